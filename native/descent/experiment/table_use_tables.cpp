#include "descent/experiment/table_use_tables.h"

#include "descent/data/table_columns.h"
#include "descent/data/table_use.h"

namespace descent {

void add_table_use(const Dataset& data, Result& result) {
  if (data.table == nullptr) return;
  const TableUse& use = *data.table;
  std::vector<double> roles(use.table.columns.size());
  for (std::size_t k : use.inputs) roles[k] = 1;
  roles[use.target] = 2;
  add_columns(use.table, result, roles);

  TableBuilder source("source", "What is learned from",
                      {{"rows", "", "rows", ""},
                       {"skipped", "", "rows left out for a gap", ""},
                       {"target", "", "column that is predicted, from 0", ""},
                       {"classes", "", "classes of the target; 0: it is a number", ""},
                       {"decided", "", "the column decided which of both", ""}});
  source.add_row({static_cast<double>(use.rows), static_cast<double>(use.skipped), static_cast<double>(use.target),
                  static_cast<double>(use.classes.size()), use.decided ? 1.0 : 0.0});
  source.append_to(result);
  if (use.classes.empty()) return;

  Columns names;
  std::vector<double> rows;
  for (std::size_t k = 0; k < use.classes.size(); ++k) {
    names.push_back({"class." + std::to_string(k), "", use.classes[k], ""});
    rows.push_back(static_cast<double>(use.class_rows[k]));
  }
  TableBuilder classes("classes", "Classes of the target, and rows of each", std::move(names));
  classes.add_row(rows);
  classes.append_to(result);
}

}  // namespace descent

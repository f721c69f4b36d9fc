#include "descent/data/own_table.h"

#include <cmath>
#include <string>
#include <vector>

#include "catch.h"
#include "descent/base/random.h"
#include "descent/data/table_use.h"
#include "networks.h"

using namespace descent;
using namespace descent::tests;

namespace {

/// The part for a text, with more of its members.
Value table(const std::string& text, const std::string& more = "{}") {
  Value part = json(more);
  part.set("id", "csv");
  part.set("text", text);
  return part;
}

Dataset examples(const std::string& text, const std::string& more = "{}") {
  const Expected<Value> resolved = resolve_part("dataset", table(text, more), "data");
  if (!resolved) FAIL(resolved.error().message);
  Expected<Dataset> data = make_dataset(resolved.value(), "data");
  if (!data) FAIL(data.error().path << ": " << data.error().message);
  return std::move(data.value());
}

/// Why a training on that table is refused: "path: message".
std::string refusal(const std::string& text, const std::string& more = "{}", const char* scaler = "none") {
  const Expected<Value> spec =
      validate(Value::object({{"experiment", "training"}, {"data", table(text, more)}, {"scaler", scaler}}));
  return spec ? "accepted" : spec.error().path + ": " + spec.error().message;
}

Result trained(const Value& data, std::size_t steps, const char* scaler = "none") {
  return run_spec(Value::object({{"experiment", "training"}, {"data", data}, {"steps", steps}, {"scaler", scaler}}));
}

const std::string flowers =
    "length,width,kind\n"
    "1,2,rose\n"
    "3,4,tulip\n"
    "5,6,rose\n";

std::string repeated(const std::string& header, const std::vector<std::string>& rows, int times) {
  std::string text = header + "\n";
  for (int i = 0; i < times; ++i) {
    for (const std::string& row : rows) text += row + "\n";
  }
  return text;
}

}  // namespace

TEST_CASE("The last column of a table is predicted from the other numbers", "[own-table]") {
  const Dataset data = examples(flowers);
  CHECK(data.features == 2);
  CHECK(data.inputs == std::vector<double>{1, 2, 3, 4, 5, 6});
  CHECK(data.targets == std::vector<double>{0, 1, 0});
  CHECK(data.classes == 2);
  REQUIRE(data.columns.size() == 3);
  CHECK(data.columns[2].name == "kind");
  CHECK(data.table->classes == std::vector<std::string>{"rose", "tulip"});
  CHECK(data.table->class_rows == std::vector<std::size_t>{2, 1});
  CHECK(data.table->decided);
  // Words are left out where no inputs are named; the table of the registry begins with names.
  const Dataset salaries = examples("name,age,salary\nA,20,30000\nB,30,40000\n");
  CHECK(salaries.features == 1);
  CHECK(salaries.targets == std::vector<double>{30000, 40000});
  CHECK(salaries.classes == 0);
}

TEST_CASE("Inputs and target of a table can be any of its columns", "[own-table]") {
  const Dataset data = examples(flowers, R"({"inputs": [1], "target": 0})");
  CHECK(data.inputs == std::vector<double>{2, 4, 6});
  CHECK(data.targets == std::vector<double>{1, 3, 5});
  CHECK(data.columns[0].name == "width");
  CHECK(examples(flowers, R"({"inputs": [1, 0]})").inputs == std::vector<double>{2, 1, 4, 3, 6, 5});
  CHECK(refusal(flowers, R"({"inputs": [0, 3]})") ==
        "data.inputs[1]: The table has 3 columns, so there is none after the first 3.");
  CHECK(contains(refusal(flowers, R"({"target": 7})"), "data.target: The table has 3 columns"));
  CHECK(contains(refusal(flowers, R"({"inputs": [0.5]})"), "whole number"));
  CHECK(contains(refusal(flowers, R"({"inputs": [0, 0]})"), "Column 1 (length) is an input already."));
  CHECK(contains(refusal(flowers, R"({"inputs": [0, 2]})"), "Column 3 (kind) is what is to be predicted"));
  CHECK(refusal(flowers, R"({"inputs": [0, 2], "target": 1})") ==
        "data.inputs[1]: Column 3 (kind) holds words; numbers are in 1 (length), 2 (width).");
  CHECK(contains(refusal(flowers, R"({"inputs": []})"), "data.inputs"));
}

TEST_CASE("A column decides whether it holds classes or numbers, unless it is told", "[own-table]") {
  // Three numbers in fifteen rows: five rows for each of them.
  const std::string few = repeated("x,y", {"1,7", "2,3", "4,9"}, 5);
  CHECK(examples(few).classes == 3);
  CHECK(examples(few).targets[0] == 1);
  CHECK(examples(few).table->classes == std::vector<std::string>{"3", "7", "9"});
  CHECK(examples(few, R"({"targets": "numbers"})").classes == 0);
  CHECK(examples(few, R"({"targets": "numbers"})").targets[0] == 7);
  // Four rows for each, or a number that is not whole, and they are numbers.
  CHECK(examples(repeated("x,y", {"1,7", "2,3", "4,9"}, 4)).classes == 0);
  CHECK(examples(repeated("x,y", {"1,7", "2,3.5", "4,9"}, 5)).classes == 0);
  CHECK(examples(repeated("x,y", {"1,7", "2,3.5", "4,9"}, 1), R"({"targets": "classes"})").classes == 3);
  CHECK(contains(refusal(flowers, R"({"targets": "numbers"})"), "Column 3 (kind) holds words"));
  // Most cells are numbers: a word among them is a mistake, or the name of a class if classes are meant.
  const std::string mixed = "x,y\n1,1\n2,1\n3,other\n4,2\n";
  CHECK(contains(refusal(mixed), "Line 4, column 2 (y): “other” is not a number."));
  CHECK(examples(mixed, R"({"targets": "classes"})").table->classes == std::vector<std::string>{"1", "2", "other"});
}

TEST_CASE("Classes of a table do not depend on the order of its rows", "[own-table]") {
  const Dataset one = examples("x,y\n1,b\n2,a\n3,c\n"), other = examples("x,y\n3,c\n1, b \n2,a\n");
  CHECK(one.table->classes == other.table->classes);
  CHECK(one.targets == std::vector<double>{1, 0, 2});
  CHECK(other.targets == std::vector<double>{2, 1, 0});
}

TEST_CASE("Gaps in a table are refused with their place, or their rows are left out", "[own-table]") {
  const std::string gaps = "a,b,note,c\n1,2,x,3\n4,,y,6\n7,8,,9\n10,11,z,NA\n12,oops,q,14\n15,16,r,17\n";
  CHECK(refusal(gaps) ==
        "data.text: Line 3, column 2 (b): the cell is empty. Every input and the target need a value in every row, or "
        "the row has to be left out.");
  const Dataset left = examples(gaps, R"({"missing": "skip"})");
  // A gap in a column that is not used is no matter.
  CHECK(left.inputs == std::vector<double>{1, 2, 7, 8, 15, 16});
  CHECK(left.targets == std::vector<double>{3, 9, 17});
  CHECK(left.table->rows == 3);
  CHECK(left.table->skipped == 3);
  CHECK(refusal(gaps, R"({"inputs": [0]})") ==
        "data.text: Line 5, column 4 (c): the cell is empty. Every input and the target need a value in every row, or "
        "the row has to be left out.");
  CHECK(contains(refusal("a,kind\n1,x\n2,\n3,y\n"), "Line 3, column 2 (kind): the cell is empty."));
  CHECK(examples("a,kind\n1,x\n2,\n3,y\n", R"({"missing": "skip"})").targets == std::vector<double>{0, 1});
  CHECK(refusal("a,b\n1,\n,2\n", R"({"missing": "skip"})") ==
        "data.text: No row is left: each of them lacks one of the inputs or the target.");
}

TEST_CASE("What can't be learned from is refused in a sentence", "[own-table]") {
  CHECK(contains(refusal("It was a dark and stormy night."), "data.text: "));
  CHECK(contains(refusal(""), "at least one number is needed"));
  CHECK(contains(refusal("a,b\n"), "There is a header, and no row below it."));
  CHECK(contains(refusal("a,b\n1,2\n3\n"), "Line 3, column 1: the record ends here"));
  CHECK(contains(refusal("1\n2\n3\n"), "One column is not enough"));
  CHECK(refusal("name,kind\n1,x\nb,y\nc,z\n") != "accepted");
  CHECK(contains(refusal("word,number\na,1\nb,2\n"), "Besides column 2 (number)"));
  CHECK(contains(refusal("a,kind\n1,x\n2,x\n"), "Column 2 (kind) holds only one class, “x”"));
  CHECK(contains(refusal("a,b\n1,5\n2,5\n", R"({"targets": "classes"})"), "only one class, “5”"));
  CHECK(contains(refusal("a,b\n1e35,5\n2,6\n"), "Row 1 of column 1 (a) holds 1e+35"));
  CHECK(contains(refusal("a,b\n1,5\n2,6e31\n"), "Row 2 of column 2 (b)"));
  // A column that never changes tells nothing, and does no harm.
  CHECK(std::isfinite(trained(table("a,b,c\n1,5,1\n1,6,2\n"), 3, "z-score").column("evaluation", "loss")[0]));
  for (int count : {101, 5000}) {
    std::string names = "x,name\n", numbers = "x,number\n";
    for (int i = 0; i < count; ++i) {
      names += "1,n" + std::to_string(i) + "\n";
      numbers += "1," + std::to_string(i) + "\n";
    }
    CHECK(contains(refusal(names), "Column 2 (name) holds more than 100 different words"));
    CHECK(contains(refusal(numbers, R"({"targets": "classes"})"), "holds more than 100 different numbers"));
    CHECK(refusal(numbers) == "accepted");
  }
}

TEST_CASE("One row is enough for a number, and nothing can be held out of it", "[own-table]") {
  const Result result = trained(table("x,y\n0.5,0.25\n"), 300);
  // Adam at its rate takes the loss of a single example far down.
  CHECK(result.column("evaluation", "loss")[0] < 1e-4);
  CHECK(contains(refusal("x,y\n1,a\n"), "only one class"));
  const Expected<Value> held =
      validate(Value::object({{"experiment", "training"}, {"data", table("x,y\n0.5,0.25\n")}, {"validation", 0.25}}));
  REQUIRE_FALSE(held);
  CHECK(held.error().path == "validation");
}

TEST_CASE("A training says what has become of the table", "[own-table]") {
  const Result result = trained(table("id,x,kind\na,1,up\nb,2,down\nc,,up\n", R"({"missing": "skip"})"), 1);
  CHECK(result.table("columns").columns[1].label == "x");
  CHECK(result.column("columns", "column.0")[3] == 0);
  CHECK(result.column("columns", "column.1")[3] == 1);
  CHECK(result.column("columns", "column.2")[3] == 2);
  CHECK(result.column("source", "rows")[0] == 2);
  CHECK(result.column("source", "skipped")[0] == 1);
  CHECK(result.column("source", "target")[0] == 2);
  CHECK(result.column("source", "classes")[0] == 2);
  CHECK(result.column("source", "decided")[0] == 1);
  CHECK(result.table("classes").columns[0].label == "down");
  CHECK(result.column("classes", "class.0")[0] == 1);
  // Comparisons take it as well.
  Value comparison = Value::object({{"experiment", "init-training"}, {"data", table(flowers)}, {"steps", 2}});
  CHECK(run_spec(comparison).column("source", "rows")[0] == 3);
}

TEST_CASE("A table of 100,000 rows is learned from, and its completed spec is accepted again", "[own-table]") {
  Random random(5);
  std::string text = "x,y,side\n";
  for (int i = 0; i < 100000; ++i) {
    const double x = random.uniform(-1, 1), y = random.uniform(-1, 1);
    text += std::to_string(x) + "," + std::to_string(y) + (x + y > 0 ? ",above\n" : ",below\n");
  }
  const Value spec = Value::object({{"experiment", "training"},
                                    {"data", table(text)},
                                    {"validation", 0.2},
                                    {"batch", 100},
                                    {"steps", 400},
                                    {"scoreEvery", 200},
                                    {"weights", false}});
  const Result result = run_spec(spec);
  CHECK(result.column("evaluation", "learned")[0] == 80000);
  CHECK(result.column("evaluation", "validationAccuracy")[0] > 0.97);
  Value all = result.spec;
  all.set("batch", Value());
  all.set("steps", 0);
  const Expected<Value> completed = validate(all);
  REQUIRE(completed);
  CHECK(validate(completed.value()));
}

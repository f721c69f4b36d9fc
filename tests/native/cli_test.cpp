#include "cli.h"

#include <cmath>
#include <cstdlib>
#include <string>
#include <vector>

#include "catch.h"
#include "specs.h"

using namespace descent;
using namespace descent::tests;

namespace {

/// "a, b, c": the families, or the parts of one.
std::string listed(const Value& object) {
  std::string ids;
  for (const auto& [id, entry] : object.object()) ids += (ids.empty() ? "" : ", ") + id;
  return ids;
}
std::string experiments() {
  std::string ids;
  const Value all = catalog();
  for (const Value& part : all["experiment"]["parts"].array()) {
    ids += (ids.empty() ? "\"" : ", \"") + part["id"].string() + "\"";
  }
  return ids;
}

/// That input is refused with exactly this line and exit code 2, and nothing is printed.
void check_refused(const Ran& ran, const std::string& line) {
  CHECK(ran.code == 2);
  CHECK(ran.err == "descent: " + line + "\n");
  CHECK(ran.out.empty());
}

/// That the command did its work and had nothing to complain about.
void check_done(const Ran& ran) {
  CHECK(ran.code == 0);
  CHECK(ran.err.empty());
}

std::vector<std::string> split(const std::string& line, char separator) {
  std::vector<std::string> cells(1);
  for (char c : line) {
    if (c == separator) {
      cells.emplace_back();
    } else {
      cells.back() += c;
    }
  }
  return cells;
}

const std::string small_race =
    R"({"experiment": "race", "surface": "bowl", "steps": 4, "racers": [{"id": "gd", "learningRate": 0.01}]})";

}  // namespace

TEST_CASE("Without arguments the command says how it is used, as an error", "[cli]") {
  const Ran ran = command({});
  CHECK(ran.code == 2);
  CHECK(ran.out.empty());
  CHECK(contains(ran.err, "Usage: descent COMMAND"));
}

TEST_CASE("Help names every command, and each command helps itself", "[cli]") {
  const Ran help = command({"--help"});
  check_done(help);
  for (const char* name : {"list", "describe", "run", "verify", "bench"}) {
    CHECK(contains(help.out, "\n  " + std::string(name) + " "));
    const Ran own = command({name, "--help"});
    check_done(own);
    CHECK(own.out.starts_with("Usage: descent " + std::string(name) + " "));
    CHECK(command({name, "-h"}).out == own.out);
  }
  CHECK(command({"-h"}).out == help.out);
  CHECK(command({"help"}).out == help.out);
}

TEST_CASE("The version is the project's", "[cli]") {
  const Ran ran = command({"--version"});
  check_done(ran);
  CHECK(ran.out.starts_with("descent 0."));
  CHECK(lines(ran.out).size() == 1);
}

TEST_CASE("An unknown command is refused with those that there are", "[cli]") {
  check_refused(command({"rnu"}), "there is no command called \"rnu\"; there are list, describe, run, verify, bench.");
}

TEST_CASE("Unknown options and wrong numbers of arguments are refused", "[cli]") {
  check_refused(command({"list", "--yaml"}), "descent list has no option --yaml; it has --json.");
  check_refused(command({"run", "-", "--yaml"}), "descent run has no option --yaml; it has --csv, --json, --digits=.");
  check_refused(command({"run"}), "usage: descent run SPEC [--csv | --json] [--digits=FILE]");
  check_refused(command({"run", "a", "b"}), "usage: descent run SPEC [--csv | --json] [--digits=FILE]");
  check_refused(command({"describe"}), "usage: descent describe NAME [--json]");
  check_refused(command({"verify"}), "usage: descent verify FILE... [--plan]");
}

TEST_CASE("list shows every part of the catalogue", "[cli]") {
  const Ran ran = command({"list"});
  check_done(ran);
  const Value all = catalog();
  for (const auto& [family, entry] : all.object()) {
    CHECK(contains(ran.out, entry["title"].string() + " (" + family + ")\n"));
    for (const Value& part : entry["parts"].array()) {
      CHECK(contains(ran.out, "\n  " + part["id"].string() + " "));
      CHECK(contains(ran.out, part["help"].string() + "\n"));
    }
  }
}

TEST_CASE("list shows one family, and speaks JSON", "[cli]") {
  const Ran ran = command({"list", "schedule"});
  check_done(ran);
  CHECK(contains(ran.out, "  cosine "));
  CHECK_FALSE(contains(ran.out, "adam"));

  const Value parsed = json(command({"list", "--json"}).out);
  CHECK(parsed.object().size() == catalog().object().size());
  CHECK(parsed["optimizer"].array()[0]["id"].string() == "gd");
  CHECK(json(command({"list", "surface", "--json"}).out).object().size() == 1);
  check_refused(command({"list", "layer"}),
                "there is no family called \"layer\"; there are " + listed(catalog()) + ".");
}

TEST_CASE("describe shows formula, parameters with symbol, range, default and unit, and sources", "[cli]") {
  const Ran ran = command({"describe", "adam"});
  check_done(ran);
  CHECK(ran.out.starts_with("Adam (optimizer/adam)\nMomentum and RMSProp together"));
  CHECK(contains(ran.out, "\\frac{\\hat m_t}{\\sqrt{\\hat v_t} + \\varepsilon}"));
  CHECK(contains(ran.out, "\n  learningRate    \\eta         (0, 1000] "));
  CHECK(contains(ran.out, "\n  beta1           \\beta_1      [0, 1) "));
  CHECK(contains(ran.out, "true | false"));
  CHECK(contains(ran.out, "one of schedule"));
  CHECK(contains(ran.out, "Kingma, D. P. and Ba, J. (2015): Adam: A Method for Stochastic Optimization."));
  CHECK(contains(ran.out, "\n  vHat "));
  CHECK(contains(command({"describe", "momentum"}).out, "heavy-ball | ewma"));
  CHECK(contains(command({"describe", "ewma"}).out, "0–5000 pairs [index, number in [-1000000000000, 1000000000000]]"));
}

TEST_CASE("describe works for every part, and a line of it never ends in blanks", "[cli]") {
  const Value all = catalog();
  for (const auto& [family, entry] : all.object()) {
    for (const Value& part : entry["parts"].array()) {
      const std::string name = family + "/" + part["id"].string();
      CAPTURE(name);
      const Ran ran = command({"describe", name});
      check_done(ran);
      CHECK(ran.out.starts_with(part["title"].string() + " (" + name + ")\n" + part["help"].string() + "\n"));
      for (const Value& p : part["parameters"].array()) CHECK(contains(ran.out, "\n  " + p["id"].string() + " "));
      for (const std::string& line : lines(ran.out)) CHECK_FALSE(line.ends_with(" "));

      const Ran as_json = command({"describe", name, "--json"});
      check_done(as_json);
      CHECK(json(as_json.out)["id"] == part["id"]);
      CHECK(json(as_json.out)["parameters"].array().size() == part["parameters"].array().size());
    }
  }
}

TEST_CASE("describe writes a bound that there is none as null", "[cli]") {
  const Value race = json(command({"describe", "race", "--json"}).out);
  const Value& start = race["parameters"].array()[1];
  CHECK(start["id"].string() == "start");
  CHECK(start["min"].is_null());
  CHECK(start["max"].is_null());
  CHECK(race["parameters"].array()[3]["max"].number() == 5000);
}

TEST_CASE("describe refuses what it does not find", "[cli]") {
  check_refused(command({"describe", "sgdd"}), "there is no part called \"sgdd\"; `descent list` shows what there is.");
  check_refused(command({"describe", "surface/adam"}),
                "there is no part called \"surface/adam\"; `descent list` shows what there is.");
  check_refused(command({"describe", "part/adam"}),
                "there is no family called \"part\"; there are " + listed(catalog()) + ".");
}

TEST_CASE("run reads a spec from a file or from standard input", "[cli]") {
  const TemporaryFile file("race.json", small_race);
  const Ran from_file = command({"run", file.path(), "--json"});
  const Ran from_input = command({"run", "-", "--json"}, small_race);
  check_done(from_file);
  check_done(from_input);
  CHECK(from_file.out == from_input.out);
}

TEST_CASE("run prints JSON that holds the complete spec and every number", "[cli]") {
  const Ran ran = command({"run", "-", "--json"}, small_race);
  const Value printed = json(ran.out);
  const Result result = run_spec(json(small_race));
  CHECK(printed["spec"] == result.spec);
  REQUIRE(printed["tables"].array().size() == result.tables.size());
  for (std::size_t i = 0; i < result.tables.size(); ++i) {
    const Value& table = printed["tables"].array()[i];
    CHECK(table["id"].string() == result.tables[i].id);
    CHECK(table["title"].string() == result.tables[i].title);
    CHECK(table["rows"].count() == result.tables[i].rows);
    for (const Value& column : table["columns"].array()) {
      std::vector<double> values;
      for (const Value& value : column["values"].array())
        values.push_back(value.is_null() ? not_a_number : value.number());
      CHECK(same_bits(values, result.column(table["id"].string(), column["id"].string())));
    }
  }
}

TEST_CASE("run prints a grid's axes", "[cli]") {
  const Value printed =
      json(command({"run", "-", "--json"}, R"({"experiment": "surface", "columns": 3, "rows": 2})").out);
  const Value& grid = printed["tables"].array()[0];
  CHECK(grid["x"] == json(R"({"label": "x", "min": -2.2, "max": 2.2, "count": 3})"));
  CHECK(grid["y"]["count"].count() == 2);
}

TEST_CASE("run prints CSV: a block for each table, every number, nothing for a missing one", "[cli]") {
  const Ran ran = command({"run", "-", "--csv"}, small_race);
  check_done(ran);
  const Result result = run_spec(json(small_race));
  const std::vector<std::string> all = lines(ran.out);
  std::size_t next = 0;
  for (const Table& table : result.tables) {
    if (next > 0) {
      CHECK(all[next++].empty());
    }
    CHECK(all[next++] == "# table " + table.id + ": " + table.title);
    const std::vector<std::string> head = split(all[next++], ',');
    REQUIRE(head.size() == table.columns.size());
    for (std::size_t row = 0; row < table.rows; ++row) {
      const std::vector<std::string> cells = split(all[next++], ',');
      REQUIRE(cells.size() == head.size());
      for (std::size_t k = 0; k < cells.size(); ++k) {
        const double number = cells[k].empty() ? not_a_number : std::strtod(cells[k].c_str(), nullptr);
        CHECK(same_bits(std::vector<double>{number}, result.column(table.id, head[k]).subspan(row, 1)));
      }
    }
  }
  CHECK(next == all.size());
  CHECK(contains(ran.out, "\n0,-2.2,0.9,"));  // the start, as typed
}

TEST_CASE("run without an option prints a summary that fits a screen", "[cli]") {
  const Ran ran = command({"run", "-"}, R"({"experiment": "race"})");
  check_done(ran);
  CHECK(ran.out.starts_with("experiment: race\nsurface: {\"id\": \"two-wells\""));
  CHECK(contains(ran.out, "\nracer.0: Gradient descent, 201 rows\n"));
  CHECK(contains(ran.out, "\nstandings: Where each racer ended, 7 rows\n"));
  CHECK(lines(ran.out).size() < 120);
}

TEST_CASE("run refuses a bad spec with the path of the wrong value and what is allowed", "[cli]") {
  check_refused(command({"run", "-"}, R"({"experiment": "race", "racers": ["gd", {"id": "gd", "learningRate": -1}]})"),
                "racers[1].learningRate: learning rate must be above 0 and at most 1000, not -1.");
  check_refused(command({"run", "-"}, "{}"),
                "experiment: An object with \"experiment\" is needed here: one of " + experiments() + ".");
  check_refused(command({"run", "-"}, "\"sweep\""),
                "There is no experiment called \"sweep\"; there are " + experiments() + ".");
  check_refused(command({"run", "-", "--csv", "--json"}, small_race), "either --csv or --json, not both.");
}

TEST_CASE("run says where JSON is malformed", "[cli]") {
  const Ran ran = command({"run", "-"}, "{\"experiment\": \"race\",\n \"steps\": }");
  CHECK(ran.code == 2);
  CHECK(ran.err.starts_with("descent: standard input: line 2, column 11: "));
  CHECK(lines(ran.err).size() == 1);
  const TemporaryFile file("broken.json", "[");
  CHECK(command({"run", file.path()}).err.starts_with("descent: " + file.path() + ": line 1, column 2: "));
  CHECK(command({"run", "-"}, "").code == 2);
}

TEST_CASE("A file that can't be read is named", "[cli]") {
  check_refused(command({"run", "/no/such/file.json"}),
                "/no/such/file.json: can't be read: No such file or directory.");
  check_refused(command({"verify", "/no/such/file.json"}),
                "/no/such/file.json: can't be read: No such file or directory.");
  const std::string folder = std::filesystem::temp_directory_path().string();
  check_refused(command({"run", folder}), folder + ": is a folder, not a file.");
}

TEST_CASE("Whatever the bytes, run answers with a result or one line", "[cli]") {
  const std::string good = R"({"experiment": "race", "steps": 3, "racers": ["gd", {"id": "adam", "beta1": 0.5}]})";
  for (std::size_t i = 0; i < good.size(); ++i) {
    for (const std::string& broken :
         {good.substr(0, i), good.substr(0, i) + "\xff" + good.substr(i), good.substr(0, i) + good.substr(i + 1),
          good.substr(0, i) + "9" + good.substr(i)}) {
      const Ran ran = command({"run", "-"}, broken);
      CAPTURE(broken);
      CHECK((ran.code == 0 || (ran.code == 2 && lines(ran.err).size() == 1 && ran.out.empty())));
    }
  }
}

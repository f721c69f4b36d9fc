// A translator without rules: what `module.js` hands in becomes a descent::Value, what comes of it goes back as JSON
// and as one block of numbers. No C++ exception crosses: bad input is a value {ok: false, error}, a failed check ends
// the module. Plain C functions, because Embind's own weight is that of all experiments together.

#include <emscripten/emscripten.h>

#include <cstdint>
#include <cstring>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "descent/descent.h"
#include "json.h"

namespace {

using descent::Value;
using descent::wasm::append_json;

/// What was handed in, and the answer to it: both are there until the next call.
std::string inbox, answer;
/// The numbers of the last result, until they are fetched.
std::vector<double> numbers;

/// Reads the tree that `module.js` has written: a letter says what follows. It wrote it itself, so nothing is doubted.
class Reader {
 public:
  explicit Reader(const char* at) : at_(at) {}

  Value value() {
    switch (*at_++) {
      case 't':
        return true;
      case 'f':
        return false;
      case 'd':
        return raw<double>();
      case 's':
        return text();
      case '[': {
        Value::Array items(raw<std::uint32_t>());
        for (Value& item : items) item = value();
        return Value(std::move(items));
      }
      case '{': {
        Value::Object members(raw<std::uint32_t>());
        for (auto& [key, member] : members) {
          key = text();
          member = value();
        }
        return Value(std::move(members));
      }
      default:
        return {};
    }
  }

 private:
  template <class T>
  T raw() {
    T number;
    std::memcpy(&number, at_, sizeof number);
    at_ += sizeof number;
    return number;
  }
  std::string text() {
    const std::uint32_t size = raw<std::uint32_t>();
    at_ += size;
    return {at_ - size, size};
  }

  const char* at_;
};

Value spec() { return Reader(inbox.data()).value(); }

void answer_with(const Value& value) {
  answer.clear();
  append_json(answer, value);
}

void refuse(const descent::Error& error) {
  answer_with(Value::object(
      {{"ok", false},
       {"error", Value::object({{"path", error.path}, {"code", error.code}, {"message", error.message}})}}));
}

struct Entry {
  int handle;
  std::unique_ptr<descent::Run> run;
};
/// The runs under way.
std::vector<Entry> runs;
int last_handle = 0;

std::vector<Entry>::iterator find(int handle) {
  auto entry = runs.begin();
  while (entry != runs.end() && entry->handle != handle) ++entry;
  return entry;
}

descent::Run& run_under_way(int handle) {
  const auto entry = find(handle);
  descent::check(entry != runs.end(), "a run that is not under way");
  return *entry->run;
}

void forget(int handle) {
  if (const auto entry = find(handle); entry != runs.end()) runs.erase(entry);
}

void answer_with(descent::Result result) {
  answer = "{\"ok\":true,\"spec\":";
  append_json(answer, result.spec);
  answer += ",\"tables\":";
  append_json(answer, result.tables);
  answer += '}';
  numbers = std::move(result.data);
}

}  // namespace

extern "C" {

/// Room for `size` bytes of what is handed in.
EMSCRIPTEN_KEEPALIVE char* descent_inbox(std::size_t size) {
  inbox.resize(size);
  return inbox.data();
}

EMSCRIPTEN_KEEPALIVE const char* descent_answer() { return answer.data(); }
EMSCRIPTEN_KEEPALIVE std::size_t descent_answer_size() { return answer.size(); }
EMSCRIPTEN_KEEPALIVE const double* descent_numbers() { return numbers.data(); }
EMSCRIPTEN_KEEPALIVE std::size_t descent_numbers_size() { return numbers.size(); }
EMSCRIPTEN_KEEPALIVE void descent_fetched() { numbers = {}; }

EMSCRIPTEN_KEEPALIVE void descent_version() { answer_with(Value(DESCENT_VERSION)); }

EMSCRIPTEN_KEEPALIVE void descent_catalog() { answer_with(descent::catalog()); }

EMSCRIPTEN_KEEPALIVE void descent_validate() {
  const auto complete = descent::validate(spec());
  if (!complete) return refuse(complete.error());
  answer_with(Value::object({{"ok", true}, {"spec", complete.value()}}));
}

EMSCRIPTEN_KEEPALIVE void descent_begin() {
  auto run = descent::begin(spec());
  if (!run) return refuse(run.error());
  runs.push_back({++last_handle, std::move(run.value())});
  answer_with(Value::object({{"ok", true}, {"handle", last_handle}}));
}

EMSCRIPTEN_KEEPALIVE double descent_advance(int handle, double work) {
  return run_under_way(handle).advance(static_cast<std::int64_t>(work));
}

EMSCRIPTEN_KEEPALIVE void descent_peek(int handle) { answer_with(run_under_way(handle).end()); }

EMSCRIPTEN_KEEPALIVE void descent_end(int handle) {
  answer_with(run_under_way(handle).end());
  forget(handle);
}

EMSCRIPTEN_KEEPALIVE void descent_cancel(int handle) { forget(handle); }

}  // extern "C"

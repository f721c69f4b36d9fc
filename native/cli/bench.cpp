#include <ctime>
#ifdef __GLIBC__
#include <malloc.h>
#endif

#include "cli/bad_input.h"
#include "cli/command.h"
#include "cli/json.h"

namespace descent::cli {
namespace {

/// Long enough to average over many runs, short enough to be interleaved with something else.
constexpr double seconds = 0.15;

double processor_time() { return static_cast<double>(std::clock()) / CLOCKS_PER_SEC; }

/// Memory that a run gives back serves the next one, as in a page, whose memory never shrinks. Otherwise a tenth of the
/// time of short runs is the system's, which takes it away and clears it anew.
void keep_memory() {
#ifdef __GLIBC__
  mallopt(M_MMAP_MAX, 0);
  mallopt(M_TRIM_THRESHOLD, -1);
#endif
}

int bench(const Call& call) {
  keep_memory();
  attach_files(call);
  const Value spec = parse_json(read_input(call.words[0], call.in), input_name(call.words[0]));
  std::size_t runs = 0;
  double elapsed = 0;
  const double start = processor_time();
  while (elapsed < seconds) {
    const Expected<Result> result = run(spec);
    if (!result) throw BadInput(result.error());
    ++runs;
    elapsed = processor_time() - start;
  }
  const Value report =
      Value::object({{"runs", runs}, {"seconds", elapsed}, {"runsPerSecond", static_cast<double>(runs) / elapsed}});
  write_json(call.out, report);
  return 0;
}

}  // namespace

Command bench_command() {
  return {"bench",
          "SPEC [--digits=FILE]",
          "Times an experiment: runs it again and again and prints how often in a second of processor time.",
          "SPEC is a file, or - for standard input. The answer is JSON: {\"runs\", \"seconds\", \"runsPerSecond\"}.",
          {"--digits="},
          1,
          1,
          bench};
}

}  // namespace descent::cli

#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string_view>

#include "descent/base/error.h"
#include "descent/base/format.h"
#include "descent/base/result.h"
#include "descent/base/value.h"
#include "descent/experiment/experiment.h"

/// The one header that outsiders include. A spec goes in, a result comes out:
///
///     auto run = descent::begin(spec);             // or an error: which value, and what is allowed
///     while (run.value()->advance(10000) < 1) {}   // in slices as long as the caller likes
///     descent::Result result = run.value()->end();
///
/// Some runs can be taken back: run.value()->seek(step), then advance() again; and some can be asked on the way:
/// run.value()->ask(question).
///
/// No call keeps anything behind: two runs can stand side by side, and the same spec gives the same bits.
///
/// Data that the core is too small to carry are attached once, before the first run that reads them: attach("digits",
/// bytes). Only the very bytes that the core expects are taken, so that a spec keeps its one result.
///
/// Long work can be shared out: `shares` says whether that pays, each share is begun and ended like a run, wherever
/// that is, and `merge` makes of their results the one that a run in one piece gives, bit for bit.
namespace descent {

/// Every part with its descriptor, by family: {"optimizer": {title, parts: [{id, title, help, formula, …}]}, …}. The
/// modules of labs leave out what a run does not need, such as formulas and sources (base/descriptor.h).
Value catalog();

/// The spec with every default filled in, or why it can't be run.
Expected<Value> validate(const Value& spec);

/// Takes the content of a file that a dataset of that id reads: "digits". Nothing is kept of bytes that are refused;
/// the path of the error is empty. A second time does nothing.
std::optional<Error> attach(std::string_view name, std::span<const std::uint8_t> bytes);

/// Starts an experiment: {"experiment": "race", "surface": "beale", "racers": ["gd", {"id": "adam"}], …}; or one share
/// of it, where the experiment can be shared out.
Expected<std::unique_ptr<Run>> begin(const Value& spec, Share share = {});

/// In how many shares, `most` at most, a spec is worth running. 1: in one piece, as what is done soon, what can't be
/// shared out and what can't be run.
std::size_t shares(const Value& spec, std::size_t most);

/// What the whole has come to, from what all its shares have come to, in their order.
Result merge(std::span<const Result> shares);

/// begin, advance to the end, end.
Expected<Result> run(const Value& spec);

}  // namespace descent

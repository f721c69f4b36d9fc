#include "descent/experiment/trainer.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

#include "descent/experiment/network_parameters.h"
#include "descent/experiment/numbers.h"
#include "descent/nn/regularization.h"

namespace descent {
namespace {

std::vector<std::uint32_t> order_of(const Value& list) {
  std::vector<std::uint32_t> order;
  for (double number : numbers_of(list)) order.push_back(static_cast<std::uint32_t>(number));
  return order;
}

std::uint64_t seed_of(const Value& spec) { return static_cast<std::uint64_t>(spec["seed"].number()); }

template <class S>
bool all_finite(std::span<const S> numbers) {
  return std::all_of(numbers.begin(), numbers.end(), [](S number) { return std::isfinite(number); });
}

}  // namespace

NetworkSpec network_of_training(const Value& spec, const Dataset& data) {
  NetworkSpec network{.inputs = data.features, .blocks = {}, .dropout_seed = seed_of(spec)};
  for (double units : numbers_of(spec["hidden"])) {
    network.blocks.push_back(block_of(spec, static_cast<std::size_t>(units)));
  }
  BlockSpec last;
  last.units = spec["outputs"].count();
  network.blocks.push_back(std::move(last));
  return network;
}

template <class S>
Trainer<S>::Trainer(const Value& spec, const Dataset& data)
    : data_(data),
      target_width_(data.target_width),
      batches_(data.examples(), spec["batch"].count(), order_of(spec["order"]), seed_of(spec)),
      network_(network_of_training(spec, data), batches_.size()),
      loss_(make_loss<S>(spec["loss"])),
      optimizer_(make_optimizer<S>(spec["optimizer"], network_.padded_parameters().size())),
      schedule_(make_schedule(spec["optimizer"]["schedule"])),
      rate_(spec["optimizer"]["learningRate"].number()),
      penalty_(spec["weightPenalty"].number()),
      clip_(spec["clip"].number()),
      binary_(spec["loss"]["id"].string() == "binary-cross-entropy"),
      size_(network_.parameters().size()),
      steps_(spec["steps"].count()),
      input_numbers_(batch_buffer<S>(network_.inputs(), batches_.size())),
      target_numbers_(batch_buffer<S>(target_width_, batches_.size())),
      term_numbers_(batch_buffer<S>(loss_->terms(network_.outputs()), batches_.size())),
      sequence_(batches_.size()) {
  Random random(seed_of(spec), 1);
  network_.initialize(*make_initializer(spec["initializer"]), random);
  const std::vector<double> given = numbers_of(spec["parameters"]);
  for (std::size_t i = 0; i < given.size(); ++i) network_.parameters()[i] = static_cast<S>(given[i]);
  if (optimizer_->looks_ahead()) position_.setZero(static_cast<Eigen::Index>(network_.padded_parameters().size()));
}

template <class S>
void Trainer<S>::gather(const Examples<S>& source, std::span<const std::uint32_t> examples) {
  examples_ = examples.size();
  // As many examples at a time as fill a line of the cache, which is then written once.
  constexpr std::size_t line = 64 / sizeof(S);
  const auto copy = [&](const std::vector<S>& rows, const Batch<S>& batch) {
    const std::size_t features = batch.features, stride = batch.stride();
    for (std::size_t first = 0; first < stride; first += line) {
      const std::size_t width = std::min(line, stride - first), here = std::min(width, examples_ - first);
      const S* from[line];
      for (std::size_t e = 0; e < here; ++e) from[e] = rows.data() + examples[first + e] * features;
      S* out = batch.data + first;
      for (std::size_t f = 0; f < features; ++f, out += stride) {
        for (std::size_t e = 0; e < here; ++e) out[e] = from[e][f];
        for (std::size_t e = here; e < width; ++e) out[e] = 0;
      }
    }
  };
  copy(source.inputs, inputs());
  copy(source.targets, targets());
}

template <class S>
typename Trainer<S>::Step Trainer<S>::look(Watch<S>* watch) {
  // All examples in one order are gathered once.
  if (!gathered_) {
    gather(data_, batches_.next());
    gathered_ = batches_.whole();
  }
  const std::span<S> params = network_.padded_parameters(), grads = network_.padded_gradients();
  const bool ahead = position_.size() > 0;
  if (ahead) {
    std::copy(params.begin(), params.end(), position_.data());
    optimizer_->gradient_point(std::span<const S>(position_.data(), params.size()), params);
  }
  Step result{};
  const Batch<S> x = inputs();
  network_.forward(x, Mode::training, watch);
  const Batch<S> terms{term_numbers_.data(), loss_->terms(network_.outputs()), examples_};
  result.loss = loss_->mean(network_.output(), targets(), terms, network_.output_gradient());
  network_.backward(x, watch);
  if (penalty_ > 0) result.penalty = add_weight_penalty(network_, penalty_);
  result.gradient_norm = clip_ > 0 ? clip_by_norm(grads, clip_) : norm<S>(grads);
  if (ahead) std::copy_n(position_.data(), params.size(), params.data());
  result.rate = rate_ * schedule_->factor(done_, steps_);
  result.finite = std::isfinite(result.loss) && std::isfinite(result.gradient_norm);
  return result;
}

template <class S>
typename Trainer<S>::Step Trainer<S>::step(Watch<S>* watch) {
  const Step result = look(watch);
  if (!result.finite) return result;
  optimizer_->step(network_.padded_parameters(), network_.padded_gradients(), static_cast<S>(result.rate));
  ++done_;
  return result;
}

template <class S>
Score Trainer<S>::score(const Examples<S>& examples, std::vector<double>* outputs) {
  const std::size_t width = network_.outputs(), count = examples.count;
  Score result;
  std::size_t right = 0;
  gathered_ = false;
  for (std::size_t first = 0; first < count; first += batches_.size()) {
    const std::size_t here = std::min(batches_.size(), count - first);
    std::iota(sequence_.begin(), sequence_.end(), static_cast<std::uint32_t>(first));
    gather(examples, std::span<const std::uint32_t>(sequence_).first(here));
    network_.forward(inputs(), Mode::inference);
    const Batch<const S> out = network_.output();
    const Batch<S> terms{term_numbers_.data(), loss_->terms(width), examples_};
    const double mean = loss_->mean(out, targets(), terms, network_.output_gradient());
    result.loss += mean * (static_cast<double>(examples_) / static_cast<double>(count));
    for (std::size_t e = 0; e < examples_; ++e) {
      std::size_t best = 0;
      for (std::size_t o = 0; o < width; ++o) {
        if (out.at(o, e) > out.at(best, e)) best = o;
        if (outputs != nullptr) outputs->push_back(static_cast<double>(out.at(o, e)));
      }
      if (loss_->wants_class()) right += static_cast<std::size_t>(targets().at(0, e)) == best;
      if (binary_) right += (out.at(0, e) > 0) == (targets().at(0, e) > S(0.5));
    }
  }
  const bool classes = loss_->wants_class() || (binary_ && width == 1);
  result.accuracy =
      classes ? static_cast<double>(right) / static_cast<double>(count) : std::numeric_limits<double>::quiet_NaN();
  return result;
}

template <class S>
Evaluation Trainer<S>::evaluate() {
  Evaluation all;
  static_cast<Score&>(all) = score(data_, &all.outputs);
  return all;
}

template <class S>
Trouble Trainer<S>::trouble() {
  const auto block_of_first = [&](std::span<const S> numbers) -> std::optional<std::size_t> {
    for (const PlacedPiece& placed : network_.parameter_layout()) {
      if (!all_finite<S>(numbers.subspan(placed.offset, placed.piece.size()))) return placed.block;
    }
    return std::nullopt;
  };
  if (const auto block = block_of_first(network_.parameters())) return {Stage::update, *block};
  for (std::size_t b = 0; b < network_.blocks(); ++b) {
    const Batch<const S> out = network_.block_output(b);
    for (std::size_t f = 0; f < out.features; ++f) {
      if (!all_finite<S>({out.row(f), out.examples})) return {Stage::forward, b};
    }
  }
  // Gradients come from the last layer: the last that is not finite was the first.
  std::optional<std::size_t> last;
  for (const PlacedPiece& placed : network_.parameter_layout()) {
    if (!all_finite<S>(network_.gradients().subspan(placed.offset, placed.piece.size()))) last = placed.block;
  }
  const double loss = loss_->mean(network_.output(), targets(),
                                  Batch<S>{term_numbers_.data(), loss_->terms(network_.outputs()), examples_},
                                  network_.output_gradient());
  if (!std::isfinite(loss)) return {Stage::loss, network_.blocks() - 1};
  if (last) return {Stage::backward, *last};
  // Every gradient is finite, but the square of one is not.
  std::size_t block = 0;
  S largest = 0;
  for (const PlacedPiece& placed : network_.parameter_layout()) {
    for (S number : network_.gradients().subspan(placed.offset, placed.piece.size())) {
      if (std::fabs(number) <= largest) continue;
      largest = std::fabs(number);
      block = placed.block;
    }
  }
  return {Stage::backward, block};
}

template <class S>
std::vector<double> Trainer<S>::predict(std::span<const double> rows) {
  const std::size_t outputs = network_.outputs();
  std::vector<double> all(rows.size() / network_.inputs() * outputs);
  try_inputs(rows, [&](std::size_t first, std::size_t count) {
    const Batch<const S> out = network_.output();
    for (std::size_t e = 0; e < count; ++e) {
      for (std::size_t o = 0; o < outputs; ++o) all[(first + e) * outputs + o] = static_cast<double>(out.at(o, e));
    }
  });
  return all;
}

template class Trainer<float>;
template class Trainer<double>;

}  // namespace descent

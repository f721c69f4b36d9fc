#include "descent/nn/network.h"

#include <algorithm>

#include "descent/base/check.h"
#include "descent/nn/dense.h"
#include "descent/nn/normalization.h"
#include "descent/nn/softmax.h"

namespace descent {
namespace {

bool is(const Value& part, std::string_view id) { return !part.is_null() && part["id"].string() == id; }

}  // namespace

template <class S>
Network<S>::Network(const NetworkSpec& spec, std::size_t capacity)
    : inputs_(spec.inputs), capacity_(capacity), blocks_(spec.blocks.size()), widths_{spec.inputs} {
  for (std::size_t b = 0; b < spec.blocks.size(); ++b) add_block(spec.blocks[b], b, spec.dropout_seed);
  if (spec.softmax) add(std::make_unique<Softmax<S>>(widths_.back(), capacity_), spec.blocks.size() - 1, false);
  const std::size_t widest = *std::max_element(widths_.begin(), widths_.end());
  for (Buffer<S>& buffer : travelling_) buffer = batch_buffer<S>(widest, capacity);
  place();
  shorten();
}

template <class S>
void Network<S>::shorten() {
  const auto small = [](std::size_t width) { return width <= SmallChain<S>::widest; };
  if (!std::all_of(widths_.begin(), widths_.end(), small)) return;
  SmallChain<S> chain;
  S *params = parameters_.data(), *grads = gradients_.data();
  for (std::size_t k = 0; k < links_.size(); ++k) {
    const auto pieces = links_[k].layer->parameters();
    if (pieces.empty() || pieces[0].name != "weight") return;
    const std::size_t inputs = widths_[k], outputs = widths_[k + 1], size = inputs * outputs;
    const bool bias = pieces.size() > 1;
    typename SmallChain<S>::Stage stage{.weight = params,
                                        .bias = bias ? params + size : nullptr,
                                        .dweight = grads,
                                        .dbias = bias ? grads + size : nullptr,
                                        .inputs = inputs,
                                        .outputs = outputs,
                                        .activation = nullptr,
                                        .sums = values_[k].data(),
                                        .values = values_[k].data(),
                                        .slopes = nullptr};
    params += size + (bias ? outputs : 0);
    grads += size + (bias ? outputs : 0);
    if (k + 1 < links_.size() && links_[k + 1].activates) {
      auto& layer = static_cast<ActivationLayer<S>&>(*links_[++k].layer);
      stage.activation = &layer.activation();
      stage.values = values_[k].data();
      stage.slopes = layer.slopes();
    }
    chain.add(stage);
  }
  small_ = std::move(chain);
}

template <class S>
void Network<S>::add_block(const BlockSpec& block, std::size_t index, std::uint64_t dropout_seed) {
  check(block.dense || block.units == widths_.back(), "a block without a dense layer is as wide as its input");
  const std::size_t first = links_.size();
  units_.push_back(block.units);
  if (block.dense) {
    const typename Dense<S>::Options options{.bias = block.bias, .weight_norm = is(block.normalization, "weight-norm")};
    add(std::make_unique<Dense<S>>(widths_.back(), block.units, options), index, false);
  }
  const auto normalize = [&] {
    if (block.normalization.is_null()) return;
    if (auto layer = make_normalization<S>(block.normalization, block.units, capacity_)) {
      add(std::move(layer), index, false);
    }
  };
  if (!block.normalize_after) normalize();
  if (!block.activation.is_null() && !is(block.activation, "identity")) {
    add(std::make_unique<ActivationLayer<S>>(make_activation<S>(block.activation), block.units, capacity_), index,
        true);
  } else if (links_.size() > first) {
    links_.back().unactivated = true;
  }
  if (block.normalize_after) normalize();
  if (block.dropout > 0) {
    // A stream of its own, so that another block's dropout draws the same numbers with and without this one.
    const Random random(dropout_seed, 1000 + index);
    add(std::make_unique<Dropout<S>>(block.units, capacity_, block.dropout, random), index, false);
  }
  if (links_.size() > first) links_.back().ends = true;
}

template <class S>
void Network<S>::add(std::unique_ptr<Layer<S>> layer, std::size_t block, bool activates) {
  widths_.push_back(layer->outputs());
  values_.push_back(batch_buffer<S>(layer->outputs(), capacity_));
  links_.push_back({std::move(layer), block, activates});
}

template <class S>
void Network<S>::place() {
  const auto lay = [&](auto pieces_of, std::vector<PlacedPiece>& layout) {
    std::size_t offset = 0;
    for (const Link& link : links_) {
      for (Piece& piece : pieces_of(*link.layer)) {
        const std::size_t size = piece.size();
        layout.push_back({link.block, std::move(piece), offset});
        offset += size;
      }
    }
    return offset;
  };
  parameter_count_ = lay([](const Layer<S>& layer) { return layer.parameters(); }, parameter_layout_);
  constexpr std::size_t line = 64 / sizeof(S);
  const auto whole_lines = static_cast<Eigen::Index>((parameter_count_ + line - 1) / line * line);
  parameters_.setZero(whole_lines);
  gradients_.setZero(whole_lines);
  const std::size_t buffers = lay([](const Layer<S>& layer) { return layer.buffers(); }, buffer_layout_);
  buffers_.setZero(static_cast<Eigen::Index>(buffers));
  S *params = parameters_.data(), *grads = gradients_.data(), *statistics = buffers_.data();
  for (const Link& link : links_) {
    link.layer->bind(params, grads, statistics);
    for (const Piece& piece : link.layer->parameters()) {
      params += piece.size();
      grads += piece.size();
    }
    for (const Piece& piece : link.layer->buffers()) statistics += piece.size();
  }
}

template <class S>
std::vector<Random*> Network<S>::randoms() const {
  std::vector<Random*> all;
  for (const Link& link : links_) {
    if (Random* random = link.layer->random()) all.push_back(random);
  }
  return all;
}

template <class S>
Batch<const S> Network<S>::block_output(std::size_t block) const {
  std::size_t last = 0;
  for (std::size_t k = 0; k < links_.size(); ++k) {
    if (links_[k].block == block) last = k;
  }
  return {values_[last].data(), widths_[last + 1], output_.examples};
}

template <class S>
void Network<S>::initialize(const Initializer& weights, Random& random) {
  for (const Link& link : links_) link.layer->initialize(weights, random);
}

template <class S>
const S* Network<S>::slopes_of(std::size_t link) const {
  return static_cast<const ActivationLayer<S>&>(*links_[link].layer).slopes();
}

template <class S>
void Network<S>::forward(const Batch<const S>& x, Mode mode, Watch<S>* watch) {
  check(x.features == inputs_ && x.examples >= 1 && x.examples <= capacity_, "a batch that fits the network");
  if (watch == nullptr && small_.suits(x.examples)) {
    small_.forward(x);
    output_ = {values_.back().data(), widths_.back(), x.examples};
    return;
  }
  Batch<const S> current = x;
  for (std::size_t k = 0; k < links_.size(); ++k) {
    const Batch<S> next{values_[k].data(), widths_[k + 1], x.examples};
    links_[k].layer->forward(current, next, mode);
    if (watch != nullptr) {
      const Link& link = links_[k];
      if (link.activates) watch->see_activation(link.block, current, next, slopes_of(k));
      if (link.unactivated) watch->see_activation(link.block, next, next, nullptr);
      if (link.ends) watch->see_output(link.block, next);
    }
    current = next;
  }
  output_ = current;
}

template <class S>
void Network<S>::backward(const Batch<const S>& x, Watch<S>* watch, const Batch<S>& dx) {
  if (watch == nullptr && small_.suits(x.examples)) {
    return small_.backward(x, gradient_of_output(), travelling_[(links_.size() + 1) % 2].data(), dx.data);
  }
  Batch<S> gradient = output_gradient();
  if (links_.empty() && dx.data != nullptr) std::copy_n(gradient.data, gradient.size(), dx.data);
  for (std::size_t k = links_.size(); k-- > 0;) {
    const Batch<const S> input = k == 0 ? x : Batch<const S>{values_[k - 1].data(), widths_[k], x.examples};
    const Batch<S> next{k == 0 ? dx.data : travelling_[k % 2].data(), widths_[k], x.examples};
    if (watch != nullptr && links_[k].unactivated) watch->see_gradient(links_[k].block, gradient, gradient);
    links_[k].layer->backward(input, gradient, next);
    if (watch != nullptr && links_[k].activates && next.data != nullptr) {
      watch->see_gradient(links_[k].block, next, gradient);
    }
    gradient = next;
  }
}

template class Network<float>;
template class Network<double>;

}  // namespace descent

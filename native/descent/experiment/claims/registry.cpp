#include "descent/base/constant.h"
#include "descent/base/part_called.h"
#include "descent/experiment/claims/adam_first.h"
#include "descent/experiment/claims/adaptive.h"
#include "descent/experiment/claims/escapes.h"
#include "descent/experiment/claims/velocity.h"

namespace descent {
namespace {

// clang-format off
using Claims = Registry<
  adam_first_claim,
  momentum_escapes_claim,
  descent_gets_stuck_claim,
  velocity_grows_claim,
  adagrad_stops_claim,
  untuned_claim,
  nesterov_never_slower_claim,
  noise_escapes_claim>;
// clang-format on

}  // namespace

std::span<const ClaimPart> claim_registry() { return Claims::entries; }

std::span<const Descriptor> claims_in_full() { return Claims::in_full; }

const ClaimPart& claim_part(std::string_view id) { return part_called(id, claim_registry()); }

}  // namespace descent

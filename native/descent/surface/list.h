#pragma once

#include "descent/base/constant.h"
#include "descent/surface/ackley.h"
#include "descent/surface/beale.h"
#include "descent/surface/booth.h"
#include "descent/surface/bowl.h"
#include "descent/surface/ecliptic_bowl.h"
#include "descent/surface/goldstein_price.h"
#include "descent/surface/hills.h"
#include "descent/surface/himmelblau.h"
#include "descent/surface/mccormick.h"
#include "descent/surface/monkey_saddle.h"
#include "descent/surface/own_function.h"
#include "descent/surface/plateau.h"
#include "descent/surface/rastrigin.h"
#include "descent/surface/rosenbrock.h"
#include "descent/surface/saddle.h"
#include "descent/surface/styblinski_tang.h"
#include "descent/surface/three_hump_camel.h"
#include "descent/surface/two_wells.h"

namespace descent {

/// A surface in the list: its class, and the function that describes it.
template <class Class, SurfacePart (*part)()>
struct Listed {};

template <class... Each>
struct ListOfSurfaces;

/// All surfaces, in the order in which the page lists them.
// clang-format off
using SurfaceList = ListOfSurfaces<
    Listed<TwoWells, two_wells_surface>,
    Listed<Bowl, bowl_surface>,
    Listed<Saddle, saddle_surface>,
    Listed<Rosenbrock, rosenbrock_surface>,
    Listed<Beale, beale_surface>,
    Listed<Himmelblau, himmelblau_surface>,
    Listed<StyblinskiTang, styblinski_tang_surface>,
    Listed<Rastrigin, rastrigin_surface>,
    Listed<Ackley, ackley_surface>,
    Listed<Plateau, plateau_surface>,
    Listed<Hills, hills_surface>,
    Listed<EclipticBowl, ecliptic_bowl_surface>,
    Listed<ThreeHumpCamel, three_hump_camel_surface>,
    Listed<Booth, booth_surface>,
    Listed<McCormick, mccormick_surface>,
    Listed<GoldsteinPrice, goldstein_price_surface>,
    Listed<MonkeySaddle, monkey_saddle_surface>,
    Listed<OwnFunction, own_function_surface>>;
// clang-format on

}  // namespace descent

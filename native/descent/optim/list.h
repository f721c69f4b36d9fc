#pragma once

#include "descent/base/part_list.h"
#include "descent/optim/adadelta.h"
#include "descent/optim/adagrad.h"
#include "descent/optim/adam.h"
#include "descent/optim/adamax.h"
#include "descent/optim/adamw.h"
#include "descent/optim/amsgrad.h"
#include "descent/optim/asgd.h"
#include "descent/optim/gradient_descent.h"
#include "descent/optim/lion.h"
#include "descent/optim/momentum.h"
#include "descent/optim/nadam.h"
#include "descent/optim/nesterov.h"
#include "descent/optim/radam.h"
#include "descent/optim/rmsprop.h"
#include "descent/optim/rprop.h"
#include "descent/optim/sgd.h"

namespace descent {

/// All rules, in the order in which the page lists them.
// clang-format off
using OptimizerList = PartList<
    GradientDescent,
    Momentum,
    Nesterov,
    Adagrad,
    RmsProp,
    Adam,
    AdamW,
    AmsGrad,
    Nadam,
    Radam,
    Adamax,
    Adadelta,
    Rprop,
    Lion,
    Sgd,
    Asgd>;
// clang-format on

}  // namespace descent

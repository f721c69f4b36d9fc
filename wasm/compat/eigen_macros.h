// Included before every file of the wasm build. Emscripten's clang says that it is GCC 4.2, and for that compiler Eigen
// writes minimum and maximum in x86 assembly; told that it is no GCC, Eigen uses the SSE intrinsics, which Emscripten
// has.
#pragma once
#include <Eigen/src/Core/util/Macros.h>
#undef EIGEN_COMP_GNUC
#define EIGEN_COMP_GNUC 0

// Emscripten 3.1.6 ships no mmintrin.h; Eigen includes it and uses nothing of it.

#pragma once

namespace descent {

/// Elementary functions that give the same bits with every compiler and C library, natively and in wasm, because they
/// are made of + − × ÷, square roots and bit casts only. (glibc's and musl's differ in the last place.)
/// Each is within 2 units in the last place of the true value unless it says otherwise, and follows C's <cmath> at
/// zeros, infinities and NaN.
namespace portable {

double exp(double x);
double expm1(double x);
double log(double x);  ///< natural logarithm
double log1p(double x);
double log2(double x);
double log10(double x);
double sin(double x);  ///< x in radians; |x| up to 1e15 keeps the accuracy
double cos(double x);
double tan(double x);
double sin_pi(double x);  ///< sin(πx), with x reduced exactly
double cos_pi(double x);  ///< cos(πx), with x reduced exactly
double asin(double x);
double acos(double x);
double atan(double x);
double atan2(double y, double x);
double sinh(double x);
double cosh(double x);
double tanh(double x);
double pow(double x, double y);  ///< C's special cases; within 4 units in the last place
double erf(double x);
double erfc(double x);  ///< within 1e-13 relative down to the smallest normal number

}  // namespace portable
}  // namespace descent

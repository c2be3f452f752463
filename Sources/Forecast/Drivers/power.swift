#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#elseif canImport(Darwin)
  internal import Darwin
#endif

/// A positive number to any power.
func power(_ base: Double, _ exponent: Double) -> Double { pow(base, exponent) }

/// e to a power.
func exponential(_ exponent: Double) -> Double { exp(exponent) }

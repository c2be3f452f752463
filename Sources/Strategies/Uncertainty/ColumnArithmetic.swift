/// Arithmetic on columns, one number for each draw; loops this plain are what compilers turn into vectors.
enum ColumnArithmetic {
  typealias Column = UnsafeMutablePointer<Double>

  /// x = c.
  @inline(__always)
  static func fill(_ x: Column, _ constant: Double, _ count: Int) {
    for index in 0..<count { x[index] = constant }
  }

  /// x = a · b.
  @inline(__always)
  static func product(_ x: Column, _ a: Column, _ b: Column, _ count: Int) {
    for index in 0..<count { x[index] = a[index] * b[index] }
  }

  /// x = c + s · a.
  @inline(__always)
  static func line(_ x: Column, _ constant: Double, _ slope: Double, _ a: Column, _ count: Int) {
    for index in 0..<count { x[index] = constant + slope * a[index] }
  }

  /// x = x · a.
  @inline(__always)
  static func multiply(_ x: Column, _ a: Column, _ count: Int) {
    for index in 0..<count { x[index] *= a[index] }
  }

  /// x = x · c.
  @inline(__always)
  static func multiply(_ x: Column, _ constant: Double, _ count: Int) {
    for index in 0..<count { x[index] *= constant }
  }

  /// x = x + c.
  @inline(__always)
  static func add(_ x: Column, _ constant: Double, _ count: Int) {
    for index in 0..<count { x[index] += constant }
  }

  /// x = x + a.
  @inline(__always)
  static func add(_ x: Column, _ a: Column, _ count: Int) {
    for index in 0..<count { x[index] += a[index] }
  }

  /// x = x + s · a.
  @inline(__always)
  static func add(_ x: Column, _ slope: Double, _ a: Column, _ count: Int) {
    for index in 0..<count { x[index] += slope * a[index] }
  }

  /// x = x + s · a · b.
  @inline(__always)
  static func add(_ x: Column, _ slope: Double, _ a: Column, _ b: Column, _ count: Int) {
    for index in 0..<count { x[index] += slope * a[index] * b[index] }
  }

  /// x = 1 − x.
  @inline(__always)
  static func rest(_ x: Column, _ count: Int) {
    for index in 0..<count { x[index] = 1 - x[index] }
  }

  /// x = 1 − min(1, x ÷ a), and 1 where a is not above 0.
  @inline(__always)
  static func restOfSaving(_ x: Column, _ a: Column, _ count: Int) {
    for index in 0..<count { x[index] = a[index] > 0 ? 1 - min(1, x[index] / a[index]) : 1 }
  }
}

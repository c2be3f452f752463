internal import CLanes

/// Arithmetic on columns, one number for each draw; the loops are made for several kinds of processor.
enum ColumnArithmetic {
  typealias Column = UnsafeMutablePointer<Double>

  /// x = c.
  static func fill(_ x: Column, _ constant: Double, _ count: Int) {
    lanes_column_fill(x, constant, count)
  }

  /// x = a · b.
  static func product(_ x: Column, _ a: Column, _ b: Column, _ count: Int) {
    lanes_column_product(x, a, b, count)
  }

  /// x = c + s · a.
  static func line(_ x: Column, _ constant: Double, _ slope: Double, _ a: Column, _ count: Int) {
    lanes_column_line(x, constant, slope, a, count)
  }

  /// x = x · a.
  static func multiply(_ x: Column, _ a: Column, _ count: Int) {
    lanes_column_multiply(x, a, count)
  }

  /// x = x · c.
  static func multiply(_ x: Column, _ constant: Double, _ count: Int) {
    lanes_column_scale(x, constant, count)
  }

  /// x = x · (c + s · a).
  static func multiply(
    _ x: Column, _ constant: Double, _ slope: Double, _ a: Column, _ count: Int
  ) {
    lanes_column_multiply_line(x, constant, slope, a, count)
  }

  /// x = x + c.
  static func add(_ x: Column, _ constant: Double, _ count: Int) {
    lanes_column_shift(x, constant, count)
  }

  /// x = x + a.
  static func add(_ x: Column, _ a: Column, _ count: Int) {
    lanes_column_add(x, a, count)
  }

  /// x = x + s · a.
  static func add(_ x: Column, _ slope: Double, _ a: Column, _ count: Int) {
    lanes_column_add_scaled(x, slope, a, count)
  }

  /// x = x + s · a · b.
  static func add(_ x: Column, _ slope: Double, _ a: Column, _ b: Column, _ count: Int) {
    lanes_column_add_product(x, slope, a, b, count)
  }

  /// x = 1 − x.
  static func rest(_ x: Column, _ count: Int) {
    lanes_column_rest(x, count)
  }

  /// x = 1 − min(1, x ÷ a), and 1 where a is not above 0.
  static func restOfSaving(_ x: Column, _ a: Column, _ count: Int) {
    lanes_column_rest_of_saving(x, a, count)
  }
}

internal import Glibc

/// A symmetric matrix of at most five rows, kept without an allocation.
struct SmallMatrix: Sendable {
  let size: Int
  private var elements = InlineArray<25, Double>(repeating: 0)

  init(size: Int) {
    precondition(size <= 5, "a small matrix has at most five rows")
    self.size = size
  }

  subscript(row: Int, column: Int) -> Double {
    get { elements[5 * row + column] }
    set { elements[5 * row + column] = newValue }
  }

  /// With every diagonal element enlarged by a share of its magnitude.
  func damped(by share: Double) -> SmallMatrix {
    guard share > 0 else { return self }
    var result = self
    for i in 0..<size { result[i, i] += share * max(self[i, i].magnitude, 1e-12) }
    return result
  }

  /// The lower triangle whose product with its transpose is the matrix; nil unless that is positive definite.
  private var cholesky: SmallMatrix? {
    var lower = SmallMatrix(size: size)
    for row in 0..<size {
      for column in 0...row {
        var sum = self[row, column]
        for k in 0..<column { sum -= lower[row, k] * lower[column, k] }
        if row == column {
          guard sum > 0 else { return nil }
          lower[row, row] = sqrt(sum)
        } else {
          lower[row, column] = sum / lower[column, column]
        }
      }
    }
    return lower
  }

  /// The vector that the matrix takes to another; nil unless the matrix is positive definite.
  func solve(_ right: SIMD8<Double>) -> SIMD8<Double>? { cholesky?.solveTwice(right) }

  private func solveTwice(_ right: SIMD8<Double>) -> SIMD8<Double> {
    var result = right
    for row in 0..<size {
      for k in 0..<row { result[row] -= self[row, k] * result[k] }
      result[row] /= self[row, row]
    }
    for row in (0..<size).reversed() {
      for k in (row + 1)..<max(size, row + 1) { result[row] -= self[k, row] * result[k] }
      result[row] /= self[row, row]
    }
    return result
  }

  /// Nil unless the matrix is positive definite.
  var inverse: SmallMatrix? {
    guard let lower = cholesky else { return nil }
    var result = SmallMatrix(size: size)
    for column in 0..<size {
      var unit = SIMD8<Double>.zero
      unit[column] = 1
      let solved = lower.solveTwice(unit)
      for row in 0..<size { result[row, column] = solved[row] }
    }
    return result
  }
}

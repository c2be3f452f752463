extension CoefficientFunction {
  typealias Column = ColumnArithmetic.Column

  /// Puts the number at each draw into a column; not for one that is worked out anew for every draw.
  ///
  /// - Parameters:
  ///   - target: With room up to a multiple of 8, as the columns of the parameters have.
  ///   - parameters: The column of each drawn parameter, by place.
  func fill(_ target: Column, at parameters: [Column], _ count: Int) {
    switch form {
    case .constant: ColumnArithmetic.fill(target, center, count)
    case .product(let series):
      ColumnArithmetic.fill(target, center, count)
      for (place, series) in series.sorted(by: { $0.key < $1.key }) {
        series.multiply(target, at: parameters[place], count)
      }
      for (place, table) in tables.sorted(by: { $0.key < $1.key }) {
        table.multiply(target, at: parameters[place], count)
      }
    case .branches(let place, let first, let functions):
      fill(target, at: parameters, count, place: place, first: first, functions)
    case .direct: preconditionFailure("a number without a form is worked out by itself")
    }
  }

  /// The draws of each branch stand together while it is worked out, so that none is worked out for all.
  private func fill(
    _ target: Column, at parameters: [Column], _ count: Int, place: Int, first: Int,
    _ functions: [CoefficientFunction]
  ) {
    var draws = [[Int]](repeating: [], count: functions.count)
    for draw in 0..<count { draws[Int(parameters[place][draw]) - first].append(draw) }
    let room = (count + 7) / 8 * 8
    var bench = [Double](repeating: 0, count: (parameters.count + 1) * room)
    bench.withUnsafeMutableBufferPointer { buffer in
      guard let base = buffer.baseAddress else { return }
      let gathered = parameters.indices.map { base + ($0 + 1) * room }
      for (function, some) in zip(functions, draws) where !some.isEmpty {
        for (column, source) in zip(gathered, parameters) {
          for (index, draw) in some.enumerated() { column[index] = source[draw] }
        }
        function.fill(base, at: gathered, some.count)
        for (index, draw) in some.enumerated() { target[draw] = base[index] }
      }
    }
  }
}

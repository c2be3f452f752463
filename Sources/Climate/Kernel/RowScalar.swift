internal import CLanes

/// A number that rows of daily values are made of, with the loops over such rows.
///
/// The loops are those of `CLanes`, compiled for several kinds of processor; each gives the same bits on all of them.
protocol RowScalar: BinaryFloatingPoint {
  static func mark(
    _ rows: DailyRows<Self>, _ days: Int, _ cells: Int, _ relation: DailyComparison.Relation,
    _ bound: Float, narrows: Bool, _ marks: UnsafeMutablePointer<UInt8>)
  static func mark(
    _ row: UnsafePointer<Self>, _ bounds: UnsafePointer<Float>, _ cells: Int,
    _ relation: DailyComparison.Relation, narrows: Bool, _ marks: UnsafeMutablePointer<UInt8>)
  static func count(
    _ rows: DailyRows<Self>, _ days: Int, _ cells: Int, _ relation: DailyComparison.Relation,
    _ bound: Float, into counts: UnsafeMutablePointer<Int32>)
  static func sum(
    _ rows: DailyRows<Self>, _ days: Int, _ cells: Int, into sums: UnsafeMutablePointer<Double>)
  static func excess(
    _ rows: DailyRows<Self>, _ days: Int, _ cells: Int, _ sign: Double, _ bound: Double,
    into sums: UnsafeMutablePointer<Double>)
  static func extreme(
    _ rows: DailyRows<Self>, _ days: Int, _ cells: Int, isLargest: Bool,
    into best: UnsafeMutablePointer<Double>)
  /// Also reads the four days before the first.
  static func fiveDays(
    _ rows: DailyRows<Self>, _ days: Int, _ cells: Int, into best: UnsafeMutablePointer<Double>)
  /// The first four such sums, `history` being the four days before, side by side.
  static func firstFiveDays(
    _ rows: DailyRows<Self>, _ days: Int, _ cells: Int, after history: UnsafePointer<Double>,
    into best: UnsafeMutablePointer<Double>)
  static func widen(
    _ row: UnsafePointer<Self>, _ cells: Int, into wide: UnsafeMutablePointer<Double>)
}

extension Float: RowScalar {
  static func mark(
    _ rows: DailyRows<Float>, _ days: Int, _ cells: Int, _ relation: DailyComparison.Relation,
    _ bound: Float, narrows: Bool, _ marks: UnsafeMutablePointer<UInt8>
  ) {
    lanes_mark_f32(
      rows.base, rows.stride, days, cells, relation.lane, bound, narrows ? 1 : 0, marks)
  }

  static func mark(
    _ row: UnsafePointer<Float>, _ bounds: UnsafePointer<Float>, _ cells: Int,
    _ relation: DailyComparison.Relation, narrows: Bool, _ marks: UnsafeMutablePointer<UInt8>
  ) {
    lanes_mark_each_f32(row, bounds, cells, relation.lane, narrows ? 1 : 0, marks)
  }

  static func count(
    _ rows: DailyRows<Float>, _ days: Int, _ cells: Int, _ relation: DailyComparison.Relation,
    _ bound: Float, into counts: UnsafeMutablePointer<Int32>
  ) {
    lanes_count_f32(rows.base, rows.stride, days, cells, relation.lane, bound, counts)
  }

  static func sum(
    _ rows: DailyRows<Float>, _ days: Int, _ cells: Int, into sums: UnsafeMutablePointer<Double>
  ) {
    lanes_sum_f32(rows.base, rows.stride, days, cells, sums)
  }

  static func excess(
    _ rows: DailyRows<Float>, _ days: Int, _ cells: Int, _ sign: Double, _ bound: Double,
    into sums: UnsafeMutablePointer<Double>
  ) {
    lanes_excess_f32(rows.base, rows.stride, days, cells, sign, bound, sums)
  }

  static func extreme(
    _ rows: DailyRows<Float>, _ days: Int, _ cells: Int, isLargest: Bool,
    into best: UnsafeMutablePointer<Double>
  ) {
    if isLargest {
      lanes_largest_f32(rows.base, rows.stride, days, cells, best)
    } else {
      lanes_smallest_f32(rows.base, rows.stride, days, cells, best)
    }
  }

  static func fiveDays(
    _ rows: DailyRows<Float>, _ days: Int, _ cells: Int, into best: UnsafeMutablePointer<Double>
  ) {
    lanes_five_days_f32(rows.base, rows.stride, days, cells, best)
  }

  static func firstFiveDays(
    _ rows: DailyRows<Float>, _ days: Int, _ cells: Int, after history: UnsafePointer<Double>,
    into best: UnsafeMutablePointer<Double>
  ) {
    lanes_first_five_days_f32(rows.base, rows.stride, days, cells, history, best)
  }

  static func widen(
    _ row: UnsafePointer<Float>, _ cells: Int, into wide: UnsafeMutablePointer<Double>
  ) {
    lanes_widen(row, cells, wide)
  }
}

extension Double: RowScalar {
  static func mark(
    _ rows: DailyRows<Double>, _ days: Int, _ cells: Int, _ relation: DailyComparison.Relation,
    _ bound: Float, narrows: Bool, _ marks: UnsafeMutablePointer<UInt8>
  ) {
    lanes_mark_f64(
      rows.base, rows.stride, days, cells, relation.lane, bound, narrows ? 1 : 0, marks)
  }

  static func mark(
    _ row: UnsafePointer<Double>, _ bounds: UnsafePointer<Float>, _ cells: Int,
    _ relation: DailyComparison.Relation, narrows: Bool, _ marks: UnsafeMutablePointer<UInt8>
  ) {
    lanes_mark_each_f64(row, bounds, cells, relation.lane, narrows ? 1 : 0, marks)
  }

  static func count(
    _ rows: DailyRows<Double>, _ days: Int, _ cells: Int, _ relation: DailyComparison.Relation,
    _ bound: Float, into counts: UnsafeMutablePointer<Int32>
  ) {
    lanes_count_f64(rows.base, rows.stride, days, cells, relation.lane, bound, counts)
  }

  static func sum(
    _ rows: DailyRows<Double>, _ days: Int, _ cells: Int, into sums: UnsafeMutablePointer<Double>
  ) {
    lanes_sum_f64(rows.base, rows.stride, days, cells, sums)
  }

  static func excess(
    _ rows: DailyRows<Double>, _ days: Int, _ cells: Int, _ sign: Double, _ bound: Double,
    into sums: UnsafeMutablePointer<Double>
  ) {
    lanes_excess_f64(rows.base, rows.stride, days, cells, sign, bound, sums)
  }

  static func extreme(
    _ rows: DailyRows<Double>, _ days: Int, _ cells: Int, isLargest: Bool,
    into best: UnsafeMutablePointer<Double>
  ) {
    if isLargest {
      lanes_largest_f64(rows.base, rows.stride, days, cells, best)
    } else {
      lanes_smallest_f64(rows.base, rows.stride, days, cells, best)
    }
  }

  static func fiveDays(
    _ rows: DailyRows<Double>, _ days: Int, _ cells: Int, into best: UnsafeMutablePointer<Double>
  ) {
    lanes_five_days_f64(rows.base, rows.stride, days, cells, best)
  }

  static func firstFiveDays(
    _ rows: DailyRows<Double>, _ days: Int, _ cells: Int, after history: UnsafePointer<Double>,
    into best: UnsafeMutablePointer<Double>
  ) {
    lanes_first_five_days_f64(rows.base, rows.stride, days, cells, history, best)
  }

  static func widen(
    _ row: UnsafePointer<Double>, _ cells: Int, into wide: UnsafeMutablePointer<Double>
  ) {
    wide.update(from: row, count: cells)
  }
}

extension DailyComparison.Relation {
  /// The relation as the loops know it.
  fileprivate var lane: Int32 {
    switch self {
    case .below: Int32(LANES_BELOW)
    case .atMost: Int32(LANES_AT_MOST)
    case .above: Int32(LANES_ABOVE)
    case .atLeast: Int32(LANES_AT_LEAST)
    }
  }
}

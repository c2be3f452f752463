/// What several accumulators share of a slab: derived operands and the days on which conditions hold.
///
/// Each is made at most once a slab, when first asked for, in memory that is used again for the next slab; so a tile
/// stays in the cache while every indicator passes over it.
final class SlabBlocks {
  let cells: Int
  private let units: [ClimateVariable: ClimateUnit]
  private let tables: [BaselineStatistic: ThresholdTable]
  /// The climatology's row of each day of the axis.
  private let keys: [Int]
  private var slab: DailySlab?
  private var doubles: [DailyOperand: Scratch<Double>] = [:]
  private var masks: [DailyCondition: Scratch<UInt8>] = [:]
  private var gaps: [Set<ClimateVariable>: Scratch<UInt8>] = [:]
  private var complete: [ClimateVariable: Bool] = [:]

  init(
    cells: Int, axis: DailyAxis, units: [ClimateVariable: ClimateUnit],
    tables: [BaselineStatistic: ThresholdTable]
  ) {
    self.cells = cells
    self.units = units
    self.tables = tables
    keys = axis.dates.map { DayOfYearKey.key(of: $0.monthDay) }
  }

  /// Takes a new slab; what was made of the last one no longer holds.
  func load(_ slab: DailySlab) {
    self.slab = slab
    for block in doubles.values { block.isFilled = false }
    for block in masks.values { block.isFilled = false }
    for block in gaps.values { block.isFilled = false }
    complete.removeAll(keepingCapacity: true)
  }

  /// The operand's values, from the slab itself or derived.
  func rows(_ operand: DailyOperand) -> OperandRows {
    let slab = current
    if case .variable(let variable) = operand {
      return .single(DailyRows(base: slab.pointer(variable), stride: slab.stride))
    }
    let block = doubles.scratch(operand, count: slab.days.count * cells)
    if !block.isFilled {
      block.isFilled = true
      derive(operand, into: block.memory)
    }
    return .double(DailyRows(base: UnsafePointer(block.memory), stride: cells))
  }

  /// 1 where all comparisons hold, 0 elsewhere, `[day][cell]`.
  func mask(_ condition: DailyCondition) -> UnsafePointer<UInt8> {
    let slab = current
    let block = masks.scratch(condition, count: slab.days.count * cells)
    if !block.isFilled {
      block.isFilled = true
      for (number, comparison) in condition.comparisons.enumerated() {
        let rows = rows(comparison.operand)
        let limit = limit(comparison)
        switch rows {
        case .single(let rows): compare(rows, comparison, limit, number > 0, block.memory)
        case .double(let rows): compare(rows, comparison, limit, number > 0, block.memory)
        }
      }
    }
    return UnsafePointer(block.memory)
  }

  /// 1 where a value of any of the variables is missing; nil when none is missing in the slab.
  func missing(_ variables: Set<ClimateVariable>) -> UnsafePointer<UInt8>? {
    guard variables.contains(where: { !isComplete($0) }) else { return nil }
    let slab = current
    let block = gaps.scratch(variables, count: slab.days.count * cells)
    if !block.isFilled {
      block.isFilled = true
      block.memory.update(repeating: 0, count: slab.days.count * cells)
      for variable in variables where !isComplete(variable) {
        let values = slab.pointer(variable)
        for day in 0..<slab.days.count {
          let row = values + day * slab.stride
          let marks = block.memory + day * cells
          for cell in 0..<cells { marks[cell] |= row[cell] == row[cell] ? 0 : 1 }
        }
      }
    }
    return UnsafePointer(block.memory)
  }

  /// The threshold of one comparison, in the unit of its operand's rows.
  func limit(_ operand: DailyOperand, _ threshold: Threshold) -> Limit {
    switch threshold {
    case .number(let number): .constant(differenceScale(operand) * number)
    case .value(let value, let unit):
      .constant(unit.converted(value, to: operand.rowUnit(in: units) ?? unit))
    case .baseline(let statistic):
      switch tables[statistic] {
      case .perCell(let values): .perCell(values)
      case .perDay(let values): .perDay(values)
      case nil: .constant(.nan)
      }
    }
  }

  /// The row of a climatology for a day of the slab.
  func key(ofSlabDay day: Int) -> Int { keys[current.days.lowerBound + day] }

  private func differenceScale(_ operand: DailyOperand) -> Double {
    guard operand.kind == .difference, let unit = operand.rowUnit(in: units) else { return 1 }
    return ClimateUnit.celsius.scale / unit.scale
  }

  private func limit(_ comparison: DailyComparison) -> Limit {
    limit(comparison.operand, comparison.threshold)
  }

  private var current: DailySlab {
    guard let slab else { preconditionFailure("Blocks were asked for before a slab was loaded.") }
    return slab
  }

  private func isComplete(_ variable: ClimateVariable) -> Bool {
    if let known = complete[variable] { return known }
    let slab = current
    let values = slab.pointer(variable)
    var gaps = 0
    for day in 0..<slab.days.count {
      let row = values + day * slab.stride
      for cell in 0..<cells { gaps &+= row[cell] == row[cell] ? 0 : 1 }
    }
    complete[variable] = gaps == 0
    return gaps == 0
  }

  // MARK: Derived operands

  private func derive(_ operand: DailyOperand, into memory: UnsafeMutablePointer<Double>) {
    switch operand {
    case .variable: return
    case .meanTemperature: combine(memory) { 0.5 * ($0 + $1) }
    case .diurnalRange: combine(memory) { $0 - $1 }
    case .derived(let quantity): evaluate(quantity, into: memory)
    }
  }

  @inline(__always) private func combine(
    _ memory: UnsafeMutablePointer<Double>, _ body: (Double, Double) -> Double
  ) {
    let slab = current
    let (high, low) = (slab.pointer(.tasmax), slab.pointer(.tasmin))
    for day in 0..<slab.days.count {
      let (above, below) = (high + day * slab.stride, low + day * slab.stride)
      let target = memory + day * cells
      for cell in 0..<cells { target[cell] = body(Double(above[cell]), Double(below[cell])) }
    }
  }

  private func evaluate(_ quantity: DerivedQuantity, into memory: UnsafeMutablePointer<Double>) {
    let slab = current
    let inputs = quantity.inputs.map { variable in
      (slab.pointer(variable), units[variable] ?? .canonical(of: variable.kind))
    }
    let values = UnsafeMutablePointer<Double>.allocate(capacity: inputs.count)
    defer { values.deallocate() }
    for day in 0..<slab.days.count {
      for cell in 0..<cells {
        for (number, (pointer, unit)) in inputs.enumerated() {
          values[number] = unit.canonical(Double(pointer[day * slab.stride + cell]))
        }
        memory[day * cells + cell] = quantity.equation(values)
      }
    }
  }

  // MARK: Conditions

  private func compare<Scalar: BinaryFloatingPoint>(
    _ rows: DailyRows<Scalar>, _ comparison: DailyComparison, _ limit: Limit, _ narrows: Bool,
    _ mask: UnsafeMutablePointer<UInt8>
  ) {
    // One loop for each relation, so that the comparison is known where the loop is compiled.
    switch comparison.relation {
    case .below: mark(rows, limit, narrows, mask) { $0 < $1 }
    case .atMost: mark(rows, limit, narrows, mask) { $0 <= $1 }
    case .above: mark(rows, limit, narrows, mask) { $0 > $1 }
    case .atLeast: mark(rows, limit, narrows, mask) { $0 >= $1 }
    }
  }

  @inline(__always) private func mark<Scalar: BinaryFloatingPoint>(
    _ rows: DailyRows<Scalar>, _ limit: Limit, _ narrows: Bool, _ mask: UnsafeMutablePointer<UInt8>,
    _ holds: (Scalar, Scalar) -> Bool
  ) {
    let days = current.days.count
    switch limit {
    case .constant(let value):
      let bound = Scalar(value)
      for day in 0..<days {
        let (row, marks) = (rows.row(day), mask + day * cells)
        if narrows {
          for cell in 0..<cells { marks[cell] &= holds(row[cell], bound) ? 1 : 0 }
        } else {
          for cell in 0..<cells { marks[cell] = holds(row[cell], bound) ? 1 : 0 }
        }
      }
    case .perCell(let values): mark(rows, values, narrows, mask, holds) { _ in 0 }
    case .perDay(let values):
      mark(rows, values, narrows, mask, holds) { day in self.key(ofSlabDay: day) * self.cells }
    }
  }

  @inline(__always) private func mark<Scalar: BinaryFloatingPoint>(
    _ rows: DailyRows<Scalar>, _ limits: [Float], _ narrows: Bool,
    _ mask: UnsafeMutablePointer<UInt8>, _ holds: (Scalar, Scalar) -> Bool,
    offset: (Int) -> Int
  ) {
    limits.withUnsafeBufferPointer { limits in
      guard let base = limits.baseAddress else { return }
      for day in 0..<current.days.count {
        let (row, marks, bounds) = (rows.row(day), mask + day * cells, base + offset(day))
        for cell in 0..<cells {
          let mark: UInt8 = holds(row[cell], Scalar(bounds[cell])) ? 1 : 0
          marks[cell] = narrows ? marks[cell] & mark : mark
        }
      }
    }
  }
}

/// A threshold in the unit of the rows that it is compared with.
enum Limit {
  case constant(Double)
  case perCell([Float])
  /// `[day of year][cell]`
  case perDay([Float])
}

extension DailySlab {
  /// The values of a variable; `IndicatorRun` has made sure that they are there.
  func pointer(_ variable: ClimateVariable) -> UnsafePointer<Float> {
    guard let pointer = values[variable] else {
      preconditionFailure("The slab has no \(variable.rawValue).")
    }
    return pointer
  }
}

/// Memory that grows to the largest slab and is then used again.
private final class Scratch<Element> {
  private(set) var memory: UnsafeMutablePointer<Element>
  private var capacity: Int
  var isFilled = false

  init(capacity: Int) {
    self.capacity = capacity
    memory = .allocate(capacity: capacity)
  }

  func grow(to count: Int) {
    guard count > capacity else { return }
    memory.deallocate()
    memory = .allocate(capacity: count)
    capacity = count
  }

  deinit { memory.deallocate() }
}

extension Dictionary {
  /// The memory of a key, with room for so many elements.
  fileprivate mutating func scratch<Element>(_ key: Key, count: Int) -> Scratch<Element>
  where Value == Scratch<Element> {
    if let known = self[key] {
      known.grow(to: count)
      return known
    }
    let made = Scratch<Element>(capacity: Swift.max(1, count))
    self[key] = made
    return made
  }
}

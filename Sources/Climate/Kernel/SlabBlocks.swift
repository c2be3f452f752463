internal import CLanes

/// What several accumulators share of a slab: derived operands and the days on which conditions hold.
///
/// Each is made at most once a slab, when first asked for, in memory that is used again for the next slab; so a tile
/// stays in the cache while every indicator passes over it.
final class SlabBlocks {
  let cells: Int
  private let units: [ClimateVariable: ClimateUnit]
  private let tables: [BaselineStatistic: ThresholdTable]
  private let axis: DailyAxis
  private let firstDayNumber: Int
  /// The statistics of which some threshold is missing.
  private let incompleteTables: Set<BaselineStatistic>
  private var slab: DailySlab?
  /// The day of the year of each day of the slab, and its row in tables; empty until one is asked for.
  private var keys: [Int] = []
  private var tableRows: [Int] = []
  private var doubles: [(operand: DailyOperand, block: Scratch<Double>)] = []
  private var masks = BlockTable<DailyCondition, UInt8>()
  private var gaps = BlockTable<DayInputs, UInt8>()
  /// The inputs that are one variable alone, by its index.
  private var variableInputs = ClimateVariable.allCases.map { BlockKey(DayInputs($0)) }
  /// Whether each variable is without gaps, by its index, where that is known of the slab.
  private var complete = InlineArray<6, Bool?>(repeating: nil)
  private var isWhole: Bool?

  init(
    cells: Int, axis: DailyAxis, units: [ClimateVariable: ClimateUnit],
    tables: [BaselineStatistic: ThresholdTable]
  ) {
    self.cells = cells
    self.units = units
    self.tables = tables
    self.axis = axis
    firstDayNumber = axis.calendar.dayNumber(of: axis.firstDay)
    let usedRows = tables.isEmpty ? [] : Self.tableRows(of: axis)
    incompleteTables = Set(
      tables.filter { $0.value.isIncomplete(inRows: usedRows, cells: cells) }.keys)
  }

  /// The rows of tables that some day of the axis asks for.
  private static func tableRows(of axis: DailyAxis) -> Set<Int> {
    // Two leap years are at most eight years apart: later years have no other dates.
    let days = 0..<min(axis.count, 9 * 366)
    return Set(axis.dates(of: days).map { DayOfYearKey.row(of: $0.monthDay) })
  }

  /// Takes a new slab; what was made of the last one no longer holds.
  func load(_ slab: DailySlab) {
    self.slab = slab
    for (_, block) in doubles { block.isFilled = false }
    for block in masks.blocks { block.isFilled = false }
    for block in gaps.blocks { block.isFilled = false }
    complete = InlineArray(repeating: nil)
    isWhole = nil
    keys.removeAll(keepingCapacity: true)
    tableRows.removeAll(keepingCapacity: true)
  }

  private func fillKeys() {
    for date in axis.dates(of: current.days) {
      keys.append(DayOfYearKey.key(of: date.monthDay))
      tableRows.append(DayOfYearKey.row(of: date.monthDay))
    }
  }

  /// The operand's values, from the slab itself or derived.
  func rows(_ operand: DailyOperand) -> OperandRows {
    let slab = current
    if case .variable(let variable) = operand {
      return .single(DailyRows(base: slab.pointer(variable), stride: slab.stride))
    }
    let block = doubleBlock(operand)
    block.grow(to: slab.days.count * cells)
    if !block.isFilled {
      block.isFilled = true
      derive(operand, into: block.memory)
    }
    return .double(DailyRows(base: UnsafePointer(block.memory), stride: cells))
  }

  /// The days on which all comparisons hold.
  func marks(_ condition: inout BlockKey<DailyCondition>) -> DailyMarks {
    let block = masks.block(&condition, count: current.days.count * cells)
    if !block.isFilled {
      block.isFilled = true
      for (number, comparison) in condition.key.comparisons.enumerated() {
        let limit = limit(comparison)
        switch rows(comparison.operand) {
        case .single(let rows): compare(rows, comparison, limit, number > 0, block.memory)
        case .double(let rows): compare(rows, comparison, limit, number > 0, block.memory)
        }
      }
    }
    return DailyMarks(base: UnsafePointer(block.memory), cells: cells)
  }

  /// Adds to each cell the days on which a condition holds.
  ///
  /// A comparison with one number is counted without marks: they would cost more than to compare again.
  func count(
    _ days: Range<Int>, _ condition: inout BlockKey<DailyCondition>,
    into counts: UnsafeMutablePointer<Int32>
  ) {
    let comparisons = condition.key.comparisons
    guard comparisons.count == 1, case .constant(let value) = limit(comparisons[0]) else {
      return marks(&condition).count(days, into: counts)
    }
    let relation = comparisons[0].relation
    switch rows(comparisons[0].operand) {
    case .single(let rows):
      Float.count(
        rows.from(days.lowerBound), days.count, cells, relation, Float(value), into: counts)
    case .double(let rows):
      Double.count(
        rows.from(days.lowerBound), days.count, cells, relation, Float(value), into: counts)
    }
  }

  /// Adds to each cell what the mean temperature has above a bound, or with a sign of −1 below.
  func addExcessOfMean(
    _ days: Range<Int>, sign: Double, _ bound: Double, into sums: UnsafeMutablePointer<Double>
  ) {
    let offset = days.lowerBound * current.stride
    lanes_excess_of_mean(
      current.pointer(.tasmax) + offset, current.pointer(.tasmin) + offset, current.stride,
      days.count, cells, sign, bound, sums)
  }

  /// The days on which a value or a threshold is missing; nil when the slab has none such.
  func missing(_ inputs: inout BlockKey<DayInputs>) -> DailyMarks? {
    if incompleteTables.isEmpty, slabIsComplete { return nil }
    guard hasGaps(inputs.key) else { return nil }
    let slab = current
    let block = gaps.block(&inputs, count: slab.days.count * cells)
    if !block.isFilled {
      block.isFilled = true
      let variables = inputs.key.variables.filter { !isComplete($0) }
      let statistics = inputs.key.statistics.intersection(incompleteTables)
      let count = slab.days.count * cells
      if variables.isEmpty { block.memory.update(repeating: 0, count: count) }
      if let only = variables.first, variables.count == 1 {
        lanes_mark_missing(
          slab.pointer(only), slab.stride, slab.days.count, cells, 0, block.memory)
      } else {
        for (number, variable) in variables.enumerated() {
          guard let marks = missing(&variableInputs[variable.index]) else { continue }
          if number == 0 {
            block.memory.update(from: marks.base, count: count)
          } else {
            lanes_join_marks(block.memory, marks.base, count)
          }
        }
      }
      for statistic in statistics {
        guard let limit = limit(statistic) else { continue }
        for day in 0..<slab.days.count {
          limit.withRow(limitRow(ofSlabDay: day, limit)) {
            lanes_mark_missing($0, cells, 1, cells, 1, block.memory + day * cells)
          }
        }
      }
    }
    return DailyMarks(base: UnsafePointer(block.memory), cells: cells)
  }

  private func hasGaps(_ inputs: DayInputs) -> Bool {
    inputs.variables.contains { !isComplete($0) }
      || (!incompleteTables.isEmpty && !inputs.statistics.isDisjoint(with: incompleteTables))
  }

  /// True when no variable has a gap, as in most model output; found once a slab.
  private var slabIsComplete: Bool {
    if let isWhole { return isWhole }
    let result = ClimateVariable.allCases.allSatisfy {
      current.values[$0] == nil || isComplete($0)
    }
    isWhole = result
    return result
  }

  /// Adds to each cell how many of the days have all their inputs.
  func countDays(
    _ days: Range<Int>, with inputs: inout BlockKey<DayInputs>, into counts: inout [Int32]
  ) {
    let missing = missing(&inputs)
    counts.withStates { counts in
      for cell in 0..<cells { counts[cell] &+= Int32(days.count) }
      guard let missing else { return }
      for day in days {
        let row = missing.row(day)
        for cell in 0..<cells { counts[cell] &-= Int32(truncatingIfNeeded: row[cell]) }
      }
    }
  }

  /// The resampled exceedances of a statistic; nil when it has none.
  func shares(_ statistic: BaselineStatistic) -> ExceedanceShares? {
    guard case .resampled(_, let shares) = tables[statistic], shares.calendar == axis.calendar
    else {
      return nil
    }
    return shares
  }

  /// The threshold of one comparison, in the unit of its operand's rows.
  func limit(_ operand: DailyOperand, _ threshold: Threshold) -> Limit {
    switch threshold {
    case .number(let number): .constant(differenceScale(operand) * number)
    case .value(let value, let unit):
      .constant(unit.converted(value, to: operand.rowUnit(in: units) ?? unit))
    case .baseline(let statistic): limit(statistic) ?? .constant(.nan)
    }
  }

  private func limit(_ statistic: BaselineStatistic) -> Limit? {
    switch tables[statistic] {
    case .perCell(let values): .perCell(values)
    case .perDay(let values), .resampled(let values, _): .perDay(values)
    case .perDayIndex(let values): .perDayIndex(values)
    case nil: nil
    }
  }

  /// Where the thresholds of a day of the slab begin in a table.
  func limitRow(ofSlabDay day: Int, _ limit: Limit) -> Int {
    switch limit {
    case .constant, .perCell: 0
    case .perDay: tableRow(ofSlabDay: day) * cells
    case .perDayIndex: index(ofSlabDay: day) * cells
    }
  }

  private func tableRow(ofSlabDay day: Int) -> Int {
    if tableRows.isEmpty { fillKeys() }
    return tableRows[day]
  }

  /// The day of the year of a day of the slab, or of one that lies before it.
  func key(ofSlabDay day: Int) -> Int {
    if keys.isEmpty { fillKeys() }
    return keys.indices.contains(day)
      ? keys[day]
      : DayOfYearKey.key(of: axis.date(at: current.days.lowerBound + day).monthDay)
  }

  /// A day of the slab, counted from 0 on 1 January.
  func index(ofSlabDay day: Int) -> Int {
    let date = axis.date(at: current.days.lowerBound + day)
    return axis.calendar.daysBefore(month: date.month, of: date.year) + date.day - 1
  }

  /// How far a day of the slab lies in its month: days of the month before it, and from it to the month's end.
  func monthPlace(ofSlabDay day: Int) -> (daysBefore: Int, daysLeft: Int) {
    let date = axis.date(at: current.days.lowerBound + day)
    let length = axis.calendar.days(inMonth: date.month, of: date.year)
    return (date.day - 1, length - date.day + 1)
  }

  func isFirstOfAxis(_ slabDay: Int) -> Bool { current.days.lowerBound + slabDay == 0 }

  func isLastOfAxis(_ slabDay: Int) -> Bool { current.days.lowerBound + slabDay == axis.count - 1 }

  /// The day of the slab, counted as its calendar does.
  func dayNumber(ofSlabDay day: Int) -> Int { firstDayNumber + current.days.lowerBound + day }

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
    if let known = complete[variable.index] { return known }
    let slab = current
    let isComplete =
      slab.values.isComplete(variable)
      || lanes_has_missing(slab.pointer(variable), slab.stride, slab.days.count, cells) == 0
    complete[variable.index] = isComplete
    return isComplete
  }

  // MARK: Derived operands

  /// The memory of an operand; there are few, so that looking is faster than hashing.
  private func doubleBlock(_ operand: DailyOperand) -> Scratch<Double> {
    if let known = doubles.first(where: { $0.operand == operand }) { return known.block }
    let made = Scratch<Double>(capacity: 1)
    doubles.append((operand, made))
    return made
  }

  private func derive(_ operand: DailyOperand, into memory: UnsafeMutablePointer<Double>) {
    switch operand {
    case .variable: return
    case .meanTemperature:
      lanes_mean_of(
        current.pointer(.tasmax), current.pointer(.tasmin), current.stride, current.days.count,
        cells, memory)
    case .diurnalRange:
      lanes_difference_of(
        current.pointer(.tasmax), current.pointer(.tasmin), current.stride, current.days.count,
        cells, memory)
    case .derived(let quantity): evaluate(quantity, into: memory)
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

  private func compare<Scalar: RowScalar>(
    _ rows: DailyRows<Scalar>, _ comparison: DailyComparison, _ limit: Limit, _ narrows: Bool,
    _ mask: UnsafeMutablePointer<UInt8>
  ) {
    // All compare as a file's own values: the mean of two Kelvin values, 278.1499…, meets a threshold of 5 °C only in their
    // precision.
    let days = current.days.count
    if case .constant(let value) = limit {
      return Scalar.mark(
        rows, days, cells, comparison.relation, Float(value), narrows: narrows, mask)
    }
    for day in 0..<days {
      limit.withRow(limitRow(ofSlabDay: day, limit)) {
        Scalar.mark(
          rows.row(day), $0, cells, comparison.relation, narrows: narrows, mask + day * cells)
      }
    }
  }
}

/// What must be there for a day to count: values of variables, and thresholds of the base period.
struct DayInputs: Hashable {
  let variables: [ClimateVariable]
  let statistics: Set<BaselineStatistic>

  init(_ variable: ClimateVariable) {
    variables = [variable]
    statistics = []
  }

  init(_ condition: DailyCondition) {
    variables = ClimateVariable.allCases.filter(condition.inputs.contains)
    statistics = Set(condition.baselines)
  }

  init(_ reduction: Reduction) {
    variables = reduction.inputs
    statistics = Set(reduction.baselines)
  }
}

/// A threshold in the unit of the rows that it is compared with.
enum Limit {
  case constant(Double)
  case perCell([Float])
  /// `[day of year][cell]`
  case perDay([Float])
  /// `[day counted from 1 January][cell]`
  case perDayIndex([Float])

  /// Lends the thresholds of a row, one a cell; a constant has none.
  @inline(__always)
  func withRow(_ start: Int, _ body: (UnsafePointer<Float>) -> Void) {
    switch self {
    case .constant: return
    case .perCell(let values), .perDay(let values), .perDayIndex(let values):
      values.withUnsafeBufferPointer { if let base = $0.baseAddress { body(base + start) } }
    }
  }
}

extension ThresholdTable {
  /// True when a cell has no threshold on a day that is asked for.
  fileprivate func isIncomplete(inRows rows: Set<Int>, cells: Int) -> Bool {
    switch self {
    case .perCell(let values), .perDayIndex(let values): values.contains(where: \.isNaN)
    case .perDay(let values), .resampled(let values, _):
      rows.contains { row in values[row * cells..<(row + 1) * cells].contains(where: \.isNaN) }
    }
  }
}

extension DailySlab {
  /// The values of a variable; `IndicatorStream` has made sure that they are there.
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
    memory = Self.allocate(capacity)
  }

  /// Where wide loads begin, so that none reaches over two lines of the cache.
  private static func allocate(_ count: Int) -> UnsafeMutablePointer<Element> {
    UnsafeMutableRawPointer.allocate(byteCount: count * MemoryLayout<Element>.stride, alignment: 64)
      .bindMemory(to: Element.self, capacity: count)
  }

  func grow(to count: Int) {
    guard count > capacity else { return }
    memory.deallocate()
    memory = Self.allocate(count)
    capacity = count
  }

  deinit { memory.deallocate() }
}

/// What memory is made for, and its number in the table once that is known: hashing it for every slab would cost more
/// than a short slab's arithmetic.
struct BlockKey<Key: Hashable> {
  let key: Key
  fileprivate var number: Int?

  init(_ key: Key) { self.key = key }
}

/// Memory by key: equal keys share one block.
private struct BlockTable<Key: Hashable, Element> {
  private(set) var blocks: [Scratch<Element>] = []
  private var numbers: [Key: Int] = [:]

  /// The memory of a key, with room for so many elements.
  mutating func block(_ key: inout BlockKey<Key>, count: Int) -> Scratch<Element> {
    let number = key.number ?? number(of: key.key)
    key.number = number
    blocks[number].grow(to: count)
    return blocks[number]
  }

  private mutating func number(of key: Key) -> Int {
    if let known = numbers[key] { return known }
    blocks.append(Scratch(capacity: 1))
    numbers[key] = blocks.count - 1
    return blocks.count - 1
  }
}

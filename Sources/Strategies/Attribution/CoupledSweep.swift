/// Runs the stages of a table for every set of the actions that have one.
///
/// Sets that differ in the first few actions only are worked out side by side: a column holds one number for each of
/// them. Over the other actions it goes depth first, so that sets which agree on the earlier ones share their state, and a
/// stage copies no more than the columns it changes.
struct CoupledSweep {
  /// How many actions are worked out side by side: 2⁶ numbers of a column stay in the nearest cache.
  private static let sideBySide = 6

  private typealias Column = UnsafeMutablePointer<Double>
  private typealias State = UnsafeMutablePointer<Column>

  private struct DeepStage {
    /// The set's bit; 0 for an action outside, which always acts.
    let bit: Int
    let operations: [CoupledTable.Operation]
    let changed: [Int]
    /// Where its copies of columns begin.
    let memory: Column
  }

  private let table: CoupledTable
  /// How many sets stand side by side.
  private let lanes: Int
  private let sets: Int

  init(_ table: CoupledTable) {
    self.table = table
    let bits = table.stages.count { $0.bit != nil }
    lanes = 1 << min(bits, Self.sideBySide)
    sets = 1 << bits
  }

  /// Metric tons of each group; bit i of an index stands for the ith action that has a stage.
  func values() -> [[Double]] {
    var values = [Double](repeating: 0, count: sets * table.groups.count)
    let (shallow, deep) = parts
    let changed = deep.map(\.changed)
    let width = table.start.count
    let memory = Column.allocate(
      capacity: (width + 1 + changed.reduce(0) { $0 + $1.count }) * lanes)
    let states = State.allocate(capacity: (deep.count + 1) * width)
    defer {
      memory.deallocate()
      states.deallocate()
    }
    for (place, value) in table.start.enumerated() {
      states[place] = memory + place * lanes
      states[place].initialize(repeating: value, count: lanes)
    }
    let scratch = memory + width * lanes
    runSideBySide(shallow, states, scratch)
    var free = scratch + lanes
    var bit = lanes
    let stages = zip(deep, changed).map { stage, changed in
      defer {
        free += changed.count * lanes
        if stage.bit != nil { bit <<= 1 }
      }
      return DeepStage(
        bit: stage.bit == nil ? 0 : bit, operations: stage.operations, changed: changed,
        memory: free)
    }
    values.withUnsafeMutableBufferPointer { values in
      guard let values = values.baseAddress else { return }
      visit(stages[...], 0, states, scratch, values)
    }
    return table.groups.indices.map { Array(values[($0 * sets)..<(($0 + 1) * sets)]) }
  }

  /// Stages whose actions stand side by side, and those after them.
  private var parts: (shallow: ArraySlice<CoupledTable.Stage>, deep: ArraySlice<CoupledTable.Stage>)
  {
    var (bits, place) = (0, 0)
    while place < table.stages.count {
      if table.stages[place].bit != nil {
        guard 1 << bits < lanes else { break }
        bits += 1
      }
      place += 1
    }
    return (table.stages[..<place], table.stages[place...])
  }

  private func runSideBySide(
    _ stages: ArraySlice<CoupledTable.Stage>, _ state: State, _ scratch: Column
  ) {
    var bit = 1
    for stage in stages {
      guard stage.bit != nil else {
        for operation in stage.operations { run(operation, state, scratch, from: 0, count: lanes) }
        continue
      }
      for first in stride(from: bit, to: lanes, by: 2 * bit) {
        for operation in stage.operations {
          run(operation, state, scratch, from: first, count: bit)
        }
      }
      bit <<= 1
    }
  }

  /// - Parameters:
  ///   - set: The later actions that act so far.
  ///   - state: The columns that they lead to; left as they are. The states after it may be overwritten.
  private func visit(
    _ stages: ArraySlice<DeepStage>, _ set: Int, _ state: State, _ scratch: Column, _ values: Column
  ) {
    guard let stage = stages.first else {
      for group in table.groups.indices {
        sum(table.groups[group], state, into: values + group * sets + set)
      }
      return
    }
    let rest = stages.dropFirst()
    if stage.bit != 0 { visit(rest, set, state, scratch, values) }
    let width = table.start.count
    let next = state + width
    next.update(from: state, count: width)
    for (place, column) in stage.changed.enumerated() {
      let copy = stage.memory + place * lanes
      copy.update(from: state[column], count: lanes)
      next[column] = copy
    }
    for operation in stage.operations { run(operation, next, scratch, from: 0, count: lanes) }
    visit(rest, set | stage.bit, next, scratch, values)
  }

  @inline(__always)
  private func run(
    _ operation: CoupledTable.Operation, _ state: State, _ scratch: Column, from first: Int,
    count: Int
  ) {
    switch operation {
    case .scale(let place, let factor):
      let column = state[place] + first
      for lane in 0..<count { column[lane] *= factor }
    case .gain(let place, let from, let amount):
      let (column, left) = (state[place] + first, state[from] + first)
      for lane in 0..<count { column[lane] += amount * left[lane] }
    case .save(let places, let activity, let amount):
      for lane in 0..<count { scratch[lane] = 0 }
      for (place, activity) in zip(places, activity) {
        let column = state[place] + first
        for lane in 0..<count { scratch[lane] += activity * column[lane] }
      }
      for lane in 0..<count {
        let part = amount / scratch[lane]
        scratch[lane] = scratch[lane] > 0 ? 1 - (part < 1 ? part : 1) : 1
      }
      for place in places {
        let column = state[place] + first
        for lane in 0..<count { column[lane] *= scratch[lane] }
      }
    }
  }

  private func sum(_ summands: [CoupledTable.Summand], _ state: State, into sums: Column) {
    for summand in summands {
      let (column, coefficient) = (state[summand.column], summand.coefficient)
      // What is 0 adds nothing, even of a carrier that the base year has no rate for.
      guard let other = summand.other.map({ state[$0] }) else {
        for lane in 0..<lanes {
          sums[lane] += column[lane] == 0 ? 0 : coefficient * column[lane]
        }
        continue
      }
      for lane in 0..<lanes {
        sums[lane] += column[lane] == 0 ? 0 : coefficient * column[lane] * other[lane]
      }
    }
  }
}

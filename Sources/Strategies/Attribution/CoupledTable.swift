internal import Forecast
internal import Tables

/// What the summands of a cluster come to for every set of the actions that they hang on.
///
/// The state of a set is a list of columns: what is left of a block, its cleanliness, what a carrier gained. Only what some
/// step changes has a column. Steps are made into operations on columns once; `CoupledSweep` runs them for all sets.
struct CoupledTable: Sendable {
  /// What a step does to columns.
  enum Operation: Sendable {
    case scale(Int, factor: Double)
    /// Takes a fixed amount from several columns together, in proportion to what is left of each.
    case save(columns: [Int], activity: [Double], amount: Double)
    case gain(Int, from: Int, amount: Double)
  }

  /// What one action does, or one outside that is always there.
  struct Stage: Sendable {
    /// The action's place among the members; nil for one outside, of which only the moment matters.
    let bit: Int?
    var operations: [Operation]

    /// Columns that it changes, each once.
    var changed: [Int] {
      operations.flatMap(\.changed).withoutRepeats()
    }
  }

  /// A coefficient times one column or two.
  struct Summand: Sendable {
    let coefficient: Double
    let column: Int
    let other: Int?
  }

  private(set) var stages: [Stage] = []
  /// What each column holds before any step.
  let start: [Double]
  /// The summands of each group.
  let groups: [[Summand]]

  /// - Parameters:
  ///   - members: Actions whose every set is tried, in ascending order.
  ///   - groups: Summands that are summed up together, each a list.
  init(_ program: EffectProgram, blocks: [Int], members: [Int], groups: [[EffectTerm]]) {
    let bits = Dictionary(uniqueKeysWithValues: zip(members, members.indices))
    var compiler = CoupledCompiler(program, blocks: blocks, groups: groups)
    for (number, step) in program.steps.enumerated() {
      let bit = bits[step.player]
      let operations = compiler.operations(of: step.effect, number: number, changes: bit != nil)
      guard !operations.isEmpty else { continue }
      if let last = stages.last, last.bit == bit, bit != nil {
        stages[stages.count - 1].operations += operations
      } else {
        stages.append(Stage(bit: bit, operations: operations))
      }
    }
    self.groups = groups.indices.map { compiler.summands(of: groups[$0], group: $0) }
    start = compiler.start
  }

  /// Metric tons of each group of summands; bit i of an index stands for the ith member.
  func values(members: Int) -> [[Double]] {
    let bits = stages.compactMap(\.bit)
    let values = CoupledSweep(self).values()
    guard bits.count < members else { return values }
    // Members without a step here change nothing: their sets are those without them.
    return values.map { values in
      (0..<(1 << members)).map { set in
        values[bits.enumerated().reduce(0) { $0 | (set >> $1.element & 1) << $1.offset }]
      }
    }
  }
}

extension CoupledTable.Operation {
  fileprivate var changed: [Int] {
    switch self {
    case .scale(let column, _), .gain(let column, _, _): [column]
    case .save(let columns, _, _): columns
    }
  }
}

/// Gives out columns while steps are made into operations.
private struct CoupledCompiler {
  private enum Key: Hashable {
    case left(Int)
    case cleanliness(Int)
    case rate(Carrier)
    case gained(group: Int, Carrier)
  }

  private let program: EffectProgram
  private let blocks: Set<Int>
  private var groupOfTerm: [EffectTerm: Int] = [:]
  /// Carriers that gain something in the cluster.
  private var gaining: Set<Carrier> = []
  private var columns: [Key: Int] = [:]
  private(set) var start: [Double] = []

  init(_ program: EffectProgram, blocks: [Int], groups: [[EffectTerm]]) {
    self.program = program
    self.blocks = Set(blocks)
    for (number, terms) in groups.enumerated() {
      for term in terms {
        groupOfTerm[term] = number
        guard case .gain(let step, _) = term,
          case .move(_, _, let carrier, _) = program.steps[step].effect
        else { continue }
        gaining.insert(carrier)
      }
    }
  }

  private mutating func column(_ key: Key) -> Int {
    if let known = columns[key] { return known }
    columns[key] = start.count
    if case .gained = key { start.append(0) } else { start.append(1) }
    return start.count - 1
  }

  /// - Parameter changes: False for a step of an action outside: what it changes is a factor of its own, but what it
  ///   moves hangs on what is left at its turn.
  mutating func operations(
    of effect: EffectStep, number: Int, changes: Bool
  ) -> [CoupledTable.Operation] {
    let gains = gains(of: effect, number: number)
    guard changes else { return gains }
    let inside = effect.positions.filter(blocks.contains)
    switch effect {
    case .scale(_, let factor):
      return inside.map { .scale(column(.left($0)), factor: factor) }
    case .move(_, let part, _, _):
      return gains + inside.map { .scale(column(.left($0)), factor: 1 - part) }
    case .clean(let cleaned, let factor):
      let carriers = Carrier.allCases.filter { carrier in
        gaining.contains(carrier)
          && (program.carrierBlocks[carrier.rawValue].map(cleaned.contains) ?? false)
      }
      return inside.map { .scale(column(.cleanliness($0)), factor: factor) }
        + carriers.map { .scale(column(.rate($0)), factor: factor) }
    case .save(_, let amount):
      guard !inside.isEmpty else { return [] }
      return [
        .save(
          columns: inside.map { column(.left($0)) }, activity: inside.map { program.activity[$0] },
          amount: amount)
      ]
    case .add, .emit, .claim: return []
    }
  }

  private mutating func gains(of effect: EffectStep, number: Int) -> [CoupledTable.Operation] {
    guard case .move(let moved, let part, let carrier, let gains) = effect else { return [] }
    var operations: [CoupledTable.Operation] = []
    for (block, gain) in zip(moved, gains) {
      guard let group = groupOfTerm[.gain(step: number, block: block)], blocks.contains(block)
      else { continue }
      operations.append(
        .gain(
          column(.gained(group: group, carrier)), from: column(.left(block)),
          amount: program.activity[block] * part * gain))
    }
    return operations
  }

  /// - Precondition: Every step was made into operations.
  mutating func summands(of terms: [EffectTerm], group: Int) -> [CoupledTable.Summand] {
    var summands: [CoupledTable.Summand] = []
    for term in terms {
      guard case .own(let block) = term else { continue }
      summands.append(
        CoupledTable.Summand(
          coefficient: program.tonnes[block], column: column(.left(block)),
          other: columns[.cleanliness(block)]))
    }
    for carrier in Carrier.allCases {
      guard let gained = columns[.gained(group: group, carrier)] else { continue }
      summands.append(
        CoupledTable.Summand(
          coefficient: program.carrierRates[carrier.rawValue], column: gained,
          other: columns[.rate(carrier)]))
    }
    return summands
  }
}

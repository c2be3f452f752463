internal import Forecast

/// Which blocks, carriers and choices of one year count for a part of the inventory, as `Portfolio.total` has it.
struct ScheduleYearReach {
  /// Blocks of which every stream counts; no block is partly counted.
  let blocks: [Int]
  /// By carrier: whether what is added beside the streams counts.
  let carriers: [Bool]
  /// By choice: whether what it emits or takes up beside the streams counts.
  let beside: [Bool]

  init(_ reach: TargetReach, _ program: EffectProgram, frame: YearFrame, choices: [Action]) {
    blocks = program.streams.indices.filter { block in
      program.streams[block].first.map { reach.includes(frame.records[$0]) } ?? false
    }
    carriers = Carrier.allCases.map { carrier in
      frame.reference[carrier].map { reach.includes(frame.records[$0]) } ?? false
    }
    beside = choices.map { reach.includesBeside(sector: $0.sector) }
  }

  /// Numbers by which streams that unlike reaches count stay apart; empty where there is no reach.
  static func kinds(_ reaches: [TargetReach], frame: YearFrame) -> [Int] {
    guard !reaches.isEmpty else { return [] }
    var numbers: [[Bool]: Int] = [:]
    return frame.records.map { record in
      let kind = reaches.map { $0.includes(record) }
      let number = numbers[kind] ?? numbers.count
      numbers[kind] = number
      return number
    }
  }
}

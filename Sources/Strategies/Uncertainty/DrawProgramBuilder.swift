internal import Forecast
internal import Inventory

/// Compiles a plan year by year; columns that years share are made once.
struct DrawProgramBuilder {
  private let inputs: [UncertainInput]
  private let actions: [Action]
  /// By stream.
  private let drivers: [String?]
  private let intensities: [String?]
  private(set) var columns: [DrawProgram.Column]
  private(set) var held: [String] = []
  private var following: [ActionNumbers]
  private var products: [[Int]: Int] = [:]
  private var recordInput: [String: Int] = [:]
  private var factorInput: [String: Int] = [:]
  private var indicatorInput: [String: (input: Int, year: Int)] = [:]
  private var pathInput: [String: (input: Int, year: Int)] = [:]

  init(inputs: [UncertainInput], actions: [Action], rules: [GrowthRule?]) {
    self.inputs = inputs
    drivers = rules.map { $0?.driver }
    intensities = rules.map { $0?.intensities.first }
    self.actions = actions
    columns = inputs.indices.map { .input($0) }
    following = actions.map { ActionNumbers(of: $0, inputs: inputs) }
    for (index, input) in inputs.enumerated() where !input.isAsStated {
      switch input.reach {
      case .record(let id): recordInput[id] = index
      case .factor(let ids): for id in ids { factorInput[id] = index }
      case .indicator(let id, let year): indicatorInput[id] = (index, year)
      case .path(let id, let year): pathInput[id] = (index, year)
      case .parameter, .cost: break
      }
    }
  }

  mutating func year(_ frame: YearFrame, base: Int) -> DrawProgram.Year {
    let effects = actions.map { $0.effect(in: frame) }
    let program = EffectProgram(effects, frame: frame, kinds: kinds(frame))
    var blocks = program.streams.map { block($0, frame: frame, base: base) }
    for step in program.steps {
      switch step.effect {
      case .move(let touched, _, _, _), .save(let touched, _):
        for block in touched { blocks[block].needsActivity = true }
      case .scale, .clean, .add, .emit: break
      }
    }
    let carriers = Carrier.allCases.map { carrier -> DrawProgram.CarrierRate in
      guard let stream = frame.reference[carrier] else { return .init(rate: .nan) }
      let record = frame.records[stream].id
      return .init(
        rate: frame.rates[stream], factor: factorInput[record],
        path: intensities[stream].flatMap { follow(pathInput[$0], frame.year, base) })
    }
    return DrawProgram.Year(
      blocks: blocks, steps: steps(program, effects: effects, frame: frame), carriers: carriers)
  }

  /// Streams that follow the same driver and path.
  private func kinds(_ frame: YearFrame) -> [Int] {
    guard !(indicatorInput.isEmpty && pathInput.isEmpty) else { return [] }
    return frame.activity.indices.map { stream in
      let driver = drivers[stream].flatMap { indicatorInput[$0]?.input } ?? -1
      let path = intensities[stream].flatMap { pathInput[$0]?.input } ?? -1
      return (driver + 1) * (inputs.count + 1) + path + 1
    }
  }

  private mutating func block(
    _ streams: [Int], frame: YearFrame, base: Int
  ) -> DrawProgram.Block {
    var block = DrawProgram.Block()
    for stream in streams {
      let (activity, rate) = (frame.activity[stream], frame.rates[stream])
      let id = frame.records.isEmpty ? "" : frame.records[stream].id
      let record = recordInput[id]
      block.activity.add(activity, following: record)
      block.tonnes.add(activity * rate, following: product(record, factorInput[id]))
    }
    guard let first = streams.first else { return block }
    block.driver = drivers[first].flatMap { follow(indicatorInput[$0], frame.year, base) }
    block.path = intensities[first].flatMap { follow(pathInput[$0], frame.year, base) }
    return block
  }

  /// The ratio of a series to what is stated: 1 in the base year, as drawn from the range's year on.
  private func follow(
    _ found: (input: Int, year: Int)?, _ year: Int, _ base: Int
  ) -> DrawProgram.Number? {
    guard let found, year > base else { return nil }
    let part = min(1, Double(year - base) / Double(found.year - base))
    return DrawProgram.Number(offset: 1 - part, slope: part, column: found.input)
  }

  private mutating func product(_ one: Int?, _ other: Int?) -> Int? {
    guard let one, let other else { return one ?? other }
    if let known = products[[one, other]] { return known }
    columns.append(.product(one, other))
    products[[one, other]] = columns.count - 1
    return columns.count - 1
  }

  private mutating func steps(
    _ program: EffectProgram, effects: [[EffectStep]], frame: YearFrame
  ) -> [DrawProgram.Step] {
    var made: [DrawProgram.Step] = []
    var next = 0
    for (player, steps) in effects.enumerated() where !steps.isEmpty {
      let numbers = following[player].numbers(steps, frame: frame, columns: &columns)
      held += following[player].takeProblems()
      var place = 0
      for step in steps {
        made.append(draws(step, on: program, at: next, numbers: numbers[place...]))
        place += step.numberCount
        next += 1
      }
    }
    return made
  }

  private func draws(
    _ step: EffectStep, on program: EffectProgram, at index: Int,
    numbers: ArraySlice<DrawProgram.Number>
  ) -> DrawProgram.Step {
    let first = numbers[numbers.startIndex]
    switch program.steps[index].effect {
    case .scale(let blocks, _): return .scale(blocks, first)
    case .clean(let blocks, _):
      let carriers = program.carrierBlocks.indices.filter { carrier in
        program.carrierBlocks[carrier].map(blocks.contains) ?? false
      }
      return .clean(blocks, first, carriers: carriers)
    case .save(let blocks, _): return .save(blocks, first)
    case .add(let carrier, _): return .add(carrier: carrier.rawValue, first)
    case .emit: return .emit(first)
    case .move(let blocks, _, let carrier, _):
      let places = Dictionary(zip(step.positions, 1...)) { first, _ in first }
      let gains = blocks.map { block in
        program.streams[block].first.flatMap { places[$0] }.map {
          numbers[numbers.startIndex + $0]
        } ?? DrawProgram.Number(offset: 0)
      }
      return .move(blocks, first, carrier: carrier.rawValue, gains: gains)
    }
  }
}

extension EffectStep {
  /// How many numbers it holds.
  fileprivate var numberCount: Int {
    if case .move(_, _, _, let gains) = self { 1 + gains.count } else { 1 }
  }
}

extension UncertainInput {
  /// True when every draw is what the plan states.
  var isAsStated: Bool { shape.limits == stated...stated }
}

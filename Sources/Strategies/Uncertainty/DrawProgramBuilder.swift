internal import Forecast
internal import Inventory

/// Compiles a plan year by year; columns that years share are made once.
struct DrawProgramBuilder {
  private let inputs: [UncertainInput]
  private let actions: [Action]
  private let scope: DrawProgram.Scope
  private var climates: ClimateRatios
  /// What each stream follows that some input moves.
  private let followed: [[Follow]]
  private(set) var columns: [DrawProgram.Column]
  private(set) var held: [String] = []
  private var following: [ActionNumbers]
  private var products: [[Int]: Int] = [:]
  private var lookups: [Lookup: Int] = [:]
  private var recordInput: [String: Int] = [:]
  private var factorInput: [String: Int] = [:]

  private struct Lookup: Hashable {
    let input: Int
    let values: [Double]
  }

  private struct Kind: Hashable {
    let follows: [Follow]
    let own: Int
  }

  /// One factor of a stream's change, and the input that moves it.
  private struct Follow: Hashable {
    /// Nil for a policy of which only the timing is drawn.
    let input: Int?
    let isActivity: Bool
    /// From which year on all of the input's deviation counts; nil for a policy and for the climate.
    let year: Int?
    /// Of a policy: what it multiplies by, by year.
    let multipliers: [Double]
    /// Of a policy: the input that moves it in time.
    var shift: Int?
    /// Of a path that is of a part of the emissions alone: that part of what is left, by year; empty for all of it.
    var parts: [Double] = []
    /// Of the climate: how much of the activity is heating and cooling.
    var shares: ClimateRatios.Shares?
  }

  init(
    inputs: [UncertainInput], actions: [Action], among all: [Action], shapes: [StreamShape],
    climates: ClimateRatios, scope: DrawProgram.Scope
  ) {
    self.inputs = inputs
    self.climates = climates
    self.actions = actions
    self.scope = scope
    columns = inputs.indices.map { .input($0) }
    following = actions.map { ActionNumbers(of: $0, among: all, inputs: inputs) }
    var moved: [StreamShape.Factor.Kind: (input: Int, year: Int?)] = [:]
    var shifts: [String: Int] = [:]
    var climate: Int?
    for (index, input) in inputs.enumerated() where !input.isAsStated {
      switch input.reach {
      case .record(let id): recordInput[id] = index
      case .factor(let ids): for id in ids { factorInput[id] = index }
      case .indicator(let id, let year): moved[.driver(id)] = (index, year)
      case .path(let id, let year): moved[.path(id)] = (index, year)
      case .policy(let id): moved[.policy(id)] = (index, nil)
      case .policyTiming(let id): shifts[id] = index
      case .climateModel: climate = index
      case .parameter, .cost, .costRow, .price, .timing, .uptake, .rebound, .decay, .discountRate:
        break
      }
    }
    followed = shapes.map { shape in
      shape.factors.compactMap { factor in
        if case .policy(let id) = factor.kind, let shift = shifts[id] {
          return Follow(
            input: moved[factor.kind]?.input, isActivity: factor.isActivity, year: nil,
            multipliers: factor.values, shift: shift)
        }
        if case .climate(let heating, let cooling) = factor.kind {
          return climate.map {
            Follow(
              input: $0, isActivity: factor.isActivity, year: nil, multipliers: [],
              shares: .init(heating: heating, cooling: cooling))
          }
        }
        return moved[factor.kind].map { found in
          Follow(
            input: found.input, isActivity: factor.isActivity, year: found.year,
            multipliers: found.year == nil ? factor.values : [],
            parts: factor.part == 1 ? [] : factor.values.indices.map(factor.part))
        }
      }
    }
  }

  mutating func year(_ frame: YearFrame, base: Int, acting: Set<String>) -> DrawProgram.Year {
    let effects = actions.indices.map { place in
      following[place].fullest(in: frame)
        ?? (acting.contains(actions[place].id) ? actions[place].effect(in: frame) : [])
    }
    let isSplit = !scope.reach.isEverything && effects.contains { $0.contains(where: \.isClaim) }
    let program = EffectProgram(
      effects, frame: frame, kinds: isSplit ? kindsByScope(frame) : kinds)
    let makesPower = !program.purchases.isEmpty && program.steps.contains { $0.effect.makesPower }
    let weights = makesPower ? frame.purchases.weights(of: frame.activity.count) : []
    var blocks = program.streams.map {
      block($0, frame: frame, base: base, weights: weights, isSplit: isSplit)
    }
    for step in program.steps {
      switch step.effect {
      case .move(let touched, _, _, _), .save(let touched, _):
        for block in touched { blocks[block].needsActivity = true }
      case .scale(let touched, _):
        if scope.tracksActivity { for block in touched { blocks[block].needsActivity = true } }
      case .clean, .add, .emit, .claim: break
      }
    }
    let carriers = Carrier.allCases.map {
      rate(of: $0, frame: frame, base: base, isSplit: isSplit)
    }
    let silent = Carrier.allCases.filter { carrier in
      isSplit && frame.reference[carrier].map { !counts($0, frame) } ?? false
    }
    return DrawProgram.Year(
      blocks: blocks, steps: steps(program, effects: effects, frame: frame),
      players: program.steps.map(\.player), carriers: carriers, makesPower: makesPower,
      silentCarriers: Set(silent.map(\.rawValue)))
  }

  /// Kinds of which none is in scope in part.
  private func kindsByScope(_ frame: YearFrame) -> [Int] {
    let kinds = kinds
    return frame.records.indices.map { stream in
      2 * (kinds.isEmpty ? 0 : kinds[stream]) + (counts(stream, frame) ? 1 : 0)
    }
  }

  /// The mean of all streams of a carrier by their stated activity, each with the factor and the paths that it follows.
  ///
  ///     e(n) = Σ A · e · factor(n) · Π path(n) ÷ Σ A
  private mutating func rate(
    of carrier: Carrier, frame: YearFrame, base: Int, isSplit: Bool
  ) -> DrawProgram.Sum {
    var rate = DrawProgram.Sum()
    guard let reference = frame.reference[carrier] else {
      rate.constant = .nan
      return rate
    }
    guard isSplit || counts(reference, frame) else { return rate }
    var streams = frame.records.indices.filter { carrier.isStoodFor(by: frame.records[$0]) }
    var weights = streams.map { frame.activity[$0] }
    var whole = weights.reduce(0, +)
    if !(whole > 0) { (streams, weights, whole) = ([reference], [1], 1) }
    for (stream, weight) in zip(streams, weights) {
      let paths = ratios(of: stream, isActivity: false, frame.year, base)
      let amount = weight / whole * frame.rates[stream]
      var terms = [(amount: amount, column: factorInput[frame.records[stream].id])]
      for number in paths { terms = terms.flatMap { times($0, number) } }
      for term in terms { rate.add(term.amount, following: term.column) }
    }
    return rate
  }

  /// A term multiplied by a number, as terms.
  private mutating func times(
    _ term: (amount: Double, column: Int?), _ number: DrawProgram.Number
  ) -> [(amount: Double, column: Int?)] {
    let held = (amount: term.amount * number.offset, column: term.column)
    guard let column = number.column else { return [held] }
    return [held, (term.amount * number.slope, product(term.column, column))]
  }

  /// Whether what a stream emits is in scope.
  private func counts(_ stream: Int, _ frame: YearFrame) -> Bool {
    scope.reach.isEverything || scope.reach.includes(frame.records[stream])
  }

  /// Whether what an action emits beside the streams is in scope.
  private func counts(_ action: Action) -> Bool {
    scope.reach.includesBeside(sector: action.sector)
  }

  /// Streams that follow the same things alike; empty when no stream follows anything.
  private var kinds: [Int] {
    guard followed.contains(where: { !$0.isEmpty }) else { return scope.kinds }
    var known: [Kind: Int] = [:]
    return followed.enumerated().map { stream, follows in
      let key = Kind(follows: follows, own: scope.kinds.isEmpty ? 0 : scope.kinds[stream])
      let kind = known[key] ?? known.count
      known[key] = kind
      return kind
    }
  }

  /// - Parameters:
  ///   - weights: What is bought of grid electricity for an activity, by stream; empty where nobody asks.
  ///   - isSplit: True when what is out of scope is told as well, in blocks of its own.
  private mutating func block(
    _ streams: [Int], frame: YearFrame, base: Int, weights: [Double], isSplit: Bool
  ) -> DrawProgram.Block {
    var block = DrawProgram.Block(stream: streams.first)
    block.counts = !isSplit || streams.allSatisfy { counts($0, frame) }
    if streams.contains(where: { weights.indices.contains($0) && weights[$0] != 0 }) {
      block.purchases = DrawProgram.Sum()
    }
    for stream in streams {
      let (activity, rate) = (frame.activity[stream], frame.rates[stream])
      let id = frame.records.isEmpty ? "" : frame.records[stream].id
      let record = recordInput[id]
      block.activity.add(activity, following: record)
      if block.purchases != nil {
        block.purchases?.add(activity * weights[stream], following: record)
      }
      guard isSplit || counts(stream, frame) else { continue }
      block.tonnes.add(activity * rate, following: product(record, factorInput[id]))
    }
    guard let first = streams.first else { return block }
    block.drivers = ratios(of: first, isActivity: true, frame.year, base)
    block.paths = ratios(of: first, isActivity: false, frame.year, base)
    return block
  }

  /// What multiplies a stream's activity, or its emissions per activity, against what is stated.
  ///
  ///     series:  1 + part · (x − 1), with part 0 in the base year and 1 from the range's year on; for a path of a part of
  ///              the emissions alone, times that part of what is left
  ///     policy:  (1 − x · (1 − m)) ÷ m, with m what the policy multiplies by
  ///     climate: W(model, year) ÷ W(median, year)
  ///     moved:   (1 − x · (1 − m(year − move))) ÷ m(year); before the base year m is 1, after the last year as in it
  private mutating func ratios(
    of stream: Int, isActivity: Bool, _ year: Int, _ base: Int
  ) -> [DrawProgram.Number] {
    guard year > base, followed.indices.contains(stream) else { return [] }
    var made: [DrawProgram.Number] = []
    for follow in followed[stream] where follow.isActivity == isActivity {
      if let shares = follow.shares {
        if let number = climate(follow.input, shares, year) { made.append(number) }
        continue
      }
      guard let end = follow.year else {
        if let number = policy(follow, year - base) { made.append(number) }
        continue
      }
      let reached = min(1, Double(year - base) / Double(end - base))
      let part = reached * (follow.parts.isEmpty ? 1 : follow.parts[year - base])
      made.append(DrawProgram.Number(offset: 1 - part, slope: part, column: follow.input))
    }
    return made
  }

  /// Nil where every model says what the median says.
  private mutating func climate(
    _ input: Int?, _ shares: ClimateRatios.Shares, _ year: Int
  ) -> DrawProgram.Number? {
    guard let input, let ratios = climates.ratios(shares, in: year),
      ratios.contains(where: { $0 != 1 })
    else { return nil }
    // The first is that of the median, which the plan states.
    return DrawProgram.Number(offset: 0, slope: 1, column: lookup(input, first: -1, ratios))
  }

  /// Nil where nothing is drawn of it.
  private mutating func policy(_ follow: Follow, _ index: Int) -> DrawProgram.Number? {
    let multiplier = follow.multipliers[index]
    guard multiplier != 0 else { return nil }
    guard let shift = follow.shift else {
      guard multiplier != 1 else { return nil }
      return DrawProgram.Number(
        offset: 1 / multiplier, slope: (multiplier - 1) / multiplier, column: follow.input)
    }
    guard let moves = inputs[shift].shape.wholes else { return nil }
    let last = follow.multipliers.count - 1
    let losses = moves.map { 1 - follow.multipliers[min(last, max(0, index - $0))] }
    let drawn = product(follow.input, lookup(shift, first: moves.lowerBound, losses))
    return DrawProgram.Number(offset: 1 / multiplier, slope: -1 / multiplier, column: drawn)
  }

  private mutating func lookup(_ input: Int, first: Int, _ values: [Double]) -> Int {
    let key = Lookup(input: input, values: values)
    if let known = lookups[key] { return known }
    columns.append(.lookup(input, WholeTable(first: first, values: values)))
    lookups[key] = columns.count - 1
    return columns.count - 1
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
        let drawn = draws(
          step, on: program, at: next, numbers: numbers[place...], counts: counts(actions[player]))
        if case .emit = drawn, !counts(actions[player]) {
          made.append(.emit(DrawProgram.Number(offset: 0)))
        } else {
          made.append(drawn)
        }
        place += step.numberCount
        next += 1
      }
    }
    return made
  }

  private func draws(
    _ step: EffectStep, on program: EffectProgram, at index: Int,
    numbers: ArraySlice<DrawProgram.Number>, counts: Bool
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
    case .claim(let saving):
      let carriers = program.carrierBlocks.indices.filter { carrier in
        program.carrierBlocks[carrier].map(saving.positions.contains) ?? false
      }
      let claim = DrawProgram.Claim(
        blocks: saving.positions, carriers: carriers, idle: saving.idle, sector: saving.sector,
        counts: counts)
      return .claim(claim, first)
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
  /// True when it lessens the grid electricity that is bought without less being used.
  fileprivate var makesPower: Bool {
    switch self {
    case .add(.gridElectricity, let amount): amount < 0
    case .move(_, _, .gridElectricity, let gains): gains.contains { $0 < 0 }
    case .add, .move, .scale, .clean, .save, .emit, .claim: false
    }
  }

  /// True when it states emissions as saved.
  fileprivate var isClaim: Bool { if case .claim = self { true } else { false } }

  /// How many numbers it holds.
  fileprivate var numberCount: Int {
    if case .move(_, _, _, let gains) = self { 1 + gains.count } else { 1 }
  }
}

extension UncertainInput {
  /// True when every draw is what the plan states.
  var isAsStated: Bool { shape.limits == stated...stated }
}

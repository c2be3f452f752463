internal import Forecast
internal import Inventory
internal import Quantities

/// A plan made ready for draws of its money: what a unit of each block and of each carrier is worth in each step.
///
/// It means what `EnergyLedger` and `CashFlowBuilder` mean: an action's energy is what its own steps change in what the
/// actions before it have left.
struct MoneyProgram: Sendable {
  /// US dollars in today's worth for a canonical unit, times the draws of a price.
  struct Price: Sendable {
    var dollars = 0.0
    var column: Int?
  }

  /// The worth of what one step changes.
  struct Step: Sendable {
    /// By block that the step touches.
    var blocks: [Price]
    /// Of what a carrier gains, by block that it takes over from; a single one for what is made on site.
    var carried: [Price]
    /// True when it changes where power comes from, or when, and not how much of it is bought.
    var isElsewhere = false
  }

  /// A rate of discount that is drawn.
  struct Discount: Sendable {
    /// The place of its input.
    let input: Int
    /// The rate that the worth of every step is reckoned at.
    let rate: DiscountRate
    /// By action: whether its money is discounted at it, and not at a rate of its own.
    let follows: [Bool]
    /// By year: how many years after the base year it is.
    let distances: [Int]
  }

  let program: DrawProgram
  /// Nil where the rate is held.
  let discount: Discount?
  /// How many actions there are.
  let players: Int
  /// By year, by step.
  let years: [[Step]]

  /// - Parameters:
  ///   - usual: At which money is discounted where an action has no rate of its own; the one that may be drawn.
  ///   - rate: At which the money of an action is discounted.
  init(
    _ inputs: [UncertainInput], of portfolio: Portfolio, ledger: MoneyLedger, usual: DiscountRate,
    rate: (Action) -> DiscountRate
  ) {
    let first = portfolio.frame(portfolio.projection.years.lowerBound)
    var kinds: [Worth: Int] = [:]
    let program = DrawProgram(
      inputs, of: portfolio,
      scope: .init(
        kinds: first.records.indices.map { position in
          let worth = Worth(
            subject: first.records[position].energySubject,
            activity: first.part(at: position)?.activity ?? 1)
          let kind = kinds[worth] ?? kinds.count
          kinds[worth] = kind
          return kind
        }, tracksActivity: true))
    let actions = portfolio.ordered
    var pricing = StepPricing(ledger, inputs: inputs)
    let rates = actions.map(rate)
    years = zip(portfolio.projection.years, program.years).map { year, made in
      let frame = portfolio.frame(year)
      var places = [Int](repeating: 0, count: actions.count)
      return zip(made.steps, made.players).map { step, player in
        defer { places[player] += 1 }
        guard actions[player].buysLess(atStep: places[player]) else {
          return Step(
            blocks: [], carried: [],
            isElsewhere: Calculator.of(actions[player].kind).unbought.contains(places[player]))
        }
        let factor = PresentWorth.factor(rates[player], from: ledger.baseYear, to: year)
        return pricing.step(step, made, frame, factor: factor)
      }
    }
    self.program = program
    players = actions.count
    discount = inputs.drawnRate.map { input in
      Discount(
        input: input, rate: usual, follows: rates.map { $0 == usual },
        distances: portfolio.projection.years.map { $0 - ledger.baseYear })
    }
  }
}

extension MoneyProgram {
  /// What decides what a unit of a stream is worth.
  private struct Worth: Hashable {
    let subject: EnergyChange.Subject?
    /// Own activity for an activity of the whole.
    let activity: Double
  }
}

extension [UncertainInput] {
  /// The place of the rate of discount; nil where it is held.
  var drawnRate: Int? { firstIndex { $0.reach == .discountRate && !$0.isAsStated } }
}

extension Action {
  /// False for a step that changes only where power comes from, and where rows state what energy is worth.
  fileprivate func buysLess(atStep place: Int) -> Bool {
    hasCalculatedEnergy && !Calculator.of(kind).unbought.contains(place)
  }

  /// False when its rows of `costs.csv` state what its energy is worth.
  var hasCalculatedEnergy: Bool { isMitigation && parameters["energy_savings"]?.text != "stated" }
}

/// Finds what the units of a step are worth.
private struct StepPricing {
  private let prices: PriceBook
  /// The input that moves the prices of an activity.
  private let inputs: [String: Int]
  private var known: [Question: MoneyProgram.Price] = [:]

  private struct Question: Hashable {
    let subject: EnergyChange.Subject
    let year: Int
  }

  init(_ ledger: MoneyLedger, inputs: [UncertainInput]) {
    prices = PriceBook(ledger.book.prices, dollarsOf: ledger.dollarsOf, indexes: ledger.indexes)
    var moved: [String: Int] = [:]
    for (index, input) in inputs.enumerated() where !input.isAsStated {
      if case .price(let activity) = input.reach { moved[activity] = index }
    }
    self.inputs = moved
  }

  mutating func step(
    _ step: DrawProgram.Step, _ year: DrawProgram.Year, _ frame: YearFrame, factor: Double
  ) -> MoneyProgram.Step {
    switch step {
    case .scale(let touched, _), .save(let touched, _):
      return .init(blocks: touched.map { block($0, year, frame, factor) }, carried: [])
    case .move(let touched, _, let carrier, _):
      return .init(
        blocks: touched.map { block($0, year, frame, factor) },
        carried: touched.map { carried(carrier, year.blocks[$0].stream, frame, factor) })
    case .add(let carrier, _):
      return .init(blocks: [], carried: [carried(carrier, nil, frame, factor)])
    case .clean, .emit, .claim: return .init(blocks: [], carried: [])
    }
  }

  private mutating func block(
    _ block: Int, _ year: DrawProgram.Year, _ frame: YearFrame, _ factor: Double
  ) -> MoneyProgram.Price {
    guard let stream = year.blocks[block].stream,
      let subject = frame.records[stream].energySubject
    else { return .init() }
    let own = frame.part(at: stream)?.activity ?? 1
    return price(subject, frame, heat: frame.heat[stream]?.canonical, factor * own)
  }

  /// What takes an activity over is bought where that activity was; what is made on site is used nowhere yet.
  private mutating func carried(
    _ carrier: Int, _ stream: Int?, _ frame: YearFrame, _ factor: Double
  ) -> MoneyProgram.Price {
    guard let kind = Carrier(rawValue: carrier), let reference = frame.reference[kind],
      var subject = frame.records[reference].energySubject
    else { return .init() }
    let record = stream.map { frame.records[$0] }
    subject.sector = record?.sector.rawValue ?? ""
    subject.subsector = record?.subsector ?? ""
    subject.isTravel = record?.sector == .transportation
    return price(subject, frame, heat: nil, factor)
  }

  private mutating func price(
    _ subject: EnergyChange.Subject, _ frame: YearFrame, heat: Double?, _ factor: Double
  ) -> MoneyProgram.Price {
    let question = Question(subject: subject, year: frame.year)
    let found = known[question] ?? look(question, heat)
    known[question] = found
    return .init(dollars: found.dollars * factor, column: found.column)
  }

  private func look(_ question: Question, _ heat: Double?) -> MoneyProgram.Price {
    guard case .success(let found) = prices.price(of: question.subject, in: question.year) else {
      return .init()
    }
    let amount = found.kind == question.subject.kind ? 1 : found.kind == .energy ? heat : nil
    return .init(
      dollars: found.dollars * (amount ?? 0), column: inputs[question.subject.activity])
  }
}

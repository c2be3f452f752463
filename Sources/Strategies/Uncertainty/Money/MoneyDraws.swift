internal import Forecast
internal import Quantities

/// What the money of the actions comes to in every draw, of all payers together.
///
///     NPV(n) = Σ stated costs and gains · ratio(n) + Σ energy(n) · price(n), each ÷ (1 + r(n))ʸ
///
/// with costs, prices, the rate of discount and everything that moves energy at their nth draw; an action's own rate stays
/// as it is. Tons are
/// the action's Shapley share of all years, moved in proportion to what its own steps save in the draw.
///
/// - Limits: Costs stay in the years that are stated, also where the start of an action is drawn. Actions whose money cannot be told, and those that
///   cut no emissions, are left out. The Shapley shares themselves are not drawn: how actions divide what they save together is held. Stated savings,
///   grants and incentives have no range of their own, and move only with the quantity of the action that they are stated per, its uptake, rebound and decay.
public struct MoneyDraws: Sendable {
  /// One action, or all of them together.
  public struct Result: Sendable {
    /// Gains less costs in today's worth, US dollars.
    public let netPresentValue: DrawSpread
    /// Net cost of a metric ton, US dollars; nil when some draw saves nothing.
    ///
    /// Of all actions together it has the money and the tons of the same ones: those that save or add some.
    public let costPerTonne: DrawSpread?
    /// That the money comes back by the end of the forecast: a net present value of 0 or more.
    public let paysBack: DrawnChance
    /// Net present value as the plan states it.
    public let stated: Double
    /// Net present value, draw after draw.
    let values: [Double]
  }

  /// At which money is discounted where an action has no rate of its own.
  public let rate: DiscountRate
  /// The year of whose dollars everything is.
  public let dollarsOf: Int
  /// By action id, those whose money can be told.
  public let actions: [String: Result]
  /// Ids of these, in the order of the plan.
  public let order: [String]
  /// All of these together; nil when there is none.
  public let plan: Result?
  /// Ids of actions whose money cannot be told.
  public let unknown: [String]

  init(
    _ ledger: MoneyLedger, rate: DiscountRate, portfolio: Portfolio, sample: DrawSample,
    work: DrawWork
  ) {
    let actions = ledger.actions.filter(\.isMitigation)
    let rates = Dictionary(actions.map { ($0.id, ledger.ownRate(of: $0, else: rate)) }) {
      first, _ in first
    }
    let results = actions.compactMap { action in
      ledger.result(of: action.id, rate: rates[action.id] ?? rate)
    }
    let known = results.filter(\.isKnown)
    let program = MoneyProgram(sample.inputs, of: portfolio, ledger: ledger, usual: rate) {
      rates[$0.id] ?? rate
    }
    let drawnRates = sample.inputs.drawnRate.map(sample.draws(of:))
    let energy = EnergyDraws(program, sample: sample, work: work)
    let places = Dictionary(
      portfolio.ordered.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first })
    let drawn = known.map { result in
      ActionDraws(
        result, sample: sample, energy: places[result.action.id].map { energy[$0] },
        tonnes: portfolio.cumulativeReduction(of: result.action.id),
        rates: rates[result.action.id] == rate ? drawnRates : nil)
    }
    self.rate = rate
    dollarsOf = ledger.dollarsOf
    self.actions = Dictionary(zip(known.map(\.action.id), drawn.map(\.result))) { first, _ in first
    }
    order = known.map(\.action.id)
    unknown = results.filter { !$0.isKnown }.map(\.action.id)
    plan = drawn.isEmpty ? nil : ActionDraws(sumOf: drawn).result
  }
}

/// Energy and tons of every action in every draw.
struct EnergyDraws {
  /// By action: dollars in today's worth, draw after draw.
  private var dollars: [[Double]]
  /// By action: metric tons saved by its own steps in all years.
  private var tonnes: [[Double]]
  /// Metric tons with every input as stated.
  private let statedTonnes: [Double]

  init(_ money: MoneyProgram, sample: DrawSample, work: DrawWork) {
    let draws = sample.options.draws
    let tiles = (draws + DrawKernel.width - 1) / DrawKernel.width
    let parts = work(tiles) { tile in
      let start = tile * DrawKernel.width
      return MoneyKernel.totals(money, count: min(DrawKernel.width, draws - start)) {
        sample.fill($0, $1, from: start, count: min(DrawKernel.width, draws - start))
      }
    }
    dollars = [[Double]](repeating: [], count: money.players)
    tonnes = dollars
    for part in parts {
      let count = money.players == 0 ? 0 : part.count / (2 * money.players)
      for player in 0..<money.players {
        let start = 2 * player * count
        dollars[player] += part[start..<start + count]
        tonnes[player] += part[start + count..<start + 2 * count]
      }
    }
    let inputs = money.program.inputs
    let stated = MoneyKernel.totals(money, count: 1) { $1[0] = inputs[$0].stated }
    statedTonnes = (0..<money.players).map { stated[2 * $0 + 1] }
  }

  subscript(player: Int) -> (dollars: [Double], tonnes: [Double], stated: Double) {
    (dollars[player], tonnes[player], statedTonnes[player])
  }
}

/// One action's money, or that of several together, draw after draw.
struct ActionDraws {
  let values: [Double]
  /// What a ton is reckoned of: money, and metric tons of all years; nil of an action that neither saves nor adds any.
  let quotient: (values: [Double], tonnes: [Double])?
  let stated: Double
}

extension ActionDraws {
  /// - Parameter rates: At which its money is discounted, draw after draw; nil for the result's own in all of them.
  init(
    _ result: MoneyResult, sample: DrawSample,
    energy: (dollars: [Double], tonnes: [Double], stated: Double)?, tonnes: Double?,
    rates: [Double]?
  ) {
    let worth = DrawnWorth(result, rates: rates, draws: sample.options.draws)
    var values = sample.sums(
      of: [result.flows], where: { $0.kind != .energySaved && $0.kind != .energyAdded },
      worth: worth.of)
    let hasEnergy = result.flows.lines.contains {
      $0.kind == .energySaved || $0.kind == .energyAdded
    }
    if let energy, hasEnergy {
      for draw in values.indices { values[draw] += energy.dollars[draw] }
    }
    self.values = values
    stated = result.netPresentValue ?? .nan
    let drawn = energy.flatMap { energy -> [Double]? in
      // Shares that point another way than the steps cannot be moved in proportion to them.
      guard let tonnes, energy.stated != 0, tonnes / energy.stated > 0 else { return nil }
      return energy.tonnes.map { $0 * tonnes / energy.stated }
    }
    quotient = drawn.map { (values, $0) }
  }

  /// A ton of all has the money and the tons of the same actions.
  init(sumOf all: [ActionDraws]) {
    func sum(_ columns: [[Double]]) -> [Double]? {
      guard let first = columns.first else { return nil }
      return columns.dropFirst().reduce(into: first) { sum, column in
        for draw in sum.indices { sum[draw] += column[draw] }
      }
    }
    values = sum(all.map(\.values)) ?? []
    let counted = all.compactMap(\.quotient)
    quotient = sum(counted.map(\.values)).flatMap { values in
      sum(counted.map(\.tonnes)).map { (values, $0) }
    }
    stated = all.reduce(0) { $0 + $1.stated }
  }

  var result: MoneyDraws.Result {
    let perTonne = quotient.flatMap { values, tonnes in
      tonnes.allSatisfy { $0 > 0 } ? DrawSpread(zip(values, tonnes).map { -$0 / $1 }) : nil
    }
    return MoneyDraws.Result(
      netPresentValue: DrawSpread(values), costPerTonne: perTonne,
      paysBack: DrawnChance(values.map { $0 >= 0 }), stated: stated, values: values)
  }
}

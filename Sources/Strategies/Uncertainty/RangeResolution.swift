internal import Factors
internal import Forecast
internal import Inventory
internal import Quantities
internal import Tables

/// Makes inputs of ranges, collecting what is wrong with them.
struct RangeResolution {
  let portfolio: Portfolio
  let costs: [CostRow]
  let prices: [EnergyPrice]
  /// At which money is discounted; nil where no money is reckoned.
  let rate: DiscountRate?
  /// Years that targets count from, other than the forecast's base year.
  let baseYears: [Int]
  private(set) var inputs: [UncertainInput] = []
  /// Inputs that reach records of those years alone.
  private(set) var past: [UncertainInput] = []
  var findings: [Finding] = []
  var held: [String] = []
  private(set) var known: Set<UncertainInput.Reach> = []
  let records: [String: ActivityRecord]
  /// Of the base years of targets, in their order.
  let pastRecords: [ActivityRecord]

  init(
    portfolio: Portfolio, costs: [CostRow], prices: [EnergyPrice] = [], rate: DiscountRate? = nil,
    baseYears: Set<Int> = []
  ) {
    let projection = portfolio.projection
    let years = baseYears.subtracting([projection.years.lowerBound]).sorted()
    self.baseYears = years
    pastRecords = years.flatMap { projection.inventory.entries(of: $0).map(\.record) }
    self.rate = rate
    self.portfolio = portfolio
    self.costs = costs
    self.prices = prices
    records = Dictionary(
      portfolio.projection.streams.map { ($0.record.id, $0.record) }
    ) { first, _ in first }
  }

  var projection: Projection { portfolio.projection }

  mutating func find(
    _ range: InputRange, _ column: String, _ message: String, _ severity: Finding.Severity = .error,
    missing: MissingRow? = nil
  ) {
    let end = severity == .error ? " The range was left out." : ""
    findings.append(
      Finding(severity, message + end, at: range.place.at(column: column), missing: missing))
  }

  mutating func read(_ range: InputRange) {
    if let problem = range.problem {
      find(range, problem.column, problem.message)
      return
    }
    switch range.what {
    case .parameter: readParameter(range)
    case .indicator:
      let indicator = projection.indicators[range.subject]
      readSeries(range, indicator?.series, title: indicator?.title)
    case .path:
      let path = projection.paths[range.subject]
      readSeries(range, path?.series, title: path?.title)
    case .record: readRecord(range)
    case .factor: readFactor(range)
    case .cost: readCost(range)
    case .policy: readPolicy(range)
    case .price: readPrice(range)
    case .timing: readTiming(range)
    case .uptake: readUptake(range)
    case .rebound, .decay: readLoss(range)
    case .policyTiming: readPolicyTiming(range)
    case .discountRate: readDiscountRate(range)
    }
  }

  /// The action that a range is of; nil, and found, when there is none that cuts or adds emissions.
  mutating func action(of range: InputRange) -> Action? {
    if let found = portfolio.effective.first(where: { $0.id == range.subject }) { return found }
    let isKnown = portfolio.actions.contains { $0.id == range.subject }
    if let omitted = portfolio.omittedEffect(of: range.subject) {
      find(range, "subject", "\(omitted.sentence) Until it counts nothing of it can vary.")
      return nil
    }
    find(
      range, "subject",
      isKnown
        ? "The action “\(range.subject)” has no effect on emissions, so nothing can vary."
        : "There is no action “\(range.subject)” in actions.csv.",
      missing: isKnown ? nil : MissingRow(range.subject, in: "actions.csv"))
    return nil
  }

  private mutating func readParameter(_ range: InputRange) {
    guard let found = action(of: range) else { return }
    guard let parameter = found.parameter(range.parameter), let stated = parameter.number else {
      let names = Calculator.of(found.kind).inputs.filter { $0.kind != nil }.map(\.name).sorted()
      find(
        range, "parameter",
        "The action “\(found.id)” has no number “\(range.parameter)”. It has: \(names.joined(separator: ", "))."
      )
      return
    }
    let scale = parameter.unit?.canonicalFactor ?? 1
    var shape = shape(range, stated: stated / scale, scale: scale)
    let declared = Calculator.of(found.kind).input(range.parameter)?.range
    if let declared {
      if !declared.contains(range.low * scale) || !declared.contains(range.high * scale) {
        find(
          range, "low",
          "“\(range.parameter)” lies between \(NumberText.significant(declared.lowerBound / scale)) and \(NumberText.significant(declared.upperBound / scale)); the range reaches beyond."
        )
        return
      }
      shape = shape?.within(declared)
    }
    add(
      range, "\(found.title): \(range.parameter)",
      .parameter(action: found.id, name: range.parameter), shape, stated: stated)
  }

  private mutating func readSeries(_ range: InputRange, _ series: YearSeries?, title: String?) {
    let isIndicator = range.what == .indicator
    let file = isIndicator ? "indicators.csv" : "paths.csv or the library"
    let uses = projection.isFollowed(isIndicator ? .driver(range.subject) : .path(range.subject))
    guard let series, uses else {
      find(
        range, "subject",
        series == nil
          ? "There is no \(range.what.rawValue) “\(range.subject)” in \(file) that the forecast uses."
          : "Nothing in the forecast follows the \(range.what.rawValue) “\(range.subject)”.")
      return
    }
    let first = projection.years.lowerBound
    guard let year = Int(range.parameter), year > first else {
      find(
        range, "parameter",
        "The range of a series is that of one year after \(first), the base year. Write the year.")
      return
    }
    guard let stated = series.value(in: year), stated != 0 else {
      find(
        range, "parameter",
        "The \(range.what.rawValue) “\(range.subject)” has no value above 0 for \(year) to compare the range with."
      )
      return
    }
    add(
      range, "\(title ?? range.subject), \(year)",
      isIndicator ? .indicator(range.subject, year: year) : .path(range.subject, year: year),
      shape(range, stated: stated, scale: 1 / stated), stated: 1)
  }

  private mutating func readPolicy(_ range: InputRange) {
    guard projection.isFollowed(.policy(range.subject)) else {
      find(
        range, "subject",
        "No policy “\(range.subject)” changes anything in the forecast, so nothing can vary.")
      return
    }
    guard range.low >= 0 else {
      find(range, "low", "The part of a policy's effect that comes is 0 or more.")
      return
    }
    add(
      range, "\(range.subject): part of its effect", .policy(range.subject),
      shape(range, stated: 1, scale: 1), stated: 1)
  }

  private mutating func readRecord(_ range: InputRange) {
    let record = records[range.subject] ?? pastRecords.first { $0.id == range.subject }
    guard let record, let stated = record.quantity, stated != 0 else {
      find(
        range, "subject",
        "The base year \(projection.years.lowerBound) has no record “\(range.subject)” with a quantity above 0."
      )
      return
    }
    add(
      range, "\(record.title): activity", .record(record.id),
      shape(range, stated: stated, scale: 1 / stated), stated: 1)
  }

  private mutating func readFactor(_ range: InputRange) {
    let ids = (projection.streams.map(\.record) + pastRecords).filter { record in
      [record.activity, record.factor.name, record.id].contains(range.subject)
    }.map(\.id)
    guard !ids.isEmpty else {
      find(
        range, "subject",
        "No record of the base year has the activity or the factor set “\(range.subject)”.")
      return
    }
    add(
      range, "\(range.subject): emission factor", .factor(ids),
      shape(range, stated: 1, scale: 1), stated: 1)
  }

  func title(of row: CostRow) -> String {
    portfolio.actions.first { $0.id == row.action }?.title ?? row.action
  }

  func ends(_ range: InputRange) -> String {
    "\(NumberText.significant(range.low)) to \(NumberText.significant(range.high))"
  }

  /// The shape of a range; nil when the plan's own number, which stands in for a missing `best`, lies outside.
  mutating func shape(_ range: InputRange, stated: Double, scale: Double) -> DrawShape? {
    let best = range.best ?? stated
    guard (range.low...range.high).contains(best) else {
      find(
        range, "low",
        "The plan is calculated with \(NumberText.significant(stated)), which lies outside the range. State a best value or widen the range."
      )
      return nil
    }
    if let given = range.best, (given - stated).magnitude > 1e-9 * stated.magnitude {
      find(
        range, "best",
        "The plan is calculated with \(NumberText.significant(stated)), and the best value of the range is \(NumberText.significant(given)). Make them one, so that the draws lie around the plan.",
        .warning)
    }
    return DrawShape(range, best: best, scale: scale)
  }

  mutating func add(
    _ range: InputRange, _ title: String, _ reach: UncertainInput.Reach, _ shape: DrawShape?,
    stated: Double
  ) {
    guard let shape else { return }
    guard isNew(reach) else {
      find(range, "subject", "This input has a range in an earlier row. Keep one of them.")
      return
    }
    append(
      UncertainInput(
        id: range.id, title: title, text: "\(range.distribution.rawValue), \(ends(range))",
        source: range.source, place: range.place, isOfInventory: false, reach: reach, shape: shape,
        stated: stated))
  }

  /// Lets records of other years follow the range that a record of the forecast's base year has for its factor.
  mutating func share(factorOf record: String, with ids: [String]) {
    let place = inputs.firstIndex { input in
      if case .factor(let own) = input.reach { own.contains(record) } else { false }
    }
    guard let place else { return }
    inputs[place].reach(alsoRecords: ids)
    known.formUnion(ids.map { .factor([$0]) })
  }

  /// Puts an input beside those of the forecast, or apart where only another inventory follows it.
  mutating func append(_ input: UncertainInput) {
    let isOfForecast =
      switch input.reach {
      case .record(let id): records[id] != nil
      case .factor(let ids): ids.contains { records[$0] != nil }
      default: true
      }
    if isOfForecast { inputs.append(input) } else { past.append(input) }
  }

  /// False when one of the same things has a range already.
  mutating func isNew(_ reach: UncertainInput.Reach) -> Bool {
    if case .factor(let ids) = reach {
      let each = ids.map { UncertainInput.Reach.factor([$0]) }
      guard known.isDisjoint(with: each) else { return false }
      known.formUnion(each)
      return true
    }
    // A series has one range, in whatever year.
    switch reach {
    case .indicator(let id, _): return known.insert(.indicator(id, year: 0)).inserted
    case .path(let id, _): return known.insert(.path(id, year: 0)).inserted
    case .parameter, .record, .factor, .policy, .cost, .costRow, .price, .timing, .uptake, .rebound,
      .decay, .policyTiming, .discountRate, .climateModel:
      return known.insert(reach).inserted
    }
  }
}

extension Projection {
  /// True when some stream changes with it.
  func isFollowed(_ kind: StreamShape.Factor.Kind) -> Bool {
    streams.contains { stream in stream.shape.factors.contains { $0.kind == kind } }
  }
}

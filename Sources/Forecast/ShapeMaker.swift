internal import Factors
internal import Inventory
internal import Quantities
internal import Tables

/// Computes the factors of one shape: what its rule names, the climate, and the policies over it.
struct ShapeMaker {
  /// Years between two given ones from which on a straight line that nobody has chosen is worth a note.
  static let longGap = 15

  let years: ClosedRange<Int>
  let inputs: ForecastInputs
  let scenario: Scenario
  let climate: ClimateAdjustment.Member?
  let inventory: EmissionsInventory
  let rule: GrowthRule?
  let record: ActivityRecord
  let policies: [(policy: Policy, multipliers: [Double])]
  private(set) var usedPaths: [String: ReferencePath] = [:]
  /// Why there is no shape.
  private(set) var failure: Finding?
  private(set) var notes: [Finding] = []
  private var factors: [StreamShape.Factor] = []
  private var blend: StreamShape.Blend?

  init(
    builder: StreamBuilder, rule: GrowthRule?, record: ActivityRecord,
    policies: [(policy: Policy, multipliers: [Double])]
  ) {
    years = builder.years
    inputs = builder.inputs
    scenario = builder.scenario
    climate = builder.climate
    inventory = builder.inventory
    self.rule = rule
    self.record = record
    self.policies = policies
  }

  /// The shape; nil with a failure when a series is missing.
  mutating func shape() -> StreamShape? {
    if let rule { apply(rule) }
    applyClimate()
    applyPolicies()
    return failure == nil
      ? StreamShape(years: years.count, factors: factors, blend: blend) : nil
  }

  private mutating func add(
    _ kind: StreamShape.Factor.Kind, _ values: [Double], isActivity: Bool? = nil, part: Double = 1
  ) {
    factors.append(
      StreamShape.Factor(
        kind: kind, isActivity: isActivity ?? kind.isActivity, values: values, part: part))
  }

  private mutating func apply(_ rule: GrowthRule) {
    if let named = rule.driver {
      let driver = scenario.replacements[named] ?? named
      if let indicator = inputs.indicators[driver] {
        let cell = indicator.origins[years.lowerBound]?.place.at(column: "value")
        if let values = ratios(
          indicator.series, of: driver, what: "The indicator “\(driver)”", column: "driver",
          cell: cell)
        {
          add(.driver(driver), values)
        }
      } else {
        fail(
          refusal(driver, what: "The indicator “\(driver)”")
            ?? "There is no indicator “\(driver)” in indicators.csv, so what it drives is in no forecast.",
          at: place(of: named, column: "driver"))
      }
    }
    if let rate = rule.rate { add(.rate(rate), rate.multipliers(years)) }
    for named in rule.intensities { follow(scenario.replacements[named] ?? named, named) }
    if let rate = rule.intensityRate { add(.intensityRate(rate), rate.multipliers(years)) }
  }

  /// A row of scenarios.csv put another series in its place, so that row is the one to mend.
  private func place(of named: String, column: String) -> Place {
    scenario.replacements[named] == nil
      ? rulePlace.at(column: column) : scenario.place.at(column: "drivers")
  }

  private var rulePlace: Place { rule?.place ?? record.place }

  private mutating func follow(_ id: String, _ named: String) {
    guard let path = inputs.path(id) else {
      return fail(
        refusal(id, what: "The path “\(id)”")
          ?? "There is no path “\(id)” in paths.csv, path-makers.csv or the library, so what it scales is in no forecast.",
        at: place(of: named, column: "intensity"))
    }
    usedPaths[id] = path
    if inputs.made[id] != nil, path.source.id == LandfillDecay.declaration.id,
      let column = rule?.driver != nil ? "driver" : rule?.rate != nil ? "rate_percent" : nil
    {
      return fail(
        "The path “\(id)” is of waste that is in place already, which no driver and no rate can make more, so what it scales is in no forecast. Write “none” as the driver.",
        at: rulePlace.at(column: column))
    }
    if let made = inputs.made[id]?.blend {
      guard made.fossil.count == years.count else {
        return fail(
          "The blend “\(id)” was made for other years, so what it scales is in no forecast.",
          at: place(of: named, column: "intensity"))
      }
      blend = blend.map { $0.followed(by: made) } ?? made
      return add(.blend(id), made.fossil)
    }
    if let values = ratios(
      path.series, of: id, what: "The path “\(id)”", column: "intensity", cell: nil)
    {
      let part = part(of: id, at: place(of: named, column: "intensity"))
      add(.path(id), part == 1 ? values : values.map { 1 - part + part * $0 }, part: part)
    }
  }

  /// The part of the record's emissions that a path is of, 0…1; where nothing says it, all of them, which is found.
  private mutating func part(of id: String, at place: Place) -> Double {
    guard let vehicles = inputs.made[id]?.vehicles else { return 1 }
    guard let part = inventory.burningPart(of: record, by: vehicles) else {
      notes.append(
        Finding(
          .warning,
          "The path “\(id)” is of cars and light trucks, and nothing says which part of “\(record.id)” is theirs, so all of it was scaled, heavy trucks and buses included. Name a set of vehicle-mix.csv as its factor, state its class of vehicle, or split the record.",
          at: record.place.at(column: "factor")))
      return 1
    }
    if part == 0 {
      notes.append(
        Finding(
          .warning,
          "The path “\(id)” is of cars and light trucks that burn fuel, of which “\(record.id)” has none, so it changes nothing there. Give the record a row of its own with a path of its vehicles.",
          at: place))
    }
    return part
  }

  private mutating func applyClimate() {
    guard let climate else { return }
    let known = WeatherSensitivity(
      subsector: record.subsector, activity: record.activity, year: years.lowerBound,
      library: inventory.context.library)
    let heating = rule?.heatingShare ?? known?.heating ?? 0
    let cooling = rule?.coolingShare ?? known?.cooling ?? 0
    guard heating > 0 || cooling > 0 else { return }
    add(
      .climate(heating: heating, cooling: cooling),
      climate.multipliers(heatingShare: heating, coolingShare: cooling, years))
  }

  private mutating func applyPolicies() {
    for (policy, multipliers) in policies {
      switch policy.effect {
      case .activity: add(.policy(policy.id), multipliers, isActivity: true)
      case .intensity:
        noteTwice(policy)
        add(.policy(policy.id), multipliers)
      case .ceiling:
        let before = StreamShape(years: years.count, factors: factors).intensity
        add(
          .ceiling(policy.id),
          zip(before, multipliers).map { $0 > $1 && $0 > 0 ? $1 / $0 : 1 })
      }
    }
  }

  /// A published path of what is to come may hold a law already, and then the law counts twice.
  private mutating func noteTwice(_ policy: Policy) {
    let path = factors.lazy.compactMap { factor -> String? in
      switch factor.kind {
      case .path(let id), .blend(let id): id
      default: nil
      }
    }.first
    guard let path else { return }
    notes.append(
      Finding(
        .note,
        "The policy “\(policy.id)” multiplies emissions per activity that follow the path “\(path)”. If the path holds the policy already, it counts twice: then write ceiling as its effect.",
        at: policy.place.at(column: "effect")))
  }

  /// What to say when the rows that are lacking were refused: they are to be mended, not added; nil when none was.
  private func refusal(_ id: String, what: String) -> String? {
    guard let places = inputs.refused.series[id], let first = places.first else { return nil }
    let others = places.count > 1 ? " and \(places.count - 1) more" : ""
    return
      "\(what) lacks rows that could not be read: \(first)\(others) \(places.count > 1 ? "were" : "was") left out, so what follows it is in no forecast. Mend \(places.count > 1 ? "them" : "it")."
  }

  private mutating func ratios(
    _ series: YearSeries, of id: String, what: String, column: String, cell: Place?
  ) -> [Double]? {
    let place = rulePlace.at(column: column)
    let base = years.lowerBound
    let reading = rule?.reading ?? SeriesReading()
    do {
      let values = try reading.values(of: series, years)
      guard values[0] != 0 else {
        fail(
          "\(what) is 0 in the base year \(base), so nothing can be scaled by it, and what it drives is in no forecast. Enter what it was, or “none” for what stays as it is.",
          at: cell ?? place)
        return nil
      }
      note(values, series, what: what, column: column)
      return values.map { $0 / values[0] }
    } catch {
      fail(refusal(id, what: what) ?? message(of: error, what: what, base: base), at: place)
      return nil
    }
  }

  private func message(of gap: SeriesReading.Gap, what: String, base: Int) -> String {
    switch gap {
    case .empty, .before:
      "\(what) has no value for the base year \(base), so what it drives is in no forecast. Add a row for \(base) or before and after it."
    case .after(let year):
      "\(what) ends before \(year), so what it drives is in no forecast. Add a later row, end the forecast earlier, or say with “beyond” how it goes on."
    case .noTrend:
      "\(what) has one year only, which shows no trend, so what it drives is in no forecast. Add a second row."
    case .zeroAround(let year):
      "\(what) is 0 beside \(year), and no percentage leads from or to 0, so what it drives is in no forecast. Read it on a straight line."
    }
  }

  private mutating func note(
    _ values: [Double], _ series: YearSeries, what: String, column: String
  ) {
    guard let rule else { return }
    if rule.between == nil, let gap = rule.reading.longestGap(of: series, years),
      gap.count - 2 > Self.longGap
    {
      notes.append(
        Finding(
          .note,
          "\(what) has no value between \(gap.lowerBound) and \(gap.upperBound); the years between are on a straight line. Add a row, or choose the line with “between”.",
          at: rule.place.at(column: column)))
    }
    if rule.beyond == .trend, let end = values.firstIndex(of: 0) {
      notes.append(
        Finding(
          .warning,
          "The trend of \(what.prefix(1).lowercased() + what.dropFirst()) reaches 0 in \(years.lowerBound + end) and stays there. Add later rows, or hold its last value.",
          at: rule.place.at(column: "beyond")))
    }
  }

  private mutating func fail(_ message: String, at place: Place) {
    failure = failure ?? Finding(.error, message, at: place)
  }
}

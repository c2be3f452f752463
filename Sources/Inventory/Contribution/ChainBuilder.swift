internal import Quantities

/// Makes the chain of one source from its records of two years and the community's indicators.
struct ChainBuilder: Sendable {
  let context: InventoryContext
  let startYear: Int
  let endYear: Int
  let indicators: [String: YearSeries]
  let weather: [WeatherSensitivity]

  /// Two values, of the first and of the second year.
  struct Pair: Sendable {
    let start: Double
    let end: Double

    static let one = Pair(start: 1, end: 1)
    static func / (left: Pair, right: Pair) -> Pair {
      Pair(start: left.start / right.start, end: left.end / right.end)
    }
    static func * (left: Pair, right: Pair) -> Pair {
      Pair(start: left.start * right.start, end: left.end * right.end)
    }
    var isAboveZero: Bool { start > 0 && end > 0 && start.isFinite && end.isFinite }
  }

  /// The chain of a source; when its activity cannot be compared, one undivided factor with the reason.
  func chain(from start: RecordGroup, to end: RecordGroup) -> DriverChain {
    let tonnes = Pair(start: start.tonnes, end: end.tonnes)
    guard let activity = activity(start, end), let unit = start.unit else {
      return undivided(start, tonnes, reason: differentUnits(start, end))
    }
    guard activity.isAboveZero else {
      return undivided(
        start, tonnes,
        reason: "Its activity is zero or below in one of the years while it has emissions.")
    }
    var assembly = Assembly(unit: unit.symbol)
    let recipe = ChainRecipe.recipe(for: start)
    let last = scale(recipe, into: &assembly)
    let weather = recipe.followsWeather ? weather(of: start, into: &assembly) : nil
    let use = activity / last.value / (weather ?? .one)
    assembly.add(last.use, use, unit: last.unit.map { "\(unit.symbol) per \($0)" })
    if let weather { assembly.add(.weather, weather, unit: "index") }
    carbon(recipe, start, end, tonnes / activity, into: &assembly)
    assembly.note(methodChange(start, end))
    return DriverChain(
      id: start.key.id, title: start.key.title, factors: assembly.factors, notes: assembly.notes)
  }

  /// The factors and notes of a chain while it is made.
  struct Assembly {
    let unit: String
    private(set) var factors: [DriverChain.Factor] = []
    private(set) var notes: [String] = []

    init(unit: String) { self.unit = unit }

    mutating func add(_ driver: EmissionDriver, _ values: Pair, unit: String?) {
      factors.append(
        DriverChain.Factor(driver, start: values.start, end: values.end, unit: unit ?? self.unit))
    }

    mutating func note(_ text: String?) {
      if let text { notes.append(text) }
    }
  }

  /// What activity is counted per, once the indicators are in the chain.
  private struct LastScale {
    var value = Pair.one
    var use = EmissionDriver.activity
    var unit: String?
  }

  private func scale(_ recipe: ChainRecipe, into assembly: inout Assembly) -> LastScale {
    var last = LastScale()
    for scale in recipe.scales {
      guard let value = indicator(scale.indicator, into: &assembly) else { continue }
      let isFirst = last.unit == nil
      assembly.add(
        isFirst ? scale.first : scale.ratio, value / last.value,
        unit: isFirst ? scale.unit.many : last.unit.map { "\(scale.unit.many) per \($0)" })
      last = LastScale(value: value, use: scale.use, unit: scale.unit.one)
    }
    return last
  }

  /// An indicator's values in both years; nil, with a note, when one is missing.
  private func indicator(_ id: String, into assembly: inout Assembly) -> Pair? {
    guard let series = indicators[id] else {
      assembly.note("The indicator “\(id)” is missing, so its effect is not told apart from use.")
      return nil
    }
    let missing = [startYear, endYear].filter { (series.value(in: $0) ?? 0) <= 0 }
    guard missing.isEmpty, let start = series.value(in: startYear),
      let end = series.value(in: endYear)
    else {
      let years = missing.map(String.init).joined(separator: " and ")
      assembly.note(
        "The indicator “\(id)” has no value above zero for \(years), so its effect is not told apart from use."
      )
      return nil
    }
    for year in [startYear, endYear] where !series.isGiven(year) {
      assembly.note("The indicator “\(id)” of \(year) is interpolated between the years around it.")
    }
    return Pair(start: start, end: end)
  }

  /// The weather index of both years, 1 in the first; nil, with a note, when it cannot be known.
  private func weather(of group: RecordGroup, into assembly: inout Assembly) -> Pair? {
    let (subsector, activity) = (group.key.subsector, group.key.activity)
    let stated = weather.first { $0.subsector == subsector && $0.activity == activity }
    guard
      let sensitivity = stated
        ?? WeatherSensitivity(
          subsector: subsector, activity: activity, year: startYear, library: context.library)
    else {
      assembly.note(
        "How much of \(group.key.title.lowercased()) follows the weather is not known, so weather is part of use."
      )
      return nil
    }
    var end = 1.0
    var isKnown = false
    for (id, share) in [("hdd", sensitivity.heating), ("cdd", sensitivity.cooling)] where share > 0
    {
      guard let days = indicator(id, into: &assembly) else { continue }
      end += share * (days.end / days.start - 1)
      isKnown = true
    }
    guard isKnown, end > 0 else { return nil }
    assembly.note(
      "Weather: \(NumberText.significant(sensitivity.heating * 100)) % follows heating and \(NumberText.significant(sensitivity.cooling * 100)) % cooling degree days (\(sensitivity.source))."
    )
    return Pair(start: 1, end: end)
  }

  /// Both years' activity in the first year's unit; nil when they count in units that measure different things.
  private func activity(_ start: RecordGroup, _ end: RecordGroup) -> Pair? {
    guard let first = start.activity, let last = end.activity, let unit = start.unit,
      let endUnit = end.unit, endUnit.measuresSame(as: unit)
    else { return nil }
    return Pair(start: first, end: last * endUnit.canonicalFactor / unit.canonicalFactor)
  }

  private func undivided(_ group: RecordGroup, _ tonnes: Pair, reason: String) -> DriverChain {
    DriverChain(
      id: group.key.id, title: group.key.title,
      factors: [
        DriverChain.Factor(.intensity, start: tonnes.start, end: tonnes.end, unit: "t CO2e")
      ],
      obstacle: reason)
  }

  private func differentUnits(_ start: RecordGroup, _ end: RecordGroup) -> String {
    guard start.activity != nil, end.activity != nil, let unit = start.unit, let endUnit = end.unit
    else {
      return "Its records count in kinds of unit that cannot be added. Enter them in one unit."
    }
    return
      "It counts in \(unit.symbol) in \(startYear) and in \(endUnit.symbol) in \(endYear). Enter both years in one kind of unit."
  }

  private func methodChange(_ start: RecordGroup, _ end: RecordGroup) -> String? {
    guard start.methods != end.methods else { return nil }
    let names = (start.methods.joined(separator: ", "), end.methods.joined(separator: ", "))
    return
      "The method changed from \(names.0) to \(names.1), so part of the change is one of method."
  }
}

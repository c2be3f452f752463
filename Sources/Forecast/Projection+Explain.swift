public import Factors
public import Inventory
internal import Quantities
internal import Tables

extension Projection {
  /// Explains a year's emissions under business as usual; nil outside the years.
  public func explanation(
    title: String, year: Int, where isIncluded: (ActivityRecord) -> Bool
  ) -> Explanation? {
    guard let tonnes = tonnes(year, where: isIncluded) else { return nil }
    let parts = streams.filter { isIncluded($0.record) }
      .map { explanation(of: $0, year: year) }
    return Explanation(
      title: title, value: EmissionsInventory.text(tonnes),
      formula: "Σ of \(parts.count) streams, each m(base) · D(y) ÷ D(base) · I(y) ÷ I(base)",
      inputs: inventory.potentialInputs,
      method:
        "Business as usual: activity follows its driver, emissions per activity follow an intensity path. Linear between given years, nothing beyond them.",
      notes: findings.filter { $0.severity == .error }.map { "Left out: \($0.message)" },
      parts: parts)
  }

  /// Explains one stream in one year.
  func explanation(of stream: Stream, year: Int) -> Explanation {
    let index = year - years.lowerBound
    let base = inventory.potentials.tonnes(stream.baseEmissions)
    var inputs = [
      Explanation.Input(
        symbol: "m(base)", name: "Emissions in \(years.lowerBound)",
        value: NumberText.grouped(base), unit: "t CO2e",
        source: "inventory record \(stream.record.id)", place: stream.record.place)
    ]
    if let driver = stream.rule?.driver, let indicator = indicators[driver] {
      inputs += input("D", indicator, year: years.lowerBound, label: "base")
      inputs += input("D", indicator, year: year, label: "y")
    }
    if let id = stream.rule?.intensity, let path = paths[id] {
      inputs += [years.lowerBound, year].map { point in
        Explanation.Input(
          symbol: point == year ? "I(y)" : "I(base)", name: "\(path.id), \(point)",
          value: NumberText.significant(path.series.value(in: point) ?? .nan), unit: path.unit,
          source: path.source.citation + (path.status == .unverified ? " (unverified)" : ""))
      }
    }
    return Explanation(
      title: "\(stream.record.title) carried to \(year)",
      value: EmissionsInventory.text(inventory.potentials.tonnes(stream.emissions(index))),
      formula: "m(base) · D(y) ÷ D(base)"
        + (stream.rule?.intensity == nil ? "" : " · I(y) ÷ I(base)"),
      inputs: inputs, method: stream.rule.map { "Rule: \($0.place)." } ?? "Held flat.")
  }

  private func input(
    _ symbol: String, _ indicator: Indicator, year: Int, label: String
  ) -> [Explanation.Input] {
    let behind = indicator.series.years(behind: year)
    let origin = behind.first.flatMap { indicator.origins[$0] }
    let how = behind.count > 1 ? ", linear between \(behind[0]) and \(behind[1])" : ""
    return [
      Explanation.Input(
        symbol: "\(symbol)(\(label))", name: "\(indicator.title), \(year)\(how)",
        value: NumberText.significant(indicator.series.value(in: year) ?? .nan, digits: 7),
        unit: indicator.unit.symbol,
        source: origin.map { inventory.context.citation($0.source) } ?? "",
        place: origin?.place)
    ]
  }
}

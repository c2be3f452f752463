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
    let included = streams.indices.filter { isIncluded(streams[$0].record) }
    return Explanation(
      title: title, value: EmissionsInventory.text(tonnes),
      formula: "Σ of \(included.count) streams, each m(base) · D(y) ÷ D(base) · I(y) ÷ I(base)",
      inputs: inventory.potentialInputs,
      method:
        "Business as usual: activity follows its driver, emissions per activity follow an intensity path. Linear between given years, nothing beyond them.",
      notes: omissions.map { "Left out: \($0)" } + baseOmissions(where: isIncluded)
    ).withParts { parts(included, year: year) }
  }

  /// The largest streams of a year in full, in the order of the records, and the rest as one part.
  private func parts(_ positions: [Int], year: Int) -> [Explanation] {
    let index = year - years.lowerBound
    let shown = Explanation.shown(
      ofSizes: positions.map {
        inventory.potentials.tonnes(streams[$0].emissions(index)).magnitude
      })
    var rest = EmissionsByGas.zero
    var parts: [Explanation] = []
    for (place, position) in positions.enumerated() {
      if shown.contains(place) {
        parts.append(explanation(of: streams[position], year: year))
      } else {
        rest += streams[position].emissions(index)
      }
    }
    let count = positions.count - shown.count
    guard count > 0 else { return parts }
    return parts + [
      .smallerTerms(
        count, value: EmissionsInventory.text(inventory.potentials.tonnes(rest)),
        formula: "Σ of \(count) streams, each m(base) · D(y) ÷ D(base) · I(y) ÷ I(base)")
    ]
  }

  /// What the base year lacks because of an error, and so every year after it.
  public func baseOmissions(where isIncluded: (ActivityRecord) -> Bool) -> [String] {
    inventory.errorOmissions { $0.year == years.lowerBound && isIncluded($0) }
  }

  /// Explains one stream in one year.
  public func explanation(of stream: Stream, year: Int) -> Explanation {
    let index = year - years.lowerBound
    let base = inventory.potentials.tonnes(stream.baseEmissions)
    var inputs = [
      Explanation.Input(
        symbol: "m(base)", name: "Emissions in \(years.lowerBound)",
        value: NumberText.grouped(base), unit: "t CO2e",
        source: "inventory record \(stream.record.id)", place: stream.record.place)
    ]
    let first = years.lowerBound
    if let driver = stream.rule?.driver, let indicator = indicators[driver] {
      inputs += indicator.inputs("D(base)", year: first, citation: inventory.context.citation)
      inputs += indicator.inputs("D(y)", year: year, citation: inventory.context.citation)
    }
    if let id = stream.rule?.intensity, let path = paths[id] {
      inputs += [path.input("I(base)", year: first), path.input("I(y)", year: year)]
    }
    return Explanation(
      title: "\(stream.record.title) carried to \(year)",
      value: EmissionsInventory.text(inventory.potentials.tonnes(stream.emissions(index))),
      formula: "m(base) · D(y) ÷ D(base)"
        + (stream.rule?.intensity == nil ? "" : " · I(y) ÷ I(base)"),
      inputs: inputs, method: stream.rule.map { "Rule: \($0.place)." } ?? "Held flat."
    ).withParts {
      entriesByID[stream.record.id, default: []].map {
        inventory.explanation(of: inventory.entries[$0])
      }
    }
  }
}

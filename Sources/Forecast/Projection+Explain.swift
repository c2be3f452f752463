public import Factors
public import Inventory
internal import Quantities
internal import Tables

extension Projection {
  /// Explains a year's emissions under the scenario; nil outside the years.
  public func explanation(
    title: String, year: Int, where isIncluded: (ActivityRecord) -> Bool
  ) -> Explanation? {
    guard let tonnes = tonnes(year, where: isIncluded) else { return nil }
    let included = streams.indices.filter { isIncluded(streams[$0].record) }
    return Explanation(
      title: title, value: EmissionsInventory.text(tonnes),
      formula: "Σ of \(included.count) streams, each \(termFormula)",
      inputs: inventory.potentialInputs, method: method(included),
      notes: omissions.map { "Left out: \($0)" } + baseOmissions(where: isIncluded)
    ).withParts { parts(included, year: year) }
  }

  private var termFormula: String {
    let isLayered = streams.contains { stream in
      stream.shape.factors.contains { factor in
        switch factor.kind {
        case .driver, .path: false
        default: true
        }
      }
    }
    return isLayered
      ? "m(base) · the factors of its rule, the climate and the policies"
      : "m(base) · D(y) ÷ D(base) · I(y) ÷ I(base)"
  }

  private func method(_ included: [Int]) -> String {
    let rules = "its driver or rate, emissions per activity follow intensity paths."
    let reading = readingWords(included)
    guard !scenario.isPlain else { return "Business as usual: activity follows \(rules)\(reading)" }
    let chosen = policies.values.map(\.name).sorted().joined(separator: "; ")
    return
      "Scenario “\(scenario.name)”. Activity follows \(rules)\(reading) Policies multiply one of them, in the order of policies.csv. "
      + (chosen.isEmpty ? "No policy." : "Policies: \(chosen).")
      + (climate.map { " Heating and cooling follow degree days, \($0.name)." } ?? "")
  }

  /// How the series of the streams are read, in sentences; empty when none is followed.
  private func readingWords(_ included: [Int]) -> String {
    let readings = Set(
      included.compactMap { position -> SeriesReading? in
        guard let rule = streams[position].rule else { return nil }
        return rule.driver == nil && rule.intensities.isEmpty ? nil : rule.reading
      })
    guard !readings.isEmpty else { return "" }
    let between = SeriesReading.Between.allCases.filter { way in
      readings.contains { $0.between == way }
    }.map(\.words)
    let beyond = SeriesReading.Beyond.allCases.filter { way in
      readings.contains { $0.beyond == way }
    }.map(\.words)
    let rows = readings.count > 1 ? ", as its row of drivers.csv says" : ""
    return
      " Between given years \(between.joined(separator: " or "))\(rows); after the last \(beyond.joined(separator: " or "))\(rows)."
  }

  /// The largest streams of a year in full, in the order of the records, and the rest as one part.
  private func parts(_ positions: [Int], year: Int) -> [Explanation] {
    let index = year - years.lowerBound
    let shown = Explanation.shown(ofSizes: positions.map { streams[$0].tonnes(index).magnitude })
    var rest = 0.0
    var parts: [Explanation] = []
    for (place, position) in positions.enumerated() {
      if shown.contains(place) {
        parts.append(explanation(of: streams[position], year: year))
      } else {
        rest += streams[position].tonnes(index)
      }
    }
    let count = positions.count - shown.count
    guard count > 0 else { return parts }
    return parts + [
      .smallerTerms(
        count, value: EmissionsInventory.text(rest),
        formula: "Σ of \(count) streams, each \(termFormula)")
    ]
  }

  /// What the base year lacks because of an error, and so every year after it.
  public func baseOmissions(where isIncluded: (ActivityRecord) -> Bool) -> [String] {
    inventory.errorOmissions { $0.year == years.lowerBound && isIncluded($0) }
  }

  /// Explains one stream in one year: every factor by itself.
  public func explanation(of stream: Stream, year: Int) -> Explanation {
    let index = year - years.lowerBound
    let terms = FactorTerms(projection: self, stream: stream, year: year)
    let input = Explanation.Input(
      symbol: "m(base)", name: "Emissions in \(years.lowerBound)",
      value: NumberText.grouped(stream.baseTonnes), unit: "t CO2e",
      source: "inventory record \(stream.record.id)", place: stream.record.place)
    return Explanation(
      title: "\(stream.record.title) carried to \(year)",
      value: EmissionsInventory.text(stream.tonnes(index)),
      formula: ([terms.start] + terms.symbols).joined(separator: " · "),
      inputs: [input] + terms.inputs,
      method: stream.rule.map { "Rule: \($0.place)." } ?? "Held flat.", notes: terms.notes
    ).withParts {
      let paths = terms.makings
      return paths
        + entriesByID[stream.record.id, default: []].map {
          inventory.explanation(of: inventory.entries[$0])
        }
    }
  }
}

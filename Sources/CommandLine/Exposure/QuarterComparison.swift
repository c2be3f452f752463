internal import Quantities
internal import Vulnerability

/// How the people inside zones fall on the quarters of an index, against where all people live.
struct QuarterComparison {
  struct Line: Encodable {
    let hazard: String
    let quarter: String
    let people: Double
    let peopleInside: Double
    let shareOfPeople: Double?
    let shareInside: Double?
    /// The share inside over the share of people; above 1 the quarter bears more than its part.
    let burden: Double?
  }

  let lines: [Line]
  /// Tracts whose people inside are not known, by hazard.
  private let unknown: [String: Int]

  /// - Parameter rows: Of a table by quarter; each hazard in it is compared.
  init(_ exposure: Exposure, _ rows: [ExposureRow], _ layer: TractLayer?) {
    guard let layer, !layer.percentiles.isEmpty else {
      (lines, unknown) = ([], [:])
      return
    }
    let shown = Set(rows.map(\.band))
    let bands = exposure.bands.indices.filter { shown.contains(exposure.bands[$0]) }
    let all = bands.map { (exposure.bands[$0], exposure.distribution(of: $0, over: layer)) }
    lines = all.flatMap { band, distribution in
      distribution.quarters.map { quarter in
        Line(
          hazard: band.hazard, quarter: quarter.title, people: quarter.people,
          peopleInside: quarter.exposed, shareOfPeople: quarter.shareOfPeople,
          shareInside: quarter.shareOfExposed, burden: quarter.burden)
      }
    }
    unknown = Dictionary(all.map { ($0.hazard, $1.unknown.count) }) { first, _ in first }
  }

  var text: String {
    guard !lines.isEmpty else { return "" }
    let header = ["Hazard", "Quarter", "Of all people", "Of those inside", "Times its part"]
    let table = lines.map { line in
      [
        line.hazard, line.quarter, percent(line.shareOfPeople), percent(line.shareInside),
        line.burden.map { NumberText.grouped($0, decimals: 2) } ?? "–",
      ]
    }
    let missing = unknown.filter { $0.value > 0 }.sorted { $0.key < $1.key }.map {
      "\($0.key): \($0.value) tracts without people or outline are in no sum.\n"
    }
    return "\n" + TextTable.aligned([header] + table, left: 2)
      + "Above 1 a quarter bears more than its part of the people. Quarters are of the index's own comparison and need not hold a fourth of the people here.\n"
      + missing.joined()
  }

  private func percent(_ share: Double?) -> String {
    share.map { NumberText.grouped($0 * 100, decimals: 1) + " %" } ?? "–"
  }
}

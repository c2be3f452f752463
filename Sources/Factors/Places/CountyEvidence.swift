internal import Quantities

/// What is known about the subregions of a county: parts of its area and counts of its ZIP codes.
struct CountyEvidence: Hashable, Sendable {
  /// One subregion's part; shares sum to 1 over the parts that have one.
  struct Part: Hashable, Sendable {
    let subregion: String
    let areaShare: Double?
    let zipCodes: Int?
  }

  /// Best first.
  let parts: [Part]
  /// Part of the county polygon that lies in any subregion.
  let coverage: Double?

  /// The evidence of one county.
  ///
  ///     share = a / Σ a
  init(parts: [GridCounty.Part]) {
    self.init(
      areas: parts.compactMap { part in part.areaShare.map { (part.subregion, $0) } },
      zipCodes: Dictionary(
        parts.compactMap { part in part.zipCodes.map { (part.subregion, $0) } },
        uniquingKeysWith: +))
  }

  /// The evidence of several counties that each gave a part, weighted.
  ///
  ///     a = Σ w · a(county) / Σ w
  ///
  /// ZIP codes are left out when there is more than one county, because each belongs to one side only.
  init(weighted counties: [(parts: [GridCounty.Part], weight: Double)]) {
    let total = counties.reduce(0) { $0 + $1.weight }
    var areas: [String: Double] = [:]
    for county in counties {
      for part in county.parts {
        areas[part.subregion, default: 0] += (part.areaShare ?? 0) * county.weight / total
      }
    }
    self.init(areas: areas.filter { $0.value > 0 }.map { ($0.key, $0.value) }, zipCodes: [:])
  }

  private init(areas: [(String, Double)], zipCodes: [String: Int]) {
    let sum = areas.reduce(0) { $0 + $1.1 }
    let shares = Dictionary(
      areas.map { ($0.0, sum > 0 ? $0.1 / sum : 0) }, uniquingKeysWith: +)
    coverage = areas.isEmpty ? nil : min(1, sum)
    parts = Set(shares.keys).union(zipCodes.keys).map { subregion in
      Part(
        subregion: subregion, areaShare: shares[subregion],
        zipCodes: zipCodes.isEmpty ? nil : zipCodes[subregion] ?? 0)
    }.sorted { left, right in
      (left.zipCodes ?? 0, left.areaShare ?? 0, right.subregion)
        > (right.zipCodes ?? 0, right.areaShare ?? 0, left.subregion)
    }
  }

  /// Such as `35 percent of the area and 57 of 71 ZIP codes`.
  ///
  /// Where the polygons cover little, the percentage is of the whole county polygon.
  func text(of part: Part) -> String {
    let whole = coverage.map { $0 < CountyEvidence.littleCoverage ? $0 : 1 } ?? 1
    let area = part.areaShare.map { "\(CountyEvidence.percent($0 * whole)) of the area" }
    let total = parts.reduce(0) { $0 + ($1.zipCodes ?? 0) }
    let zips = part.zipCodes.map { "\($0) of \(total) ZIP code\(total == 1 ? "" : "s")" }
    return [area, zips].compactMap(\.self).joined(separator: " and ")
  }

  /// What the parts say together, and how far they can be trusted.
  func sentence(for county: String, names: (String) -> String) -> String {
    guard let first = parts.first else { return "" }
    var sentences: [String] = []
    if parts.count == 1 {
      sentences.append("\(county) lies in one subregion, \(names(first.subregion)).")
    } else {
      let list = parts.map { "\(names($0.subregion)) has \(text(of: $0))" }.joined(separator: "; ")
      sentences.append("\(county) lies in \(parts.count) subregions: \(list).")
      if disagrees { sentences.append("Area and ZIP codes do not agree on the larger part.") }
      sentences.append("A utility's own subregion is better.")
    }
    if let coverage, coverage < CountyEvidence.littleCoverage {
      sentences.append(
        "The subregions' polygons cover only \(CountyEvidence.percent(coverage)) of the county's; the rest is water or not drawn, so its area says little."
      )
    }
    return sentences.joined(separator: " ")
  }

  /// True when the largest area is not the one with most ZIP codes.
  var disagrees: Bool {
    guard let first = parts.first, let most = first.zipCodes, most > 0,
      let largest = parts.max(by: { ($0.areaShare ?? 0) < ($1.areaShare ?? 0) })
    else { return false }
    return largest.subregion != first.subregion
  }

  /// Below half, most of the polygon is not in any subregion.
  static let littleCoverage = 0.5

  static func percent(_ share: Double) -> String {
    let percent = share * 100
    return percent < 1 && percent > 0
      ? "less than 1 percent" : "\(NumberText.grouped(percent)) percent"
  }
}

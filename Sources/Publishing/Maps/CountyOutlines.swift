internal import Factors
internal import Foundation
public import Tables

/// Outlines of the counties of one state, for maps of the whole state.
///
/// - Source: US Census Bureau, TIGER/Line counties, 2009, by way of bokeh_sampledata 2026.1 (public domain). Simplified
///   by Cairn to about 250 m, shared borders once for both counties, and rounded to a thousandth of a degree.
/// - Limits: Borders of 2009 under today's codes where the area is the same; Connecticut has its counties until 2022, and
///   Alaska Valdez–Cordova as one and no Skagway. Islets below a thousandth of their county are left out.
public struct CountyOutlines: Hashable, Sendable {
  /// One county.
  public struct Outline: Hashable, Sendable {
    public let geoid: String
    public let name: String
    /// Polygons of closed rings, outer ring first.
    public let polygons: [[[MapArea.Point]]]
  }

  public static let citation = "US Census Bureau, TIGER/Line 2009 (simplified)"

  /// In the order of the codes.
  public let counties: [Outline]

  /// The outlines of a state that come with the program; nil when there are none of it.
  ///
  /// - Parameter state: Postal code, such as `MN`, in any case.
  public static func bundled(state: String) -> CountyOutlines? {
    let code = state.uppercased()
    guard code.utf8.count == 2, code.utf8.allSatisfy({ (65...90).contains($0) }) else { return nil }
    let name = "county-outlines/\(code).csv"
    let file = Bundle.module.bundleURL.appending(path: "Resources/\(name)")
    guard let data = FileManager.default.contents(atPath: file.path) else { return nil }
    return ResourceTables.required { () throws(ResourceProblem) in
      let (outlines, findings) = read(Array(data), file: name)
      if let broken = findings.first { throw .broken(broken) }
      return outlines
    }
  }

  /// Reads outlines: polygons parted by `|`, rings by `;`, and thousandths of a degree by spaces.
  ///
  /// The first point of a ring is its longitude and latitude; every other one the step from the one before. The ring
  /// closes by itself.
  public static func read(
    _ bytes: [UInt8], file: String
  ) -> (outlines: CountyOutlines, findings: [Finding]) {
    let (table, broken) = CSVTable.read(bytes, file: file)
    var findings = broken
    let counties = table.records.compactMap { record -> Outline? in
      guard let polygons = polygons(record["outline"]) else {
        findings.append(
          Finding(
            .error,
            "The outline of \(record["name"]) is not a list of rings of at least three points, as whole numbers.",
            at: record.place.at(column: "outline")))
        return nil
      }
      return Outline(geoid: record["geoid"], name: record["name"], polygons: polygons)
    }
    return (CountyOutlines(counties: counties), findings)
  }

  private static func polygons(_ text: String) -> [[[MapArea.Point]]]? {
    var polygons: [[[MapArea.Point]]] = []
    for polygon in text.utf8.split(separator: UInt8(ascii: "|")) {
      var rings: [[MapArea.Point]] = []
      for ring in polygon.split(separator: UInt8(ascii: ";")) {
        guard let points = points(ring) else { return nil }
        rings.append(points)
      }
      polygons.append(rings)
    }
    return polygons.isEmpty ? nil : polygons
  }

  private static func points(_ text: Substring.UTF8View) -> [MapArea.Point]? {
    let words = text.split(separator: 0x20)
    let numbers = words.compactMap { Int(Substring($0)) }
    guard numbers.count == words.count, numbers.count >= 6, numbers.count.isMultiple(of: 2),
      numbers.allSatisfy({ $0.magnitude <= 360_000 })
    else { return nil }
    var (x, y) = (0, 0)
    var points = stride(from: 0, to: numbers.count, by: 2).map { index in
      x += numbers[index]
      y += numbers[index + 1]
      return MapArea.Point(longitude: Double(x) / 1000, latitude: Double(y) / 1000)
    }
    points.append(points[0])
    return points
  }
}

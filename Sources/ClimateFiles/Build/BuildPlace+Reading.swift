public import Climate
internal import Foundation
public import Tables

/// Places read for a build, and what was wrong with some.
public struct BuildPlaceList: Sendable {
  public var places: [BuildPlace]
  public var findings: [Finding]

  /// Places of a CSV with the columns `id`, `name`, `latitude`, `longitude`, or of a GeoJSON of points and polygons.
  ///
  /// - Throws: `ClimateProblem` when the file is absent or of neither form, or no place can be used.
  public init(file: String) throws(ClimateProblem) {
    guard let data = FileManager.default.contents(atPath: file) else {
      throw ClimateProblem("There is no file \(file).")
    }
    places = []
    findings = []
    if file.hasSuffix(".geojson") || file.hasSuffix(".json") {
      try readFeatures(data, file: file)
    } else {
      readRows([UInt8](data), file: file)
    }
    var seen: Set<String> = []
    for place in places where !seen.insert(place.id).inserted {
      throw ClimateProblem("\(file) has the place “\(place.id)” twice.")
    }
    guard !places.isEmpty else {
      throw ClimateProblem(
        "\(file) has no usable place.\(findings.first.map { " \($0.place): \($0.message)" } ?? "")")
    }
  }

  private mutating func readRows(_ bytes: [UInt8], file: String) {
    let columns = ["id", "name", "latitude", "longitude"]
    let (table, faults) = CSVTable.read(bytes, file: file)
    findings +=
      faults
      + TableDeclaration(
        file: file, columns: columns, required: ["id", "latitude", "longitude"]
      ).headerFindings(in: table)
    for record in table.records {
      var decoder = RecordDecoder(record)
      let id = decoder.required("id")
      let latitude = decoder.requiredNumber("latitude")
      let longitude = decoder.requiredNumber("longitude")
      if let latitude, latitude.magnitude > 90 {
        decoder.find(
          .error, "A latitude lies between −90 and 90. Was it exchanged with the longitude?",
          column: "latitude")
      }
      if let longitude, longitude.magnitude > 360 {
        decoder.find(.error, "A longitude lies between −180 and 360.", column: "longitude")
      }
      findings += decoder.findings
      guard decoder.isUsable, let latitude, let longitude else { continue }
      places.append(
        BuildPlace(
          id: id, name: record.text("name") ?? id, latitude: latitude, longitude: longitude))
    }
  }

  private struct Collection: Decodable {
    var features: [Feature]
  }

  private struct Feature: Decodable {
    var id: Text?
    var properties: [String: Text?]?
    var geometry: Geometry?
  }

  /// Text or a number written as text.
  private struct Text: Decodable {
    var value: String?

    init(from decoder: any Decoder) throws {
      let container = try decoder.singleValueContainer()
      if let text = try? container.decode(String.self) {
        value = text
      } else if let number = try? container.decode(Double.self) {
        value = Int(exactly: number).map(String.init) ?? String(number)
      }
    }
  }

  private enum Geometry: Decodable {
    case point([Double])
    case area([[[[Double]]]])
    case other(String)

    private enum Key: String, CodingKey { case type, coordinates }

    init(from decoder: any Decoder) throws {
      let container = try decoder.container(keyedBy: Key.self)
      let type = try container.decode(String.self, forKey: .type)
      switch type {
      case "Point": self = .point(try container.decode([Double].self, forKey: .coordinates))
      case "Polygon":
        self = .area([try container.decode([[[Double]]].self, forKey: .coordinates)])
      case "MultiPolygon":
        self = .area(try container.decode([[[[Double]]]].self, forKey: .coordinates))
      default: self = .other(type)
      }
    }
  }

  private mutating func readFeatures(_ data: Data, file: String) throws(ClimateProblem) {
    let decoder = JSONDecoder()
    let features: [Feature]
    if let collection = try? decoder.decode(Collection.self, from: data) {
      features = collection.features
    } else if let feature = try? decoder.decode(Feature.self, from: data), feature.geometry != nil {
      features = [feature]
    } else {
      throw ClimateProblem("\(file) is no GeoJSON of features, each with its id and geometry.")
    }
    for (number, feature) in features.enumerated() {
      let place = Place(file: file, row: number + 1)
      func property(_ names: [String]) -> String? {
        names.lazy.compactMap { name in
          feature.properties?.first { $0.key.lowercased() == name }?.value?.value
        }.first
      }
      guard let id = property(["id", "geoid", "fips"]) ?? feature.id?.value else {
        findings.append(Finding(.error, "The feature has no id, geoid or fips.", at: place))
        continue
      }
      let name = property(["name", "namelsad"]) ?? id
      switch feature.geometry {
      case .point(let pair) where pair.count >= 2:
        places.append(
          BuildPlace(id: id, name: name, latitude: pair[1], longitude: pair[0]))
      case .area(let area) where area.first?.first?.isEmpty == false:
        let middle = Self.middle(of: area)
        places.append(
          BuildPlace(
            id: id, name: name, latitude: middle.latitude, longitude: middle.longitude, area: area))
      case .other(let type):
        findings.append(
          Finding(
            .error, "\(type) is neither a point nor an area; “\(id)” was left out.", at: place))
      default:
        findings.append(Finding(.error, "“\(id)” has no geometry.", at: place))
      }
    }
  }

  /// The middle of the box around an area, which only stands for it on maps and in tables.
  private static func middle(of area: [[[[Double]]]]) -> GeographicPoint {
    let corners = area.compactMap(\.first).flatMap { $0 }.filter { $0.count >= 2 }
    func center(_ values: [Double]) -> Double {
      ((values.min() ?? .nan) + (values.max() ?? .nan)) / 2
    }
    let east = center(besideEachOther(corners.map { $0[0] }))
    return GeographicPoint(
      latitude: center(corners.map { $0[1] }),
      longitude: east.magnitude > 180 ? offsetOfLongitude(east, from: 0) : east)
  }

  /// Longitudes of an area on both sides of the antimeridian, brought to one side of it.
  private static func besideEachOther(_ longitudes: [Double]) -> [Double] {
    func width(_ values: [Double]) -> Double { (values.max() ?? 0) - (values.min() ?? 0) }
    guard let first = longitudes.first, width(longitudes) > 180 else { return longitudes }
    let turned = longitudes.map { first + offsetOfLongitude($0, from: first) }
    return width(turned) < width(longitudes) ? turned : longitudes
  }
}

public import Climate
public import Foundation

/// The counties and equivalents of the United States, by FIPS code and by name.
///
/// - Source: [CENSUS-GAZETTEER-2022] for 3,222 of them; [TIGER-2009] for the eight counties that Connecticut had
///   until 2022, which most climate tables still use.
public struct CountyPlaces: Sendable {
  /// A county, and its state in two letters and in full.
  public struct County: Hashable, Sendable {
    public var place: PlaceProfile.Place
    public var state: String
    public var stateName: String
    /// The name without its state, such as `Hennepin County`.
    public var name: String
  }

  private let folder: URL

  /// The counties that come with Cairn.
  public init() throws(ClimateProblem) {
    folder = try ClimateResources.folder()
  }

  init(folder: URL) { self.folder = folder }

  /// The county of a five-digit FIPS code; nil when there is none.
  public func county(fips: String) throws(ClimateProblem) -> County? {
    try table().rows(first: fips).first.map(Self.county)
  }

  /// The counties of a name, with or without `County`, and with or without a state after a comma.
  ///
  /// - Parameter text: such as `Hennepin County, MN`, `hennepin, minnesota` or `Washington`; case does not matter
  /// - Returns: all that match, by FIPS code; many names are those of counties in several states.
  public func counties(named text: String) throws(ClimateProblem) -> [County] {
    let parts = text.split(separator: ",", maxSplits: 1).map(Self.normalized)
    guard let wanted = parts.first, !wanted.isEmpty else { return [] }
    let state = parts.count > 1 ? parts[1] : nil
    let all = try table().rows().map(Self.county)
    let inState = all.filter {
      state == nil || $0.state.lowercased() == state || Self.normalized($0.stateName) == state
    }
    let exact = inState.filter { Self.normalized($0.name) == wanted }
    return exact.isEmpty ? inState.filter { Self.shortName($0.name) == wanted } : exact
  }

  private func table() throws(ClimateProblem) -> PlainTable {
    try PlainTable(
      "counties.csv", data: try ClimateResources.data("counties.csv", in: folder),
      columns: ["fips", "name", "state", "state_name", "latitude", "longitude"])
  }

  private static func county(_ row: PlainTable.Row) -> County {
    County(
      place: PlaceProfile.Place(
        id: row["fips"], name: "\(row["name"]), \(row["state"])",
        latitude: Double(row["latitude"]), longitude: Double(row["longitude"])),
      state: row["state"], stateName: row["state_name"], name: row["name"])
  }

  private static func normalized(_ text: some StringProtocol) -> String {
    text.lowercased().folding(options: .diacriticInsensitive, locale: nil)
      .split(whereSeparator: { $0 == " " || $0 == "." }).joined(separator: " ")
  }

  private static let kinds = [
    " county", " parish", " city and borough", " borough", " census area", " municipality",
    " municipio", " planning region", " city",
  ]

  private static func shortName(_ name: String) -> String {
    let whole = normalized(name)
    guard let kind = kinds.first(where: { whole.hasSuffix($0) }) else { return whole }
    return String(whole.dropLast(kind.count))
  }
}

public import Climate
internal import Foundation
internal import Quantities

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
    let (wanted, state) = Self.split(text)
    guard !wanted.isEmpty else { return [] }
    // Names are compared as people write them, which is slow; the longest plain word narrows them down first.
    let word = Self.shortName(wanted).split { !($0.isASCII && $0.isLetter) }
      .max { $0.count < $1.count }
    let table = try table()
    let near = try word.map { word throws(ClimateProblem) in
      try table.rows(containing: String(word))
    }
    let found = Self.matching(near ?? [], wanted, state)
    // A name with an accent in the table is not found by a word without it.
    return found.isEmpty ? Self.matching(try table.rows(), wanted, state) : found
  }

  private static func matching(
    _ rows: [PlainTable.Row], _ wanted: String, _ state: String?
  ) -> [County] {
    let inState = rows.map(county).filter {
      state == nil || $0.state.lowercased() == state || normalized($0.stateName) == state
    }
    let exact = inState.filter { normalized($0.name) == wanted }
    if !exact.isEmpty { return exact }
    let short = shortName(wanted)
    let named = inState.filter { shortName($0.name) == short }
    return named.isEmpty
      ? inState.filter { squeezed(shortName($0.name)) == squeezed(short) } : named
  }

  /// `La Salle` is LaSalle in some states.
  private static func squeezed(_ name: String) -> String { name.filter { $0 != " " } }

  /// The counties whose names are most like a text, for “did you mean”; at most three.
  public func suggestions(for text: String) throws(ClimateProblem) -> [County] {
    let (wanted, state) = Self.split(text)
    let short = Self.shortName(wanted)
    let ranked = try table().rows().map(Self.county).compactMap { county -> (Int, County)? in
      guard state == nil || county.state.lowercased() == state else { return nil }
      let changes = NearestName.changes(
        Self.shortName(county.name), short, atMost: max(1, short.count / 4))
      return changes.map { ($0, county) }
    }
    return ranked.sorted { ($0.0, $0.1.place.id) < ($1.0, $1.1.place.id) }.prefix(3).map(\.1)
  }

  /// Name and state, where a comma or a last word of two letters tells one.
  private static func split(_ text: String) -> (name: String, state: String?) {
    let parts = text.split(separator: ",", maxSplits: 1).map(normalized)
    guard let first = parts.first else { return ("", nil) }
    if parts.count > 1 { return (first, parts[1]) }
    let words = first.split(separator: " ")
    guard words.count > 2, let last = words.last, last.count == 2,
      kinds.contains(where: { " \(words[words.count - 2])" == $0 })
    else { return (first, nil) }
    return (words.dropLast().joined(separator: " "), String(last))
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
    let words = text.lowercased().folding(options: .diacriticInsensitive, locale: nil)
      .filter { $0 != "'" && $0 != "’" }.split(whereSeparator: { $0 == " " || $0 == "." })
    return words.map { $0 == "saint" ? "st" : $0 == "sainte" ? "ste" : $0 }.joined(separator: " ")
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

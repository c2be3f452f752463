internal import Quantities

/// What a reader looks for in the catalog; an empty query finds everything.
public struct FactorQuery: Hashable, Sendable {
  /// Words that all have to be found in the row, in any order.
  public var text: String
  /// A table's name, such as `egrid`; empty for all.
  public var table: String
  /// Such as `ch4` or `CO₂`; empty for all.
  public var gas: String
  /// Such as `MROW`; empty for all.
  public var region: String
  /// A data year, the year of an edition, or a model year; nil for all.
  public var year: Int?
  /// An edition or the beginning of one, such as `2021`, `eGRID2023` or `ar6`; empty for all.
  public var edition: String
  /// The id of a source, such as `epa-hub-2025`; empty for all.
  public var source: String
  /// True for rows only whose source has not been read.
  public var isUnverifiedOnly: Bool

  public init(
    text: String = "", table: String = "", gas: String = "", region: String = "", year: Int? = nil,
    edition: String = "", source: String = "", isUnverifiedOnly: Bool = false
  ) {
    self.text = text
    self.table = table
    self.gas = gas
    self.region = region
    self.year = year
    self.edition = edition
    self.source = source
    self.isUnverifiedOnly = isUnverifiedOnly
  }

  /// True when a row passes every filter but the words.
  func admits(_ listing: FactorListing) -> Bool {
    (table.isEmpty || listing.table == table.lowercased())
      && (gas.isEmpty || listing.gas == FactorQuery.gasID(gas))
      && (region.isEmpty || listing.region.lowercased() == region.lowercased())
      && (year.map { isOfYear(listing, $0) } ?? true)
      && (edition.isEmpty || isOfEdition(listing))
      && (source.isEmpty || listing.source.id == source.lowercased())
      && (!isUnverifiedOnly || listing.status == .unverified)
  }

  /// A gas as the tables write it: `CO₂` and `CO2` are `co2`.
  static func gasID(_ text: String) -> String {
    let digits: [Character: Character] = ["₂": "2", "₃": "3", "₄": "4", "₆": "6"]
    return String(text.lowercased().map { digits[$0] ?? ($0 == " " ? "-" : $0) })
  }

  private func isOfYear(_ listing: FactorListing, _ year: Int) -> Bool {
    listing.year == year || listing.modelYears?.contains(year) == true
      || listing.edition == String(year)
  }

  private func isOfEdition(_ listing: FactorListing) -> Bool {
    let wanted = FactorEdition.normalized(edition)
    return FactorEdition.normalized(listing.edition).hasPrefix(wanted)
      || listing.source.id == edition.lowercased()
  }
}

extension FactorQuery {
  /// The words of a text, in lower case.
  static func words(_ text: String) -> [String] {
    gasID(text).split { !$0.isLetter && !$0.isNumber && $0 != "." }.map(String.init)
  }
}

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
  /// True for rows only whose source has not been read.
  public var isUnverifiedOnly: Bool

  public init(
    text: String = "", table: String = "", gas: String = "", region: String = "", year: Int? = nil,
    edition: String = "", isUnverifiedOnly: Bool = false
  ) {
    self.text = text
    self.table = table
    self.gas = gas
    self.region = region
    self.year = year
    self.edition = edition
    self.isUnverifiedOnly = isUnverifiedOnly
  }

  /// True when a row passes every filter but the words.
  func admits(_ listing: FactorListing) -> Bool {
    (table.isEmpty || listing.table == table.lowercased())
      && (gas.isEmpty || listing.gas == FactorQuery.gasID(gas))
      && (region.isEmpty || listing.region.lowercased() == region.lowercased())
      && (year.map { isOfYear(listing, $0) } ?? true)
      && (edition.isEmpty || isOfEdition(listing))
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

extension FactorCatalog {
  /// Rows that fit a query, best first.
  ///
  /// Every word has to be found. A word that is a word of the row's subject counts most, then one that
  /// begins a word, then one elsewhere in the row. Of equal rows the verified ones come first, then newer
  /// ones, then the order of the tables.
  public func search(_ query: FactorQuery) -> [FactorListing] {
    let words = FactorQuery.words(query.text)
    let found = listings.enumerated().compactMap { position, listing -> FoundListing? in
      guard query.admits(listing) else { return nil }
      return RankedText(listing).score(words).map {
        FoundListing(listing: listing, score: $0, position: position)
      }
    }
    return found.sorted().map(\.listing)
  }

  /// For a query that finds nothing: each word without which something is found, with the nearest word there.
  ///
  /// A misspelt word is named, and nothing is taken for it.
  public func corrections(_ query: FactorQuery) -> [(word: String, nearest: String?)] {
    let admitted = listings.filter(query.admits).map(RankedText.init)
    let words = FactorQuery.words(query.text)
    let found = words.indices.compactMap { position -> (word: String, nearest: String?)? in
      let word = words[position]
      let others = words[..<position] + words[(position + 1)...]
      let rows = admitted.filter { $0.score(Array(others)) != nil }
      guard !rows.isEmpty, !rows.contains(where: { $0.score([word]) != nil }) else { return nil }
      let vocabulary = rows.reduce(into: Set<String>()) { $0.formUnion($1.subject) }
      let nearest = vocabulary.min { (editDistance($0, word), $0) < (editDistance($1, word), $1) }
      let isNear = nearest.map { editDistance($0, word) <= max(1, word.count / 3) } ?? false
      return (word, isNear ? nearest : nil)
    }
    let near = found.filter { $0.nearest != nil }
    return near.isEmpty ? found : near
  }
}

extension FactorQuery {
  /// The words of a text, in lower case.
  static func words(_ text: String) -> [String] {
    gasID(text).split { !$0.isLetter && !$0.isNumber && $0 != "." }.map(String.init)
  }
}

/// A row that was found, with how well it fits.
private struct FoundListing: Comparable {
  let listing: FactorListing
  let score: Int
  let position: Int

  static func < (left: FoundListing, right: FoundListing) -> Bool {
    if left.score != right.score { return left.score > right.score }
    if left.listing.status != right.listing.status { return left.listing.status == .verified }
    let years = (left.listing.newness, right.listing.newness)
    return years.0 != years.1 ? years.0 > years.1 : left.position < right.position
  }

  static func == (left: FoundListing, right: FoundListing) -> Bool {
    left.position == right.position
  }
}

extension FactorListing {
  /// Newer rows are greater: year first, then edition, so that revision 2 goes before revision 1.
  fileprivate var newness: (Int, String) { (year ?? Int(edition) ?? 0, edition) }
}

/// The words of a row, by how much finding one there counts.
private struct RankedText {
  let subject: Set<String>
  let marks: Set<String>
  let rest: String

  init(_ listing: FactorListing) {
    subject = Set(FactorQuery.words(listing.what))
    marks = Set(
      FactorQuery.words(
        "\(listing.gas) \(listing.region) \(listing.edition) \(listing.year.map(String.init) ?? "")"
      ))
    rest =
      "\(listing.id) \(listing.tableTitle) \(listing.table) \(listing.unit) \(listing.per) \(listing.source.title) \(listing.source.author)"
      .lowercased()
  }

  /// The sum over the words; nil when one is not found.
  func score(_ words: [String]) -> Int? {
    var sum = 0
    for word in words {
      guard let score = score(word) else { return nil }
      sum += score
    }
    // A short subject that fits is more to the point than a long one.
    return words.isEmpty ? 0 : sum * 10 - min(9, subject.count)
  }

  private func score(_ word: String) -> Int? {
    if subject.contains(word) { return 10 }
    if marks.contains(word) { return 8 }
    if subject.contains(where: { $0.hasPrefix(word) }) { return 6 }
    if marks.contains(where: { $0.hasPrefix(word) }) { return 4 }
    return rest.contains(word) ? 2 : nil
  }
}

internal import Quantities

/// A catalog made ready for many searches: the words of every row are read once.
///
/// Keep one where pages or programs search again and again; for a single search `FactorCatalog.search` does.
public struct FactorIndex: Sendable {
  public let catalog: FactorCatalog
  /// In the order of the catalog's rows.
  private let texts: [RankedText]

  /// - Parameter names: What else a row's subject is called, such as its name in another language.
  public init(_ catalog: FactorCatalog, names: (FactorListing) -> String = { _ in "" }) {
    self.catalog = catalog
    texts = catalog.listings.map { RankedText($0, alsoCalled: names($0)) }
  }

  /// Rows that fit a query, best first.
  ///
  /// Every word has to be found. A word that is a word of the row's subject counts most, then one that
  /// begins a word, then one elsewhere in the row. Of equal rows the verified ones come first, then factors of a
  /// gas, then newer ones, then the order of the tables.
  public func search(_ query: FactorQuery) -> [FactorListing] {
    let words = FactorQuery.words(query.text)
    let found = catalog.listings.enumerated().compactMap { position, listing -> FoundListing? in
      guard query.admits(listing) else { return nil }
      return texts[position].score(words).map {
        FoundListing(listing: listing, score: $0, position: position)
      }
    }
    return found.sorted().map(\.listing)
  }

  /// For a query that finds nothing: each word without which something is found, with the nearest word there.
  ///
  /// A misspelt word is named, and nothing is taken for it.
  public func corrections(_ query: FactorQuery) -> [(word: String, nearest: String?)] {
    let admitted = zip(catalog.listings, texts).filter { query.admits($0.0) }.map(\.1)
    let words = FactorQuery.words(query.text)
    let found = words.indices.compactMap { position -> (word: String, nearest: String?)? in
      let word = words[position]
      let others = words[..<position] + words[(position + 1)...]
      let rows = admitted.filter { $0.score(Array(others)) != nil }
      guard !rows.isEmpty, !rows.contains(where: { $0.score([word]) != nil }) else { return nil }
      let vocabulary = rows.reduce(into: Set<String>()) { $0.formUnion($1.subject) }
      return (
        word, NearestName.find(word, among: vocabulary, atMost: max(1, word.count / 3))
      )
    }
    let near = found.filter { $0.nearest != nil }
    return near.isEmpty ? found : near
  }
}

extension FactorCatalog {
  /// Rows that fit a query, best first; see `FactorIndex.search`.
  public func search(_ query: FactorQuery) -> [FactorListing] { FactorIndex(self).search(query) }

  /// What is misspelt in a query that finds nothing; see `FactorIndex.corrections`.
  public func corrections(_ query: FactorQuery) -> [(word: String, nearest: String?)] {
    FactorIndex(self).corrections(query)
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
    // A path of prices to 2050 is newer than every factor, and seldom what is looked for.
    if left.listing.gas.isEmpty != right.listing.gas.isEmpty { return right.listing.gas.isEmpty }
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

  init(_ listing: FactorListing, alsoCalled names: String) {
    subject = Set(FactorQuery.words("\(listing.what) \(names)"))
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

internal import Tables

/// Every row of every table of the library in one form, for lists, searches and comparisons.
///
/// A value apart from `FactorLibrary`, which keeps what calculation needs; load it only to look something up.
public struct FactorCatalog: Sendable {
  /// In the order of tables and rows.
  public let listings: [FactorListing]

  /// Makes a catalog, such as one of a community's own factors beside the library's.
  public init(listings: [FactorListing]) { self.listings = listings }

  /// Every table that is part of the program, read when it is first asked for.
  public static let standard = ResourceTables.required(load)

  private static func load() throws(ResourceProblem) -> FactorCatalog {
    let sources = try ResourceTables.factorSources()
    var listings: [FactorListing] = []
    for table in try ResourceTables.factorNames() {
      let records = try ResourceTables.factors.records(table)
      guard FactorTableLayout.isListed(table, columns: records.first?.columns ?? []) else {
        continue
      }
      let reader = FactorTableReader(layout: .named(table), sources: sources)
      for record in records { listings.append(try reader.listing(record)) }
    }
    return FactorCatalog(listings: listings)
  }

  /// Tables with their titles and numbers of rows, in order.
  public var tables: [(table: String, title: String, count: Int)] {
    var order: [String] = []
    var counts: [String: Int] = [:]
    var titles: [String: String] = [:]
    for listing in listings {
      if counts[listing.table] == nil { order.append(listing.table) }
      counts[listing.table, default: 0] += 1
      titles[listing.table] = listing.tableTitle
    }
    return order.map { ($0, titles[$0] ?? "", counts[$0] ?? 0) }
  }

  /// The row of an id, in any case; nil when there is none.
  public func listing(id: String) -> FactorListing? {
    let wanted = id.lowercased()
    return listings.first { $0.id.lowercased() == wanted }
  }

  /// The same row in other editions, in order.
  public func counterparts(of listing: FactorListing) -> [FactorListing] {
    listings.filter { $0.table == listing.table && $0.key == listing.key && $0.id != listing.id }
  }
}

public import Factors
internal import Foundation
public import Tables

/// Every adaptation strategy that Cairn knows, with sources and the rates at which money is discounted.
public struct StrategyLibrary: Sendable {
  /// In the order of the table.
  public let strategies: [AdaptationStrategy]
  /// By id.
  public let sources: [String: FactorSource]
  /// In the order in which they are used; the first is the default.
  public let discountRates: [DiscountRate]
  let words: SearchIndex

  public init(
    strategies: [AdaptationStrategy], sources: [String: FactorSource],
    discountRates: [DiscountRate]
  ) {
    self.strategies = strategies
    self.sources = sources
    self.discountRates = discountRates
    words = SearchIndex(strategies)
  }

  /// The library of this installation.
  ///
  /// - Throws: `StrategyLibraryError` when a table is missing or has an error: the program is broken, not the data.
  public static func standard() throws(StrategyLibraryError) -> StrategyLibrary {
    switch loaded.value {
    case .success(let library): return library
    case .failure(let error): throw error
    }
  }

  // Read once; the tables never change while the program runs.
  private static let loaded = Deferred<Result<StrategyLibrary, StrategyLibraryError>> {
    do throws(StrategyLibraryError) {
      return .success(try StrategyTable.library())
    } catch { return .failure(error) }
  }

  /// The strategy of an id; nil when there is none.
  public func strategy(_ id: String) -> AdaptationStrategy? {
    strategies.first { $0.id == id }
  }

  /// The nearest id to one that is not there, for messages.
  public func suggestion(for id: String) -> String? {
    NearStrategy.find(id, among: strategies.map(\.id))
  }

  /// The sources of a strategy in one line.
  public func citation(of strategy: AdaptationStrategy) -> String {
    strategy.sources.map { sources[$0]?.citation ?? $0 }.joined(separator: "; ")
  }
}

/// Why the library of strategies cannot be used.
public enum StrategyLibraryError: Error, Hashable, Sendable, CustomStringConvertible {
  case resourceMissing(String)
  case resourceBroken(Finding)

  public var description: String {
    switch self {
    case .resourceMissing(let name):
      "The table \(name) is missing from this installation of Cairn. Install it again."
    case .resourceBroken(let finding):
      "The library of strategies of this installation cannot be read: \(finding)"
    }
  }
}

/// Reads the library's own tables.
enum StrategyTable {
  static func library() throws(StrategyLibraryError) -> StrategyLibrary {
    let sources = try sources()
    let reader = StrategyReader(
      try records("adaptation-strategies"), sources: Set(sources.keys))
    if let broken = reader.findings.first(where: { $0.severity == .error }) {
      throw .resourceBroken(broken)
    }
    return StrategyLibrary(
      strategies: reader.strategies, sources: sources, discountRates: try discountRates())
  }

  private static func sources() throws(StrategyLibraryError) -> [String: FactorSource] {
    var sources: [String: FactorSource] = [:]
    for name in ["sources", "sources-economics"] {
      for record in try records(name) {
        sources[record["id"]] = FactorSource(
          id: record["id"], author: record["author"], title: record["title"],
          year: record["year"], publisher: record["publisher"], licence: record["licence"],
          url: record["url"], note: record["note"])
      }
    }
    return sources
  }

  private static func discountRates() throws(StrategyLibraryError) -> [DiscountRate] {
    var rates: [(order: Int, rate: DiscountRate)] = []
    for record in try records("discount-rates") {
      guard let percent = Double(record["rate_percent"]), let order = Int(record["order"]) else {
        throw .resourceBroken(
          Finding(.error, "The rate is not a number.", at: record.place))
      }
      rates.append(
        (
          order,
          DiscountRate(
            id: record["id"], name: record["name"], spanishName: record["name_es"],
            rate: percent / 100, status: EvidenceStatus(rawValue: record["status"]) ?? .unverified,
            source: record["source"], note: record["note"])
        ))
    }
    return rates.sorted { $0.order < $1.order }.map(\.rate)
  }

  private static func records(_ name: String) throws(StrategyLibraryError) -> [CSVRecord] {
    guard let url = Bundle.module.url(forResource: "Resources/\(name)", withExtension: "csv"),
      let data = FileManager.default.contents(atPath: url.path)
    else { throw .resourceMissing("\(name).csv") }
    let (table, findings) = CSVTable.read(Array(data), file: "strategies/\(name).csv")
    if let broken = findings.first(where: { $0.severity == .error }) {
      throw .resourceBroken(broken)
    }
    return table.records
  }
}

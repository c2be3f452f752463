public import Factors
internal import Tables
internal import Vulnerability

/// Every adaptation strategy that Cairn knows, with sources and the rates at which money is discounted.
public struct StrategyLibrary: Sendable {
  /// In the order of the table.
  public let strategies: [AdaptationStrategy]
  /// By id.
  public let sources: [String: FactorSource]
  /// In the order in which they are used; the first is the default.
  public let discountRates: [DiscountRate]
  /// Which strategies meet which limit of capacity.
  public let capacityFits: [CapacityFit]
  let words: SearchIndex

  public init(
    strategies: [AdaptationStrategy], sources: [String: FactorSource],
    discountRates: [DiscountRate] = [], capacityFits: [CapacityFit] = []
  ) {
    self.strategies = strategies
    self.sources = sources
    self.discountRates = discountRates
    self.capacityFits = capacityFits
    words = SearchIndex(strategies)
  }

  /// The library that is part of the program, read when it is first asked for.
  public static let standard = ResourceTables.required(StrategyTable.library)

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

extension DiscountRate {
  /// The rate at which money is discounted unless told otherwise: the library's first.
  public static let usual = ResourceTables.required { () throws(ResourceProblem) in
    guard let first = StrategyLibrary.standard.discountRates.first else {
      throw .missing("strategies/discount-rates.csv")
    }
    return first
  }
}

/// Reads the library's own tables.
enum StrategyTable {
  private static let tables = ResourceTables.strategies

  static func library() throws(ResourceProblem) -> StrategyLibrary {
    let sources = try tables.sources().merging(tables.sources("sources-more")) { $1 }
    let reader = StrategyReader(
      try tables.records("adaptation-strategies"), sources: Set(sources.keys))
    if let broken = reader.findings.first(where: { $0.severity == .error }) {
      throw .broken(broken)
    }
    return StrategyLibrary(
      strategies: reader.strategies, sources: sources, discountRates: try discountRates(),
      capacityFits: try capacityFits())
  }

  private static func capacityFits() throws(ResourceProblem) -> [CapacityFit] {
    var fits: [CapacityFit] = []
    for record in try tables.records("capacity-fit") {
      guard let property = CapacityFit.Property(rawValue: record["property"]) else {
        throw .cell(record.place.at(column: "property"))
      }
      fits.append(
        CapacityFit(
          factor: record["factor"], property: property, value: record["value"],
          reason: record["reason"], spanishReason: record["reason_es"]))
    }
    return fits
  }

  private static func discountRates() throws(ResourceProblem) -> [DiscountRate] {
    var rates: [(order: Int, rate: DiscountRate)] = []
    for record in try tables.records("discount-rates") {
      guard let percent = Double(record["rate_percent"]), let order = Int(record["order"]) else {
        throw .cell(record.place.at(column: "rate_percent"))
      }
      let rate = DiscountRate(
        id: record["id"], name: record["name"], spanishName: record["name_es"],
        rate: percent / 100, status: record.status, source: record["source"],
        note: record["note"])
      rates.append((order, rate))
    }
    return rates.sorted { $0.order < $1.order }.map(\.rate)
  }
}

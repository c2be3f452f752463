internal import Quantities

extension FactorCatalog {
  /// The rows of the same factor for every gas, in the order of the table, this row among them.
  ///
  /// Rows of one table, subject, region, edition, year and activity belong together, whatever unit their gas has. A row
  /// without a gas, and one of the tables of warming potentials, where every gas is a subject of its own, stands alone.
  public func gases(of listing: FactorListing) -> [FactorListing] {
    guard !listing.gas.isEmpty, listing.table != "gwp" else { return [listing] }
    return listings.filter { other in
      other.table == listing.table && !other.gas.isEmpty && other.what == listing.what
        && other.region == listing.region && other.edition == listing.edition
        && other.year == listing.year && other.per == listing.per
    }
  }

  /// Sources of the rows by id, each once, in the order of their citations.
  public var sources: [FactorSource] {
    var seen: Set<String> = []
    return listings.map(\.source).filter { seen.insert($0.id).inserted }
      .sorted { ($0.citation, $0.id) < ($1.citation, $1.id) }
  }

  /// The gases of the rows as their tables write them: those of most inventories first, then by their formula.
  public var gases: [String] {
    let first = ["co2", "biogenic-co2", "ch4", "n2o"]
    let all = Set(listings.map(\.gas)).subtracting([""])
    let others = all.subtracting(first).sorted {
      (FactorListing.gasName(of: $0), $0) < (FactorListing.gasName(of: $1), $1)
    }
    return first.filter(all.contains) + others
  }

  /// The regions of the rows, in order.
  public var regions: [String] { Set(listings.map(\.region)).subtracting([""]).sorted() }
}

extension FactorListing {
  /// A gas of the tables as printed, such as `CH₄`, or `CO2e (AR5)` for CO2e under the potentials that it names.
  public static func gasName(of gas: String) -> String {
    guard gas.hasPrefix("co2e") else { return gas.isEmpty ? "" : Gas(id: gas).formula }
    let set = gas.dropFirst("co2e-".count).uppercased()
    return set.isEmpty ? "CO2e" : "CO2e (\(set))"
  }
}

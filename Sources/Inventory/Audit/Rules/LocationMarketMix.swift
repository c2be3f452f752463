internal import Factors
internal import Quantities
internal import Tables

/// Electricity at the grid's rate in one place or year, and at a contract's in another.
///
/// - Source: [GHGP-SCOPE2-2015], chapter 7: the two totals stand beside one another and are not mixed.
/// - Limits: A utility that really emits nothing looks like a contract; in every year it is no mixture.
public enum LocationMarketMix: AuditRule {
  public static let declaration = AuditRuleDeclaration(
    id: "location-market-mix", number: 20, title: "Location-based and market-based rates are mixed",
    test:
      "Electricity records of one total use both accounts, or a line uses the grid's rates in some years and other rates in others; a carbon dioxide rate of zero counts as market-based.",
    failure:
      "Green power was set to zero in one year only, so that the reduction a city reports is a contract that the years before lack.",
    advice:
      "Keep the total location-based for every year, and report the market-based total beside it. Contracts belong in instruments.csv."
  )

  private enum Basis: String {
    case location = "the grid's rates"
    case market = "a contract's rate"
    /// A utility's own rates, which may stand beside the grid's in one year but not in one line.
    case own = "rates of its own"
  }

  public static func findings(in subject: AuditSubject) -> [AuditFinding] {
    let electricity = subject.entries.compactMap { entry in
      basis(entry, subject).map { (entry: entry, basis: $0) }
    }
    return mixedTotals(electricity, subject) + mixedLines(subject)
  }

  // MARK: - One total of both

  private static func mixedTotals(
    _ electricity: [(entry: EmissionsInventory.Entry, basis: Basis)], _ subject: AuditSubject
  ) -> [AuditFinding] {
    let market = electricity.filter { $0.basis == .market }
    let location = electricity.filter { $0.basis != .market }
    guard !market.isEmpty, !location.isEmpty else { return [] }
    let (fewer, other) =
      market.count <= location.count ? (market, Basis.location) : (location, Basis.market)
    return fewer.map { entry, basis in
      AuditFinding(
        declaration, .error, subject: entry.record.id,
        evidence:
          "“\(entry.record.id)” takes \(basis.rawValue), other electricity of the same inventory \(other.rawValue). A total of both is neither account.",
        at: entry.record.place.at(
          column: entry.record.method == "grid-electricity" ? "factor" : "method"),
        tonnesAtStake: change([entry], subject))
    }
  }

  /// Nil for a record that is no electricity, or whose electricity is 0.
  private static func basis(
    _ entry: EmissionsInventory.Entry, _ subject: AuditSubject
  ) -> Basis? {
    let record = entry.record
    guard record.isGridElectricity, (record.canonicalAmount ?? 0) > 0 else { return nil }
    if record.method == "grid-electricity-market" { return .market }
    guard let set = subject.factorSet(record) else {
      return subject.tonnes(entry) == 0 ? .market : .location
    }
    let carbon = set.rows(activity: record.activity, year: record.year)
      .first { $0.factor.gas == .carbonDioxide }
    return carbon?.factor.value == 0 ? .market : .own
  }

  /// What the record would emit at the grid's own rates; nil when they are not known.
  private static func atGridRates(
    _ entry: EmissionsInventory.Entry, _ subject: AuditSubject
  ) -> Double? {
    subject.gridEmissions(of: entry.record).map { subject.inventory.potentials.tonnes($0) }
  }

  // MARK: - One line of both

  private static func mixedLines(_ subject: AuditSubject) -> [AuditFinding] {
    subject.lines.flatMap { line -> [AuditFinding] in
      let bases = line.years.compactMap { year -> (year: Int, basis: Basis)? in
        let found = Set((line.byYear[year] ?? []).compactMap { basis($0, subject) })
        return found.count == 1 ? found.first.map { (year, $0) } : nil
      }
      return zip(bases, bases.dropFirst()).compactMap { before, after in
        guard Set([before.basis, after.basis]) == [.location, .own],
          let entry = line.byYear[after.year]?.first
        else { return nil }
        return AuditFinding(
          declaration, .warning, subject: "\(line.name) \(after.year)",
          evidence:
            "\(line.name) takes \(before.basis.rawValue) in \(before.year) and \(after.basis.rawValue) in \(after.year); the trend between them holds the change of rates.",
          at: entry.record.place.at(column: "factor"),
          tonnesAtStake: change(line.byYear[after.year] ?? [], subject),
          advice:
            "Use the utility's rates in every year, or the grid's in every year, and recalculate the earlier one."
        )
      }
    }
  }

  /// Metric tons between the rates used and the grid's; nil when they are the grid's.
  private static func change(
    _ entries: [EmissionsInventory.Entry], _ subject: AuditSubject
  ) -> Double? {
    let differences = entries.compactMap { entry in
      atGridRates(entry, subject).map { ($0 - subject.tonnes(entry)).magnitude }
    }
    let sum = differences.reduce(0, +)
    return sum > 0 ? sum : nil
  }
}

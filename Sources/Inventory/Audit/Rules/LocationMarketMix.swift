internal import Factors
internal import Quantities
internal import Tables

/// Electricity at the grid's rate in one place or year, and at a contract's in another.
public enum LocationMarketMix: AuditRule {
  public static let declaration = AuditRuleDeclaration(
    id: "location-market-mix", number: 20, title: "Location-based and market-based rates are mixed",
    test:
      "Electricity records of one total use both accounts, or a line uses one in some years and the other in others; a rate of zero counts as market-based.",
    failure:
      "Green power was set to zero in one year only, so that the reduction a city reports is a contract that the years before lack.",
    advice:
      "Keep the total location-based for every year, and report the market-based total beside it. Contracts belong in instruments.csv."
  )

  private enum Basis: String {
    case location = "the grid's rate"
    case market = "a contract's rate"
  }

  public static func findings(in subject: AuditSubject) -> [AuditFinding] {
    let electricity = subject.entries.compactMap { entry in
      basis(entry, subject).map { (entry, $0) }
    }
    guard Set(electricity.map(\.1)).count > 1 else { return [] }
    let fewer: Basis =
      electricity.count { $0.1 == .market } * 2 <= electricity.count ? .market : .location
    return electricity.filter { $0.1 == fewer }.map { entry, basis in
      AuditFinding(
        declaration, .error, subject: entry.record.id,
        evidence:
          "“\(entry.record.id)” takes \(basis.rawValue), other electricity of the same inventory \((basis == .market ? Basis.location : .market).rawValue). A total of both is neither account.",
        at: entry.record.place.at(column: basis == .market ? "factor" : "method"),
        tonnesAtStake: atGridRates(entry, subject).map { ($0 - subject.tonnes(entry)).magnitude })
    }
  }

  private static func basis(
    _ entry: EmissionsInventory.Entry, _ subject: AuditSubject
  ) -> Basis? {
    switch entry.record.method {
    case "grid-electricity-market": return .market
    case "grid-electricity":
      let isUsed = (entry.record.canonicalAmount ?? 0) > 0
      return isUsed && subject.tonnes(entry) == 0 ? .market : .location
    default: return nil
    }
  }

  /// What the record would emit at the grid's own rates; nil when they are not known.
  private static func atGridRates(
    _ entry: EmissionsInventory.Entry, _ subject: AuditSubject
  ) -> Double? {
    let context = subject.inventory.context
    guard let amount = entry.record.canonicalAmount,
      let choice = context.library.gridChoice(
        subregion: entry.record.factor.part(after: "egrid") ?? context.subregion,
        year: entry.record.year)
    else { return nil }
    return subject.inventory.potentials.tonnes(choice.emissions(of: Energy(canonical: amount)))
  }
}

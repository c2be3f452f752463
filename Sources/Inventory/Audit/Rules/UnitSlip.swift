internal import Factors
internal import Quantities
internal import Tables

/// Numbers that are right in another unit, or of another kind, than the one that they are given in.
///
/// - Limits: Without a second year, a library factor or a published figure, no slip can be seen; per-capita-benchmark
///   may still catch it.
public enum UnitSlip: AuditRule {
  public static let declaration = AuditRuleDeclaration(
    id: "unit-slip", number: 15, title: "A number is in another unit than it says",
    test:
      "A factor of factors.csv is 10 or 100 times off the library's for a fuel, or a thousand times for electricity, or holds a warming potential; a mass of methane or nitrous oxide is really its CO2e; a published CO2e is the plain sum of the gases; a quantity fits the other years of its line only in another unit, or stands there unchanged under another one.",
    failure:
      "The Metropolitan Council's plant table has gasoline at 878 g a gallon, a tenth of 8,780. Utilities print methane in lb per GWh beside carbon dioxide in lb per MWh. CO2e typed into the column of CH4 is counted 28 times over.",
    advice:
      "Look at the unit in the source. Correct the unit, not the number, when only the label is wrong."
  )

  public static func findings(in subject: AuditSubject) -> [AuditFinding] {
    ownFactors(subject) + UnitSlipOfGas.findings(in: subject) + UnitSlipOfLine.findings(in: subject)
  }

  private static func ownFactors(_ subject: AuditSubject) -> [AuditFinding] {
    subject.ownFactorRows.compactMap { set, row in
      let own = row.factor.kilogramsPerCanonicalUnit
      guard own > 0, let known = known(row, set, subject),
        let slip = slip(own / known.factor, row, isGrid: known.isGrid, subject)
      else { return nil }
      let library = NumberText.significant(known.factor * row.factor.per.canonicalFactor)
      return AuditFinding(
        declaration, .error, subject: subject.name(of: row, in: set),
        evidence:
          "\(row.factor.published) is \(slip); the library has \(library) kg per \(row.factor.per.symbol) for “\(known.name)”.",
        at: row.place.at(column: "value"),
        tonnesAtStake: subject.tonnes(between: row, of: set, and: known.factor))
    }
  }

  private typealias Known = (factor: Double, name: String, isGrid: Bool)

  /// What the library has for a row's activity: a fuel's factor, or the grid's rate.
  private static func known(
    _ row: FactorSet.Row, _ set: FactorSet, _ subject: AuditSubject
  ) -> Known? {
    let users = subject.entries(naming: set, for: row)
    let activity = row.activity.isEmpty ? users.first?.record.activity ?? "" : row.activity
    let year = subject.comparisonYear(of: row, in: set)
    let kind = row.factor.per.kind
    if let factor = subject.libraryFactor(activity, row.factor.gas, per: kind, year: year) {
      return factor > 0 ? (factor, activity, false) : nil
    }
    guard activity == "electricity" || activity.isEmpty, kind == .energy else { return nil }
    let subregion = users.first.map { subject.subregion(of: $0.record) }
    let region = subregion ?? subject.inventory.context.subregion
    // A year past the editions still has the newest for a neighbor, near enough for a slip.
    let editions = subject.library.gridEditions(subregion: region)
    let nearest = editions.min { ($0.year - year).magnitude < ($1.year - year).magnitude }
    guard let rates = nearest else { return nil }
    let emissions = rates.emissions(of: Energy(canonical: 1))
    let factor = emissions[row.factor.gas]
    return factor > 0 ? (factor, "electricity, \(region) \(rates.year)", true) : nil
  }

  /// In words, how a factor is off; nil when it is not off by a slip.
  private static func slip(
    _ ratio: Double, _ row: FactorSet.Row, isGrid: Bool, _ subject: AuditSubject
  ) -> String? {
    // Rates of grids differ by a factor of ten between utilities, factors of a fuel by a few percent.
    let (powers, tolerance) = isGrid ? ([1000.0, 1e6], 4.0) : ([10, 100, 1000, 1e6], 1.15)
    for power in powers {
      let name = NumberText.grouped(power)
      if isNear(ratio, power, tolerance) { return "about \(name) times too large" }
      if isNear(ratio, 1 / power, tolerance) { return "about \(name) times too small" }
    }
    guard !isGrid, row.factor.gas != .carbonDioxide else { return nil }
    let set = subject.library.warmingPotentials.first {
      guard let potential = $0.values[row.factor.gas], potential > 2 else { return false }
      return (ratio / potential - 1).magnitude < 0.005
    }
    return set.map {
      "the factor times the warming potential of \($0.title): CO2e in place of \(row.factor.gas.formula)"
    }
  }

  private static func isNear(_ ratio: Double, _ power: Double, _ tolerance: Double) -> Bool {
    ratio > power / tolerance && ratio < power * tolerance
  }
}

internal import Factors
internal import Quantities
internal import Tables

/// Activity that emits nothing because its factor is 0.
///
/// - Limits: Waste without any degradable carbon and contracts for electricity emit nothing by right; the latter are the
///   matter of location-market-mix.
public enum ZeroFactor: AuditRule {
  public static let declaration = AuditRuleDeclaration(
    id: "zero-factor", number: 7, title: "A factor is 0 although there is activity",
    test:
      "A record with an amount emits nothing, a set of your own factors has 0 for the carbon dioxide of a fuel or of electricity, or 0 tons were published for a record with an amount.",
    failure:
      "A city's forecast workbook was filled for its inventory years only, with 0 everywhere else; 35 of its 68 factors read as “no emissions”.",
    advice:
      "Leave the cell empty when the factor is not known, and the record is named as left out. If nothing is emitted, say why in the note and accept the finding."
  )

  public static func findings(in subject: AuditSubject) -> [AuditFinding] {
    records(subject) + ownFactors(subject) + published(subject)
  }

  private static func records(_ subject: AuditSubject) -> [AuditFinding] {
    subject.entries.compactMap { entry in
      let record = entry.record
      guard let amount = record.quantity, amount > 0, isNothing(entry.emissions),
        !isNothingByRight(record, subject)
      else { return nil }
      return AuditFinding(
        declaration, .warning, subject: record.id,
        evidence:
          "\(record.amountText) of “\(record.activity)” emit nothing at all by “\(record.method)”\(setText(record, subject)).",
        at: record.place.at(column: "factor"), tonnesAtStake: byLibrary(record, subject))
    }
  }

  private static func setText(_ record: ActivityRecord, _ subject: AuditSubject) -> String {
    subject.factorSet(record).map { " with the factors “\($0.id)”" } ?? ""
  }

  private static func isNothing(_ emissions: EmissionsByGas) -> Bool {
    emissions.gases.allSatisfy { emissions[$0] == 0 } && emissions.removals == .zero
  }

  /// Electricity under contracts, and waste whose mix holds nothing degradable.
  private static func isNothingByRight(_ record: ActivityRecord, _ subject: AuditSubject) -> Bool {
    guard record.method != "grid-electricity-market" else { return true }
    guard let mix = subject.inventory.context.wasteMixes[record.factor.name] else { return false }
    let edition = record.factor.options["carbon"] ?? "ipcc-2006"
    return mix.allSatisfy { part in
      let carbon = subject.library.degradableCarbonFraction(of: part.material, edition: edition)
      return part.share.value == 0 || (carbon?.value ?? 0) == 0
    }
  }

  /// Metric tons CO2e with the library's own factor; nil when it has none.
  private static func byLibrary(_ record: ActivityRecord, _ subject: AuditSubject) -> Double? {
    guard subject.factorSet(record) != nil else { return nil }
    let emissions =
      subject.emissions(of: record, factor: "")
      ?? (record.isGridElectricity ? subject.gridEmissions(of: record) : nil)
    return emissions.map { subject.inventory.potentials.tonnes($0) }.flatMap { $0 > 0 ? $0 : nil }
  }

  /// Rows of `factors.csv` with 0 for carbon dioxide, unless the set books it as biogenic.
  private static func ownFactors(_ subject: AuditSubject) -> [AuditFinding] {
    subject.ownFactorRows.compactMap { set, row in
      guard row.factor.value == 0, row.factor.gas == .carbonDioxide, !isBiogenic(row, in: set),
        let known = known(row, set, subject)
      else { return nil }
      let users = subject.entries(naming: set, for: row).filter {
        !isNothing($0.emissions) && ($0.record.quantity ?? 0) > 0
      }
      guard let first = users.first else { return nil }
      return AuditFinding(
        declaration, .warning, subject: subject.name(of: row, in: set),
        evidence:
          "The set “\(set.id)” gives 0 for the carbon dioxide of “\(first.record.activity)”; the library has \(NumberText.significant(known * row.factor.per.canonicalFactor)) kg per \(row.factor.per.symbol). \(AuditText.names(users.map(\.record.id))) \(users.count == 1 ? "names" : "name") it.",
        at: row.place.at(column: "value"),
        tonnesAtStake: subject.tonnes(between: row, of: set, and: known))
    }
  }

  private static func isBiogenic(_ row: FactorSet.Row, in set: FactorSet) -> Bool {
    set.rows.contains {
      $0.activity == row.activity && $0.factor.gas == .biogenicCarbonDioxide
        && $0.factor.value > 0
    }
  }

  /// Kilograms of carbon dioxide per canonical unit that the library has for a row's activity.
  private static func known(
    _ row: FactorSet.Row, _ set: FactorSet, _ subject: AuditSubject
  ) -> Double? {
    let users = subject.entries(naming: set, for: row)
    let record = users.first?.record
    let year = subject.comparisonYear(of: row, in: set)
    let factor = subject.libraryFactor(
      record?.activity ?? row.activity, .carbonDioxide, per: row.factor.per.kind, year: year)
    if let factor { return factor > 0 ? factor : nil }
    guard let record, record.isGridElectricity, let choice = subject.gridChoice(record) else {
      return nil
    }
    return choice.emissions(of: Energy(canonical: 1)).carbonDioxide.kilograms
  }

  private static func published(_ subject: AuditSubject) -> [AuditFinding] {
    subject.reported.compactMap { figure in
      guard figure.tonnes == 0, figure.gas != .biogenicCarbonDioxide,
        case .record(let id) = figure.subject,
        let entry = subject.entry(id), let calculated = subject.calculated(figure), calculated > 0
      else { return nil }
      let potential = figure.gas.flatMap { subject.potential($0) } ?? 1
      return AuditFinding(
        declaration, .warning, subject: subject.name(of: figure),
        evidence:
          "0 \(figure.unitText) were published for \(entry.record.amountText); calculated are \(AuditText.tonnes(calculated)).",
        at: figure.place.at(column: "value"), tonnesAtStake: calculated * potential)
    }
  }
}

internal import Factors
internal import Quantities
internal import Tables

/// A published figure of a record that, divided by the record's activity, is not the factor it should be.
///
///     implied factor = published tons ÷ activity
///
/// - Source: The technique is described, with what it found in one city, in [KAUSAL-WORKBOOKS-2026], section 3.2.
/// - Limits: A cause is named only when it explains the figure to 0.1 percent; it may still be a coincidence.
public enum ImpliedFactor: AuditRule {
  public static let declaration = AuditRuleDeclaration(
    id: "implied-factor", number: 1, title: "The implied factor is another one",
    test:
      "A record's figure in reported.csv, divided by its activity, differs by more than 2 percent from the factor it is calculated with; or a factor of factors.csv equals another fuel's. Named when the figure is the activity itself (exactly 1), another fuel's, another year's or grid's, another set of warming potentials, off by 1,000 or 10, by 1.1023 (short ton and metric ton), or of another unit.",
    failure:
      "In one city's workbook the tabulated factor was not the applied one in four places, one cell used another fuel's factor, and one implied exactly 1.000 because emissions had been pasted into the activity cell. In Amherst's published inventory of 2022, diesel implies 17.57 kg a gallon where the fuel holds 10.24.",
    advice:
      "Ask who published the figure for its factor, and correct the figure, the activity or the factor, whichever is wrong. If both are right, accept the finding and say why they differ."
  )

  static let tolerance = 0.02

  public static func reasonToSkip(_ subject: AuditSubject) -> String? {
    let isOfRecord = subject.reported.contains { figure in
      if case .record = figure.subject { return true }
      return false
    }
    guard !isOfRecord, subject.inventory.context.factorSets.isEmpty else { return nil }
    return "reported.csv has no figure of a record, and factors.csv no factors of your own."
  }

  public static func findings(in subject: AuditSubject) -> [AuditFinding] {
    subject.reported.compactMap { finding($0, subject) }
      + subject.ownFactorRows.compactMap { finding($0.row, of: $0.set, subject) }
  }

  private static func finding(
    _ figure: ReportedFigure, _ subject: AuditSubject
  ) -> AuditFinding? {
    guard case .record(let id) = figure.subject, let entry = subject.entry(id),
      let amount = entry.record.quantity, amount > 0, figure.tonnes > 0,
      let calculated = subject.calculated(figure), calculated > 0,
      (figure.tonnes / calculated - 1).magnitude > tolerance,
      !UnitSlipOfGas.isEquivalent(figure, subject)
    else { return nil }
    let unit = entry.record.unit?.symbol ?? "unit"
    let comparison =
      "\(AuditText.tonnes(figure.tonnes)) \(figure.unitText) were published for \(entry.record.amountText), which is \(NumberText.significant(figure.tonnes / amount)) t per \(unit); calculated with \(NumberText.significant(calculated / amount)) (\(AuditText.change(figure.tonnes / calculated)))."
    let cause = ImpliedFactorCause(figure: figure, entry: entry, calculated: calculated, subject)
    let potential = figure.gas.flatMap { subject.potential($0) } ?? 1
    return AuditFinding(
      declaration, .warning, subject: subject.name(of: figure),
      evidence: "\(comparison) \(cause.text ?? "No factor that the library knows explains it.")",
      at: figure.place.at(column: "value"),
      tonnesAtStake: ((figure.tonnes - calculated) * potential).magnitude)
  }

  /// A factor of the community's own that is really another fuel's.
  private static func finding(
    _ row: FactorSet.Row, of set: FactorSet, _ subject: AuditSubject
  ) -> AuditFinding? {
    let own = row.factor.kilogramsPerCanonicalUnit
    let year = subject.comparisonYear(of: row, in: set)
    guard own > 0, row.factor.gas == .carbonDioxide,
      let known = subject.libraryFactor(
        row.activity, row.factor.gas, per: row.factor.per.kind, year: year), known > 0,
      (own / known - 1).magnitude > tolerance
    else { return nil }
    let others = subject.otherFuels(
      than: row.activity, with: own, of: row.factor.gas, per: row.factor.per.kind, year: year)
    guard !others.isEmpty else { return nil }
    let library = known * row.factor.per.canonicalFactor
    return AuditFinding(
      declaration, .warning, subject: subject.name(of: row, in: set),
      evidence:
        "The factor of “\(row.activity)”, \(row.factor.published), is that of \(AuditText.names(others)); the library has \(NumberText.significant(library)) kg for “\(row.activity)”.",
      at: row.place.at(column: "value"),
      tonnesAtStake: subject.tonnes(between: row, of: set, and: known),
      advice:
        "Look the factor up in its source again. A row may have been read one line too high or too low."
    )
  }
}

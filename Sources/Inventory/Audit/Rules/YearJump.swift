internal import Factors
internal import Quantities
internal import Tables

/// A line that jumps from one inventory year to the next because of a single cell.
///
///     Δ = L(E1, E0) · ln(A1/A0) + L(E1, E0) · ln(f1/f0)
///
/// with A the quantity, f emissions per unit of it, and L the logarithmic mean.
///
/// - Limits: Lines with one record in both years; a line split anew is found by its method break.
public enum YearJump: AuditRule {
  public static let declaration = AuditRuleDeclaration(
    id: "year-jump", number: 3, title: "A line jumps between two years",
    test:
      "Emissions of a line change by more than 8 percent a year and by more than 1 percent of the total; the jump is split into quantity and factor.",
    failure:
      "In the Twin Cities' record, natural gas of one county rises by a third in 2019 and falls back in 2021; a reader takes it for a trend.",
    advice:
      "Look at the cell that explains the jump. If it is right, say why in its note and accept the finding."
  )

  private static let yearlyChange = 0.08
  private static let partOfTotal = 0.01

  public static func findings(in subject: AuditSubject) -> [AuditFinding] {
    subject.lines.flatMap { line in
      let years = line.byYear.keys.sorted()
      return zip(years, years.dropFirst()).compactMap { before, after -> AuditFinding? in
        guard let old = only(line.byYear[before]), let new = only(line.byYear[after]) else {
          return nil
        }
        return finding(line.name, old, new, subject)
      }
    }
  }

  private static func only(_ entries: [EmissionsInventory.Entry]?) -> EmissionsInventory.Entry? {
    entries?.count == 1 ? entries?.first : nil
  }

  private static func finding(
    _ name: String, _ old: EmissionsInventory.Entry, _ new: EmissionsInventory.Entry,
    _ subject: AuditSubject
  ) -> AuditFinding? {
    let (before, after) = (subject.tonnes(old), subject.tonnes(new))
    let total = subject.inventory.total(new.record.year)
    guard before > 0, after > 0, total > 0, (after - before).magnitude > partOfTotal * total
    else { return nil }
    let years = Double(new.record.year - old.record.year)
    let allowed = logarithm(1 + yearlyChange) * max(1, years)
    guard logarithm(after / before).magnitude > allowed else { return nil }
    let cause = explanation(old, new, before: before, after: after)
    let percent = NumberText.grouped((after / before - 1) * 100)
    return AuditFinding(
      declaration, .warning, subject: "\(name) \(new.record.year)",
      evidence:
        "\(name) goes from \(NumberText.grouped(before)) t CO2e in \(old.record.year) to \(NumberText.grouped(after)) in \(new.record.year) (\(percent) %). \(cause.text)",
      at: new.record.place.at(column: cause.column), tonnesAtStake: (after - before).magnitude)
  }

  /// Which of quantity and factor moved, in words.
  private static func explanation(
    _ old: EmissionsInventory.Entry, _ new: EmissionsInventory.Entry, before: Double,
    after: Double
  ) -> (text: String, column: String) {
    guard let oldAmount = old.record.canonicalAmount, let newAmount = new.record.canonicalAmount,
      oldAmount > 0, newAmount > 0, old.record.unit?.kind == new.record.unit?.kind
    else { return ("The two years are counted in different units.", "unit") }
    let quantity = logarithm(newAmount / oldAmount)
    let factor = logarithm(after / before) - quantity
    let part = NumberText.grouped(
      quantity.magnitude / (quantity.magnitude + factor.magnitude) * 100)
    guard quantity.magnitude >= factor.magnitude else {
      return ("The factor explains most of it; the quantity explains \(part) %.", "factor")
    }
    return ("The quantity explains \(part) % of it.", "quantity")
  }
}

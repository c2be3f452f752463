internal import Factors
internal import Quantities
internal import Tables

/// A quantity that is the same to the last digit in two inventory years.
///
/// - Limits: Round quantities of two digits or fewer may repeat by chance and are passed over.
public enum CarriedForward: AuditRule {
  public static let declaration = AuditRuleDeclaration(
    id: "carried-forward", number: 4, title: "A year repeats another",
    test: "The same line has the same quantity, digit for digit, in two inventory years.",
    failure:
      "A published inventory carried its commercial gas of one year into the next because the utility's report came late; the trend it shows is an artefact.",
    advice:
      "Enter the year's own figure, or the notation key NE with a note. If it is an estimate, say so and set the data quality to L."
  )

  public static func findings(in subject: AuditSubject) -> [AuditFinding] {
    subject.lines.flatMap { line in
      let entries = line.byYear.sorted { $0.key < $1.key }.flatMap(\.value)
      return zip(entries, entries.dropFirst()).compactMap { old, new -> AuditFinding? in
        finding(line.name, old, new, subject)
      }
    }
  }

  private static func finding(
    _ name: String, _ old: EmissionsInventory.Entry, _ new: EmissionsInventory.Entry,
    _ subject: AuditSubject
  ) -> AuditFinding? {
    guard old.record.year != new.record.year, let amount = old.record.canonicalAmount,
      amount == new.record.canonicalAmount, amount != 0,
      significantDigits(old.record.quantity ?? 0) > 2
    else { return nil }
    return AuditFinding(
      declaration, .warning, subject: "\(name) \(new.record.year)",
      evidence:
        "\(NumberText.significant(new.record.quantity ?? 0, digits: 9)) \(new.record.unit?.symbol ?? "") stands in \(old.record.year) (\(old.record.place)) and again in \(new.record.year).",
      at: new.record.place.at(column: "quantity"), tonnesAtStake: subject.tonnes(new))
  }

  /// Digits up to the last that is not 0.
  private static func significantDigits(_ value: Double) -> Int {
    let digits = "\(value.magnitude)".filter(\.isNumber)
    return digits.drop { $0 == "0" }.reversed().drop { $0 == "0" }.count
  }
}

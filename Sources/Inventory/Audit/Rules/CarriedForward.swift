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

  private static let fewestDigits = 3

  public static func findings(in subject: AuditSubject) -> [AuditFinding] {
    subject.lines.flatMap { line -> [AuditFinding] in
      var first: [Double: EmissionsInventory.Entry] = [:]
      return line.years.flatMap { year -> [AuditFinding] in
        let entries = (line.byYear[year] ?? []).filter { isTelling($0.record) }
        defer {
          for entry in entries {
            let amount = entry.record.canonicalAmount ?? 0
            first[amount] = first[amount] ?? entry
          }
        }
        return entries.compactMap { entry in
          first[entry.record.canonicalAmount ?? 0].map { finding(line, $0, entry, subject) }
        }
      }
    }
  }

  private static func isTelling(_ record: ActivityRecord) -> Bool {
    guard let quantity = record.quantity, quantity != 0, record.unit != nil else { return false }
    return significantDigits(quantity) >= fewestDigits
  }

  private static func finding(
    _ line: AuditSubject.Line, _ old: EmissionsInventory.Entry, _ new: EmissionsInventory.Entry,
    _ subject: AuditSubject
  ) -> AuditFinding {
    let year = new.record.year
    // Of several records in one line, the id tells which.
    let isAlone = line.byYear[year]?.count == 1
    return AuditFinding(
      declaration, .warning, subject: isAlone ? "\(line.name) \(year)" : new.record.id,
      evidence:
        "\(new.record.amountText) stand in \(old.record.year) (\(old.record.place)) and again in \(year).",
      at: new.record.place.at(column: "quantity"), tonnesAtStake: subject.tonnes(new))
  }

  /// Digits from the first to the last that is not 0.
  static func significantDigits(_ value: Double) -> Int {
    let mantissa = "\(value.magnitude)".split(separator: "e").first ?? ""
    let digits = mantissa.filter(\.isNumber)
    return digits.drop { $0 == "0" }.reversed().drop { $0 == "0" }.count
  }
}

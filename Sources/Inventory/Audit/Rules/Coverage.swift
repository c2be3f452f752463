internal import Factors
internal import Quantities
internal import Tables

/// A line that some inventory years have and others lack, without a notation key.
public enum Coverage: AuditRule {
  public static let declaration = AuditRuleDeclaration(
    id: "coverage", number: 10, title: "A line is missing in some years",
    test:
      "A line with an amount in one inventory year has neither an amount nor a notation key in another.",
    failure:
      "A series without wastewater in its last year shows a fall that is only a missing row; another wrote 0 for what was never estimated.",
    advice:
      "Add the record, or a row with the notation key NO, NE or IE and the reason. Never write 0 for what is not known."
  )

  public static func findings(in subject: AuditSubject) -> [AuditFinding] {
    missing(subject) + zeros(subject)
  }

  private static func missing(_ subject: AuditSubject) -> [AuditFinding] {
    let keyed = Set(
      subject.inventory.unquantified.flatMap { record in
        [key(record, record.activity), key(record, "")]
      })
    return subject.lines.flatMap { line -> [AuditFinding] in
      guard let known = line.byYear.values.first?.first else { return [] }
      let absent = subject.inventoryYears.filter { year in
        var wanted = known.record
        wanted.year = year
        return line.byYear[year] == nil && !keyed.contains(key(wanted, wanted.activity))
          && !isLeftOut(wanted, subject) && !isCoveredOtherwise(wanted, subject)
      }
      let mean =
        line.byYear.values.joined().map { subject.tonnes($0) }.reduce(0, +)
        / Double(max(1, line.byYear.count))
      return absent.map { year in
        AuditFinding(
          declaration, .warning, subject: "\(line.name) \(year)",
          evidence:
            "\(line.name) has an amount in \(list(line.byYear.keys.sorted())), and nothing in \(year).",
          at: known.record.place, tonnesAtStake: mean)
      }
    }
  }

  /// Amounts of exactly 0, which may stand for “not known”.
  private static func zeros(_ subject: AuditSubject) -> [AuditFinding] {
    subject.entries.filter { $0.record.quantity == 0 && $0.record.notationKey == nil }.map {
      entry in
      AuditFinding(
        declaration, .note, subject: entry.record.id,
        evidence:
          "The amount is 0. If nothing occurs, the notation key NO says so; if it is not known, NE.",
        at: entry.record.place.at(column: "quantity"))
    }
  }

  private static func key(_ record: ActivityRecord, _ activity: String) -> String {
    "\(record.year) \(record.sector.rawValue) \(record.subsector) \(activity)"
  }

  /// A row that could not be calculated has its own finding already.
  private static func isLeftOut(_ record: ActivityRecord, _ subject: AuditSubject) -> Bool {
    subject.inventory.leftOut.contains {
      $0.year == record.year && $0.sector == record.sector && $0.subsector == record.subsector
    }
  }

  /// The same subsector and activity under another GPC cell.
  private static func isCoveredOtherwise(_ record: ActivityRecord, _ subject: AuditSubject) -> Bool
  {
    subject.entries.contains {
      $0.record.year == record.year && $0.record.sector == record.sector
        && $0.record.subsector == record.subsector && $0.record.activity == record.activity
    }
  }

  private static func list(_ years: [Int]) -> String {
    years.map(String.init).joined(separator: ", ")
  }
}

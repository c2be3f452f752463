internal import Factors
internal import Quantities
internal import Tables

/// A line that some inventory years have and others lack, without a notation key.
public enum Coverage: AuditRule {
  public static let declaration = AuditRuleDeclaration(
    id: "coverage", number: 10, title: "A line is missing in some years",
    test:
      "A line with an amount in one inventory year has neither an amount nor a notation key in another. An amount of exactly 0 is noted.",
    failure:
      "A series without wastewater in its last year shows a fall that is only a missing row; another wrote 0 for what was never estimated.",
    advice:
      "Add the record, or a row with the notation key NO, NE or IE and the reason. Never write 0 for what is not known."
  )

  public static func findings(in subject: AuditSubject) -> [AuditFinding] {
    missing(subject) + zeros(subject)
  }

  // MARK: - Missing years

  /// What a year has of a subsector: every activity, and nothing in particular when all of it is explained.
  private struct Cell: Hashable {
    let year: Int
    let sector: Sector
    let subsector: String
    let activity: String?

    init(_ record: ActivityRecord, year: Int? = nil, activity: String?) {
      self.year = year ?? record.year
      sector = record.sector
      subsector = record.subsector
      self.activity = activity
    }
  }

  private static func missing(_ subject: AuditSubject) -> [AuditFinding] {
    let explained = explainedCells(subject)
    let unreadable = subject.inventory.rejected
    return subject.lines.flatMap { line -> [AuditFinding] in
      guard let year = line.years.first, let known = line.byYear[year]?.first?.record else {
        return []
      }
      let absent = subject.years.filter { year in
        line.byYear[year] == nil
          && !explained.contains(Cell(known, year: year, activity: known.activity))
          && !explained.contains(Cell(known, year: year, activity: nil))
          && !unreadable.contains { isMaybe($0, known, year) }
      }
      let mean = subject.tonnes(line.byYear.values.flatMap { $0 }) / Double(line.byYear.count)
      return absent.map { year in
        AuditFinding(
          declaration, .warning, subject: "\(line.name) \(year)",
          evidence:
            "\(line.name) has an amount in \(AuditText.years(line.years)), and nothing in \(year).",
          at: known.place, tonnesAtStake: mean)
      }
    }
  }

  /// Cells with a record under any GPC cell, a notation key, or a record that has an error finding already.
  private static func explainedCells(_ subject: AuditSubject) -> Set<Cell> {
    var cells = Set(subject.entries.map { Cell($0.record, activity: $0.record.activity) })
    for record in subject.inventory.unquantified {
      cells.insert(Cell(record, activity: record.activity))
      // A key for a whole subsector names no activity.
      if record.activity.isEmpty { cells.insert(Cell(record, activity: nil)) }
    }
    for record in subject.inventory.leftOut { cells.insert(Cell(record, activity: nil)) }
    return cells
  }

  private static func isMaybe(_ row: RejectedRecord, _ known: ActivityRecord, _ year: Int) -> Bool {
    (row.year == nil || row.year == year) && (row.sector == nil || row.sector == known.sector)
  }

  // MARK: - Zeros

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
}

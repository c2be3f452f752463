internal import Plan
internal import Tables
internal import Workspace

/// A community's table as the public may have it.
///
/// Only columns that the format knows and rows without an error are published: a misspelled column or a
/// shifted row could hold a cost that is not public. Costs need a plain yes, staffing and confidential
/// amounts are left out, and with a confidential record or an internal action everything that is stated about it elsewhere.
enum PublicTable {
  /// Tables that are for the staff: what an audit asked, contracts that may name a price or a supplier, what reviewers
  /// said, what each person scored or weighed and why, what may be spent, where the weak places of a town are, and what
  /// each payer would pay for what.
  static let internalFiles: Set<String> = WorkspaceTables.review.union([
    WorkspaceTables.audit.file, WorkspaceTables.instruments.file, WorkspaceTables.scores.file,
    WorkspaceTables.hazardScores.file,
    WorkspaceTables.assets.file, WorkspaceTables.costs.file, WorkspaceTables.actionScores.file,
    WorkspaceTables.criteriaWeights.file, WorkspaceTables.limits.file,
  ])

  /// The CSV text; nil for a table that the format does not know or that is for the staff.
  ///
  /// - Parameters:
  ///   - confidential: Ids of records whose amounts are confidential.
  ///   - hidden: Internal actions and what serves them alone.
  static func text(
    of table: CSVTable, findings: [Finding], confidential: Set<String> = [],
    hidden: InternalRecords? = nil
  ) -> String? {
    guard let declaration = WorkspaceTables.all.first(where: { $0.file == table.file }),
      !internalFiles.contains(table.file)
    else { return nil }
    let columns = declaration.columns.filter { column in
      table.header.contains(column) && column != "staff_fte"
    }
    let broken = Set(
      findings.filter { $0.place.file == table.file && $0.severity == .error }
        .compactMap(\.place.row))
    guard !broken.contains(1) else { return nil }
    var published = CSVTable(file: table.file, header: columns)
    for record in table.records
    where !broken.contains(record.row) && !confidential.contains(record["record"])
      && !isPrivateRange(record, of: table.file, confidential)
      && hidden?.hides(record, of: table.file) != true
    {
      published.append(
        columns.map { column in
          let isHidden = hidden?.hides(column, in: record, of: table.file) == true
          return isHidden || isPrivate(column, in: record) ? "" : record[column]
        })
    }
    return published.text
  }

  /// A range gives away the cost, or the confidential amount, that it lies around.
  private static func isPrivateRange(
    _ record: CSVRecord, of file: String, _ confidential: Set<String>
  ) -> Bool {
    guard file == WorkspaceTables.ranges.file else { return false }
    return record["what"] == "cost" || confidential.contains(record["subject"])
  }

  private static func isPrivate(_ column: String, in record: CSVRecord) -> Bool {
    switch column {
    case "capital_cost_usd", "annual_cost_usd": record["cost_public"].lowercased() != "yes"
    case "quantity": record["notation_key"] == "C"
    default: false
    }
  }
}

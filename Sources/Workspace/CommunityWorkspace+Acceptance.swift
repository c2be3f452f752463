public import Inventory
internal import Tables

extension CommunityWorkspace {
  /// The bytes of `audit.csv` with one more acceptance; every byte that was there stays as it is.
  ///
  /// - Throws: `AcceptanceError` when the file is there and cannot be added to without losing something.
  public func auditFile(adding acceptance: AuditAcceptance) throws(AcceptanceError) -> [UInt8] {
    let declaration = WorkspaceTables.audit
    guard documents[declaration.file] == nil,
      !findings.contains(where: { $0.place.file == declaration.file && $0.severity == .error })
    else { throw .unreadable }
    var table =
      tables[declaration.file]
      ?? CSVTable(file: declaration.file, header: declaration.columns)
    let values = [
      "rule": acceptance.rule, "subject": acceptance.subject, "reason": acceptance.reason,
      "accepted_by": acceptance.acceptedBy, "date": acceptance.date,
    ]
    let missing = declaration.columns.filter { column in
      !table.header.contains(column) && values[column]?.isEmpty == false
    }
    guard missing.isEmpty else { throw .columnsMissing(missing) }
    let hasWindowsLineEnds = table.text.contains("\r\n")
    table.append(table.header.map { values[$0] ?? "" })
    var text = table.text
    if hasWindowsLineEnds, text.hasSuffix("\n"), !text.hasSuffix("\r\n") {
      text.removeLast()
      text += "\r\n"
    }
    return Array(text.utf8)
  }
}

/// Why nothing could be added to `audit.csv`.
public enum AcceptanceError: Error, Hashable, Sendable, CustomStringConvertible {
  /// The file has an error finding, or is no table.
  case unreadable
  case columnsMissing([String])

  public var description: String {
    switch self {
    case .unreadable:
      "audit.csv cannot be read as it is, so nothing was added to it. `cairn check` says what is wrong."
    case .columnsMissing(let names):
      "audit.csv has no column \(names.map { "“\($0)”" }.joined(separator: ", ")), so nothing was added to it. Add it to the header."
    }
  }
}

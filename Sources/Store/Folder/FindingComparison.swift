internal import Factors
internal import Tables
internal import Workspace

/// Findings of two versions of a workspace: which are new, which stay, which are gone.
///
/// A finding is the same when it says the same about the same row, wherever the row stands.
struct FindingComparison {
  private(set) var new: [Finding] = []
  private(set) var remaining: [Finding] = []
  private(set) var solved: [Finding] = []

  init(
    _ before: [String: FileDocuments], _ after: [String: FileDocuments], library: FactorLibrary
  ) {
    let old = Self.findings(before, library)
    let later = Self.findings(after, library)
    let oldNames = RowNumbers(before, for: old)
    let newNames = RowNumbers(after, for: later)
    var counts: [Identity: Int] = [:]
    for finding in old { counts[Identity(finding, oldNames), default: 0] += 1 }
    for finding in later {
      let identity = Identity(finding, newNames)
      if let count = counts[identity], count > 0 {
        counts[identity] = count - 1
        remaining.append(finding)
      } else {
        new.append(finding)
      }
    }
    for finding in old.reversed() {
      let identity = Identity(finding, oldNames)
      guard let count = counts[identity], count > 0 else { continue }
      counts[identity] = count - 1
      solved.append(finding)
    }
    solved.reverse()
    new = Self.gravestFirst(new)
  }

  /// What is found in a workspace; a workspace that cannot be opened has one finding that says why.
  private static func findings(
    _ files: [String: FileDocuments], _ library: FactorLibrary
  ) -> [Finding] {
    guard !files.isEmpty else { return [] }
    do throws(WorkspaceError) {
      return try WorkspaceFolder.read(files: files.mapValues(\.bytes), library: library).findings
    } catch {
      return [Finding(.error, error.description, at: Place(file: "community.yaml"))]
    }
  }

  private static func gravestFirst(_ findings: [Finding]) -> [Finding] {
    findings.filter { $0.severity == .error } + findings.filter { $0.severity == .warning }
      + findings.filter { $0.severity == .note }
  }

  /// What makes two findings the same.
  private struct Identity: Hashable {
    let severity: Finding.Severity
    let message: String
    let file: String
    let row: String
    let column: String?

    init(_ finding: Finding, _ names: RowNumbers) {
      severity = finding.severity
      file = finding.place.file
      column = finding.place.column
      row = finding.place.row.map { names.name($0, in: finding.place.file) } ?? ""
      message = names.withNames(finding.message, in: finding.place.file)
    }
  }
}

/// The names of rows by their numbers in a spreadsheet.
private struct RowNumbers {
  private var names: [String: [Int: String]] = [:]

  init(_ files: [String: FileDocuments], for findings: [Finding]) {
    for file in Set(findings.map(\.place.file)) {
      guard let documents = files[file], documents.main?.kind == .table,
        let layout = CSVLayout(documents.bytes, file: file),
        layout.rows.count == documents.rows.count
      else { continue }
      names[file] = Dictionary(
        zip(layout.rows, documents.rows).map { ($0, $1.name.row ?? "") }
      ) { first, _ in first }
    }
  }

  func name(_ row: Int, in file: String) -> String { names[file]?[row] ?? "\(row)" }

  /// A message with names in place of row numbers, as in “already used in row 5”.
  func withNames(_ message: String, in file: String) -> String {
    guard names[file] != nil, message.contains("row ") else { return message }
    var result = ""
    var rest = message[...]
    while let range = rest.firstRange(of: "row ") {
      result += rest[..<range.upperBound]
      rest = rest[range.upperBound...]
      let digits = rest.prefix { $0.isASCII && $0.isNumber }
      result += Int(digits).map { name($0, in: file) } ?? String(digits)
      rest = rest[digits.endIndex...]
    }
    return result + rest
  }
}

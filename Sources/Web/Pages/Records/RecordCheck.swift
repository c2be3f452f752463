import Factors
import Store
import Tables
import Workspace

/// What a change to a row would make wrong that is not wrong now.
struct RecordCheck {
  /// By field of the row that was changed.
  private(set) var atFields = FormErrors()
  /// Of the whole row.
  private(set) var ofRow: [DocumentFinding] = []
  /// Of other rows; without what they say only because the row itself cannot be read.
  private(set) var elsewhere: [DocumentFinding] = []
  /// The workspace with the changes; nil where nothing could be checked.
  let changed: OpenWorkspace?

  var isEmpty: Bool { atFields.isEmpty && ofRow.isEmpty && elsewhere.isEmpty }

  /// Reads the workspace with the changes and compares.
  ///
  /// - Parameters:
  ///   - opened: As it is now; nil while it cannot be read, and then nothing is checked.
  ///   - row: The name that the row has after the changes.
  init(
    _ changes: [DocumentChange], to row: DocumentName, in opened: OpenWorkspace?,
    library: FactorLibrary
  ) {
    changed = try? opened?.applying(changes, library: library)
    guard let opened, let changed else { return }
    for item in changed.newFindings(since: opened) where item.finding.severity == .error {
      if item.document != row {
        elsewhere.append(item)
      } else if let column = item.finding.place.column {
        atFields.add(
          RecordInput.field(column), Language.ofReader.said(item.finding.message))
      } else {
        ofRow.append(item)
      }
    }
    guard !elsewhere.isEmpty, !atFields.isEmpty || !ofRow.isEmpty,
      let gone = try? opened.applying(Self.leavingOut(row, changes), library: library)
    else { return }
    // Rows that name this one miss it while it has an error. Mending that mends them too.
    let own = Set(changed.newFindings(since: gone))
    elsewhere.removeAll { !own.contains($0) }
  }

  /// The changes with the row removed in place of changed.
  private static func leavingOut(
    _ row: DocumentName, _ changes: [DocumentChange]
  ) -> [DocumentChange] {
    changes.filter { $0.name != row } + [DocumentChange(name: row, kind: .row, body: nil)]
  }
}

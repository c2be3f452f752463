import Foundation
import Store
import Tables

/// Changes of one form that were not taken, because somebody else has changed some of the same rows meanwhile.
///
/// None of them is lost: the page that answers shows both versions of those rows and carries the others along.
struct StaleEdits: Error {
  /// The revision that the form was made from.
  let base: Int
  let changes: [DocumentChange]
  let conflicts: [EditConflict]
  let reason: String
}

/// A row that a form wants changed, as a hidden field carries it until somebody has chosen.
struct WaitingRow: Codable {
  enum Step: String, Codable {
    case put, add, remove
    /// Stays as it is now.
    case leave
  }

  /// As `DocumentName.description`.
  let name: String
  var step: Step
  var cells: [String: String]
  /// The row that an added one stands before; nil for one at the end.
  var follower: String?

  var document: DocumentName { DocumentName(name) }

  /// What a field of the row in a place is called.
  static func field(_ place: Int, _ part: String) -> String { "row.\(place).\(part)" }

  static func cell(_ place: Int, _ column: String) -> String { field(place, "cell.\(column)") }

  /// One field for the whole row: a form has a limit of fields, and a table may have many rows.
  func hidden(_ place: Int) -> HTML {
    let encoder = JSONEncoder()
    encoder.outputFormatting = .sortedKeys
    let bytes = (try? encoder.encode(self)) ?? Data()
    return Self.hidden("row.\(place)", String(decoding: bytes, as: UTF8.self))
  }

  static func hidden(_ name: String, _ value: String) -> HTML {
    "<input type=\"hidden\" name=\"\(name)\" value=\"\(value)\">"
  }

  /// Every row of a form, in order, with what was chosen for it; one that cannot be read is passed over.
  static func rows(in form: FormData) -> [WaitingRow] {
    var rows: [Int: WaitingRow] = [:]
    for field in form.fields {
      let parts = field.name.split(separator: ".")
      guard parts.count == 2, parts[0] == "row", let place = Int(parts[1]) else { continue }
      rows[place] = try? JSONDecoder().decode(WaitingRow.self, from: Data(field.value.utf8))
    }
    for field in form.fields {
      let parts = field.name.split(separator: ".", maxSplits: 3).map(String.init)
      guard parts.count > 2, parts[0] == "row", let place = Int(parts[1]) else { continue }
      switch parts[2] {
      case "step": rows[place]?.step = Step(rawValue: field.value) ?? .leave
      case "cell" where parts.count == 4:
        rows[place]?.cells[parts[3]] = field.value.replacing("\r\n", with: "\n")
      default: break
      }
    }
    return rows.sorted { $0.key < $1.key }.map(\.value)
  }

  /// Makes the change.
  ///
  /// - Parameter rows: The rows of the tables that are edited.
  func apply(to edits: inout TableEdits, _ rows: SnapshotRows) {
    let now = rows.cells(of: document)
    switch (step, now) {
    case (.leave, _), (.remove, nil): break
    case (.put, let now?), (.add, let now?): edits.put(cells, in: document.file, where: now)
    case (.put, nil), (.add, nil):
      let next = follower.flatMap { rows.cells(of: DocumentName($0)) }
      edits.insert(cells, in: document.file) { record in
        next?.allSatisfy { record[$0.key] == $0.value } ?? false
      }
    case (.remove, let now?): edits.remove(from: document.file, where: now)
    }
  }
}

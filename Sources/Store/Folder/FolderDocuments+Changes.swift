public import Tables
internal import Workspace

/// What taking in a folder would change.
public struct FolderChanges: Sendable {
  /// At most one for each document; nothing for documents that stay as they are.
  public var changes: [DocumentChange] = []
  /// Files that are not taken in, each with the reason.
  public var notes: [Finding] = []
}

extension FolderDocuments {
  /// What would have to change so that a workspace's files become those given.
  ///
  /// Rows are told by their key. A row with the same bytes does not change, and rows keep their positions
  /// as far as their order allows; a table is numbered anew only when there is no room between two rows.
  /// Files of the format that are not given are removed; files that the format does not know are left out,
  /// and documents that it does not know are never removed.
  ///
  /// - Parameter keepsOthers: True when files that are not given stay, as when a single table is taken in.
  public static func changes(
    from snapshot: WorkspaceSnapshot, to files: [String: [UInt8]], keepsOthers: Bool = false
  ) -> FolderChanges {
    changes(from: byFile(snapshot.documents), to: files, keepsOthers: keepsOthers)
  }

  static func changes(
    from old: [String: FileDocuments], to files: [String: [UInt8]], keepsOthers: Bool
  ) -> FolderChanges {
    var result = FolderChanges()
    for path in Set(old.keys).union(files.keys).sorted() {
      let before = old[path] ?? FileDocuments()
      if let bytes = files[path] {
        if let reason = refusal(of: path) {
          result.notes.append(Finding(.note, reason, at: Place(file: path)))
        } else {
          result.changes += FileChange(path: path, before: before, bytes: bytes).changes()
        }
      } else if !keepsOthers, WorkspaceFolder.knows(path) {
        result.changes += before.removals
      }
    }
    return result
  }

  /// Why a file is left out; nil when it is taken in.
  static func refusal(of path: String) -> String? {
    guard WorkspaceFolder.knows(path) else {
      return "The file is not part of the workspace format, so it was left out."
    }
    let isPlain = path.unicodeScalars.allSatisfy {
      $0 != "#" && $0 != "\\" && $0.properties.generalCategory != .control
    }
    return isPlain
      ? nil : "The file's name has a “#” or a control character; rename it. It was left out."
  }
}

extension FileDocuments {
  /// Removes every document of the file.
  var removals: [DocumentChange] {
    ((main.map { [$0] } ?? []) + rows).map(\.removal)
  }
}

extension Document {
  /// The change that removes the document.
  var removal: DocumentChange {
    DocumentChange(name: name, kind: kind, position: position, body: nil)
  }
}

/// One file of a workspace that gets new bytes.
struct FileChange {
  let path: String
  let before: FileDocuments
  let bytes: [UInt8]

  func changes() -> [DocumentChange] {
    if before.main != nil, before.bytes == bytes { return [] }
    guard let table = FolderTable(path, bytes) else {
      return main(.file, bytes) + before.rows.map(\.removal)
    }
    let head = keptHead(table)
    return main(.table, head) + rows(table, lineEnd: LineEnd.first(in: head))
  }

  private func main(_ kind: DocumentKind, _ body: [UInt8]) -> [DocumentChange] {
    if let main = before.main, main.kind == kind, main.body == body { return [] }
    return [DocumentChange(name: DocumentName(file: path), kind: kind, body: body)]
  }

  /// The new head; the old one when it lacks nothing but the line end that rows under it bring.
  private func keptHead(_ table: FolderTable) -> [UInt8] {
    let head = table.head
    guard let old = before.main, old.kind == .table, !table.keys.isEmpty,
      !LineEnd.ends(old.body), head == old.body + LineEnd.first(in: old.body)
    else { return head }
    return old.body
  }

  private func rows(_ table: FolderTable, lineEnd: [UInt8]) -> [DocumentChange] {
    let matches = RowMatching(old: before.rows, new: table).matches
    let positions = RowPositions.of(matches: matches, old: before.rows.map(\.position))
    var isKept = [Bool](repeating: false, count: before.rows.count)
    for case let match? in matches { isKept[match] = true }
    var changes = before.rows.indices.filter { !isKept[$0] }.map { before.rows[$0].removal }
    var names = RowNames(taken: Set(before.rows.compactMap(\.name.row)))
    for (record, match) in matches.enumerated() {
      if let match {
        let old = before.rows[match]
        let isLast = record == matches.count - 1
        let isSame =
          table.body(record, is: old.body)
          || !isLast && table.body(record, is: old.body, and: lineEnd)
        guard !isSame || old.position != positions[record] else { continue }
        changes.append(
          DocumentChange(
            name: old.name, kind: .row, position: positions[record],
            body: isSame ? old.body : table.body(record)))
      } else {
        changes.append(
          DocumentChange(
            name: DocumentName(file: path, row: names.take(table.keys[record])), kind: .row,
            position: positions[record], body: table.body(record)))
      }
    }
    return changes
  }
}

extension FolderTable {
  /// True when a row is a body without a line end, and the line end that join puts after it.
  fileprivate func body(_ record: Int, is other: [UInt8], and lineEnd: [UInt8]) -> Bool {
    let count = layout.records[record].count
    return count == other.count + lineEnd.count && !LineEnd.ends(other)
      && self.record(record, starts: other)
      && bytes[layout.records[record]].suffix(lineEnd.count).elementsEqual(lineEnd)
  }
}

internal import Tables
internal import Workspace

/// The bridge between a workspace's folder and its documents.
///
/// A table that can be read is its head and one document for each row; any other file is one document. Both
/// ways keep every byte.
public enum FolderDocuments {
  /// The distance between the positions of two rows of a new table, so that rows can be put between them.
  public static let gap: Int64 = 1_000_000

  /// Takes files apart into documents, in the order of export.
  ///
  /// A table of the format that cannot be read as one, such as UTF-16 or broken quotes, is one document too.
  public static func split(files: [String: [UInt8]]) -> [DocumentChange] {
    files.sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }.flatMap { path, bytes in
      guard let table = FolderTable(path, bytes) else {
        return [DocumentChange(name: DocumentName(file: path), kind: .file, body: bytes)]
      }
      return table.documents()
    }
  }

  /// Puts documents together to files: the inverse of `split`.
  ///
  /// A row that comes after one without a line end, as the last line of a file may be, begins on a line of its own.
  public static func join(_ documents: [Document]) -> [String: [UInt8]] {
    byFile(documents).reduce(into: [:]) { files, file in
      files[file.key] = file.value.bytes
    }
  }

  /// The documents of each file, its rows in order.
  static func byFile(_ documents: some Sequence<Document>) -> [String: FileDocuments] {
    var files: [String: FileDocuments] = [:]
    // Documents mostly come file by file, and then each table is filled in place.
    var current: (path: String, file: FileDocuments)?
    for document in documents {
      if current?.path != document.name.file {
        if let current { files[current.path] = current.file }
        let path = document.name.file
        current = (path, files.removeValue(forKey: path) ?? FileDocuments())
      }
      current?.file.append(document)
    }
    if let current { files[current.path] = current.file }
    for path in files.keys { files[path]?.sortRows() }
    return files
  }
}

/// The documents of one file.
struct FileDocuments {
  /// The whole file or the head of a table; nil when only rows are there.
  private(set) var main: Document?
  /// By position; equal positions by name.
  private(set) var rows: [Document] = []

  mutating func append(_ document: Document) {
    if document.name.row == nil { main = document } else { rows.append(document) }
  }

  mutating func sortRows() {
    let isSorted = zip(rows, rows.dropFirst()).allSatisfy { !Document.stands($1, before: $0) }
    if !isSorted { rows.sort { Document.stands($0, before: $1) } }
  }

  /// The line end of the table: that of its header.
  var lineEnd: [UInt8] { LineEnd.first(in: main?.body ?? []) }

  /// The whole file; rows after a piece without a line end get one.
  var bytes: [UInt8] {
    let head = main?.body ?? []
    guard !rows.isEmpty else { return head }
    let lineEnd = lineEnd
    var bytes: [UInt8] = []
    bytes.reserveCapacity(rows.reduce(head.count + 2) { $0 + $1.body.count })
    bytes += head
    for row in rows {
      if !bytes.isEmpty, !LineEnd.ends(bytes) { bytes += lineEnd }
      bytes += row.body
    }
    return bytes
  }
}

extension Document {
  /// True when a row stands before another row of its table.
  static func stands(_ left: Document, before right: Document) -> Bool {
    if left.position != right.position { return left.position < right.position }
    return left.name.rowKey < right.name.rowKey
  }
}

/// Line ends in bytes of a table.
enum LineEnd {
  /// True when the bytes end a line.
  static func ends(_ bytes: [UInt8]) -> Bool { bytes.last == 0x0A || bytes.last == 0x0D }

  /// The line end of the first line, quoted cells apart; LF when there is none.
  static func first(in head: [UInt8]) -> [UInt8] {
    var isQuoted = false
    var beginsCell = !head.starts(with: [0xEF, 0xBB, 0xBF])
    for (index, byte) in head.enumerated() {
      switch byte {
      case 0x22 where isQuoted: isQuoted = false
      case 0x22 where beginsCell: isQuoted = true
      case 0x0A where !isQuoted: return [0x0A]
      case 0x0D where !isQuoted:
        return index + 1 < head.count && head[index + 1] == 0x0A ? [0x0D, 0x0A] : [0x0D]
      default: break
      }
      // A quote written twice closes and opens the cell again.
      beginsCell = !isQuoted && (byte == 0x2C || byte == 0x22 || byte == 0xBF && index == 2)
    }
    return [0x0A]
  }
}

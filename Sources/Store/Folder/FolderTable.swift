internal import Tables
internal import Workspace

/// A table of the folder cut into its head and rows, each row with its key.
struct FolderTable {
  let file: String
  let bytes: [UInt8]
  let layout: CSVLayout
  /// The key of each row as text; empty when its cells are.
  let keys: [String]

  /// Nil when the file is no table of the format, or cannot be read as one.
  init?(_ file: String, _ bytes: [UInt8]) {
    guard let declaration = FolderTable.declaration(file),
      let layout = CSVLayout(bytes, file: file, columns: declaration.key)
    else { return nil }
    self.file = file
    self.bytes = bytes
    self.layout = layout
    keys = bytes.withUnsafeBytes { buffer in
      guard let base = buffer.baseAddress else { return [] }
      return layout.records.indices.map {
        RowKey.text(of: $0, in: layout, columns: declaration.key.count, base: base)
      }
    }
  }

  private static let declarations = Dictionary(
    WorkspaceTables.all.map { ($0.file, $0) }
  ) { first, _ in first }

  /// The declaration of a table of the format.
  static func declaration(_ file: String) -> TableDeclaration? { declarations[file] }

  var head: [UInt8] { Array(bytes[layout.head]) }

  func body(_ record: Int) -> [UInt8] { Array(bytes[layout.records[record]]) }

  /// True when a row has the very bytes given.
  func body(_ record: Int, is other: [UInt8]) -> Bool {
    layout.records[record].count == other.count && self.record(record, starts: other)
  }

  /// True when the row's bytes begin with those given.
  func record(_ record: Int, starts other: [UInt8]) -> Bool {
    let range = layout.records[record]
    guard range.count >= other.count else { return false }
    return bytes.withUnsafeBytes { mine in
      other.withUnsafeBytes { theirs in
        guard let first = mine.baseAddress, let second = theirs.baseAddress else { return true }
        return SameBytes.compare(first + range.lowerBound, second, other.count)
      }
    }
  }

  /// The documents of a table that is new.
  func documents() -> [DocumentChange] {
    var documents = [DocumentChange(name: DocumentName(file: file), kind: .table, body: head)]
    documents.reserveCapacity(keys.count + 1)
    var names = RowNames()
    names.reserve(keys.count)
    for (record, key) in keys.enumerated() {
      documents.append(
        DocumentChange(
          name: DocumentName(file: file, row: names.take(key)), kind: .row,
          position: Int64(record + 1) * FolderDocuments.gap, body: body(record)))
    }
    return documents
  }
}

/// Gives each row of a table a name of its own.
struct RowNames {
  private var taken: Set<String>
  /// The last occurrence that was given out, by key that has more than one.
  private var last: [String: Int] = [:]

  init(taken: Set<String> = []) { self.taken = taken }

  mutating func reserve(_ count: Int) { taken.reserveCapacity(count) }

  /// The first free name of a key.
  mutating func take(_ key: String) -> String {
    if !key.isEmpty, taken.insert(key).inserted { return key }
    var occurrence = last[key] ?? (key.isEmpty ? 0 : 1)
    while true {
      occurrence += 1
      let name = RowKey.name(key, occurrence: occurrence)
      if taken.insert(name).inserted {
        last[key] = occurrence
        return name
      }
    }
  }
}

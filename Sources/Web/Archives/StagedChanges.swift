import Foundation
import Store

/// Changes that wait to be taken, as bytes for the shelf: what was looked at is what is taken.
enum StagedChanges {
  private static let mark = Array("cairn changes 1\n".utf8)

  static func bytes(of changes: [DocumentChange]) -> [UInt8] {
    var bytes = mark
    for change in changes {
      append(Array(change.name.file.utf8), to: &bytes)
      bytes.append(change.name.row == nil ? 0 : 1)
      append(Array((change.name.row ?? "").utf8), to: &bytes)
      bytes.append(UInt8(change.kind.rawValue))
      append(UInt64(bitPattern: change.position), to: &bytes)
      bytes.append(change.body == nil ? 0 : 1)
      append(change.body ?? [], to: &bytes)
    }
    return bytes
  }

  /// Nil when the bytes are none of these, or not whole.
  static func changes(in bytes: [UInt8]) -> [DocumentChange]? {
    guard bytes.starts(with: mark) else { return nil }
    var reader = Reader(bytes: bytes, place: mark.count)
    var changes: [DocumentChange] = []
    while reader.place < bytes.count {
      guard let file = reader.text(), let hasRow = reader.byte(), let row = reader.text(),
        let kind = reader.byte().flatMap({ DocumentKind(rawValue: Int($0)) }),
        let position = reader.number(), let hasBody = reader.byte(), let body = reader.piece()
      else { return nil }
      changes.append(
        DocumentChange(
          name: DocumentName(file: file, row: hasRow == 1 ? row : nil), kind: kind,
          position: Int64(bitPattern: position), body: hasBody == 1 ? Array(body) : nil))
    }
    return changes
  }

  private static func append(_ number: UInt64, to bytes: inout [UInt8]) {
    withUnsafeBytes(of: number.bigEndian) { bytes.append(contentsOf: $0) }
  }

  private static func append(_ piece: [UInt8], to bytes: inout [UInt8]) {
    append(UInt64(piece.count), to: &bytes)
    bytes += piece
  }

  private struct Reader {
    let bytes: [UInt8]
    var place: Int

    mutating func byte() -> UInt8? { take(1)?.first }

    mutating func number() -> UInt64? {
      take(8).map { $0.reduce(UInt64(0)) { $0 << 8 | UInt64($1) } }
    }

    mutating func piece() -> ArraySlice<UInt8>? {
      number().flatMap { Int(exactly: $0) }.flatMap { take($0) }
    }

    mutating func text() -> String? { piece().flatMap { String(validating: $0, as: UTF8.self) } }

    private mutating func take(_ count: Int) -> ArraySlice<UInt8>? {
      guard count >= 0, count <= bytes.count - place else { return nil }
      defer { place += count }
      return bytes[place..<place + count]
    }
  }
}

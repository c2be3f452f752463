/// Outer spaces of a cell: spaces, tabs and no-break spaces.
@usableFromInline
enum CSVText {
  /// The range of a cell's bytes without outer spaces, as `trimmed` cuts its text.
  @inline(__always)
  static func trimmedRange(_ base: UnsafeRawPointer, _ cell: CSVRowParser.Cell) -> Range<Int> {
    guard cell.start < cell.end else { return cell.start..<cell.start }
    let first = base.load(fromByteOffset: cell.start, as: UInt8.self)
    let last = base.load(fromByteOffset: cell.end - 1, as: UInt8.self)
    if isVisible(first), isVisible(last) { return cell.start..<cell.end }
    let bytes = UnsafeRawBufferPointer(start: base + cell.start, count: cell.end - cell.start)
    let range = trimmedRange(bytes)
    return cell.start + range.lowerBound..<cell.start + range.upperBound
  }

  /// The range of bytes without outer spaces.
  static func trimmedRange(_ bytes: UnsafeRawBufferPointer) -> Range<Int> {
    var start = 0
    var end = bytes.count
    while start < end, let width = spaceWidth(bytes, startingAt: start, end) { start += width }
    while start < end, let width = spaceWidth(bytes, endingAt: end, start) { end -= width }
    let joinsFront = start > 0 && start < end && bytes[start] >= 0x80
    let joinsBack = end < bytes.count && start < end && bytes[end - 1] >= 0x80
    guard joinsFront || joinsBack else { return start..<end }
    // A space may be part of a character with an accent beside it, and then it is no space.
    let text = String(decoding: bytes, as: UTF8.self)
    guard let range = characterRange(text) else { return 0..<0 }
    let utf8 = text.utf8
    return utf8.distance(
      from: utf8.startIndex, to: range.lowerBound)..<utf8.distance(
        from: utf8.startIndex, to: range.upperBound)
  }

  /// The range of a text without outer spaces, character by character; nil when nothing is left.
  static func characterRange<Text: StringProtocol>(_ text: Text) -> Range<Text.Index>? {
    let isSpace: (Character) -> Bool = { $0 == " " || $0 == "\t" || $0 == "\u{A0}" }
    guard let first = text.firstIndex(where: { !isSpace($0) }),
      let last = text.lastIndex(where: { !isSpace($0) })
    else { return nil }
    return first..<text.index(after: last)
  }

  /// A text without outer spaces.
  @usableFromInline
  static func trimmed(_ text: String) -> String {
    guard let first = text.utf8.first, let last = text.utf8.last else { return text }
    if isVisible(first), isVisible(last) { return text }
    return characterRange(text).map { String(text[$0]) } ?? ""
  }

  /// True for ASCII that is neither space nor control.
  @inline(__always)
  private static func isVisible(_ byte: UInt8) -> Bool { byte > 0x20 && byte < 0x7F }

  private static func spaceWidth(
    _ bytes: UnsafeRawBufferPointer, startingAt position: Int, _ end: Int
  ) -> Int? {
    switch bytes[position] {
    case 0x20, 0x09: 1
    case 0xC2 where position + 1 < end && bytes[position + 1] == 0xA0: 2
    default: nil
    }
  }

  private static func spaceWidth(
    _ bytes: UnsafeRawBufferPointer, endingAt position: Int, _ start: Int
  ) -> Int? {
    switch bytes[position - 1] {
    case 0x20, 0x09: 1
    case 0xA0 where position - 2 >= start && bytes[position - 2] == 0xC2: 2
    default: nil
    }
  }
}

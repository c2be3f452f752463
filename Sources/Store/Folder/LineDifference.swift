/// How two versions of a text file differ, line by line, with three lines around each change.
public struct LineDifference: Hashable, Sendable {
  /// One line of a comparison, without its line end.
  public struct Line: Hashable, Sendable {
    public enum Kind: Hashable, Sendable {
      case same, removed, added
    }
    public let kind: Kind
    public let text: String

    public init(_ kind: Kind, _ text: String) {
      self.kind = kind
      self.text = text
    }
  }

  /// Lines that belong together.
  public struct Passage: Hashable, Sendable {
    /// The first line in the earlier version, from 1.
    public let before: Int
    /// The first line in the later version, from 1.
    public let after: Int
    public let lines: [Line]
  }

  public let passages: [Passage]
  public let added: Int
  public let removed: Int
  /// True when too much differs to be compared line by line: then no passage is given, and all lines
  /// between the first and the last change are counted.
  public let isTooLarge: Bool

  /// Longer stretches of change are counted and not compared: the work grows with the square of the changes.
  private static let limit = 2000
  private static let context = 3

  /// Compares two versions; bytes that are not UTF-8 are shown as replacement characters.
  ///
  /// - Source: The standard library's `difference(from:)`, after Myers, An O(ND) difference algorithm, 1986.
  public init(from before: [UInt8], to after: [UInt8]) {
    let (old, new) = (Self.lines(before), Self.lines(after))
    let start = zip(old, new).prefix { $0 == $1 }.count
    let rest = min(old.count, new.count) - start
    let same = zip(old.reversed(), new.reversed()).prefix(rest).prefix { $0 == $1 }.count
    let oldMiddle = Array(old[start..<old.count - same])
    let newMiddle = Array(new[start..<new.count - same])
    guard oldMiddle.count + newMiddle.count <= Self.limit else {
      (passages, added, removed) = ([], newMiddle.count, oldMiddle.count)
      isTooLarge = true
      return
    }
    isTooLarge = false
    var (removals, insertions) = (Set<Int>(), Set<Int>())
    for change in newMiddle.difference(from: oldMiddle) {
      switch change {
      case .remove(let offset, _, _): removals.insert(start + offset)
      case .insert(let offset, _, _): insertions.insert(start + offset)
      }
    }
    (added, removed) = (insertions.count, removals.count)
    passages = Self.passages(old, new, removals, insertions)
  }

  private static func lines(_ bytes: [UInt8]) -> [ArraySlice<UInt8>] {
    var lines = bytes.split(separator: 0x0A, omittingEmptySubsequences: false)
    // A last line without a line end differs from one with it.
    if lines.last?.isEmpty == true { lines.removeLast() } else { lines.append([]) }
    return lines
  }

  private static func passages(
    _ old: [ArraySlice<UInt8>], _ new: [ArraySlice<UInt8>], _ removals: Set<Int>,
    _ insertions: Set<Int>
  ) -> [Passage] {
    var passages: [Passage] = []
    var open = OpenPassage()
    var (left, right) = (0, 0)
    while left < old.count || right < new.count {
      if removals.contains(left) {
        open.change(Line(.removed, text(old[left])), left, right)
        left += 1
      } else if insertions.contains(right) {
        open.change(Line(.added, text(new[right])), left, right)
        right += 1
      } else if left < old.count, right < new.count {
        if let done = open.same(Line(.same, text(old[left])), left, right, context) {
          passages.append(done)
        }
        left += 1
        right += 1
      } else {
        break
      }
    }
    if let last = open.finish(context) { passages.append(last) }
    return passages
  }

  private static func text(_ line: ArraySlice<UInt8>) -> String {
    String(decoding: line.last == 0x0D ? line.dropLast() : line, as: UTF8.self)
  }
}

/// Collects lines until enough of them are the same.
private struct OpenPassage {
  private var lines: [LineDifference.Line] = []
  private var first = (0, 0)
  private var hasChange = false
  private var sameCount = 0

  mutating func change(_ line: LineDifference.Line, _ left: Int, _ right: Int) {
    if lines.isEmpty { first = (left, right) }
    lines.append(line)
    hasChange = true
    sameCount = 0
  }

  /// Takes a line that both have; gives the passage when it ends here.
  mutating func same(
    _ line: LineDifference.Line, _ left: Int, _ right: Int, _ context: Int
  ) -> LineDifference.Passage? {
    if lines.isEmpty { first = (left, right) }
    lines.append(line)
    sameCount += 1
    if !hasChange, lines.count > context {
      lines.removeFirst()
      first = (first.0 + 1, first.1 + 1)
    }
    guard hasChange, sameCount > 2 * context else { return nil }
    let done = finish(context)
    lines = Array(lines.suffix(context))
    first = (left + 1 - lines.count, right + 1 - lines.count)
    hasChange = false
    return done
  }

  /// The passage without the lines that are too far below its last change.
  func finish(_ context: Int) -> LineDifference.Passage? {
    guard hasChange else { return nil }
    return LineDifference.Passage(
      before: first.0 + 1, after: first.1 + 1,
      lines: Array(lines.dropLast(max(0, sameCount - context))))
  }
}

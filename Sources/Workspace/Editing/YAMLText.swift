internal import Yams

/// Why a settings file was not changed.
public enum SettingsEditError: Error, Hashable, Sendable, CustomStringConvertible {
  /// The file is not UTF-8 or not YAML.
  case unreadable(file: String)
  /// A key is written in a way that a form cannot change without losing something.
  case unusual(file: String, key: String)
  case noChapter(String)
  case chapterExists(String)
  case notAFileName(String)

  public var description: String {
    switch self {
    case .unreadable(let file):
      "\(file) cannot be read as it is, so that nothing was changed. Correct the file itself first."
    case .unusual(let file, let key):
      "“\(key)” in \(file) is written in a way that a form cannot change, so that nothing was changed. Edit the file itself."
    case .noChapter(let name): "There is no chapter “\(name)” in plan/book.yaml."
    case .chapterExists(let name):
      "There is a chapter file “\(name)” already. Choose another name."
    case .notAFileName(let name):
      "“\(name)” cannot be the name of a chapter's file: use letters without accents, digits, points, hyphens and underscores, and end in .md."
    }
  }
}

/// A YAML file as its lines: one key is set, and every other byte stays.
///
/// Each change is read back; what would say anything else than was meant is refused.
struct YAMLText {
  let file: String
  /// Each with its line end.
  private(set) var lines: [String]
  private(set) var root: Node.Mapping

  init(_ bytes: [UInt8], file: String) throws(SettingsEditError) {
    guard let text = String(validating: bytes, as: UTF8.self) else {
      throw .unreadable(file: file)
    }
    try self.init(lines: Self.lines(of: text), file: file)
  }

  private init(lines: [String], file: String) throws(SettingsEditError) {
    guard let root = try? YAMLFile.root(of: lines.joined()) else {
      throw .unreadable(file: file)
    }
    (self.lines, self.root, self.file) = (lines, root, file)
  }

  var bytes: [UInt8] { Array(lines.joined().utf8) }

  var lineEnd: String { lines.first?.hasSuffix("\r\n") == true ? "\r\n" : "\n" }

  static func lines(of text: String) -> [String] {
    var lines: [String] = []
    var line = ""
    for character in text {
      line.append(character)
      if character == "\n" || character == "\r\n" {
        lines.append(line)
        line = ""
      }
    }
    return line.isEmpty ? lines : lines + [line]
  }

  /// Puts other lines in the place of all, and makes sure that only one key says something else.
  mutating func take(_ lines: [String], changing key: String) throws(SettingsEditError) {
    let changed = try? YAMLText(lines: lines, file: file)
    guard let changed, others(than: key) == changed.others(than: key) else {
      throw .unusual(file: file, key: key)
    }
    self = changed
  }

  private func others(than key: String) -> [Node] {
    root.filter { $0.key.scalar?.string != key }.flatMap { [$0.key, $0.value] }
  }

  // One key

  /// Sets a key to a text; nothing changes where it says so already.
  mutating func set(_ key: String, to text: String) throws(SettingsEditError) {
    if root[Node(key)]?.scalar?.string == text { return }
    if root[Node(key)] == nil, text.isEmpty { return }
    let wasQuoted = span(of: key).map { YAMLLine(lines[$0.lowerBound]).isQuoted(after: key) }
    let value = YAMLScalar.text(text, quoted: wasQuoted ?? false)
    try replace(key, with: [value])
    guard root[Node(key)]?.scalar?.string == text else { throw .unusual(file: file, key: key) }
  }

  /// Sets a key to a list of plain words, on one line.
  mutating func set(_ key: String, to list: [String]) throws(SettingsEditError) {
    func current(_ root: Node.Mapping) -> [String?]? {
      root[Node(key)]?.sequence?.map { $0.scalar?.string }
    }
    if current(root) == list { return }
    try replace(key, with: ["[" + list.map { YAMLScalar.text($0) }.joined(separator: ", ") + "]"])
    guard current(root) == list else { throw .unusual(file: file, key: key) }
  }

  /// Gives a key other lines: the first stands behind the colon, the others below it.
  mutating func replace(_ key: String, with value: [String]) throws(SettingsEditError) {
    let below = value.dropFirst().map { $0 + lineEnd }
    let first = value.first ?? ""
    guard let span = span(of: key) else {
      var all = lines
      if let last = all.last, !last.endsLine { all[all.count - 1] += lineEnd }
      return try take(
        all + ["\(key):\(first.isEmpty ? "" : " ")\(first)\(lineEnd)"] + below, changing: key)
    }
    let line = YAMLLine(lines[span.lowerBound])
    // What stands behind a value of several lines belongs to none of them.
    let head = line.replacingValue(
      of: key, with: first, keepsComment: span.count == 1 || first.isEmpty)
    guard var head else { throw .unusual(file: file, key: key) }
    if !below.isEmpty, !head.endsLine { head += lineEnd }
    try take(
      lines[..<span.lowerBound] + [head] + below + lines[span.upperBound...], changing: key)
  }

  /// The lines of a key with its value, without comments and blank lines that follow.
  func span(of key: String) -> Range<Int>? {
    guard
      let start = root.keys.first(where: { $0.scalar?.string == key })?.mark.map({ $0.line - 1 }),
      lines.indices.contains(start)
    else { return nil }
    let starts = root.keys.compactMap { $0.mark.map { $0.line - 1 } }
    var end = starts.filter { $0 > start }.min() ?? lines.count
    while end > start + 1, YAMLLine(lines[end - 1]).isBlankOrComment { end -= 1 }
    return start..<end
  }
}

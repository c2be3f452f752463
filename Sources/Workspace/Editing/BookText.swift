internal import Yams

/// `plan/book.yaml` as it is written, for changes that keep every other byte, comments included.
public struct BookText: Sendable {
  /// A chapter as the file names it.
  public struct Entry: Hashable, Sendable {
    public let file: String
    /// As written; nil where nothing is said.
    public let audience: String?
  }

  public static let file = "plan/book.yaml"

  private var lines: [String]

  public init(_ bytes: [UInt8]) throws(SettingsEditError) {
    lines = try YAMLText(bytes, file: Self.file).lines
  }

  public var bytes: [UInt8] { Array(lines.joined().utf8) }

  /// The chapters in order.
  public func entries() throws(SettingsEditError) -> [Entry] { Self.entries(try yaml()) }

  /// Sets the title, the subtitle or the date.
  public mutating func set(_ key: String, to text: String) throws(SettingsEditError) {
    var yaml = try yaml()
    try yaml.set(key, to: text)
    lines = yaml.lines
  }

  /// Sets the numbers on the cover; each is a figure as in the text of a chapter, without braces, and its label.
  public mutating func setCover(
    _ figures: [(figure: String, label: String)]
  ) throws(SettingsEditError) {
    var yaml = try yaml()
    let old = (yaml.root[Node("cover_figures")]?.sequence ?? []).map { item in
      [item.mapping?["figure"]?.scalar?.string ?? "", item.mapping?["label"]?.scalar?.string ?? ""]
    }
    if old == figures.map({ [$0.figure, $0.label] }) { return }
    let below = figures.flatMap { figure in
      [
        "  - figure: \(YAMLScalar.text(figure.figure))",
        "    label: \(YAMLScalar.text(figure.label))",
      ]
    }
    try yaml.replace("cover_figures", with: figures.isEmpty ? ["[]"] : [""] + below)
    lines = yaml.lines
  }

  /// Puts the chapters into another order.
  ///
  /// - Parameter files: Every chapter once.
  public mutating func reorder(_ files: [String]) throws(SettingsEditError) {
    let list = try ChapterList(yaml())
    var rest = Array(zip(list.entries, list.blocks))
    var blocks: [[String]] = []
    for file in files {
      guard let index = rest.firstIndex(where: { $0.0.file == file }) else {
        throw .noChapter(file)
      }
      blocks.append(rest.remove(at: index).1)
    }
    guard rest.isEmpty else { throw .noChapter(files.first ?? "") }
    let expected = files.compactMap { file in list.entries.first { $0.file == file } }
    try take(list.lines(with: blocks), expecting: expected)
  }

  /// Adds a chapter at the end.
  public mutating func add(_ file: String, isInternal: Bool) throws(SettingsEditError) {
    try Self.check(file)
    var yaml = try yaml()
    let entry = Entry(file: file, audience: isInternal ? "internal" : "all")
    let old = Self.entries(yaml)
    guard !old.contains(where: { $0.file == file }) else { throw .chapterExists(file) }
    if old.isEmpty {
      try yaml.replace(
        "chapters", with: [""] + ChapterList.text(of: entry, indent: 2, lineEnd: "").map(\.self))
      return try take(yaml.lines, expecting: [entry])
    }
    let list = try ChapterList(yaml)
    let block = ChapterList.text(of: entry, indent: list.indent, lineEnd: yaml.lineEnd)
    try take(list.lines(with: list.blocks + [block]), expecting: old + [entry])
  }

  /// Takes a chapter out of the book; its file stays.
  public mutating func remove(_ file: String) throws(SettingsEditError) {
    let list = try ChapterList(yaml())
    guard let index = list.entries.firstIndex(where: { $0.file == file }) else {
      throw .noChapter(file)
    }
    var (blocks, entries) = (list.blocks, list.entries)
    blocks.remove(at: index)
    entries.remove(at: index)
    guard !blocks.isEmpty else {
      var yaml = try yaml()
      try yaml.replace("chapters", with: ["[]"])
      return try take(yaml.lines, expecting: [])
    }
    try take(list.lines(with: blocks), expecting: entries)
  }

  /// Names another file for a chapter.
  public mutating func rename(_ file: String, to name: String) throws(SettingsEditError) {
    try Self.check(name)
    if file == name { return }
    let list = try ChapterList(yaml())
    guard !list.entries.contains(where: { $0.file == name }) else { throw .chapterExists(name) }
    try change(file, in: list, to: { Entry(file: name, audience: $0.audience) }) { block in
      ChapterList.setting("file", to: name, in: block, indent: list.indent)
    }
  }

  /// Says for whom a chapter is.
  public mutating func setAudience(
    _ file: String, isInternal: Bool
  ) throws(SettingsEditError) {
    let audience = isInternal ? "internal" : "all"
    let list = try ChapterList(yaml())
    if list.entries.contains(where: { $0.file == file && $0.audience == audience }) { return }
    try change(file, in: list, to: { Entry(file: $0.file, audience: audience) }) { block in
      ChapterList.setting("audience", to: audience, in: block, indent: list.indent)
    }
  }

  private mutating func change(
    _ file: String, in list: ChapterList, to entry: (Entry) -> Entry,
    _ edit: ([String]) -> [String]?
  ) throws(SettingsEditError) {
    guard let index = list.entries.firstIndex(where: { $0.file == file }) else {
      throw .noChapter(file)
    }
    var (blocks, entries) = (list.blocks, list.entries)
    guard let block = edit(blocks[index]) else {
      throw .unusual(file: Self.file, key: "chapters")
    }
    blocks[index] = block
    entries[index] = entry(entries[index])
    try take(list.lines(with: blocks), expecting: entries)
  }

  private mutating func take(
    _ lines: [String], expecting entries: [Entry]
  ) throws(SettingsEditError) {
    var yaml = try yaml()
    try yaml.take(lines, changing: "chapters")
    guard Self.entries(yaml) == entries else { throw .unusual(file: Self.file, key: "chapters") }
    self.lines = lines
  }

  private func yaml() throws(SettingsEditError) -> YAMLText {
    try YAMLText(bytes, file: Self.file)
  }

  static func entries(_ yaml: YAMLText) -> [Entry] {
    (yaml.root[Node("chapters")]?.sequence ?? []).compactMap { item in
      guard let file = item.mapping?["file"]?.scalar?.string ?? item.scalar?.string else {
        return nil
      }
      return Entry(file: file, audience: item.mapping?["audience"]?.scalar?.string)
    }
  }

  /// Whether a name may be that of a new chapter's file.
  public static func isFileName(_ name: String) -> Bool {
    name.utf8.count <= 80 && name.hasSuffix(".md") && name.first != "."
      && name.utf8.allSatisfy { byte in
        (48...57).contains(byte) || (65...90).contains(byte) || (97...122).contains(byte)
          || [45, 46, 95].contains(byte)
      }
  }

  private static func check(_ name: String) throws(SettingsEditError) {
    guard isFileName(name) else { throw .notAFileName(name) }
  }
}

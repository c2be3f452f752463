internal import Yams

/// The list of chapters of `plan/book.yaml` as blocks of lines: an entry with the comment right above it.
struct ChapterList {
  let entries: [BookText.Entry]
  /// One for each entry.
  let blocks: [[String]]
  /// Spaces before each hyphen.
  let indent: Int
  private let before: [String]
  private let after: [String]
  private let lineEnd: String

  init(_ yaml: YAMLText) throws(SettingsEditError) {
    let unusual = SettingsEditError.unusual(file: yaml.file, key: "chapters")
    let items = yaml.root[Node("chapters")]?.sequence ?? []
    let starts = items.compactMap { $0.mark.map { $0.line - 1 } }
    entries = BookText.entries(yaml)
    guard let first = starts.first, let last = starts.last, starts.count == entries.count,
      starts.count == items.count, starts.allSatisfy(yaml.lines.indices.contains),
      Set(starts).count == starts.count,
      starts.allSatisfy({ YAMLLine(yaml.lines[$0]).isEntry })
    else { throw unusual }
    let indent = YAMLLine(yaml.lines[first]).indent
    self.indent = indent
    lineEnd = yaml.lineEnd
    var heads = starts
    for index in heads.indices.dropFirst() {
      while heads[index] > starts[index - 1] + 1, YAMLLine(yaml.lines[heads[index] - 1]).isComment {
        heads[index] -= 1
      }
    }
    var end = last + 1
    while end < yaml.lines.count, !YAMLLine(yaml.lines[end]).isBlank,
      YAMLLine(yaml.lines[end]).indent > indent
    { end += 1 }
    let ends = heads.dropFirst() + [end]
    blocks = zip(heads, ends).map { Array(yaml.lines[$0..<$1]) }
    before = Array(yaml.lines[..<first])
    after = Array(yaml.lines[end...])
  }

  /// The whole file with other blocks in the list.
  func lines(with blocks: [[String]]) -> [String] {
    let ended = blocks.map { block in
      block.map { $0.endsLine ? $0 : $0 + lineEnd }
    }
    return before + ended.joined() + after
  }

  static func text(of entry: BookText.Entry, indent: Int, lineEnd: String) -> [String] {
    let space = String(repeating: " ", count: indent)
    return [
      "\(space)- file: \(YAMLScalar.text(entry.file))\(lineEnd)",
      "\(space)  audience: \(entry.audience ?? "internal")\(lineEnd)",
    ]
  }

  /// A block with one of its keys set; nil where it is written in another way than lines of keys.
  static func setting(
    _ key: String, to value: String, in block: [String], indent: Int
  ) -> [String]? {
    var block = block
    let value = YAMLScalar.text(value)
    guard let start = block.firstIndex(where: { YAMLLine($0).isEntry }) else { return nil }
    if let index = block.indices.first(where: { index in
      index >= start && !YAMLLine(block[index]).isComment
        && block[index].contains("\(key):")
    }) {
      guard let line = YAMLLine(block[index]).replacingValue(of: key, with: value) else {
        return nil
      }
      block[index] = line
      return block
    }
    let isMapping = block[start].contains("file:")
    if key == "file" {
      guard !isMapping, let line = YAMLLine(block[start]).replacingEntry(with: value) else {
        return nil
      }
      block[start] = line
      return block
    }
    if !isMapping {
      guard let dash = block[start].firstIndex(of: "-") else { return nil }
      let rest = block[start][dash...].dropFirst().drop { $0 == " " }
      block[start] = block[start][...dash] + " file: " + rest
    }
    let lineEnd = block[start].hasSuffix("\r\n") ? "\r\n" : "\n"
    if !block[start].endsLine { block[start] += lineEnd }
    let space = String(repeating: " ", count: indent + 2)
    block.insert("\(space)\(key): \(value)\(lineEnd)", at: start + 1)
    return block
  }
}

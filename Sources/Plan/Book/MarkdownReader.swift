public import Foundation
import Tables

extension ManuscriptChapter {
  /// Reads a chapter's file as it lies on disk.
  ///
  /// Bytes that are not UTF-8 are an error finding at their line, and the rest is still read.
  public static func read(_ data: Data, file: String) -> ManuscriptChapter {
    guard let markdown = String(data: data, encoding: .utf8) else {
      var chapter = read(String(decoding: data, as: UTF8.self), file: file)
      chapter.findings.insert(brokenText(data, file: file), at: 0)
      return chapter
    }
    return read(markdown, file: file)
  }

  /// Reads a chapter's Markdown.
  public static func read(_ markdown: String, file: String) -> ManuscriptChapter {
    var reader = MarkdownReader(markdown, file: file)
    return reader.chapter()
  }

  /// The title of a chapter's Markdown; its id where it has none.
  public static func title(of markdown: String, file: String) -> String {
    head(of: markdown, file: file).title
  }

  /// The title of a text in Markdown; nil where it has none.
  public static func ownTitle(of markdown: String, file: String) -> String? {
    let head = head(of: markdown, file: file)
    return head.isTitled ? head.title : nil
  }

  /// A chapter as far as its title: no more of it is read than stands above the first line with `#`, where that is enough.
  private static func head(of markdown: String, file: String) -> ManuscriptChapter {
    let lines = markdown.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
    guard let first = lines.firstIndex(where: { $0.hasPrefix("#") }) else {
      return read(markdown, file: file)
    }
    let start = read(lines[...first].joined(separator: "\n"), file: file)
    // A line of code is no title, and what a link in brackets leads to may stand anywhere.
    let isTitle = !start.findings.contains { $0.severity == .error } && !lines[first].contains("[")
    return isTitle ? start : read(markdown, file: file)
  }

  private static func brokenText(_ data: Data, file: String) -> Finding {
    var line = 1
    for bytes in data.split(separator: 0x0A, omittingEmptySubsequences: false) {
      if String(data: Data(bytes), encoding: .utf8) == nil { break }
      line += 1
    }
    return Finding(
      .error, "This line is not UTF-8. Save the file in the encoding UTF-8.",
      at: Place(file: file, row: line))
  }
}

/// Makes a manuscript chapter of a Markdown tree.
struct MarkdownReader {
  let file: String
  let chapterID: String
  let scan: ReferenceScan
  var findings: [Finding] = []
  var headingIDs: Set<String> = []
  var tableCount = 0

  init(_ markdown: String, file: String) {
    self.file = file
    self.chapterID = ManuscriptChapter.id(file: file)
    self.scan = ReferenceScan(markdown)
  }

  mutating func chapter() -> ManuscriptChapter {
    var nodes = CommonMark.parse(scan.text).children
    let heading = takeTitle(&nodes)
    var passages = PassageAssembly()
    var lines: [ClosedRange<Int>] = []
    for (block, place) in locatedBlocks(nodes) {
      if case .fence(let kind, let title, let place) = block {
        passages.fence(kind: kind, title: title, at: place)
      } else {
        passages.append(block.asBlock)
        lines.append(place)
      }
    }
    let (blocks, found) = passages.finished()
    findings += found
    findings.sort { ($0.place.row ?? 0) < ($1.place.row ?? 0) }
    var chapter = ManuscriptChapter(
      file: file, heading: heading ?? [.text(chapterID)], blocks: blocks, findings: findings)
    chapter.isTitled = heading != nil
    // Several exhibits may stand in one paragraph.
    var distinct: [ClosedRange<Int>] = []
    for place in lines {
      if distinct.last != place { distinct.append(place) }
      chapter.paragraphIndices.append(distinct.count - 1)
    }
    chapter.paragraphs = [ChapterParagraph](distinct.map { ($0, source($0)) })
    return chapter
  }

  /// What the author wrote in some lines of the file.
  private func source(_ lines: ClosedRange<Int>) -> String {
    scan.source[(lines.lowerBound - 1)..<lines.upperBound].joined(separator: "\n")
  }

  /// The lines of the file that a node takes, without blank ones at the end.
  private func lines(of node: MarkdownNode) -> ClosedRange<Int> {
    let first = min(scan.fileLine(node.line), scan.source.count)
    // A reference may run over several lines, which the parser sees as one.
    var last = min(scan.fileLine(max(node.endLine, node.line) + 1) - 1, scan.source.count)
    if max(node.endLine, node.line) >= scan.lineCount { last = scan.source.count }
    while last > first, scan.source[last - 1].allSatisfy(\.isWhitespace) { last -= 1 }
    return first...max(first, last)
  }

  /// Takes the first heading out of the nodes; the levels of the others count from it.
  ///
  /// - Returns: Nil where there is none, or none with words in it.
  private mutating func takeTitle(_ nodes: inout [MarkdownNode]) -> [ManuscriptInline]? {
    guard let index = nodes.firstIndex(where: { $0.kind == "heading" }) else {
      report(.error, "The chapter has no title. Begin it with a line such as # Title.", line: 1)
      return nil
    }
    let title = nodes.remove(at: index)
    if index > 0 {
      report(
        .warning, "There is text above the chapter's title. Move it below “# …”.",
        line: nodes[0].line, isParsedLine: true)
    }
    for other in nodes.indices where nodes[other].kind == "heading" {
      nodes[other].level += 1 - title.level
      guard nodes[other].level < 2 else { continue }
      report(
        .warning, "A chapter has one title; this heading is set one level lower. Write ## instead.",
        line: nodes[other].line, isParsedLine: true)
      nodes[other].level = 2
    }
    let heading = inlines(title.children, line: title.line)
    guard heading.plainText.trimmedOfSpaces.isEmpty else { return heading }
    report(.error, "The chapter's title is empty.", line: title.line, isParsedLine: true)
    return nil
  }

  /// - Parameter isParsedLine: True for a line of the scanned text rather than of the file.
  mutating func report(
    _ severity: Finding.Severity, _ message: String, line: Int, isParsedLine: Bool = false
  ) {
    let row = isParsedLine ? scan.fileLine(line) : line
    findings.append(Finding(severity, message, at: Place(file: file, row: row)))
  }
}

/// A block, or a line that opens or closes a passage.
indirect enum ReadBlock {
  case block(ManuscriptBlock)
  case fence(kind: String, title: [ManuscriptInline], place: Place)

  var asBlock: ManuscriptBlock {
    switch self {
    case .block(let block): block
    case .fence: .paragraph([.text(":::")])
    }
  }
}

// MARK: - Blocks

extension MarkdownReader {
  mutating func blocks(_ nodes: [MarkdownNode]) -> [ReadBlock] {
    locatedBlocks(nodes).map(\.block)
  }

  /// Blocks with their lines in the file.
  private mutating func locatedBlocks(
    _ nodes: [MarkdownNode]
  ) -> [(block: ReadBlock, lines: ClosedRange<Int>)] {
    var result: [(block: ReadBlock, lines: ClosedRange<Int>)] = []
    for node in nodes {
      let place = lines(of: node)
      if node.kind == "paragraph", let last = result.last,
        case .block(.table(var table)) = last.block,
        table.caption.isEmpty, let caption = tableCaption(node)
      {
        table.caption = caption
        result[result.count - 1] = (
          .block(.table(table)),
          last.lines.lowerBound...max(last.lines.lowerBound, place.upperBound)
        )
        continue
      }
      result += read(node).map { ($0, place) }
    }
    return result
  }

  /// The blocks of a list item or quotation, where no fence is known.
  private mutating func innerBlocks(_ nodes: [MarkdownNode]) -> [ManuscriptBlock] {
    blocks(nodes).map(\.asBlock)
  }

  private mutating func read(_ node: MarkdownNode) -> [ReadBlock] {
    switch node.kind {
    case "paragraph": return paragraph(node)
    case "heading":
      let text = inlines(node.children, line: node.line)
      let id = headingID(text)
      return [.block(.heading(level: max(2, node.level), id: id, text: text))]
    case "list":
      let items = node.children.map { innerBlocks($0.children) }
      return [.block(.list(isOrdered: node.isOrdered, items: items))]
    case "block_quote": return [.block(.quote(innerBlocks(node.children)))]
    case "code_block": return [code(node)]
    case "thematic_break": return [.block(.rule)]
    case "html_block": return rawHTML(node)
    case "table": return [.block(.table(table(node)))]
    default:
      report(
        .error, "Lists or quotations are nested too deeply here. Use fewer levels.",
        line: node.line, isParsedLine: true)
      return []
    }
  }

  private mutating func headingID(_ text: [ManuscriptInline]) -> String {
    let words = text.textWithoutReferences
    // Pages use these names and beginnings for ids of their own.
    let slug = Slug.make(from: words)
    let isReserved =
      ["main", "contents", "downloads"].contains(slug)
      || ["x-", "chart-", "table-"].contains { slug.hasPrefix($0) }
    return Slug.make(from: isReserved ? "section \(words)" : words, taken: &headingIDs)
  }

  /// A paragraph; one of exhibits alone becomes those exhibits.
  private mutating func paragraph(_ node: MarkdownNode) -> [ReadBlock] {
    if let exhibits = exhibits(of: node) { return exhibits.map { .block(.exhibit($0)) } }
    let text = inlines(node.children, line: node.line)
    return text.isEmpty ? [] : [.block(.paragraph(text))]
  }

  private mutating func exhibits(of node: MarkdownNode) -> [ManuscriptReference]? {
    var references: [ManuscriptReference] = []
    for child in node.children where child.kind != "softbreak" {
      guard child.kind == "text" else { return nil }
      for piece in scan.pieces(of: child.literal) {
        switch piece {
        case .text(let text) where text.trimmedOfSpaces.isEmpty: continue
        case .text: return nil
        case .token(let token):
          guard case .reference(let content) = token.kind,
            case .success(let target) = ManuscriptReference.Target.parsed(content),
            target.isExhibit
          else { return nil }
          references.append(
            ManuscriptReference(target: target, source: token.source, place: place(token)))
        }
      }
    }
    return references.isEmpty ? nil : references
  }

  func place(_ token: ReferenceScan.Token) -> Place {
    Place(file: file, row: token.line)
  }

  private mutating func code(_ node: MarkdownNode) -> ReadBlock {
    if node.isFenced, !isClosed(node) {
      report(
        .error, "The code that begins here is not closed. End it with a line of the same marks.",
        line: node.line, isParsedLine: true)
    } else {
      reportPassages(in: node)
    }
    return .block(.code(scan.restored(node.literal)))
  }

  private func isClosed(_ code: MarkdownNode) -> Bool {
    let last = scan.fileLine(code.endLine)
    guard code.endLine > code.line, scan.source.indices.contains(last - 1) else { return false }
    let end = scan.source[last - 1].drop { " \t>".contains($0) }
    return end.hasPrefix("```") || end.hasPrefix("~~~")
  }

  /// An edition's passage that is only text of some code is most likely a mistake, and a bad one.
  private mutating func reportPassages(in code: MarkdownNode) {
    for case .token(let token) in scan.pieces(of: code.literal) {
      guard case .fence(let kind, _) = token.kind, PassageKind(rawValue: kind)?.edition != nil
      else { continue }
      report(
        .error,
        "This :::\(kind) stands in code, where it keeps nothing back. Close the code above it.",
        line: token.line)
    }
  }

  /// Raw HTML is printed as the text it is; a fence that it swallowed still counts.
  private mutating func rawHTML(_ node: MarkdownNode) -> [ReadBlock] {
    var result: [ReadBlock] = []
    var text = ""
    for piece in scan.pieces(of: node.literal) {
      switch piece {
      case .text(let more): text += more
      case .token(let token):
        guard case .fence(let kind, let title) = token.kind else {
          text += token.source
          continue
        }
        result += visibleHTML(&text, line: node.line)
        let words = inlines([MarkdownNode(kind: "text", literal: title)], line: node.line)
        result.append(.fence(kind: kind, title: words, place: place(token)))
      }
    }
    return result + visibleHTML(&text, line: node.line)
  }

  private mutating func visibleHTML(_ text: inout String, line: Int) -> [ReadBlock] {
    defer { text = "" }
    let words = text.trimmedOfSpaces
    guard !words.isEmpty else { return [] }
    report(
      .warning, "HTML is not read; it is printed as the text it is. Write Markdown instead.",
      line: line, isParsedLine: true)
    return [.block(.paragraph([.text(words)]))]
  }
}

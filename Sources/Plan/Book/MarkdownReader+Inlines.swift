import Tables

extension MarkdownReader {
  /// Makes runs of text; `line` is the paragraph's, for nodes that do not know their own.
  mutating func inlines(_ nodes: [MarkdownNode], line: Int) -> [ManuscriptInline] {
    var result: [ManuscriptInline] = []
    for node in nodes {
      for inline in inline(node, line: node.line > 0 ? node.line : line) {
        if case .text(let more) = inline, case .text(let text)? = result.last {
          result[result.count - 1] = .text(text + more)
        } else {
          result.append(inline)
        }
      }
    }
    return result
  }

  private mutating func inline(_ node: MarkdownNode, line: Int) -> [ManuscriptInline] {
    switch node.kind {
    case "text": return text(node.literal)
    case "softbreak": return [.text(" ")]
    case "linebreak": return [.lineBreak]
    case "code": return [.code(scan.restored(node.literal))]
    case "emph": return [.emphasis(inlines(node.children, line: line))]
    case "strong": return [.strong(inlines(node.children, line: line))]
    case "link": return link(node, line: line)
    case "image": return picture(node, line: line)
    case "html_inline":
      report(
        .warning, "HTML is not read; it is printed as the text it is. Write Markdown instead.",
        line: line, isParsedLine: true)
      return [.text(scan.restored(node.literal))]
    default: return text(node.literal) + inlines(node.children, line: line)
    }
  }

  /// Text and the references in it.
  private mutating func text(_ literal: String) -> [ManuscriptInline] {
    scan.pieces(of: literal).map { piece in
      switch piece {
      case .text(let text): return .text(text)
      case .token(let token): return reference(token)
      }
    }
  }

  private mutating func reference(_ token: ReferenceScan.Token) -> ManuscriptInline {
    switch token.kind {
    case .escaped: return .text("{{")
    case .fence: return .text(token.source)
    case .unclosed:
      report(
        .error, "This {{ is not closed. End the reference with }}, or write \\{{ to print braces.",
        line: token.line)
      return .text(token.source)
    case .reference(let content):
      switch ManuscriptReference.Target.parsed(content) {
      case .failure(let problem):
        report(.error, problem.message, line: token.line)
        return .text(token.source)
      case .success(let target) where target.isExhibit:
        report(
          .error,
          "\(token.source) needs a paragraph of its own. Put an empty line before and after.",
          line: token.line)
        return .text(token.source)
      case .success(let target):
        return .reference(
          ManuscriptReference(target: target, source: token.source, place: place(token)))
      }
    }
  }

  private mutating func link(_ node: MarkdownNode, line: Int) -> [ManuscriptInline] {
    let text = inlines(node.children, line: line)
    let url = scan.restored(node.url)
    guard BookLink(url) != .unsafe else {
      report(
        .warning,
        "The address “\(url)” is not kept. A link begins with https:// or names a chapter.",
        line: line, isParsedLine: true)
      return text
    }
    let place = Place(file: file, row: scan.fileLine(line))
    return [.link(url: url, text: text, place: place)]
  }

  private mutating func picture(_ node: MarkdownNode, line: Int) -> [ManuscriptInline] {
    report(
      .warning,
      "Pictures are not printed, only their description. Place a chart with {{chart NAME}}.",
      line: line, isParsedLine: true)
    return inlines(node.children, line: line)
  }
}

// MARK: - Tables

extension MarkdownReader {
  mutating func table(_ node: MarkdownNode) -> ManuscriptTable {
    tableCount += 1
    var rows = node.children.map { row in
      row.children.map { inlines($0.children, line: row.line) }
    }
    let header = rows.isEmpty ? [] : rows.removeFirst()
    let alignments = header.indices.map { column -> PlanTable.Alignment in
      let mark = node.alignments.indices.contains(column) ? node.alignments[column] : 0
      return switch mark {
      case UInt8(ascii: "r"): .right
      case UInt8(ascii: "c"): .center
      default: .left
      }
    }
    return ManuscriptTable(
      id: "\(chapterID)-\(tableCount)", header: header, alignments: alignments, rows: rows)
  }

  /// The caption in a paragraph such as `Table: What it shows`; nil for any other paragraph.
  mutating func tableCaption(_ node: MarkdownNode) -> [ManuscriptInline]? {
    guard let first = node.children.first, first.kind == "text", first.literal.hasPrefix("Table: ")
    else { return nil }
    var children = node.children
    children[0].literal = String(first.literal.dropFirst("Table: ".count))
    return inlines(children, line: node.line)
  }
}

extension ManuscriptReference.Target {
  /// True for what needs a paragraph of its own.
  var isExhibit: Bool {
    switch self {
    case .figure: false
    case .exhibit, .keyFigures: true
    }
  }
}

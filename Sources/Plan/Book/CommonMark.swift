import CMarkdown
import Synchronization

/// A node of the Markdown tree, copied out of the C library.
struct MarkdownNode {
  /// The library's name of the kind, such as `paragraph`.
  var kind: String
  /// The text of text, code and HTML nodes.
  var literal = ""
  /// The address of a link or picture.
  var url = ""
  /// Of a heading, 1 to 6.
  var level = 0
  var isOrdered = false
  var isFenced = false
  /// Of a table: `l`, `c`, `r`, or 0 where nothing is said.
  var alignments: [UInt8] = []
  /// First and last line, from 1; 0 when unknown.
  var line = 0
  var endLine = 0
  var children: [MarkdownNode] = []
}

/// The CommonMark parser of Debian's libcmark-gfm, with tables and plain addresses as links.
enum CommonMark {
  /// Deeper nesting than any text for people has; it bounds the recursion of every reader.
  static let deepestNesting = 40

  /// The library keeps its table of special characters in a global variable.
  private static let lock = Mutex(())

  private static let isRegistered: Bool = {
    cmark_gfm_core_extensions_ensure_registered()
    return true
  }()

  /// Parses text with LF line ends.
  static func parse(_ text: String) -> MarkdownNode {
    lock.withLock { _ in parseAlone(text) }
  }

  private static func parseAlone(_ text: String) -> MarkdownNode {
    guard isRegistered, let parser = cmark_parser_new(CMARK_OPT_DEFAULT | CMARK_OPT_VALIDATE_UTF8)
    else { return MarkdownNode(kind: "document") }
    defer { cmark_parser_free(parser) }
    for name in ["table", "autolink"] {
      guard let syntax = cmark_find_syntax_extension(name) else { continue }
      cmark_parser_attach_syntax_extension(parser, syntax)
    }
    var bytes = Array(text.utf8)
    bytes.withUnsafeMutableBytes { buffer in
      guard let start = buffer.baseAddress else { return }
      cmark_parser_feed(parser, start.assumingMemoryBound(to: CChar.self), buffer.count)
    }
    guard let root = cmark_parser_finish(parser) else { return MarkdownNode(kind: "document") }
    defer { cmark_node_free(root) }
    return node(root, depth: 0)
  }

  private static func node(_ pointer: OpaquePointer, depth: Int) -> MarkdownNode {
    var node = MarkdownNode(kind: string(cmark_node_get_type_string(pointer)))
    node.literal = string(cmark_node_get_literal(pointer))
    node.line = Int(cmark_node_get_start_line(pointer))
    node.endLine = Int(cmark_node_get_end_line(pointer))
    switch node.kind {
    case "link", "image": node.url = string(cmark_node_get_url(pointer))
    case "heading": node.level = Int(cmark_node_get_heading_level(pointer))
    case "list": node.isOrdered = cmark_node_get_list_type(pointer) == CMARK_ORDERED_LIST
    case "code_block": node.isFenced = isFenced(pointer)
    case "table": node.alignments = alignments(pointer)
    default: break
    }
    guard depth < deepestNesting else {
      node.kind = "too_deep"
      return node
    }
    var child = cmark_node_first_child(pointer)
    while let current = child {
      node.children.append(self.node(current, depth: depth + 1))
      child = cmark_node_next(current)
    }
    return node
  }

  private static func isFenced(_ code: OpaquePointer) -> Bool {
    var (length, offset, character) = (CInt(0), CInt(0), CChar(0))
    return cmark_node_get_fenced(code, &length, &offset, &character) != 0
  }

  private static func alignments(_ table: OpaquePointer) -> [UInt8] {
    let count = Int(cmark_gfm_extensions_get_table_columns(table))
    guard let start = cmark_gfm_extensions_get_table_alignments(table) else { return [] }
    return (0..<count).map { start[$0] }
  }

  private static func string(_ pointer: UnsafePointer<CChar>?) -> String {
    pointer.map { String(cString: $0) } ?? ""
  }
}

/// Typst markup, escaped by construction.
///
/// Text stands in string literals only, where nothing but the quotation mark and the backslash has
/// a meaning. Names of functions and arguments are written in the source.
struct Typst: Sendable {
  /// The markup.
  private(set) var source: String

  private init(source: String) {
    self.source = source
  }

  static let empty = Typst(source: "")

  /// Plain text; white space collapses as it does in HTML.
  static func text(_ text: String) -> Typst {
    let collapsed = collapsedSpaces(text)
    return Typst(source: collapsed.isEmpty ? "" : "#" + Value.string(collapsed).code)
  }

  static func joined(_ parts: [Typst]) -> Typst {
    Typst(source: parts.map(\.source).joined())
  }

  /// Paragraph-level parts with an empty line between them.
  static func paragraphs(_ parts: [Typst]) -> Typst {
    Typst(source: parts.map(\.source).filter { !$0.isEmpty }.joined(separator: "\n\n"))
  }

  /// Texts in one paragraph, each on a line of its own.
  static func lines(_ lines: [String]) -> Typst {
    let lineBreak = call("linebreak").source
    return Typst(source: lines.map { text($0).source }.joined(separator: lineBreak))
  }

  /// A call such as `#strong[…]` or `#heading(level: 2)[…]`.
  static func call(_ name: StaticString, _ arguments: [Argument] = [], body: Typst? = nil) -> Typst
  {
    var source = "#\(name)"
    if !arguments.isEmpty || body == nil { source += "(\(code(arguments)))" }
    if let body { source += "[\(body.source)]" }
    return Typst(source: source)
  }

  /// A line of the source's own, such as an import.
  static func line(_ line: StaticString) -> Typst {
    Typst(source: "\(line)")
  }

  /// The content with a label to link to.
  func labeled(_ label: String) -> Typst {
    // Inside brackets the label belongs to what stands right before it.
    Typst(source: "#[\(source)#\(Value.label(label).code)]")
  }

  /// A show rule that hands the rest of the document to a function with arguments.
  static func show(_ function: StaticString, with arguments: [Argument]) -> Typst {
    Typst(source: "#show: \(function).with(\(code(arguments)))")
  }

  private static func code(_ arguments: [Argument]) -> String {
    let long = arguments.count > 2
    return arguments.map { (long ? "\n  " : "") + $0.code }.joined(separator: long ? "," : ", ")
      + (long ? ",\n" : "")
  }

  /// One space for any run of white space; spaces at the ends stay, because they part words.
  private static func collapsedSpaces(_ text: String) -> String {
    var result = ""
    var wasSpace = false
    for scalar in text.unicodeScalars {
      let isSpace = [" ", "\t", "\n", "\r"].contains(scalar)
      if !isSpace {
        result.unicodeScalars.append(scalar)
      } else if !wasSpace {
        result += " "
      }
      wasSpace = isSpace
    }
    return result
  }
}

extension Typst {
  /// An argument of a call, with or without a name.
  struct Argument: Sendable {
    private let name: StaticString?
    private let value: Value

    init(_ name: StaticString, _ value: Value) {
      self.name = name
      self.value = value
    }

    init(_ value: Value) {
      name = nil
      self.value = value
    }

    fileprivate var code: String {
      (name.map { "\($0): " } ?? "") + value.code
    }
  }

  /// A value in Typst's code.
  indirect enum Value: Sendable {
    case string(String)
    case content(Typst)
    case integer(Int)
    case array([Value])
    case dictionary([Argument])
    /// The label of something to link to.
    case label(String)
    /// Code of the source's own, such as `none` or `100%`.
    case code(StaticString)
    /// A share of the free width.
    case fraction(Double)

    /// Content of plain text.
    static func text(_ text: String) -> Value { .content(.text(text)) }

    fileprivate var code: String {
      switch self {
      case .string(let text): "\"" + Self.escaped(text) + "\""
      case .content(let content): "[\(content.source)]"
      case .integer(let number): "\(number)"
      // A lone value in parentheses is no array without the comma.
      case .array(let values): "(" + values.map { $0.code + "," }.joined(separator: " ") + ")"
      case .dictionary(let entries):
        entries.isEmpty
          ? "(:)" : "(" + entries.map(\.code).joined(separator: ", ") + ")"
      case .label(let label): "label(" + Value.string(label).code + ")"
      case .code(let code): "\(code)"
      case .fraction(let share): "\(share)fr"
      }
    }

    private static func escaped(_ text: String) -> String {
      var result = ""
      for scalar in text.unicodeScalars {
        switch scalar {
        case "\\": result += "\\\\"
        case "\"": result += "\\\""
        case "\n": result += "\\n"
        case "\t": result += "\\t"
        case "\u{0}"..."\u{1F}", "\u{7F}"..."\u{9F}": continue
        default: result.unicodeScalars.append(scalar)
        }
      }
      return result
    }
  }
}

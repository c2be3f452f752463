/// HTML text, escaped by construction.
///
/// Only `element` makes markup, and its names are written in the source; every other text passes
/// through the escape. There is no way to make HTML of a string that came from a file.
package struct HTML: Sendable {
  /// The markup.
  package private(set) var text: String

  private init(markup: String) {
    text = markup
  }

  /// Nothing.
  package static let empty = HTML(markup: "")

  /// Plain text.
  package static func text(_ text: String) -> HTML {
    var markup = ""
    appendEscaped(text, to: &markup)
    return HTML(markup: markup)
  }

  /// Several pieces after each other, without white space between them.
  package static func joined(_ parts: [HTML]) -> HTML {
    HTML(markup: parts.map(\.text).joined())
  }

  /// A picture; its text is escaped where it is written.
  static func picture(_ svg: SVGElement) -> HTML {
    HTML(markup: svg.markup)
  }

  /// A whole page.
  package static func page(language: String, @HTMLBuilder _ content: () -> HTML) -> String {
    "<!doctype html>\n"
      + element("html", .init("lang", language), content: content).text + "\n"
  }

  /// JSON for a script to read, in which nothing can end the script element.
  package static func json(_ json: String, class name: StaticString) -> HTML {
    var markup = "<script type=\"application/json\" class=\"\(name)\">"
    for scalar in json.unicodeScalars {
      // In JSON these stand in strings only, where the escape means the same.
      if scalar == "<" {
        markup += "\\u003c"
      } else {
        markup.unicodeScalars.append(scalar)
      }
    }
    return HTML(markup: markup + "</script>\n")
  }

  /// An element with attributes and content.
  package static func element(
    _ name: StaticString, _ attributes: Attribute?..., @HTMLBuilder content: () -> HTML
  ) -> HTML {
    let tag = "\(name)"
    var markup = "<" + tag
    for attribute in attributes { attribute?.append(to: &markup) }
    markup += ">"
    if !voidElements.contains(tag) {
      if containers.contains(tag) { markup += "\n" }
      markup += content().text
      markup += "</" + tag + ">"
    }
    // Only between blocks, where white space has no meaning.
    if blocks.contains(tag) { markup += "\n" }
    return HTML(markup: markup)
  }

  /// An element without content.
  package static func element(_ name: StaticString, _ attributes: Attribute?...) -> HTML {
    let tag = "\(name)"
    var markup = "<" + tag
    for attribute in attributes { attribute?.append(to: &markup) }
    markup += voidElements.contains(tag) ? ">" : "></" + tag + ">"
    if blocks.contains(tag) { markup += "\n" }
    return HTML(markup: markup)
  }

  private static let voidElements: Set = ["br", "col", "hr", "img", "link", "meta"]

  /// Elements whose content begins on its own line.
  private static let containers: Set = [
    "article", "aside", "body", "colgroup", "details", "div", "dl", "figure", "head", "html",
    "main", "nav", "ol", "section", "table", "tbody", "thead", "tr", "ul",
  ]

  private static let blocks: Set = containers.union([
    "blockquote", "caption", "col", "dd", "dt", "figcaption", "footer", "h1", "h2", "h3", "h4",
    "h5", "header", "hr", "li", "link", "meta", "p", "pre", "script", "summary", "td", "th",
    "title",
  ])
}

extension HTML {
  /// An attribute: its name is written in the source, its value is escaped.
  package struct Attribute: Sendable {
    private let name: StaticString
    private let value: String?

    /// - Parameter value: Nil for an attribute that says all by being there.
    package init(_ name: StaticString, _ value: String? = nil) {
      self.name = name
      self.value = value
    }

    package static func `class`(_ value: String) -> Attribute { Attribute("class", value) }
    package static func id(_ value: String) -> Attribute { Attribute("id", value) }
    package static func href(_ value: String) -> Attribute { Attribute("href", value) }

    fileprivate func append(to markup: inout String) {
      markup += " \(name)"
      guard let value else { return }
      markup += "=\""
      HTML.appendEscaped(value, to: &markup)
      markup += "\""
    }
  }

  /// Escaped for text and for attributes in double quotes.
  fileprivate static func appendEscaped(_ text: String, to markup: inout String) {
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": markup += "&amp;"
      case "<": markup += "&lt;"
      case ">": markup += "&gt;"
      case "\"": markup += "&quot;"
      case "'": markup += "&#39;"
      case "\t", "\n", "\r": markup.unicodeScalars.append(scalar)
      // Neither HTML nor XML, which pandoc writes, may hold control characters.
      case "\u{0}"..."\u{1F}", "\u{7F}"..."\u{9F}", "\u{FFFE}", "\u{FFFF}": continue
      default: markup.unicodeScalars.append(scalar)
      }
    }
  }
}

/// Writes HTML as a list of parts; a string among them is text.
@resultBuilder
package enum HTMLBuilder {
  package static func buildExpression(_ html: HTML) -> HTML { html }
  package static func buildExpression(_ html: [HTML]) -> HTML { .joined(html) }
  package static func buildExpression(_ text: String) -> HTML { .text(text) }
  package static func buildBlock(_ parts: HTML...) -> HTML { .joined(parts) }
  package static func buildOptional(_ part: HTML?) -> HTML { part ?? .empty }
  package static func buildEither(first part: HTML) -> HTML { part }
  package static func buildEither(second part: HTML) -> HTML { part }
  package static func buildArray(_ parts: [HTML]) -> HTML { .joined(parts) }
}

import Foundation

/// Makes a drawing of Vega accessible, safe to put into a page, and small.
///
/// The result is built from a tree with allowed elements only, so that no script, style sheet or
/// outside reference can pass, and all text is escaped where it is written.
public enum SVGAccessibility {
  private static let allowedElements: Set = [
    "svg", "g", "path", "line", "rect", "circle", "text", "tspan", "defs", "clipPath",
    "linearGradient", "radialGradient", "stop",
  ]

  /// Attributes that only Vega's own runtime, or a reader inside an image, would use.
  private static let droppedAttributes: Set = [
    "role", "class", "style", "pointer-events", "cursor", "version", "xmlns:xlink",
  ]

  /// Returns the drawing as an image with a name and a description.
  ///
  /// - Parameters:
  ///   - svg: What the chart engine drew.
  ///   - id: Unique in the document; makes every id inside unique.
  /// - Returns: An `svg` element with `role="img"`, `title`, `desc` and `viewBox`, that shrinks with
  ///   its column.
  /// - Throws: When the text is not well-formed.
  public static func accessible(
    svg: String, id: String, title: String, description: String
  ) throws -> String {
    let source = try SVGReader.read(svg)
    guard source.name == "svg" else { throw SVGMarkupError.malformed }
    let prefix = "chart-" + slug(id)
    var root = SVGElement(name: "svg")
    root["xmlns"] = "http://www.w3.org/2000/svg"
    root["role"] = "img"
    root["aria-labelledby"] = "\(prefix)-title \(prefix)-desc"
    let (width, height) = (source["width"] ?? "720", source["height"] ?? "400")
    root["viewBox"] = source["viewBox"] ?? "0 0 \(width) \(height)"
    root["width"] = width
    root["height"] = height
    root["style"] = "max-width:100%;height:auto"
    root["font-family"] = ChartTheme.font
    root.children =
      [
        caption("title", id: "\(prefix)-title", text: title),
        caption("desc", id: "\(prefix)-desc", text: description),
      ] + source.children.compactMap { cleaned($0, prefix: prefix) }
    return root.markup
  }

  private static func caption(_ name: String, id: String, text: String) -> SVGNode {
    .element(SVGElement(name: name, attributes: [("id", id)], children: [.text(text)]))
  }

  private static func cleaned(_ node: SVGNode, prefix: String) -> SVGNode? {
    guard case .element(let element) = node else { return node }
    guard allowedElements.contains(element.name), !isInvisible(element) else { return nil }
    var result = SVGElement(name: element.name)
    for (name, value) in element.attributes {
      guard let value = kept(name, value, prefix: prefix) else { continue }
      result.attributes.append((name, value))
    }
    // Only maps describe their marks; a page's script shows the words beside the pointer.
    if let tip = element["aria-label"], element.name == "path" { result["data-tip"] = tip }
    result.children = element.children.compactMap { cleaned($0, prefix: prefix) }
    if element.name == "g", result.children.isEmpty { return nil }
    return .element(result)
  }

  /// Vega frames every group with two paths, which mostly have neither fill nor stroke.
  private static func isInvisible(_ element: SVGElement) -> Bool {
    if element["display"] == "none" { return true }
    guard element["class"] == "background" || element["class"] == "foreground" else { return false }
    return element["fill"] == nil && element["stroke"] == nil
  }

  private static func kept(_ name: String, _ value: String, prefix: String) -> String? {
    if droppedAttributes.contains(name) || name.hasPrefix("aria-") || name.hasPrefix("on") {
      return nil
    }
    switch name {
    case "id": return "\(prefix)-\(slug(value))"
    case "href", "xlink:href":
      return value.hasPrefix("#") ? "#\(prefix)-\(slug(String(value.dropFirst())))" : nil
    // The root names the family once for all text.
    case "font-family": return nil
    case "opacity" where value == "1": return nil
    case "d", "transform", "x", "y", "x1", "x2", "y1", "y2", "width", "height":
      return rounded(value)
    default: break
    }
    guard let start = value.range(of: "url(") else { return value }
    guard value[start.upperBound...].hasPrefix("#"), value.hasSuffix(")") else { return nil }
    let target = value[start.upperBound...].dropFirst().dropLast()
    return "url(#\(prefix)-\(slug(String(target))))"
  }

  /// The text with every number of more than two decimals rounded to two.
  private static func rounded(_ text: String) -> String {
    var result = ""
    var number = ""
    func flush() {
      defer { number = "" }
      guard let point = number.firstIndex(of: "."), number[point...].count > 3,
        let value = Double(number)
      else { return result += number }
      result += ChartJSON.pixel(value).description
    }
    for character in text {
      if character.isNumber || character == "." || (character == "-" && number.isEmpty) {
        number.append(character)
      } else if character == "e" && !number.isEmpty {
        number.append(character)
      } else if character == "-" && number.last == "e" {
        number.append(character)
      } else {
        flush()
        if character == "-" { number = "-" } else { result.append(character) }
      }
    }
    flush()
    return result
  }

  /// Letters, digits, hyphens and underscores; anything else becomes a hyphen.
  private static func slug(_ text: String) -> String {
    String(
      text.map { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "_") ? $0 : "-" })
  }
}

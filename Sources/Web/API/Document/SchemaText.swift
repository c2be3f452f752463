import Foundation
import Tables

/// A JSON schema in words and lists.
struct SchemaText {
  let text: ReaderText

  /// Sentences in which what stands between grave accents is code.
  static func marked(_ text: String) -> HTML {
    text.split(separator: "`", omittingEmptySubsequences: false).enumerated().map { index, part in
      index % 2 == 1 ? "<code>\(part)</code>" as HTML : HTML(part)
    }.joined(by: "")
  }

  /// The type in a line.
  func short(_ schema: JSONValue) -> HTML {
    if let reference = schema["$ref"]?.text { return link(reference) }
    if let parts = schema["anyOf"]?.items {
      return parts.map(short).joined(by: " \(text.or) ")
    }
    if let values = schema["enum"]?.items {
      return """
        \(text.mayBe) \(values.map { "<code>\(plain($0))</code>" as HTML }.joined(by: ", "))\(rest(schema))
        """
    }
    let types = schema["type"]?.items?.compactMap(\.text) ?? [schema["type"]?.text ?? text.anything]
    let name: HTML =
      if types.first == "array", let item = schema["items"] {
        "\(text.listOf) \(short(item))"
      } else { HTML(types.joined(separator: ", ")) }
    return "\(name)\(rest(schema))"
  }

  private func link(_ reference: String) -> HTML {
    let name = String(reference.split(separator: "/").last ?? "")
    return "<a href=\"#schema-\(name)\"><code>\(name)</code></a>"
  }

  private func plain(_ value: JSONValue) -> String {
    value.text ?? String(decoding: JSONPrinter.text(value), as: UTF8.self)
  }

  /// Limits, form and what is taken unless given.
  private func rest(_ schema: JSONValue) -> HTML {
    var remarks: [HTML] = []
    if let least = schema["minimum"], let most = schema["maximum"] {
      remarks.append("\(plain(least))–\(plain(most))")
    }
    if let most = schema["maxLength"]?.whole { remarks.append("≤ \(most)") }
    if let most = schema["maxItems"]?.whole { remarks.append("≤ \(most)") }
    if let pattern = schema["pattern"]?.text { remarks.append("<code>\(pattern)</code>") }
    if let fallback = schema["default"] {
      remarks.append("\(text.fallback) <code>\(plain(fallback))</code>")
    }
    return remarks.isEmpty ? .empty : ", \(remarks.joined(by: ", "))"
  }

  /// Every member of an object, each with what it means; the line for what is none.
  func full(_ schema: JSONValue) -> HTML {
    if let item = schema["items"], item["properties"] != nil {
      return "<p class=\"small soft\">\(text.listOf)</p>\(full(item))"
    }
    guard let properties = schema["properties"]?.members else {
      return "<p class=\"small\">\(short(schema))\(others(schema))</p>"
    }
    let required = Set(schema["required"]?.items?.compactMap(\.text) ?? [])
    return """
      <dl class="members">
      \(properties.map { property in
        """
        <dt><code>\(property.name)</code> <span class="soft small">\(short(property.value))\
        \(required.contains(property.name) ? ", \(text.required)" : "")</span></dt>
        <dd><span\("lang", text.partLanguage)>\(Self.marked(property.value["description"]?.text ?? ""))</span>\
        \(property.value["properties"] == nil ? HTML.empty : full(property.value))</dd>
        """ as HTML
      })
      </dl>
      """
  }

  private func others(_ schema: JSONValue) -> HTML {
    guard let others = schema["additionalProperties"], others.members != nil else { return .empty }
    return " (\(text.otherMembers): \(short(others)))"
  }
}

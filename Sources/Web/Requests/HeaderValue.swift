import Foundation

/// A header's value with its parameters, such as `form-data; name="file"`.
struct HeaderValue: Sendable {
  /// In lower case.
  let value: String
  private var parameters: [String: String] = [:]

  init(_ text: String) {
    var rest = Substring(text)
    value = Self.token(&rest).lowercased()
    while rest.first == ";" {
      rest.removeFirst()
      let name = Self.token(&rest, endingAt: "=;").lowercased()
      guard rest.first == "=" else { continue }
      rest.removeFirst()
      parameters[name] = rest.first == "\"" ? Self.quoted(&rest) : Self.token(&rest)
    }
  }

  subscript(name: String) -> String? { parameters[name] }

  private static func token(_ rest: inout Substring, endingAt ends: String = ";") -> String {
    let token = rest.prefix { !ends.contains($0) }
    rest.removeFirst(token.count)
    return token.trimmingCharacters(in: .whitespaces)
  }

  private static func quoted(_ rest: inout Substring) -> String {
    rest.removeFirst()
    var text = ""
    while let character = rest.popFirst(), character != "\"" {
      // Browsers send a quote as %22 and leave backslashes alone, so that none escapes anything else.
      if character == "\\", rest.first == "\"" || rest.first == "\\" {
        text.append(rest.removeFirst())
      } else {
        text.append(character)
      }
    }
    _ = token(&rest)
    return text
  }
}

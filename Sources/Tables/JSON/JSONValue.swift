/// A JSON value; the members of an object keep their order.
package enum JSONValue: Hashable, Sendable {
  package struct Member: Hashable, Sendable {
    package let name: String
    package let value: JSONValue

    package init(name: String, value: JSONValue) {
      self.name = name
      self.value = value
    }
  }

  case null
  case truth(Bool)
  case whole(Int)
  case number(Double)
  case text(String)
  case list([JSONValue])
  case object([Member])

  /// The member of a name; nil where there is none, and for what is no object.
  package subscript(name: String) -> JSONValue? {
    guard case .object(let members) = self else { return nil }
    return members.first { $0.name == name }?.value
  }

  package var text: String? { if case .text(let text) = self { text } else { nil } }
  package var truth: Bool? { if case .truth(let truth) = self { truth } else { nil } }
  package var items: [JSONValue]? { if case .list(let items) = self { items } else { nil } }
  package var members: [Member]? { if case .object(let members) = self { members } else { nil } }

  /// A whole number, however it was written: `3`, `3.0` and `3e0` are the same.
  package var whole: Int? {
    switch self {
    case .whole(let number): number
    case .number(let number): Int(exactly: number)
    default: nil
    }
  }

  /// Any number.
  package var double: Double? {
    switch self {
    case .whole(let number): Double(number)
    case .number(let number): number
    default: nil
    }
  }

  /// Whether any text or name in it has the character NUL.
  package var hasNUL: Bool {
    switch self {
    case .text(let text): text.utf8.contains(0)
    case .list(let items): items.contains(where: \.hasNUL)
    case .object(let members): members.contains { $0.name.utf8.contains(0) || $0.value.hasNUL }
    default: false
    }
  }

  /// A value, or null where there is none.
  package static func maybe(_ text: String?) -> JSONValue { text.map(JSONValue.text) ?? .null }
  package static func maybe(_ number: Int?) -> JSONValue { number.map(JSONValue.whole) ?? .null }
  package static func maybe(_ number: Double?) -> JSONValue {
    number.map(JSONValue.number) ?? .null
  }

  package static func texts(_ texts: some Sequence<String>) -> JSONValue {
    .list(texts.map(JSONValue.text))
  }

  /// An object whose members are listed by name and value.
  package static func members(_ members: [(String, JSONValue)]) -> JSONValue {
    .object(members.map { Member(name: $0.0, value: $0.1) })
  }

  /// The object with another member at its end; anything else as it is.
  package func adding(_ name: String, _ value: JSONValue?) -> JSONValue {
    guard case .object(let members) = self, let value else { return self }
    return .object(members + [Member(name: name, value: value)])
  }

  /// The object with another value for a name that it has; as it is without a value, and for what is no object.
  package func replacing(_ name: String, _ value: JSONValue?) -> JSONValue {
    guard let value, case .object(let members) = self else { return self }
    return .object(members.map { $0.name == name ? Member(name: name, value: value) : $0 })
  }
}

extension JSONValue: ExpressibleByDictionaryLiteral, ExpressibleByArrayLiteral,
  ExpressibleByStringLiteral, ExpressibleByIntegerLiteral, ExpressibleByBooleanLiteral
{
  package init(dictionaryLiteral elements: (String, JSONValue)...) { self = .members(elements) }
  package init(arrayLiteral elements: JSONValue...) { self = .list(elements) }
  package init(stringLiteral value: String) { self = .text(value) }
  package init(integerLiteral value: Int) { self = .whole(value) }
  package init(booleanLiteral value: Bool) { self = .truth(value) }
}

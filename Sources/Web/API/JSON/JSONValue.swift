/// A JSON value; the members of an object keep their order.
enum JSONValue: Hashable, Sendable {
  struct Member: Hashable, Sendable {
    let name: String
    let value: JSONValue
  }

  case null
  case truth(Bool)
  case whole(Int)
  case number(Double)
  case text(String)
  case list([JSONValue])
  case object([Member])

  /// The member of a name; nil where there is none, and for what is no object.
  subscript(name: String) -> JSONValue? {
    guard case .object(let members) = self else { return nil }
    return members.first { $0.name == name }?.value
  }

  var text: String? { if case .text(let text) = self { text } else { nil } }
  var truth: Bool? { if case .truth(let truth) = self { truth } else { nil } }
  var items: [JSONValue]? { if case .list(let items) = self { items } else { nil } }
  var members: [Member]? { if case .object(let members) = self { members } else { nil } }

  /// A whole number, however it was written: `3`, `3.0` and `3e0` are the same.
  var whole: Int? {
    switch self {
    case .whole(let number): number
    case .number(let number): Int(exactly: number)
    default: nil
    }
  }

  /// Any number.
  var double: Double? {
    switch self {
    case .whole(let number): Double(number)
    case .number(let number): number
    default: nil
    }
  }

  /// Whether any text or name in it has the character NUL.
  var hasNUL: Bool {
    switch self {
    case .text(let text): text.utf8.contains(0)
    case .list(let items): items.contains(where: \.hasNUL)
    case .object(let members): members.contains { $0.name.utf8.contains(0) || $0.value.hasNUL }
    default: false
    }
  }

  /// A value, or null where there is none.
  static func maybe(_ text: String?) -> JSONValue { text.map(JSONValue.text) ?? .null }
  static func maybe(_ number: Int?) -> JSONValue { number.map(JSONValue.whole) ?? .null }
  static func maybe(_ number: Double?) -> JSONValue { number.map(JSONValue.number) ?? .null }

  static func texts(_ texts: some Sequence<String>) -> JSONValue {
    .list(texts.map(JSONValue.text))
  }

  /// An object whose members are listed by name and value.
  static func members(_ members: [(String, JSONValue)]) -> JSONValue {
    .object(members.map { Member(name: $0.0, value: $0.1) })
  }

  /// The object with another member at its end; anything else as it is.
  func adding(_ name: String, _ value: JSONValue?) -> JSONValue {
    guard case .object(let members) = self, let value else { return self }
    return .object(members + [Member(name: name, value: value)])
  }
}

extension JSONValue: ExpressibleByDictionaryLiteral, ExpressibleByArrayLiteral,
  ExpressibleByStringLiteral, ExpressibleByIntegerLiteral, ExpressibleByBooleanLiteral
{
  init(dictionaryLiteral elements: (String, JSONValue)...) { self = .members(elements) }
  init(arrayLiteral elements: JSONValue...) { self = .list(elements) }
  init(stringLiteral value: String) { self = .text(value) }
  init(integerLiteral value: Int) { self = .whole(value) }
  init(booleanLiteral value: Bool) { self = .truth(value) }
}

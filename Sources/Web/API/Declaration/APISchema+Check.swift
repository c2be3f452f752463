import Foundation
import Tables

/// One thing in a request that does not fit the declaration.
struct APIFlaw: Hashable, Sendable {
  /// Where: a JSON pointer into the body, or the name of a parameter.
  enum Place: Hashable, Sendable {
    case body(String)
    case parameter(String)
  }

  let place: Place
  /// A full sentence.
  let message: String
  /// Whether it is a number, and only too small or too large.
  var isOutOfRange = false

  var json: JSONValue {
    switch place {
    case .body(let pointer): ["pointer": .text("#" + pointer), "detail": .text(message)]
    case .parameter(let name): ["parameter": .text(name), "detail": .text(message)]
    }
  }
}

extension APISchema {
  /// Everything in a value that does not fit, at most 100 things.
  ///
  /// - Parameter pointer: Where the value stands: a JSON pointer, RFC 6901.
  func flaws(of value: JSONValue, at pointer: String = "") -> [APIFlaw] {
    func wrong(_ message: String) -> [APIFlaw] {
      [APIFlaw(place: .body(pointer), message: message)]
    }
    func outside(_ least: String, _ most: String) -> [APIFlaw] {
      let message = "This must be from \(least) to \(most)."
      return [APIFlaw(place: .body(pointer), message: message, isOutOfRange: true)]
    }
    if value == .null, isNullable { return [] }
    switch (kind, value) {
    case (.anything, _), (.named, _), (.truth, .truth): return []
    case (.number(let range), .number), (.number(let range), .whole):
      guard let range, let number = value.double, !range.contains(number) else { return [] }
      return outside(Self.text(range.lowerBound), Self.text(range.upperBound))
    case (.text(let least, let most, let pattern, let format), .text(let text)):
      return Self.flaw(text, least, most, pattern, format).map(wrong) ?? []
    case (.choice(let values), .text(let text)):
      return values.contains(text) ? [] : wrong("Use one of \(values.joined(separator: ", ")).")
    case (.whole(let range), _):
      guard let number = value.whole else { return wrong("This must be a whole number.") }
      guard let range, !range.contains(number) else { return [] }
      return outside("\(range.lowerBound)", "\(range.upperBound)")
    case (.list(let item, let most), .list(let items)):
      if let most, items.count > most { return wrong("At most \(most) items are taken at once.") }
      return Self.first100(items.indices) { item.flaws(of: items[$0], at: "\(pointer)/\($0)") }
    case (.object(let properties, let others), .object(let members)):
      return Self.flaws(of: members, properties, others, at: pointer)
    case (.either(let schemas), _):
      return schemas.contains { $0.flaws(of: value, at: pointer).isEmpty }
        ? [] : wrong("This must be \(schemas.map(\.word).joined(separator: " or ")).")
    default: return wrong("This must be \(word).")
    }
  }

  private static func text(_ number: Double) -> String {
    String(decoding: JSONPrinter.text(.number(number)), as: UTF8.self)
  }

  private static func flaw(
    _ text: String, _ least: Int, _ most: Int?, _ pattern: String?, _ format: String?
  ) -> String? {
    let count = text.unicodeScalars.count
    if count < least {
      return least == 1 ? "This must not be empty." : "This needs \(least) letters."
    }
    if let most, count > most { return "This must have at most \(most) letters." }
    if let pattern, let regex = try? Regex(pattern), text.wholeMatch(of: regex) == nil {
      return "This must have the form \(pattern)."
    }
    if format == "email", !text.contains("@") { return "This must be an e-mail address." }
    return nil
  }

  private static func flaws(
    of members: [JSONValue.Member], _ properties: [Property], _ others: APISchema?,
    at pointer: String
  ) -> [APIFlaw] {
    let given = Set(members.map(\.name))
    let missing = properties.filter { $0.isRequired && !given.contains($0.name) }.map {
      APIFlaw(place: .body(pointer), message: "“\($0.name)” is missing.")
    }
    let known = Dictionary(properties.map { ($0.name, $0.schema) }) { first, _ in first }
    return missing
      + first100(members) { member in
        let place = "\(pointer)/\(escaped(member.name))"
        if let schema = known[member.name] ?? others {
          return schema.flaws(of: member.value, at: place)
        }
        let names = properties.map(\.name).joined(separator: ", ")
        return [
          APIFlaw(place: .body(place), message: "There is no such member. Known are \(names).")
        ]
      }
  }

  private static func first100<Element>(
    _ elements: some Sequence<Element>, _ flaws: (Element) -> [APIFlaw]
  ) -> [APIFlaw] {
    var all: [APIFlaw] = []
    for element in elements where all.count < 100 { all += flaws(element) }
    return Array(all.prefix(100))
  }

  private static func escaped(_ name: String) -> String {
    name.replacing("~", with: "~0").replacing("/", with: "~1")
  }

  /// What the value is, with its article.
  var word: String {
    switch kind {
    case .text, .choice: "a text"
    case .whole: "a whole number"
    case .number: "a number"
    case .truth: "true or false"
    case .list: "a list"
    case .object, .named: "an object"
    case .either(let schemas): schemas.map(\.word).joined(separator: " or ")
    case .anything: "a value"
    }
  }
}

extension APISchema {
  /// The text of a parameter as the value that the schema speaks of; nil where it is none.
  func value(ofText text: String) -> JSONValue? {
    switch kind {
    case .whole:
      let digits = text.hasPrefix("-") ? text.dropFirst() : text[...]
      guard !digits.isEmpty, digits.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else {
        return nil
      }
      return Int(text).map(JSONValue.whole)
    case .number: return Double(text).map(JSONValue.number)
    case .truth: return text == "true" ? .truth(true) : text == "false" ? .truth(false) : nil
    default: return .text(text)
    }
  }
}

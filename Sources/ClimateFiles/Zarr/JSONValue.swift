internal import Climate
internal import Foundation

/// A value of a JSON document, with whole numbers kept whole.
enum JSONValue: Hashable, Sendable, Decodable {
  case null
  case truth(Bool)
  case whole(Int)
  case number(Double)
  case text(String)
  case list([JSONValue])
  case object([String: JSONValue])

  init(from decoder: any Decoder) throws {
    let single = try decoder.singleValueContainer()
    if single.decodeNil() {
      self = .null
    } else if let value = try? single.decode(String.self) {
      self = .text(value)
    } else if let value = try? single.decode(Int.self) {
      self = .whole(value)
    } else if let value = try? single.decode(Double.self) {
      self = .number(value)
    } else if let value = try? single.decode(Bool.self) {
      self = .truth(value)
    } else if let value = try? single.decode([String: JSONValue].self) {
      self = .object(value)
    } else {
      self = .list(try single.decode([JSONValue].self))
    }
  }

  /// Reads a document.
  ///
  /// NaN and Infinity, which JSON does not have but zarr-python writes, are numbers.
  init(parsing bytes: [UInt8], name: String) throws(ClimateProblem) {
    let decoder = JSONDecoder()
    decoder.allowsJSON5 = true
    do { self = try decoder.decode(JSONValue.self, from: Data(bytes)) } catch {
      throw ClimateProblem(
        "“\(name)” is no whole JSON document. The store is damaged or only partly copied.")
    }
  }

  subscript(key: String) -> JSONValue? {
    guard case .object(let members) = self, let value = members[key], value != .null else {
      return nil
    }
    return value
  }

  var text: String? { if case .text(let text) = self { text } else { nil } }
  var list: [JSONValue]? { if case .list(let list) = self { list } else { nil } }
  var object: [String: JSONValue]? { if case .object(let object) = self { object } else { nil } }
  var isTrue: Bool? { if case .truth(let truth) = self { truth } else { nil } }

  var whole: Int? {
    switch self {
    case .whole(let value): value
    case .number(let value): Int(exactly: value)
    default: nil
    }
  }

  /// A number, also when it is written as `"NaN"` or `"-Infinity"`.
  var number: Double? {
    switch self {
    case .whole(let value): Double(value)
    case .number(let value): value
    case .text("NaN"): .nan
    case .text("Infinity"): .infinity
    case .text("-Infinity"): -.infinity
    default: nil
    }
  }

  /// A list of whole numbers; nil when one is not.
  var wholes: [Int]? {
    guard let list else { return nil }
    let numbers = list.compactMap(\.whole)
    return numbers.count == list.count ? numbers : nil
  }

  /// As an attribute of a dataset; nil for what is neither text nor numbers.
  var attribute: AttributeValue? {
    switch self {
    case .text(let text): return .text(text)
    case .whole, .number: return number.map { .numbers([$0]) }
    case .truth(let truth): return .numbers([truth ? 1 : 0])
    case .list(let list):
      let numbers = list.compactMap { $0.text == nil ? $0.number : nil }
      return numbers.count == list.count && !list.isEmpty ? .numbers(numbers) : nil
    case .null, .object: return nil
    }
  }
}

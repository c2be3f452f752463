/// Ids of indicators as tables, markers and addresses write them: lower-case letters, digits and hyphens.
///
/// An indicator's full name states parameters, as in `tx-days-above(threshold=90 degF)`; the plain id is its words and
/// values, `tx-days-above-90-degf`, and that of a season `…(threshold=90 degF, period=seasonal)@JJA` is
/// `tx-days-above-90-degf-jja`. Where two full names have the same words and values, the names of their parameters are put
/// in; where even that tells nothing apart, a number.
/// - Limits: A plain id is unique among the names it was made with. What it stands for is to be kept beside it.
public struct PlainIndicatorNames: Hashable, Sendable {
  private let plain: [String: String]

  /// - Parameter names: full names, as `Indicator.id` and the labels of an atlas have them; one may stand several times.
  public init(_ names: [String]) {
    var order: [String] = []
    var known: Set<String> = []
    for name in names where known.insert(name).inserted { order.append(name) }
    let short = Dictionary(grouping: order) { Self.plain($0, withParameters: false) }
    var result: [String: String] = [:]
    var taken: Set<String> = []
    for name in order {
      var id = Self.plain(name, withParameters: false)
      if short[id].map({ $0.count > 1 }) == true {
        id = Self.plain(name, withParameters: true)
      }
      var unique = id
      var number = 2
      while !taken.insert(unique).inserted {
        unique = "\(id)-\(number)"
        number += 1
      }
      result[name] = unique
    }
    plain = result
  }

  /// The plain id of a full name; one that was not given is made plain by itself.
  public subscript(name: String) -> String {
    plain[name] ?? Self.plain(name, withParameters: false)
  }

  /// Periods whose parts name themselves, as `JJA` and `Q3` do.
  private static let tellingPeriods = ["period=seasonal", "period=quarterly"]

  private static func plain(_ name: String, withParameters: Bool) -> String {
    let (whole, part) = cut(name, at: "@")
    let (base, rest) = cut(whole, at: "(")
    var words = [base]
    let stated = rest.last == ")" ? rest.dropLast() : rest[...]
    for parameter in stated.split(separator: ",") {
      let text = parameter.drop { $0 == " " }
      if !part.isEmpty, tellingPeriods.contains(String(text)) { continue }
      let (key, value) = cut(String(text), at: "=")
      if value.isEmpty {
        words.append(key)
      } else {
        if withParameters { words.append(key) }
        words.append(value.first == "-" ? "minus \(value.dropFirst())" : value)
      }
    }
    words.append(part)
    return hyphenated(words.joined(separator: " "))
  }

  /// What stands before and after the first of a character; all before it where there is none.
  private static func cut(_ text: String, at character: Character) -> (String, String) {
    guard let place = text.firstIndex(of: character) else { return (text, "") }
    return (String(text[..<place]), String(text[text.index(after: place)...]))
  }

  private static func hyphenated(_ text: String) -> String {
    let spelled = text.lowercased().map { character -> String in
      if character == "%" { return " percent" }
      let isKept = character.isASCII && (character.isLetter || character.isNumber)
      return isKept ? String(character) : " "
    }
    return spelled.joined().split(separator: " ").joined(separator: "-")
  }
}

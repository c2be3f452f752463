/// Every indicator that Cairn declares.
public enum IndicatorCatalog {
  public static let all: [IndicatorDeclaration] = temperate + etccdi + planner

  /// The declaration of an id; nil when there is none.
  public static func declaration(_ id: String) -> IndicatorDeclaration? { byID[id] }

  /// The declarations whose id or name has every word of a text, in any case.
  public static func declarations(like text: String) -> [IndicatorDeclaration] {
    let words = text.lowercased().split(whereSeparator: { $0 == " " || $0 == "-" || $0 == "_" })
    guard !words.isEmpty else { return [] }
    return all.filter { declaration in
      let known = "\(declaration.id) \(declaration.name)".lowercased()
      return words.allSatisfy(known.contains)
    }
  }

  /// The indicator that a text names: an id, or an id with parameters as in `tx-days-above(threshold=90 degF)`.
  ///
  /// - Throws: `ClimateProblem` for an unknown id or parameter.
  public static func indicator(named text: String) throws(ClimateProblem) -> Indicator {
    let id = String(text.prefix { $0 != "(" }).trimmed
    guard let declaration = byID[id] else {
      let near = declarations(like: id).map(\.id)
      throw ClimateProblem(
        near.isEmpty || near.count > 6
          ? "There is no indicator “\(id)”. `cairn climate indicators` lists those there are."
          : "There is no indicator “\(id)”. There is \(near.joined(separator: ", ")).")
    }
    guard id.count < text.count else { return try declaration.indicator() }
    guard text.last == ")" else {
      throw ClimateProblem("“\(text)” lacks its closing bracket.")
    }
    var stated: [String: String] = [:]
    for part in text.dropFirst(id.count + 1).dropLast().split(separator: ",") {
      let pair = part.split(separator: "=", maxSplits: 1).map { String($0).trimmed }
      guard pair.count == 2, stated[pair[0]] == nil else {
        throw ClimateProblem(
          "“\(part)” in “\(text)” is not understood. Write each parameter once, as name=value.")
      }
      stated[pair[0]] = pair[1]
    }
    return try declaration.indicator(stated)
  }

  private static let byID = Dictionary(uniqueKeysWithValues: all.map { ($0.id, $0) })
}

extension String {
  fileprivate var trimmed: String {
    String(drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
  }
}

internal import Quantities

/// What to look for in the library; what is empty excludes nothing.
public struct StrategyQuery: Hashable, Sendable {
  /// Words in English or Spanish, in any order; every one must be there.
  public var words: String
  /// The id of a hazard.
  public var hazard: String
  /// The id of a community system.
  public var system: String
  /// The id of a region.
  public var region: String

  public init(words: String = "", hazard: String = "", system: String = "", region: String = "") {
    self.words = words
    self.hazard = hazard
    self.system = system
    self.region = region
  }

  /// True when it asks for what only strategies say of themselves.
  public var isOfRisks: Bool { !hazard.isEmpty || !system.isEmpty || !region.isEmpty }
}

extension StrategyLibrary {
  /// Strategies that fit a query: with words those that say them in their name first, else in the order of the table.
  public func search(_ query: StrategyQuery) -> [AdaptationStrategy] {
    let fitting = strategies.indices.filter { index in
      let strategy = strategies[index]
      return (query.hazard.isEmpty || strategy.hazards.contains(query.hazard))
        && (query.system.isEmpty || strategy.systems.contains(query.system))
        && (query.region.isEmpty || strategy.regions.isEmpty
          || strategy.regions.contains(query.region))
    }
    let wanted = PlainWords.list(query.words)
    guard !wanted.isEmpty else { return fitting.map { strategies[$0] } }
    return fitting.compactMap { index in words.rank(of: index, wanted).map { (index, $0) } }
      .sorted { ($0.1, $0.0) < ($1.1, $1.0) }.map { strategies[$0.0] }
  }
}

/// The words of every strategy in both languages.
struct SearchIndex: Sendable {
  private let names: [[String]]
  private let texts: [[String]]

  init(_ strategies: [AdaptationStrategy]) {
    names = strategies.map { PlainWords.list("\($0.name) \($0.spanishName) \($0.id)") }
    texts = strategies.map { strategy in
      let parts = [
        strategy.summary, strategy.spanishSummary, strategy.equity, strategy.indicator,
        strategy.firstStep, strategy.maladaptation,
      ]
      let lists = strategy.hazards + strategy.systems + strategy.categories + strategy.coBenefits
      return PlainWords.list((parts + lists).joined(separator: " "))
    }
  }

  /// How many of the words only the text has, so that 0 is best; nil when one is nowhere.
  func rank(of index: Int, _ wanted: [String]) -> Int? {
    var rank = 0
    for word in wanted {
      if names[index].contains(where: { $0.hasPrefix(word) }) { continue }
      guard texts[index].contains(where: { $0.hasPrefix(word) }) else { return nil }
      rank += 1
    }
    return rank
  }
}

/// Text as words that compare without capitals and accents.
public enum PlainWords {
  /// The words of a text, plain, in their order.
  public static func list(_ text: String) -> [String] {
    plain(text).split { !$0.isLetter && !$0.isNumber }.map(String.init)
  }

  /// Lower case without accents: `Inundación` as `inundacion`.
  public static func plain(_ text: String) -> String {
    String(String.UnicodeScalarView(text.lowercased().unicodeScalars.map { letters[$0] ?? $0 }))
  }

  private static let letters: [Unicode.Scalar: Unicode.Scalar] = [
    "á": "a", "é": "e", "í": "i", "ó": "o", "ú": "u", "ü": "u", "ñ": "n",
  ]
}

/// The nearest of some names, when it is near.
enum NearStrategy {
  static func find(_ text: String, among names: [String]) -> String? {
    let part = names.filter { $0.contains(text) && !text.isEmpty }.min { $0.count < $1.count }
    return NearestName.find(text, among: names, atMost: max(2, text.count / 4)) ?? part
  }
}

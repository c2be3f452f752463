/// A strategy proposed for a risk, with every reason for and against it.
public struct StrategySuggestion: Hashable, Sendable {
  /// How it meets the risk; the order is that of suggestions.
  public enum Meeting: Int, Hashable, Sendable, CaseIterable, Comparable {
    case hazardAndSystem, hazard, system

    public static func < (left: Meeting, right: Meeting) -> Bool { left.rawValue < right.rawValue }
  }

  /// Why it fits or does not, in both languages.
  public struct Reason: Hashable, Sendable {
    /// What was compared.
    public enum Kind: String, Hashable, Sendable, CaseIterable {
      case hazard, system, coast, region, size, staff, capacity, score
    }

    public var kind: Kind
    /// A full sentence.
    public var text: String
    public var spanishText: String
  }

  public let strategy: AdaptationStrategy
  public let meeting: Meeting
  /// True where the strategy is mainly for the hazard, and does not only help against it.
  public let isMainHazard: Bool
  public let reasons: [Reason]
  public let misfits: [Reason]
  /// Ids of the community's actions that follow it already.
  public let adopted: [String]

  /// How suggestions are ordered, as a full sentence.
  public static let orderText =
    "First what meets hazard and system, then hazard; within each what has the fewest misfits, then what is mainly for the hazard, then the most weak scores and limits of capacity met, the lower cost, the shorter lead time, and the order of the library."
  /// The same in Spanish.
  public static let spanishOrderText =
    "Primero lo que responde a la amenaza y al sistema, luego a la amenaza; dentro de cada grupo, lo que tiene menos desajustes, luego lo que es sobre todo para la amenaza, luego más puntuaciones débiles y límites de capacidad atendidos, menor costo, menor plazo y el orden de la biblioteca."
}

extension StrategyLibrary {
  /// Strategies for a risk that meet its hazard, each with its reasons; where no hazard is said, its system.
  ///
  /// The order is `StrategySuggestion.orderText`: it is by counts that are shown, and there is no score. Nothing that is not
  /// known about the community counts for or against a strategy. A strategy for coasts only is left out inland.
  /// - Parameters:
  ///   - names: Turns ids of hazards and systems into words of a language, `en` or `es`.
  ///   - actions: To mark what is adopted.
  /// - Returns: Empty when neither the hazard nor the system of the risk is said.
  public func suggestions(
    for subject: SuggestionSubject, traits: CommunityTraits, actions: [Action] = [],
    names: @escaping (_ id: String, _ language: String) -> String = { id, _ in id }
  ) -> [StrategySuggestion] {
    let adopted = Dictionary(grouping: actions.filter { !$0.strategy.isEmpty }, by: \.strategy)
    let fit = StrategyFit(
      subject: subject, traits: traits, capacityFits: capacityFits, names: names)
    return strategies.enumerated().compactMap { index, strategy in
      fit.suggestion(strategy, adopted: (adopted[strategy.id] ?? []).map(\.id)).map { (index, $0) }
    }.sorted { (left: (Int, StrategySuggestion), right: (Int, StrategySuggestion)) in
      key(left.1, left.0).lexicographicallyPrecedes(key(right.1, right.0))
    }.map(\.1)
  }

  private func key(_ suggestion: StrategySuggestion, _ index: Int) -> [Int] {
    let strategy = suggestion.strategy
    let cost = AdaptationStrategy.Level.allCases.firstIndex(of: strategy.cost) ?? 0
    return [
      suggestion.meeting.rawValue, suggestion.misfits.count, suggestion.isMainHazard ? 0 : 1,
      -suggestion.reasons.count { $0.kind == .capacity || $0.kind == .score }, cost,
      strategy.leadTime.upperBound, index,
    ]
  }
}

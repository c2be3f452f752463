public import Factors
internal import Quantities
public import Tables

/// What the library knows of the inputs and costs of calculators, each fact with its source.
public struct CalculatorFacts: Sendable {
  /// What a usual value rests on.
  public enum Standing: String, Hashable, Sendable, CaseIterable {
    /// Read in the named source.
    case verified
    /// Not found in a source yet; every use says so.
    case unverified
    /// No fact: the value at which the input changes nothing.
    case definition
  }

  /// The value that an input has unless the community states its own: a row of `calculator-defaults.csv`.
  public struct Default: Hashable, Sendable {
    /// As written in the table, in the unit beside it.
    public let value: String
    public let unit: String
    /// The ends of what is found in practice, in the same unit; nil when not known.
    public let low: String?
    public let high: String?
    /// Ids of sources.
    public let sources: [String]
    public let standing: Standing
    public let note: String
    public let place: Place
  }

  /// What doing it usually costs: a row of `calculator-costs.csv`.
  public struct Cost: Hashable, Sendable {
    /// What is paid for, such as `capital`.
    public let what: String
    /// What one of it is, such as `home`.
    public let per: String
    /// US dollars.
    public let dollars: Double
    public let low: Double?
    public let high: Double?
    /// The year of whose dollars it is.
    public let priceYear: Int
    public let sources: [String]
    public let status: EvidenceStatus
    public let note: String
    public let place: Place

    /// True for what comes each year.
    public var isYearly: Bool { CostRow.What(rawValue: what)?.isWhole == false }
  }

  /// By id.
  public let sources: [String: FactorSource]
  /// By calculator, then input.
  let defaults: [String: [String: Default]]
  /// By calculator.
  let costs: [String: [Cost]]
  let parameters: [String: [String: ActionParameter]]

  /// The facts that come with the program, read when they are first asked for.
  public static let standard = ResourceTables.required(CalculatorFactsReader.facts)

  /// The usual value of an input.
  public func usual(_ input: String, of kind: ActionKind) -> Default? {
    defaults[kind.rawValue]?[input]
  }

  /// The usual costs of a calculator, in the order of the table.
  public func costs(of kind: ActionKind) -> [Cost] { costs[kind.rawValue] ?? [] }

  /// Sources in one line.
  public func citation(_ ids: [String]) -> String {
    ids.map { sources[$0]?.citation ?? $0 }.joined(separator: "; ")
  }

  /// Sources as rows of `sources.csv`; an id that the library does not have is left out.
  public func rows(ofSources ids: [String]) -> [[String: String]] {
    ids.compactMap { sources[$0] }.map { source in
      [
        "id": source.id, "author": source.author, "title": source.title, "year": source.year,
        "publisher": source.publisher, "licence": source.licence, "url": source.url,
        "note": source.note,
      ]
    }
  }

  /// What the usual value of an input rests on; nil without one.
  static func standing(_ input: String, of kind: ActionKind) -> Standing? {
    standard.usual(input, of: kind)?.standing
  }

  /// The usual value of an action's input as a parameter that says it was not stated; nil when there is none.
  static func usual(_ name: String, for action: Action) -> ActionParameter? {
    if let word = Calculator.of(action.kind).input(name)?.usualWord {
      return ActionParameter(
        name: name, number: nil, text: word, unit: nil, source: "", note: "", place: action.place)
    }
    return standard.parameters[action.kind.rawValue]?[name]
  }
}

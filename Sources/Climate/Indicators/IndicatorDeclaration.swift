/// An indicator as it is declared, once: for the kernel, the command line, files, explanations and the reference pages.
public struct IndicatorDeclaration: Sendable {
  /// Lower-case words with hyphens; unique in the catalog.
  ///
  /// Temperate's begin with `temperate-`.
  public let id: String
  public let definitions: DefinitionSet
  public let name: String
  /// In the symbols of the source, with tx, tn, tm = (tx + tn) / 2 and pr for the daily values.
  public let equation: String
  public let parameters: [IndicatorParameter]
  /// Author, title, year, and table or page.
  public let source: String
  /// Where it is not valid, or differs from what others call by this name; empty when neither.
  public let limits: String
  /// What the indicator tells of, the first being the one it is listed under; empty when of none in particular.
  public private(set) var hazards: [IndicatorHazard] = []
  /// Which way of changing is the harmful one.
  public private(set) var direction: IndicatorDirection = .neither
  private let make: @Sendable (IndicatorArguments) throws(ClimateProblem) -> Indicator

  /// - Parameter make: from the parameters to what is computed; its `id` may be left as the declaration's.
  public init(
    _ id: String, _ definitions: DefinitionSet, _ name: String, equation: String,
    parameters: [IndicatorParameter] = [], source: String, limits: String = "",
    make: @escaping @Sendable (IndicatorArguments) throws(ClimateProblem) -> Indicator
  ) {
    self.id = id
    self.definitions = definitions
    self.name = name
    self.equation = equation
    self.parameters = parameters
    self.source = source
    self.limits = limits
    self.make = make
  }

  /// A declaration without parameters.
  public init(
    _ id: String, _ definitions: DefinitionSet, _ name: String, equation: String,
    _ unit: IndicatorUnit,
    _ reduction: Reduction, period: PeriodRule = .yearly, source: String, limits: String = ""
  ) {
    self.init(id, definitions, name, equation: equation, source: source, limits: limits) { _ in
      Indicator(
        id: id, definitions: definitions, name: name, reduction: reduction, unit: unit,
        period: period)
    }
  }

  /// The same declaration, saying what it tells of and which change is for the worse.
  public func about(
    _ hazards: IndicatorHazard..., worse direction: IndicatorDirection
  ) -> IndicatorDeclaration {
    var copy = self
    copy.hazards = hazards
    copy.direction = direction
    return copy
  }

  /// The indicator for stated parameters; its id carries those that were stated.
  ///
  /// - Throws: `ClimateProblem` for an unknown parameter or a value outside its range.
  public func indicator(_ stated: [String: String] = [:]) throws(ClimateProblem) -> Indicator {
    var own = stated
    // Every indicator can be had over other periods; those with a parameter of that name have rules of their own.
    let hasOwnPeriod = parameters.contains { $0.id == "period" }
    let period = hasOwnPeriod ? nil : own.removeValue(forKey: "period")
    let others = hasOwnPeriod ? [] : ["period"]
    var indicator = try make(
      IndicatorArguments(own, of: parameters, others: others, owner: id))
    if let period { indicator.period = try PeriodRule(named: period) }
    let names = parameters.map(\.id) + others
    let written = names.compactMap { name in stated[name].map { "\(name)=\($0)" } }
    indicator.id = written.isEmpty ? id : "\(id)(\(written.joined(separator: ", ")))"
    return indicator
  }
}

internal import Factors
public import Inventory
internal import Quantities
internal import Tables

/// What a maker works from: the rows of the community, the years, the inventory and the facts that come with Cairn.
public struct PathInputs: Sendable {
  public let request: PathRequest
  /// The base year to the last.
  public let years: ClosedRange<Int>
  public let inventory: EmissionsInventory
  public let cleanShare: ForecastInputs.CleanShare?
  public let facts: VehicleFacts
  /// Ids of the community's actions, of which one may count what a path leaves out.
  public let actions: Set<String>

  var base: Int { years.lowerBound }

  /// Finds rows that the maker has no use for, required ones that are missing, and values out of range.
  func check(_ declaration: PathMakerDeclaration) throws(PathProblem) {
    for value in request.values {
      guard let parameter = declaration.parameter(value.parameter) else {
        let known = declaration.parameters.map(\.id).joined(separator: ", ")
        throw PathProblem(
          "“\(declaration.id)” has no parameter “\(value.parameter)”. Use one of \(known).",
          at: value.place.at(column: "parameter"))
      }
      if parameter.kind != .word { _ = try number(value, parameter) }
      if parameter.isYearly, value.year == nil {
        throw PathProblem(
          "“\(parameter.id)” is given by year. Fill in the year.",
          at: value.place.at(column: "year"))
      }
      if !parameter.isYearly, value.year != nil {
        throw PathProblem(
          "“\(parameter.id)” is the same in every year. Leave the year empty.",
          at: value.place.at(column: "year"))
      }
    }
    for parameter in declaration.parameters where parameter.isRequired {
      guard !rows(parameter.id).isEmpty else {
        throw PathProblem(
          "“\(declaration.id)” needs “\(parameter.id)” (\(parameter.title)). Add a row.",
          at: request.place)
      }
    }
  }

  func rows(_ parameter: String) -> [PathRequest.Value] {
    request.values.filter { $0.parameter == parameter }
  }

  /// The number of a row in the unit of the parameter.
  private func number(
    _ value: PathRequest.Value, _ parameter: PathMakerDeclaration.Parameter
  ) throws(PathProblem) -> Double {
    guard let written = Double(value.text), written.isFinite else {
      throw PathProblem(
        "“\(value.text)” is not a number. Write digits with “.” for decimals.",
        at: value.place.at(column: "value"))
    }
    let number = value.unit?.kind == .share ? written * (value.unit?.canonicalFactor ?? 1) : written
    switch parameter.kind {
    case .share where !(0...1).contains(number):
      throw PathProblem(
        "“\(value.text)” is not a share of a whole. Write 0 to 1, or 0 to 100 with the unit percent.",
        at: value.place.at(column: "value"))
    case .positive where number <= 0:
      throw PathProblem(
        "“\(parameter.id)” must be above 0.", at: value.place.at(column: "value"))
    default: return number
    }
  }

  /// A number that is the same in every year; nil when it is not stated.
  func number(
    _ id: String, _ declaration: PathMakerDeclaration
  ) throws(PathProblem) -> Double? {
    guard let row = rows(id).first, let parameter = declaration.parameter(id) else { return nil }
    return try number(row, parameter)
  }

  /// Finds a row that names neither a record of the inventory nor an action.
  func checkCounter(_ parameter: String) throws(PathProblem) {
    let named = rows(parameter)
    guard !named.isEmpty else { return }
    let records = Set(inventory.years.flatMap { inventory.entries(of: $0).map(\.record.id) })
    for row in named where !records.contains(row.text) && !actions.contains(row.text) {
      throw PathProblem(
        "“\(row.text)” is neither a record of inventory.csv that counts nor an action of actions.csv, so nothing is counted there. Write the id of one, or take the row away.",
        at: row.place.at(column: "value"))
    }
  }

  /// A word; nil when it is not stated.
  func word(_ id: String) -> String? { rows(id).first?.text }

  /// Numbers by year; empty when none is stated.
  func series(
    _ id: String, _ declaration: PathMakerDeclaration
  ) throws(PathProblem) -> YearSeries {
    guard let parameter = declaration.parameter(id) else { return YearSeries([:]) }
    var values: [Int: Double] = [:]
    for row in rows(id) {
      guard let year = row.year else { continue }
      values[year] = try number(row, parameter)
    }
    return YearSeries(values)
  }

  /// The rows of a parameter as inputs of an explanation.
  func inputs(_ id: String, _ symbol: String, _ title: String) -> [Explanation.Input] {
    rows(id).map { row in
      Explanation.Input(
        symbol: row.year.map { "\(symbol)(\($0))" } ?? symbol, name: title, value: row.text,
        unit: row.unit?.symbol ?? "", source: inventory.context.citation(row.source),
        place: row.place.at(column: "value"))
    }
  }

  /// The made path from its values by year, with its explanation.
  func path(
    _ declaration: PathMakerDeclaration, _ values: [Double], inputs: [Explanation.Input],
    status: EvidenceStatus = .verified, notes: [String] = [], omissions: [String] = [],
    blend: StreamShape.Blend? = nil, vehicles: Set<String>? = nil
  ) -> MadePath {
    let series = YearSeries(
      Dictionary(zip(years, values)) { first, _ in first })
    let source = FactorSource(
      id: declaration.id, author: "", title: "Made by “\(declaration.id)”, see path-makers.csv")
    return MadePath(
      path: ReferencePath(
        id: request.id, unit: declaration.unit, series: series, source: source, status: status),
      explanation: Explanation(
        title: "The path “\(request.id)”: \(declaration.name)",
        value:
          "\(NumberText.significant(values.first ?? .nan)) \(declaration.unit) in \(years.lowerBound), \(NumberText.significant(values.last ?? .nan)) in \(years.upperBound)",
        formula: declaration.equation, inputs: inputs,
        method: "\(declaration.source). \(declaration.validity)", notes: notes),
      omissions: omissions,
      blend: blend, vehicles: vehicles)
  }
}

internal import Factors
internal import Forecast
internal import Inventory
internal import Quantities
public import Tables
internal import Workspace

/// Every live figure of a plan by its reference, such as `inventory/2021/total`.
public struct FigureCatalog: Sendable {
  /// A figure, or why there is none, in full sentences.
  public enum Answer: Sendable {
    case found(Figure)
    case missing(String)
  }

  /// The words that a reference may begin with.
  private static let kinds = [
    "community", "indicator", "inventory", "forecast", "plan", "target", "action", "money",
    "climate", "hazard", "risk", "equity", "goal", "pathway", "count",
  ]

  public let calculation: PlanCalculation

  public init(_ calculation: PlanCalculation) { self.calculation = calculation }

  /// The units that this community's readers use.
  public var displayUnits: DisplayUnits { DisplayUnits(calculation.workspace.community.units) }

  /// The figure of a reference.
  public func answer(_ id: String) -> Answer {
    let parts = id.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
    guard let head = parts.first else { return .missing("The reference is empty.") }
    let rest = Array(parts.dropFirst())
    switch head {
    case "community": return community(rest)
    case "indicator": return indicator(rest)
    case "inventory": return inventory(rest)
    case "forecast": return forecast(rest)
    case "plan": return plan(rest)
    case "target": return target(rest)
    case "action": return action(rest)
    case "money": return money(rest)
    case "climate": return climate(rest)
    case "hazard": return hazard(rest)
    case "risk": return risk(rest)
    case "equity": return equity(rest)
    case "goal": return goal(rest)
    case "pathway": return pathway(rest)
    case "count": return count(rest)
    default:
      return .missing(
        "There is no figure “\(id)”. A figure begins with \(Self.kinds.joined(separator: ", ")).")
    }
  }

  /// A printed figure for the text of a plan, or a finding that names the reference.
  public func value(_ id: String, format: String?, at place: Place) -> Resolution<FigureValue> {
    guard let format = FigureFormat(format) else {
      return .missing(
        Finding(
          .error, "“\(format ?? "")” is not a format. Use \(FigureFormat.words).", at: place))
    }
    switch answer(id) {
    case .found(let figure):
      return .found(
        FigureValue(id: id, text: format.text(figure.content), explanation: figure.explanation))
    case .missing(let reason):
      return .missing(Finding(.error, reason, at: place, missing: missingRow(of: id)))
    }
  }

  /// The row that a reference such as `hazard/heat/change` is about, where the plan has none of that id.
  private func missingRow(of reference: String) -> MissingRow? {
    let parts = reference.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
    guard parts.count > 1, let kind = NamedRow(rawValue: parts[0]),
      !kind.ids(in: calculation.workspace).contains(parts[1])
    else { return nil }
    return MissingRow(parts[1], in: kind.file)
  }

  private func community(_ parts: [String]) -> Answer {
    let community = calculation.workspace.community
    let values: [String: (title: String, text: String)] = [
      "name": ("Name of the community", community.name),
      "kind": ("Kind of community", community.kind.rawValue),
      "state": ("State", community.state), "geoid": ("Census code", community.geoid),
      "egrid-subregion": ("Grid subregion", community.subregion),
      "gwp-set": ("Warming potentials", calculation.inventory.potentials.title),
    ]
    guard parts.count == 1, let (title, text) = values[parts[0]], !text.isEmpty else {
      return .missing("“community/…” knows \(values.keys.sorted().joined(separator: ", ")).")
    }
    return .found(
      Figure(
        .text(text),
        explanation: Explanation(
          title: title, value: text, method: "Read from community.yaml.")))
  }

  private func indicator(_ parts: [String]) -> Answer {
    guard parts.count == 2, let year = Int(parts[1]) else {
      return .missing("An indicator is named as “indicator/ID/YEAR”.")
    }
    guard let indicator = calculation.workspace.indicators[parts[0]] else {
      return .missing("There is no indicator “\(parts[0])” in indicators.csv.")
    }
    guard let value = indicator.series.value(in: year) else {
      let span = indicator.series.span.map { " It has \($0.lowerBound) to \($0.upperBound)." }
      return .missing(
        "The indicator “\(parts[0])” has no value for \(year).\(span ?? "") Add a row.")
    }
    let shown = displayUnits.shown(value, indicator.unit)
    return .found(
      Figure(
        shown.value, .count(shown.unit, decimals: 0),
        explanation: indicatorExplanation(indicator, year: year, value: value)))
  }

  private func indicatorExplanation(
    _ indicator: Indicator, year: Int, value: Double
  ) -> Explanation {
    let isGiven = indicator.series.isGiven(year)
    let shown = displayUnits.shown(value, indicator.unit)
    let isConverted = shown.unit != indicator.unit.readerName
    let inputs = indicator.inputs(
      "v", year: year, citation: calculation.inventory.context.citation)
    return Explanation(
      title: "\(indicator.title), \(year)",
      value: "\(NumberText.grouped(shown.value)) \(shown.unit)",
      formula: isGiven ? "" : "v(y) = v0 + (v1 − v0) · (y − y0) ÷ (y1 − y0)",
      inputs: inputs,
      method: (isGiven ? "As given." : "Linear between the given years.")
        + (isConverted ? " Converted to \(shown.unit)." : ""))
  }
}

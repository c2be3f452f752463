public import Tables
internal import Vulnerability

/// The pathways of one risk in one scenario as a map: what suffices until when, and what follows.
///
/// The first line is what is done now. Each next line begins at a tipping point with the action that is ready then,
/// and ends at the tipping point after it, or goes on.
public struct PathwayMap: Hashable, Sendable {
  /// One measure, from the year it takes over to the year it no longer suffices.
  public struct Line: Hashable, Sendable {
    /// The id of the action; empty for what is done now, and for a step without an action.
    public let action: String
    public let title: String
    /// Nil when the point before it is not reached within the series.
    public let start: Int?
    /// Nil when it suffices to the end.
    public let end: Int?
    /// The point at which it takes over; nil for what is done now.
    public let point: TippingPoint?
  }

  /// The id of the risk.
  public let risk: String
  public let scenario: String
  /// What is done now first, then in the order in which thresholds are passed.
  public let lines: [Line]
  public let findings: [Finding]

  /// Arranges the points of one risk and scenario.
  public init(risk: String, scenario: String, points: [TippingPoint], actions: [Action]) {
    let titles = Dictionary(actions.map { ($0.id, $0.title) }) { first, _ in first }
    let ordered = Self.ordered(points)
    let starts = ordered.map(\.year)
    var lines = [
      Line(
        action: "", title: "What is done now", start: points.first?.now,
        end: starts.first ?? nil, point: nil)
    ]
    for (index, point) in ordered.enumerated() {
      let id = point.pathway.action
      let next = starts.dropFirst(index + 1).first ?? nil
      lines.append(
        Line(
          action: id, title: titles[id] ?? (id.isEmpty ? "No action named yet" : id),
          start: point.year, end: point.year == nil ? nil : next, point: point))
    }
    self.risk = risk
    self.scenario = scenario
    self.lines = lines
    findings = PathwayCheck(ordered, actions).findings
  }

  /// By tipping year, those without one last; among them by how far the threshold lies, then as written.
  private static func ordered(_ points: [TippingPoint]) -> [TippingPoint] {
    points.enumerated().sorted { left, right in
      func key(_ item: (offset: Int, element: TippingPoint)) -> (Int, Double, Int) {
        let sign: Double = item.element.worse == .lower ? -1 : 1
        return (
          item.element.year ?? .max, sign * item.element.pathway.threshold, item.offset
        )
      }
      return key(left) < key(right)
    }.map(\.element)
  }

  /// One map for each risk and scenario, in the order of first appearance.
  public static func maps(_ points: [TippingPoint], actions: [Action]) -> [PathwayMap] {
    struct Key: Hashable {
      let risk: String
      let scenario: String
    }
    let keys = points.map { Key(risk: $0.pathway.risk, scenario: $0.pathway.scenario) }
    return keys.withoutRepeats().map { key in
      PathwayMap(
        risk: key.risk, scenario: key.scenario,
        points: points.filter {
          $0.pathway.risk == key.risk && $0.pathway.scenario == key.scenario
        }, actions: actions)
    }
  }
}

/// What is circular, twice or too late in a sequence of pathways.
struct PathwayCheck {
  private(set) var findings: [Finding] = []

  init(_ points: [TippingPoint], _ actions: [Action]) {
    var firstUse: [String: TippingPoint] = [:]
    var thresholds: [String: TippingPoint] = [:]
    for point in points {
      let pathway = point.pathway
      let key = "\(pathway.indicator) \(pathway.threshold)"
      if let twin = thresholds[key] {
        find(
          .warning,
          "The same threshold of “\(pathway.indicator)” leads to another step at \(twin.pathway.place). Two steps cannot take over at one point; change one threshold.",
          pathway, "threshold")
      }
      thresholds[key] = point
      if !pathway.action.isEmpty, let earlier = firstUse[pathway.action] {
        find(
          .warning,
          "The pathway comes back to “\(pathway.action)”, which takes over at \(earlier.pathway.place) already and no longer suffices. Name another action.",
          pathway, "action")
      }
      firstUse[pathway.action] = firstUse[pathway.action] ?? point
      check(point, actions.first { $0.id == pathway.action })
    }
  }

  private mutating func check(_ point: TippingPoint, _ action: Action?) {
    let pathway = point.pathway
    if case .unknown(let reason) = point.state {
      find(.warning, "The tipping point cannot be told. \(reason)", pathway, "indicator")
    }
    if pathway.leadYears > 100 {
      find(.warning, "The lead time is more than a hundred years. Check it.", pathway, "lead_years")
    }
    guard let year = point.year else { return }
    if let action, action.fullYear > year {
      find(
        .warning,
        "“\(action.id)” has its full effect in \(action.fullYear), after the point in \(year) at which it must work.",
        pathway, "action")
    }
    if let decision = point.cautiousDecisionYear, decision < point.now, action?.status != .done {
      find(
        .note,
        "With \(point.leadYears) years of lead, the decision was due by \(decision), before the plan's own year \(point.now).",
        pathway, "lead_years")
    }
  }

  private mutating func find(
    _ severity: Finding.Severity, _ message: String, _ pathway: Pathway, _ column: String
  ) {
    findings.append(Finding(severity, message, at: pathway.place.at(column: column)))
  }
}

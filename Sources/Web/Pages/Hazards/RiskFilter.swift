import Foundation
import Vulnerability

/// Which risks a page shows, in which order; all of it stands in the address.
struct RiskFilter {
  enum Sort: String, CaseIterable {
    case vulnerability, risk, hazard, system, actions
  }

  var hazard = ""
  var system = ""
  var words = ""
  /// The least band that is shown; nil shows all, the unsure ones too.
  var band: RiskBand?
  var isWithoutAction = false
  var isUnsure = false
  /// A cell of the matrix, by the columns of its axes.
  var cell: [String: Int] = [:]
  var sort = Sort.vulnerability

  private static let axes = ["likelihood", "consequence", "impact", "capacity"]

  init(_ query: FormData) {
    hazard = query.text("hazard")
    system = query.text("system")
    words = String(query.text("q").prefix(200))
    band = RiskBand(rawValue: query.text("band"))
    isWithoutAction = query.text("without") == "yes"
    isUnsure = query.text("unsure") == "yes"
    for axis in Self.axes {
      if let score = Int(query.text(axis)), (1...5).contains(score) { cell[axis] = score }
    }
    sort = Sort(rawValue: query.text("sort")) ?? .vulnerability
  }

  var isEmpty: Bool {
    hazard.isEmpty && system.isEmpty && words.isEmpty && band == nil && !isWithoutAction
      && !isUnsure
      && cell.isEmpty
  }

  /// - Parameters:
  ///   - actions: How many actions lower each risk.
  ///   - names: The hazards' names by id.
  func apply(
    to risks: [Risk], actions: [String: Int], names: [String: String]
  ) -> [Risk] {
    risks.filter { fits($0, actions: actions, names: names) }
      .sorted { stands($0, before: $1, actions: actions, names: names) }
  }

  private func fits(_ risk: Risk, actions: [String: Int], names: [String: String]) -> Bool {
    if !hazard.isEmpty, risk.hazard != hazard { return false }
    if !system.isEmpty, risk.system != system { return false }
    if isWithoutAction, actions[risk.id] ?? 0 > 0 { return false }
    if isUnsure, risk.vulnerability != nil, risk.riskProduct != nil { return false }
    if let band {
      guard let own = risk.riskBand, rank(own) >= rank(band) else { return false }
    }
    guard cell.allSatisfy({ value(of: risk, on: $0.key) == $0.value }) else { return false }
    guard !words.isEmpty else { return true }
    let text = [
      risk.id, risk.system, risk.people, risk.impact, risk.capacity, risk.note,
      names[risk.hazard] ?? "",
    ]
    .joined(separator: " ")
    return words.split(separator: " ").allSatisfy {
      text.range(of: String($0), options: [.caseInsensitive, .diacriticInsensitive]) != nil
    }
  }

  private func rank(_ band: RiskBand) -> Int { RiskBand.allCases.firstIndex(of: band) ?? 0 }

  private func value(of risk: Risk, on axis: String) -> Int? {
    switch axis {
    case "likelihood": risk.likelihood
    case "consequence": risk.consequence
    case "impact": risk.potentialImpact?.value
    default: risk.adaptiveCapacity
    }
  }

  /// The unsure come last, because nothing says that they are small.
  private func stands(
    _ left: Risk, before right: Risk, actions: [String: Int], names: [String: String]
  ) -> Bool {
    let (v, r) = (
      (left.vulnerability?.value ?? 0, right.vulnerability?.value ?? 0),
      (left.riskProduct ?? 0, right.riskProduct ?? 0)
    )
    switch sort {
    case .vulnerability: return (v.0, r.0, right.id) > (v.1, r.1, left.id)
    case .risk: return (r.0, v.0, right.id) > (r.1, v.1, left.id)
    case .hazard:
      return (names[left.hazard] ?? left.hazard, left.system, left.id)
        < (names[right.hazard] ?? right.hazard, right.system, right.id)
    case .system:
      return (left.system, left.hazard, left.id) < (right.system, right.hazard, right.id)
    case .actions:
      return (actions[left.id] ?? 0, -v.0, left.id) < (actions[right.id] ?? 0, -v.1, right.id)
    }
  }
}

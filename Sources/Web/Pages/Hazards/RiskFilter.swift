import Foundation
import Vulnerability

/// Which risks a page shows, in which order; all of it stands in the address.
struct RiskFilter {
  enum Sort: String, CaseIterable {
    case rating, hazard, system, actions
  }

  var hazard = ""
  var system = ""
  /// The id of a vulnerable group.
  var group = ""
  var words = ""
  /// The least level of the rating that is shown; nil shows all, the unsure ones too.
  var level: Int?
  var isWithoutAction = false
  var isUnsure = false
  /// A cell of the preset's matrix.
  var row: Int?
  var column: Int?
  var sort = Sort.rating

  init(_ query: FormData) {
    func number(_ name: String) -> Int? {
      Int(query.text(name)).flatMap { (1...5).contains($0) ? $0 : nil }
    }
    hazard = query.text("hazard")
    system = query.text("system")
    group = query.text("group")
    words = String(query.text("q").prefix(200))
    level = number("level")
    isWithoutAction = query.text("without") == "yes"
    isUnsure = query.text("unsure") == "yes"
    row = number("row")
    column = number("column")
    sort = Sort(rawValue: query.text("sort")) ?? .rating
  }

  var isEmpty: Bool {
    hazard.isEmpty && system.isEmpty && group.isEmpty && words.isEmpty && level == nil
      && !isWithoutAction && !isUnsure && row == nil && column == nil
  }

  /// - Parameter actions: How many actions lower each risk.
  func apply(to risks: [Risk], actions: [String: Int], rater: RiskRater) -> [Risk] {
    let levels = Dictionary(
      risks.map { ($0.id, rater.rating(of: $0)?.level ?? 0) }, uniquingKeysWith: { max($0, $1) })
    return risks.filter { fits($0, actions: actions, rater: rater) }
      .sorted { stands($0, before: $1, actions: actions, levels: levels, rater: rater) }
  }

  private func fits(_ risk: Risk, actions: [String: Int], rater: RiskRater) -> Bool {
    if !hazard.isEmpty, risk.hazard != hazard { return false }
    if !system.isEmpty, risk.system != system { return false }
    if !group.isEmpty, !risk.groups.contains(group) { return false }
    if isWithoutAction, actions[risk.id] ?? 0 > 0 { return false }
    let rating = rater.rating(of: risk)
    if isUnsure, rating != nil { return false }
    if let level {
      guard let rating, rating.level >= level else { return false }
    }
    if row != nil || column != nil {
      guard let cell = rater.cell(of: risk), row.map({ $0 == cell.row }) ?? true,
        column.map({ $0 == cell.column }) ?? true
      else { return false }
    }
    return hasWords(risk, rater)
  }

  private func hasWords(_ risk: Risk, _ rater: RiskRater) -> Bool {
    guard !words.isEmpty else { return true }
    let text = [
      risk.id, risk.system, risk.people, risk.impact, risk.capacity, risk.note,
      rater.hazardName(of: risk),
    ].joined(separator: " ")
    return words.split(separator: " ").allSatisfy {
      text.range(of: String($0), options: [.caseInsensitive, .diacriticInsensitive]) != nil
    }
  }

  /// The unsure come last, because nothing says that they are small.
  private func stands(
    _ left: Risk, before right: Risk, actions: [String: Int], levels: [String: Int],
    rater: RiskRater
  ) -> Bool {
    let rated = (levels[left.id] ?? 0, levels[right.id] ?? 0)
    switch sort {
    case .rating: return (rated.0, right.id) > (rated.1, left.id)
    case .hazard:
      return (rater.hazardName(of: left), left.system, left.id)
        < (rater.hazardName(of: right), right.system, right.id)
    case .system:
      return (left.system, left.hazard, left.id) < (right.system, right.hazard, right.id)
    case .actions:
      return (actions[left.id] ?? 0, -rated.0, left.id)
        < (actions[right.id] ?? 0, -rated.1, right.id)
    }
  }
}

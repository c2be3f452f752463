import Foundation
import Quantities
import Strategies

/// Which actions a page shows, in which order; all of it stands in the address.
struct ActionFilter {
  enum Sort: String, CaseIterable {
    case order, title, start, reduction, cost, status
  }

  let sector: String
  let status: Action.Status?
  let kind: ActionKind?
  let priority: Action.Priority?
  let lead: String
  let words: String
  let sort: Sort

  init(_ query: FormData) {
    sector = query.text("sector")
    status = Action.Status(rawValue: query.text("status"))
    kind = ActionKind(rawValue: query.text("kind"))
    priority = Action.Priority(rawValue: query.text("priority"))
    lead = query.text("lead")
    words = String(query.text("q").prefix(200))
    sort = Sort(rawValue: query.text("sort")) ?? .order
  }

  var isEmpty: Bool {
    sector.isEmpty && status == nil && kind == nil && priority == nil && lead.isEmpty
      && words.isEmpty
  }

  /// - Parameter reduction: What an action cuts, for sorting; nil where it is not known.
  func apply(to actions: [Action], reduction: (Action) -> Double?) -> [Action] {
    let found = actions.filter(fits)
    switch sort {
    case .order: return found
    case .title: return found.sorted { ($0.title, $0.id) < ($1.title, $1.id) }
    case .start: return found.sorted { ($0.startYear, $0.id) < ($1.startYear, $1.id) }
    case .reduction:
      let cuts = Dictionary(found.map { ($0.id, reduction($0) ?? 0) }) { first, _ in first }
      return found.sorted { (cuts[$0.id] ?? 0, $1.id) > (cuts[$1.id] ?? 0, $0.id) }
    case .cost:
      return found.sorted {
        ($0.capitalCost?.dollars ?? 0, $1.id) > ($1.capitalCost?.dollars ?? 0, $0.id)
      }
    case .status:
      let order: [Action.Status] = [.underWay, .planned, .done]
      func rank(_ action: Action) -> Int { order.firstIndex(of: action.status) ?? 3 }
      return found.sorted { (rank($0), $0.startYear, $0.id) < (rank($1), $1.startYear, $1.id) }
    }
  }

  private func fits(_ action: Action) -> Bool {
    guard sector.isEmpty || action.sector == sector, status == nil || action.status == status,
      kind == nil || action.kind == kind, priority == nil || action.priority == priority,
      lead.isEmpty || action.lead == lead
    else { return false }
    let text = [action.id, action.title, action.summary, action.lead, action.partners, action.note]
      .joined(separator: " ")
    return words.split(separator: " ").allSatisfy {
      text.range(of: String($0), options: [.caseInsensitive, .diacriticInsensitive]) != nil
    }
  }
}

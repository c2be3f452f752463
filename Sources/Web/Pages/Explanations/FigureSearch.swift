import Forecast
import Foundation
import Inventory
import Plan
import Strategies
import Workspace

/// Finds figures by words: of their names, and of the records, actions and targets that they are about.
struct FigureSearch {
  private static let limit = 60

  let catalog: FigureCatalog
  /// What figures are called in the languages that are searched, by their references.
  var names: [String: String] = [:]

  /// The figures whose names have every word of a query, the shortest names first.
  func matches(_ query: String) -> (shown: [String], all: Int) {
    let words = Self.folded(query).split { !$0.isLetter && !$0.isNumber && $0 != "-" }
    guard !words.isEmpty else { return ([], 0) }
    if case .found = catalog.answer(query.trimmingCharacters(in: .whitespaces)) {
      return ([query.trimmingCharacters(in: .whitespaces)], 1)
    }
    let titles = titles
    let found = catalog.ids.filter { id in
      let parts = id.split(separator: "/").map(String.init)
      let text = Self.folded(
        id.replacing("/", with: " ").replacing("-", with: " ") + " " + id + " "
          + parts.compactMap { titles[$0] }.joined(separator: " ") + " " + (names[id] ?? ""))
      return words.allSatisfy { text.contains($0) }
    }
    let sorted = found.enumerated().sorted {
      ($0.element.utf8.count, $0.offset) < ($1.element.utf8.count, $1.offset)
    }.map(\.element)
    return (Array(sorted.prefix(Self.limit)), sorted.count)
  }

  /// The figures that most readers ask for.
  var first: [String] {
    let calculation = catalog.calculation
    let years = calculation.workspace.community.inventoryYears
    var ids = years.map { "inventory/\($0)/total" }
    if let last = years.last { ids.append("inventory/\(last)/per-person") }
    if let first = years.first, let last = years.last, first != last {
      ids.append("inventory/change/\(first)/\(last)")
    }
    for level in calculation.levels {
      ids += ["emissions", "gap", "plan-gap"].map { "target/\(level.target.id)/\($0)" }
    }
    if let end = calculation.projection?.years.upperBound {
      ids += ["forecast/\(end)/total", "plan/\(end)/total", "plan/\(end)/reduction"]
    }
    return ids.filter { if case .found = catalog.answer($0) { true } else { false } }
  }

  /// What the parts of figures' names are called.
  private var titles: [String: String] {
    let workspace = catalog.calculation.workspace
    let pairs =
      workspace.records.map { ($0.id, $0.title) } + workspace.actions.map { ($0.id, $0.title) }
      + workspace.targets.map { ($0.id, $0.name) }
      + workspace.indicators.map { ($0.key, $0.value.title) }
    return Dictionary(pairs) { first, _ in first }
  }

  private static func folded(_ text: String) -> String {
    text.folding(options: [.caseInsensitive, .diacriticInsensitive], locale: nil)
  }
}

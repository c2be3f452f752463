internal import Factors
internal import Forecast
internal import Inventory
internal import Workspace

/// Figures of two years beside one another.
extension FigureCatalog {
  /// Such as `inventory/change/2005/2021/part/sector:buildings`: a part's relative change.
  func partChange(_ text: String, from: Int, to: Int) -> Answer {
    guard let part = InventoryPart(text), let inventory = inventory(of: part.account) else {
      return .missing("“\(text)” names no part of an inventory that has records.")
    }
    let holds: (ActivityRecord) -> Bool = { part.holds($0, in: inventory) }
    let tonnes = [from, to].map { year in
      inventory.potentials.tonnes(
        part.emissions(inventory.emissions(of: year, where: holds)))
    }
    let hasBoth = [from, to].allSatisfy { year in
      inventory.entries(of: year).contains { holds($0.record) }
    }
    guard hasBoth, tonnes[0] > 0 else {
      return .missing(
        "A change needs emissions of “\(text)” in both \(from) and \(to), and more than 0 in \(from)."
      )
    }
    let (first, second) = (title(of: part, year: from), title(of: part, year: to))
    return .found(
      change(
        title: "\(first), change to \(to)", from: (first, tonnes[0]), to: (second, tonnes[1]),
        notes: inventory.errorOmissions { $0.year == from || $0.year == to },
        parts: [from, to].map { (year: Int) in
          inventory.explanation(title: title(of: part, year: year), of: year, where: holds)
        }))
  }

  /// Such as `inventory/contribution/2005/2021`, and with `driver/population` behind it.
  func contribution(_ parts: [String]) -> Answer {
    guard parts.count == 2 || parts.count == 4, let from = Int(parts[0]), let to = Int(parts[1])
    else { return .missing("A split of a change is named as “inventory/contribution/2005/2021”.") }
    let analysis: ContributionAnalysis
    do {
      analysis = try ContributionAnalysis(
        from: calculation.inventory, startYear: from, endYear: to,
        indicators: calculation.workspace.indicators.mapValues(\.series))
    } catch {
      return .missing(error.reason)
    }
    guard parts.count == 4 else {
      return .found(Figure(analysis.change, .emissions, explanation: analysis.explanation()))
    }
    return piece(parts[2], parts[3], of: analysis)
  }

  private func piece(_ kind: String, _ id: String, of analysis: ContributionAnalysis) -> Answer {
    switch kind {
    case "driver":
      if let found = analysis.drivers.first(where: { $0.driver.id == id }) {
        return .found(
          Figure(found.tonnes, .emissions, explanation: analysis.explanation(of: found)))
      }
    case "source":
      if let index = Int(id), analysis.recordChanges.indices.contains(index) {
        let found = analysis.recordChanges[index]
        return .found(
          Figure(found.tonnes, .emissions, explanation: analysis.explanation(of: found)))
      }
    case "undivided":
      if let index = Int(id), analysis.undivided.indices.contains(index) {
        let found = analysis.undivided[index]
        return .found(
          Figure(found.tonnes, .emissions, explanation: analysis.explanation(of: found)))
      }
    default: break
    }
    return .missing(
      "The change from \(analysis.startYear) to \(analysis.endYear) has no \(kind) “\(id)”.")
  }
}

internal import ArgumentParser
internal import Forecast
internal import Inventory
internal import Plan
internal import Quantities
internal import Tables
internal import Workspace

/// `cairn targets suggest`: targets that would fit the place.
struct TargetSuggestCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "suggest", abstract: "Offer targets that fit the place, with numbers and reasons.",
    discussion: """
      The fair share of the world's reduction, the nation's pledge, net zero with a year on the way, and \
      carbon budgets. Nothing is written: copy the rows that you want into targets.csv.
      """)

  @OptionGroup var folder: WorkspaceArgument
  @Flag(help: "Print the rows of targets.csv instead of reasons.") var csv = false

  func run() throws {
    let calculation = try folder.calculation()
    let suggestions = calculation.targetSuggestions
    if csv {
      let columns = WorkspaceTables.targets.columns
      let rows = suggestions.offered.map { offer in columns.map { offer.cells[$0] ?? "" } }
      print(TextTable.csv([columns] + rows, file: WorkspaceTables.targets.file), terminator: "")
      return
    }
    let taken = Set(calculation.workspace.targets.map(\.id))
    for offer in suggestions.offered {
      let mark = taken.contains(offer.target.id) ? " (there already)" : ""
      print("\(offer.target.id)\(mark): \(offer.target.name)")
      for line in lines(offer) { print("  \(line)") }
    }
    for left in suggestions.notOffered {
      print("Not offered, \(left.kind.rawValue): \(left.reason)")
    }
    if !suggestions.offered.isEmpty {
      print("`cairn targets suggest \(folder.workspace) --csv` prints them as rows of targets.csv.")
    }
  }

  private func lines(_ offer: TargetSuggestion) -> [String] {
    let target = offer.target
    var lines = [
      target.kind == .budget
        ? "\(EmissionsInventory.text(offer.tonnes)) from \(target.baseYear) to \(target.year)"
        : "\(EmissionsInventory.text(offer.tonnes)) in \(target.year), from \(target.baseYear)"
    ]
    if let pace = offer.pace {
      lines.append(
        "needs \(EmissionsInventory.text(pace.yearly)) less each year from \(pace.from) on")
    }
    if let left = offer.left {
      lines.append("\(EmissionsInventory.text(left)) are left after the last inventory")
    }
    if let rate = offer.rate {
      lines.append(
        "\(offer.pace == nil ? "needs" : "or") \(NumberText.grouped(rate * 100, decimals: 1))% less than the year before, every year"
      )
    }
    return lines + offer.reasons.map(\.text)
  }
}

internal import ArgumentParser
internal import Factors
internal import Inventory
internal import Plan
internal import Quantities

/// `cairn factors change`: what moving an inventory to another edition would do.
struct FactorChangeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "change",
    abstract: "Show what another edition would change in an inventory.",
    discussion: """
      Calculates the inventory again with one edition of eGRID, of the EPA's hub or of warming potentials, \
      and prints what moves, by how much and by which factor. Nothing is written.

        cairn factors change my-town "eGRID2023 rev2"
        cairn factors change my-town hub-2025
        cairn factors change my-town ar6
      """)

  @OptionGroup var folder: WorkspaceArgument
  @Argument(help: "The edition, as `cairn factors list` names it.") var edition: String
  @Option(help: "How many records; 0 for all. Text prints 20 unless told.") var limit: Int?
  @Option(help: "text, csv or json.") var format: FactorFormat = .text

  func validate() throws {
    guard (limit ?? 0) >= 0 else { throw ValidationError("--limit is 0 or more.") }
  }

  func run() throws {
    let inventory = try folder.calculation().inventory
    let change = try FactorAnswer.of {
      try inventory.change(to: inventory.context.library.edition(named: edition))
    }
    switch format {
    case .text: printText(change, inventory)
    case .csv: print(TextTable.csv(table(change), file: "change.csv"), terminator: "")
    case .json:
      print(JSONText.of(table(change), textColumns: ["id", "factors", "problem"]))
    }
    if format != .text { for note in change.notes { printError(note) } }
  }

  private func printText(_ change: EditionChange, _ inventory: EmissionsInventory) {
    print("Moving to \(change.edition.name), t CO2e:")
    let totals = change.totals.map { total in
      [
        String(total.year), NumberText.grouped(total.old), NumberText.grouped(total.new),
        NumberText.grouped(total.delta),
        total.old == 0 ? "" : NumberText.grouped(total.delta / total.old * 100, decimals: 2),
      ]
    }
    print(
      TextTable.aligned([["Year", "old", "new", "difference", "%"]] + totals), terminator: "")
    let most = limit ?? FactorRows.shown
    let kept = most == 0 ? change.rows[...] : change.rows.prefix(most)
    for row in kept { printRow(row) }
    if kept.count < change.rows.count {
      print("… \(change.rows.count - kept.count) more records; --limit 0 prints all.")
    }
    let moved = change.rows.count
    print(
      "\(moved) record\(moved == 1 ? " moves" : "s move"); \(change.unchanged) stay as they are.")
    for note in change.notes { print("note: \(note)") }
  }

  private func printRow(_ row: EditionChange.Row) {
    let amounts = [row.old, row.new].map { $0.map(EmissionsInventory.text) ?? "not calculated" }
    print("\(row.record.id): \(row.record.title), \(amounts[0]) to \(amounts[1])")
    for factor in row.factors {
      print("  \(factor.symbol) \(factor.old) to \(factor.new) \(factor.unit)  \(factor.name)")
    }
    if !row.problem.isEmpty { print("  \(row.problem)") }
  }

  private func table(_ change: EditionChange) -> [[String]] {
    let header = ["id", "year", "sector", "old_t_co2e", "new_t_co2e", "factors", "problem"]
    return [header]
      + change.rows.map { row in
        [
          row.record.id, String(row.record.year), row.record.sector.rawValue,
          row.old.map { "\($0)" } ?? "", row.new.map { "\($0)" } ?? "",
          row.factors.map { "\($0.symbol): \($0.old) to \($0.new) \($0.unit)" }
            .joined(separator: "; "), row.problem,
        ]
      }
  }
}

internal import ArgumentParser
internal import Factors
internal import Foundation
internal import Inventory
internal import Plan
internal import Quantities
internal import Workspace

/// `cairn inventory side-by-side`: one record by every method that its data allows.
struct SideBySideCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "side-by-side",
    abstract: "Calculate one record by every method that its data allows.",
    discussion: "Methods that need more than the record states are listed with what they need.")

  @OptionGroup var folder: WorkspaceArgument
  @Argument(help: "The record's id, such as landfill-2021.") var record: String

  func run() throws {
    let calculation = try folder.calculation()
    guard let found = calculation.workspace.records.first(where: { $0.id == record }) else {
      let near = calculation.workspace.records.map(\.id).min {
        (editDistance($0, record), $0) < (editDistance($1, record), $1)
      }
      throw CommandFailure(
        "There is no record “\(record)” in inventory.csv."
          + (near.map { " Did you mean “\($0)”?" } ?? ""))
    }
    let comparison = calculation.inventory.comparison(of: found)
    guard comparison.rows.count > 1 else {
      print("“\(found.id)”: no other method takes this kind of activity data.")
      return
    }
    let unit = found.unit?.symbol ?? ""
    let quantity = found.quantity.map { NumberText.significant($0, digits: 9) } ?? "no amount"
    print("\(found.title): \(quantity) \(unit), t CO2e, \(calculation.inventory.potentials.title)")
    for row in comparison.rows {
      let amount = row.tonnes.map { NumberText.grouped($0, decimals: $0.magnitude < 100 ? 2 : 0) }
      print("\n\(row.isUsed ? "used  " : "      ")\(row.method.id): \(amount ?? "not possible")")
      print("      \(row.method.name); \(row.method.source)")
      if !row.reason.isEmpty { print("      \(row.reason)") }
    }
  }
}

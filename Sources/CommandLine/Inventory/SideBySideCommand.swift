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
    discussion: """
      Methods that need more than the record states are listed with what they need. Below them, the \
      method used is calculated with other editions, revisions and studies, as far as it has a choice.
      """)

  @OptionGroup var folder: WorkspaceArgument
  @Argument(help: "The record's id, such as landfill-2021.") var record: String

  func run() throws {
    let library = FactorLibrary.standard
    let workspace = try WorkspaceArgument.workspace(folder: folder.workspace, library: library)
    guard let found = workspace.records.first(where: { $0.id == record }) else {
      let ids = workspace.records.map(\.id)
      throw CommandFailure(
        "There is no record “\(record)” in inventory.csv."
          + NearestName.advice(on: record, among: ids, atMost: .max))
    }
    let comparison = PlanCalculation.comparison(of: found, in: workspace, library: library)
    guard comparison.rows.count > 1 || !comparison.variants.isEmpty else {
      print("“\(found.id)”: no other method takes this kind of activity data.")
      return
    }
    let unit = found.unit?.symbol ?? ""
    let quantity = found.quantity.map { NumberText.significant($0, digits: 9) } ?? "no amount"
    print("\(found.title): \(quantity) \(unit), t CO2e, \(comparison.potentials.title)")
    for row in comparison.rows {
      let amount = row.tonnes.map(text)
      print("\n\(row.isUsed ? "used  " : "      ")\(row.method.id): \(amount ?? "not possible")")
      print("      \(row.method.name); \(row.method.source)")
      if !row.reason.isEmpty { print("      \(row.reason)") }
    }
    guard !comparison.variants.isEmpty else { return }
    print("\nThe method used, with other sources:")
    for variant in comparison.variants {
      print("\n      \(variant.setting): \(text(variant.tonnes))")
      print("      \(variant.choice)")
      print("      \(variant.reason)")
    }
  }

  private func text(_ tonnes: Double) -> String {
    NumberText.grouped(tonnes, decimals: tonnes.magnitude < 100 ? 2 : 0)
  }
}

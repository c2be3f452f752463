internal import ArgumentParser
internal import Factors
internal import Foundation
internal import Inventory
internal import Plan
internal import Quantities
internal import Workspace

/// `cairn inventory warm`: EPA's WARM shortcut for a year's waste, beside the inventory.
struct WarmCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "warm", abstract: "Estimate a year's waste by EPA's WARM factors, as a view.",
    discussion: """
      WARM factors are CO2e of one set of warming potentials (2021: AR4, 2025: AR5), with transport and \
      equipment in them. They cannot be kept by gas, so this is a view beside the inventory and never part \
      of a total.
      """)

  @OptionGroup var folder: WorkspaceArgument
  @Option(help: "The year; the last inventory year unless given.") var year: Int?
  @Option(help: "2021 or 2025.") var edition: String = "2025"

  func run() throws {
    let calculation = try folder.calculation()
    let inventory = calculation.inventory
    guard let year = year ?? inventory.years.last else {
      throw CommandFailure(NotBegun.inventory)
    }
    let view = calculation.wasteByWarm(year, edition: edition)
    guard !view.rows.isEmpty else { throw CommandFailure("There is no waste record of \(year).") }
    var table = [["Record", "WARM treatment", "WARM, t CO2e", "Inventory, t CO2e"]]
    for row in view.rows {
      table.append([
        row.record.id, row.treatment?.rawValue ?? "—",
        row.warm.map { NumberText.grouped($0) } ?? "not possible", NumberText.grouped(row.own),
      ])
      if row.warm == nil { printError("\(row.record.id): \(row.problem)") }
    }
    print(TextTable.aligned(table, left: 2), terminator: "")
    let set = view.potentialSet.map { ", \($0.uppercased())" } ?? ""
    print(
      "WARM of the EPA's hub \(edition)\(set); the inventory under \(inventory.potentials.title). Two views, not to be added."
    )
  }
}

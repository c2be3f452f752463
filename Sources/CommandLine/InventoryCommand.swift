internal import ArgumentParser
internal import Factors
internal import Foundation
internal import Inventory
internal import Plan
internal import Quantities
internal import Tables
internal import Workspace

/// `cairn inventory`: emissions by sector and year.
struct InventoryCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "inventory", abstract: "Print emissions by sector and year.")

  enum Format: String, ExpressibleByArgument, CaseIterable {
    case text, csv
  }

  @OptionGroup var folder: WorkspaceArgument
  @Option(help: "text or csv.") var format: Format = .text

  func run() throws {
    let calculation = try folder.calculation()
    let inventory = calculation.inventory
    guard !inventory.entries.isEmpty else {
      try tellWhyEmpty(calculation)
      return
    }
    let years = inventory.years
    var rows = inventory.sectors.map { sector in
      [sector.title]
        + years.map { year in
          inventory.total(year, sector: sector).map(number)
            ?? keys(inventory.notationKeys(year, sector: sector))
        }
    }
    rows.append(["Total"] + years.map { number(inventory.total($0)) })
    let header = ["Sector"] + years.map(String.init)
    print(format == .csv ? csv(header, rows) : aligned([header] + rows), terminator: "")
    if format == .text {
      print("t CO2e, \(inventory.potentials.title). Biogenic carbon dioxide is outside.")
    }
    for omission in calculation.omissions { printError("Left out: \(omission)") }
    if !calculation.omissions.isEmpty { throw ExitCode(1) }
  }

  private func tellWhyEmpty(_ calculation: PlanCalculation) throws {
    let errors = calculation.findings.filter { $0.severity == .error }
    guard !errors.isEmpty else {
      print("There is no inventory yet. Fill inventory.csv; docs/workspace.md has the columns.")
      return
    }
    for finding in errors.prefix(5) { printError("\(finding)") }
    throw CommandFailure("Nothing could be totaled; `cairn check` lists every error.")
  }

  private func keys(_ keys: String) -> String { keys.isEmpty ? "—" : keys }

  private func number(_ tonnes: Double) -> String {
    format == .csv ? "\(tonnes)" : NumberText.grouped(tonnes)
  }

  private func csv(_ header: [String], _ rows: [[String]]) -> String {
    var table = CSVTable(file: "inventory.csv", header: header)
    for row in rows { table.append(row) }
    return table.text
  }

  private func aligned(_ rows: [[String]]) -> String {
    let widths = (rows.first ?? []).indices.map { column in rows.map { $0[column].count }.max() ?? 0
    }
    return rows.map { row in
      row.enumerated().map { column, text in
        let space = String(repeating: " ", count: widths[column] - text.count)
        return column == 0 ? text + space : space + text
      }.joined(separator: "  ") + "\n"
    }.joined()
  }
}

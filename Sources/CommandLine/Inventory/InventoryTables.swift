internal import Factors
internal import Foundation
internal import Inventory
internal import Quantities

/// An inventory's tables as text, CSV or JSON.
struct InventoryTables {
  let inventory: EmissionsInventory
  let years: [Int]
  let format: InventoryTableCommand.Format

  func print() {
    switch format {
    case .text:
      Swift.print(TextTable.aligned(sectorsByYear), terminator: "")
      Swift.print("t CO2e, \(inventory.potentials.title). Biogenic carbon dioxide is outside.")
      for year in years { printDetail(inventory.sectorTable(year)) }
    case .csv:
      Swift.print(
        TextTable.csv(tidy, file: "inventory.csv"), terminator: "")
    case .json: Swift.print(JSONText.of(tidy, textColumns: ["gwp"]))
    case .xlsx: break  // The command writes it.
    }
  }

  private var sectorsByYear: [[String]] {
    let years = inventory.years
    let sectors = Set(
      inventory.entries.map(\.record.sector) + inventory.unquantified.map(\.sector)
    ).sorted()
    let rows = sectors.map { sector in
      [sector.title]
        + years.map { year in
          inventory.total(year, sector: sector).map { NumberText.grouped($0) }
            ?? keys(inventory.notationKeys(year, sector: sector))
        }
    }
    return [["Sector"] + years.map(String.init)] + rows
      + [["Total"] + years.map { NumberText.grouped(inventory.total($0)) }] + removals(years)
  }

  /// Removals stand beside the total; without any, the row is left out.
  private func removals(_ years: [Int]) -> [[String]] {
    let tonnes = years.map { year in
      inventory.potentials.removals(inventory.emissions(of: year))
    }
    guard tonnes.contains(where: { $0 != 0 }) else { return [] }
    return [["Removals, beside the total"] + tonnes.map { "−" + NumberText.grouped($0) }]
  }

  private func printDetail(_ table: SectorTable) {
    Swift.print("\n\(table.account.title), \(table.year), metric tons by sector, scope and gas:")
    let header = ["Sector", "Scope", "CO2", "CH4", "N2O", "Other, CO2e", "CO2e", "Biogenic CO2"]
    var rows = [header]
    for line in table.lines {
      let part = line.records > 0 && !line.keys.isEmpty ? " (\(line.keys) in part)" : ""
      rows.append(
        [line.sector.title + part, line.scope.map(String.init) ?? "not stated"]
          + (line.records == 0 ? notationCells(line) : cells(line.emissions, table)))
    }
    rows.append(["Total", ""] + cells(table.total, table))
    Swift.print(TextTable.aligned(rows, left: 2), terminator: "")
    let keyed = inventory.unquantified.count { $0.year == table.year }
    if keyed > 0 {
      Swift.print(
        "\(keyed) record\(keyed == 1 ? " has" : "s have") a notation key in place of an amount: not in the total."
      )
    }
    printElectricity(table.year)
    for entry in inventory.territorialEntries where entry.record.year == table.year {
      Swift.print(
        "Beside the total: \(entry.record.id) (\(entry.record.gpcCellReference)), \(NumberText.grouped(table.tonnes(entry.emissions))) t CO2e, counted where it is used."
      )
    }
  }

  /// Location- and market-based electricity side by side, where there is a contract to tell them apart.
  private func printElectricity(_ year: Int) {
    guard !inventory.context.instruments.isEmpty else { return }
    let report = inventory.electricityDualReport(year)
    Swift.print(
      "Electricity, \(NumberText.grouped(report.electricity.megawattHours)) MWh: location-based \(tonnes(report.location)) t CO2e, market-based \(tonnes(report.market)) t CO2e; \(NumberText.grouped(report.covered.megawattHours)) MWh are under contract."
    )
  }

  private func notationCells(_ line: SectorTable.Line) -> [String] {
    ["", "", "", "", keys(line.keys), ""]
  }

  private func cells(_ emissions: EmissionsByGas, _ table: SectorTable) -> [String] {
    [
      NumberText.grouped(emissions.carbonDioxide.tonnes), small(emissions.methane.tonnes),
      small(emissions.nitrousOxide.tonnes), NumberText.grouped(table.otherGases(emissions)),
      NumberText.grouped(table.tonnes(emissions)),
      NumberText.grouped(emissions.biogenicCarbonDioxide.tonnes),
    ]
  }

  private func tonnes(_ emissions: EmissionsByGas) -> String {
    NumberText.grouped(inventory.potentials.tonnes(emissions))
  }

  private func small(_ tonnes: Double) -> String {
    NumberText.grouped(tonnes, decimals: tonnes.magnitude < 100 ? 2 : 0)
  }

  private func keys(_ keys: String) -> String { keys.isEmpty ? "—" : keys }

  /// One row per year, sector and scope: what a spreadsheet or script wants.
  private var tidy: [[String]] {
    let header = [
      "year", "account", "sector", "scope", "co2_t", "ch4_t", "ch4_fossil_t", "n2o_t",
      "other_gases_t_co2e", "t_co2e", "biogenic_co2_t", "removals_t_co2", "records",
      "notation_keys", "gwp",
    ]
    return [header]
      + inventory.years.flatMap { year in
        let table = inventory.sectorTable(year)
        return table.lines.map { line in
          let amounts = line.records == 0 ? Array(repeating: "", count: 8) : tidyCells(line, table)
          return [
            String(year), table.account.rawValue, line.sector.rawValue,
            line.scope.map(String.init) ?? "",
          ] + amounts + [
            String(line.records), line.keys,
            "\(inventory.potentials.set):\(inventory.potentials.horizon)",
          ]
        }
      }
  }

  private func tidyCells(_ line: SectorTable.Line, _ table: SectorTable) -> [String] {
    let e = line.emissions
    return [
      e.carbonDioxide.tonnes, e.methane.tonnes, e.fossilMethane.tonnes, e.nitrousOxide.tonnes,
      table.otherGases(e), table.tonnes(e), e.biogenicCarbonDioxide.tonnes, e.removals.tonnes,
    ].map { "\($0)" }
  }
}

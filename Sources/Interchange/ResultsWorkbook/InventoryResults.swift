internal import Factors
package import Inventory
internal import Quantities
package import Tables

/// An inventory's results as a workbook: by sector, gas and scope, record by record, and under the protocols.
package struct InventoryResults {
  let community: String
  let inventory: EmissionsInventory
  let years: [Int]
  let reports: [FrameworkReport]
  let findings: [Finding]
  /// What the totals leave out because of an error, one sentence each.
  let omissions: [String]

  /// - Parameters:
  ///   - community: Its name, for the headings.
  ///   - years: The years shown, oldest first.
  ///   - reports: Of these years, under the protocols that the account has; each protocol gets a sheet.
  package init(
    _ inventory: EmissionsInventory, community: String, years: [Int], reports: [FrameworkReport],
    findings: [Finding], omissions: [String]
  ) {
    self.inventory = inventory
    self.community = community
    self.years = years
    self.reports = reports
    self.findings = findings
    self.omissions = omissions
  }

  package var workbook: Workbook {
    let frameworks = ReportingFramework.allCases.filter { framework in
      reports.contains { $0.framework == framework }
    }
    var sheets = [summary, sectorTable, records]
    sheets += frameworks.map(protocolSheet)
    if !frameworks.isEmpty { sheets.append(protocolTotals) }
    return Workbook(
      title: "Greenhouse gas inventory: \(community)", author: "Cairn",
      sheets: sheets + [factorSheet, sourceSheet, findingSheet])
  }

  /// What every sheet's numbers are.
  var basis: String {
    "Metric tons. CO2e with \(inventory.potentials.title). Biogenic CO2 and removals stand beside every total."
  }

  func sheet(
    _ name: String, _ intro: [String], _ columns: [Workbook.Column], _ rows: [[Workbook.Cell]],
    frozen: Int = 1
  ) -> Workbook.Sheet {
    .results(of: community, name, intro, columns, rows, frozen: frozen)
  }
}

// MARK: - Totals

extension InventoryResults {
  private var summary: Workbook.Sheet {
    let sectors = Set(
      inventory.entries.map(\.record.sector) + inventory.unquantified.map(\.sector)
    ).sorted()
    var rows = sectors.map { sector -> [Workbook.Cell] in
      [.text(sector.title)]
        + years.map { year in
          if let tonnes = inventory.total(year, sector: sector) { return .number(tonnes) }
          let keys = inventory.notationKeys(year, sector: sector)
          return keys.isEmpty ? .empty : .text(keys)
        }
    }
    rows.append([.text("Total")] + years.map { .number(inventory.total($0)) })
    rows.append(["Biogenic CO2, beside the total"] + beside { $0.biogenicCarbonDioxide.tonnes })
    rows.append(["Removals, beside the total"] + beside(inventory.potentials.removals))
    let left = omissions.isEmpty ? [] : ["Left out because of errors, so no total is whole:"]
    return sheet(
      "Summary", ["t CO2e by sector and year. \(basis)"] + left + omissions.prefix(20),
      [Workbook.Column(inventory.account.title, width: 34)]
        + years.map { Workbook.Column(String($0), kind: .amount, width: 18) }, rows)
  }

  private func beside(_ tonnes: (EmissionsByGas) -> Double) -> [Workbook.Cell] {
    years.map { year in .number(tonnes(inventory.emissions(of: year))) }
  }

  private var sectorTable: Workbook.Sheet {
    let rows = years.flatMap { year in
      let table = inventory.sectorTable(year)
      return table.lines.map { line -> [Workbook.Cell] in
        let head: [Workbook.Cell] = [
          .number(Double(year)), .text(line.sector.title),
          line.scope.map { .number(Double($0)) } ?? .empty,
        ]
        let gases =
          line.records == 0
          ? GasColumns.none : GasColumns.cells(line.emissions, inventory.potentials)
        return head + gases + [.number(Double(line.records)), .text(line.keys)]
      }
    }
    return sheet(
      "Sector, scope and gas", [basis],
      [
        Workbook.Column("year", kind: .year, width: 8), Workbook.Column("sector", width: 24),
        Workbook.Column("scope", kind: .year, width: 9),
      ] + GasColumns.columns + [
        Workbook.Column("records", kind: .number, width: 10),
        Workbook.Column("notation keys", width: 15),
      ], rows, frozen: 3)
  }
}

/// Emissions by gas as columns.
enum GasColumns {
  static let columns = [
    "CO2 t", "CH4 t", "of it fossil CH4 t", "N2O t", "other gases t CO2e", "t CO2e",
    "biogenic CO2 t", "removals t CO2",
  ].map { Workbook.Column($0, kind: .amount, width: 16) }

  /// For lines that have a notation key only: nothing, which is not 0.
  static let none = columns.map { _ in Workbook.Cell.empty }

  static func cells(
    _ emissions: EmissionsByGas, _ potentials: WarmingPotentials
  ) -> [Workbook.Cell] {
    [
      emissions.carbonDioxide.tonnes, emissions.methane.tonnes, emissions.fossilMethane.tonnes,
      emissions.nitrousOxide.tonnes,
      potentials.tonnes(EmissionsByGas(others: emissions.others)), potentials.tonnes(emissions),
      emissions.biogenicCarbonDioxide.tonnes, emissions.removals.tonnes,
    ].map { .number($0) }
  }
}

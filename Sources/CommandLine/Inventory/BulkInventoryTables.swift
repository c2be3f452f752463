internal import Factors
internal import Inventory
internal import Quantities

/// Totals of records in columns as text or CSV.
struct BulkInventoryTables {
  let inventory: ColumnInventory
  let potentials: WarmingPotentials

  /// Years by gas, then some years by GPC cell.
  func text(years: [Int]) -> String {
    let byYear = inventory.byYear
    guard let last = byYear.last else { return "There is no record of this account in the file.\n" }
    let rows = byYear.map { [String($0.cell)] + cells($0.total) }
    var text = TextTable.aligned([["Year"] + titles] + rows)
    text +=
      "Metric tons; CO2e under \(potentials.title). Biogenic CO2 and removals are outside.\n"
    text += besides
    for year in years.isEmpty ? [last.cell] : years.sorted() {
      let rows = inventory.byGPCReference.filter { $0.cell.year == year }.map { cell, total in
        [title(cell)] + cells(total)
      }
      text += "\n\(inventory.account.title), \(year), by GPC cell:\n"
      text += rows.isEmpty ? "no record\n" : TextTable.aligned([["GPC"] + titles] + rows)
    }
    return text
  }

  private func title(_ cell: ColumnInventory.GPCCell) -> String {
    (cell.reference.isEmpty ? "no GPC cell" : cell.reference)
      + (cell.isBeside ? ", beside the total" : "")
  }

  /// What the totals do not contain, one sentence each.
  private var besides: String {
    var text = ""
    if inventory.beside.records > 0 {
      let tonnes = NumberText.grouped(potentials.tonnes(inventory.beside.emissions))
      text +=
        "\(tonnes) t CO2e of power supplied to the grid and waste from elsewhere stand beside the totals.\n"
    }
    let missing = potentials.equivalent(of: inventory.total.emissions).missing
    if !missing.isEmpty {
      let gases = missing.map(\.formula).joined(separator: ", ")
      text += "No potential in \(potentials.title) for \(gases): left out of CO2e.\n"
    }
    return text
  }

  /// Every year and GPC cell, one row each, gases in metric tons with all digits.
  var csv: String {
    let others = inventory.total.emissions.others.keys.sorted()
    let header =
      ["year", "account", "gpc", "beside_total", "co2_t", "ch4_t", "ch4_fossil_t", "n2o_t"]
      + others.map { "\($0.id)_t" }
      + [
        "t_co2e", "biogenic_co2_t", "removals_t_co2", "records", "left_out", "notation_keys", "gwp",
      ]
    let rows = inventory.byGPCReference.map { cell, total in
      let e = total.emissions
      let gases = [
        e.carbonDioxide.tonnes, e.methane.tonnes, e.fossilMethane.tonnes, e.nitrousOxide.tonnes,
      ]
      let amounts =
        gases + others.map { e[$0] / 1000 } + [
          potentials.tonnes(e), e.biogenicCarbonDioxide.tonnes, e.removals.tonnes,
        ]
      return [
        String(cell.year), inventory.account.rawValue, cell.reference, cell.isBeside ? "yes" : "",
      ]
        + amounts.map { total.records == 0 ? "" : "\($0)" } + [
          String(total.records), String(total.leftOut), keys(total),
          "\(potentials.set):\(potentials.horizon)",
        ]
    }
    return TextTable.csv([header] + rows, file: "inventory.csv")
  }

  private let titles = [
    "CO2", "CH4", "N2O", "Other, CO2e", "CO2e", "Biogenic CO2", "Removals", "Records", "Keys",
  ]

  private func cells(_ total: ColumnInventory.Total) -> [String] {
    let e = total.emissions
    let amounts =
      total.records == 0
      ? Array(repeating: "", count: 7)
      : [
        NumberText.grouped(e.carbonDioxide.tonnes), small(e.methane.tonnes),
        small(e.nitrousOxide.tonnes),
        NumberText.grouped(potentials.tonnes(EmissionsByGas(others: e.others))),
        NumberText.grouped(potentials.tonnes(e)),
        NumberText.grouped(e.biogenicCarbonDioxide.tonnes),
        NumberText.grouped(e.removals.tonnes),
      ]
    return amounts + [NumberText.grouped(Double(total.records)), keys(total)]
  }

  private func small(_ tonnes: Double) -> String {
    NumberText.grouped(tonnes, decimals: tonnes.magnitude < 100 ? 2 : 0)
  }

  /// Such as `NE 3`; a total without any says nothing.
  private func keys(_ total: ColumnInventory.Total) -> String {
    NotationKey.allCases.compactMap { key in
      total.notationKeys[key].map { "\(key.rawValue) \($0)" }
    }.joined(separator: ", ")
  }
}

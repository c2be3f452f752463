internal import Factors
internal import Forecast
internal import Inventory
internal import Phrasebook
internal import Plan
internal import Quantities
internal import Strategies
internal import Tables
internal import Workspace

extension ExhibitCatalog {
  var years: [Int] { calculation.workspace.community.inventoryYears }

  func tonnes(_ value: Double) -> PlanTable.Cell { .init(NumberText.grouped(value)) }

  func percent(_ value: Double, decimals: Int = 0) -> PlanTable.Cell {
    .init(NumberText.grouped(value * 100, decimals: decimals) + "%")
  }

  /// What every table of totals has to say about records left out.
  var omissionNotes: [String] { calculation.omissions }

  func inventoryBySector() -> PlanTable? {
    let inventory = calculation.inventory
    guard let first = years.first, let last = years.last, !inventory.entries.isEmpty else {
      return nil
    }
    var columns = [PlanTable.Column("Sector", width: 2)]
    columns += years.map { PlanTable.Column("\($0), t CO₂e", .right) }
    columns.append(PlanTable.Column("Share in \(last)", .right))
    if first != last { columns.append(PlanTable.Column("Change since \(first)", .right)) }
    let total = inventory.total(last)
    var rows: [[PlanTable.Cell]] = inventory.sectors.map { sector in
      row(
        sector.title, years.map { (inventory.total($0, sector: sector), keys($0, sector)) },
        share: total, isComparable: first != last)
    }
    rows.append(
      row(
        "Total", years.map { (inventory.total($0), "") }, share: total,
        isComparable: first != last))
    return PlanTable(
      id: "inventory-by-sector", caption: "Emissions by sector in the inventory years",
      columns: columns, rows: rows, totalRows: [rows.count - 1],
      notes: [inventory.potentials.title + ". Biogenic carbon dioxide is outside the totals."]
        + omissionNotes)
  }

  /// Notation keys of a sector without a calculated record, or a dash.
  private func keys(_ year: Int, _ sector: Sector) -> String {
    let keys = calculation.inventory.notationKeys(year, sector: sector)
    return keys.isEmpty ? "—" : keys
  }

  private func row(
    _ title: String, _ values: [(tonnes: Double?, key: String)], share total: Double,
    isComparable: Bool
  ) -> [PlanTable.Cell] {
    var cells: [PlanTable.Cell] = [.init(title)]
    cells += values.map { value in value.tonnes.map(tonnes) ?? .init(value.key) }
    let last = values.last?.tonnes
    cells.append(last.map { percent($0 / total) } ?? .init("—"))
    guard isComparable else { return cells }
    if let first = values.first?.tonnes, let last, first != 0 {
      cells.append(percent(last / first - 1))
    } else {
      cells.append(.init("—"))
    }
    return cells
  }

  func inventoryByGas() -> PlanTable? {
    let inventory = calculation.inventory
    guard !inventory.entries.isEmpty else { return nil }
    let byYear = years.map { year in inventory.emissions(of: year) }
    let gases = byYear.reduce(EmissionsByGas.zero, +).gases
    let rows = gases.map { gas -> [PlanTable.Cell] in
      let potential = inventory.potentials.potential(of: gas)
      let text = potential.map { NumberText.significant($0) } ?? "outside"
      return [.init(gas.formula), .init(text)] + byYear.map { tonnes($0[gas] / 1000) }
    }
    return PlanTable(
      id: "inventory-by-gas", caption: "Emissions by gas, in metric tons of the gas itself",
      columns: [PlanTable.Column("Gas", width: 2), PlanTable.Column("Warming potential", .right)]
        + years.map { PlanTable.Column("\($0), t", .right) }, rows: rows,
      notes: [inventory.potentials.title + "."] + omissionNotes)
  }

  func inventoryRecords() -> PlanTable? {
    let inventory = calculation.inventory
    guard !calculation.workspace.records.isEmpty else { return nil }
    let emissions = Dictionary(
      inventory.allEntries.map { ($0.record.id, inventory.potentials.tonnes($0.emissions)) },
      uniquingKeysWith: { first, _ in first })
    let rows = calculation.workspace.records.map { record -> [PlanTable.Cell] in
      let shown = record.notationKey == .confidential ? nil : record.quantity
      let amount = shown.map {
        "\(NumberText.significant($0, digits: 8)) \(record.unit?.readerName ?? "")"
      }
      let result =
        emissions[record.id].map { NumberText.grouped($0) }
        ?? record.notationKey?.rawValue ?? "left out"
      return [
        .init(String(record.year)), .init(record.sector.title),
        .init(LibraryWords.title(ofActivity: record.subsector)),
        .init(LibraryWords.title(ofActivity: record.activity)), .init(amount ?? "—"),
        .init(result), .init(record.gpcCellReference),
        .init(record.quality?.rawValue ?? "—"),
      ]
    }
    return PlanTable(
      id: "inventory-records", caption: "Every activity record",
      columns: [
        .init("Year"), .init("Sector", width: 1.4), .init("Part", width: 1.2),
        .init("Activity", width: 1.3), .init("Amount", .right, width: 1.6),
        .init("t CO₂e", .right, width: 1.2), .init("GPC"), .init("Quality"),
      ], rows: rows,
      notes: [
        "NE not estimated, IE included elsewhere, NO not occurring, C confidential.",
        "Quality of the data: H high, M medium, L low.",
      ] + omissionNotes, isWide: true)
  }

  func forecastTable() -> PlanTable? {
    guard let projection = calculation.projection else { return nil }
    let base = projection.years.lowerBound
    let years = projection.years.filter { $0 == base || $0 % 5 == 0 && $0 > base }
    var rows: [[PlanTable.Cell]] = projection.sectors.map { sector in
      [.init(sector.title)]
        + years.map { projection.total($0, sector: sector).map(tonnes) ?? .init("—") }
    }
    rows.append(
      [.init("Business as usual")] + years.map { projection.total($0).map(tonnes) ?? .init("—") })
    var totals = [rows.count - 1]
    if let portfolio = calculation.portfolio {
      rows.append(
        [.init("With this plan")] + years.map { portfolio.total($0).map(tonnes) ?? .init("—") })
      totals.append(rows.count - 1)
    }
    return PlanTable(
      id: "forecast", caption: "Forecast of emissions, t CO₂e",
      columns: [PlanTable.Column("Sector", width: 2)]
        + years.map { PlanTable.Column(String($0), .right) }, rows: rows, totalRows: totals,
      notes: calculation.forecastOmissions)
  }
}

import Factors
import Inventory
import Plan
import Quantities
import Tables
import Workspace

/// A year's emissions divided by sector, scope, gas, or fuel and activity.
struct ResultsTables {
  let scene: ResultsScene

  private var inventory: EmissionsInventory { scene.inventory }
  private var writer: FigureWriter { scene.writer }
  private var text: ResultsText { scene.text }
  private var year: Int { scene.year }
  private var total: Double { inventory.total(year) }

  var tables: [FigureTable] {
    switch scene.query.division {
    case .sector: [bySector]
    case .scope: [byScope]
    case .gas: [byGas]
    case .activity: [byActivity]
    case .framework: FrameworkTables(scene: scene).tables
    }
  }

  // By sector

  private var bySector: FigureTable {
    var rows: [FigureTable.Row] = []
    let sectors = Set(
      inventory.entries(of: year).map(\.record.sector)
        + inventory.unquantified.filter { $0.year == year }.map(\.sector)
    ).sorted()
    for sector in sectors {
      rows.append(
        row(scene.words.sector(sector), .group, of: part(sector: sector)))
      for subsector in subsectors(of: sector) {
        rows.append(
          row(
            scene.visit.activity(subsector), .part, of: part(sector: sector, subsector: subsector)))
      }
    }
    rows.append(row(text.allSectors, .total, of: part()))
    return FigureTable(
      id: "by-sector", caption: text.bySector(year), columns: columns(text.sector),
      rows: rows + removals, notes: notes)
  }

  /// Subsectors of a sector in the year, where there is more than the sector itself to say.
  private func subsectors(of sector: Sector) -> [String] {
    let records =
      inventory.entries(of: year).map(\.record) + inventory.unquantified.filter { $0.year == year }
    return records.filter { $0.sector == sector }.map(\.subsector)
      .filter { !$0.isEmpty }.withoutRepeats()
  }

  private func columns(_ first: String) -> [FigureTable.Column] {
    var columns = [
      FigureTable.Column(title: first, isNumber: false),
      FigureTable.Column(title: text.unitYear(year)),
      FigureTable.Column(title: text.share(year)),
      FigureTable.Column(title: "", isNumber: false, isOnlyShown: true),
    ]
    if let base = scene.query.base {
      columns.append(FigureTable.Column(title: text.unitYear(base)))
      columns.append(FigureTable.Column(title: Self.capitalized(text.change(base))))
    }
    return columns
  }

  private func row(
    _ title: String, _ kind: FigureTable.Row.Kind, of part: InventoryPart
  ) -> FigureTable.Row {
    let holds: (ActivityRecord) -> Bool = { part.holds($0, in: inventory) }
    let hasAmount = inventory.entries(of: year).contains { holds($0.record) }
    let tonnes = inventory.tonnes(of: year, where: holds)
    var cells = [FigureTable.Cell(title), scene.cell(year, part.figure(year), where: holds)]
    if hasAmount, total > 0 {
      let figure = kind == .total ? nil : part.share(year)
      cells.append(writer.cell(percent: tonnes / total, figure))
      cells.append(FigureTable.Cell(Meter.share(tonnes / total), plain: ""))
    } else {
      cells += [.empty, .empty]
    }
    guard let base = scene.query.base else { return FigureTable.Row(kind: kind, cells: cells) }
    let before = inventory.tonnes(of: base, where: holds)
    cells.append(scene.cell(base, part.figure(base), where: holds))
    cells.append(
      hasAmount && before > 0
        ? writer.cell(change: tonnes / before - 1, part.change(from: base, to: year)) : .empty)
    return FigureTable.Row(kind: kind, cells: cells)
  }

  private func part(
    sector: Sector? = nil, subsector: String? = nil, activity: String? = nil, scope: Int? = nil,
    gas: Gas? = nil
  ) -> InventoryPart {
    InventoryPart(
      account: scene.query.account, sector: sector, subsector: subsector, activity: activity,
      scope: scope, gas: gas)
  }

  // By scope

  private var byScope: FigureTable {
    let table = inventory.sectorTable(year)
    var rows: [FigureTable.Row] = []
    let scopes = Set(table.lines.map { $0.scope ?? 0 }).sorted {
      ($0 == 0 ? 9 : $0) < ($1 == 0 ? 9 : $1)
    }
    for scope in scopes {
      rows.append(
        row(scene.words.scope(scope == 0 ? nil : scope), .group, of: part(scope: scope)))
      for sector in table.lines.filter({ $0.scope ?? 0 == scope }).map(\.sector) {
        rows.append(
          row(scene.words.sector(sector), .part, of: part(sector: sector, scope: scope)))
      }
    }
    rows.append(row(text.allSectors, .total, of: part()))
    return FigureTable(
      id: "by-scope", caption: text.byScope(year), columns: columns(text.scope),
      rows: rows + removals, notes: notes)
  }

  // By gas

  private var byGas: FigureTable {
    let emissions = inventory.emissions(of: year)
    let potentials = inventory.potentials
    let rows = emissions.gases.filter { emissions[$0] != 0 }.map { gas -> FigureTable.Row in
      let isBiogenic = gas == .biogenicCarbonDioxide
      let only = InventoryPart(gas: gas).emissions(emissions)
      let mass = emissions[gas] / 1000
      let potential = potentials.potential(of: gas)
      let isCounted = !isBiogenic && potential != nil
      let tonnes = potentials.tonnes(only)
      return FigureTable.Row(
        kind: isBiogenic ? .beside : .plain,
        cells: [
          FigureTable.Cell(gas.formula),
          writer.cell(
            tonnes: mass,
            scene.query.account == .community ? "inventory/\(year)/gas/\(gas.id)" : nil),
          FigureTable.Cell(
            isBiogenic
              ? text.outside
              : potential.map { scene.visit.number($0, decimals: $0 == $0.rounded() ? 0 : 1) }
                ?? text.noPotential),
          isCounted ? writer.cell(tonnes: tonnes, part(gas: gas).figure(year)) : .empty,
          isCounted && total > 0
            ? writer.cell(percent: tonnes / total, part(gas: gas).share(year)) : .empty,
          isCounted && total > 0
            ? FigureTable.Cell(Meter.share(tonnes / total), plain: "") : .empty,
        ])
    }
    let sum = FigureTable.Row(
      kind: .total,
      cells: [
        FigureTable.Cell(text.frameworkTotal), .empty, .empty,
        writer.cell(tonnes: total, part().figure(year)), .empty, .empty,
      ])
    return FigureTable(
      id: "by-gas", caption: text.byGas(year),
      columns: [
        .init(title: text.gas, isNumber: false), .init(title: text.mass),
        .init(title: text.potential), .init(title: text.unit), .init(title: text.share(year)),
        .init(title: "", isNumber: false, isOnlyShown: true),
      ], rows: rows + [sum] + removals(columns: 6), notes: notes)
  }

  // By fuel and activity

  private var byActivity: FigureTable {
    let entries = inventory.entries(of: year)
    let keyed = inventory.unquantified.filter { $0.year == year }
    let activities = (entries.map(\.record) + keyed).map(\.activity)
      .withoutRepeats()
    let sums = Dictionary(grouping: entries, by: \.record.activity).mapValues { group in
      inventory.potentials.tonnes(group.reduce(.zero) { $0 + $1.emissions })
    }
    let ordered = activities.enumerated().sorted { left, right in
      let (a, b) = (sums[left.element] ?? -.infinity, sums[right.element] ?? -.infinity)
      return a == b ? left.offset < right.offset : a > b
    }.map(\.element)
    let rows = ordered.map { activity -> FigureTable.Row in
      var cells = row(scene.visit.activity(activity), .plain, of: part(activity: activity)).cells
      cells.insert(amount(of: entries.filter { $0.record.activity == activity }), at: 1)
      return FigureTable.Row(cells: cells)
    }
    var sum = row(text.frameworkTotal, .total, of: part()).cells
    sum.insert(.empty, at: 1)
    var columns = columns(text.activity)
    columns.insert(.init(title: text.amount), at: 1)
    return FigureTable(
      id: "by-activity", caption: text.byActivity(year), columns: columns,
      rows: rows + [FigureTable.Row(kind: .total, cells: sum)] + removals(columns: columns.count),
      notes: notes)
  }

  /// Words as they begin a heading.
  static func capitalized(_ words: String) -> String {
    words.prefix(1).uppercased() + words.dropFirst()
  }

  /// Amounts of one unit added up, in the units that the community's readers use.
  private func amount(of entries: [EmissionsInventory.Entry]) -> FigureTable.Cell {
    let units = DisplayUnits(scene.shown.workspace.community.units)
    var sums: [(unit: MeasurementUnit, amount: Double)] = []
    for record in entries.map(\.record) {
      guard let quantity = record.quantity, let unit = record.unit else { continue }
      if let index = sums.firstIndex(where: { $0.unit == unit }) {
        sums[index].amount += quantity
      } else {
        sums.append((unit, quantity))
      }
    }
    let words = sums.map { sum -> String in
      let shown = units.shown(sum.amount, sum.unit)
      return "\(writer.tonnes(shown.value)) \(shown.unit)"
    }
    return FigureTable.Cell(words.joined(separator: " + "))
  }

  // Beside the total

  private var removals: [FigureTable.Row] {
    removals(columns: scene.query.base == nil ? 4 : 6)
  }

  private func removals(columns: Int) -> [FigureTable.Row] {
    let tonnes = inventory.potentials.removals(inventory.emissions(of: year))
    guard tonnes != 0 else { return [] }
    let figure = scene.query.account == .community ? "inventory/\(year)/removals" : nil
    let cell = writer.cell(tonnes: -tonnes, figure)
    return [
      FigureTable.Row(
        kind: .beside,
        cells: [FigureTable.Cell(text.removals), cell]
          + Array(repeating: FigureTable.Cell.empty, count: max(0, columns - 2)))
    ]
  }

  private var notes: [HTML] {
    var notes = [writer.library(inventory.potentials.title + ".")]
    if inventory.unquantified.contains(where: { $0.year == year }) {
      notes.append(HTML(text.keysNote))
    }
    if inventory.emissions(of: year).removals != .zero { notes.append(HTML(text.removalsNote)) }
    notes += inventory.territorialEntries.filter { $0.record.year == year }.map { entry in
      HTML(
        text.beside(
          writer.visit.title(of: entry.record),
          writer.tonnes(inventory.potentials.tonnes(entry.emissions)))
      )
    }
    return notes
  }
}

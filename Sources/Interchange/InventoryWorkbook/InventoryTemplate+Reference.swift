internal import Factors
internal import Inventory
internal import Quantities

extension InventoryTemplate {
  /// Every method with its equation, its validity and its source.
  static func methods() -> Workbook.Sheet {
    let rows = MethodRegistry.declarations.map { method -> [Workbook.Cell] in
      let sectors =
        method.sectors.count == Sector.allCases.count
        ? "All" : method.sectors.map(\.title).joined(separator: ", ")
      let units = MeasurementUnit.Kind.allCases.filter(method.kinds.contains)
        .flatMap { MeasurementUnit.symbols(of: $0) }.joined(separator: ", ")
      return [
        method.id, method.name, sectors, method.quantity, units, method.equation, method.validity,
        method.source,
      ].map { .text($0) }
    }
    return reference(
      InventoryLayout.methodsSheet, "How amounts become emissions. For reading; not imported.",
      [
        ("id", 30), ("name", 34), ("sectors", 22), ("quantity", 24), ("units", 30),
        ("equation", 44),
        ("valid for", 60), ("source", 44),
      ], rows)
  }

  /// The lines of the GPC and who has their data.
  static func cells(_ library: FactorLibrary) -> Workbook.Sheet {
    let rows = library.protocols.gpcCells.map { cell -> [Workbook.Cell] in
      [
        .text(cell.reference), .text(cell.sector), .text(cell.name), .number(Double(cell.scope)),
        .text(cell.level.rawValue), .text(cell.whereToGetIt.capitalizedFirst),
      ]
    }
    return reference(
      InventoryLayout.cellsSheet,
      "Lines of the Global Protocol for Community-Scale Inventories. For reading; not imported.",
      [
        ("gpc", 9), ("sector", 20), ("line", 64), ("scope", 8), ("level", 12),
        ("where to get it", 80),
      ], rows)
  }

  private static func reference(
    _ name: String, _ intro: String, _ columns: [(String, Double)], _ rows: [[Workbook.Cell]]
  ) -> Workbook.Sheet {
    var look = Workbook.Layout()
    look.tabColor = "#8A949E"
    look.frozenColumns = 1
    return Workbook.Sheet(
      name: name, intro: [name, intro],
      columns: columns.map { Workbook.Column($0.0, width: $0.1, wraps: true) }, rows: rows,
      emptyRows: 0, layout: look)
  }
}

internal import Factors
internal import Inventory
internal import Quantities
internal import Tables

extension InventoryResults {
  /// Every record of the years, with what became of it.
  var records: Workbook.Sheet {
    let shown = Set(years)
    let calculated = inventory.entries.filter { shown.contains($0.record.year) }.map { entry in
      row(
        entry.record, "calculated", quantity: entry.record.quantity,
        GasColumns.cells(entry.emissions, inventory.potentials))
    }
    let keyed = inventory.unquantified.filter { shown.contains($0.year) }.map { record in
      // A confidential amount stays out of whatever is passed on.
      row(record, record.notationKey?.title ?? "", quantity: nil, GasColumns.none)
    }
    let broken = inventory.leftOut.filter { shown.contains($0.year) }.map { record in
      row(record, "left out, because of an error", quantity: record.quantity, GasColumns.none)
    }
    return sheet("Records", [basis], recordColumns, calculated + keyed + broken, frozen: 2)
  }

  private var recordColumns: [Workbook.Column] {
    [
      Workbook.Column("id", width: 26), Workbook.Column("year", kind: .year, width: 8),
      Workbook.Column("sector", width: 22), Workbook.Column("subsector", width: 18),
      Workbook.Column("method", width: 28), Workbook.Column("activity", width: 20),
      Workbook.Column("quantity", kind: .number, width: 16), Workbook.Column("unit", width: 12),
      Workbook.Column("scope", kind: .year, width: 9), Workbook.Column("gpc", width: 9),
      Workbook.Column("result", width: 18), Workbook.Column("notation key", width: 12),
    ] + GasColumns.columns + [
      Workbook.Column("quality", width: 9), Workbook.Column("factor quality", width: 12),
      Workbook.Column("source", width: 24), Workbook.Column("note", width: 50),
    ]
  }

  private func row(
    _ record: ActivityRecord, _ result: String, quantity: Double?, _ gases: [Workbook.Cell]
  ) -> [Workbook.Cell] {
    let scope = record.scope(inventory.context.library.protocols)
    let head: [Workbook.Cell] = [
      .text(record.id), .number(Double(record.year)), .text(record.sector.title),
      .text(record.subsector), .text(record.method), .text(record.activity),
      quantity.map { .number($0) } ?? .empty, .text(record.unit?.symbol ?? ""),
      scope.map { .number(Double($0)) } ?? .empty, .text(record.gpcCellReference),
      .text(result), .text(record.notationKey?.rawValue ?? ""),
    ]
    return head + gases + [
      .text(record.quality?.rawValue ?? ""), .text(record.factorQuality?.rawValue ?? ""),
      .text(record.source), .text(record.note),
    ]
  }
}

// MARK: - Protocols

extension InventoryResults {
  /// Lines of one protocol, years below one another.
  func protocolSheet(_ framework: ReportingFramework) -> Workbook.Sheet {
    let rows = reports.filter { $0.framework == framework }.flatMap { report in
      report.lines.map { line -> [Workbook.Cell] in
        let gases =
          line.recordIDs.isEmpty
          ? GasColumns.none : GasColumns.cells(line.emissions, report.potentials)
        let keys = line.keys.isEmpty && line.recordIDs.isEmpty ? "missing" : line.keyText
        let head: [Workbook.Cell] = [
          .text(line.reference), .number(Double(report.year)), .text(line.group), .text(line.name),
          line.scope.map { .number(Double($0)) } ?? .empty, .text(line.level),
        ]
        return head + gases + [
          .text(keys),
          .text(line.keys.map { "\($0.key.rawValue): \($0.reason)" }.joined(separator: "; ")),
          .text(line.quality?.rawValue ?? ""), .text(line.factorQuality?.rawValue ?? ""),
          .text(line.recordIDs.joined(separator: " ")),
        ]
      }
    }
    return sheet(
      framework.rawValue.uppercased(), ["\(framework.title). \(basis)"],
      [
        Workbook.Column("reference", width: 12), Workbook.Column("year", kind: .year, width: 8),
        Workbook.Column("group", width: 24), Workbook.Column("line", width: 50),
        Workbook.Column("scope", kind: .year, width: 9), Workbook.Column("level", width: 18),
      ] + GasColumns.columns + [
        Workbook.Column("notation keys", width: 14), Workbook.Column("reasons", width: 40),
        Workbook.Column("data quality", width: 12), Workbook.Column("factor quality", width: 12),
        Workbook.Column("records", width: 40),
      ], rows, frozen: 2)
  }

  /// The sums that the protocols define, with how many of their lines are missing.
  var protocolTotals: Workbook.Sheet {
    let rows = reports.flatMap { report in
      report.totals.map { total -> [Workbook.Cell] in
        [
          .text(report.framework.title), .number(Double(report.year)), .text(total.name),
          .number(report.potentials.tonnes(total.emissions)), .number(Double(total.missing)),
          .text(total.rule),
        ]
      }
    }
    return sheet(
      "Protocol totals",
      [
        "Totals by each protocol's own rules. They overlap and are not added to one another.",
        basis,
      ],
      [
        Workbook.Column("protocol", width: 54), Workbook.Column("year", kind: .year, width: 8),
        Workbook.Column("total", width: 28), Workbook.Column("t CO2e", kind: .amount, width: 18),
        Workbook.Column("lines missing", kind: .number, width: 14),
        Workbook.Column("rule", width: 70),
      ], rows)
  }
}

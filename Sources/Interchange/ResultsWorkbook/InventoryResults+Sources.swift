internal import Factors
internal import Inventory
internal import Tables

extension InventoryResults {
  /// Factors and other inputs that the calculations took, each once.
  var factorSheet: Workbook.Sheet {
    var order: [Explanation.Input] = []
    var uses: [Explanation.Input: [String]] = [:]
    for entry in inventory.entries where years.contains(entry.record.year) {
      for var input in inventory.inputs(of: entry) where isFactor(input) {
        input.place = nil
        if uses[input] == nil { order.append(input) }
        uses[input, default: []].append(entry.record.id)
      }
    }
    let rows = order.map { input -> [Workbook.Cell] in
      let records = uses[input] ?? []
      return [
        .text(input.symbol), .text(input.name), number(input.value), .text(input.unit),
        .text(input.source), .number(Double(Set(records).count)), .text(records.first ?? ""),
      ]
    }
    return sheet(
      "Factors",
      ["Emission factors and other inputs, each with its source and how often it was used."],
      [
        Workbook.Column("symbol", width: 12), Workbook.Column("what", width: 44),
        Workbook.Column("value", kind: .number, width: 16), Workbook.Column("unit", width: 24),
        Workbook.Column("source", width: 80), Workbook.Column("records", kind: .number, width: 10),
        Workbook.Column("first of them", width: 26),
      ], rows)
  }

  /// Amounts of records are on their own sheet.
  private func isFactor(_ input: Explanation.Input) -> Bool {
    input.place?.column != "quantity"
  }

  /// A value as explanations print it, such as `1,234.5`, as a number.
  private func number(_ text: String) -> Workbook.Cell {
    plainNumber(text.replacing(",", with: "")).map { .number($0) } ?? .text(text)
  }

  /// Sources of the records' amounts.
  var sourceSheet: Workbook.Sheet {
    var uses: [String: Int] = [:]
    let records = inventory.entries.map(\.record) + inventory.unquantified + inventory.leftOut
    for record in records where years.contains(record.year) {
      for id in record.source.split(separator: " ").map(String.init) { uses[id, default: 0] += 1 }
    }
    let rows = uses.sorted { $0.key < $1.key }.map { id, count -> [Workbook.Cell] in
      let source = inventory.context.sources[id] ?? inventory.context.library.sources[id]
      return [
        .text(id), .text(source?.citation ?? "not in sources.csv"), .text(source?.url ?? ""),
        .text(source?.licence ?? ""), .number(Double(count)),
      ]
    }
    return sheet(
      "Sources", ["Where the amounts come from."],
      [
        Workbook.Column("id", width: 26), Workbook.Column("source", width: 90),
        Workbook.Column("url", width: 50), Workbook.Column("terms", width: 20),
        Workbook.Column("records", kind: .number, width: 10),
      ], rows)
  }

  /// What was found in reading, calculating and reporting.
  var findingSheet: Workbook.Sheet {
    let all = findings + reports.flatMap(\.findings)
    let rows = all.map { finding -> [Workbook.Cell] in
      [
        .text(finding.severity.rawValue), .text(finding.place.file),
        finding.place.row.map { .number(Double($0)) } ?? .empty,
        .text(finding.place.column ?? ""), .text(finding.message),
        finding.tonnesAtStake.map { .number($0) } ?? .empty,
      ]
    }
    return sheet(
      "Findings", ["Errors left something out; warnings and notes did not."],
      [
        Workbook.Column("severity", width: 10), Workbook.Column("file", width: 24),
        Workbook.Column("row", kind: .year, width: 8), Workbook.Column("column", width: 20),
        Workbook.Column("message", width: 110, wraps: true),
        Workbook.Column("t CO2e at stake", kind: .amount, width: 16),
      ], rows)
  }
}

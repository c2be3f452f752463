package import Plan

/// The data of charts and tables as CSV.
package enum DataFiles {
  /// One file for each chart and table of the plan, in order.
  package static func files(of document: NumberedDocument) -> [GeneratedFile] {
    document.exhibits.compactMap { block in
      switch block {
      case .chart(let chart):
        GeneratedFile(path: chart.dataPath, text: csv(chart.chart.data))
      case .table(let table): GeneratedFile(path: table.dataPath, text: csv(table.table))
      default: nil
      }
    }
  }

  /// A table as in RFC 4180, with LF line ends.
  ///
  /// A number of a right-aligned column loses its thousands separators and gets an ASCII minus, so
  /// that a spreadsheet reads it as a number.
  package static func csv(_ table: PlanTable) -> String {
    ([table.columns.map(\.title)] + rows(of: table))
      .map { $0.map(field).joined(separator: ",") + "\n" }.joined()
  }

  /// The cells as a file has them, row by row.
  package static func rows(of table: PlanTable) -> [[String]] {
    table.rows.map { row in
      row.enumerated().map { index, cell in
        let text = cell.content.plainText
        let isNumeric =
          table.columns.indices.contains(index) && table.columns[index].alignment == .right
        return isNumeric ? plainNumber(text) ?? text : text
      }
    }
  }

  private static func field(_ text: String) -> String {
    // Looked at by scalar, because CR LF is one character.
    let needsQuotes = text.unicodeScalars.contains { "\",\n\r".unicodeScalars.contains($0) }
    guard needsQuotes || text.first == " " || text.last == " " else { return text }
    return "\"" + text.replacing("\"", with: "\"\"") + "\""
  }

  /// `-1234.5` for `−1,234.5`; nil when the text is more than a number.
  private static func plainNumber(_ text: String) -> String? {
    let plain = text.replacing("\u{2212}", with: "-")
    let digits = plain.hasPrefix("-") ? plain.dropFirst() : plain[...]
    let parts = digits.split(separator: ".", omittingEmptySubsequences: false)
    guard (1...2).contains(parts.count), parts.allSatisfy({ !$0.isEmpty }) else { return nil }
    let groups = parts[0].split(separator: ",", omittingEmptySubsequences: false)
    let isGrouped =
      groups.count == 1
      || (1...3).contains(groups[0].count) && groups.dropFirst().allSatisfy { $0.count == 3 }
    let isNumber = (groups + parts.dropFirst()).allSatisfy { group in
      group.allSatisfy { $0.isASCII && $0.isNumber }
    }
    return isGrouped && isNumber ? plain.replacing(",", with: "") : nil
  }
}

package import ExternalPrograms
package import Foundation
package import Tables

/// Writes workbooks as `.xlsx` files.
package struct WorkbookWriter: Sendable {
  private let worker: SpreadsheetWorker

  /// - Parameters:
  ///   - script: The file `spreadsheet.py`; nil takes this package's own.
  ///   - timeout: Seconds that one workbook may take.
  package init(tools: ToolFolder, script: URL? = nil, timeout: Double = 180) {
    worker = SpreadsheetWorker(
      tools: tools, script: script ?? SpreadsheetWorker.standardScript, timeout: timeout)
  }

  /// Writes a workbook; the file is there whole or not at all.
  ///
  /// Numbers keep all their digits. The call blocks.
  ///
  /// - Parameter timestamp: Seconds since 1970 to write as the date of making; nil takes the clock's.
  /// - Returns: What is wrong; empty when the file was written.
  package func write(_ workbook: Workbook, to output: URL, timestamp: Int? = nil) -> [Finding] {
    let name = output.lastPathComponent
    let problems = workbook.sheets.flatMap { unwritable($0, file: name) }
    guard problems.isEmpty else { return problems }
    let request = WorkbookRequest(workbook, output: output.path, timestamp: timestamp)
    switch worker.ask(request) {
    case .done: return []
    case .failed(let message): return [Finding(.error, message, at: Place(file: name))]
    }
  }

  private func unwritable(_ sheet: Workbook.Sheet, file: String) -> [Finding] {
    let file = SheetTable.file(file, sheet: sheet.name)
    return sheet.rows.enumerated().flatMap { offset, row in
      row.enumerated().compactMap { column, cell -> Finding? in
        guard case .number(let number) = cell, !number.isFinite else { return nil }
        let title = sheet.columns.indices.contains(column) ? sheet.columns[column].title : nil
        return Finding(
          .error, "Excel has no cell for “\(number)”; the workbook was not written.",
          at: Place(file: file, row: sheet.headerRow + 1 + offset, column: title))
      }
    }
  }
}

/// A workbook as `spreadsheet.py` wants it.
private struct WorkbookRequest: Encodable {
  struct Header: Encodable {
    var fill: String
    var text: String
  }

  struct List: Encodable {
    var name: String
    var values: [String]
  }

  struct Sheet: Encodable {
    var name: String
    var intro: [String]
    var columns: [Column]
    var rows: [[Cell]]
    var freeze: Bool
    var frozenColumns: Int
    var autofilter: Bool
    var landscape: Bool
    var repeatHeader: Bool
    var tabColor: String?
    var emptyRows: Int
    var highlights: [Highlight]
  }

  struct Highlight: Encodable {
    var column: String
    var filled: [String]
    var empty: [String]
    var color: String
  }

  struct Column: Encodable {
    var title: String
    var width: Double?
    var note: String
    var kind: String
    var rule: Rule?
    var wrap: Bool
    var header: Header?
  }

  struct Rule: Encodable {
    var list: [String]?
    var listNamed: String?
    var isSuggestion: Bool?
    var number: [Double?]?
    var whole: [Int?]?
  }

  struct Cell: Encodable {
    var cell: Workbook.Cell

    func encode(to encoder: any Encoder) throws {
      var container = encoder.singleValueContainer()
      switch cell {
      case .empty: try container.encodeNil()
      case .text(let text): try container.encode(text)
      case .number(let number): try container.encode(number)
      case .boolean(let truth): try container.encode(truth)
      }
    }
  }

  var task = "write"
  var output: String
  var title: String
  var author: String
  var timestamp: Int?
  var header: Header
  var lists: [List]
  var sheets: [Sheet]

  init(_ workbook: Workbook, output: String, timestamp: Int?) {
    self.output = output
    self.timestamp = timestamp
    title = workbook.title
    author = workbook.author
    header = Header(fill: workbook.header.fill, text: workbook.header.text)
    lists = workbook.lists.map { List(name: $0.name, values: $0.values) }
    sheets = workbook.sheets.map(Sheet.init)
  }
}

extension WorkbookRequest.Sheet {
  fileprivate init(_ sheet: Workbook.Sheet) {
    self.init(
      name: sheet.name, intro: sheet.intro,
      columns: sheet.columns.map {
        WorkbookRequest.Column(
          title: $0.title, width: $0.width, note: $0.note, kind: $0.kind.rawValue,
          rule: $0.rule.map(WorkbookRequest.Rule.init), wrap: $0.wraps,
          header: $0.header.map { WorkbookRequest.Header(fill: $0.fill, text: $0.text) })
      },
      rows: sheet.rows.map { $0.map(WorkbookRequest.Cell.init) },
      freeze: sheet.layout.freezesHeader, frozenColumns: sheet.layout.frozenColumns,
      autofilter: sheet.layout.hasFilter, landscape: sheet.layout.isLandscape,
      repeatHeader: sheet.layout.repeatsHeader, tabColor: sheet.layout.tabColor,
      emptyRows: sheet.emptyRows,
      highlights: sheet.highlights.map {
        WorkbookRequest.Highlight(
          column: $0.column, filled: $0.filled, empty: $0.empty, color: $0.color)
      })
  }
}

extension WorkbookRequest.Rule {
  fileprivate init(_ rule: Workbook.Column.Rule) {
    switch rule {
    case .oneOf(let values): self.init(list: values)
    case .oneOfList(let name): self.init(listNamed: name)
    case .suggested(let values): self.init(list: values, isSuggestion: true)
    case .number(let least, let most): self.init(number: [least, most])
    case .wholeNumber(let least, let most): self.init(whole: [least, most])
    }
  }
}

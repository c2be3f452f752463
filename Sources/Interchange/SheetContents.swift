internal import Foundation

/// A row of a sheet with something in it.
struct SheetRow {
  var number: Int
  /// Numbers of the columns, from 1, ascending.
  var columns: [Int]
  var cells: [SheetCell]
}

/// Why a sheet was not read to its end.
enum SheetStop: String {
  case cells, text
}

/// A sheet as the worker tells it, before anything is taken for a header.
struct SheetContents {
  var name: String
  var isHidden: Bool
  var rows: [SheetRow] = []
  var lastRow = 0
  var lastColumn = 0
  var rowsLeftOut = 0
  var columnsLeftOut = 0
  var merged: [String] = []
  var mergedCount = 0
  var hiddenRows: [ClosedRange<Int>] = []
  var hiddenColumns: [ClosedRange<Int>] = []
  var stop: (row: Int, reason: SheetStop)?
}

/// A workbook as the worker tells it.
struct WorkbookContents {
  var sheets: [SheetContents] = []
  /// Days count from 1904.
  var countsFrom1904 = false
  /// The program that wrote the workbook left the calculation of its formulas to the next one.
  var awaitsCalculation = false
}

// MARK: - The worker's lines

/// One line of the worker; which of the members are there depends on the kind of line.
private struct Line: Decodable {
  var sheet: String?
  var hidden: Bool?
  var row: Int?
  var c: [Int]?
  var k: String?
  var v: [String]?
  var f: [Int]?
  var end: String?
  var lastRow: Int?
  var lastColumn: Int?
  var rowsLeftOut: Int?
  var columnsLeftOut: Int?
  var merged: [String]?
  var mergedCount: Int?
  var hiddenRows: [[Int]]?
  var hiddenColumns: [[Int]]?
  var stopped: String?
  var reason: String?
  var date1904: Bool?
  var awaitsCalculation: Bool?
}

extension WorkbookContents {
  /// Takes in the worker's lines; throws when they are not what `spreadsheet.py` promises.
  init(lines: [Data]) throws {
    let decoder = JSONDecoder()
    for data in lines {
      let line = try decoder.decode(Line.self, from: data)
      if let name = line.sheet {
        sheets.append(SheetContents(name: name, isHidden: line.hidden ?? false))
      } else if let last = sheets.indices.last {
        sheets[last].take(line)
      }
      countsFrom1904 = line.date1904 ?? countsFrom1904
      awaitsCalculation = line.awaitsCalculation ?? awaitsCalculation
    }
  }
}

extension SheetContents {
  fileprivate mutating func take(_ line: Line) {
    if let reason = line.reason.flatMap(SheetStop.init) {
      stop = (line.row ?? 0, reason)
    } else if let row = SheetRow(line) {
      rows.append(row)
    } else if line.end != nil {
      lastRow = line.lastRow ?? 0
      lastColumn = line.lastColumn ?? 0
      rowsLeftOut = line.rowsLeftOut ?? 0
      columnsLeftOut = line.columnsLeftOut ?? 0
      merged = line.merged ?? []
      mergedCount = line.mergedCount ?? 0
      hiddenRows = SheetContents.ranges(line.hiddenRows)
      hiddenColumns = SheetContents.ranges(line.hiddenColumns)
    }
  }

  private static func ranges(_ pairs: [[Int]]?) -> [ClosedRange<Int>] {
    (pairs ?? []).compactMap { pair in
      pair.count == 2 && pair[0] <= pair[1] ? pair[0]...pair[1] : nil
    }
  }
}

extension SheetRow {
  fileprivate init?(_ line: Line) {
    guard let number = line.row, let columns = line.c, let kinds = line.k, let texts = line.v,
      columns.count == texts.count, kinds.utf8.count == texts.count
    else { return nil }
    self.init(
      number: number, columns: columns,
      cells: zip(kinds.utf8, texts).map { SheetCell(letter: $0, text: $1) })
    let formulas = Set(line.f ?? [])
    guard !formulas.isEmpty else { return }
    for index in columns.indices where formulas.contains(columns[index]) {
      cells[index].isFormula = true
    }
  }
}

extension SheetCell {
  /// - Parameter letter: One of those that `workbook_reading.py` declares.
  fileprivate init(letter: UInt8, text: String) {
    switch Character(UnicodeScalar(letter)) {
    case "n": self.init(kind: .number, text: text)
    case "p": self.init(kind: .number, text: text, isPercent: true)
    case "b": self.init(kind: .boolean, text: text)
    case "e": self.init(kind: .error, text: text)
    case "u": self.init(kind: .uncalculated, text: "")
    case "d":
      let parts = text.split(separator: " ", maxSplits: 1).map(String.init)
      self.init(kind: .date, text: parts.last ?? "", serialNumber: parts.first.flatMap(Double.init))
    default: self.init(kind: .text, text: text)
    }
  }
}

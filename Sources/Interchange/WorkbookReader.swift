package import ExternalPrograms
package import Foundation
package import Tables

/// How far the reading of a workbook has come.
package struct WorkbookProgress: Hashable, Sendable {
  /// The name of the sheet being read.
  package var sheet: String
  /// The row that was read last.
  package var row: Int
  /// The last row of the sheet, when the workbook says so.
  package var lastRow: Int?

  /// - Parameter line: Such as `progress Buildings 2000 20001`; 0 as last number says nothing.
  package init?(line: String) {
    let words = line.split(separator: " ")
    guard words.count >= 4, words[0] == "progress", let row = Int(words[words.count - 2]),
      let last = Int(words[words.count - 1])
    else { return nil }
    sheet = words[1..<(words.count - 2)].joined(separator: " ")
    self.row = row
    lastRow = last > 0 ? last : nil
  }
}

/// The tables of a workbook, and what was found in reading them.
package struct WorkbookReading: Sendable {
  /// In the order of the workbook, without empty sheets and without the hidden sheet of lists.
  package var tables: [SheetTable]
  package var findings: [Finding]
}

/// The cells of a workbook as its reader gave them, to be kept instead of reading the file again.
package struct WorkbookCells: Sendable {
  /// Lines of JSON.
  package let bytes: [UInt8]

  package init(bytes: [UInt8]) { self.bytes = bytes }
}

/// Reads `.xlsx` files that others made.
///
/// The file is read in a process of its own, with limits to memory, time and size; macros and links are
/// never followed.
///
/// - Limits: Charts, pictures, comments and colors are not read.
package struct WorkbookReader: Sendable {
  /// How much is read of a workbook.
  package struct Limits: Hashable, Sendable, Encodable {
    package var fileBytes = 50_000_000
    package var unpackedBytes = 512_000_000
    /// How many times its own size a file may unpack to.
    package var ratio = 200
    /// The parts of the package.
    package var entries = 2_000
    /// Per sheet.
    package var rows = 200_000
    /// Per sheet.
    package var columns = 500
    /// Cells with something in them, in the whole workbook.
    package var cells = 5_000_000
    /// In the whole workbook.
    package var textCharacters = 64_000_000
    package var memoryBytes = 3_000_000_000
    package var processorSeconds = 240

    package init() {}
  }

  private struct Request: Encodable {
    var task = "read"
    var path: String
    var limits: Limits
  }

  private let worker: SpreadsheetWorker
  private let limits: Limits

  /// - Parameters:
  ///   - script: The file `spreadsheet.py`; nil takes this package's own.
  ///   - timeout: Seconds that one workbook may take.
  package init(
    tools: ToolFolder, limits: Limits = Limits(), script: URL? = nil, timeout: Double = 600
  ) {
    self.limits = limits
    worker = SpreadsheetWorker(
      tools: tools, script: script ?? SpreadsheetWorker.standardScript, timeout: timeout)
  }

  /// Unpacks a workbook in a process of its own; the call blocks.
  ///
  /// - Returns: What `reading(_:named:header:)` makes tables of, as often as is wanted; nil when it cannot be read, with why.
  package func unpack(_ file: URL) -> (cells: WorkbookCells?, failure: String?) {
    switch worker.ask(Request(path: file.path, limits: limits)) {
    case .failed(let message): (nil, message)
    case .done(let lines): (WorkbookCells(bytes: lines.flatMap { Array($0) + [0x0A] }), nil)
    }
  }

  /// The tables of a workbook that was unpacked before.
  package func reading(
    _ cells: WorkbookCells, named name: String, header: HeaderSearch = .fullest,
    fillsMergedText: Bool = false
  ) -> WorkbookReading {
    let lines = cells.bytes.split(separator: 0x0A).map { Data($0) }
    guard let contents = try? WorkbookContents(lines: lines) else {
      return failure("The spreadsheet worker gave an answer that cannot be understood.", name)
    }
    return reading(contents, name: name, header: header, fillsMergedText: fillsMergedText)
  }

  /// Reads all sheets of a workbook as tables.
  ///
  /// A workbook that cannot be read gives no table and one error. The call blocks.
  ///
  /// - Parameters:
  ///   - name: What people call the file, for places; nil takes its name on disk.
  ///   - header: Where the header of each sheet is looked for.
  ///   - progress: Called on this thread while the file is read, about ten times a second.
  package func read(
    _ file: URL, named name: String? = nil, header: HeaderSearch = .fullest,
    progress: ((WorkbookProgress) -> Void)? = nil
  ) -> WorkbookReading {
    let name = name ?? file.lastPathComponent
    let request = Request(path: file.path, limits: limits)
    let outcome = worker.ask(request) { line in
      if let progress, let step = WorkbookProgress(line: line) { progress(step) }
    }
    switch outcome {
    case .failed(let message): return failure(message, name)
    case .done(let lines):
      guard let contents = try? WorkbookContents(lines: lines) else {
        return failure("The spreadsheet worker gave an answer that cannot be understood.", name)
      }
      return reading(contents, name: name, header: header)
    }
  }

  private func reading(
    _ contents: WorkbookContents, name: String, header: HeaderSearch, fillsMergedText: Bool = false
  ) -> WorkbookReading {
    var result = WorkbookReading(tables: [], findings: [])
    for sheet in contents.sheets where !(sheet.isHidden && sheet.name == Workbook.listsSheet) {
      var reader = SheetTableReader(
        sheet, file: SheetTable.file(name, sheet: sheet.name), limits: limits,
        awaitsCalculation: contents.awaitsCalculation, fillsMergedText: fillsMergedText)
      if let table = reader.table(header: header) { result.tables.append(table) }
      result.findings += reader.findings
    }
    if contents.countsFrom1904 {
      result.findings.append(
        Finding(
          .note, "Days count from 1904 in this workbook, and its dates were read so.",
          at: Place(file: name)))
    }
    if result.tables.isEmpty, !result.findings.contains(where: { $0.severity == .error }) {
      return failure("The workbook has no sheet with anything in it.", name)
    }
    return result
  }

  private func failure(_ message: String, _ name: String) -> WorkbookReading {
    WorkbookReading(tables: [], findings: [Finding(.error, message, at: Place(file: name))])
  }
}

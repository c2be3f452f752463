import ExternalPrograms
import Foundation
import Interchange
import Tables

/// A table of a file that was sent: a header, and rows of texts that know their numbers.
struct UploadTable: Sendable {
  struct Row: Sendable {
    /// As a spreadsheet shows it.
    let number: Int
    let cells: [String]
  }

  let name: String
  /// For places: the file, and the sheet where it has several.
  let file: String
  let header: [String]
  let rows: [Row]
}

/// A file of activity data that somebody sent, read.
struct UploadFile: Sendable {
  enum Contents: Sendable {
    /// The workbook that `cairn inventory template` makes, filled.
    case template(WorkbookReading)
    /// Tables with any header; at least one.
    case tables([UploadTable])
  }

  let name: String
  let contents: Contents
  /// What was found in reading; errors name rows or sheets that could not be read.
  let findings: [Finding]

  /// Why a file cannot be used at all, in a sentence for whoever sent it.
  struct Problem: Error {
    let message: String
  }

  /// A file as it was sent, or the cells that its reader gave before.
  enum Source: Sendable {
    case bytes([UInt8])
    case cells(WorkbookCells)
  }

  /// Makes a file's cells of its bytes, in a process of its own; the call blocks.
  ///
  /// - Parameter tools: Where the reader of workbooks is; nil where this server has none.
  /// - Returns: Nil for what is no workbook, and is read at once.
  static func cells(
    of bytes: [UInt8], tools: URL?, text: UploadText
  ) throws(Problem) -> WorkbookCells? {
    let isPackage = bytes.starts(with: [0x50, 0x4B])
    let isOld = bytes.starts(with: [0xD0, 0xCF, 0x11, 0xE0])
    guard !isOld else { throw Problem(message: text.oldExcel) }
    guard isPackage else { return nil }
    guard let tools else { throw Problem(message: text.noReader) }
    let url = FileManager.default.temporaryDirectory
      .appending(path: "cairn-upload-\(UUID().uuidString).xlsx")
    defer { try? FileManager.default.removeItem(at: url) }
    do {
      try Data(bytes).write(to: url)
    } catch {
      throw Problem(message: text.noReader)
    }
    let (cells, failure) = reader(tools).unpack(url)
    guard let cells else { throw Problem(message: failure ?? text.noRows) }
    return cells
  }

  private static func reader(_ tools: URL) -> WorkbookReader {
    WorkbookReader(tools: ToolFolder(folder: tools), timeout: 120)
  }

  /// Reads a file by its name and its first bytes; the call blocks.
  ///
  /// - Parameter tools: Where the reader of workbooks is; nil where this server has none.
  static func read(
    _ source: Source, named name: String, tools: URL?, inventoryImport: InventoryImport,
    text: UploadText
  ) throws(Problem) -> UploadFile {
    switch source {
    case .cells(let cells):
      guard let tools else { throw Problem(message: text.noReader) }
      return try workbook(cells, name, reader(tools), inventoryImport, text)
    case .bytes(let bytes):
      guard !bytes.isEmpty else { throw Problem(message: text.emptyFile) }
      guard let cells = try cells(of: bytes, tools: tools, text: text) else {
        return try csv(bytes, name, text)
      }
      return try read(
        .cells(cells), named: name, tools: tools, inventoryImport: inventoryImport, text: text)
    }
  }

  private static func csv(
    _ bytes: [UInt8], _ name: String, _ text: UploadText
  ) throws(Problem) -> UploadFile {
    let (table, findings) = CSVTable.read(bytes, file: name)
    let header = table.header
    let records = table.records
    guard header.contains(where: { !$0.isEmpty }), !records.isEmpty else {
      throw Problem(message: findings.first?.message ?? text.noRows)
    }
    let rows = records.map { record in
      UploadTable.Row(number: record.row, cells: header.map { record[$0] })
    }
    let read = UploadTable(name: name, file: name, header: header, rows: rows)
    return UploadFile(name: name, contents: .tables([read]), findings: findings)
  }

  private static func workbook(
    _ cells: WorkbookCells, _ name: String, _ reader: WorkbookReader,
    _ inventoryImport: InventoryImport, _ text: UploadText
  ) throws(Problem) -> UploadFile {
    let filled = reader.reading(cells, named: name, header: inventoryImport.header)
    if filled.tables.contains(where: { isTemplate($0, inventoryImport.layout) }) {
      return UploadFile(name: name, contents: .template(filled), findings: filled.findings)
    }
    let plain = reader.reading(cells, named: name)
    let tables = plain.tables.filter { !$0.records.isEmpty && !$0.isHidden }.map(Self.table)
    guard !tables.isEmpty else {
      throw Problem(message: plain.findings.first?.message ?? text.noRows)
    }
    return UploadFile(name: name, contents: .tables(tables), findings: plain.findings)
  }

  private static func isTemplate(_ table: SheetTable, _ layout: InventoryLayout) -> Bool {
    guard let sheet = layout.sheet(named: table.name) else { return false }
    let names = Set(table.columns.map { $0.name.lowercased().replacing(" ", with: "_") })
    return sheet.columns.filter { $0.role == .required }.allSatisfy {
      names.contains($0.title.lowercased().replacing(" ", with: "_"))
    }
  }

  private static func table(_ sheet: SheetTable) -> UploadTable {
    let header = sheet.columns.map(\.name)
    return UploadTable(
      name: sheet.name, file: sheet.file, header: header,
      rows: sheet.records.map { record in
        UploadTable.Row(number: record.row, cells: header.map { record[$0].text.trimmed })
      })
  }
}

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
    /// What stands over its amount, where a row of the file has several; rows are told apart by it.
    var heading: String?
  }

  let name: String
  /// For places: the file, and the sheet where it has several.
  let file: String
  let header: [String]
  let rows: [Row]
  /// What parts the columns of a text; nil for a workbook, whose numbers have a decimal point.
  var separator: SeparatedText.Separator?
  /// Whether it was made of another of the file, with a row for each amount.
  var isUnfolded = false
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
    let phrase: Phrase

    init(_ phrase: Phrase) { self.phrase = phrase }

    /// What reading found; where it found nothing, the file has no rows.
    ///
    /// - Parameter line: Where in the file; nil where that is all of it.
    init(_ finding: String?, line: Int? = nil) {
      let said = finding.map { Phrase(library: $0) } ?? UploadFile.text.noRows
      phrase =
        line.map { Phrase("Line \($0): \(said.english)", "Línea \($0): \(said.spanish)") } ?? said
    }
  }

  private static let text = EveryLanguage<UploadText>()

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
    of bytes: [UInt8], tools: URL?
  ) throws(Problem) -> WorkbookCells? {
    let isPackage = bytes.starts(with: [0x50, 0x4B])
    let isOld = bytes.starts(with: [0xD0, 0xCF, 0x11, 0xE0])
    guard !isOld else { throw Problem(text.oldExcel) }
    guard isPackage else { return nil }
    guard let tools, WorkbookFile.hasProgram(in: tools) else { throw Problem(text.noReader) }
    let folder = FileManager.default.temporaryDirectory
      .appending(path: "cairn-upload-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: folder) }
    let url = folder.appending(path: "upload.xlsx")
    do {
      try FileManager.default.createDirectory(
        at: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
      try Data(bytes).write(to: url)
    } catch {
      throw Problem(text.noReader)
    }
    let (cells, failure) = reader(tools).unpack(url)
    guard let cells else { throw Problem(failure) }
    return cells
  }

  private static func reader(_ tools: URL) -> WorkbookReader {
    WorkbookReader(tools: ToolFolder(folder: tools), timeout: 120)
  }

  /// Reads a file by its name and its first bytes; the call blocks.
  ///
  /// - Parameter tools: Where the reader of workbooks is; nil where this server has none.
  static func read(
    _ source: Source, named name: String, tools: URL?, inventoryImport: InventoryImport
  ) throws(Problem) -> UploadFile {
    switch source {
    case .cells(let cells):
      guard let tools else { throw Problem(text.noReader) }
      return try workbook(cells, name, reader(tools), inventoryImport)
    case .bytes(let bytes):
      guard !bytes.isEmpty else { throw Problem(text.emptyFile) }
      guard let cells = try cells(of: bytes, tools: tools) else {
        return try csv(bytes, name)
      }
      return try read(
        .cells(cells), named: name, tools: tools, inventoryImport: inventoryImport)
    }
  }

  private static func csv(
    _ bytes: [UInt8], _ name: String
  ) throws(Problem) -> UploadFile {
    guard !isNamedWorkbook(name, bytes) else { throw Problem(text.noWorkbook) }
    let separated = SeparatedText(bytes)
    let (table, findings) = CSVTable.read(separated.bytes, file: name)
    let header = table.header
    // The meaning of every heading is looked for.
    let most = WorkbookReader.Limits().columns
    guard header.count <= most else { throw Problem(Phrase(UploadText.self) { $0.tooWide(most) }) }
    let records = table.records
    guard header.contains(where: { !$0.isEmpty }), !records.isEmpty else {
      throw Problem(findings.first?.message, line: findings.first?.place.row)
    }
    let rows = records.map { record in
      UploadTable.Row(number: record.row, cells: header.map { record[$0] })
    }
    let read = UploadTable(
      name: name, file: name, header: header, rows: rows, separator: separated.separator)
    return UploadFile(name: name, contents: .tables([read]), findings: findings)
  }

  /// Whether a file that has no workbook's first bytes is named like one; text is often named `.xls`.
  private static func isNamedWorkbook(_ name: String, _ bytes: [UInt8]) -> Bool {
    let ending = name.split(separator: ".").last?.lowercased() ?? ""
    if ending == "xls" {
      return bytes.first == UInt8(ascii: "<") || String(validating: bytes, as: UTF8.self) == nil
    }
    return ["xlsx", "xlsm", "xlsb", "xltx", "ods"].contains(ending)
  }

  private static func workbook(
    _ cells: WorkbookCells, _ name: String, _ reader: WorkbookReader,
    _ inventoryImport: InventoryImport
  ) throws(Problem) -> UploadFile {
    let filled = reader.reading(cells, named: name, header: inventoryImport.header)
    if filled.tables.contains(where: { isTemplate($0, inventoryImport.layout) }) {
      return UploadFile(name: name, contents: .template(filled), findings: filled.findings)
    }
    let plain = reader.reading(cells, named: name, fillsMergedText: true)
    let tables = plain.tables.filter { !$0.records.isEmpty && !$0.isHidden }.map(Self.table)
    guard !tables.isEmpty else {
      throw Problem(plain.findings.first?.message)
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

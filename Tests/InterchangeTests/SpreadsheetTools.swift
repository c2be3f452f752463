import ExternalPrograms
import Foundation
import Interchange
import Tables
import Testing

/// The Python environment that `scripts/setup` makes, and workbooks made with it.
enum SpreadsheetTools {
  /// The folder of the repository, three levels above this file.
  static let repository = (0..<3).reduce(URL(filePath: #filePath)) { url, _ in
    url.deletingLastPathComponent()
  }

  static let tools = ToolFolder(
    folder: ProcessInfo.processInfo.environment["CAIRN_TOOLS"].map { URL(filePath: $0) }
      ?? repository.appending(path: ".tools"))

  static let hasPython = FileManager.default.isExecutableFile(atPath: tools.python.path)

  /// Calls with a folder that is removed afterwards.
  static func withFolder<Result>(_ body: (URL) throws -> Result) throws -> Result {
    let folder = FileManager.default.temporaryDirectory
      .appending(path: "cairn-sheets-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    return try body(folder)
  }

  /// Runs Python code in which `path` is a file to make or to look at; returns what it prints.
  @discardableResult
  static func python(_ code: String, path: URL) throws -> String {
    let run = try runProcess(
      executable: tools.python, arguments: ["-B", "-c", prelude + code, path.path], timeout: 120)
    try #require(run.status == 0, "\(run.errors)")
    return String(decoding: run.output, as: UTF8.self)
  }

  /// Reads the workbook that Python code saves at `path`.
  static func reading(
    _ code: String, named name: String = "upload.xlsx", header: HeaderSearch = .fullest,
    limits: WorkbookReader.Limits = WorkbookReader.Limits(),
    progress: ((WorkbookProgress) -> Void)? = nil
  ) throws -> WorkbookReading {
    try withFolder { folder in
      let file = folder.appending(path: "file.xlsx")
      try python(code, path: file)
      return WorkbookReader(tools: tools, limits: limits)
        .read(file, named: name, header: header, progress: progress)
    }
  }

  /// Reads a workbook that was just written.
  static func roundTrip(_ workbook: Workbook) throws -> WorkbookReading {
    try withFolder { folder in
      let file = folder.appending(path: "file.xlsx")
      let findings = WorkbookWriter(tools: tools).write(workbook, to: file)
      try #require(findings.isEmpty, "\(findings)")
      return WorkbookReader(tools: tools).read(file)
    }
  }

  /// `package` writes a workbook from bare XML, for what no program writes on request.
  private static let prelude = #"""
    import sys, zipfile, datetime
    path = sys.argv[1]
    R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    P = "http://schemas.openxmlformats.org/package/2006/relationships"
    M = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"

    def relations(*pairs):
        rows = "".join(
            f'<Relationship Id="r{n}" Type="{R}/{kind}" Target="{target}"/>'
            for n, (kind, target) in enumerate(pairs, 1))
        return f'<Relationships xmlns="{P}">{rows}</Relationships>'

    def package(sheet, strings=(), styles=None, facts="", more=(), prologue=""):
        texts = "".join(f"<si><t>{text}</t></si>" for text in strings)
        parts = {
            "[Content_Types].xml": "<Types/>",
            "_rels/.rels": relations(("officeDocument", "xl/workbook.xml")),
            "xl/workbook.xml": f'<workbook xmlns="{M}" xmlns:r="{R}">{facts}<sheets>'
            '<sheet name="Data" sheetId="1" r:id="r1"/></sheets></workbook>',
            "xl/_rels/workbook.xml.rels": relations(
                ("worksheet", "worksheets/sheet1.xml"), ("sharedStrings", "sharedStrings.xml"),
                ("styles", "styles.xml")),
            "xl/worksheets/sheet1.xml":
                f'{prologue}<worksheet xmlns="{M}">{sheet}</worksheet>',
            "xl/sharedStrings.xml": f'<sst xmlns="{M}">{texts}</sst>',
            "xl/styles.xml": styles or f'<styleSheet xmlns="{M}"/>', **dict(more)}
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
            for name, text in parts.items():
                archive.writestr(name, text)

    def table(rows, title="Data"):
        import openpyxl
        book = openpyxl.Workbook()
        book.active.title = title
        for row in rows:
            book.active.append(row)
        return book

    """#
}

extension WorkbookReading {
  /// What was found, as text.
  var words: [String] { findings.map(\.description) }

  /// The texts of a column of the first table.
  func texts(_ column: String) -> [String] {
    tables.first?.records.map { $0[column].text } ?? []
  }
}

import ExternalPrograms
import Foundation
import HTTPTypes
import Hummingbird
import Interchange
import Publishing
import Tables

/// An Excel workbook to take away, or what is offered in its place.
enum WorkbookFile {
  /// Where the programs are that write workbooks.
  ///
  /// - Parameter instead: What the reader can take in place of the workbook.
  /// - Throws: `WebProblem` where there are none.
  static func tools(of site: Site, instead: WebProblem.Instead) throws -> URL {
    guard let tools = site.publishing?.tools else {
      throw missing("This server was started without a folder of tools.", instead)
    }
    guard hasProgram(in: tools) else {
      throw missing(ToolFolder(folder: tools).missingPython, instead)
    }
    return tools
  }

  /// Whether the program that reads and writes workbooks can be run at all.
  static func hasProgram(in tools: URL) -> Bool {
    FileManager.default.isExecutableFile(atPath: ToolFolder(folder: tools).python.path)
  }

  /// Writes a workbook; the call blocks.
  static func bytes(
    _ workbook: Workbook, tools: URL, instead: WebProblem.Instead
  ) throws -> [UInt8] {
    let folder = FileManager.default.temporaryDirectory
      .appending(path: "cairn-download-\(UUID().uuidString)")
    try FileManager.default.createDirectory(
      at: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    defer { try? FileManager.default.removeItem(at: folder) }
    let url = folder.appending(path: "workbook.xlsx")
    let problems = WorkbookWriter(tools: ToolFolder(folder: tools)).write(workbook, to: url)
    if let problem = problems.first { throw missing(problem.message, instead) }
    return Array(try Data(contentsOf: url))
  }

  /// A table of the workspace as CSV, which every server can write.
  static func csv(_ file: String, of place: WorkspacePlace) -> WebProblem.Instead {
    WebProblem.Instead(
      path: place.path("grid/download?file=\(SitePath.encoded(file))&as=csv"),
      label: Phrase("Download the table as CSV", "Descargar la tabla como CSV"))
  }

  /// What is said to whoever asked; what is amiss on the server is for the one who runs it.
  private static func missing(
    _ reason: String, _ instead: WebProblem.Instead
  ) -> WebProblem {
    var problem = WebProblem(
      .serviceUnavailable,
      Phrase(
        "This server cannot write Excel workbooks now. Ask whoever runs the server to add the programs for spreadsheets; until then, take the same data as CSV, which Excel opens too.",
        "Por ahora este servidor no puede escribir libros de Excel. Pida a quien administra el servidor que agregue los programas de hojas de cálculo; mientras tanto, tome los mismos datos como CSV, que Excel también abre."
      ))
    problem.logged = "No workbook was made. \(reason)"
    problem.instead = instead
    return problem
  }
}

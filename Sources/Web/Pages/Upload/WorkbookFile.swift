import ExternalPrograms
import Foundation
import HTTPTypes
import Hummingbird
import Interchange
import Publishing
import Tables

/// A file that the browser keeps, most often a workbook.
enum WorkbookFile {
  /// Where the programs are that write workbooks.
  ///
  /// - Throws: `WebProblem` where there are none.
  static func tools(of site: Site) throws -> URL {
    guard let tools = site.publishing?.tools else {
      throw WebProblem(
        .serviceUnavailable,
        Phrase(
          "This server cannot write Excel workbooks. Download the table as CSV instead.",
          "Este servidor no puede escribir libros de Excel. Descargue la tabla como CSV."))
    }
    return tools
  }

  /// Writes a workbook; the call blocks.
  static func bytes(_ workbook: Workbook, tools: URL) throws -> [UInt8] {
    let url = FileManager.default.temporaryDirectory
      .appending(path: "cairn-download-\(UUID().uuidString).xlsx")
    defer { try? FileManager.default.removeItem(at: url) }
    let problems = WorkbookWriter(tools: ToolFolder(folder: tools)).write(workbook, to: url)
    if let problem = problems.first {
      throw WebProblem(
        .serviceUnavailable,
        Phrase(
          "The workbook was not made: \(problem.message)",
          "El libro de Excel no se preparó. En inglés: \(problem.message)"))
    }
    return Array(try Data(contentsOf: url))
  }

  static func response(
    _ bytes: [UInt8], named name: String,
    type: String = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
  ) -> Response {
    Response(
      status: .ok,
      headers: [
        .contentType: type, .cacheControl: "no-store",
        .contentDisposition: "attachment; filename=\"\(name)\"",
      ], body: ResponseBody(byteBuffer: ByteBuffer(bytes: bytes)))
  }
}

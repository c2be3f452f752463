import Accounts
import Interchange
import Jobs
import Publishing

/// Reads a large file of activity data, so that looking at it is quick afterwards; nothing is taken by it.
struct UploadReadJob: SiteJob {
  static let kind = "upload-read"
  static let title = Phrase("Read a file of activity data", "Leer un archivo de datos de actividad")
  static let permission = Permission.editDocument
  static var beginning: (path: String, label: Phrase)? {
    (UploadPages.path, Phrase("Send another file", "Enviar otro archivo"))
  }

  /// The upload.
  let upload: String

  /// True for a file that takes longer to read than somebody waits for a page.
  static func isLong(_ bytes: [UInt8]) -> Bool { bytes.count > 512 * 1024 }

  func run(_ work: JobWork) async throws -> JobResult {
    let text = work.words(UploadText.self)
    let staging = try UploadStaging(work)
    let site = work.site
    let tools = site.publishing?.tools
    work.progress(0.1, text.reading)
    guard let kept = try await staging.find(upload) else { throw JobFailure(text.gone) }
    do {
      var source = kept.source
      if case .bytes(let bytes) = source {
        let cells = try await work.blocking {
          try UploadFile.cells(of: bytes, tools: tools, text: text)
        }
        try work.checkCancelled()
        if let cells {
          try await staging.keep(cells, of: upload)
          source = .cells(cells)
        }
      }
      work.progress(0.6, text.checking)
      let known = source
      let read = try await work.blocking {
        try UploadFile.read(
          known, named: kept.name, tools: tools,
          inventoryImport: InventoryImport(library: site.library), text: text)
      }
      return JobResult(
        sentence: text.wasRead(read.name), path: "\(UploadPages.path)/\(upload)",
        label: text.seeChanges)
    } catch let problem as UploadFile.Problem {
      throw JobFailure(problem.message)
    }
  }
}

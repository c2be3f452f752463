import Accounts
import Foundation
import Interchange
import Jobs
import Plan
import Publishing
import Store

/// Reads a large file of activity data and finds out what it would change, so that pages only list that; nothing is taken.
struct UploadReadJob: SiteJob {
  static let kind = "upload-read"
  static let title = Phrase("Read a file of activity data", "Leer un archivo de datos de actividad")
  static let permission = Permission.editDocument
  static var beginning: (path: String, label: Phrase)? {
    (UploadPages.path, Phrase("Send another file", "Enviar otro archivo"))
  }

  /// The id of the upload.
  let upload: String
  /// Which column is which; nil where the file tells, or its sender is asked.
  var mapping: UploadMapping?

  /// True for a file that takes longer to read than somebody waits for a page.
  static func isLong(_ size: Int) -> Bool { size > 512 * 1024 }

  func run(_ work: JobWork) async throws -> JobResult {
    let text = EveryLanguage<UploadText>()
    let file = try await UploadReading(work).read(upload)
    let outline = UploadOutline(file)
    do {
      try await UploadStaging(work).keep(outline, of: upload)
    } catch let problem as JobProblem {
      throw JobFailure(problem.phrase)
    }
    var chosen = mapping
    if chosen == nil { chosen = try await plain(outline, work) }
    if let chosen { try await look(file, outline, chosen, work) }
    return JobResult(
      sentence: text { $0.wasRead(file.name) },
      path: UploadPages.address(of: upload, mapping),
      label: chosen == nil ? text.chooseColumns : text.seeChanges)
  }

  /// The columns of a file that nobody has to be asked about; nil where its sender is asked.
  private func plain(_ outline: UploadOutline, _ work: JobWork) async throws -> UploadMapping? {
    guard outline.isPlain else { return nil }
    guard !outline.isTemplate else { return outline.guess }
    let open = try await work.site.cache.workspace(try work.workspace())
    let questions = try UploadQuestions(
      of: outline, outline.guess, open, library: work.site.library)
    return questions.isWorthAsking(isPlain: true) ? nil : outline.guess
  }

  private func look(
    _ file: UploadFile, _ outline: UploadOutline, _ mapping: UploadMapping, _ work: JobWork
  ) async throws {
    let text = EveryLanguage<UploadText>()
    let site = work.site
    let workspace = try work.workspace()
    let open = try await site.cache.workspace(workspace)
    work.progress(0.3, text.checking)
    let before = try await site.calculations.calculation(
      of: workspace, at: open.revision, head: open.revision)
    let look = try await work.blocking {
      let plan = try UploadPlan(of: file, mapping, into: open, library: site.library) { step in
        try work.checkCancelled()
        switch step {
        case .comparing: work.progress(0.35, text.checking)
        case .calculating: work.progress(0.45, text.calculating)
        case .calculatingRight: work.progress(0.7, text.calculatingRight)
        }
      }
      return UploadLook(
        plan, before: before, base: open.revision, columns: outline.columns(mapping))
    }
    try work.checkCancelled()
    work.progress(0.95, text.keeping)
    let key = UploadLookKey(upload, mapping, base: open.revision)
    do {
      try await UploadStaging(work).keep(look, key)
    } catch let problem as JobProblem {
      throw JobFailure(problem.phrase)
    }
    site.uploadLooks.keep(look, key)
  }
}

/// Reads an upload within a job, with what it is read from kept beside it.
struct UploadReading {
  private let work: JobWork

  init(_ work: JobWork) { self.work = work }

  /// - Throws: `JobFailure` for what is gone or cannot be read.
  func read(_ upload: String) async throws -> UploadFile {
    let text = EveryLanguage<UploadText>()
    let staging = try UploadStaging(work)
    let site = work.site
    let tools = site.publishing?.tools
    work.progress(0.05, text.reading)
    guard let kept = try await staging.find(upload) else { throw JobFailure(text.gone) }
    do {
      var source = kept.source
      if case .bytes(let bytes) = source,
        let cells = try await work.blocking({ try UploadFile.cells(of: bytes, tools: tools) })
      {
        try work.checkCancelled()
        try await staging.keep(cells, of: upload)
        source = .cells(cells)
      }
      work.progress(0.15, text.reading)
      let known = source
      return try await work.blocking {
        try UploadFile.read(
          known, named: kept.name, tools: tools,
          inventoryImport: InventoryImport(library: site.library)
        ).unfolded(site.library)
      }
    } catch let problem as UploadFile.Problem {
      throw JobFailure(problem.phrase)
    }
  }
}

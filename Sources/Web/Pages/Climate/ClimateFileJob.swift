import Accounts
import Climate
import ClimateFiles
import Factors
import Foundation
import Jobs
import Store
import Tables
import Workspace

/// Makes a climate profile from an atlas that was sent and compares it with the workspace; nothing is taken by it.
struct ClimateFileJob: SiteJob {
  static let kind = "climate-file"
  static let title = Phrase(
    "Make a climate profile from a file", "Hacer un perfil climático de un archivo")
  static let permission = Permission.editDocument
  static var beginning: (path: String, label: Phrase)? {
    (ClimateFilePages.path, Phrase("Send another file", "Enviar otro archivo"))
  }
  static let changesKind = "climate-changes"

  /// The id of the upload.
  let atlas: String
  /// A weather station's file; nil where none was sent.
  let station: String?
  let choice: ClimateFileChoice
  /// The day that it was asked for, `YYYY-MM-DD`.
  let day: String

  func run(_ work: JobWork) async throws -> JobResult {
    let text = EveryLanguage<ClimateFileText>()
    work.progress(0.05, text.reading)
    guard let sent = try await StagedUploads(.climateAtlas, work).find(atlas) else {
      throw JobFailure(text.gone)
    }
    let beside = try await stationFile(work)
    let open = try await work.site.cache.workspace(try work.workspace())
    let community = open.community.community
    let look = try await look(sent, beside, of: community, work)
    work.progress(0.8, text.comparing)
    let outcome = try await outcome(of: look, sent.name, open.snapshot, work)
    try work.checkCancelled()
    work.progress(0.95, text.keeping)
    let changes = try await keep(outcome.preview, work)
    let summary = ClimateFileSummary(
      job: self, name: sent.name, stationName: beside?.name, look: look, outcome: outcome,
      base: open.revision, changes: changes)
    return JobResult(
      sentence: look.profile == nil ? text.askedMore : text { $0.looked(summary.changedRows) },
      path: "\(ClimateFilePages.path)/looks/\(work.job.id)", label: text.seeChanges,
      detail: try JSONEncoder().encode(summary))
  }

  /// - Throws: `JobFailure` when a station was sent and is not there any more.
  private func stationFile(_ work: JobWork) async throws -> StagedUploads.File? {
    guard let station else { return nil }
    guard let sent = try await StagedUploads(.climateStation, work).find(station) else {
      throw JobFailure(EveryLanguage<ClimateFileText>().gone)
    }
    return sent
  }

  private func look(
    _ sent: StagedUploads.File, _ beside: StagedUploads.File?, of community: Community,
    _ work: JobWork
  ) async throws -> ClimateFileReading.Look {
    let text = EveryLanguage<ClimateFileText>()
    let reading = try ClimateFileReading(sent, station: beside, choice: choice, of: community)
    do {
      return try await work.blocking {
        try reading.look { (share) throws(ClimateProblem) in
          work.progress(0.1 + 0.7 * share, text.computing)
          do { try work.checkCancelled() } catch { throw ClimateProblem("") }
        }
      }
    } catch let refusal as ClimateFileReading.Refusal {
      throw JobFailure(text { $0.refusal(refusal, sent.name) })
    }
  }

  private func outcome(
    of look: ClimateFileReading.Look, _ name: String, _ snapshot: WorkspaceSnapshot,
    _ work: JobWork
  ) async throws -> ClimateFileOutcome {
    let library = work.site.library
    do {
      return try await work.blocking {
        try ClimateFileOutcome(look, choice, day: day, into: snapshot, library)
      }
    } catch let problem as ClimateProblem {
      throw JobFailure(
        Phrase(ClimateFileText.self) { $0.refusal(.unreadable(problem.message), name) })
    }
  }

  /// Keeps what would change, so that what was looked at is what is taken.
  private func keep(_ preview: ImportPreview?, _ work: JobWork) async throws -> String? {
    guard let preview, !preview.differences.isEmpty else { return nil }
    do {
      return try await work.site.uploads.keep(
        StagedChanges.bytes(of: try preview.accepted()), named: "", kind: Self.changesKind,
        workspace: try work.workspace(), owner: work.job.asker.id
      ).id
    } catch let problem as JobProblem {
      throw JobFailure(problem.phrase)
    }
  }
}

/// A profile beside what a workspace has: what would change in its tables.
struct ClimateFileOutcome: Sendable {
  /// As the tables would hold it; nil where there is none.
  let profile: ClimateProfile?
  let merge: ClimateTableMerge?
  /// Nil where nothing would change.
  let preview: ImportPreview?

  /// - Throws: `ClimateProblem` when an indicator has a unit that no workspace knows.
  init(
    _ look: ClimateFileReading.Look, _ choice: ClimateFileChoice, day: String,
    into snapshot: WorkspaceSnapshot, _ library: FactorLibrary
  ) throws(ClimateProblem) {
    guard let profile = look.profile else {
      (self.profile, merge, preview) = (nil, nil, nil)
      return
    }
    let taking = try Self.taking(profile, look, choice, day: day)
    self.profile = taking.profile
    var edits = TableEdits(snapshot)
    merge = taking.merge(into: edits)
    taking.apply(to: &edits)
    let files = edits.changedFiles
    preview =
      files.isEmpty
      ? nil : ImportPreview(of: files, into: snapshot, library: library, keepsOthers: true)
  }

  private static func taking(
    _ profile: PlaceProfile, _ look: ClimateFileReading.Look, _ choice: ClimateFileChoice,
    day: String
  ) throws(ClimateProblem) -> ClimateTaking {
    let given = look.station?.indicators ?? []
    let ids = ClimateSourceIDs(
      choice.sourceID,
      observed: Dictionary(uniqueKeysWithValues: given.map { ($0, choice.stationID) }))
    var tables = try ClimateProfile(
      profile, definitions: IndicatorCatalog.definitions(of: profile), sources: ids)
    tables.models = (look.modelYears?.values ?? []).map {
      ClimateModelPoint(
        indicator: $0.indicator, scenario: ClimateScenario($0.scenario), model: $0.model,
        year: $0.year, value: $0.value)
    }
    var sources = [
      ClimateTaking.Source(
        id: choice.sourceID, title: profile.source.title, note: profile.source.detail,
        licence: profile.source.license)
    ]
    if let station = look.station, !given.isEmpty {
      sources.append(
        ClimateTaking.Source(
          id: choice.stationID, title: station.title,
          note:
            "\(station.span). Indicators of this one station, which models of a cell do not have to equal.",
          licence: ""))
    }
    return ClimateTaking(
      profile: tables, sources: sources, ownIDs: [choice.sourceID, choice.stationID], day: day)
  }
}

internal import ArgumentParser
internal import Climate
internal import ClimateFiles
internal import Factors
internal import Foundation
internal import Tables
internal import Workspace

/// `cairn climate profile`: a place's hazards written into a workspace.
struct ClimateProfileCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "profile",
    abstract: "Write a place's climate profile into a workspace, for the plan to show.",
    discussion: """
      Writes climate-summary.csv and climate-series.csv, in place of those that the workspace has, and adds \
      the source to sources.csv when it is not there. From an atlas with heating-degree-days or \
      cooling-degree-days it also writes climate-models.csv, every model year by year, so that a \
      climate-adjusted forecast follows each of them. The plan shows them with {{chart climate-series}} and \
      {{table climate-summary}}.
      """)

  @OptionGroup var folder: WorkspaceArgument
  @Option(help: "A county by name or FIPS code, or a place of the atlas.") var place: String
  @OptionGroup var choice: ClimateProfileArguments
  @Option(name: .customLong("source-id"), help: "The id of the source's row in sources.csv.")
  var sourceID = "climate-profile"

  func run() throws {
    let profile = try choice.profile(of: place)
    guard !profile.entries.isEmpty else {
      throw CommandFailure("There is nothing to write for \(profile.place.name).")
    }
    var workspace = try WorkspaceArgument.workspace(
      folder: folder.workspace, library: try FactorLibrary.standard())
    let definitions = try definitions(of: profile)
    var tables = try failing { () throws(ClimateProblem) in
      try ClimateProfile(profile, definitions: definitions, source: sourceID)
    }
    let runs = try choice.modelRuns(of: profile)
    tables.models = runs?.points ?? []
    workspace.replaceClimate(with: tables)
    try write(workspace, ["climate-summary.csv", "climate-series.csv", "climate-models.csv"])
    try addSource(profile.source, to: workspace)
    print(
      "\(profile.place.name): \(tables.summaries.count) summaries and \(tables.series.count) yearly values were written to \(folder.workspace)."
    )
    try printModels(runs)
    let charts =
      profile.yearly.isEmpty ? "" : "{{chart climate-series \(profile.yearly[0].indicator)}} and "
    print("Next: \(charts){{table climate-summary}} in a chapter.")
  }

  /// By indicator, how it is computed: as declared for an atlas, as the source says for a county.
  private func definitions(of profile: PlaceProfile) throws -> [String: String] {
    guard choice.atlas != nil else {
      return try failing { () throws(ClimateProblem) in try CountySummaries().definitions() }
    }
    return Dictionary(
      profile.entries.map { ($0.indicator, Self.definition($0.indicator)) }
    ) { first, _ in first }
  }

  private static func definition(_ indicator: String) -> String {
    let id = String(indicator.prefix { $0 != "(" && $0 != "@" })
    guard let declaration = IndicatorCatalog.declaration(id) else { return "" }
    return "\(declaration.equation) (\(declaration.definitions.rawValue))"
  }

  /// Says what single models were written, or that those of an earlier profile went.
  private func printModels(_ runs: ClimateModelRuns?) throws {
    if let runs, !runs.points.isEmpty {
      print(
        "Degree days of \(runs.models.count) single models were written to climate-models.csv: a climate-adjusted forecast follows each of them."
      )
      return
    }
    let file = URL(filePath: folder.workspace).appending(
      path: WorkspaceTables.climateModels.file)
    guard FileManager.default.fileExists(atPath: file.path) else { return }
    do { try FileManager.default.removeItem(at: file) } catch {
      throw CommandFailure(writing: file.path, error)
    }
    print(
      "climate-models.csv of the profile before was removed, because the new one has no degree days of single models."
    )
  }

  private func write(_ workspace: CommunityWorkspace, _ files: [String]) throws {
    for name in files {
      guard let table = workspace.tables[name] else { continue }
      try write(table, name)
    }
  }

  private func write(_ table: CSVTable, _ name: String) throws {
    let file = URL(filePath: folder.workspace).appending(path: name)
    do {
      try Data(table.text.utf8).write(to: file, options: .atomic)
    } catch { throw CommandFailure(writing: file.path, error) }
  }

  private func addSource(_ source: PlaceProfile.Source, to workspace: CommunityWorkspace) throws {
    let name = "sources.csv"
    var table =
      workspace.tables[name] ?? CSVTable(file: name, header: WorkspaceTables.sources.columns)
    let values = [
      "id": sourceID, "title": source.title, "note": source.detail, "licence": source.license,
      "retrieved": DateText.today,
    ]
    if let row = table.records.first(where: { $0["id"] == sourceID })?.row {
      // The figures are new, so the row must tell where these come from.
      table.set(values, row: row)
    } else {
      table.append(table.header.map { values[$0] ?? "" })
    }
    try write(table, name)
  }
}

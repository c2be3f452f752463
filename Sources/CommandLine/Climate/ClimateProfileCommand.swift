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
      Writes climate-summary.csv and climate-series.csv, and the source's row into sources.csv. Rows of \
      the same source are replaced; those of other sources stay. An indicator whose name states parameters \
      gets a plain id, such as tx-days-above-90-degf. What a --station observed names a source of its own, \
      the id of the profile's with -station. From an atlas it also writes climate-models.csv, every model \
      year by year: heating-degree-days and cooling-degree-days, so that a climate-adjusted forecast \
      follows each model, and yearly extremes such as hottest-day and wettest-days, of which return levels \
      are fitted. The plan shows all this with {{chart climate-series}}, {{table climate-summary}} and \
      {{table rare-events}}.
      """)

  @OptionGroup var folder: WorkspaceArgument
  @Option(
    help:
      "A county by name or FIPS code, or a place of the atlas by id, name or latitude,longitude.")
  var place: String
  @OptionGroup var choice: ClimateProfileArguments
  @Option(name: .customLong("source-id"), help: "The id of the source's row in sources.csv.")
  var sourceID = "climate-profile"

  func run() throws {
    let shown = try choice.choice(of: place)
    let profile = shown.profile
    guard !profile.entries.isEmpty else {
      for line in ClimateProfileText(profile).reasons { printError(line) }
      throw CommandFailure(ClimateProfileText(profile).emptiness)
    }
    var workspace = try WorkspaceArgument.workspace(
      folder: folder.workspace, library: FactorLibrary.standard)
    let sources = sources(shown.station)
    let definitions = try definitions(of: profile)
    var tables = try failing { () throws(ClimateProblem) in
      try ClimateProfile(profile, definitions: definitions, sources: sources)
    }
    let runs = try choice.modelRuns(of: profile)
    tables.models = runs?.points ?? []
    let hadModels = workspace.tables[WorkspaceTables.climateModels.file]?.records.isEmpty == false
    let merge = workspace.replaceClimate(
      with: tables, sources: [sourceID, stationID])
    for table in merge.tables() { try write(table) }
    try write(try sourceTable(profile.source, shown.station, in: workspace))
    print(
      "\(profile.place.name): \(tables.summaries.count) summaries and \(tables.series.count) yearly values were written to \(folder.workspace)."
    )
    for line in Self.replaced(merge, sourceID) { print(line) }
    try printModels(runs, merge, hadModels: hadModels)
    let charts =
      tables.series.first.map { "{{chart climate-series \($0.indicator)}} and " } ?? ""
    print("Next: \(charts){{table climate-summary}} in a chapter.")
  }

  private var stationID: String { "\(sourceID)-station" }

  private func sources(_ station: ClimateProfileArguments.Station?) -> ClimateSourceIDs {
    let given = station?.indicators ?? []
    return ClimateSourceIDs(
      sourceID, observed: Dictionary(uniqueKeysWithValues: given.map { ($0, stationID) }))
  }

  /// What became of the rows that the tables had.
  static func replaced(_ merge: ClimateTableMerge, _ source: String) -> [String] {
    var lines: [String] = []
    if merge.replacedRows > 0 {
      lines.append("Replaced: \(rows(merge.replacedRows)) of \(source).")
    }
    if !merge.displaced.isEmpty {
      lines.append(
        "Replaced too, because a table has one row for each figure: \(merge.displaced.map(\.description).joined(separator: "; "))."
      )
    }
    for (name, count) in merge.keptRows.sorted(by: { $0.key < $1.key }) {
      lines.append("Kept: \(rows(count)) of \(name.isEmpty ? "no stated source" : name).")
    }
    return lines
  }

  private static func rows(_ count: Int) -> String { count == 1 ? "1 row" : "\(count) rows" }

  /// By indicator, how it is computed: as declared for an atlas, as the source says for a county.
  private func definitions(of profile: PlaceProfile) throws -> [String: String] {
    guard choice.atlas != nil else {
      return try failing { () throws(ClimateProblem) in try CountySummaries().definitions() }
    }
    return IndicatorCatalog.definitions(of: profile)
  }

  /// Says what single models were written, or that those of an earlier profile went.
  private func printModels(
    _ runs: ClimateModelRuns?, _ merge: ClimateTableMerge, hadModels: Bool
  ) throws {
    if let runs, !runs.points.isEmpty {
      for line in runs.lines { print(line) }
      return
    }
    guard hadModels, merge.models.records.isEmpty else { return }
    let file = URL(filePath: folder.workspace).appending(path: merge.models.file)
    do { try FileManager.default.removeItem(at: file) } catch {
      throw CommandFailure(writing: file.path, error)
    }
    print(
      "climate-models.csv of the profile before was removed, because the new one has no years of single models."
    )
  }

  private func write(_ table: CSVTable) throws {
    let file = URL(filePath: folder.workspace).appending(path: table.file)
    do {
      try Data(table.text.utf8).write(to: file, options: .atomic)
    } catch { throw CommandFailure(writing: file.path, error) }
  }

  /// `sources.csv` with the rows of the profile and of its station; a station of an earlier profile goes.
  private func sourceTable(
    _ source: PlaceProfile.Source, _ station: ClimateProfileArguments.Station?,
    in workspace: CommunityWorkspace
  ) throws -> CSVTable {
    let name = WorkspaceTables.sources.file
    var table =
      workspace.tables[name] ?? CSVTable(file: name, header: WorkspaceTables.sources.columns)
    put(
      [
        "id": sourceID, "title": source.title, "note": source.detail, "licence": source.license,
      ], in: &table)
    if let station, !station.indicators.isEmpty {
      put(
        [
          "id": stationID, "title": station.title,
          "note":
            "\(station.span). Indicators of this one station, which models of a cell do not have to equal.",
          "licence": "",
        ], in: &table)
    } else {
      table.remove(rows: Set(table.records.filter { $0["id"] == stationID }.map(\.row)))
    }
    return table
  }

  /// Puts a source in the row of its id: the figures are new, so an old row must tell where these come from.
  private func put(_ source: [String: String], in table: inout CSVTable) {
    let values = source.merging(["retrieved": DateText.today]) { $1 }
    if let row = table.records.first(where: { $0["id"] == source["id"] })?.row {
      table.set(values, row: row)
    } else {
      table.append(table.header.map { values[$0] ?? "" })
    }
  }
}

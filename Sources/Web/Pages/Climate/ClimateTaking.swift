import Tables
import Workspace

/// A climate profile on its way into a workspace's tables with the rows of its sources, as `cairn climate profile` writes it.
struct ClimateTaking: Sendable {
  /// A row of `sources.csv`.
  struct Source: Sendable {
    let id: String
    let title: String
    let note: String
    let licence: String
  }

  let profile: ClimateProfile
  let sources: [Source]
  /// The ids whose rows are the profile's own, also where it names them no more.
  let ownIDs: Set<String>
  /// The day that the sources were taken, `YYYY-MM-DD`.
  let day: String

  /// What becomes of the rows that the tables have.
  func merge(into edits: TableEdits) -> ClimateTableMerge {
    ClimateTableMerge(
      profile, sources: ownIDs,
      into: Dictionary(
        uniqueKeysWithValues: ClimateTableMerge.files.map { ($0, edits.table($0)) }))
  }

  func apply(to edits: inout TableEdits) {
    let merge = merge(into: edits)
    let filled = ClimateTableMerge.files.filter { !edits.table($0).records.isEmpty }
    for table in merge.tables(replacing: filled) { edits.replace(table) }
    let file = WorkspaceTables.sources.file
    for source in sources {
      edits.put(
        [
          "title": source.title, "note": source.note, "licence": source.licence,
          "retrieved": retrieved(source, &edits),
        ], in: file, where: ["id": source.id])
    }
    for id in ownIDs.subtracting(sources.map(\.id)).sorted() {
      edits.remove(from: file, where: ["id": id])
    }
  }

  /// The day of the first taking stays while the source is the same, so that taking twice changes nothing.
  private func retrieved(_ source: Source, _ edits: inout TableEdits) -> String {
    let rows = edits.records(of: WorkspaceTables.sources.file, where: ["id": source.id])
    guard let row = rows.first, row["title"] == source.title, row["note"] == source.note.trimmed,
      !row["retrieved"].isEmpty
    else { return day }
    return row["retrieved"]
  }
}

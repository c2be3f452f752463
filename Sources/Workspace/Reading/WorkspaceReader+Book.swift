internal import Factors
internal import Tables
internal import Yams

extension WorkspaceReader {
  mutating func readBook() {
    guard let bytes = workspace.documents["plan/book.yaml"] else { return }
    let (file, problems) = YAMLFile.read(bytes, file: "plan/book.yaml")
    workspace.findings += problems
    guard var yaml = file else { return }
    let title = yaml.required("title")
    let chapters = readChapters(&yaml)
    workspace.book = BookOutline(
      title: title, subtitle: yaml.text("subtitle") ?? "", date: yaml.text("date") ?? "",
      coverFigures: readCoverFigures(yaml), chapters: chapters)
    workspace.findings += yaml.findings
  }

  private func readCoverFigures(_ yaml: YAMLFile) -> [BookOutline.CoverFigure] {
    (yaml.node("cover_figures")?.sequence ?? []).compactMap { item in
      guard let text = item.mapping?["figure"]?.scalar?.string else { return nil }
      let parts = text.split(separator: "|", maxSplits: 1).map { $0.trimmed }
      return BookOutline.CoverFigure(
        figure: parts.first ?? "", format: parts.count > 1 ? parts[1] : nil,
        label: item.mapping?["label"]?.scalar?.string ?? "", line: item.mark?.line ?? 1)
    }
  }

  private func readChapters(_ yaml: inout YAMLFile) -> [BookOutline.ChapterFile] {
    let items = yaml.node("chapters")?.sequence ?? []
    if items.isEmpty { yaml.find(.error, "The book has no chapters.", key: "chapters") }
    return items.compactMap { item in
      guard let name = item.mapping?["file"]?.scalar?.string ?? item.scalar?.string else {
        return nil
      }
      guard workspace.documents["plan/\(name)"] != nil else {
        yaml.find(.error, "There is no chapter file “plan/\(name)”.", key: "chapters")
        return nil
      }
      return BookOutline.ChapterFile(
        file: name, isInternal: isInternal(item.mapping?["audience"]?.scalar?.string, name, &yaml))
    }
  }

  /// Only a plain `all` makes a chapter public.
  private func isInternal(_ audience: String?, _ file: String, _ yaml: inout YAMLFile) -> Bool {
    if audience == "all" { return false }
    if audience == "internal" { return true }
    let said = audience.map { "“\($0)”" } ?? "nothing"
    yaml.find(
      .error,
      "The audience of “\(file)” is \(said); write all or internal. It is kept out of the public edition.",
      key: "chapters")
    return true
  }

  /// Every `source` cell must name a source that is known, say that it is an assumption, or be empty.
  mutating func checkSources() {
    // A list that could not be read is a fault of its own, and no reason to doubt every row.
    guard workspace.documents[WorkspaceTables.sources.file] == nil else { return }
    let known = Set(workspace.sources.keys).union(library.sources.keys)
      .union(WorkspaceColumns.source.otherWords)
    for declaration in WorkspaceTables.all where declaration.columns.contains("source") {
      guard let table = workspace.tables[declaration.file], table.header.contains("source")
      else { continue }
      for record in table.records {
        let text = record["source"]
        // Mostly it is one id, and known.
        if text.isEmpty || !text.utf8.contains(0x20) && known.contains(text) { continue }
        for id in text.split(separator: " ").map(String.init) where !known.contains(id) {
          find(
            .warning,
            "There is no source “\(id)” in sources.csv or in Cairn's library. Add it to sources.csv.",
            at: record.place.at(column: "source"),
            missing: MissingRow(id, in: WorkspaceTables.sources.file))
        }
      }
    }
  }
}

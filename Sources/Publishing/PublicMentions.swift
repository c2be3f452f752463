internal import Plan
internal import Tables
internal import Workspace

/// Finds where a public edition would name an internal action in words that someone wrote.
///
/// Records of internal actions are taken out without being asked for; a sentence that names one is not, because only its
/// author knows what it should say instead.
struct PublicMentions {
  private let hidden: InternalRecords

  init(_ hidden: InternalRecords) { self.hidden = hidden }

  /// Mentions in the chapters of a public document, each at its chapter's file.
  func findings(in document: PlanDocument, files: [String: String]) -> [Finding] {
    guard !hidden.isEmpty else { return [] }
    let cover = [document.title, document.subtitle] + document.coverFigures.map(\.label)
    let front = hidden.titles(in: cover.joined(separator: "\n")).map {
      finding($0, Place(file: "plan/book.yaml"))
    }
    return front
      + document.chapters.flatMap { chapter in
        let text = ([chapter.title] + chapter.blocks.map(Self.text)).joined(separator: "\n")
        let place = Place(file: files[chapter.id] ?? "plan/\(chapter.id).md")
        return hidden.titles(in: text).map { finding($0, place) }
      }
  }

  /// Mentions in tables that are published as they are, each at its cell.
  func findings(in tables: [String: CSVTable]) -> [Finding] {
    guard !hidden.isEmpty else { return [] }
    return tables.sorted { $0.key < $1.key }.flatMap { file, table -> [Finding] in
      guard let declaration = WorkspaceTables.all.first(where: { $0.file == file }),
        !PublicTable.internalFiles.contains(file)
      else { return [] }
      return table.records.filter { !hidden.hides($0, of: file) }.flatMap { record in
        declaration.columns.flatMap { column in
          hidden.titles(in: record[column]).map { finding($0, record.place.at(column: column)) }
        }
      }
    }
  }

  /// Three words and more are hardly there by chance, so they stop publishing.
  private func finding(_ title: String, _ place: Place) -> Finding {
    let isLong = title.split(separator: " ").count > 2
    return Finding(
      isLong ? .error : .warning,
      "The public edition would name the internal action “\(title)” here. Put the passage between :::internal and :::, write it in other words, or make the action public.",
      at: place)
  }

  private static func text(_ block: Block) -> String {
    switch block {
    case .heading(_, _, let text), .paragraph(let text): text.plainText
    case .list(_, let items): items.joined().map(text).joined(separator: "\n")
    case .quote(let blocks): blocks.map(text).joined(separator: "\n")
    case .callout(_, let title, let blocks):
      ([title] + blocks.map(text)).joined(separator: "\n")
    case .code(let code): code
    case .rule: ""
    case .keyFigures(let figures):
      figures.map { "\($0.label) \($0.figure.text)" }.joined(separator: "\n")
    case .table(let table): text(table)
    case .chart(let chart):
      [chart.title, chart.description, chart.source, text(chart.data)].joined(separator: "\n")
    }
  }

  private static func text(_ table: PlanTable) -> String {
    let cells = table.rows.joined().map(\.content.plainText)
    return ([table.caption] + cells + table.notes).joined(separator: "\n")
  }
}

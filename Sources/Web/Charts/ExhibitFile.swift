import Hummingbird
import Plan
import Publishing

/// The numbers behind a table, chart or map of the plan, as a spreadsheet takes them.
struct ExhibitFile {
  let id: String
  let table: PlanTable
  let language: Language

  /// What the address of an exhibit asks for its file by.
  static let name = "data"

  /// The way to the file, under an exhibit of a page.
  ///
  /// - Parameter title: What it is called, for readers who hear one link after the other.
  static func link(
    _ kind: ExhibitKind, _ id: String, called title: String, _ visit: Visit
  ) -> HTML {
    guard let place = visit.place else { return .empty }
    let path = ExhibitPages.path(kind, id, in: place) + "&download=\(name)"
    return """
      <p class="numbers__download"><a href="\(path)" download>\(visit.words(FigureText.self).download)<span class="hidden">: \(title)</span></a></p>
      """
  }

  /// - Throws: As `Visit.download(from:of:)`.
  func response(to visit: Visit) throws -> Response? {
    guard visit.query("download") == Self.name, let place = visit.place else { return nil }
    let stem = id.map { $0.isLetter || $0.isNumber ? $0 : "-" }
    return visit.file(csv: figures.csv, named: "\(place.id)-\(String(stem))")
  }

  /// The same in the language of the page, as far as it has words.
  private var figures: FigureTable {
    let translation = ChartTranslation(language: language)
    return FigureTable(
      id: Self.name, caption: table.caption,
      columns: table.columns.map { .init(title: translation.plain($0.title)) },
      rows: DataFiles.rows(of: table).map { row in
        FigureTable.Row(cells: row.map { FigureTable.Cell(translation.plain($0)) })
      })
  }
}

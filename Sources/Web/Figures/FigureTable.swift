import Foundation
import HTTPTypes
import Hummingbird
import Tables

/// A table of numbers, as a page shows it and as a spreadsheet takes it.
struct FigureTable {
  struct Column {
    let title: String
    var isNumber = true
    /// Left out of the file: a picture or a link.
    var isOnlyShown = false
    /// Left out of the page, which says it within another cell.
    var isOnlyInFile = false
    /// Where a click on the heading leads; nil for a table that stays in its order.
    var sorting: Sorting?
  }

  /// The heading of a column as a link that puts the rows in its order.
  struct Sorting {
    enum Direction: String { case ascending, descending }

    let path: String
    /// What the link does, such as “Sort by year”.
    let label: String
    /// How the rows are sorted by this column now; nil where they are not.
    let direction: Direction?
  }

  /// One cell: what a page shows, and what stands in the file.
  struct Cell {
    let html: HTML
    let plain: String

    init(_ text: String) {
      html = HTML(text)
      plain = text
    }

    init(_ html: HTML, plain: String) {
      self.html = html
      self.plain = plain
    }

    static let empty = Cell("")
  }

  struct Row {
    enum Kind { case plain, part, group, total, beside }

    var kind = Kind.plain
    let cells: [Cell]
  }

  /// Unique in the page; also what the file is asked for by.
  let id: String
  let caption: String
  /// Where the heading above says the same.
  var hidesCaption = false
  let columns: [Column]
  let rows: [Row]
  /// Under the table.
  var notes: [HTML] = []

  private var shown: [Column] { columns.filter { !$0.isOnlyInFile } }

  /// - Parameter download: Where the file is; nil without one.
  func html(download: (path: String, label: String)?) -> HTML {
    """
    <div class="numbers\(shown.count > 6 ? " numbers--wide" as HTML : .empty)" id="table-\(id)">
    <div class="scroll" role="region" aria-labelledby="caption-table-\(id)" tabindex="0">
    <table>
    <caption id="caption-table-\(id)"\("class", hidesCaption ? "hidden" : nil)>\(caption)</caption>
    <thead><tr>\(shown.map(heading))</tr></thead>
    \(bodies)
    </table>
    </div>
    \(foot(download))
    </div>
    """
  }

  /// A column of pictures needs no heading, and an empty one would be read aloud.
  private func heading(_ column: Column) -> HTML {
    guard !column.title.isEmpty else { return "<td></td>" }
    let css = column.isNumber ? "number" : nil
    guard let sorting = column.sorting else {
      return "<th scope=\"col\"\("class", css)>\(column.title)</th>"
    }
    let arrow: HTML =
      sorting.direction.map {
        "<span aria-hidden=\"true\"> \($0 == .descending ? "↓" : "↑")</span>"
      } ?? .empty
    return """
      <th scope="col"\("aria-sort", sorting.direction?.rawValue)\("class", css)>\
      <a href="\(sorting.path)" aria-label="\(sorting.label)">\(column.title)\(arrow)</a></th>
      """
  }

  /// A group begins a body of its own, so that its heading is read with its rows.
  private var bodies: HTML {
    var bodies: [[HTML]] = [[]]
    for row in rows {
      if row.kind == .group, bodies.last?.isEmpty == false { bodies.append([]) }
      bodies[bodies.count - 1].append(html(row))
    }
    return bodies.map { "<tbody>\n\($0)\n</tbody>" as HTML }.joined(by: "\n")
  }

  private func html(_ row: Row) -> HTML {
    if row.kind == .group, row.cells.count == 1 {
      return """
        <tr class="numbers__group"><th scope="rowgroup" colspan="\(shown.count)">\(row.cells[0].html)</th></tr>
        """
    }
    let shape: String? =
      switch row.kind {
      case .plain: nil
      case .group: "numbers__head"
      case .part: "numbers__part"
      case .total: "numbers__total"
      case .beside: "numbers__beside"
      }
    let shown = zip(columns, row.cells).filter { !$0.0.isOnlyInFile }
    // A total may have no number of its own; a heading without words names nothing.
    let heading = shown.firstIndex { !$0.1.html.isEmpty } ?? 0
    let cells = shown.enumerated().map { index, pair -> HTML in
      let css = pair.0.isNumber ? "number" : nil
      return index == heading
        ? "<th scope=\"row\"\("class", css)>\(pair.1.html)</th>"
        : "<td\("class", css)>\(pair.1.html)</td>"
    }
    return "<tr\("class", shape)>\(cells.joined(by: ""))</tr>"
  }

  private func foot(_ download: (path: String, label: String)?) -> HTML {
    let link = download.map {
      "<p class=\"numbers__download\"><a href=\"\($0.path)\" download>\($0.label)<span class=\"hidden\">: \(caption)</span></a></p>"
        as HTML
    }
    guard link != nil || !notes.isEmpty else { return .empty }
    return """
      <div class="numbers__foot">
      <div class="numbers__notes">\(notes.map { "<p>\($0)</p>" as HTML })</div>
      \(link)
      </div>
      """
  }

  /// The file: a header and one line for each row, numbers with every digit.
  var csv: String {
    let kept = columns.indices.filter { !columns[$0].isOnlyShown }
    var table = CSVTable(file: "\(id).csv", header: kept.map { columns[$0].title })
    for row in rows {
      table.append(kept.map { $0 < row.cells.count ? row.cells[$0].plain : "" })
    }
    return table.text
  }
}

extension Visit {
  /// The address of this page with some fields of its query changed; nil takes one out.
  func address(changing changes: [String: String?]) -> String {
    let kept = Self.query(of: request).fields.filter { changes[$0.name] == nil }
    let added = changes.sorted { $0.key < $1.key }.compactMap { name, value in
      value.map { (name: name, value: $0) }
    }
    return Self.address(request.uri.path, kept + added)
  }

  static func address(_ path: String, _ fields: [(name: String, value: String)]) -> String {
    guard !fields.isEmpty else { return path }
    return path + "?"
      + fields.map { "\(SitePath.encoded($0.name))=\(SitePath.encoded($0.value))" }
      .joined(separator: "&")
  }

  /// Tables of a page with links to their files.
  func html(_ table: FigureTable) -> HTML {
    table.html(
      download: (address(changing: ["download": table.id]), words(FigureText.self).download))
  }

  /// The file of the table that the address asks for; nil when it asks for the page.
  ///
  /// - Parameter owner: What the file's name begins with; the workspace's unless given.
  func download(from tables: [FigureTable], of owner: String? = nil) throws -> Response? {
    guard let id = query("download") else { return nil }
    guard let table = tables.first(where: { $0.id == id }), let owner = owner ?? place?.id else {
      throw Self.nothingHere
    }
    return file(csv: table.csv, named: "\(owner)-\(id)")
  }

  /// A table as a file to keep.
  ///
  /// - Parameter name: Without its ending.
  func file(csv text: String, named name: String) -> Response {
    // The mark tells spreadsheets that the text is UTF-8.
    .download(Array("\u{FEFF}\(text)".utf8), named: "\(name).csv")
  }
}

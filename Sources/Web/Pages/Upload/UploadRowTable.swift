import Tables
import Workspace

/// Rows of one table of the workspace that an upload would add or change, a line each, with what was found in their cells.
struct UploadRowTable {
  /// With their places among all listed rows; at least one, and all of one table.
  let rows: [(place: Int, row: UploadLook.Row)]
  let text: UploadText

  private var table: String { rows[0].row.table }

  /// Columns in which a row says something, in the order of the table; the one that rows are called by stands first anyway.
  private var columns: [String] {
    let said = rows.flatMap { $0.row.cells.map(\.column) + $0.row.remarks.compactMap(\.column) }
    let declared = WorkspaceTables.all.first { $0.file == table }?.columns ?? []
    let others = said.filter { !declared.contains($0) }
    var known: Set<String> = ["id"]
    return (declared.filter(said.contains) + others).filter { known.insert($0).inserted }
  }

  func html(_ visit: Visit) -> HTML {
    let (columns, words) = (columns, visit.columnWords)
    let caption = words.table(table)
    let heads = columns.map { words.title(of: $0, in: table) }
    return """
      <div class="scroll" role="region" aria-label="\(caption)" tabindex="0">
      <table class="upload-rows">
      <caption>\(caption)</caption>
      <thead><tr><th scope="col">\(words.row(table) ?? text.rows)</th><th scope="col">\(text.rowNumber)</th>\(heads.map { "<th scope=\"col\">\($0)</th>" as HTML })</tr></thead>
      <tbody>
      \(rows.map { line($0.place, $0.row, columns, visit) })
      </tbody>
      </table>
      </div>
      """
  }

  private func line(
    _ place: Int, _ row: UploadLook.Row, _ columns: [String], _ visit: Visit
  ) -> HTML {
    let cells = Dictionary(row.cells.map { ($0.column, $0) }) { first, _ in first }
    let whole = row.remarks.filter { $0.column == nil || $0.column == "id" }
    let number = row.place.row.map { visit.number(Double($0)) } ?? ""
    return """
      <tr id="row-\(place)"><th scope="row">\(row.name) <span class="tag\(row.isNew ? " tag--accent" as HTML : .empty)">\(row.isNew ? text.rowNew : text.rowChanged)</span>\(remarks(whole, visit))</th>\
      <td class="number">\(number)</td>\
      \(columns.map { column in
        "<td>\(cells[column].map { cell($0, row) } ?? .empty)\(remarks(row.remarks.filter { $0.column == column }, visit))</td>" as HTML
      })</tr>
      """
  }

  private func cell(_ cell: UploadPlan.Cell, _ row: UploadLook.Row) -> HTML {
    if row.isNew { return HTML(cell.new) }
    return """
      <del>\(cell.old.isEmpty ? text.empty : cell.old)</del> → <ins>\(cell.new.isEmpty ? text.empty : cell.new)</ins>
      """
  }

  private func remarks(_ remarks: [UploadLook.Remark], _ visit: Visit) -> HTML {
    let items = remarks.map { remark in
      """
      <span class="finding finding--\(remark.severity.rawValue)"><strong>\(text.severity(remark.severity))</strong> \(visit.library(remark.message))</span>
      """ as HTML
    }
    return "\(items)"
  }
}

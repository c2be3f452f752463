import Foundation
import Tables

/// Where something stands, in the reader's words: columns by their titles, sheets and rows in the language of the page.
struct PlaceWords: Sendable {
  let language: Language
  /// The table of the format that the file fills; nil takes the one of the file's own name.
  var table: String?

  /// For example `inventory.csv, row 12, column Unit`.
  func text(_ place: Place) -> String {
    let text = FilePlaceText.in(language)
    var parts = [file(place.file)]
    if let row = place.row {
      parts.append(place.file.hasSuffix(".md") ? text.line(row) : text.row(row))
    }
    if let column = place.column { parts.append(text.column(title(of: column, in: place.file))) }
    return parts.joined(separator: ", ")
  }

  /// A file's name; of a workbook, with the sheet.
  func file(_ file: String) -> String {
    guard let mark = file.range(of: Self.sheetMark), file.hasSuffix("”") else { return file }
    let sheet = file[mark.upperBound...].dropLast()
    return "\(file[..<mark.lowerBound]), \(FilePlaceText.in(language).sheet(String(sheet)))"
  }

  /// A column's title; as the file calls it, where the format knows no such column.
  func title(of column: String, in file: String) -> String {
    ColumnWords(language: language).title(of: column, in: table ?? file)
  }

  /// As `SheetTable.file` writes it.
  private static let sheetMark = ", sheet “"
}

extension Visit {
  /// Where something stands, in the visitor's words.
  ///
  /// - Parameter table: The table of the format that a sent file fills; nil takes the one of the file's own name.
  func words(of place: Place, table: String? = nil) -> String {
    PlaceWords(language: language, table: table).text(place)
  }
}

/// The words that places are told in.
struct FilePlaceText: Words {
  let row, line: @Sendable (Int) -> String
  let column, sheet: @Sendable (String) -> String

  static let english = FilePlaceText(
    row: { "row \($0)" }, line: { "line \($0)" }, column: { "column \($0)" },
    sheet: { "sheet “\($0)”" })

  static let spanish = FilePlaceText(
    row: { "fila \($0)" }, line: { "línea \($0)" }, column: { "columna \($0)" },
    sheet: { "hoja «\($0)»" })
}

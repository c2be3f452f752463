import Factors
import Quantities
import Store
import Tables
import Workspace

/// The columns of a grid: how each is called, and what its cells may say.
struct GridColumns {
  /// One value of a list, and what it is called.
  typealias Choice = (value: String, label: String)

  let table: GridTable
  let snapshot: WorkspaceSnapshot
  let library: FactorLibrary
  let words: ColumnWords

  /// More rows than this are no list to choose from.
  private static let choiceLimit = 3_000

  func write(to json: inout GridJSON) {
    let declared = Dictionary(
      WorkspaceColumns.columns(of: table.file, library: library).map { ($0.column, $0) }
    ) { first, _ in first }
    let declaration = WorkspaceTables.all.first { $0.file == table.file }
    let named = names(of: declared)
    json.array(table.columns) { json, name in
      let column = declared[name]
      json.raw("{\"name\":")
      json.string(name)
      json.raw(",\"title\":")
      json.string(words.title(of: name, in: table.file))
      json.raw(",\"help\":")
      json.string(words.help(of: name, in: table.file) ?? "")
      json.raw(",\"kind\":")
      json.string(column.map(kind) ?? "text")
      json.raw(",\"signs\":")
      json.string(column.map(signs) ?? "")
      json.raw(",\"strict\":")
      json.bool(column.map(isStrict) ?? false)
      json.raw(",\"required\":")
      json.bool(declaration?.required.contains(name) ?? false)
      json.raw(",\"key\":")
      json.bool(declaration?.key.contains(name) ?? false)
      json.raw(",\"coded\":")
      json.bool(column.map(isCoded) ?? false)
      json.raw(",\"choices\":")
      json.array((column.map(choices) ?? []) + (named[name] ?? [])) { json, choice in
        json.array([choice.value, choice.label]) { $0.string($1) }
      }
      json.raw("}")
    }
  }

  private func kind(_ column: ColumnDeclaration) -> String {
    switch column.kind {
    case .longText: "long"
    case .number: "number"
    case .wholeNumber: "whole"
    case .year: "year"
    case .date: "date"
    case .identifier: "identifier"
    case .choice, .yesNo: "choice"
    case .reference: "reference"
    case .text, .suggestions, .references, .unit, .url: "text"
    }
  }

  /// What may stand beside the digits of a number.
  private func signs(_ column: ColumnDeclaration) -> String {
    let signs = column.numberSigns
    return (signs.contains(.dollars) ? "$" : "") + (signs.contains(.percent) ? "%" : "")
  }

  /// Whether any other text would be a finding, so that a list to choose from is enough.
  private func isStrict(_ column: ColumnDeclaration) -> Bool {
    switch column.kind {
    case .choice, .yesNo: true
    case .reference: !column.isOpen
    default: false
    }
  }

  /// Whether its cells hold words of the format, which are shown as people call them; rows of other tables keep their ids.
  private func isCoded(_ column: ColumnDeclaration) -> Bool {
    switch column.kind {
    case .choice, .suggestions, .yesNo: true
    default: CodeWords.names(column)
    }
  }

  /// What cells of the table are called beyond the words that their columns list, by column.
  ///
  /// Such as a part of a sector that only this community has, or an option of a factor.
  private func names(of declared: [String: ColumnDeclaration]) -> [String: [Choice]] {
    let columns = table.columns.enumerated().compactMap { place, name in
      declared[name].flatMap { CodeWords.names($0) ? (place: place, column: $0) : nil }
    }
    guard !columns.isEmpty else { return [:] }
    var seen = columns.map { Set([""] + choices($0.column).map(\.value)) }
    var names: [String: [Choice]] = [:]
    for row in table.rows {
      let cells = table.cells(of: row)
      for (index, (place, column)) in columns.enumerated() {
        let cell = cells[place]
        guard seen[index].insert(cell).inserted else { continue }
        let label = words.label(of: cell, in: column)
        if label != cell { names[column.column, default: []].append((cell, label)) }
      }
    }
    return names
  }

  private func choices(_ column: ColumnDeclaration) -> [Choice] {
    switch column.kind {
    case .choice, .suggestions, .yesNo: column.words.map { ($0, words.label(of: $0, in: column)) }
    case .unit: Self.units.map { ($0, words.label(of: $0, in: column)) }
    case .reference(let file, let name), .references(let file, let name, _):
      column.otherWords.map { ($0, words.label(of: $0, in: column)) } + rows(of: file, name)
    default: []
    }
  }

  /// The rows of a table as values with what they are called.
  private func rows(of file: String, _ column: String) -> [Choice] {
    let documents = snapshot.documents.filter { $0.name.file == file }
    guard let head = documents.first(where: { $0.name.row == nil }), head.kind == .table,
      documents.count <= Self.choiceLimit
    else { return [] }
    let fields = RowFields(file: file, head: head.body)
    let naming = WorkspaceColumns.table(file)?.naming.first { $0 != column }
    var seen: Set<String> = []
    return documents.compactMap { document -> Choice? in
      guard document.name.row != nil else { return nil }
      let cells = fields.fields(of: document.body)
      guard let value = cells[column], !value.isEmpty, seen.insert(value).inserted else {
        return nil
      }
      return (value, naming.flatMap { cells[$0] } ?? "")
    }
  }

  private static let units = MeasurementUnit.Kind.allCases.flatMap {
    MeasurementUnit.symbols(of: $0)
  }
}

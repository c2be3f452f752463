import Factors
import Foundation
import Store
import Tables
import Workspace

/// What a form says of the cells of a row.
struct RecordInput {
  let file: String
  /// The cells as they are now; empty for a new row.
  let old: [String: String]
  /// What was sent, by column, with line ends as the row has them.
  private(set) var sent: [String: String] = [:]
  /// Numbers as they were typed, by column.
  private(set) var written: [String: String] = [:]
  /// Numbers that can be read in two ways, by column, with what to ask.
  private(set) var questions: [String: String] = [:]
  /// Nil where the form has cells as the table holds them.
  private let numbers: ColumnNumbers?
  /// What words of cells are called to whoever typed them; nil where the form has cells as the table holds them.
  private let words: ColumnWords?
  private let library: FactorLibrary

  /// What a field of a column is called in a form.
  static func field(_ column: String) -> String { "cell.\(column)" }

  /// Says that a form's fields are cells as the table holds them, and not what somebody typed.
  static let tableCells: HTML = "<input type=\"hidden\" name=\"cells\" value=\"table\">"

  /// Reads the fields of a form; columns that neither the table nor the format knows are passed over.
  ///
  /// - Parameter language: Of whoever typed numbers; nil where the fields are cells as tables hold them.
  init(
    _ form: FormData, file: String, columns: [String], old: [String: String] = [:],
    language: Language?, library: FactorLibrary
  ) {
    self.file = file
    self.old = old
    let isTyped = form["cells"] != "table"
    self.library = library
    words = isTyped ? language.map { ColumnWords(language: $0) } : nil
    numbers = isTyped ? language.map { ColumnNumbers(file: file, language: $0) } : nil
    let known = Set(columns).union(WorkspaceColumns.columns(of: file).map(\.column))
    for field in Set(form.fields.map { $0.name }) where field.hasPrefix("cell.") {
      let column = String(field.dropFirst(5))
      guard known.contains(column), !column.isEmpty else { continue }
      let values = form.all(field)
      sent[column] =
        numbers?.holds(column) == true
        ? number(values.first ?? "", column) : text(values, column)
    }
  }

  /// The cells as they would be.
  var cells: [String: String] { old.merging(sent) { $1 } }

  /// Only what differs from the row.
  var changes: [String: String] { sent.filter { old[$0.key] ?? "" != $0.value } }

  private mutating func number(_ typed: String, _ column: String) -> String {
    let before = old[column] ?? ""
    guard let numbers, typed != numbers.field(before, column) else { return before }
    written[column] = typed
    questions[column] = numbers.question(typed, column)
    return numbers.cell(typed, column)
  }

  private func text(_ values: [String], _ column: String) -> String {
    let before = old[column] ?? ""
    let declared = WorkspaceColumns.column(column, of: file)
    guard case .references(_, _, let separator) = declared?.kind else {
      let typed = FormText.restored(values.first ?? "", like: before)
      return typed == before ? before : word(typed, declared)
    }
    let words = values.flatMap { $0.split(separator: separator).map(String.init) }
    // The order of the words is the writer's, who may have meant something by it.
    let isSame = Set(words) == Set(before.split(separator: separator).map(String.init))
    return isSame ? before : words.joined(separator: separator)
  }

  /// The word of the format that was typed as what it is called, such as `Natural gas`.
  private func word(_ typed: String, _ declared: ColumnDeclaration?) -> String {
    guard let words, let declared else { return typed }
    switch declared.kind {
    case .suggestions, .unit:
      return words.word(for: typed, in: WorkspaceColumns.filled(declared, of: file, library))
    default: return typed
    }
  }

  /// What no row could take, however unfinished it may be.
  func errors(_ words: ColumnWords, _ text: RecordText) -> FormErrors {
    var errors = FormErrors()
    let order = WorkspaceColumns.table(file)?.groups.flatMap(\.columns).map(\.column) ?? []
    let ranks = Dictionary(zip(order, order.indices)) { first, _ in first }
    // A number that can be two is asked for even where one of them stands there already.
    let asked = Set(changes.keys).union(questions.keys)
    let sorted = asked.sorted { (ranks[$0] ?? .max, $0) < (ranks[$1] ?? .max, $1) }
    for column in sorted {
      let value = sent[column] ?? ""
      let title = words.title(of: column, in: file)
      let limit = Self.limit(WorkspaceColumns.column(column, of: file)?.kind ?? .text)
      if value.count > limit {
        errors.add(Self.field(column), text.tooLong(title, value.count, limit))
      } else if value.unicodeScalars.contains(where: Self.isControl) {
        errors.add(Self.field(column), text.controlCharacter(title))
      } else if let question = questions[column] {
        errors.add(Self.field(column), question)
      }
    }
    return errors
  }

  /// How many characters a cell of a kind may have.
  static func limit(_ kind: ColumnDeclaration.Kind) -> Int {
    switch kind {
    case .longText: 20_000
    case .text, .references, .url, .suggestions: 2_000
    case .identifier, .choice, .reference, .unit: 200
    case .number, .wholeNumber, .year, .date, .yesNo: 60
    }
  }

  private static func isControl(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.generalCategory == .control && !["\n", "\r", "\t"].contains(scalar)
  }
}

/// A short name made for a row that was given none.
enum ProposedName {
  /// Lower-case letters, digits and hyphens of a text, not used yet; empty when the text has none.
  static func of(_ text: String, taken: Set<String>) -> String {
    let plain = text.folding(options: [.diacriticInsensitive, .caseInsensitive], locale: nil)
    let words = plain.lowercased().split { !($0.isASCII && ($0.isLetter || $0.isNumber)) }
    var name = ""
    for word in words where name.count + word.count < 40 {
      name += name.isEmpty ? String(word) : "-\(word)"
    }
    guard !name.isEmpty, taken.contains(name) else { return name }
    return (2...taken.count + 2).lazy.map { "\(name)-\($0)" }.first { !taken.contains($0) } ?? name
  }
}

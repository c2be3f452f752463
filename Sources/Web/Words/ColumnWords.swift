import Phrasebook
import Quantities
import Tables
import Workspace

/// What tables and columns are called in a language: the declarations' English, or its translation.
struct ColumnWords: Sendable {
  let language: Language

  /// The one place where a declaration's text is translated.
  func text(_ english: String) -> String { DeclarationWords.text(english, language) }

  /// Such as `Activity data`; the file's name where the format knows no such table.
  func table(_ file: String) -> String {
    WorkspaceColumns.table(file).map { text($0.title) } ?? file
  }

  /// What one row is, such as `Risk`.
  func row(_ file: String) -> String? { WorkspaceColumns.table(file).map { text($0.row) } }

  func purpose(of file: String) -> String? {
    WorkspaceColumns.table(file).map { text($0.purpose) }
  }

  /// The title of a column; its own name where the format does not know it.
  func title(of column: String, in file: String) -> String {
    WorkspaceColumns.column(column, of: file).map { text($0.title) } ?? column
  }

  func help(of column: String, in file: String) -> String? {
    WorkspaceColumns.column(column, of: file).map { text($0.help) }
  }

  /// What a word of a cell is called; the word itself where it has no other name.
  func label(of word: String, in column: ColumnDeclaration?) -> String {
    guard let label = column?.labels[word] else {
      return column.flatMap { CodeWords(language: language).said(word, in: $0) } ?? word
    }
    return DeclarationWords.knows(label) ? text(label) : LibraryWords.text(label, language) ?? label
  }

  /// What a cell that a row is called by says in the language; the word itself where it has no other name.
  func name(of word: String, in column: ColumnDeclaration) -> String {
    let name = label(of: word, in: column)
    // Several cells stand in one name, which begins with a capital by itself.
    return ["activity", "subsector"].contains(column.column) ? name.lowercasedFirst : name
  }

  /// The word that a cell holds for what somebody typed: the word itself, or what it is called.
  ///
  /// A name that several words have stands for none of them, and any other text stays as it is.
  func word(for typed: String, in column: ColumnDeclaration) -> String {
    let known =
      column.kind == .unit
      ? MeasurementUnit.Kind.allCases.flatMap { MeasurementUnit.symbols(of: $0) }
      : column.words + column.otherWords
    guard !known.contains(typed) else { return typed }
    let wanted = typed.trimmed.lowercased()
    let words = known.filter { label(of: $0, in: column).lowercased() == wanted }
    return words.count == 1 ? words[0] : typed
  }

  /// The language of a word's label where it is not the page's, as of lines of a protocol; nil where it is.
  func language(of word: String, in column: ColumnDeclaration) -> String? {
    guard language != .english, let label = column.labels[word],
      !DeclarationWords.knows(label), LibraryWords.text(label, language) == nil
    else { return nil }
    return Language.english.rawValue
  }
}

extension Visit {
  /// What tables and columns are called in the visitor's language.
  var columnWords: ColumnWords { ColumnWords(language: language) }

  /// What words of the format are called that no column lists.
  var codes: CodeWords { CodeWords(language: language) }

  func title(of column: String, in file: String) -> String {
    columnWords.title(of: column, in: file)
  }

  func help(of column: String, in file: String) -> String? {
    columnWords.help(of: column, in: file)
  }

  func tableTitle(_ file: String) -> String { columnWords.table(file) }
}

/// What a column of a table holds, in words for whoever fills it: forms, grids, previews and schemas are made from it.
public struct ColumnDeclaration: Hashable, Sendable {
  /// What a cell may say, and so how it is asked for.
  public enum Kind: Hashable, Sendable {
    case text
    /// Text of several sentences, with about so many lines of room.
    case longText(lines: Int)
    /// Digits with `.` for decimals.
    case number
    case wholeNumber
    /// Four digits.
    case year
    /// `YYYY-MM-DD`.
    case date
    /// `yes` or `no`.
    case yesNo
    /// Lower-case letters, digits and hyphens.
    case identifier
    /// One of some words; any other is a finding.
    case choice([String])
    /// Free, with words that are usual.
    case suggestions([String])
    /// The cell of a row of another table, or of this one.
    case reference(file: String, column: String)
    /// Several such cells with a separator between them.
    case references(file: String, column: String, separator: String)
    /// The name of a unit of measurement.
    case unit
    case url
  }

  /// The name in the header of the file.
  public let column: String
  /// As people read it, such as `Who benefits`.
  public let title: String
  /// One sentence that says what to write, with an example.
  public let help: String
  public let kind: Kind
  /// What words of the cell are called, such as `not estimated` for `NE`; a word without one is shown as it is.
  public let labels: [String: String]
  /// The least and the largest number; nil where any number goes.
  public let range: ClosedRange<Double>?
  /// Words that a reference may say beside the rows of its table, such as `none`.
  public let otherWords: [String]
  /// True when a reference may name what is not in the workspace, such as a source of Cairn's own library.
  public let isOpen: Bool

  public init(
    _ column: String, _ title: String, _ kind: Kind = .text, help: String,
    labels: [String: String] = [:], range: ClosedRange<Double>? = nil, otherWords: [String] = [],
    isOpen: Bool = false
  ) {
    self.column = column
    self.title = title
    self.help = help
    self.kind = kind
    self.labels = labels
    self.range = range
    self.otherWords = otherWords
    self.isOpen = isOpen
  }

  /// The words that a cell may say or usually says; empty for other kinds.
  public var words: [String] {
    switch kind {
    case .choice(let words), .suggestions(let words): words
    case .yesNo: ["yes", "no"]
    default: []
    }
  }

  /// What a word of the cell is called.
  public func label(of word: String) -> String { labels[word] ?? word }

  /// The same column with other usual words, where it has some.
  public func suggesting(_ words: [String], labels: [String: String] = [:]) -> ColumnDeclaration {
    ColumnDeclaration(
      column, title, .suggestions(words), help: help,
      labels: self.labels.merging(labels) { $1 }, range: range, otherWords: otherWords,
      isOpen: isOpen)
  }
}

import Foundation
import Tables
import Workspace

/// Reads and shows the numbers of a table's columns, for forms, grids and uploads alike.
///
/// A table holds `1234.5`. What is typed or pasted may have the marks of `NumberReader`, `$` in columns of dollars and `%`
/// in columns of percent; a share from 0 to 1 may be written in percent, too. A cell that is left as a form shows it keeps its very digits.
struct ColumnNumbers: Sendable {
  private struct Column {
    let reader: NumberReader
    let isWhole: Bool
    let isShare: Bool

    /// A share that is written in percent, such as 0.58 for `58%`; nil for any other text.
    func share(_ written: String) -> String? {
      guard isShare, written.trimmed.hasSuffix("%"),
        case .number(let percent) = reader.read(written.trimmed.dropLast().trimmed),
        let share = Decimal(string: percent).map({ $0 / 100 })
      else { return nil }
      return "\(share)"
    }
  }

  private let columns: [String: Column]

  /// - Parameters:
  ///   - file: The table.
  ///   - groups: As whoever wrote the numbers parts thousands; nil takes what the language does.
  init(file: String, language: Language, groups: WrittenNumber.Groups? = nil) {
    let numbers = WorkspaceColumns.columns(of: file).filter(\.isNumber).map { column in
      let reader = NumberReader(language: language, groups: groups, signs: column.numberSigns)
      return (
        column.column,
        Column(reader: reader, isWhole: column.isWhole, isShare: column.range == 0...1)
      )
    }
    columns = Dictionary(numbers) { first, _ in first }
  }

  /// Whether the cells of a column are numbers.
  func holds(_ column: String) -> Bool { columns[column] != nil }

  /// What a table would hold of a text: digits where it is one number, else the text as it is.
  func cell(_ written: String, _ column: String) -> String {
    guard let known = columns[column] else { return written }
    if let share = known.share(written) { return share }
    guard known.isWhole, case .ambiguous(let whole, _) = known.reader.read(written) else {
      return known.reader.cell(written)
    }
    return whole
  }

  /// As `cell`, for texts of which some are as tables hold them already.
  func cellOfTable(_ text: String, _ column: String) -> String {
    WrittenNumber.isCell(text) ? text : cell(text, column)
  }

  /// As `cell`; a number that can be two gets a question mark, so that no table takes it for either.
  func cellOrQuestion(_ written: String, _ column: String) -> String {
    question(written, column) == nil ? cell(written, column) : written.trimmed + "?"
  }

  /// A cell as a form shows it, so that it is read as the same number again.
  func field(_ cell: String, _ column: String) -> String {
    guard let known = columns[column], !known.isWhole else { return cell }
    return known.reader.field(cell)
  }

  /// What to ask of whoever wrote a number that can be read in two ways; nil for every other text.
  func question(_ written: String, _ column: String) -> String? {
    guard let known = columns[column], !known.isWhole else { return nil }
    return known.reader.question(written)
  }
}

extension ColumnDeclaration {
  var isNumber: Bool {
    switch kind {
    case .number, .wholeNumber, .year: true
    default: false
    }
  }

  /// Whether every mark before three digits parts thousands.
  var isWhole: Bool {
    switch kind {
    case .wholeNumber, .year: true
    default: false
    }
  }

  /// Signs that say what the column's title says already.
  var numberSigns: Set<WrittenNumber.Sign> {
    let words = title.lowercased().split { !$0.isLetter }
    var signs: Set<WrittenNumber.Sign> = []
    if words.contains("dollars") { signs.insert(.dollars) }
    if words.contains("percent") { signs.insert(.percent) }
    return signs
  }
}

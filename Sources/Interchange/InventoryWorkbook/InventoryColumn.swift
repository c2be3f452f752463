internal import Tables

/// A column of the inventory's workbook: what it stands for, and how people fill it.
package struct InventoryColumn: Hashable, Sendable {
  /// Where the cells of the column belong.
  package enum Target: Hashable, Sendable {
    /// A column of the sheet's table.
    case cell(String)
    /// An input of the records' methods: a row of `inventory-parameters.csv`.
    case input(String)
    /// Nowhere: it helps those who fill the sheet, and is not read.
    case hint
  }

  /// What the cells may hold.
  package enum Content: Hashable, Sendable {
    case number
    case year
    /// An id, a word of a list, a unit.
    case word
    /// Any text, numbers included.
    case prose
    case date
  }

  /// What the color of the title says.
  package enum Role: Hashable, Sendable, CaseIterable {
    case required, optional, input, help

    var look: Workbook.HeaderLook {
      switch self {
      case .required: .standard
      case .optional: Workbook.HeaderLook(fill: "#4A5560", text: "#FFFFFF")
      case .input: Workbook.HeaderLook(fill: "#1E5945", text: "#FFFFFF")
      case .help: Workbook.HeaderLook(fill: "#E3E6E8", text: "#1F2933")
      }
    }
  }

  package var title: String
  package var target: Target
  package var content: Content
  package var role: Role
  package var rule: Workbook.Column.Rule?
  package var note: String
  package var width: Double?
  /// The unit of an input, as the note says; empty for other columns.
  package var unit = ""

  init(
    _ name: String, _ content: Content, _ role: Role = .optional,
    rule: Workbook.Column.Rule? = nil, width: Double? = nil, _ note: String
  ) {
    title = name
    target = .cell(name)
    self.content = content
    self.role = role
    self.rule = rule
    self.width = width
    self.note = note
  }

  /// True when the numbers of the column count in percent: 35, not 0.35.
  var countsPercent: Bool { title.hasSuffix("_percent") || unit == "percent" }

  /// True when the numbers of the column are shares of 1.
  var isShare: Bool { title == "share" || unit == "share" }

  /// The column as the writer of workbooks wants it.
  var workbookColumn: Workbook.Column {
    let kind: Workbook.Column.Kind =
      switch content {
      case .number: .number
      case .year: .year
      case .word, .prose, .date: .text
      }
    return Workbook.Column(
      title, kind: kind, rule: rule, note: note, width: width, wraps: role == .help,
      header: role.look)
  }

  /// The text of a table's cell as a cell of the workbook: a number where one is meant.
  func cell(_ text: String) -> Workbook.Cell {
    guard !text.isEmpty else { return .empty }
    guard content == .number || content == .year, let number = plainNumber(text) else {
      return .text(text)
    }
    return .number(number)
  }
}

/// The number that a text states; nil when Excel should keep the text.
func plainNumber(_ text: String) -> Double? {
  guard let first = text.utf8.first, text.utf8.last.map({ 48...57 ~= $0 || $0 == 46 }) == true,
    48...57 ~= first || first == 45 || first == 46 || first == 43,
    !text.lowercased().contains("x"), let number = Double(text), number.isFinite
  else { return nil }
  return number
}

/// An Excel workbook to write, for people to fill in or to read.
///
/// A sheet holds one table: lines of introduction, an empty row, the header, the rows. Nothing in it is
/// a formula, and no cells are merged, so that screen readers and other programs find their way.
package struct Workbook: Hashable, Sendable {
  /// The name that the file's properties give.
  package var title: String
  package var author: String
  package var sheets: [Sheet]
  /// Values to choose from, which stand on a hidden sheet; columns refer to them by name.
  package var lists: [List]
  package var header: HeaderLook

  package init(
    title: String, author: String = "", sheets: [Sheet], lists: [List] = [],
    header: HeaderLook = .standard
  ) {
    self.title = title
    self.author = author
    self.sheets = sheets
    self.lists = lists
    self.header = header
  }

  /// The name of the hidden sheet with the lists; no other sheet may have it.
  package static let listsSheet = "Lists"
}

extension Workbook {
  /// Named values to choose from.
  package struct List: Hashable, Sendable {
    package var name: String
    package var values: [String]

    package init(name: String, values: [String]) {
      self.name = name
      self.values = values
    }
  }

  /// The colors of header rows, as `#RRGGBB`; the text is bold.
  package struct HeaderLook: Hashable, Sendable {
    package var fill: String
    package var text: String

    package init(fill: String, text: String) {
      self.fill = fill
      self.text = text
    }

    /// White on dark blue, with a contrast of 11 to 1.
    package static let standard = HeaderLook(fill: "#1F3A4D", text: "#FFFFFF")
  }

  /// One sheet with one table.
  package struct Sheet: Hashable, Sendable {
    /// At most 31 characters, without `[ ] : * ? / \`.
    package var name: String
    /// Lines above the header, of which the first is the heading.
    ///
    /// They stay in sight with the header, so few are best.
    package var intro: [String]
    package var columns: [Column]
    /// Each at most as long as `columns`; a short one ends in empty cells.
    package var rows: [[Cell]]
    /// For how many rows below the last the rules of the columns hold too.
    package var emptyRows: Int
    package var highlights: [Highlight]
    package var layout: Layout

    package init(
      name: String, intro: [String] = [], columns: [Column], rows: [[Cell]] = [],
      emptyRows: Int = 500, highlights: [Highlight] = [], layout: Layout = Layout()
    ) {
      self.name = name
      self.intro = intro
      self.columns = columns
      self.rows = rows
      self.emptyRows = emptyRows
      self.highlights = highlights
      self.layout = layout
    }

    /// A sheet to read and not to fill: no room below its rows, and a heading that says whose it is.
    static func results(
      of community: String, _ name: String, _ intro: [String], _ columns: [Column],
      _ rows: [[Cell]], frozen: Int
    ) -> Sheet {
      var layout = Layout()
      layout.frozenColumns = frozen
      return Sheet(
        name: name, intro: ["\(community): \(name.lowercased())"] + intro, columns: columns,
        rows: rows, emptyRows: 0, layout: layout)
    }

    /// The row of the header, from 1.
    package var headerRow: Int { intro.isEmpty ? 1 : intro.count + 2 }
  }

  /// Cells of a column that take a color for as long as something is missing in their row.
  package struct Highlight: Hashable, Sendable {
    /// The title of the column whose cells take the color.
    package var column: String
    /// Titles of columns of which one at least must be filled.
    package var filled: [String]
    /// Titles of columns that must all be empty.
    package var empty: [String]
    /// As `#RRGGBB`.
    package var color: String

    package init(column: String, filled: [String], empty: [String], color: String) {
      self.column = column
      self.filled = filled
      self.empty = empty
      self.color = color
    }
  }

  /// How a sheet shows and prints.
  package struct Layout: Hashable, Sendable {
    /// The header stays in sight.
    package var freezesHeader = true
    /// So many first columns stay in sight, if the header does.
    package var frozenColumns = 0
    package var hasFilter = true
    package var isLandscape = true
    /// Every printed page begins with the header.
    package var repeatsHeader = true
    /// As `#RRGGBB`; nil for none.
    package var tabColor: String?

    package init() {}
  }

  /// One column of a sheet.
  package struct Column: Hashable, Sendable {
    /// How the cells look and what Excel makes of what is typed.
    package enum Kind: String, Hashable, Sendable {
      /// Stays as typed: no dates from “1-2”, no lost zeros from “007”.
      case text
      case number
      /// A number for reading: with separators of thousands and two decimals shown.
      case amount
      /// Without a separator of thousands.
      case year
    }

    /// What Excel lets people enter.
    package enum Rule: Hashable, Sendable {
      case oneOf([String])
      case oneOfList(named: String)
      /// A list to choose from; Excel asks before it takes anything else.
      case suggested([String])
      /// Both ends are allowed; nil leaves an end open.
      case number(from: Double? = nil, to: Double? = nil)
      case wholeNumber(from: Int? = nil, to: Int? = nil)
    }

    package var title: String
    package var kind: Kind
    package var rule: Rule?
    /// Shown at the title; also beside the cells that have a rule, up to 255 characters.
    package var note: String
    /// In characters; nil takes the title's.
    package var width: Double?
    /// True when long text goes on in a second line of its cell.
    package var wraps: Bool
    /// Other colors of the title than the workbook's.
    package var header: HeaderLook?

    package init(
      _ title: String, kind: Kind = .text, rule: Rule? = nil, note: String = "",
      width: Double? = nil, wraps: Bool = false, header: HeaderLook? = nil
    ) {
      self.title = title
      self.kind = kind
      self.rule = rule
      self.note = note
      self.width = width
      self.wraps = wraps
      self.header = header
    }
  }

  /// What a cell holds.
  package enum Cell: Hashable, Sendable {
    case empty
    /// Stays text, even when it begins with `=`.
    case text(String)
    case number(Double)
    case boolean(Bool)
  }
}

extension Workbook.Cell: ExpressibleByStringLiteral, ExpressibleByIntegerLiteral,
  ExpressibleByFloatLiteral, ExpressibleByBooleanLiteral
{
  package init(stringLiteral value: String) { self = .text(value) }
  package init(integerLiteral value: Int) { self = .number(Double(value)) }
  package init(floatLiteral value: Double) { self = .number(value) }
  package init(booleanLiteral value: Bool) { self = .boolean(value) }
}

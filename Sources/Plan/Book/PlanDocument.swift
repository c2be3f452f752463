public import Factors
internal import Tables

/// A plan made ready for any format: every reference resolved, every exhibit in place.
///
/// Renderers in `Publishing` turn the same document into HTML, PDF and DOCX.
public struct PlanDocument: Sendable {
  public var title: String
  public var subtitle: String
  public var community: String
  public var edition: Edition
  /// Month and year, such as `November 2026`; never the clock's.
  public var date: String
  /// BCP 47, such as `en`.
  public var language: String
  /// True for a worked example: every cover says so.
  public var isExample: Bool
  public var coverFigures: [KeyFigure]
  public var chapters: [Chapter]
  /// Every live figure the chapters use, in order of first use, without repeats.
  public var figures: [FigureValue]

  public init(
    title: String, subtitle: String, community: String, edition: Edition, date: String,
    language: String, isExample: Bool, coverFigures: [KeyFigure], chapters: [Chapter],
    figures: [FigureValue]
  ) {
    self.title = title
    self.subtitle = subtitle
    self.community = community
    self.edition = edition
    self.date = date
    self.language = language
    self.isExample = isExample
    self.coverFigures = coverFigures
    self.chapters = chapters
    self.figures = figures
  }
}

/// For whom a plan is printed.
public enum Edition: String, Sendable, CaseIterable, Codable {
  /// For residents and partners.
  case `public`
  /// For staff: adds assumptions, open findings, costs not yet public and staffing.
  case `internal`

  /// `Public edition` or `Internal edition`.
  public var title: String {
    switch self {
    case .public: "Public edition"
    case .internal: "Internal edition"
    }
  }
}

/// One chapter: a file of the book.
public struct Chapter: Sendable {
  /// File name without number and ending, such as `inventory`; unique in the book.
  public var id: String
  public var title: String
  /// Everything after the title.
  public var blocks: [Block]
  /// True when only the internal edition has it.
  public var isInternal: Bool

  public init(id: String, title: String, blocks: [Block], isInternal: Bool) {
    self.id = id
    self.title = title
    self.blocks = blocks
    self.isInternal = isInternal
  }
}

/// A live figure: a value of the calculation, printed in the text and able to explain itself.
public struct FigureValue: Sendable, Hashable {
  /// The reference, such as `inventory/2021/total`.
  public var id: String
  /// The printed text, such as `5.35 million metric tons CO2e`.
  public var text: String
  public var explanation: Explanation

  public init(id: String, text: String, explanation: Explanation) {
    self.id = id
    self.text = text
    self.explanation = explanation
  }

  /// The reference as an HTML id or Typst label: letters, digits and hyphens.
  public var anchor: String {
    "x-" + String(id.map { $0.isASCII && ($0.isLetter || $0.isNumber) ? $0 : "-" })
  }
}

/// A large number with a label, for covers and summaries.
public struct KeyFigure: Sendable, Hashable {
  public var figure: FigureValue
  public var label: String

  public init(figure: FigureValue, label: String) {
    self.figure = figure
    self.label = label
  }
}

/// A paragraph-level part of a chapter.
public indirect enum Block: Sendable {
  /// Level 2 or 3; `id` is unique in the chapter.
  case heading(level: Int, id: String, text: [Inline])
  case paragraph([Inline])
  case list(isOrdered: Bool, items: [[Block]])
  case quote([Block])
  case code(String)
  case rule
  /// A call-out; `kind` is `note`, `internal`, `public`, `equity` or `adaptation`.
  case callout(kind: String, title: String, blocks: [Block])
  case keyFigures([KeyFigure])
  case table(PlanTable)
  case chart(Chart)
}

/// A run of text.
public indirect enum Inline: Sendable {
  case text(String)
  case emphasis([Inline])
  case strong([Inline])
  case code(String)
  case link(url: String, text: [Inline])
  case figure(FigureValue)
  case lineBreak
}

/// A table as printed: header, rows, alignment.
public struct PlanTable: Sendable {
  /// Where the text of a column stands.
  public enum Alignment: Sendable { case left, right, center }

  /// A column with its heading.
  public struct Column: Sendable {
    public var title: String
    public var alignment: Alignment
    /// Relative width; 1 is usual, 3 suits a sentence.
    public var width: Double

    public init(_ title: String, _ alignment: Alignment = .left, width: Double = 1) {
      self.title = title
      self.alignment = alignment
      self.width = width
    }
  }

  /// One cell; `scale` 1…5 colors a risk cell, nil leaves it plain.
  public struct Cell: Sendable {
    public var content: [Inline]
    public var scale: Int?

    public init(_ content: [Inline], scale: Int? = nil) {
      self.content = content
      self.scale = scale
    }

    public init(_ text: String, scale: Int? = nil) {
      self.init([.text(text)], scale: scale)
    }
  }

  public var id: String
  public var caption: String
  public var columns: [Column]
  public var rows: [[Cell]]
  /// Indices of rows set as totals.
  public var totalRows: [Int]
  /// Notes under the table, such as what was left out.
  public var notes: [String]
  /// True for wide tables that print better across a landscape page.
  public var isWide: Bool

  public init(
    id: String, caption: String, columns: [Column], rows: [[Cell]], totalRows: [Int] = [],
    notes: [String] = [], isWide: Bool = false
  ) {
    self.id = id
    self.caption = caption
    self.columns = columns
    self.rows = rows
    self.totalRows = totalRows
    self.notes = notes
    self.isWide = isWide
  }
}

/// A chart or map: a Vega-Lite specification, and the same data in words and as a table.
public struct Chart: Sendable {
  public var id: String
  /// The caption, such as `Figure title as a full statement`.
  public var title: String
  /// A description for readers who cannot see it, one to four sentences.
  public var description: String
  /// The Vega-Lite 6 specification as JSON text with sorted keys, self-contained.
  public var spec: String
  /// The data shown, for the table beside the chart and the CSV.
  public var data: PlanTable
  /// Source line.
  public var source: String

  public init(
    id: String, title: String, description: String, spec: String, data: PlanTable, source: String
  ) {
    self.id = id
    self.title = title
    self.description = description
    self.spec = spec
    self.data = data
    self.source = source
  }
}

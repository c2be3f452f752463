public import Tables

/// One chapter as its author wrote it: Markdown read, references not yet resolved.
public struct ManuscriptChapter: Sendable {
  /// The file, relative to the workspace folder, such as `plan/03-inventory.md`.
  public var file: String
  /// File name without number and ending, such as `inventory`.
  public var id: String
  /// The first heading, inline; the id where the text has none.
  public var heading: [ManuscriptInline]
  /// False where the text has no heading with words in it.
  public internal(set) var isTitled = true
  /// Everything after the title, for both editions.
  public var blocks: [ManuscriptBlock]
  /// True when only the internal edition has the chapter.
  public var isInternal: Bool
  /// What was found while reading; references are looked at when they are resolved.
  public var findings: [Finding]
  /// What can be commented on, in reading order; the title is not among them.
  public var paragraphs: [ChapterParagraph] = []
  /// For each block outside and inside of passages, in reading order, the index of its paragraph.
  var paragraphIndices: [Int] = []

  public init(
    file: String, heading: [ManuscriptInline], blocks: [ManuscriptBlock], isInternal: Bool = false,
    findings: [Finding] = []
  ) {
    self.file = file
    self.id = Self.id(file: file)
    self.heading = heading
    self.blocks = blocks
    self.isInternal = isInternal
    self.findings = findings
  }

  /// The title as plain text; a reference in it stands as it was written.
  public var title: String {
    heading.plainText
  }

  /// The id of a chapter's file: its name without leading number and ending, as a slug.
  public static func id(file: String) -> String {
    let name = file.split(separator: "/").last ?? ""
    let stem = name.lowercased().hasSuffix(".md") ? name.dropLast(3) : name
    let words = stem.drop { $0.isASCII && ($0.isNumber || "-_. ".contains($0)) }
    return Slug.make(from: String(words.isEmpty ? stem : words))
  }
}

/// A paragraph-level part of a chapter, with references not yet resolved.
public indirect enum ManuscriptBlock: Sendable {
  /// `level` is 2 or more, counted from the chapter's title; `id` is unique in the chapter.
  case heading(level: Int, id: String, text: [ManuscriptInline])
  case paragraph([ManuscriptInline])
  case list(isOrdered: Bool, items: [[ManuscriptBlock]])
  case quote([ManuscriptBlock])
  case code(String)
  case rule
  /// What stands between `:::kind Title` and `:::`.
  case passage(kind: PassageKind, title: [ManuscriptInline], blocks: [ManuscriptBlock])
  /// A chart, table, map or row of key figures.
  case exhibit(ManuscriptReference)
  case table(ManuscriptTable)
}

/// A run of text, with references not yet resolved.
public indirect enum ManuscriptInline: Sendable {
  case text(String)
  case emphasis([ManuscriptInline])
  case strong([ManuscriptInline])
  case code(String)
  case link(url: String, text: [ManuscriptInline], place: Place)
  case reference(ManuscriptReference)
  case lineBreak
}

/// What a fence marks: an edition or a call-out.
public enum PassageKind: String, Hashable, Sendable, CaseIterable {
  case `internal`, `public`, equity, adaptation, note

  /// The only edition that prints the passage; nil when both do.
  public var edition: Edition? {
    switch self {
    case .internal: .internal
    case .public: .public
    case .equity, .adaptation, .note: nil
    }
  }
}

/// A table written in Markdown.
public struct ManuscriptTable: Sendable {
  /// Unique in the book: the chapter and the table's place in it.
  public var id: String
  /// From a paragraph `Table: …` right below the table; empty when there is none.
  public var caption: [ManuscriptInline]
  public var header: [[ManuscriptInline]]
  public var alignments: [PlanTable.Alignment]
  public var rows: [[[ManuscriptInline]]]

  public init(
    id: String, caption: [ManuscriptInline] = [], header: [[ManuscriptInline]],
    alignments: [PlanTable.Alignment], rows: [[[ManuscriptInline]]]
  ) {
    self.id = id
    self.caption = caption
    self.header = header
    self.alignments = alignments
    self.rows = rows
  }
}

extension [ManuscriptInline] {
  /// The words alone; a reference stands as it was written.
  public var plainText: String {
    map { inline in
      switch inline {
      case .text(let text), .code(let text): text
      case .emphasis(let inner), .strong(let inner), .link(_, let inner, _): inner.plainText
      case .reference(let reference): reference.source
      case .lineBreak: " "
      }
    }.joined()
  }

  /// The words alone, without references; for ids that do not change with the figures.
  var textWithoutReferences: String {
    map { inline in
      switch inline {
      case .text(let text), .code(let text): text
      case .emphasis(let inner), .strong(let inner), .link(_, let inner, _):
        inner.textWithoutReferences
      case .reference, .lineBreak: " "
      }
    }.joined()
  }
}

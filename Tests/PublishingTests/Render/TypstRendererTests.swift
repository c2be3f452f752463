import Foundation
import Plan
import Testing

@testable import Publishing

@Suite struct TypstRendererTests {
  /// Each would mean something to Typst if it got there unescaped.
  static let hostile = [
    "#let x = 1", "#panic()", "$x^2$", "*not strong*", "_not emphasis_", "@reference", "<label>",
    "// not a comment", "/* not a comment", "https://example.org/a_b", "`raw`", "back\\slash",
    "\\u{41} \\n \\\"", "\"double\" and 'single'", "] closes", "[ opens", "} closes", ") closes",
    "= not a heading", "- not a list", "+ not a list", "1. not a list", "/ term: no",
    "~ no space", "a -- b --- c ...", "CO₂ and 5 °C ± 1 %", "#\"text\"", "é ü ŋ ₂ × → Σ",
  ]

  @Test(.enabled(if: RenderTools.hasPDFText))
  func `hostile text comes out of the typesetter as it went in`() throws {
    let blocks = Self.hostile.map { Block.paragraph([.text($0)]) }
    let first = Block.heading(level: 2, id: "first", text: [.text(Self.hostile[0])])
    let items = Self.hostile.map { [Block.paragraph([.strong([.text($0)]), .text("!")])] }
    let table = PlanTable(
      id: "nasty", caption: Self.hostile[1], columns: [.init("#a"), .init("$b", .right)],
      rows: Self.hostile.map { [.init($0), .init("]")] })
    let document = PlanFixture.document(
      blocks: [first] + blocks + [.list(isOrdered: false, items: items), .table(table)])
    let renderer = TypstRenderer(NumberedDocument(document), svg: { _ in nil })
    let (outcome, text) = try RenderTools.typeset(renderer.files())
    guard case .done(let book) = outcome else {
      Issue.record("\(outcome)")
      return
    }
    #expect(book.warnings.allSatisfy { !$0.contains("unknown font") || $0.contains("fonts-") })
    // Narrow spaces are lost when text is read out of a PDF.
    let lines = text.split(separator: "\n").map { String($0).packed }
    for words in Self.hostile {
      #expect(lines.contains { $0.hasSuffix(words.packed) }, "\(words)")
      #expect(lines.contains { $0.hasSuffix("\(words)!".packed) }, "\(words)!")
    }
  }

  @Test(.enabled(if: RenderTools.hasPDFText), arguments: Edition.allCases)
  func `the whole plan is typeset without a warning`(edition: Edition) throws {
    let renderer = TypstRenderer(PlanFixture.numbered(edition), svg: PlanFixture.svg)
    let (outcome, text) = try RenderTools.typeset(renderer.files())
    guard case .done(let book) = outcome else {
      Issue.record("\(outcome)")
      return
    }
    #expect(book.warnings.isEmpty)
    #expect((book.pages ?? 0) > 8)
    #expect(text.contains("Positions by office") == (edition == .internal))
  }

  @Test(.enabled(if: RenderTools.hasTypst))
  func `a chart without a picture is typeset as its data`() throws {
    let renderer = TypstRenderer(PlanFixture.numbered(), svg: { _ in nil })
    #expect(renderer.files().map(\.path) == ["plan.typ"])
    let (outcome, text) = try RenderTools.typeset(renderer.files())
    guard case .done(let book) = outcome else {
      Issue.record("\(outcome)")
      return
    }
    #expect(book.warnings.isEmpty)
    if RenderTools.hasPDFText { #expect(text.contains("The picture could not be drawn")) }
  }

  @Test(arguments: [(3, ""), (7, "compact"), (12, "compact landscape")])
  func `a table of many numbers is set smaller, then across the page`(
    count: Int, expected: String
  ) throws {
    let columns = [PlanTable.Column("Sector")] + (1...count).map { .init("\(2020 + $0)", .right) }
    let row = [PlanTable.Cell("Transportation")] + (1...count).map { _ in .init("16,317,104") }
    let table = PlanTable(id: "t", caption: "C", columns: columns, rows: [row])
    let document = NumberedDocument(PlanFixture.document(blocks: [.table(table)]))
    let source = try #require(TypstRenderer(document, svg: { _ in nil }).files().first).text
    let settings = ["compact", "landscape"].filter { source.contains("\($0): true") }
    #expect(settings.joined(separator: " ") == expected)
  }

  @Test func `a column is as wide as it asks for, but not too narrow for its numbers and words`() {
    let table = PlanTable(
      id: "t", caption: "C",
      columns: [
        .init("Date", width: 0.2), .init("Action", width: 3), .init("Cost", .right, width: 0.2),
      ],
      rows: [
        [.init("2026-11-24"), .init("Plant trees where heat is worst"), .init("$1,825,000,000")]
      ])
    let shares = TypstTableFit(table).shares(of: table)
    // The letters of a date are 6.4 ems of 8.5 points.
    #expect(shares[0] > 60 && shares[2] > 70 && shares[1] > shares[0] + shares[2])
    #expect(abs(shares.reduce(0, +) - 478.8) < 0.001)
  }

  @Test func `a column that needs less than it asks for leaves the rest to long texts`() {
    let text = "People who live alone, older adults and those without cooling at home"
    let table = PlanTable(
      id: "t", caption: "C",
      columns: [.init("Heard", width: 2), .init("Changed", width: 2), .init("Who", width: 2)],
      rows: [[.init("—"), .init("—"), .init(text)]])
    let shares = TypstTableFit(table).shares(of: table)
    #expect(shares[0] < 60 && shares[1] < 70 && shares[2] > 350)
    #expect(abs(shares.reduce(0, +) - 478.8) < 0.001)
  }

  @Test(arguments: [("People with asthma, older adults and small children", true), ("All", false)])
  func `small type leaves a column of long texts its room`(people: String, isSmall: Bool) {
    let table = PlanTable(
      id: "t", caption: "C",
      columns: [
        .init("Hazard", width: 1.3), .init("System", width: 1.3), .init("People", width: 3),
        .init("Impact", .right, width: 0.7), .init("Capacity", .right, width: 0.8),
        .init("Vulnerability", width: 1.3), .init("Risk", width: 1.1),
      ],
      rows: [
        [
          .init("Thunderstorms in summer"), .init("Transportation infrastructure"), .init(people),
          .init("5"), .init("2"), .init("4 · moderately high"), .init("16 · very high"),
        ]
      ])
    let fit = TypstTableFit(table)
    #expect((fit == .compact) == isSmall)
    #expect(!isSmall || fit.shares(of: table)[2] > 120)
  }

  @Test(arguments: [
    (false, 3, false, true), (true, 3, false, false), (false, 2, false, false),
    (false, 3, true, false),
  ])
  func `a chart moves on only where text before and behind it fills the page, and parts no table`(
    isBelowHeading: Bool, paragraphs: Int, isBeforeTable: Bool, moves: Bool
  ) throws {
    let text = Block.paragraph([.text("Words.")])
    let above = isBelowHeading ? [Block.heading(level: 2, id: "h", text: [.text("Heading")])] : []
    let blocks =
      [text] + above + [.chart(PlanFixture.sectorChart)]
      + (isBeforeTable ? [.table(PlanFixture.riskTable)] : [])
      + [Block](repeating: text, count: paragraphs)
    let document = NumberedDocument(PlanFixture.document(blocks: blocks))
    let source = try #require(
      TypstRenderer(document, svg: PlanFixture.svg).files().first { $0.path == "plan.typ" }
    ).text
    #expect(source.contains("float: true") == moves)
  }

  @Test(arguments: [(3, false), (40, true)])
  func `long notes stand below a table, not between it and its caption`(
    sentences: Int, areLast: Bool
  ) throws {
    let notes = [String](repeating: "Not every risk is known.", count: sentences)
    let table = PlanTable(
      id: "t", caption: "C", columns: [.init("Text")], rows: [[.init("short")]], notes: notes)
    let document = NumberedDocument(PlanFixture.document(blocks: [.table(table)]))
    let source = try #require(TypstRenderer(document, svg: { _ in nil }).files().first).text
    #expect(source.contains("notes-last: true") == areLast)
  }

  @Test func `the appendix stands in the contents once, not with every chapter again`() throws {
    let source = try #require(
      TypstRenderer(PlanFixture.numbered(), svg: { _ in nil }).files().first
    ).text
    #expect(source.contains("outlined: false"))
  }

  @Test(arguments: [(300, false), (700, true)])
  func `only a row of long text may be split between pages`(letters: Int, maySplit: Bool) throws {
    let words = String(String(repeating: "letters ", count: letters / 8 + 1).prefix(letters))
    let table = PlanTable(
      id: "t", caption: "C", columns: [.init("Text")], rows: [[.init("short")], [.init(words)]])
    let document = NumberedDocument(PlanFixture.document(blocks: [.table(table)]))
    let source = try #require(TypstRenderer(document, svg: { _ in nil }).files().first).text
    #expect(source.contains("long-rows: (1,)") == maySplit)
  }

  @Test(arguments: [(6, 40, false), (6, 400, true)])
  func `a few rows of long text may run on to another page`(
    rows: Int, letters: Int, mayBreak: Bool
  ) throws {
    let words = String(String(repeating: "letters ", count: letters / 8 + 1).prefix(letters))
    let table = PlanTable(
      id: "t", caption: "C", columns: [.init("Text")],
      rows: [[PlanTable.Cell]](repeating: [.init(words)], count: rows))
    let document = NumberedDocument(PlanFixture.document(blocks: [.table(table)]))
    let source = try #require(TypstRenderer(document, svg: { _ in nil }).files().first).text
    #expect(source.contains("breakable: true") == mayBreak)
  }

  @Test func `pictures lie beside the source, each once`() {
    let renderer = TypstRenderer(PlanFixture.numbered(), svg: PlanFixture.svg)
    #expect(
      renderer.files().map(\.path) == ["plan.typ", "charts/sectors.svg", "charts/wedges.svg"])
  }
}

@Suite struct SameNumbersTests {
  @Test(.enabled(if: RenderTools.hasPDFText && RenderTools.hasPandoc), arguments: Edition.allCases)
  func `figures and tables have the same numbers in all formats`(edition: Edition) throws {
    let numbered = PlanFixture.numbered(edition)
    let expected = Self.captions(of: numbered)
    #expect(expected.count >= 6)

    let site = HTMLRenderer(numbered, svg: PlanFixture.svg).pages()
    let whole = try #require(site.first { $0.path == "print.html" }).text
    let tags = try Regex("<[^>]*>")
    let words = whole.replacing(tags, with: " ").squeezed
    let (_, pdf) = try RenderTools.typeset(
      TypstRenderer(numbered, svg: PlanFixture.svg).files())
    let pages = pdf.squeezed
    let docx = try DOCXFixture.documentXML(numbered).replacing(tags, with: " ").squeezed
    for (number, title) in expected {
      #expect(words.contains("\(number) \(title)"))
      #expect(pages.contains("\(number) \(title)"))
      #expect(docx.contains("\(number). \(title)"))
    }
  }

  private static func captions(of document: NumberedDocument) -> [(String, String)] {
    document.chapters.flatMap { $0.blocks.flatMap(\.flattened) }.compactMap { block in
      switch block {
      case .chart(let chart): ("Figure \(chart.number)", chart.chart.title)
      case .table(let table): table.number.map { ("Table \($0)", table.table.caption) }
      default: nil
      }
    }
  }
}

extension String {
  /// Without white space.
  var packed: String {
    split(whereSeparator: \.isWhitespace).joined()
  }

  /// With one space for any white space.
  var squeezed: String {
    split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }
}

import Factors
import Plan
import Publishing
import Testing

@Suite struct NumberedDocumentTests {
  @Test func `numbers continue through the plan and repeats get ids of their own`() {
    let blocks = PlanFixture.numbered().chapters.flatMap { $0.blocks.flatMap(\.flattened) }
    let names = blocks.compactMap { block -> String? in
      switch block {
      case .chart(let chart): "Figure \(chart.number) \(chart.anchor)"
      case .table(let table): "Table \(table.number ?? 0) \(table.anchor)"
      default: nil
      }
    }
    #expect(
      names == [
        "Figure 1 chart-sectors", "Table 1 table-sectors", "Table 2 table-inventory-1",
        "Figure 2 chart-wedges", "Table 3 table-risks", "Figure 3 chart-sectors-2",
      ])
  }

  @Test func `a table without a caption has no number`() {
    var table = PlanFixture.staffTable
    table.caption = ""
    let blocks = document([.table(table), .table(PlanFixture.sectorTable)]).chapters[0].blocks
    let numbers = blocks.map { block -> Int? in
      guard case .table(let table) = block else { return nil }
      return table.number
    }
    #expect(numbers == [nil, 1])
  }

  @Test func `figures with ids that look alike are kept apart`() {
    let figures = ["a/b-c", "a-b/c"].map {
      FigureValue(id: $0, text: $0, explanation: Explanation(title: $0, value: "1"))
    }
    let document = document([.paragraph(figures.map { .figure($0) })])
    #expect(Set(figures.map { document.anchor(of: $0) }).count == 2)
    #expect(document.figures.count == 2)
  }

  @Test func `chapters never take the name of another page`() {
    let names = ["index", "print", "a", "a"].map {
      Chapter(id: $0, title: $0, blocks: [], isInternal: false)
    }
    #expect(document(chapters: names).chapters.map(\.page) == ["index-2", "print-2", "a", "a-2"])
  }

  @Test func `rows get as many cells as there are columns and lose no words`() {
    let table = PlanTable(
      id: "t", caption: "", columns: [.init("A"), .init("B")],
      rows: [[.init("1")], [.init("1"), .init("2"), .init("3")]])
    guard case .table(let squared) = document([.table(table)]).chapters[0].blocks[0] else {
      Issue.record("no table")
      return
    }
    let cells = squared.table.rows.map { $0.map(\.content.plainText) }
    #expect(cells == [["1", ""], ["1", "2 3"]])
  }

  @Test func `only a short first paragraph leads a chapter`() {
    let long = String(repeating: "word ", count: 100)
    for (text, isLead) in [("Short.", true), (long, false)] {
      let blocks = document([.paragraph([.text(text)])]).chapters[0].blocks
      if case .lead = blocks[0] { #expect(isLead) } else { #expect(!isLead) }
    }
  }

  @Test func `a public passage without a title is ordinary text`() {
    let passage = Block.callout(kind: "public", title: "", blocks: [.rule])
    guard case .rule = document([passage]).chapters[0].blocks[0] else {
      Issue.record("still a call-out")
      return
    }
  }

  private func document(_ blocks: [Block]) -> NumberedDocument {
    document(chapters: [Chapter(id: "c", title: "C", blocks: blocks, isInternal: false)])
  }

  private func document(chapters: [Chapter]) -> NumberedDocument {
    NumberedDocument(
      PlanDocument(
        title: "Plan", subtitle: "", community: "Sample County", edition: .public,
        date: "November 2026", language: "en", isExample: false, coverFigures: [],
        chapters: chapters, figures: []))
  }
}

import Plan
import Testing

@Suite struct ChapterParagraphTests {
  private static let text = """
    # Energy

    Heat is most of it.

    ## Buildings

    :::internal For us
    Ask the utility
    about {{inventory/2021/
    total}} again.

    - one

    - two
    :::

    {{chart wedges}}
    {{table actions}}

    | a | b |
    |---|---|
    | 1 | 2 |

    Table: Numbers

    Heat is most of it.

    """

  private func chapter(_ text: String = Self.text) -> ManuscriptChapter {
    ManuscriptChapter.read(text, file: "plan/01-energy.md")
  }

  @Test func `paragraphs are known by their lines, inside of passages too`() {
    let paragraphs = chapter().paragraphs
    #expect(paragraphs.map(\.lines) == [3...3, 5...5, 8...10, 12...14, 17...18, 20...24, 26...26])
    #expect(paragraphs.map(\.occurrence) == [1, 1, 1, 1, 1, 1, 2])
    #expect(paragraphs[2].quote == "Ask the utility about {{inventory/2021/ total}} again.")
  }

  @Test func `each printed block has its paragraph, and an edition leaves the other's out`() {
    #expect(chapter().printedParagraphs(for: .internal) == [0, 1, 2, 3, 4, 4, 5, 6])
    #expect(chapter().printedParagraphs(for: .public) == [0, 1, 4, 4, 5, 6])
  }

  @Test func `a suggestion replaces its paragraph and no other byte`() {
    let paragraphs = chapter().paragraphs
    let replaced = paragraphs[6].replaced(in: Self.text, with: "Heat is half.\n")
    #expect(replaced == Self.text.dropLast("Heat is most of it.\n".count) + "Heat is half.\n")
    let windows = Self.text.replacing("\n", with: "\r\n")
    let list = chapter(windows).paragraphs[3]
    #expect(
      list.replaced(in: windows, with: "- one\n- three")
        == windows.replacing("- one\r\n\r\n- two", with: "- one\r\n- three"))
  }

  @Test func `an anchor survives edits of other paragraphs`() {
    let changed = "Heat is most of it.\n\nA new one.\n\n" + Self.text.dropFirst(10)
    let paragraphs = chapter("# Energy\n\n" + changed).paragraphs
    let anchor = CommentAnchor.find(
      quote: "Ask the utility about {{inventory/2021/ total}} again.", occurrence: 1, in: paragraphs
    )
    guard case .paragraph(let index) = anchor else {
      Issue.record("\(anchor)")
      return
    }
    #expect(paragraphs[index].text.hasPrefix("Ask the utility\n"))
  }

  @Test func `of paragraphs with the same words the one that was meant is found`() {
    let paragraphs = chapter().paragraphs
    let quote = "Heat is most of it."
    #expect(CommentAnchor.find(quote: quote, occurrence: 2, in: paragraphs) == .paragraph(6))
    #expect(CommentAnchor.find(quote: quote, occurrence: 1, in: paragraphs) == .paragraph(0))
    #expect(CommentAnchor.find(quote: "", occurrence: 1, in: paragraphs) == .wholeChapter)
  }

  @Test func `a paragraph with other words is said to be changed, and one that is gone to be gone`()
  {
    let paragraphs = chapter().paragraphs
    #expect(
      CommentAnchor.find(
        quote: "Please ask the utility about it again.", occurrence: 1, in: paragraphs)
        == .changed(2))
    #expect(
      CommentAnchor.find(quote: "Something else entirely.", occurrence: 1, in: paragraphs) == .gone)
  }
}

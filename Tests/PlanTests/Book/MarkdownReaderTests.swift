import Foundation
import Plan
import Tables
import Testing

@Suite struct MarkdownReaderTests {
  @Test func `the first heading is the title and later ones follow it`() {
    let chapter = Manuscript.read("# Where we are\n\nText.\n\n## Homes\n\n### Heat\n\n#### Gas\n")
    #expect(chapter.id == "inventory")
    #expect(chapter.title == "Where we are")
    #expect(chapter.findings.isEmpty)
    #expect(
      Manuscript.lines("# T\n\nText.\n\n## Homes\n\n### Heat\n\n#### Gas\n") == [
        "p Text.", "h2#homes Homes", "h3#heat Heat", "h3#gas Gas",
      ])
  }

  @Test(arguments: [
    "# Where we are\n\nText.\n\n## Homes\n", "Above\n=====\n\n# Below\n",
    "Text above.\n\n## T *it*\n",
    "```\n# code\n```\n\n# Title\n", "#tag of a text\n\n# Title\n", "Only text.\n", "#\n\nText\n",
    "",
    "# See [all][a]\n\n[a]: https://example.org\n",
    "# Über {{inventory/2021/total}}\r\n\r\nText\r\n",
    "<!-- \n# no\n-->\n\n# Yes\n",
  ])
  func `a title by itself is the title of the chapter`(markdown: String) {
    #expect(
      ManuscriptChapter.title(of: markdown, file: "plan/03-inventory.md")
        == Manuscript.read(markdown).title)
  }

  @Test(arguments: [
    ("# Where we are\n\nText.\n", "Where we are"), ("Above\n=====\n", "Above"),
    ("```\n# code\n```\n\n# Title\n", "Title"), ("Only text.\n", nil), ("#\n\nText\n", nil),
    ("```\n# code\n```\n", nil), ("", nil),
    (String(repeating: "Long text.\n", count: 1_000) + "\n# Late\n", "Late"),
  ])
  func `a text without a title has none of its own`(_ markdown: String, _ title: String?) {
    #expect(ManuscriptChapter.ownTitle(of: markdown, file: "plan/03-inventory.md") == title)
  }

  @Test func `a chapter that begins with a second-level heading is shifted`() {
    #expect(Manuscript.lines("## T\n\n### Homes\n") == ["h2#homes Homes"])
  }

  @Test func `a second title is set lower and reported`() {
    let chapter = Manuscript.read("# One\n\n# Two\n")
    #expect(chapter.findings.map(\.place.row) == [3])
    #expect(Manuscript.lines("# One\n\n# Two\n") == ["h2#two Two"])
  }

  @Test func `a chapter without a title is an error`() {
    let findings = Manuscript.read("Only text.\n").findings
    #expect(findings.map(\.severity) == [.error])
    #expect(findings.map(\.place.description) == ["plan/03-inventory.md, line 1"])
  }

  @Test func `heading ids are slugs, unique, and leave room for the page's own`() {
    let ids = Manuscript.resolve(
      "# T\n\n## CO₂ & Über-heat\n\n## Homes\n\n## Homes\n\n## Chart wedges\n\n## 東京\n\n## Main\n\n"
        + "## In {{a/b}} years\n"
    ).chapter.headingIDs
    #expect(
      ids == [
        "co2-uber-heat", "homes", "homes-2", "section-chart-wedges", "section", "section-main",
        "in-years",
      ])
  }

  @Test func `chapter ids come from file names`() {
    #expect(ManuscriptChapter.id(file: "plan/03-inventory.md") == "inventory")
    #expect(ManuscriptChapter.id(file: "plan/Our Plan.MD") == "our-plan")
    #expect(ManuscriptChapter.id(file: "plan/2030.md") == "2030")
  }

  @Test func `inline marks, lists, quotations, code and rules are kept`() {
    let lines = Manuscript.lines(
      """
      # T

      A *b* **c** `d` [e](https://example.org) f\\
      g https://example.com

      1. one
      2. two
         - inner

      > said

      ```
      {{a/b}} <b>
      :::note
      ```

      ***
      """)
    #expect(
      lines == [
        "p A _b_ *c* `d` [e](https://example.org) f⏎g [https://example.com](https://example.com)",
        "ol(p one)(p two; ul(p inner))", "quote(p said)", "code {{a/b}} <b>\n:::note\n", "rule",
      ])
  }

  @Test func `a table keeps its alignment and takes the caption below it`() {
    let lines = Manuscript.lines(
      """
      # T

      | Sector | Tonnes |
      |:--|--:|
      | *Homes* | {{a/b | millions}} |
      | Roads \\| rails | {{c/d \\| bare}} |

      Table: What *each* sector emits
      """)
    #expect(
      lines == [
        "table inventory-1 “What each sector emits” Sector:left | Tonnes:right "
          + "/ _Homes_ | <5 t as millions> / Roads | rails | <7 % as bare>"
      ])
  }

  @Test func `raw HTML becomes visible text with a warning at its line`() {
    let markdown = "# T\n\nA <b>x</b>\nand <i>y</i>\n\n<script>\nalert(1)\n</script>\n"
    let findings = Manuscript.read(markdown).findings
    #expect(findings.allSatisfy { $0.severity == .warning })
    #expect(Set(findings.compactMap(\.place.row)) == [3, 4, 6])
    #expect(
      Manuscript.lines(markdown) == [
        "p A <b>x</b> and <i>y</i>", "p <script>\nalert(1)\n</script>",
      ])
  }

  @Test func `an address that could run a program is dropped with a warning`() {
    let markdown = "# T\n\n[a](javascript:alert(1)) [b](JavaScript:x) [c](data:text/html,x)\n"
    #expect(Manuscript.read(markdown).findings.map(\.severity) == [.warning, .warning, .warning])
    #expect(Manuscript.lines(markdown) == ["p a b c"])
  }

  @Test func `a picture leaves its description and a warning`() {
    let markdown = "# T\n\n![A dam](dam.png)\n"
    #expect(Manuscript.read(markdown).findings.map(\.place.row) == [3])
    #expect(Manuscript.lines(markdown) == ["p A dam"])
  }

  @Test func `bytes that are not UTF-8 are an error at their line`() {
    var data = Data("# T\n\nGood.\nBad ".utf8)
    data.append(contentsOf: [0xE9, 0x0A])
    let chapter = ManuscriptChapter.read(data, file: Manuscript.file)
    #expect(chapter.title == "T")
    #expect(chapter.findings.map(\.severity) == [.error])
    #expect(chapter.findings.first?.place.row == 4)
  }

  @Test func `a byte order mark and CRLF line ends change nothing`() {
    let data = Data("\u{FEFF}# T\r\n\r\nOne\r\ntwo {{c/x}}\r\n".utf8)
    let chapter = ManuscriptChapter.read(data, file: Manuscript.file)
    #expect(chapter.title == "T")
    #expect(chapter.references.map(\.place.row) == [4])
  }

  @Test func `code that is not closed is an error at its first line`() {
    let findings = Manuscript.read("# T\n\n```\n:::internal\nsecret\n:::\n").findings
    #expect(findings.map(\.severity) == [.error])
    #expect(findings.map(\.place.row) == [3])
  }

  @Test func `nesting without end is cut with an error`() {
    let markdown = "# T\n\n" + String(repeating: "> ", count: 3000) + "x\n"
    let findings = Manuscript.read(markdown).findings
    #expect(findings.map(\.severity) == [.error])
  }

  @Test func `chapters are read at the same time without disturbing each other`() async {
    let expected = Manuscript.lines("# T\n\nwww.example.org *a* | b\n")
    await withTaskGroup(of: [String].self) { group in
      for _ in 0..<50 {
        group.addTask { Manuscript.lines("# T\n\nwww.example.org *a* | b\n") }
      }
      for await lines in group { #expect(lines == expected) }
    }
  }
}

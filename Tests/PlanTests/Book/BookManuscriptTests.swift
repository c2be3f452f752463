import Plan
import Tables
import Testing

@Suite struct BookManuscriptTests {
  static func chapter(_ markdown: String, _ file: String, isInternal: Bool = false)
    -> ManuscriptChapter
  {
    var chapter = ManuscriptChapter.read(markdown, file: file)
    chapter.isInternal = isInternal
    return chapter
  }

  @Test func `internal chapters stay out of the public edition`() {
    let book = BookManuscript(chapters: [
      Self.chapter("# One\n\n{{a/b}} {{c/d}}\n", "plan/01-one.md"),
      Self.chapter("# Two\n\n{{a/b | millions}}\n", "plan/02-two.md", isInternal: true),
    ])
    let (chapters, figures, findings) = book.resolved(for: .public, with: Manuscript.resolver)
    #expect(chapters.map(\.id) == ["one"])
    #expect(figures.map(\.id) == ["a/b", "c/d"])
    #expect(findings.isEmpty)
    let full = book.resolved(for: .internal, with: Manuscript.resolver)
    #expect(full.chapters.map(\.isInternal) == [false, true])
    #expect(full.figures.map(\.id) == ["a/b", "c/d"])
  }

  @Test func `two files with one id are an error`() {
    let book = BookManuscript(chapters: [
      Self.chapter("# One\n", "plan/01-one.md"), Self.chapter("# Other\n", "plan/02-one.md"),
    ])
    #expect(book.findings.map(\.place.file) == ["plan/02-one.md"])
  }

  @Test func `links to chapters and headings are checked by edition`() {
    let book = BookManuscript(chapters: [
      Self.chapter(
        """
        # One

        [a](02-two.md) [b](02-two.md#homes) [c](#here) [d](03-none.md) [e](02-two.md#home)

        :::internal
        [f](#nowhere)
        :::

        ## Here
        """, "plan/01-one.md"),
      Self.chapter("# Two\n\n## Homes\n", "plan/02-two.md"),
    ])
    let open = book.resolved(for: .public, with: Manuscript.resolver).findings
    #expect(open.map(\.severity) == [.warning, .warning])
    #expect(open.last?.message.hasSuffix("Did you mean “#homes”?") == true)
    let full = book.resolved(for: .internal, with: Manuscript.resolver).findings
    #expect(full.map(\.place.row) == [3, 3, 6])
  }
}

import Plan
import Tables
import Testing

@Suite struct PassageTests {
  static let text = """
    # T

    Before.
    :::internal Staff
    Secret {{nothing/here}}.

    :::note A *title* {{a/b}}
    Inner.
    :::
    :::
    :::public
    ## Open
    :::
    After {{x/y}}.
    """

  @Test func `each edition prints its own passages`() {
    #expect(
      Manuscript.lines(Self.text) == [
        "p Before.", "public[](h2#open Open)", "p After {{x/y}}.",
      ])
    #expect(
      Manuscript.lines(Self.text, edition: .internal) == [
        "p Before.",
        "internal[Staff](p Secret {{nothing/here}}.; note[A *title* 5 t](p Inner.))",
        "p After {{x/y}}.",
      ])
  }

  @Test func `a passage that is left out is not resolved and lines stay right`() {
    let findings = Manuscript.resolve(Self.text).findings
    #expect(findings.map(\.place.row) == [14])
    let inner = Manuscript.resolve(Self.text, edition: .internal).findings
    #expect(inner.map(\.place.row) == [5, 14])
    #expect(Manuscript.read(Self.text).findings.isEmpty)
  }

  @Test func `a passage that is not closed is an error at its line and never printed`() {
    let text = "# T\n\n:::internal\nSecret.\n"
    #expect(Manuscript.read(text).findings.map(\.place.row) == [3])
    #expect(Manuscript.read(text).findings.map(\.severity) == [.error])
    #expect(Manuscript.lines(text).isEmpty)
  }

  @Test func `an unknown kind is an error with a suggestion`() {
    let findings = Manuscript.read("# T\n\n:::intrnal\nx\n:::\n").findings
    #expect(findings.map(\.severity) == [.error])
    #expect(findings.first?.message.hasSuffix("Did you mean :::internal?") == true)
  }

  @Test func `an edition's passage in code is an error, because it would keep nothing back`() {
    let findings = Manuscript.read("# T\n\n```\n:::internal\n```\n").findings
    #expect(findings.map(\.severity) == [.error])
    #expect(findings.map(\.place.row) == [4])
    #expect(Manuscript.read("# T\n\n```\n:::note\n```\n").findings.isEmpty)
  }

  @Test func `a close without an opening is an error`() {
    #expect(Manuscript.read("# T\n\nx\n:::\n").findings.map(\.place.row) == [4])
  }

  @Test func `three passages in each other are an error`() {
    let findings = Manuscript.read("# T\n\n:::internal\n:::note\n:::equity\nx\n:::\n:::\n:::\n")
      .findings
    #expect(findings.map(\.place.row) == [5])
  }

  @Test func `a passage begins right after a table, a list or HTML`() {
    for before in ["| a |\n|---|\n| b |", "- item", "<div>", "Text", "> quotation"] {
      let text = "# T\n\n\(before)\n:::internal\nSecret\n:::\n"
      let printed = Manuscript.lines(text).joined()
      #expect(!printed.contains("Secret"), "\(before)")
      #expect(Manuscript.lines(text, edition: .internal).joined().contains("internal[]("))
    }
  }

  @Test func `a heading that an edition leaves out does not make the next one skip a level`() {
    let text = "# T\n\n:::internal\n## Staff\n:::\n\n### Costs\n"
    #expect(Manuscript.lines(text) == ["h2#costs Costs"])
    #expect(Manuscript.lines(text, edition: .internal).last == "h3#costs Costs")
  }
}

import Plan
import Tables
import Testing

@Suite struct ReferenceTests {
  @Test func `a figure is found anywhere in running text`() {
    let lines = Manuscript.lines(
      """
      # About {{a/b}}

      In _{{a/b}}_ and **{{c/d | digits:1}}** and [see {{a/b}}](https://x.org).

      - item {{ a/b }}

      ## Heading {{c/d}}
      """)
    #expect(
      lines == [
        "p In _<5 t>_ and *<7 % as digits:1>* and [see <5 t>](https://x.org).",
        "ul(p item <5 t>)", "h2#heading Heading <7 %>",
      ])
    #expect(Manuscript.resolve("# About {{a/b}}\n").chapter.title == "About 5 t")
  }

  @Test func `an exhibit alone in a paragraph is placed`() {
    #expect(
      Manuscript.lines("# T\n\n{{chart wedges}}\n{{table actions}}\n\nText.\n") == [
        "code chart:wedges", "code table:actions", "p Text.",
      ])
  }

  @Test func `key figures take their label or the title of the explanation`() {
    #expect(
      Manuscript.lines("# T\n\n{{figures a/b \"Label | one\"\n  c/d}}\n") == [
        "figures 5 t=Label | one, 7 %=Title of c/d"
      ])
  }

  @Test func `an exhibit in running text is an error at its line`() {
    let findings = Manuscript.read("# T\n\nSee\n{{chart wedges}} here.\n").findings
    #expect(findings.map(\.severity) == [.error])
    #expect(findings.map(\.place.row) == [4])
  }

  @Test func `an unknown figure is an error with its line and the nearest one`() {
    let (chapter, findings) = Manuscript.resolve("# T\n\nOne\ntwo {{inventory/2021/totl}}.\n")
    #expect(
      findings.map(\.description) == [
        "error: plan/03-inventory.md, line 4: There is no figure “inventory/2021/totl”. "
          + "Did you mean “inventory/2021/total”?"
      ])
    #expect(chapter.blocks.map(Manuscript.describe) == ["p One two {{inventory/2021/totl}}."])
  }

  @Test func `an unknown chart is an error even when the resolver only warns`() {
    let findings = Manuscript.resolve("# T\n\n{{chart wedge}}\n").findings
    #expect(findings.map(\.severity) == [.error])
    #expect(findings.first?.message.hasSuffix("Did you mean “wedges”?") == true)
  }

  @Test func `one missing key figure names itself and leaves the reference visible`() {
    let (chapter, findings) = Manuscript.resolve("# T\n\n{{figures a/b z/z}}\n")
    #expect(findings.count == 1)
    #expect(chapter.blocks.map(Manuscript.describe) == ["p {{figures a/b z/z}}"])
  }

  @Test(
    arguments: [
      ("{{}}", "empty"), ("{{chat wedges}}", "“chat”"), ("{{chart}}", "Name the chart"),
      ("{{a/b |}}", "no format"), ("{{a b | x}}", "one format"), ("{{a | b | c}}", "one format"),
      ("{{a/b", "not closed"),
    ])
  func `what cannot be read is an error that says how to write it`(source: String, words: String) {
    let findings = Manuscript.read("# T\n\nText\n\(source)\n").findings
    #expect(findings.map(\.severity) == [.error])
    #expect(findings.first?.place.row == 4)
    #expect(findings.first?.message.contains(words) == true)
    #expect(Manuscript.lines("# T\n\nText\n\(source)\n") == ["p Text \(source)"])
  }

  @Test func `a backslash prints the braces`() {
    let lines = Manuscript.lines("# T\n\nWrite \\{{a/b}} or `{{a/b}}` or \\\\{{a/b}}.\n")
    #expect(lines == ["p Write {{a/b}} or `{{a/b}}` or \\<5 t>."])
  }

  @Test func `a reference broken over lines keeps the lines below it right`() {
    let chapter = Manuscript.read("# T\n\nIn {{a/b |\n  millions}} and\n{{x/y}}.\n\n{{z/z}}\n")
    #expect(chapter.references.map(\.place.row) == [3, 5, 7])
    #expect(chapter.references.first?.target == .figure(id: "a/b", format: "millions"))
  }

  @Test func `references are listed with the edition that prints them`() {
    let chapter = Manuscript.read(
      """
      # T {{a/b}}

      :::internal {{c/d}}
      {{chart wedges}}
      :::

      | a |
      |---|
      | {{x/y}} |
      """)
    #expect(
      chapter.references.map { "\($0.source) \($0.edition?.rawValue ?? "both")" } == [
        "{{a/b}} both", "{{c/d}} internal", "{{chart wedges}} internal", "{{x/y}} both",
      ])
    var hidden = chapter
    hidden.isInternal = true
    #expect(hidden.references.allSatisfy { $0.edition == .internal })
  }

  @Test func `private characters of the author cannot pose as references`() {
    let lines = Manuscript.lines("# T\n\nA \u{E000}0\u{E001} {{a/b}}\n")
    #expect(lines == ["p A \u{FFFD}0\u{FFFD} <5 t>"])
  }
}

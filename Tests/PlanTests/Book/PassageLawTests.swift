import Plan
import Tables
import Testing

/// A small generator with a seed, so that a failure can be seen again.
private struct Draws: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return state ^ (state >> 29)
  }
}

@Suite struct PassageLawTests {
  private static let lines = [
    "Text *with* marks", "", "", "- item", "  more", "    deep", "1. one", "> said", "| a | b |",
    "|---|--:|", "| {{a/b}} | x |", "```", "~~~", "<div>", "</div>", "<!-- note", "-->", "<script>",
    ":::note Title", ":::", ":::", ":::", ":::public", "::: equity", "  :::", "# Title", "## Part",
    "===", "---", "{{chart wedges}}", "{{a/b", "}}", "`code", "[a]: https://example.org", "[a]",
    "\\{{a/b}}", "\tindented", "***", "{{figures a/b", "<b>bold</b>", "![x](y)", "&amp; &#0;",
  ]

  /// Whatever stands around it: an internal passage is left out, or an error stops publishing.
  @Test func `no internal passage gets into the public edition unnoticed`() {
    var draws = Draws(state: 42)
    for _ in 0..<3000 {
      let before = (0..<Int.random(in: 0...6, using: &draws)).compactMap { _ in
        Self.lines.randomElement(using: &draws)
      }
      let inside = (0..<Int.random(in: 0...3, using: &draws)).compactMap { _ in
        Self.lines.filter { $0.trimming != ":::" }.randomElement(using: &draws)
      }
      let after = (0..<Int.random(in: 0...4, using: &draws)).compactMap { _ in
        Self.lines.randomElement(using: &draws)
      }
      let text = (before + [":::internal"] + inside + ["SECRET", ":::"] + after)
        .joined(separator: "\n")
      let chapter = Manuscript.read(text)
      let lines = chapter.resolved(for: .public, with: Manuscript.resolver).chapter.blocks
        .map(Manuscript.describe)
      guard lines.contains(where: { $0.contains("SECRET") }) else { continue }
      #expect(chapter.findings.contains { $0.severity == .error }, "\(text)")
    }
  }

  @Test func `no text brings the reader down and every finding has a line`() {
    var draws = Draws(state: 7)
    for _ in 0..<2000 {
      let lines = (0..<Int.random(in: 0...14, using: &draws)).compactMap { _ in
        Self.lines.randomElement(using: &draws)
      }
      let end = ["\n", "\r\n", "\r"].randomElement(using: &draws) ?? "\n"
      let chapter = Manuscript.read(lines.joined(separator: end))
      let findings =
        chapter.findings + chapter.resolved(for: .internal, with: Manuscript.resolver).findings
      for finding in findings {
        let row = finding.place.row ?? 0
        #expect(row >= 1 && row <= max(1, lines.count), "\(finding): \(lines)")
      }
    }
  }
}

extension String {
  fileprivate var trimming: Substring { drop { $0 == " " } }
}

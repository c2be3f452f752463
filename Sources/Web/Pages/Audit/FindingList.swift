import Tables

/// Findings as a list, each leading to the field where it is mended.
struct FindingList {
  let links: RecordLinks
  let writer: FigureWriter

  func html(_ findings: [Finding]) -> HTML {
    """
    <ul class="finding-list">
    \(findings.map(item))
    </ul>
    """
  }

  private func item(_ finding: Finding) -> HTML {
    let words = writer.visit.words(FigureText.self)
    let text = writer.visit.words(FindingText.self)
    let stake = finding.tonnesAtStake.map { tonnes -> HTML in
      " <span class=\"soft\">\(text.stake): \(writer.tonnes(tonnes.magnitude))</span>"
    }
    return """
      <li>\(Self.tag(finding.severity, words)) \(writer.library(finding.message))\(stake) \
      <span class="finding-list__place">\(links.link(finding.place, words))</span></li>
      """
  }

  /// The weight of a finding in words and color.
  static func tag(_ severity: Finding.Severity, _ words: FigureText) -> HTML {
    let tone: HTML =
      switch severity {
      case .error: " tag--danger"
      case .warning: " tag--caution"
      case .note: ""
      }
    return "<span class=\"tag\(tone)\">\(words.severity(severity.rawValue))</span>"
  }
}

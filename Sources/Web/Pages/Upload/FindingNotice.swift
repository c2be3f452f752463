import Tables

/// What was found in a file that was sent, gravest first, each with its place.
struct FindingNotice {
  let title: String
  let findings: KeptFindings
  let text: FindingNoticeText
  private let language: Language
  private let places: PlaceWords

  /// - Parameter table: The table of the format that the file fills, whose columns have titles; nil for none.
  init(_ title: String, _ findings: KeptFindings, _ visit: Visit, table: String? = nil) {
    self.title = title
    self.findings = findings
    text = visit.words(FindingNoticeText.self)
    language = visit.language
    places = PlaceWords(language: visit.language, table: table)
  }

  init(_ title: String, _ findings: [Finding], _ visit: Visit, table: String? = nil) {
    self.init(title, KeptFindings(findings), visit, table: table)
  }

  /// Empty when nothing was found.
  var html: HTML {
    guard findings.count > 0 else { return .empty }
    let more = findings.count - findings.first.count
    return Notice(
      tone: tone, title: "\(title) (\(findings.count))",
      detail: """
        <ul>\(findings.first.map(item))\(more > 0 ? "<li>\(text.more(more))</li>" as HTML : .empty)</ul>
        """
    ).html
  }

  private var tone: Notice.Tone {
    switch findings.first.first?.severity {
    case .error: .danger
    case .warning: .caution
    default: .plain
    }
  }

  private func item(_ finding: Finding) -> HTML {
    """
    <li><strong>\(text.severities[finding.severity] ?? "")</strong> <span class="soft">\(places.text(finding.place))</span>: \(language.library(finding.message))</li>
    """
  }
}

/// The words of what was found in a file.
struct FindingNoticeText: Words {
  let severities: [Finding.Severity: String]
  let more: @Sendable (Int) -> String

  static let english = FindingNoticeText(
    severities: [.error: "Error", .warning: "Warning", .note: "Note"],
    more: { $0 == 1 ? "1 more finding" : "\($0) more findings" })

  static let spanish = FindingNoticeText(
    severities: [.error: "Error", .warning: "Advertencia", .note: "Nota"],
    more: { $0 == 1 ? "1 hallazgo más" : "\($0) hallazgos más" })
}

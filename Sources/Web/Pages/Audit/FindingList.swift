import Tables

/// Findings as a list, each leading to the field where it is mended.
struct FindingList {
  let links: RecordLinks
  let writer: FigureWriter

  func html(_ findings: [Finding]) -> HTML {
    """
    <ul class="finding-list">
    \(Self.alike(findings).map(item))
    </ul>
    """
  }

  /// Findings that say the same of one file, together where the first of them stands.
  private static func alike(_ findings: [Finding]) -> [[Finding]] {
    var groups: [[Finding]] = []
    var places: [[String]: Int] = [:]
    for finding in findings {
      let key = [finding.severity.rawValue, finding.place.file, finding.message]
      if let place = places[key] {
        groups[place].append(finding)
      } else {
        places[key] = groups.count
        groups.append([finding])
      }
    }
    return groups
  }

  /// What is said once, and where; many places are folded.
  private func item(_ alike: [Finding]) -> HTML {
    guard let first = alike.first else { return .empty }
    let words = writer.visit.words(FigureText.self)
    let text = writer.visit.words(FindingText.self)
    let places = alike.map { finding in
      let stake = finding.tonnesAtStake.map { tonnes -> HTML in
        " <span class=\"soft\">\(text.stake): \(writer.tonnes(tonnes.magnitude))</span>"
      }
      return
        "<span class=\"finding-list__place\">\(links.link(finding.place, words))\(stake)</span>"
        as HTML
    }
    let shown: HTML =
      places.count <= Self.unfolded
      ? "\(places)"
      : "<details><summary>\(text.places(places.count))</summary>\(places)</details>"
    return """
      <li>\(Self.tag(first.severity, words)) \(writer.library(first.message)) \(shown)</li>
      """
  }

  /// The most places of one finding that are not folded.
  static let unfolded = 3

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

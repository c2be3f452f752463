import Store

extension LineDifference {
  /// The lines that differ with those around them; where too much differs, how many they are.
  var html: HTML {
    if isTooLarge {
      return """
        <p class="soft">\(removed) lines were removed and \(added) added: too many to show one by one.</p>
        """
    }
    guard !passages.isEmpty else { return "<p class=\"soft\">The lines are the same.</p>" }
    return "<ul class=\"lines\">\n\(passages.map(Self.html))\n</ul>"
  }

  private static func html(_ passage: Passage) -> HTML {
    let place: HTML = "<li class=\"soft\">… from line \(passage.after)</li>\n"
    return "\(passage.before > 1 ? place : .empty)\(passage.lines.map(Self.html))"
  }

  private static func html(_ line: Line) -> HTML {
    switch line.kind {
    case .same: "<li>  \(line.text)</li>"
    case .removed:
      "<li class=\"lines__removed\"><span aria-hidden=\"true\">− </span><span class=\"hidden\">Removed: </span>\(line.text)</li>"
    case .added:
      "<li class=\"lines__added\"><span aria-hidden=\"true\">+ </span><span class=\"hidden\">Added: </span>\(line.text)</li>"
    }
  }
}

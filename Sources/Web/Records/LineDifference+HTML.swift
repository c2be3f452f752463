import Store

extension LineDifference {
  /// The lines that differ with those around them; where too much differs, how many they are.
  var html: HTML {
    let text = DifferenceText.in(.ofReader)
    if isTooLarge { return "<p class=\"soft\">\(text.tooMany(removed, added))</p>" }
    guard !passages.isEmpty else { return "<p class=\"soft\">\(text.sameLines)</p>" }
    return "<ul class=\"lines\">\n\(passages.map { Self.html($0, text) })\n</ul>"
  }

  private static func html(_ passage: Passage, _ text: DifferenceText) -> HTML {
    let place: HTML = "<li class=\"soft\">\(text.fromLine(passage.after))</li>\n"
    return "\(passage.before > 1 ? place : .empty)\(passage.lines.map { html($0, text) })"
  }

  private static func html(_ line: Line, _ text: DifferenceText) -> HTML {
    switch line.kind {
    case .same: "<li>  \(line.text)</li>"
    case .removed:
      "<li class=\"lines__removed\"><span aria-hidden=\"true\">− </span><span class=\"hidden\">\(text.removedLine)</span>\(line.text)</li>"
    case .added:
      "<li class=\"lines__added\"><span aria-hidden=\"true\">+ </span><span class=\"hidden\">\(text.addedLine)</span>\(line.text)</li>"
    }
  }
}

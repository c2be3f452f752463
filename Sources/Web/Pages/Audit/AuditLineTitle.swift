import Foundation
import Inventory

/// A line of the inventory as an audit finding names it, in words that people use.
///
/// Findings name a line by the words of its table, such as `buildings commercial natural-gas I.2.1 2021`, by which an
/// acceptance knows it in every language.
struct AuditLineTitle {
  let visit: Visit
  let subject: String

  private var words: [String] { subject.components(separatedBy: " ") }

  private var sector: Sector? { words.first.flatMap(Sector.init(rawValue:)) }

  /// Such as `Buildings · Commercial · Natural gas · I.2.1 · 2021`; the subject itself where it names neither line nor measure.
  var text: String {
    if words.count == 2, let measure = PerCapitaBenchmark.title(ofSubject: subject) {
      return visit.language.said(measure) + " · " + words[1]
    }
    return title(of: words)
  }

  /// A text about the line with its words in place of those of the table.
  func put(into text: String) -> String {
    // A sector alone is no line: its word may stand in the text for something else.
    guard sector != nil, words.count > 2, let year = words.last, Int(year) != nil else {
      return text
    }
    let line = Array(words.dropLast())
    return text.replacing(line.joined(separator: " "), with: title(of: line))
  }

  private func title(of words: [String]) -> String {
    guard let sector else { return words.joined(separator: " ") }
    let rest = words.dropFirst().map { $0.first?.isLowercase == true ? visit.activity($0) : $0 }
    return ([visit.words(FigureText.self).sector(sector)] + rest).joined(separator: " · ")
  }
}

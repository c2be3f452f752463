internal import Foundation

/// A name of a county or state in the forms that people write it.
struct PlaceName: Hashable {
  /// Without case, accents, points and spaces; “saint” as “st”.
  let full: String
  /// The same without “County”, “Parish” and the like.
  let short: String

  init(_ text: String) {
    var words = text.folding(options: [.caseInsensitive, .diacriticInsensitive], locale: nil)
      .split { !$0.isLetter && !$0.isNumber }
      .map { ["saint": "st", "sainte": "ste"][String($0)] ?? String($0) }
    full = words.joined()
    for ending in PlaceName.endings where words.count > ending.count && words.hasSuffix(ending) {
      words.removeLast(ending.count)
      break
    }
    short = words.joined()
  }

  /// What follows the name of a county or its equivalent, longest first.
  private static let endings: [[String]] = [
    ["city", "and", "borough"], ["census", "area"], ["planning", "region"], ["county"], ["parish"],
    ["borough"], ["municipality"], ["municipio"], ["city"],
  ]
}

extension [String] {
  fileprivate func hasSuffix(_ ending: [String]) -> Bool {
    Array(self.suffix(ending.count)) == ending
  }
}

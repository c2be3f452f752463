internal import Foundation

/// A name in the form that two spellings of one place share: words without case, accents and points.
///
/// “Saint” is “st”, “Fort” is “ft”, “Mount” is “mt”; an apostrophe joins what it stands between.
enum PlaceKey {
  static func words(_ text: some StringProtocol) -> [String] {
    let plain =
      text.utf8.allSatisfy { $0 < 0x80 }
      ? String(text) : text.folding(options: .diacriticInsensitive, locale: nil)
    var words: [[UInt8]] = []
    var word: [UInt8] = []
    for byte in plain.utf8 {
      switch byte {
      case UInt8(ascii: "A")...UInt8(ascii: "Z"): word.append(byte | 0x20)
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"):
        word.append(byte)
      case UInt8(ascii: "'"), 0x80...: continue
      default:
        if !word.isEmpty { words.append(word) }
        word.removeAll(keepingCapacity: true)
      }
    }
    if !word.isEmpty { words.append(word) }
    return words.map {
      let word = String(decoding: $0, as: UTF8.self)
      return short[word] ?? word
    }
  }

  private static let short = [
    "saint": "st", "sainte": "ste", "fort": "ft", "mount": "mt",
  ]

  /// What follows the name of a county or its equivalent, longest first.
  private static let countyEndings = [
    ["city", "and", "borough"], ["census", "area"], ["planning", "region"], ["county"], ["parish"],
    ["borough"], ["municipality"], ["municipio"],
  ]

  /// The words at the end that say which kind of county it is; empty when there are none, or nothing else.
  static func countyEnding(of words: [String]) -> [String] {
    countyEndings.first {
      words.count > $0.count && words.suffix($0.count).elementsEqual($0)
    } ?? []
  }

  /// Which of the letters and digits a name has, one bit each; two names within `n` edits differ in at most `2n` bits.
  static func letters(_ bytes: some Sequence<UInt8>) -> UInt64 {
    bytes.reduce(0) { $0 | 1 << UInt64($1 & 0x3F) }
  }
}

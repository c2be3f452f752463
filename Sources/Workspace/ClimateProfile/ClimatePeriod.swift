/// A span of years such as `2036–2065`, or a warming level such as `2.0 °C`, as a table states it.
///
/// Two spellings are the same period when they differ only in dashes, spaces and capitals.
public struct ClimatePeriod: Sendable {
  /// As written, without outer spaces.
  public let text: String

  public init(_ text: String) { self.text = text }

  /// The period in a figure's reference: `2036-2065`, `2.0c`.
  public var key: String {
    let kept = text.lowercased().map { "–—−‐‑".contains($0) ? "-" : $0 }
      .filter { $0.isASCII && ($0.isLetter || $0.isNumber || "-.".contains($0)) }
    return String(kept)
  }

  /// First and last year; nil for a warming level, or when the last comes before the first.
  public var years: ClosedRange<Int>? {
    guard let (first, last) = bounds, first <= last else { return nil }
    return first...last
  }

  /// True when the text is two years of which the last comes first.
  var isBackwards: Bool { bounds.map { $0.0 > $0.1 } ?? false }

  /// As printed, with a dash between years.
  public var title: String {
    guard let years else { return text }
    return "\(years.lowerBound)–\(years.upperBound)"
  }

  private var bounds: (Int, Int)? {
    let parts = key.split(separator: "-", omittingEmptySubsequences: false)
    guard parts.count == 2, parts.allSatisfy({ $0.count == 4 }), let first = Int(parts[0]),
      let last = Int(parts[1])
    else { return nil }
    return (first, last)
  }
}

extension ClimatePeriod: Hashable {
  public static func == (left: Self, right: Self) -> Bool { left.key == right.key }

  public func hash(into hasher: inout Hasher) { hasher.combine(key) }
}

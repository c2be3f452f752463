/// A span of years such as `2036–2065`, or a warming level such as `2C`, as a table states it.
///
/// Two spellings are the same period when they differ only in dashes, spaces and capitals.
public struct ProfilePeriod: Sendable {
  /// As written, without outer spaces.
  public let text: String

  public init(_ text: String) { self.text = text }

  /// The period in a figure's reference: `2036-2065`, `2c`.
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
    if let years {
      return years.count == 1 ? "\(years.lowerBound)" : "\(years.lowerBound)–\(years.upperBound)"
    }
    return warming.map { "\($0) °C warmer world" } ?? text
  }

  /// True for years and for a warming level.
  var isKnown: Bool { years != nil || warming != nil }

  private var bounds: (Int, Int)? {
    let parts = key.split(separator: "-", omittingEmptySubsequences: false)
    guard (1...2).contains(parts.count), parts.allSatisfy({ $0.count == 4 }),
      let first = parts.first.flatMap({ Int($0) }), let last = parts.last.flatMap({ Int($0) })
    else { return nil }
    return (first, last)
  }

  /// Degrees above 1850–1900, as written.
  private var warming: Substring? {
    guard key.hasSuffix("c") else { return nil }
    let degrees = key.dropLast().split(separator: "-").first ?? ""
    return Double(degrees).map { (0.1..<10).contains($0) } == true ? degrees : nil
  }
}

extension ProfilePeriod: Hashable {
  public static func == (left: Self, right: Self) -> Bool { left.key == right.key }

  public func hash(into hasher: inout Hasher) { hasher.combine(key) }
}

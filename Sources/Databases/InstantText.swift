public import Foundation

/// Instants as columns keep them: ISO 8601 in UTC with milliseconds, so that the order of texts is that of times.
public enum InstantText {
  /// A text that is read and written again stays the same.
  ///
  /// The format cuts off what lies below a millisecond, and a `Date` cannot hold most of them but for a tenth of a microsecond.
  public static func text(_ instant: Date) -> String { (instant + 0.000_001).formatted(style) }

  /// Nil when the text is no such instant.
  public static func instant(_ text: String) -> Date? { try? Date(text, strategy: style) }

  private static let style = Date.ISO8601FormatStyle(includingFractionalSeconds: true)
}

extension SQLValue {
  public static func instant(_ date: Date) -> SQLValue { .text(InstantText.text(date)) }
  public static func instant(_ date: Date?) -> SQLValue {
    date.map { .text(InstantText.text($0)) } ?? .null
  }
}

extension SQLRow {
  /// - Throws: `DatabaseProblem.unexpectedValue` when the column holds no instant.
  public func instant(_ column: Int) throws(DatabaseProblem) -> Date {
    let text = try text(column)
    guard let date = InstantText.instant(text) else {
      throw .unexpectedValue("“\(text)” is not a time as Cairn writes them.")
    }
    return date
  }

  public func optionalInstant(_ column: Int) throws(DatabaseProblem) -> Date? {
    isNull(column) ? nil : try instant(column)
  }
}

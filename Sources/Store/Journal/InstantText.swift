public import Foundation

/// Instants as the store writes them: ISO 8601 in UTC with milliseconds, so that text order is time order.
public enum InstantText {
  public static func text(_ instant: Date) -> String { instant.formatted(style) }

  /// Nil when the text is no such instant.
  public static func instant(_ text: String) -> Date? { try? Date(text, strategy: style) }

  private static let style = Date.ISO8601FormatStyle(includingFractionalSeconds: true)
}

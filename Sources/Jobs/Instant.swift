internal import Databases
internal import Foundation

/// Instants as columns keep them: ISO 8601 in UTC with milliseconds, so that the order of texts is that of times.
private let style = Date.ISO8601FormatStyle(includingFractionalSeconds: true)

extension SQLValue {
  static func instant(_ date: Date) -> SQLValue { .text(date.formatted(style)) }
}

extension SQLRow {
  func instant(_ column: Int) throws -> Date {
    let text = try text(column)
    guard let date = try? Date(text, strategy: style) else {
      throw DatabaseProblem.unexpectedValue("“\(text)” is not a time as Cairn writes them.")
    }
    return date
  }

  func optionalInstant(_ column: Int) throws -> Date? {
    isNull(column) ? nil : try instant(column)
  }
}

internal import Databases
internal import Foundation
internal import Store

extension SQLValue {
  static func instant(_ date: Date) -> SQLValue { .text(InstantText.text(date)) }
  static func instant(_ date: Date?) -> SQLValue {
    date.map { .text(InstantText.text($0)) } ?? .null
  }
}

extension SQLRow {
  func date(_ column: Int) throws -> Date {
    let text = try text(column)
    guard let date = InstantText.instant(text) else {
      throw DatabaseProblem.unexpectedValue("“\(text)” is not a time as Cairn writes them.")
    }
    return date
  }

  func optionalDate(_ column: Int) throws -> Date? { isNull(column) ? nil : try date(column) }
}

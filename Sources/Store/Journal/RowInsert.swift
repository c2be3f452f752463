internal import Databases

/// An INSERT of many rows by few statements: a large commit would else ask the server several times for each row.
struct RowInsert {
  /// As many as keep the statement well below the engines' limits of arguments.
  private static let rowsAtOnce = 100
  /// Chapters and outlines go one by one, since a statement has to be in memory as a whole.
  private static let bytesAtOnce = 1_000_000

  /// Up to `VALUES`.
  let head: String
  /// The values of one row, with `?` for each argument.
  let row: String
  /// What follows the rows.
  var tail = ""

  func execute(_ rows: [[SQLValue]], in transaction: any SQLTransaction) throws {
    for rows in Self.parts(rows) {
      try transaction.execute(statement(rows.count), Array(rows.joined()))
    }
  }

  /// What RETURNING in `tail` gives, in no order.
  func returning(_ rows: [[SQLValue]], in transaction: any SQLTransaction) throws -> [SQLRow] {
    try Self.parts(rows).flatMap { rows in
      try transaction.rows(statement(rows.count), Array(rows.joined()))
    }
  }

  /// Parts of two sizes only, so that few statements are prepared.
  private static func parts(_ rows: [[SQLValue]]) -> [ArraySlice<[SQLValue]>] {
    var parts: [ArraySlice<[SQLValue]>] = []
    var rest = rows[...]
    while !rest.isEmpty {
      var part = rest.prefix(rowsAtOnce)
      if part.count < rowsAtOnce || bytes(part) > bytesAtOnce { part = rest.prefix(1) }
      parts.append(part)
      rest = rest.dropFirst(part.count)
    }
    return parts
  }

  private static func bytes(_ rows: ArraySlice<[SQLValue]>) -> Int {
    rows.joined().reduce(0) { total, value in
      switch value {
      case .text(let text): total + text.utf8.count
      case .blob(let bytes): total + bytes.count
      default: total
      }
    }
  }

  private func statement(_ count: Int) -> String {
    var number = 0
    var text = head
    for index in 0..<count {
      text += index == 0 ? " " : ", "
      for character in row {
        if character == "?" {
          number += 1
          text += "$\(number)"
        } else {
          text.append(character)
        }
      }
    }
    return text + " " + tail
  }
}

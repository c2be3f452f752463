internal import Foundation
internal import GRDB

/// Arguments of a statement in the order in which SQLite numbers them.
///
/// SQLite takes `$1` for a name, and numbers names in the order in which the statement first says them.
enum SQLiteArguments {
  /// - Throws: When an argument cannot be kept.
  static func ordered(
    _ arguments: [SQLValue], for sql: String
  ) throws(DatabaseProblem) -> StatementArguments {
    for argument in arguments { try argument.refuseWhatCannotBeKept() }
    return StatementArguments(
      order(in: sql).compactMap { number in
        arguments.indices.contains(number - 1) ? arguments[number - 1].databaseValue : nil
      })
  }

  /// The numbers after `$`, each once, where they are first said outside quotes.
  static func order(in sql: String) -> [Int] {
    var numbers: [Int] = []
    var highest = 0
    var quote: UInt8?
    var number: Int?
    func finish() {
      defer { number = nil }
      // Mostly they rise, and a statement of many rows has hundreds.
      guard let said = number, said > highest || !numbers.contains(said) else { return }
      numbers.append(said)
      highest = max(highest, said)
    }
    for byte in sql.utf8 {
      if let open = quote {
        if byte == open { quote = nil }
      } else if let said = number, (0x30...0x39).contains(byte), said < 100_000 {
        number = said * 10 + Int(byte - 0x30)
      } else {
        finish()
        switch byte {
        case 0x27, 0x22: quote = byte
        case 0x24: number = 0
        default: break
        }
      }
    }
    finish()
    return numbers
  }
}

extension SQLValue {
  fileprivate var databaseValue: DatabaseValue {
    switch self {
    case .null: .null
    case .integer(let value): value.databaseValue
    case .real(let value): value.databaseValue
    case .text(let value): value.databaseValue
    case .blob(let value): Data(value).databaseValue
    }
  }
}

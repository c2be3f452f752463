/// One row of a result; columns are read by their position in the SELECT.
///
/// Every reader throws `DatabaseProblem.unexpectedValue` when the column holds another kind of value or NULL.
public struct SQLRow: Hashable, Sendable {
  public let values: [SQLValue]

  public init(_ values: [SQLValue]) { self.values = values }

  public func text(_ column: Int) throws(DatabaseProblem) -> String {
    guard case .text(let value) = values[column] else { throw unexpected(column, "text") }
    return value
  }

  public func integer(_ column: Int) throws(DatabaseProblem) -> Int64 {
    guard case .integer(let value) = values[column] else {
      throw unexpected(column, "a whole number")
    }
    return value
  }

  public func int(_ column: Int) throws(DatabaseProblem) -> Int { Int(try integer(column)) }

  public func bool(_ column: Int) throws(DatabaseProblem) -> Bool { try integer(column) != 0 }

  public func real(_ column: Int) throws(DatabaseProblem) -> Double {
    switch values[column] {
    case .real(let value): value
    case .integer(let value): Double(value)
    default: throw unexpected(column, "a number")
    }
  }

  public func bytes(_ column: Int) throws(DatabaseProblem) -> [UInt8] {
    guard case .blob(let value) = values[column] else { throw unexpected(column, "bytes") }
    return value
  }

  public func isNull(_ column: Int) -> Bool { values[column] == .null }

  public func optionalText(_ column: Int) throws(DatabaseProblem) -> String? {
    isNull(column) ? nil : try text(column)
  }

  public func optionalInteger(_ column: Int) throws(DatabaseProblem) -> Int64? {
    isNull(column) ? nil : try integer(column)
  }

  public func optionalBytes(_ column: Int) throws(DatabaseProblem) -> [UInt8]? {
    isNull(column) ? nil : try bytes(column)
  }

  private func unexpected(_ column: Int, _ wanted: String) -> DatabaseProblem {
    .unexpectedValue("Column \(column + 1) of a result should hold \(wanted) and does not.")
  }
}

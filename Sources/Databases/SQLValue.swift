/// One value of a column: the five kinds that both engines keep.
///
/// Instants are text (`2026-03-01T12:00:00.000Z`), yes and no are 1 and 0, JSON is text.
public enum SQLValue: Hashable, Sendable {
  case null
  case integer(Int64)
  case real(Double)
  case text(String)
  case blob([UInt8])
}

extension SQLValue: ExpressibleByStringLiteral, ExpressibleByIntegerLiteral, ExpressibleByNilLiteral
{
  public init(stringLiteral value: String) { self = .text(value) }
  public init(integerLiteral value: Int64) { self = .integer(value) }
  public init(nilLiteral: ()) { self = .null }

  public static func integer(_ value: Int) -> SQLValue { .integer(Int64(value)) }
  public static func bool(_ value: Bool) -> SQLValue { .integer(Int64(value ? 1 : 0)) }
  /// NULL for nil.
  public static func optional(_ value: String?) -> SQLValue { value.map(SQLValue.text) ?? .null }
}

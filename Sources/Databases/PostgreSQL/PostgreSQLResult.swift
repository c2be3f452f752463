internal import CPostgreSQL

/// The result of a statement, in PostgreSQL's binary form until it is read.
final class PostgreSQLResult {
  private let result: OpaquePointer

  /// Takes over a result.
  init(_ result: OpaquePointer) { self.result = result }

  deinit { PQclear(result) }

  /// What was done, such as `INSERT 0 1` or `COMMIT`.
  var tag: String { PQcmdStatus(result).map { String(cString: $0) } ?? "" }

  /// How many rows were inserted, changed or deleted; 0 for a SELECT.
  var changes: Int {
    guard !tag.hasPrefix("SELECT") else { return 0 }
    return PQcmdTuples(result).flatMap { Int(String(cString: $0)) } ?? 0
  }

  func rows() throws(DatabaseProblem) -> [SQLRow] {
    let columns = (0..<PQnfields(result)).map { ($0, PQftype(result, $0)) }
    var rows: [SQLRow] = []
    let count = PQntuples(result)
    rows.reserveCapacity(Int(count))
    for row in 0..<count {
      var values: [SQLValue] = []
      values.reserveCapacity(columns.count)
      for (column, type) in columns { values.append(try value(row, column, type)) }
      rows.append(SQLRow(values))
    }
    return rows
  }

  private func value(_ row: Int32, _ column: Int32, _ type: Oid) throws(DatabaseProblem) -> SQLValue
  {
    guard PQgetisnull(result, row, column) == 0, type != PostgreSQLType.void else { return .null }
    let bytes = UnsafeRawBufferPointer(
      start: PQgetvalue(result, row, column), count: Int(PQgetlength(result, row, column)))
    switch type {
    case PostgreSQLType.int8: return .integer(Int64(bigEndian: bytes.loadUnaligned(as: Int64.self)))
    case PostgreSQLType.int4:
      return .integer(Int64(Int32(bigEndian: bytes.loadUnaligned(as: Int32.self))))
    case PostgreSQLType.int2:
      return .integer(Int64(Int16(bigEndian: bytes.loadUnaligned(as: Int16.self))))
    case PostgreSQLType.oid:
      return .integer(Int64(UInt32(bigEndian: bytes.loadUnaligned(as: UInt32.self))))
    case PostgreSQLType.bool: return .integer(Int64(bytes[0]))
    case PostgreSQLType.float8:
      return .real(Double(bitPattern: UInt64(bigEndian: bytes.loadUnaligned(as: UInt64.self))))
    case PostgreSQLType.float4:
      let bits = UInt32(bigEndian: bytes.loadUnaligned(as: UInt32.self))
      return .real(Double(Float(bitPattern: bits)))
    case PostgreSQLType.text, PostgreSQLType.varchar, PostgreSQLType.unknown, PostgreSQLType.name,
      PostgreSQLType.char, PostgreSQLType.blankPadded, PostgreSQLType.json:
      return .text(String(decoding: bytes, as: UTF8.self))
    case PostgreSQLType.bytea: return .blob(Array(bytes))
    case PostgreSQLType.numeric: return try PostgreSQLNumeric(bytes).value()
    default:
      throw .unexpectedValue(
        "Column \(column + 1) of a result has a type (\(type)) that is none of Cairn's; cast it to text."
      )
    }
  }
}

/// PostgreSQL's exact decimal: what a sum of whole numbers gives.
struct PostgreSQLNumeric {
  private let digits: [Int]
  private let weight: Int
  private let sign: UInt16

  /// Reads the binary form: count, weight, sign, scale, then digits of base 10,000.
  init(_ bytes: UnsafeRawBufferPointer) {
    func word(_ index: Int) -> UInt16 {
      UInt16(bigEndian: bytes.loadUnaligned(fromByteOffset: index * 2, as: UInt16.self))
    }
    let count = Int(word(0))
    weight = Int(Int16(bitPattern: word(1)))
    sign = word(2)
    digits = (0..<count).map { Int(word(4 + $0)) }
  }

  /// A whole number when it is one that fits, otherwise the nearest Double.
  func value() throws(DatabaseProblem) -> SQLValue {
    guard sign == 0 || sign == 0x4000 else {
      throw .unexpectedValue("A number of a result is infinite or not a number.")
    }
    if let whole { return .integer(whole) }
    let text = digits.reduce(into: sign == 0 ? "" : "-") { text, digit in
      text += String(10_000 + digit).dropFirst()
    }
    return .real(Double(text + "e\((weight - digits.count + 1) * 4)") ?? .nan)
  }

  private var whole: Int64? {
    guard digits.count <= weight + 1 else { return digits.isEmpty ? 0 : nil }
    var total: Int64 = 0
    for place in 0..<(weight + 1) {
      let digit = Int64(place < digits.count ? digits[place] : 0)
      let (product, isTooLarge) = total.multipliedReportingOverflow(by: 10_000)
      let (sum, isTooSmall) = product.subtractingReportingOverflow(digit)
      guard !isTooLarge, !isTooSmall else { return nil }
      total = sum
    }
    guard sign == 0 else { return total }
    return total == .min ? nil : -total
  }
}

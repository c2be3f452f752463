internal import CPostgreSQL

/// Arguments of a statement in PostgreSQL's binary form, one after another.
struct PostgreSQLArguments {
  /// int8, float8, text or bytea; 0 for NULL, whose type the server finds from its place.
  private(set) var types: [Oid] = []
  private var bytes: [UInt8] = []
  private var starts: [Int] = []
  private var lengths: [Int32] = []

  init(_ arguments: [SQLValue]) throws(DatabaseProblem) {
    for argument in arguments { try append(argument) }
    // An empty value needs an address too; a null pointer is NULL.
    bytes.append(0)
  }

  func withPointers<Value>(
    _ body: (
      UnsafePointer<UnsafePointer<CChar>?>?, UnsafePointer<Int32>?, UnsafePointer<Int32>?
    ) -> Value
  ) -> Value {
    let formats = [Int32](repeating: 1, count: types.count)
    return bytes.withUnsafeBytes { all in
      let base = all.assumingMemoryBound(to: CChar.self).baseAddress
      let values = zip(types, starts).map { $0 == 0 ? nil : base?.advanced(by: $1) }
      return values.withUnsafeBufferPointer { body($0.baseAddress, lengths, formats) }
    }
  }

  private mutating func append(_ argument: SQLValue) throws(DatabaseProblem) {
    try argument.refuseWhatCannotBeKept()
    starts.append(bytes.count)
    switch argument {
    case .null: types.append(0)
    case .integer(let value):
      types.append(PostgreSQLType.int8)
      append(UInt64(bitPattern: value))
    case .real(let value):
      types.append(PostgreSQLType.float8)
      append(value.bitPattern)
    case .text(let value):
      types.append(PostgreSQLType.text)
      bytes.append(contentsOf: value.utf8)
    case .blob(let value):
      types.append(PostgreSQLType.bytea)
      bytes.append(contentsOf: value)
    }
    lengths.append(Int32(bytes.count - starts[starts.count - 1]))
  }

  private mutating func append(_ value: UInt64) {
    withUnsafeBytes(of: value.bigEndian) { bytes.append(contentsOf: $0) }
  }
}

/// The numbers of PostgreSQL's built-in types, which never change.
enum PostgreSQLType {
  static let bool: Oid = 16
  static let bytea: Oid = 17
  static let char: Oid = 18
  static let name: Oid = 19
  static let int8: Oid = 20
  static let int2: Oid = 21
  static let int4: Oid = 23
  static let text: Oid = 25
  static let oid: Oid = 26
  static let json: Oid = 114
  static let float4: Oid = 700
  static let float8: Oid = 701
  static let unknown: Oid = 705
  static let blankPadded: Oid = 1042
  static let varchar: Oid = 1043
  static let numeric: Oid = 1700
  static let void: Oid = 2278
}

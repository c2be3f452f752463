import Databases
import StoreSupport
import Testing

@Suite struct ValueTests {
  private static func table(_ transaction: any SQLTransaction) throws {
    let dialect = transaction.dialect
    try transaction.script(
      """
      CREATE TABLE kinds (number \(dialect.wholeNumber) NOT NULL PRIMARY KEY, whole \(dialect.wholeNumber),
        fraction \(dialect.real), words TEXT, bytes \(dialect.bytes))\(dialect.tableEnd)
      """)
  }

  /// Keeps values and reads them back in another transaction.
  private func kept(
    _ values: [SQLValue], in column: String, _ database: any SQLDatabase
  ) async throws -> [SQLValue] {
    try await database.write { transaction in
      try Self.table(transaction)
      for (number, value) in values.enumerated() {
        try transaction.execute(
          "INSERT INTO kinds (number, \(column)) VALUES ($1, $2)", [.integer(number), value])
      }
    }
    return try await database.read { transaction in
      try transaction.rows("SELECT \(column) FROM kinds ORDER BY number").map { $0.values[0] }
    }
  }

  @Test(arguments: StoreEngine.allCases)
  func `whole numbers come back, to both ends`(_ engine: StoreEngine) async throws {
    let numbers: [Int64] = [.min, .min + 1, -1, 0, 1, 1 << 53 + 1, .max]
    let values = numbers.map { SQLValue.integer($0) } + [.null]
    try await withDatabase(engine) { database in
      let found = try await kept(values, in: "whole", database)
      #expect(found == values)
    }
  }

  @Test(arguments: StoreEngine.allCases)
  func `fractions come back to the last bit`(_ engine: StoreEngine) async throws {
    var numbers = [
      0.1, 1.0, -2.5, 1 / 3, .pi, .greatestFiniteMagnitude, .leastNonzeroMagnitude,
      .leastNormalMagnitude, .infinity, -.infinity, 1e22, 123_456_789_012_345_680,
    ]
    var generator = SystemRandomNumberGenerator()
    while numbers.count < 300 {
      let number = Double(bitPattern: generator.next())
      if number.isFinite { numbers.append(number) }
    }
    let wanted = numbers
    try await withDatabase(engine) { database in
      let found = try await kept(wanted.map { .real($0) } + [.null], in: "fraction", database)
      let bits = found.dropLast().map { value -> UInt64? in
        if case .real(let number) = value { number.bitPattern } else { nil }
      }
      #expect(bits == wanted.map(\.bitPattern))
      #expect(found.last == .null)
    }
  }

  @Test(arguments: StoreEngine.allCases)
  func `negative zero comes back as a zero`(_ engine: StoreEngine) async throws {
    try await withDatabase(engine) { database in
      let found = try await kept([.real(-0.0)], in: "fraction", database)
      #expect(found == [.real(0)])
    }
  }

  @Test(arguments: StoreEngine.allCases)
  func `text comes back byte for byte`(_ engine: StoreEngine) async throws {
    let texts = [
      "", " ", "'; DROP TABLE kinds; --", "\\x00", "a\nb\r\n\t", "Ünïcode", "e\u{301}", "\u{e9}",
      "👩‍👩‍👧‍👦🏳️‍🌈", "\u{10FFFF}\u{1}", String(repeating: "héllo ", count: 200_000), "$1", "NULL",
    ]
    try await withDatabase(engine) { database in
      let found = try await kept(texts.map { .text($0) } + [.null], in: "words", database)
      let bytes = found.map { value -> [UInt8]? in
        if case .text(let text) = value { Array(text.utf8) } else { nil }
      }
      #expect(bytes == texts.map { Array($0.utf8) } + [nil])
    }
  }

  @Test(arguments: StoreEngine.allCases)
  func `bytes come back, none and five million`(_ engine: StoreEngine) async throws {
    let values: [SQLValue] = [
      .blob([]), .blob([0]), .blob((0...255).map { UInt8($0) }), .null,
      .blob((0..<5_000_000).map { UInt8(truncatingIfNeeded: $0 &* 31) }),
    ]
    try await withDatabase(engine) { database in
      let isSame = try await kept(values, in: "bytes", database) == values
      #expect(isSame)
    }
  }

  @Test(arguments: StoreEngine.allCases)
  func `not a number and text with NUL are refused in words`(_ engine: StoreEngine) async throws {
    try await withDatabase(engine) { database in
      try await database.makeThings()
      for value in [SQLValue.real(.nan), .text("a\0b")] {
        let problem = await problem {
          try await database.write {
            try $0.execute("INSERT INTO thing (key) VALUES ($1)", [value])
          }
        }
        #expect(problem?.kind == "unexpectedValue")
        #expect(problem?.description.hasSuffix(".") == true)
      }
      #expect(try await database.things().isEmpty)
    }
  }

  @Test(arguments: StoreEngine.allCases)
  func `computed values have the same kinds on both engines`(_ engine: StoreEngine) async throws {
    try await withDatabase(engine) { database in
      try await database.makeThings()
      for (key, value) in [("a", 7), ("b", -9), ("c", 1_000_000_000_000)] {
        try await database.put(key, value)
      }
      let row = try await database.read {
        try $0.first(
          """
          SELECT COUNT(*), SUM(value), MIN(value), MAX(key), COALESCE(NULL, value), 'a' || key,
            CASE WHEN value > 0 THEN 1 ELSE 0 END, 2.5 * 2 + 0.25, LENGTH(key), SUM(value) / 7, NULL
          FROM (SELECT key, value FROM thing ORDER BY key) AS sorted WHERE key = $1 GROUP BY key, value
          """, ["c"])
      }
      #expect(
        row?.values == [
          1, 1_000_000_000_000, 1_000_000_000_000, "c", 1_000_000_000_000, "ac", 1, .real(5.25), 1,
          engine == .sqlite ? .integer(142_857_142_857) : .real(142_857_142_857.142857), nil,
        ])
      let sum = try await database.read { try $0.first("SELECT SUM(value) FROM thing") }
      #expect(sum?.values == [999_999_999_998])
    }
  }

  @Test(arguments: StoreEngine.allCases)
  func `an argument may be NULL, text or a number in the same statement`(
    _ engine: StoreEngine
  ) async throws {
    try await withDatabase(engine) { database in
      try await database.makeThings()
      let arguments: [[SQLValue]] = [["a", nil], ["b", 5], ["c", nil], ["d", -6]]
      try await database.write { transaction in
        for pair in arguments {
          try transaction.execute("INSERT INTO thing (key, value) VALUES ($1, $2)", pair)
        }
      }
      let found = try await database.read {
        try $0.rows("SELECT key, value FROM thing ORDER BY key").map(\.values)
      }
      #expect(found == arguments)
    }
  }

  @Test(arguments: StoreEngine.allCases)
  func `an argument may be used twice and in any order`(_ engine: StoreEngine) async throws {
    try await withDatabase(engine) { database in
      try await database.makeThings()
      try await database.write {
        try $0.execute(
          "INSERT INTO thing (value, key) VALUES ($2, $1), ($2, 'x' || $1)", ["a", 5])
      }
      #expect(try await database.things() == ["a", "xa"])
    }
  }
}

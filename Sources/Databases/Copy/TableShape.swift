/// A table as a copy needs to know it: read from an SQLite database that has the schema.
struct TableShape: Hashable, Sendable {
  let name: String
  let columns: [String]
  /// In the order of the key; copies walk a table by it.
  let key: [String]

  /// Every table of a database, those that others refer to first.
  ///
  /// Left out are the tables of a full-text index and the note of schema versions, which the target makes itself.
  static func all(in transaction: any SQLTransaction) throws -> [TableShape] {
    let names = try transaction.rows(
      "SELECT name, sql FROM sqlite_master WHERE type = 'table' ORDER BY name"
    ).map { (name: try $0.text(0), sql: try $0.optionalText(1) ?? "") }
    let virtual = names.filter { $0.sql.hasPrefix("CREATE VIRTUAL") }.map(\.name)
    let plain = names.map(\.name).filter { name in
      name != "schema_version" && !name.hasPrefix("sqlite_") && !name.hasPrefix("grdb_")
        && !virtual.contains { name == $0 || name.hasPrefix($0 + "_") }
    }
    var parents: [String: Set<String>] = [:]
    for name in plain {
      parents[name] = Set(
        try transaction.rows("SELECT \"table\" FROM pragma_foreign_key_list($1)", [.text(name)])
          .map { try $0.text(0) }
      ).subtracting([name])
    }
    return try ordered(plain, parents).map { try shape($0, transaction) }
  }

  private static func shape(_ name: String, _ transaction: any SQLTransaction) throws -> TableShape
  {
    let rows = try transaction.rows(
      "SELECT name, pk FROM pragma_table_info($1) ORDER BY cid", [.text(name)])
    let columns = try rows.map { (name: try $0.text(0), place: try $0.int(1)) }
    let key = columns.filter { $0.place > 0 }.sorted { $0.place < $1.place }.map(\.name)
    guard !key.isEmpty else {
      throw DatabaseProblem.unexpectedValue(
        "The table \(name) has no primary key, so that it cannot be copied.")
    }
    return TableShape(name: name, columns: columns.map(\.name), key: key)
  }

  private static func ordered(
    _ names: [String], _ parents: [String: Set<String>]
  ) throws(DatabaseProblem) -> [String] {
    var ordered: [String] = []
    var left = names
    while !left.isEmpty {
      let free = left.filter { (parents[$0] ?? []).isSubset(of: ordered) }
      guard !free.isEmpty else {
        throw .unexpectedValue("The tables \(left.joined(separator: ", ")) refer to each other.")
      }
      ordered += free
      left.removeAll { free.contains($0) }
    }
    return ordered
  }

  /// The rows after a key, in its order.
  func rows(
    after key: [SQLValue]?, limit: Int, in transaction: any SQLTransaction
  ) throws -> [SQLRow] {
    let keys = self.key.map(quoted).joined(separator: ", ")
    var condition = ""
    if let key {
      let places = key.indices.map { "$\($0 + 1)" }.joined(separator: ", ")
      condition = "WHERE (\(keys)) > (\(places))"
    }
    return try transaction.rows(
      """
      SELECT \(columns.map(quoted).joined(separator: ", ")) FROM \(quoted(name)) \(condition)
      ORDER BY \(keys) LIMIT \(limit)
      """, key ?? [])
  }

  func key(of row: SQLRow) -> [SQLValue] {
    key.compactMap { name in columns.firstIndex(of: name).map { row.values[$0] } }
  }

  func insert(_ row: SQLRow, into transaction: any SQLTransaction) throws {
    let places = columns.indices.map { "$\($0 + 1)" }.joined(separator: ", ")
    try transaction.execute(
      """
      INSERT INTO \(quoted(name)) (\(columns.map(quoted).joined(separator: ", ")))
      VALUES (\(places))
      """, row.values)
  }

  /// Numbers that PostgreSQL gives out itself go on after the highest one that was copied.
  func continueNumbering(in transaction: any SQLTransaction) throws {
    guard transaction.dialect == .postgresql, key.count == 1 else { return }
    let numbered = try transaction.first(
      "SELECT 1 WHERE pg_get_serial_sequence($1, $2) IS NOT NULL", [.text(name), .text(key[0])])
    guard numbered != nil else { return }
    _ = try transaction.rows(
      """
      SELECT setval(pg_get_serial_sequence($1, $2),
        (SELECT COALESCE(MAX(\(quoted(key[0]))), 0) + 1 FROM \(quoted(name))), false)
      """, [.text(name), .text(key[0])])
  }

  private func quoted(_ name: String) -> String { "\"\(name)\"" }
}

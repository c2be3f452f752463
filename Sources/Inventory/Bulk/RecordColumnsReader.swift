internal import Quantities
public import Tables

/// Reads `inventory.csv` of any size into columns.
///
/// A plain row costs a few look-ups and no text. A row with anything unusual in it is decoded as
/// every other reader decodes it, so what is found and said is the same.
public struct RecordColumnsReader {
  /// What a file holds: its records, and what was found on the way.
  public struct Reading: Sendable {
    public let columns: RecordColumns
    public let findings: FindingTally
    /// Rows under the header, without blank ones.
    public let rows: Int
    /// Rows that are in no total because they could not be read.
    public let rejected: Int
  }

  private var columns: RecordColumns
  private var ids: RepeatedIDs
  private var findings: FindingTally
  private let cells: InventoryCells
  private var known = KnownCells()
  private let parameters: [String: [String: RecordParameter]]
  private var rows = 0
  private var rejected = 0

  /// Reads a whole file.
  ///
  /// - Parameters:
  ///   - file: The name relative to the workspace.
  ///   - declaration: The columns of the inventory.
  ///   - parameters: Rows of `inventory-parameters.csv` by record and parameter.
  ///   - keepsIDs: Whether records can be named by id, as contracts for electricity do.
  ///   - total: The size of the file in bytes, for the progress.
  ///   - limit: The most findings that are kept; the others are counted.
  ///   - progress: Called after each piece of the file.
  ///   - open: Called for the file from its beginning: once, and again when an id may be used twice.
  /// - Throws: `CSVUnreadable` when no row can be used, or what the source throws. There is no partial result.
  public static func read(
    file: String, declaration: TableDeclaration,
    parameters: [String: [String: RecordParameter]] = [:], keepsIDs: Bool = false,
    total: Int? = nil, limit: Int = 1000, progress: CSVScanner.Progress? = nil,
    open: () throws -> CSVScanner.Source
  ) throws -> Reading {
    func attempt(_ suspects: Set<UInt64>) throws -> (Reading, Set<UInt64>) {
      var scanner = try CSVScanner(
        file: file, total: total, limit: limit, progress: progress, read: try open())
      let header = declaration.headerFindings(scanner.header)
      guard !header.contains(where: { $0.severity == .error }) else { throw CSVUnreadable(header) }
      var reader = RecordColumnsReader(
        RecordColumns(file: file, keepsIDs: keepsIDs), header: scanner.header,
        parameters: parameters, limit: limit, ids: RepeatedIDs(suspects: suspects))
      while try scanner.next() { reader.take(scanner) }
      var findings = scanner.findings
      for finding in header { findings.append(finding) }
      findings.append(contentsOf: reader.findings)
      let found = reader.ids.takeSuspects()
      return (reader.reading(findings), found)
    }
    let (reading, suspects) = try attempt([])
    return suspects.isEmpty ? reading : try attempt(suspects).0
  }

  private init(
    _ columns: RecordColumns, header: [String], parameters: [String: [String: RecordParameter]],
    limit: Int,
    ids: RepeatedIDs
  ) {
    self.ids = ids
    self.columns = columns
    findings = FindingTally(limit: limit)
    cells = InventoryCells(header)
    self.parameters = parameters
  }

  private func reading(_ findings: FindingTally) -> Reading {
    Reading(columns: columns, findings: findings, rows: rows, rejected: rejected)
  }

  private mutating func take(_ scanner: borrowing CSVScanner) {
    rows += 1
    let row = scanner.row
    let first = scanner.withBytes(at: cells.id) { ids.firstRow(of: $0, row: row) }
    if let first {
      let place = Place(file: scanner.file, row: row, column: "id")
      findings.append(
        TableDeclaration.duplicate(scanner.text(at: cells.id), firstRow: first, at: place))
    }
    guard first == nil, !scanner.isFaulty else {
      rejected += 1
      return
    }
    if !takePlain(scanner) { decode(scanner.record) }
  }

  /// Takes a row in which every cell is as it should be and nothing needs a word; false for any other.
  private mutating func takePlain(_ scanner: borrowing CSVScanner) -> Bool {
    guard parameters.isEmpty, cells.rare.allSatisfy({ scanner.isEmpty(at: $0) }),
      scanner.withBytes(at: cells.id, InventoryCells.isIdentifier),
      let year = scanner.withBytes(at: cells.year, InventoryCells.year),
      let quantity = scanner.number(at: cells.quantity), quantity >= 0,
      RecordDecoder.isPlausible(quantity)
    else { return false }
    func symbol(_ position: Int?) -> Int32 { scanner.symbol(at: position, in: &columns.texts) }
    let unit = symbol(cells.unit)
    let method = symbol(cells.method)
    guard known.units.code(unit, columns.texts) != nil,
      known.methods.code(method, columns.texts) != nil,
      known.qualities.code(symbol(cells.quality), columns.texts) != nil,
      known.qualities.code(symbol(cells.factorQuality), columns.texts) != nil,
      let sector = known.sectors.code(symbol(cells.sector), columns.texts),
      let account = known.accounts.code(symbol(cells.account), columns.texts),
      let scope = known.scopes.code(symbol(cells.scope), columns.texts)
    else { return false }
    let key = LineKey(
      year: year, method: method, activity: symbol(cells.activity), unit: unit,
      factor: symbol(cells.factor), parameters: 0, hasAmount: 1,
      gpcReference: symbol(cells.gpc), scope: scope, sector: sector,
      subsector: symbol(cells.subsector), account: account, notationKey: 0,
      isUnquantifiedFlag: 0)
    columns.append(key, quantity: quantity, row: scanner.row, id: scanner.text(at: cells.id))
    return true
  }

  private mutating func decode(_ record: CSVRecord) {
    var decoder = RecordDecoder(record)
    var activity = ActivityRecord(&decoder)
    activity?.parameters = parameters[record["id"]] ?? [:]
    for finding in decoder.findings { findings.append(finding) }
    guard let activity else {
      rejected += 1
      return
    }
    columns.append(activity, factor: record["factor"], unit: record["unit"])
  }
}

import Factors
import Interchange
import Inventory
import Plan
import Store
import Tables
import Workspace

extension UploadPlan {
  /// Compares a table with the inventory: a known id changes its row, any other adds one.
  ///
  /// - Parameter reached: Called as the work goes on; what it throws ends it.
  init(
    table: UploadTable, mapping: UploadMapping, reading: [Finding], into open: OpenWorkspace,
    library: FactorLibrary, reached: (Step) throws -> Void = { _ in }
  ) throws {
    try reached(.comparing)
    let grid = try GridTable(WorkspaceTables.inventory.file, of: open.snapshot)
    var comparison = UploadComparison(table, mapping, grid, open, library)
    try comparison.compare { try reached(.comparing) }
    same = comparison.same
    unusable = comparison.unusable
    rows = comparison.rows
    findings = reading + mapping.findings(of: table) + comparison.findings
    try reached(.calculating)
    let attempt = try UploadAttempt(comparison.edits, comparison, grid, open, library)
    all = attempt.changes
    afterAll = attempt.calculation
    withAll = attempt.companions
    let found = attempt.findings(comparison, header: table.header, mapping)
    findings += found.findings
    wrongRows = found.wrong.count
    guard !found.wrong.isEmpty else { return }
    try leaveOut(found.wrong, comparison, grid, open, library) { try reached(.calculatingRight) }
  }

  /// What a table changes, without calculating what comes of it.
  ///
  /// - Parameter left: What the edits call the rows that stay out.
  static func changes(
    of table: UploadTable, _ mapping: UploadMapping, into open: OpenWorkspace,
    leaving left: Set<String>, library: FactorLibrary, check: () throws -> Void
  ) throws -> [DocumentChange] {
    let grid = try GridTable(WorkspaceTables.inventory.file, of: open.snapshot)
    var comparison = UploadComparison(table, mapping, grid, open, library)
    try comparison.compare(check: check)
    let edits = comparison.edits.filter { !left.contains($0.name) }
    return try GridProposal(grid, edits: edits).changes + comparison.companions(of: edits)
  }

  /// Tries without the wrong rows, again while others turn out to rest on them.
  private mutating func leaveOut(
    _ wrong: Set<String>, _ comparison: UploadComparison, _ grid: GridTable,
    _ open: OpenWorkspace, _ library: FactorLibrary, reached: () throws -> Void
  ) throws {
    var wrong = wrong
    for _ in 0..<5 {
      try reached()
      let attempt = try UploadAttempt(
        comparison.edits.filter { !wrong.contains($0.name) }, comparison, grid, open, library)
      let more = attempt.wrong(comparison).subtracting(wrong)
      self.wrong = wrong
      right = attempt.changes
      withRight = attempt.companions
      afterRight = attempt.calculation
      guard !more.isEmpty else { return }
      wrong.formUnion(more)
    }
  }
}

/// The rows of a file beside those of the inventory.
struct UploadComparison {
  private let table: UploadTable
  private let mapping: UploadMapping
  private let cells: UploadMapping.Numbers
  private var names: UploadNames
  private var groups: GroupedCells
  private var totals = TotalRows()
  private var sums = SumRows()
  private var equals = EqualRows()
  private let isPlain: Bool
  private(set) var sources: UploadSources
  private let open: OpenWorkspace
  private let grid: GridTable
  private(set) var rows: [UploadPlan.Row] = []
  private(set) var edits: [GridEdit] = []
  private(set) var same = 0
  private(set) var unusable = 0
  private(set) var findings: [Finding] = []
  /// Places in the file by what the edits call its rows.
  private(set) var places: [String: Place] = [:]
  /// The last number that was put behind each name that was made.
  private var lastNumbers: [String: Int] = [:]

  init(
    _ table: UploadTable, _ mapping: UploadMapping, _ grid: GridTable, _ open: OpenWorkspace,
    _ library: FactorLibrary
  ) {
    self.table = table
    self.mapping = mapping
    self.open = open
    groups = GroupedCells(mapping)
    sources = UploadSources(open, library)
    names = UploadNames(mapping, grid, library: library)
    cells = mapping.numbers(of: table)
    isPlain = mapping.isPlain(table.header)
    self.grid = grid
  }

  /// - Parameter check: Called every now and then; what it throws ends the work.
  mutating func compare(check: () throws -> Void = {}) rethrows {
    let known = Dictionary(
      grid.rows.map { row in
        let cells = Dictionary(zip(grid.columns, grid.cells(of: row))) { first, _ in first }
        return (cells["id"] ?? "", (row.name.row ?? "", cells))
      }
    ) { first, _ in first }
    // A table in the inventory's own columns says what it means, and no more.
    let earlier = isPlain ? nil : EarlierRecords(grid)
    var seen: [String: Int] = [:]
    var last: String? = grid.rows.last?.name.row
    for (count, row) in table.rows.enumerated() {
      if count % 1_000 == 0 { try check() }
      let place = table.place(of: row)
      var fields = mapping.fields(row, cells)
      let saying = totals.saying(fields, cells: namingCells(row))
      groups.fill(&fields, isTotal: saying != .no, at: place)
      guard !sums.isSum(fields, saying: saying) else {
        leaveOut(
          .note,
          "The row adds up rows above it, so it was left out: with them it would count twice.",
          place)
        continue
      }
      guard saying != .alone || !sums.hasParts(fields) else {
        leaveOut(
          .warning,
          "The row calls itself a total, but rows above it add up to something else, so it was left out. A row may be missing, or stand twice.",
          place)
        continue
      }
      warnOfEqual(row, fields, place)
      fields = names.resolved(fields)
      if mapping.bringsSources, let text = fields["source"] {
        fields["source"] = sources.cell(text)
      }
      if fields["id"] ?? "" == "" { fields["id"] = madeID(of: fields, seen: seen) }
      let id = fields["id"] ?? ""
      guard !id.isEmpty else {
        leaveOut(
          .warning, "The row does not say what it counts or how much, so it was left out.", place)
        continue
      }
      if let first = seen[id] {
        unusable += 1
        findings.append(TableDeclaration.duplicate(id, firstRow: first, at: place))
        continue
      }
      seen[id] = row.number
      if let (name, cells) = known[id] {
        change(name, id, cells, fields, place)
      } else {
        follow(earlier, &fields, place)
        add(id, fields, place, after: &last)
      }
    }
    findings += groups.findings(mapping, header: table.header)
  }

  /// The cells in which a row may call itself a total; none in the inventory's own columns, which say what they mean.
  private func namingCells(_ row: UploadTable.Row) -> [String] {
    guard !isPlain else { return [] }
    let remarks = [mapping.columns["note"], mapping.columns["source"]]
    return row.cells.indices.filter { !remarks.contains($0) }.map { row.cells[$0] }
  }

  /// Calculates a new row as its source is calculated in another year, and says so.
  private mutating func follow(
    _ earlier: EarlierRecords?, _ fields: inout [String: String], _ place: Place
  ) {
    let hasFactors = mapping.columns["factor"] != nil || mapping.fixed["factor"] != nil
    guard
      let id = earlier?.fill(
        &fields, mayTellMethod: names.told.contains("method") && !mapping.saysMethods,
        mayTellFactor: !hasFactors)
    else { return }
    findings.append(
      Finding(.note, "The row is calculated as “\(id)” is: by its method and factor.", at: place))
  }

  /// Says that a row stands twice; both count, since two meters may well read the same.
  private mutating func warnOfEqual(
    _ row: UploadTable.Row, _ fields: [String: String], _ place: Place
  ) {
    guard mapping.columns["id"] == nil, fields["quantity"] ?? "" != "",
      let first = equals.first(like: row)
    else { return }
    findings.append(
      Finding(
        .warning,
        "The row says the same as row \(first) in every cell, and both count. If it stands twice by mistake, delete it in the file and send it again.",
        at: place))
  }

  private mutating func leaveOut(_ severity: Finding.Severity, _ message: String, _ place: Place) {
    unusable += 1
    findings.append(Finding(severity, message, at: place))
  }

  /// What some of the edits bring with them, as it is told.
  func toldCompanions(of edits: [GridEdit]) -> UploadPlan.Companions {
    UploadPlan.Companions(
      years: mapping.bringsYears ? UploadYears(open).new(in: edits) : [],
      sources: sources.new(in: edits).map(\.title))
  }

  /// What some of the edits bring with them: sources that they name, and their years.
  func companions(of edits: [GridEdit]) throws -> [DocumentChange] {
    guard !edits.isEmpty else { return [] }
    return try sources.changes(for: edits)
      + (mapping.bringsYears ? UploadYears(open).changes(for: edits) : [])
  }

  private mutating func change(
    _ name: String, _ id: String, _ old: [String: String], _ new: [String: String], _ place: Place
  ) {
    let cells = UploadMapping.targets.compactMap { column -> UploadPlan.Cell? in
      guard let text = new[column], text != old[column] ?? "" else { return nil }
      // What is only concluded from names is no reason to change what somebody has written.
      guard !names.told.contains(column) || old[column] ?? "" == "" else { return nil }
      return UploadPlan.Cell(column: column, old: old[column] ?? "", new: text)
    }
    guard !cells.isEmpty else {
      same += 1
      return
    }
    let set = Dictionary(cells.map { ($0.column, $0.new) }) { first, _ in first }
    edits.append(GridEdit(row: name, set: set))
    places[name] = place
    rows.append(
      UploadPlan.Row(kind: .changed, name: id, table: grid.file, place: place, cells: cells))
  }

  private mutating func add(
    _ id: String, _ fields: [String: String], _ place: Place, after last: inout String?
  ) {
    let name = "new \(rows.count + 1)"
    let cells = UploadMapping.targets.compactMap { column -> UploadPlan.Cell? in
      guard let text = fields[column], !text.isEmpty else { return nil }
      return UploadPlan.Cell(column: column, old: "", new: text)
    }
    edits.append(
      GridEdit(add: name, after: last, set: fields.filter { !$0.value.isEmpty }))
    places[name] = place
    last = name
    rows.append(
      UploadPlan.Row(kind: .added, name: id, table: grid.file, place: place, cells: cells))
  }

  /// An id of what the row counts, such as `electricity-residential-2021`; empty when it counts nothing.
  private mutating func madeID(of fields: [String: String], seen: [String: Int]) -> String {
    let words = ["activity", "subsector", "year"].compactMap { fields[$0] }.joined(separator: " ")
    let stem = words.lowercased().split { !($0.isASCII && ($0.isLetter || $0.isNumber)) }
      .joined(separator: "-")
    guard !stem.isEmpty, fields["quantity"] ?? "" != "" || fields["notation_key"] ?? "" != ""
    else { return "" }
    guard seen[stem] != nil else { return stem }
    // What the workspace has already is changed, where the same file is sent again.
    var number = lastNumbers[stem] ?? 1
    repeat { number += 1 } while seen["\(stem)-\(number)"] != nil
    lastNumbers[stem] = number
    return "\(stem)-\(number)"
  }
}

/// Edits of the inventory made on trial.
struct UploadAttempt {
  let changes: [DocumentChange]
  let companions: UploadPlan.Companions
  let calculation: PlanCalculation?
  private let proposal: GridProposal
  private let found: GridFindings

  init(
    _ edits: [GridEdit], _ comparison: UploadComparison, _ grid: GridTable,
    _ open: OpenWorkspace, _ library: FactorLibrary
  ) throws {
    proposal = try GridProposal(grid, edits: edits)
    changes = try proposal.changes + comparison.companions(of: edits)
    companions = comparison.toldCompanions(of: edits)
    calculation = UploadPlan.calculation(open.snapshot, changes, library)
    found = GridFindings(
      calculation?.findings ?? [], file: grid.file, documents: proposal.documents(by: ""),
      kept: Set(proposal.names.values))
  }

  /// The edits whose rows have an error.
  func wrong(_ comparison: UploadComparison) -> Set<String> {
    let answer = proposal.answer(found, called: called)
    return Set(answer.entries.filter { $0.severity == .error }.compactMap(\.row))
      .intersection(comparison.places.keys)
  }

  private var called: [String: String] {
    Dictionary(proposal.names.map { ($1, $0) }) { first, _ in first }
  }

  /// Findings at their places in the file.
  func findings(
    _ comparison: UploadComparison, header: [String], _ mapping: UploadMapping
  ) -> (findings: [Finding], wrong: Set<String>) {
    let answer = proposal.answer(found, called: called)
    let findings = answer.entries.compactMap { entry -> Finding? in
      guard let name = entry.row, let place = comparison.places[name] else { return nil }
      let column = entry.column.map { column in
        mapping.columns[column].map { header[$0] } ?? column
      }
      return Finding(
        entry.severity, entry.message, at: column.map { place.at(column: $0) } ?? place)
    }
    return (findings, wrong(comparison))
  }
}

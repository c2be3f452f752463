internal import Factors
internal import Quantities
package import Tables
package import Vulnerability
package import Workspace

/// What a register in the former tool's columns would change in a workspace.
///
/// Nothing is dropped: words that are like none of a list become entries of the community's own, and what cannot be
/// read, may be misspelt or contradicts another row is a finding at its cell. Rows with an error are left out.
package struct RegisterImport: Sendable {
  package private(set) var findings: [Finding] = []
  /// Rows added and changed, by file.
  package private(set) var added: [String: Int] = [:]
  package private(set) var changed: [String: Int] = [:]
  /// Rows of the file that were not taken.
  package private(set) var leftOut = 0
  /// Words that are in no list, in the order of the file, each once: hazards and systems, and others that may be misspelt.
  package internal(set) var unknownWords: [UnknownRegisterWord] = []
  /// The tables that rows are written to, by file.
  private var books: [String: KeyedTable] = [:]

  let workspace: CommunityWorkspace
  var taxonomy: Taxonomy
  /// The lists as they were before the file added words.
  let listedBefore: Taxonomy
  let startYear: Int
  let meanings: [RegisterWord: RegisterWord.Meaning]
  /// The preset that the file's scores belong to, beside the workspace's; nil when no row was taken or the file is unclear.
  package internal(set) var preset: RegisterPreset?
  private(set) var columns: [FormerRegister.Column: String] = [:]
  private(set) var lost: [FormerRegister.Lost: String] = [:]
  /// What rows have said of risks, hazards and actions.
  var statements = RegisterStatements()
  /// The risk and the hazard that rows of one risk were written to.
  var risksByKey: [String: (risk: String, hazard: String)] = [:]
  var actionRows: [RegisterActions.Row] = []

  /// Reads the file.
  ///
  /// - Parameters:
  ///   - startYear: For actions, since the file has no years; a finding says so.
  ///   - meanings: What somebody has said that words in no list mean.
  ///   - presetChoice: Whether the file's preset becomes the workspace's.
  package init(
    _ bytes: [UInt8], file: String, into workspace: CommunityWorkspace, startYear: Int,
    meanings: [RegisterWord: RegisterWord.Meaning] = [:],
    presetChoice: RegisterPreset.Choice = .fill
  ) {
    self.workspace = workspace
    self.startYear = startYear
    self.meanings = meanings
    taxonomy = workspace.taxonomy()
    listedBefore = taxonomy
    for declaration in Self.written { books[declaration.file] = made(declaration) }
    let (table, problems) = CSVTable.read(bytes, file: file)
    findings = problems
    for name in table.header {
      if let column = FormerRegister.column(name) {
        columns[column] = name
      } else if let column = FormerRegister.lost(name) {
        lost[column] = name
      } else if !name.isEmpty {
        let near = FormerRegister.likely(name).map { " Did you mean “\($0)”?" } ?? ""
        findings.append(
          Finding(
            .warning, "Cairn does not know the column “\(name)”, so it was not taken.\(near)",
            at: Place(file: file, row: 1, column: name)))
      }
    }
    guard columns[.hazard] != nil, columns[.system] != nil else {
      findings.append(
        Finding(
          .error,
          "The file has no columns “Hazard” and “Community System”, so nothing was read. Export the review of the former tool again.",
          at: Place(file: file, row: 1)))
      return
    }
    for record in table.records { take(record) }
    keepActions()
    tellYears(file)
    if !risksByKey.isEmpty { keepPreset(of: table, presetChoice) }
  }

  /// True when something is wrong, so that not all could be taken.
  package var hasErrors: Bool { findings.contains { $0.severity == .error } }

  /// New tables by file; those that change.
  package var tables: [String: CSVTable] {
    books.filter { $0.value.isChanged }.mapValues(\.table)
  }

  /// New bytes by path.
  package var files: [String: [UInt8]] {
    var files = tables.mapValues { Array($0.text.utf8) }
    if let community = preset?.community { files[CommunityText.file] = community }
    return files
  }

  // MARK: One row

  private mutating func take(_ record: CSVRecord) {
    let before = findings.count
    checkWords(record)
    let outlook = [
      "probability": score(record, .probability), "frequency": trend(record, .frequency),
      "intensity": trend(record, .intensity), "timeframe": text(record, .timeframe),
    ]
    var scores = [
      "magnitude": score(record, .magnitude), "adaptive_capacity": score(record, .capacity),
    ]
    for (column, axis) in FormerRegister.otherScores {
      let place = record.place.at(column: header(column))
      scores[axis.rawValue] = score(text(record, column), at: place)
    }
    if !hasErrors(since: before) { compareWithEarlierRows(record) }
    guard !hasErrors(since: before) else {
      leftOut += 1
      return
    }
    noteAction(record, risk: keepRisk(record, outlook: outlook, scores: scores))
  }

  private func hasErrors(since before: Int) -> Bool {
    findings[before...].contains { $0.severity == .error }
  }

  mutating func find(_ severity: Finding.Severity, _ message: String, at place: Place) {
    findings.append(Finding(severity, message, at: place))
  }

  /// A column as the file calls it.
  func header(_ column: FormerRegister.Column) -> String { columns[column] ?? column.rawValue }

  func header(_ column: FormerRegister.Lost) -> String { lost[column] ?? column.rawValue }

  func text(_ record: CSVRecord, _ column: FormerRegister.Column) -> String {
    columns[column].map { SpreadsheetText.plain(record[$0]) } ?? ""
  }

  func text(_ record: CSVRecord, _ column: FormerRegister.Lost) -> String {
    lost[column].map { SpreadsheetText.plain(record[$0]) } ?? ""
  }

  private mutating func score(_ record: CSVRecord, _ column: FormerRegister.Column) -> String {
    score(text(record, column), at: record.place.at(column: header(column)))
  }

  private mutating func score(_ text: String, at place: Place) -> String {
    switch FormerRegister.score(text) {
    case .value(let score): return String(score)
    case .unsure: return ""
    case .unknown:
      unknown(text, "Low, Mod low, Moderate, Mod high, High or Unsure", at: place)
      return ""
    }
  }

  private mutating func trend(_ record: CSVRecord, _ column: FormerRegister.Column) -> String {
    switch FormerRegister.trend(text(record, column)) {
    case .value(let trend): return trend.rawValue
    case .unsure: return ""
    case .unknown:
      unknown(
        text(record, column), "Decreasing, No change, Increasing or Unsure",
        at: record.place.at(column: header(column)))
      return ""
    }
  }

  private mutating func unknown(_ text: String, _ words: String, at place: Place) {
    find(.error, "“\(text)” is not on the scale. Write \(words).", at: place)
  }

  // MARK: Tables

  private static let written = [
    WorkspaceTables.ownTaxonomy, WorkspaceTables.hazards, WorkspaceTables.risks,
    WorkspaceTables.actions, WorkspaceTables.responses, WorkspaceTables.goals,
  ]

  /// A table of the workspace with what was written to it so far.
  func current(_ declaration: TableDeclaration) -> KeyedTable {
    books[declaration.file] ?? made(declaration)
  }

  private func made(_ declaration: TableDeclaration) -> KeyedTable {
    KeyedTable(
      workspace.tables[declaration.file]
        ?? CSVTable(file: declaration.file, header: declaration.columns),
      columns: declaration.columns, key: declaration.key)
  }

  /// Writes cells to the row of their key, or to a new one; an empty cell of the file never empties a filled one.
  mutating func keep(_ declaration: TableDeclaration, _ cells: [String: String]) {
    let file = declaration.file
    switch books[file]?.keep(cells) {
    case .added: added[file, default: 0] += 1
    case .changed: changed[file, default: 0] += 1
    case .same, nil: break
    }
  }

  /// Writes cells as `keep` does; where a score among them changes, the row is settled no longer and a note says so.
  mutating func keep(
    _ declaration: TableDeclaration, _ cells: [String: String], settling scores: [String],
    at place: Place
  ) {
    let key = declaration.key.map { cells[$0] ?? "" }
    let before = current(declaration).record(key)
    keep(declaration, cells)
    let settlement = ["settled_by", "settled_on", "settled_reason"]
    guard let before, settlement.contains(where: { !before[$0].isEmpty }),
      scores.contains(where: { cells[$0]?.isEmpty == false && cells[$0] != before[$0] })
    else { return }
    books[declaration.file]?.clear(settlement, of: key)
    find(
      .note,
      "Scores of “\(key.joined(separator: " "))” in \(declaration.file) were settled and change with this row, so they count as settled no longer.",
      at: place)
  }

  /// A short name made of a text.
  static func identifier(_ text: String) -> String {
    let id = RowIdentifier.made(from: text)
    return id.isEmpty ? "unnamed" : String(id.prefix(60))
  }

  private mutating func tellYears(_ file: String) {
    guard let count = added[WorkspaceTables.actions.file] else { return }
    findings.append(
      Finding(
        .warning,
        "The file says no years, so \(count) new actions were set to begin in \(startYear). Set start_year and full_year of each in actions.csv.",
        at: Place(file: file)))
  }
}

extension TaxonomyEntry {
  /// What the former tool called it, else Cairn's name.
  package var registerName: String { formerName.isEmpty ? name : formerName }
}

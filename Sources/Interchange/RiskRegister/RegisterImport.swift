internal import Factors
internal import Quantities
package import Tables
package import Vulnerability
package import Workspace

/// What a register in the former tool's columns would change in a workspace.
///
/// Nothing is dropped: words that are in no list become entries of the community's own, and what cannot be read is a
/// finding at its cell. Rows with an error are left out.
package struct RegisterImport: Sendable {
  /// New tables by file; those that change.
  package private(set) var tables: [String: CSVTable] = [:]
  package private(set) var findings: [Finding] = []
  /// Rows added and changed, by file.
  package private(set) var added: [String: Int] = [:]
  package private(set) var changed: [String: Int] = [:]
  /// Rows of the file that were not taken.
  package private(set) var leftOut = 0
  /// Hazards and systems that are in no list, in the order of the file, each once.
  package private(set) var unknownWords: [UnknownRegisterWord] = []

  let workspace: CommunityWorkspace
  var taxonomy: Taxonomy
  let startYear: Int
  private let meanings: [RegisterWord: RegisterWord.Meaning]
  private(set) var columns: [FormerRegister.Column: String] = [:]
  private(set) var lost: [FormerRegister.Lost: String] = [:]

  /// Reads the file.
  ///
  /// - Parameters:
  ///   - startYear: For actions, since the file has no years; a finding says so.
  ///   - meanings: What somebody has said that words in no list mean.
  /// - Throws: `ResourceProblem` when this installation lacks its tables.
  package init(
    _ bytes: [UInt8], file: String, into workspace: CommunityWorkspace, startYear: Int,
    meanings: [RegisterWord: RegisterWord.Meaning] = [:]
  ) throws {
    self.workspace = workspace
    self.startYear = startYear
    self.meanings = meanings
    taxonomy = try workspace.taxonomy()
    let (table, problems) = CSVTable.read(bytes, file: file)
    findings = problems
    for name in table.header {
      if let column = FormerRegister.column(name) {
        columns[column] = name
      } else if let column = FormerRegister.lost(name) {
        lost[column] = name
      } else if !name.isEmpty {
        findings.append(
          Finding(
            .warning, "Cairn does not know the column “\(name)”, so it was not taken.",
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
    tellYears(file)
  }

  /// True when something is wrong, so that not all could be taken.
  package var hasErrors: Bool { findings.contains { $0.severity == .error } }

  /// New bytes by path.
  package var files: [String: [UInt8]] { tables.mapValues { Array($0.text.utf8) } }

  // MARK: One row

  private mutating func take(_ record: CSVRecord) {
    let before = findings.count
    let hazard = word(.hazard, record, .hazard)
    let system = word(.system, record, .system)
    let probability = score(record, .probability)
    let frequency = trend(record, .frequency)
    let intensity = trend(record, .intensity)
    let magnitude = score(record, .magnitude)
    let capacity = score(record, .capacity)
    guard let hazard, let system, !findings[before...].contains(where: { $0.severity == .error })
    else {
      leftOut += 1
      return
    }
    let hazardRow = keepHazard(
      hazard, of: text(record, .riskIdentifier),
      [
        "probability": probability, "frequency": frequency, "intensity": intensity,
        "timeframe": text(record, .timeframe),
      ])
    let risk = keepRisk(
      hazardRow, hazard, system, record, ["magnitude": magnitude, "adaptive_capacity": capacity])
    if !text(record, .action).isEmpty { keepAction(record, risk: risk) }
  }

  func text(_ record: CSVRecord, _ column: FormerRegister.Column) -> String {
    columns[column].map { SpreadsheetText.plain(record[$0]) } ?? ""
  }

  func text(_ record: CSVRecord, _ column: FormerRegister.Lost) -> String {
    lost[column].map { SpreadsheetText.plain(record[$0]) } ?? ""
  }

  /// The id of a word of the taxonomy; a misspelt one is an error, one like no other becomes an own entry.
  private mutating func word(
    _ kind: TaxonomyEntry.Kind, _ record: CSVRecord, _ column: FormerRegister.Column
  ) -> String? {
    let name = text(record, column)
    let place = record.place.at(column: columns[column] ?? column.rawValue)
    guard !name.isEmpty else {
      findings.append(Finding(.error, "The cell “\(column.rawValue)” is empty.", at: place))
      return nil
    }
    if let entry = taxonomy.entry(kind, named: name) { return entry.id }
    let near = taxonomy.suggestion(kind, for: name)
    let word = RegisterWord(kind, name)
    if !unknownWords.contains(where: { $0.word == word }) {
      unknownWords.append(UnknownRegisterWord(word: word, suggestion: near, place: place))
    }
    switch meanings[word] {
    case .own: return addOwn(kind, name, place)
    case .entry(let id):
      if let meant = taxonomy.entry(kind, id) { return read(name, as: meant, place) }
    case nil: break
    }
    guard let near else { return addOwn(kind, name, place) }
    findings.append(
      Finding(.error, "“\(name)” is in no list. Did you mean “\(near.registerName)”?", at: place))
    return nil
  }

  private mutating func read(_ name: String, as meant: TaxonomyEntry, _ place: Place) -> String {
    findings.append(
      Finding(.note, "“\(name)” was read as “\(meant.registerName)”, as chosen.", at: place))
    return meant.id
  }

  /// Ids of several words, those in no list as own entries.
  mutating func words(
    _ kind: TaxonomyEntry.Kind, _ text: String, _ place: Place
  ) -> String {
    // A word may have a comma of its own.
    let texts = taxonomy.entry(kind, named: text) == nil ? FormerRegister.list(text) : [text]
    return texts.map { name in taxonomy.entry(kind, named: name)?.id ?? addOwn(kind, name, place) }
      .joined(separator: " ")
  }

  private mutating func addOwn(_ kind: TaxonomyEntry.Kind, _ name: String, _ place: Place) -> String
  {
    let id = RowIdentifier.free(
      Self.identifier(name), among: Set((taxonomy.entries[kind] ?? []).map(\.id)))
    findings.append(
      Finding(
        .note, "“\(name)” is in no list; it was added to your own words (taxonomy.csv) as “\(id)”.",
        at: place))
    let entry = OwnTaxonomyEntry(
      kind: kind, id: id, name: name, group: "", isHidden: false, isCoastal: nil, source: "",
      note: "", place: place)
    taxonomy = taxonomy.with([entry]).taxonomy
    _ = keep(
      WorkspaceTables.ownTaxonomy, ["kind": kind.rawValue, "id": id, "name": name]
    ) { $0["kind"] == kind.rawValue && $0["id"] == id }
    return id
  }

  private mutating func score(_ record: CSVRecord, _ column: FormerRegister.Column) -> String {
    switch FormerRegister.score(text(record, column)) {
    case .value(let score): return String(score)
    case .unsure: return ""
    case .unknown:
      unknown(record, column, "Low, Mod low, Moderate, Mod high, High or Unsure")
      return ""
    }
  }

  private mutating func trend(_ record: CSVRecord, _ column: FormerRegister.Column) -> String {
    switch FormerRegister.trend(text(record, column)) {
    case .value(let trend): return trend.rawValue
    case .unsure: return ""
    case .unknown:
      unknown(record, column, "Decreasing, No change, Increasing or Unsure")
      return ""
    }
  }

  private mutating func unknown(
    _ record: CSVRecord, _ column: FormerRegister.Column, _ words: String
  ) {
    findings.append(
      Finding(
        .error, "“\(text(record, column))” is not on the scale. Write \(words).",
        at: record.place.at(column: columns[column] ?? column.rawValue)))
  }

  // MARK: Tables

  func current(_ declaration: TableDeclaration) -> CSVTable {
    tables[declaration.file] ?? workspace.tables[declaration.file]
      ?? CSVTable(file: declaration.file, header: declaration.columns)
  }

  /// Writes cells to the row that fits, or to a new one; an empty cell of the file never empties a filled one.
  mutating func keep(
    _ declaration: TableDeclaration, _ cells: [String: String], _ fits: (CSVRecord) -> Bool
  ) -> String? {
    var table = current(declaration)
    for column in declaration.columns where !(cells[column] ?? "").isEmpty {
      if !table.header.contains(column) { table.appendColumn(column) }
    }
    guard let record = table.records.first(where: fits) else {
      table.append(table.header.map { cells[$0] ?? "" })
      tables[declaration.file] = table
      added[declaration.file, default: 0] += 1
      return cells["id"]
    }
    let news = cells.filter { !$0.value.isEmpty && record[$0.key] != $0.value }
    if !news.isEmpty {
      table.set(news, row: record.row)
      tables[declaration.file] = table
      changed[declaration.file, default: 0] += 1
    }
    return record.text("id")
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

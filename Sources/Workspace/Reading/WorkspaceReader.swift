internal import Factors
internal import Forecast
internal import Inventory
internal import Quantities
internal import Tables

/// Turns a folder's files into a workspace, table by table, collecting findings.
struct WorkspaceReader {
  var workspace: CommunityWorkspace
  let library: FactorLibrary
  let progress: WorkspaceProgress?
  /// Where the community is, looked up once for all that ask while it is read.
  lazy var location = CommunityLocation(workspace.community)

  static func read(
    _ files: [String: [UInt8]], folder: String, library: FactorLibrary, problems: [Finding] = [],
    progress: WorkspaceProgress? = nil
  ) throws(WorkspaceError) -> CommunityWorkspace {
    guard let yaml = files["community.yaml"] else { throw .notAWorkspace(folder) }
    let (community, findings) = readCommunity(yaml, library: library)
    var tables: [String: CSVTable] = [:]
    var documents: [String: [UInt8]] = [:]
    var tableFindings: [Finding] = []
    for (path, bytes) in files.sorted(by: { $0.key < $1.key }) {
      guard let declaration = WorkspaceTables.all.first(where: { $0.file == path }) else {
        documents[path] = bytes
        continue
      }
      let (table, problems) = CSVTable.read(bytes, file: path) { progress?(path, $0 / 2) }
      if table.header.isEmpty {
        documents[path] = bytes
      } else {
        tables[path] = table
        let hasHeader = !problems.contains { $0.place.row == 1 && $0.place.column == nil }
        if hasHeader { tableFindings += declaration.headerFindings(in: table) }
      }
      tableFindings += problems
    }
    var reader = WorkspaceReader(
      workspace: CommunityWorkspace(tables: tables, documents: documents, community: community),
      library: library, progress: progress)
    reader.workspace.findings = problems + findings + tableFindings
    reader.checkCensusCode()
    reader.findMissingFiles()
    reader.readTables()
    return reader.workspace
  }

  /// A missing file is not a fault, but nothing that rests on it can be found.
  private mutating func findMissingFiles() {
    let known = Set(workspace.tables.keys).union(workspace.documents.keys)
      .union(workspace.findings.map(\.place.file))
    let expected = WorkspaceTables.all.map(\.file).filter { !WorkspaceTables.optional.contains($0) }
    for file in expected + ["plan/book.yaml"] where !known.contains(file) {
      let weight: Finding.Severity =
        file == "inventory.csv" || file == "plan/book.yaml" ? .warning : .note
      find(
        weight, "The file is missing, so this part of the plan has not been started.",
        at: Place(file: file))
    }
    if let table = workspace.tables["inventory.csv"], table.records.isEmpty {
      find(
        .note, "There is no activity record yet. Fill in a row for each source of emissions.",
        at: Place(file: "inventory.csv"))
    }
  }

  private mutating func readTables() {
    readSources()
    readIndicators()
    readFactorSets()
    readInstruments()
    readInventory()
    readReported()
    readAcceptances()
    readRecalculations()
    readVehicleMixes()
    readWasteMixes()
    readWasteDeposits()
    readDrivers()
    readPaths()
    readTargets()
    readClimate()
    readHazards()
    readRisks()
    readEquity()
    readAssessment()
    readExposure()
    readActions()
    readAdaptation()
    readScenarios()
    readUptake()
    readMoney()
    readUncertainty()
    readPriorities()
    readEngagement()
    readMilestones()
    readBook()
    readReview()
    checkTaxonomy()
    checkSources()
  }

  /// Records of a table that have all required columns and are as long as the header, without repeated keys.
  ///
  /// - Parameters:
  ///   - column: Where a repeated key is shown; the last column of the key unless given.
  ///   - spelling: Gives the same text for spellings of a key's cell that mean the same.
  mutating func records(
    of declaration: TableDeclaration, named column: String? = nil,
    spelling: (_ column: String, _ text: String) -> String = { $1 }
  ) -> [CSVRecord] {
    guard let table = workspace.tables[declaration.file],
      declaration.required.allSatisfy(table.header.contains)
    else { return [] }
    let records = table.records
    var skipped: Set<Int> = Set(
      workspace.findings.filter { finding in
        finding.place.file == declaration.file && finding.severity == .error
          && finding.place.column == nil
      }.compactMap(\.place.row))
    if !declaration.keysRepeat, let last = declaration.key.last {
      let key: (CSVRecord) -> String = { record in
        declaration.key.count == 1
          ? spelling(last, record[last])
          : declaration.key.map { spelling($0, record[$0]) }.joined(separator: " ")
      }
      let duplicates = declaration.duplicateFindings(of: key, named: column ?? last, in: records)
      workspace.findings += duplicates
      skipped.formUnion(duplicates.compactMap(\.place.row))
    }
    return skipped.isEmpty ? records : records.filter { !skipped.contains($0.row) }
  }

  /// Reads a table row by row; rows with an error are found and left out.
  mutating func read<Row>(
    _ declaration: TableDeclaration,
    _ row: (inout RecordDecoder, CSVRecord) -> Row?,
    keep: (inout CommunityWorkspace, Row) -> Void
  ) {
    for record in records(of: declaration) {
      var decoder = RecordDecoder(record)
      let value = row(&decoder, record)
      if accept(decoder), let value { keep(&workspace, value) }
    }
  }

  /// Keeps a decoder's findings; true when its record can be used.
  mutating func accept(_ decoder: RecordDecoder) -> Bool {
    workspace.findings += decoder.findings
    return decoder.isUsable
  }

  /// Keeps a decoder's findings; true when its record can be used without some cells that cannot be read.
  mutating func accept(_ decoder: RecordDecoder, leavingOut columns: Set<String>) -> Bool {
    workspace.findings += decoder.findings
    return !decoder.findings.contains { finding in
      finding.severity == .error && !columns.contains(finding.place.column ?? "")
    }
  }

  mutating func find(
    _ severity: Finding.Severity, _ message: String, at place: Place, missing: MissingRow? = nil
  ) {
    workspace.findings.append(Finding(severity, message, at: place, missing: missing))
  }
}

internal import Factors
internal import Forecast
internal import Inventory
internal import Quantities
internal import Tables

/// Turns a folder's files into a workspace, table by table, collecting findings.
struct WorkspaceReader {
  var workspace: CommunityWorkspace
  let library: FactorLibrary

  static func read(
    _ files: [String: [UInt8]], folder: String, library: FactorLibrary
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
      let (table, problems) = CSVTable.read(bytes, file: path)
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
      library: library)
    reader.workspace.findings = findings + tableFindings
    reader.readTables()
    return reader.workspace
  }

  private mutating func readTables() {
    readSources()
    readIndicators()
    readInventory()
    readVehicleMixes()
    readWasteMixes()
    readDrivers()
    readPaths()
    readTargets()
    readHazards()
    readRisks()
    readEquity()
    readActions()
    readEngagement()
    readMilestones()
    readBook()
    checkSources()
  }

  /// Records of a table that have all required columns and are as long as the header, without repeated keys.
  mutating func records(
    of declaration: TableDeclaration, key: ((CSVRecord) -> String)? = nil,
    named column: String = "id"
  ) -> [CSVRecord] {
    guard let table = workspace.tables[declaration.file],
      declaration.required.allSatisfy(table.header.contains)
    else { return [] }
    var skipped: Set<Int> = Set(
      workspace.findings.filter { finding in
        finding.place.file == declaration.file && finding.severity == .error
          && finding.place.column == nil
      }.compactMap(\.place.row))
    if let key {
      let duplicates = declaration.duplicateFindings(of: key, named: column, in: table)
      workspace.findings += duplicates
      skipped.formUnion(duplicates.compactMap(\.place.row))
    }
    return table.records.filter { !skipped.contains($0.row) }
  }

  /// Keeps a decoder's findings; true when its record can be used.
  mutating func accept(_ decoder: RecordDecoder) -> Bool {
    workspace.findings += decoder.findings
    return decoder.isUsable
  }

  mutating func find(_ severity: Finding.Severity, _ message: String, at place: Place) {
    workspace.findings.append(Finding(severity, message, at: place))
  }

  private static func readCommunity(
    _ bytes: [UInt8], library: FactorLibrary
  ) -> (Community, [Finding]) {
    let (yaml, problems) = YAMLFile.read(bytes, file: "community.yaml")
    guard var yaml else { return (Community(id: "unknown", name: "Unknown"), problems) }
    if let format = yaml.text("format"), format != "1" {
      yaml.find(
        .error, "Format \(format) is not known; this program reads format 1.", key: "format")
    }
    let years = yaml.years("inventory_years")
    var community = Community(
      id: yaml.required("id"), name: yaml.required("name"),
      kind: yaml.choice("kind", default: .city), state: yaml.text("state") ?? "",
      geoid: yaml.text("geoid") ?? "", subregion: yaml.text("egrid_subregion") ?? "",
      gwpSet: yaml.text("gwp_set") ?? "ar5",
      gwpHorizon: yaml.text("gwp_horizon").flatMap(Int.init) ?? 100, inventoryYears: years,
      forecastBaseYear: yaml.year("forecast_base_year") ?? years.last ?? 0,
      forecastEndYear: yaml.year("forecast_end_year") ?? 2050,
      units: yaml.choice("units", default: .us), timeZone: yaml.text("time_zone") ?? "",
      language: yaml.text("language") ?? "en", isExample: yaml.text("example") == "true")
    checkIdentifier(community.id, in: &yaml)
    if library.warmingPotentials(set: community.gwpSet, horizon: community.gwpHorizon) == nil {
      let known = library.warmingPotentials.map { "\($0.set) (\($0.horizon))" }
        .joined(separator: ", ")
      yaml.find(
        .error,
        "There are no warming potentials “\(community.gwpSet)” for \(community.gwpHorizon) years; ar5 for 100 years was used. Known: \(known).",
        key: "gwp_set")
      community.gwpSet = "ar5"
      community.gwpHorizon = 100
    }
    if community.subregion.isEmpty == false,
      !library.gridSubregions.contains(community.subregion.uppercased())
    {
      yaml.find(
        .error, "“\(community.subregion)” is not a grid subregion with known rates.",
        key: "egrid_subregion")
    }
    return (community, problems + yaml.findings)
  }

  private static func checkIdentifier(_ id: String, in yaml: inout YAMLFile) {
    let isValid = id.allSatisfy { character in
      character.isASCII && (character.isLowercase || character.isNumber || character == "-")
    }
    if !isValid {
      yaml.find(
        .error, "“\(id)” is not an id: use lower-case letters, digits and hyphens.", key: "id")
    }
  }
}

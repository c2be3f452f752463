internal import ArgumentParser
internal import Factors
internal import Foundation
internal import Interchange
internal import Tables
internal import Vulnerability
internal import Workspace

/// `cairn exposure measures`: a published table of tracts into the workspace's tables.
struct TractMeasuresCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "measures",
    abstract: "Read what a published index says of each census tract.",
    discussion: """
      Reads CSV with one row for each tract, as CDC/ATSDR’s Social Vulnerability Index (a state or all states) and \
      the Climate and Economic Justice Screening Tool publish it, and takes the tracts of tracts.csv. \
      Where that is empty, it takes those of the county, and adds them there.

        cairn exposure measures my-town SVI_2022_Minnesota.csv --overlay svi-2022 --source cdc-svi-2022

      The Climate and Economic Justice Screening Tool 1.0, of tracts of 2010, comes with Cairn and needs no file:

        cairn exposure measures my-town --overlay cejst-1-0

      Columns of CDC/ATSDR, of the Climate and Economic Justice Screening Tool and of EJScreen 2.3 are known by their own \
      names. Where they or the file's name tell the edition, --overlay can be left out. Columns of other tables are named:

        cairn exposure measures my-town heat.csv --overlay heat-2024 --take "PCTL=overall:percent"
      """)

  @OptionGroup var folder: WorkspaceArgument
  @Argument(help: "The file; none for an index that comes with Cairn.") var file: String?
  @Option(help: "The index and its edition, such as svi-2022; what the file tells unless given.")
  var overlay: String?
  @Option(help: "Ids of sources.csv, separated by spaces.") var source: String = ""
  @Option(
    help: ArgumentHelp(
      "A column and the measure it is, such as \"RPL_THEMES=overall:percentile\"; kinds are percentile (0 to 1), percent (0 to 100), flag and value. May be given again.",
      valueName: "column=measure:kind"))
  var take: [String] = []
  @Option(
    help: "Where tracts.csv is empty: what codes begin with, in place of the county's five digits.")
  var prefix: String?
  @Flag(help: "Show what was found and what would change, and write nothing.") var dryRun = false

  func validate() throws {
    guard overlay?.contains(where: { !$0.isWhitespace }) ?? (file != nil) else {
      throw ValidationError("Name the index and its edition, such as --overlay svi-2022.")
    }
  }

  func run() throws {
    let workspace = try WorkspaceArgument.workspace(
      folder: folder.workspace, library: FactorLibrary.standard)
    let own = prefix ?? TractMeasureImport.prefix(of: workspace.community)
    let (table, faults) = try table(of: workspace, prefix: own)
    let asked = TractMeasureImport(
      overlay: overlay ?? "", source: file == nil && source.isEmpty ? overlay ?? "" : source,
      measures: try take.map(Self.measure), prefix: own)
    let plan = asked.plan(table, into: workspace.tables)
    for finding in EqualFindings.grouped(faults + plan.findings) { print("\(finding)") }
    let taken = plan.mapped.map { "\($0.name) from \($0.field)" }
    if !taken.isEmpty { print("Measures: \(taken.joined(separator: ", ")).") }
    let wouldBe = dryRun || plan.hasErrors
    if !wouldBe, plan.changesAnything { try write(plan, workspace) }
    let would = wouldBe ? "would be " : ""
    print(
      "\(counted(plan.added, "row")) \(would)added, \(plan.changed) \(would)changed, \(plan.unchanged) unchanged; \(counted(plan.addedTracts, "tract")) \(would)added; \(counted(plan.elsewhere, "row")) of the file \(plan.elsewhere == 1 ? "is" : "are") of tracts elsewhere."
    )
    if plan.hasErrors { throw ExitCode(1) }
  }

  /// The file, or what comes with Cairn.
  private func table(
    of workspace: CommunityWorkspace, prefix: String
  ) throws -> (CSVTable, [Finding]) {
    guard let file else {
      let overlay = overlay ?? ""
      guard let shipped = ShippedIndex(rawValue: overlay) else {
        let known = ShippedIndex.allCases.map(\.rawValue).joined(separator: ", ")
        throw CommandFailure(
          "Name the file of \(overlay). Without a file Cairn has: \(known).")
      }
      let counties = ShippedIndex.counties(of: workspace.tracts.map(\.geoid), orPrefix: prefix)
      return (shipped.table(of: counties), [])
    }
    guard let bytes = FileManager.default.contents(atPath: file) else {
      throw CommandFailure("The file \(file) is not there or cannot be read.")
    }
    return CSVTable.read(Array(bytes), file: URL(filePath: file).lastPathComponent)
  }

  private static func measure(_ text: String) throws -> TractMeasureImport.Measure {
    guard let measure = TractMeasureImport.Measure(text) else {
      let kinds = TractMeasureImport.Kind.allCases.map(\.rawValue).joined(separator: ", ")
      throw CommandFailure("“\(text)” is not column=measure:kind. Kinds: \(kinds).")
    }
    return measure
  }

  private func write(_ plan: TractMeasurePlan, _ workspace: CommunityWorkspace) throws {
    var files = [plan.measures.file: Array(plan.measures.text.utf8)]
    if plan.addedTracts > 0 { files[plan.tracts.file] = Array(plan.tracts.text.utf8) }
    let before = workspace.files.filter { files[$0.key] != nil }
    try folder.write(files, over: before)
  }
}

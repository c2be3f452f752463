public import ArgumentParser
internal import Factors
internal import Foundation
internal import Geometry
public import Interchange
internal import Tables
internal import Vulnerability
internal import Workspace

/// `cairn exposure import`: shapes of a file into the workspace's tables.
struct ExposureImportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "import", abstract: "Read assets, hazard zones or tracts from a file of shapes.",
    discussion: """
      Reads GeoJSON, a shapefile (zipped, or the .shp beside its .dbf and .prj), CSV with latitude and \
      longitude or with shapes as text, and rasters (ASCII grid, GeoTIFF) with --classes. What is wrong is named with \
      file and feature; then nothing is written, and the command ends with exit code 1. With --partial, the \
      others are written. Self-crossing areas are mended, with a finding that says how much they changed.
      """)

  @OptionGroup var folder: WorkspaceArgument
  @Argument(help: "The file.") var file: String
  @OptionGroup var rows: ExposureRowOptions
  @Option(help: "What the coordinates mean, in place of what the file says, such as EPSG:26915.")
  var crs: String?
  @Option(help: "For a raster, levels and their values, such as \"low=0..1, high=1..\".")
  var classes: String?
  @Flag(help: "Show what was found and what would change, and write nothing.") var dryRun = false
  @Flag(help: "Write the rows that are right, although others are wrong.") var partial = false
  @Option(
    help: "How findings are printed: text, csv or json; the rest goes to standard error then.")
  var format: InventoryImportCommand.Format = .text

  func run() throws {
    let workspace = try WorkspaceArgument.workspace(
      folder: folder.workspace, library: FactorLibrary.standard)
    let taxonomy = workspace.taxonomy()
    try rows.checkWords(taxonomy)
    let shapes = ShapeFileInput(path: file, crs: crs, classes: classes)
    let features = try shapes.read(community: Self.place(of: workspace.community))
    let exposureImport = rows.exposureImport.lookingUp(taxonomy)
    let name = exposureImport.declaration.file
    let plan = exposureImport.plan(features, into: workspace.tables[name])
    let isWritten = !dryRun && (partial || !plan.hasErrors) && plan.added + plan.changed > 0
    if isWritten { try write(plan, name, before: workspace.files[name]) }
    try tell(plan, name, isWritten: isWritten)
    if plan.hasErrors { throw ExitCode(1) }
  }

  /// Where the community lies; a county reaches further than a town.
  static func place(of community: Community) -> CommunityPlace? {
    Gazetteer.standard.place(geoid: community.geoid).map {
      CommunityPlace(of: $0, named: community.name)
    }
  }

  private func write(_ plan: ExposureImportPlan, _ name: String, before: [UInt8]?) throws {
    try folder.write(
      [name: Array(plan.table.text.utf8)], over: before.map { [name: $0] } ?? [:])
  }

  private func tell(_ plan: ExposureImportPlan, _ name: String, isWritten: Bool) throws {
    var lines: [String] = []
    switch format {
    case .text: for finding in EqualFindings.grouped(plan.findings) { print("\(finding)") }
    case .csv: print(FindingList.csv(plan.findings), terminator: "")
    case .json: print(try FindingList.json(plan.findings), terminator: "")
    }
    let fields = plan.mapped.sorted { $0.key < $1.key }.map { "\($0.key) from \($0.value)" }
    if !fields.isEmpty { lines.append("Columns: \(fields.joined(separator: ", ")).") }
    let would = isWritten ? "" : "would be "
    let leftOut = plan.leftOut == 0 ? "" : " \(plan.leftOut) left out."
    lines.append(
      "\(counted(plan.added, "row")) \(would)added, \(plan.changed) \(would)changed, \(plan.unchanged) unchanged.\(leftOut)"
        + ending(plan, name, isWritten: isWritten))
    for line in lines { if format == .text { print(line) } else { printError(line) } }
  }

  private func ending(_ plan: ExposureImportPlan, _ name: String, isWritten: Bool) -> String {
    if isWritten { return " Wrote \(name)." }
    if dryRun { return " Nothing was written (--dry-run)." }
    if plan.hasErrors {
      return " Nothing was written: mend what is named, or import the others with --partial."
    }
    return " Nothing had to be written."
  }
}

extension ExposureImport.Target: ExpressibleByArgument {}

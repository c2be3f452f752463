internal import ArgumentParser
internal import Foundation
internal import Plan
internal import Publishing
internal import Tables
internal import Vulnerability
internal import Workspace

/// `cairn exposure map`: the zones and assets themselves, as a drawing or as its table.
struct ExposureMapCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "map", abstract: "Draw the hazard zones and the assets, with those inside marked.",
    discussion: """
      Zones differ by hatch, assets by shape for their type and by size for their criticality; what lies inside a zone \
      is filled. The same map is drawn by {{map zone-map}} in a chapter, and on the page Hazards › Maps.

        cairn exposure map my-town --format svg --output zones.svg
      """)

  enum Format: String, ExpressibleByArgument, CaseIterable {
    case text, csv, svg
  }

  @OptionGroup var folder: WorkspaceArgument
  @Option(help: "Only zones of this hazard.") var hazard: String?
  @Option(help: "text, csv or svg.") var format: Format = .text
  @Option(name: .shortAndLong, help: "The file to write; standard output unless given.")
  var output: String?

  func run() throws {
    let calculation = try folder.calculation()
    let chart = try chart(calculation)
    let text =
      switch format {
      case .text: Self.text(chart)
      case .csv: TextTable.csv(Self.lines(chart.data), file: "zone-map.csv")
      case .svg: try drawing(chart)
      }
    try write(text)
    // Text and notes have said how many; rows and reasons are for whoever mends them.
    for finding in calculation.exposureFindings { printError("\(finding)") }
  }

  private func chart(_ calculation: PlanCalculation) throws -> Chart {
    let catalog = ExhibitCatalog(
      calculation: calculation, edition: .internal)
    let id = ["zone-map", hazard].compactMap(\.self).joined(separator: "/")
    switch catalog.block(.map, id, at: Place(file: "zones.csv")) {
    case .found(.chart(let chart)): return chart
    case .found: throw CommandFailure("There is no map “\(id)”.")
    case .missing(let finding): throw CommandFailure(finding.message)
    }
  }

  private func drawing(_ chart: Chart) throws -> String {
    let setting = PlanPublisher.Setting(
      environment: ProcessInfo.processInfo.environment, currentFolder: currentFolder,
      executable: executablePath)
    let renderer = ChartRenderer(
      tools: setting.tools, cache: setting.cache.appending(path: "charts"),
      workerExecutable: setting.executable, workerArguments: ["__render-charts"])
    let drawn = renderer.render([chart]).first
    guard let svg = drawn?.svg else {
      throw CommandFailure(drawn?.finding?.message ?? "The map could not be drawn.")
    }
    return svg + "\n"
  }

  private static func lines(_ table: PlanTable) -> [[String]] {
    [table.columns.map(\.title)] + table.rows.map { $0.map(\.content.plainText) }
  }

  private static func text(_ chart: Chart) -> String {
    let notes = [chart.description, "Source: \(chart.source)"] + chart.data.notes
    return "\(chart.title)\n\n" + TextTable.aligned(lines(chart.data), left: 3)
      + notes.map { "\($0)\n" }.joined()
  }

  private func write(_ text: String) throws {
    guard let output else { return print(text, terminator: "") }
    do {
      try Data(text.utf8).write(to: URL(filePath: output))
    } catch {
      throw CommandFailure(writing: output, error)
    }
  }
}

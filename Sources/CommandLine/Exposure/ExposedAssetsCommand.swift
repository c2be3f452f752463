internal import ArgumentParser
internal import Factors
internal import Plan
internal import Quantities
internal import Vulnerability
internal import Workspace

/// `cairn exposure assets`: the assets inside zones, the most critical and those in the worst condition first.
struct ExposedAssetsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "assets", abstract: "Print the assets inside zones, the most critical first.",
    discussion: """
      Criticality and condition are marks of assets.csv, 1 to 5. They order the list and enter no score. What has no \
      mark comes last, which does not mean that it can wait.
      """)

  enum Format: String, ExpressibleByArgument, CaseIterable {
    case text, csv, json
  }

  @OptionGroup var folder: WorkspaceArgument
  @Option(help: "Only this hazard.") var hazard: String?
  @Option(help: "Only assets of this criticality or more, 1 to 5.") var critical: Int?
  @Option(help: "text, csv or json.") var format: Format = .text

  func validate() throws {
    guard critical.map({ (1...5).contains($0) }) ?? true else {
      throw ValidationError("Criticality is 1 to 5.")
    }
  }

  func run() throws {
    let workspace = try WorkspaceArgument.workspace(
      folder: folder.workspace, library: FactorLibrary.standard)
    guard !workspace.zones.isEmpty else { throw CommandFailure(ExposureGap.zones.next) }
    let overlay = ExposureOverlay(workspace)
    let hazards = overlay.exposure.hazards
    if let hazard, !hazards.contains(hazard) {
      throw CommandFailure(
        "No zone is of the hazard “\(hazard)”. Hazards with zones: \(hazards.joined(separator: ", "))."
      )
    }
    let lines = overlay.exposure.exposedAssets()
      .filter { isAsked($0.item) && (hazard == nil || $0.hazard == hazard) }
      .map { Line(hazard: $0.hazard, $0.item) }
    switch format {
    case .text: printText(lines)
    case .csv:
      print(
        TextTable.csv([Line.header] + lines.map(\.cells), file: "exposed-assets.csv"),
        terminator: "")
    case .json: print(try JSONText.encoded(lines))
    }
    if format != .json { for finding in overlay.findings { printError("\(finding)") } }
  }

  private func isAsked(_ item: ExposedAsset) -> Bool {
    critical.map { (item.asset.criticality ?? 0) >= $0 } ?? true
  }

  private func printText(_ lines: [Line]) {
    guard !lines.isEmpty else { return print("No such asset lies inside the zones.") }
    let header = [
      "Hazard", "Asset", "Name", "System", "Criticality", "Condition", "Value $", "People",
      "% inside",
    ]
    print(TextTable.aligned([header] + lines.map(\.shown), left: 4), terminator: "")
    print("A dash is “not said”. Marks order the list and enter no score.")
  }

  /// One asset in the zones of one hazard.
  private struct Line: Encodable {
    let hazard: String
    let id: String
    let name: String
    let type: String
    let system: String
    let criticality: Int?
    let condition: Int?
    let valueUSD: Double?
    let people: Double?
    let share: Double

    static let header = [
      "hazard", "asset", "name", "type", "system", "criticality", "condition", "value_usd",
      "people",
      "share",
    ]

    init(hazard: String, _ item: ExposedAsset) {
      self.hazard = hazard
      id = item.asset.id
      name = item.asset.name
      type = item.asset.type
      system = item.asset.system
      criticality = item.asset.criticality
      condition = item.asset.condition
      valueUSD = item.asset.value
      people = item.asset.people
      share = item.share
    }

    /// Unrounded; empty for what is not said.
    var cells: [String] {
      let marks = [criticality, condition].map { $0.map(String.init) ?? "" }
      return [hazard, id, name, type, system] + marks
        + [TextTable.unrounded(valueUSD), TextTable.unrounded(people), "\(share)"]
    }

    /// For people; a dash for what is not said.
    var shown: [String] {
      func whole(_ value: Double?) -> String { value.map { NumberText.grouped($0) } ?? "–" }
      let marks = [criticality, condition].map { $0.map(String.init) ?? "–" }
      return [hazard, id, name, system] + marks
        + [whole(valueUSD), whole(people), NumberText.grouped(share * 100, decimals: 1)]
    }
  }
}

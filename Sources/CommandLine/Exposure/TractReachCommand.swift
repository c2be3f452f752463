internal import ArgumentParser
internal import Factors
internal import Plan
internal import Quantities
internal import Tables
internal import Vulnerability
internal import Workspace

/// `cairn exposure tracts`: what the zones of a hazard reach in every tract, beside an index.
struct TractReachCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "tracts", abstract: "Print what zones reach in every tract, beside an index.",
    discussion: """
      One line for each tract, also those that the zones do not meet. People are an estimate by area. The index \
      stands beside them and changes nothing. The same numbers are drawn by {{map exposure-map HAZARD/people}} and \
      {{map risk-map RISK}} in a chapter, and on the page Hazards › Maps.
      """)

  enum Format: String, ExpressibleByArgument, CaseIterable {
    case text, csv, json
  }

  @OptionGroup var folder: WorkspaceArgument
  @Option(help: "The hazard of the zones.") var hazard: String?
  @Option(help: "The risk whose hazard's zones are meant.") var risk: String?
  @Option(help: "text, csv or json.") var format: Format = .text

  func validate() throws {
    guard (hazard == nil) != (risk == nil) else {
      throw ValidationError("Name either a hazard with --hazard or a risk with --risk.")
    }
  }

  func run() throws {
    let workspace = try WorkspaceArgument.workspace(
      folder: folder.workspace, library: FactorLibrary.standard)
    let hazard = try zoneHazard(workspace)
    let overlay = ExposureOverlay(workspace)
    let reach = overlay.reach(of: hazard)
    guard let band = overlay.exposure.band(of: hazard), overlay.exposure.outlined.contains(true)
    else { throw CommandFailure(reach.gaps.first?.next ?? "") }
    let lines = overlay.exposure.tractReaches(of: band).map {
      Line($0, tract: overlay.exposure.tracts[$0.tract], ranks: overlay.ranks)
    }
    switch format {
    case .text: printText(lines, reach, overlay)
    case .csv:
      print(
        TextTable.csv([Line.header] + lines.map(\.cells), file: "exposure-tracts.csv"),
        terminator: "")
    case .json:
      print(
        try JSONText.encoded(
          Document(
            hazard: hazard, people: reach.people, peopleTotal: reach.total,
            overlay: overlay.ranks?.label, summary: ReachSentence.text(reach), tracts: lines)))
    }
    if format != .json { for finding in overlay.findings { printError("\(finding)") } }
  }

  private func zoneHazard(_ workspace: CommunityWorkspace) throws -> String {
    let hazards = Set(workspace.zones.map(\.hazard)).sorted()
    let known = hazards.isEmpty ? "none" : hazards.joined(separator: ", ")
    if let risk {
      let hazard = workspace.zoneHazard(of: try workspace.risk(named: risk))
      guard hazards.contains(hazard) else {
        throw CommandFailure(
          "The risk “\(risk)” is of the hazard “\(hazard)”. \(ExposureGap.zones.next) Hazards with zones: \(known)."
        )
      }
      return hazard
    }
    guard let hazard, hazards.contains(hazard) else {
      throw CommandFailure(
        "No zone is of the hazard “\(hazard ?? "")”. Hazards with zones: \(known).")
    }
    return hazard
  }

  private func printText(_ lines: [Line], _ reach: HazardReach, _ overlay: ExposureOverlay) {
    func whole(_ value: Double?) -> String { value.map { NumberText.grouped($0) } ?? "–" }
    var table = [
      ["Tract", "Name", "People", "Inside", "%", "Assets", "of", "Rank", "Quarter"]
    ]
    for line in lines {
      table.append([
        line.geoid, line.name, whole(line.people), whole(line.peopleInside),
        line.share.map { NumberText.grouped($0 * 100, decimals: 1) } ?? "–",
        "\(line.assetsInside)", "\(line.assets)",
        line.percentile.map { NumberText.grouped($0, decimals: 2) } ?? "–",
        line.quarter.map { "\($0)" } ?? "–",
      ])
    }
    print(TextTable.aligned(table, left: 2), terminator: "")
    print(ReachSentence.text(reach))
    if let ranks = overlay.ranks {
      print("Index: \(ranks.label). \(ranks.basis) It changes no count and no score.")
    } else {
      print(ExposureGap.index.next)
    }
  }

  /// One tract, unrounded; what is not known is empty.
  private struct Line: Encodable {
    let geoid: String
    let name: String
    let people: Double?
    let peopleInside: Double?
    let share: Double?
    let assetsInside: Int
    let assets: Int
    let percentile: Double?
    let quarter: Int?

    static let header = [
      "geoid", "name", "people", "people_inside", "share", "assets_inside", "assets", "percentile",
      "quarter",
    ]

    init(_ reach: TractReach, tract: Tract, ranks: TractLayer?) {
      geoid = tract.geoid
      name = tract.name
      people = tract.population
      peopleInside = reach.people
      share = reach.share
      assetsInside = reach.assets
      assets = reach.assetsTotal
      percentile = ranks?.percentiles[tract.geoid]
      if case .quartile(let number) = ranks?.bands[tract.geoid] {
        quarter = number
      } else {
        quarter = nil
      }
    }

    var cells: [String] {
      [
        geoid, name, TextTable.unrounded(people), TextTable.unrounded(peopleInside),
        TextTable.unrounded(share), "\(assetsInside)",
        "\(assets)", TextTable.unrounded(percentile), quarter.map { "\($0)" } ?? "",
      ]
    }
  }

  private struct Document: Encodable {
    let hazard: String
    let people: Double?
    let peopleTotal: Double?
    let overlay: String?
    let summary: String
    let tracts: [Line]
  }
}

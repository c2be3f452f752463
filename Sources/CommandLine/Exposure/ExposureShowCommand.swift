public import ArgumentParser
internal import Factors
internal import Foundation
internal import Tables
public import Vulnerability
internal import Workspace

extension ExposureGrouping: ExpressibleByArgument {}

/// `cairn exposure show`: the table of what zones reach.
struct ExposureShowCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "Print which assets and people the zones reach.")

  enum Format: String, ExpressibleByArgument, CaseIterable {
    case text, csv, json
  }

  @OptionGroup var folder: WorkspaceArgument
  @Option(help: "Only this hazard.") var hazard: String?
  @Option(help: "level, type, system, criticality, condition, tract or quartile.") var by:
    ExposureGrouping = .level
  @Option(help: "The index to divide by with --by quartile, such as svi-2022.") var overlay: String?
  @Option(help: "The measure of the index, where it has several.") var measure: String?
  @Option(help: "text, csv or json.") var format: Format = .text
  @Flag(help: "The same as --format json.") var json = false
  @Flag(help: "Say how each line came to be.") var explain = false
  @OptionGroup var depth: DepthOption
  @Flag(help: "Print to standard error how long each phase took.") var timings = false

  func run() throws {
    let workspace = try timed("loading") {
      try WorkspaceArgument.workspace(
        folder: folder.workspace, library: FactorLibrary.standard)
    }
    try check(workspace)
    let layer = try layer(workspace)
    let shapes = timed("shapes") { ExposureShapes(workspace) }
    let exposure = timed("overlay") {
      Exposure(
        assets: workspace.assets, zones: workspace.zones, tracts: workspace.tracts, shapes: shapes)
    }
    let findings =
      shapes.findings(after: workspace.exposureFindings) + exposure.findings
      + (layer?.findings ?? [])
    let rows = timed("table") { exposure.rows(by: by, hazard: hazard, layer: layer) }
    try print(
      ExposureReport(
        exposure: exposure, rows: rows, grouping: by, layer: layer, findings: findings,
        units: workspace.community.units, isExplained: explain, depth: depth))
  }

  private func timed<Value>(_ phase: String, _ work: () throws -> Value) rethrows -> Value {
    let start = ContinuousClock.now
    let value = try work()
    if timings { printTiming(phase, ContinuousClock.now - start) }
    return value
  }

  private func check(_ workspace: CommunityWorkspace) throws {
    guard !workspace.zones.isEmpty else {
      throw CommandFailure(
        "zones.csv has no zone yet. `cairn exposure import` brings them in from a file of shapes.")
    }
    let hazards = Set(workspace.zones.map(\.hazard)).sorted()
    if let hazard, !hazards.contains(hazard) {
      throw CommandFailure(
        "No zone is of the hazard “\(hazard)”. Hazards with zones: \(hazards.joined(separator: ", "))."
      )
    }
  }

  private func layer(_ workspace: CommunityWorkspace) throws -> TractLayer? {
    guard by == .quartile else { return nil }
    let ids = TractLayer.ids(in: workspace.tractMeasures)
    guard let wanted = overlay ?? (ids.count == 1 ? ids[0] : nil) else {
      throw CommandFailure(
        ids.isEmpty
          ? "tract-measures.csv has no index yet, so nothing can be divided by one."
          : "Name an index with --overlay: \(ids.joined(separator: ", ")).")
    }
    let layer = TractLayer.layer(
      wanted, measure: measure, measures: workspace.tractMeasures, tracts: workspace.tracts)
    guard let layer else {
      let names = Set(workspace.tractMeasures.filter { $0.overlay == wanted }.map(\.measure))
        .sorted()
      throw CommandFailure(
        names.isEmpty
          ? "tract-measures.csv has no index “\(wanted)”. It has: \(ids.joined(separator: ", "))."
          : "Name a measure of \(wanted) that has percentiles with --measure: \(names.joined(separator: ", "))."
      )
    }
    return layer
  }

  private func print(_ report: ExposureReport) throws {
    switch json ? .json : format {
    case .text: Swift.print(report.text, terminator: "")
    case .csv: Swift.print(report.csv, terminator: "")
    case .json: Swift.print(try report.json)
    }
    if format != .json && !json { for finding in report.findings { printError("\(finding)") } }
  }
}

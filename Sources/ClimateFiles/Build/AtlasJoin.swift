public import Climate
public import Foundation

/// The parts of a build made into one atlas.
public struct AtlasJoin: Sendable {
  public let plan: AtlasBuildPlan
  public let folder: URL

  public init(plan: AtlasBuildPlan, folder: URL) {
    self.plan = plan
    self.folder = folder
  }

  /// The tasks whose part is not there.
  public var missingTasks: [AtlasBuildPlan.Task] {
    plan.tasks.filter {
      !FileManager.default.fileExists(atPath: folder.appending(path: $0.partName).path)
    }
  }

  /// What the parts of an atlas say of themselves, each sentence once.
  public struct Outcome: Sendable {
    /// What a reader of the atlas should know; damaged parts that were left out among it.
    public var notes: [String]
    /// What makes parts that are there less than was asked for.
    public var problems: [String]
  }

  /// Writes the atlas and gives what its parts say.
  ///
  /// - Parameters:
  ///   - allowsMissing: true to leave values out where a part is missing or damaged, with a note; else that is a problem
  ///   - progress: called with the share that is written, 0…1
  /// - Throws: `ClimateProblem` when a part is missing or damaged, or the atlas cannot be written.
  public func write(
    to file: URL, cairnVersion: String, history: String, allowsMissing: Bool = false,
    progress: (Double) -> Void = { _ in }
  ) throws(ClimateProblem) -> Outcome {
    let missing = missingTasks
    guard allowsMissing || missing.isEmpty else {
      let numbers = missing.prefix(8).map { "\($0.number)" }.joined(separator: ", ")
      throw ClimateProblem(
        "\(missing.count) of \(plan.tasks.count) parts are missing: tasks \(numbers)\(missing.count > 8 ? " …" : ""). Run them, or join what is there with --allow-missing."
      )
    }
    let fingerprint = plan.fingerprint
    let absent = Set(missing.map(\.number))
    var parts: [(task: AtlasBuildPlan.Task, part: BuildPart)] = []
    var damaged: [String] = []
    for task in plan.tasks where !absent.contains(task.number) {
      do throws(ClimateProblem) {
        let part = try BuildPart(
          file: folder.appending(path: task.partName), fingerprint: fingerprint)
        parts.append((task, part))
      } catch {
        guard allowsMissing else { throw error }
        damaged.append(error.message)
      }
    }
    let columns = AtlasColumns(try plan.resolvedIndicators())
    let axes = try axes(columns, parts.map(\.part.header))
    let writer = try IndicatorAtlasWriter(
      file: file, axes: axes,
      description: AtlasDescription(
        title: plan.title, source: plan.source, history: history, license: plan.license,
        cairnVersion: cairnVersion,
        parameters:
          "missing days: \(plan.usesETCCDIMissingRule ? "ETCCDI" : "at most a share of \(plan.largestMissingShare)"); plan \(fingerprint)"
      ))
    var byPlace: [[BuildPart]] = Array(repeating: [], count: plan.places.count)
    for (task, part) in parts {
      for place in task.places { byPlace[place].append(part) }
    }
    for (place, parts) in byPlace.enumerated() {
      try write(place, parts, axes, writer)
      progress(Double(place + 1) / Double(plan.places.count))
    }
    try writer.finish()
    let headers = parts.map(\.part.header)
    return Outcome(
      notes: unique(headers.flatMap(\.notes) + damaged),
      problems: unique(headers.flatMap(\.problems)))
  }

  /// What is not in the atlas because its task was not run.
  public var missingNotes: [String] {
    missingTasks.map { task in
      let run = plan.runs[task.run]
      return
        "\(run.model), \(run.scenario): task \(task.number) was not run; its places have no values."
    }
  }

  private func axes(
    _ columns: AtlasColumns, _ headers: [BuildPart.Header]
  ) throws(ClimateProblem) -> AtlasAxes {
    let withYears = headers.filter { $0.years > 0 }
    guard let first = withYears.map(\.firstYear).min(),
      let last = withYears.map({ $0.firstYear + $0.years - 1 }).max()
    else { throw ClimateProblem("No part of the build has any year.") }
    return AtlasAxes(
      places: plan.places.map {
        PlaceProfile.Place(
          id: $0.id, name: $0.name, latitude: $0.latitude, longitude: $0.longitude)
      }, indicators: columns.labels, scenarios: unique(plan.runs.map(\.scenario)),
      models: unique(plan.runs.map(\.model)), years: first...last)
  }

  private func write(
    _ place: Int, _ parts: [BuildPart], _ axes: AtlasAxes, _ writer: IndicatorAtlasWriter
  ) throws(ClimateProblem) {
    for (number, indicator) in axes.indicators.enumerated() {
      var values = [Float](repeating: .nan, count: axes.valuesPerSeries)
      for part in parts {
        guard let scenario = axes.scenarios.firstIndex(of: part.header.scenario),
          let model = axes.models.firstIndex(of: part.header.model)
        else { continue }
        let start = axes.position(
          scenario: scenario, model: model, year: part.header.firstYear)
        for (offset, value) in part.series(place: place, indicator: number).enumerated() {
          values[start + offset] = value
        }
      }
      try writer.write(values, place: plan.places[place].id, indicator: indicator.id)
    }
  }

  private func unique(_ names: [String]) -> [String] {
    var seen: Set<String> = []
    return names.filter { seen.insert($0).inserted }
  }
}

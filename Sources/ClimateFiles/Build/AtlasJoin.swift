public import Climate
public import Foundation
internal import Tables

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
    /// What a reader of the atlas should know, damaged parts that were left out among it; what concerns single places last.
    public var notes: [String]
    /// What makes parts that are there less than was asked for.
    public var problems: [String]
    /// How many runs of models have a value.
    public var runsWithValues: Int
  }

  /// Writes the atlas and gives what its parts say.
  ///
  /// - Parameters:
  ///   - allowsMissing: true to leave values out where a part is missing or damaged, with a note; else that is a problem
  ///   - progress: called with the share that is written, 0…1
  /// - Throws: `ClimateProblem` when a part is missing or damaged, no part has a value, or the atlas cannot be written;
  ///   no file is written then.
  public func write(
    to file: URL, cairnVersion: String, history: String, allowsMissing: Bool = false,
    progress: (Double) -> Void = { _ in }
  ) throws(ClimateProblem) -> Outcome {
    let missing = missingTasks
    guard allowsMissing || missing.isEmpty else {
      let numbers = missing.prefix(8).map { "\($0.number)" }.joined(separator: ", ")
      throw ClimateProblem(
        "Of \(plan.tasks.count) parts \(missing.count) are not there. Their tasks: \(numbers)\(missing.count > 8 ? " …" : ""). Run them, or join what is there with --allow-missing."
      )
    }
    let (parts, damaged) = try parts(without: missing, allowsDamaged: allowsMissing)
    let headers = parts.map(\.part.header)
    let problems = RunNotes.grouped(problems(of: headers), of: plan.runs.count)
    guard headers.contains(where: \.hasValues) else {
      let absent = gaps([], missing).map { "\($0.model), \($0.scenario): \($0.reason)." }
      throw ClimateProblem(
        "There is no value to write. \((problems + damaged + absent).joined(separator: " "))")
    }
    let columns = AtlasColumns(try plan.resolvedIndicators())
    let axes = try axes(columns, parts.map(\.part.header))
    let writer = try IndicatorAtlasWriter(
      file: file, axes: axes,
      description: AtlasDescription(
        title: plan.title, source: plan.source, history: history, license: plan.license,
        cairnVersion: cairnVersion,
        parameters:
          "missing days: \(plan.usesETCCDIMissingRule ? "ETCCDI" : "at most a share of \(plan.largestMissingShare)"); plan \(plan.fingerprint)",
        gaps: gaps(headers, missing)))
    let byPlaces = Dictionary(grouping: parts) { $0.task.places }
    for places in plan.tasks.map(\.places).withoutRepeats() {
      let known = (byPlaces[places] ?? []).map(\.part)
      try write(places, known, axes, writer) { place in
        progress(Double(place + 1) / Double(plan.places.count))
      }
    }
    try writer.finish()
    let scenarios = unwritten.map { (run: "\($0.model), \($0.scenario)", notes: [$0.reason + "."]) }
    return Outcome(
      notes: RunNotes.grouped(
        headers.map { ($0.run, $0.notes) } + scenarios, of: plan.runs.count)
        + damaged.withoutRepeats()
        + RunNotes.grouped(
          headers.map { ($0.run, $0.placeNotes(naming: plan.places)) }, of: plan.runs.count),
      problems: problems, runsWithValues: Set(headers.filter(\.hasValues).map(\.run)).count)
  }

  /// The parts that are there, and why others cannot be read.
  private func parts(
    without missing: [AtlasBuildPlan.Task], allowsDamaged: Bool
  ) throws(ClimateProblem) -> (
    parts: [(task: AtlasBuildPlan.Task, part: BuildPart)], damaged: [String]
  ) {
    let common = plan.commonFingerprint
    let absent = Set(missing.map(\.number))
    var parts: [(task: AtlasBuildPlan.Task, part: BuildPart)] = []
    var damaged: [String] = []
    for task in plan.tasks where !absent.contains(task.number) {
      do throws(ClimateProblem) {
        let part = try BuildPart(
          file: folder.appending(path: task.partName),
          fingerprint: plan.fingerprint(ofRun: task.run, common: common))
        parts.append((task, part))
      } catch {
        guard allowsDamaged else { throw error }
        damaged.append(error.message)
      }
    }
    return (parts, damaged)
  }

  /// What makes the parts less than was asked for; that a block of places has no values counts only for a run without any.
  private func problems(
    of headers: [BuildPart.Header]
  ) -> [(run: String, notes: [String])] {
    let runs = Set(headers.filter(\.hasValues).map(\.run))
    return headers.map { header in
      let emptiness = runs.contains(header.run) ? nil : header.emptiness
      return (header.run, header.problems + (emptiness.map { [$0] } ?? []))
    }
  }

  /// Why runs lack values, as their parts say, or what became of their task.
  private func gaps(
    _ headers: [BuildPart.Header], _ missing: [AtlasBuildPlan.Task]
  ) -> [AtlasGap] {
    let absent = missing.map { task in
      let run = plan.runs[task.run]
      let report = try? String(
        contentsOf: folder.appending(path: task.problemName), encoding: .utf8)
      let name = "\(run.model), \(run.scenario): "
      let reason = report.map { $0.hasPrefix(name) ? String($0.dropFirst(name.count)) : $0 }
      return AtlasGap(
        model: run.model, scenario: run.scenario,
        reason: reason?.withoutPeriod ?? "it was not computed")
    }
    return (headers.flatMap(\.gaps) + absent + unwritten).map(withoutFolders)
      .withoutRepeats()
  }

  /// The scenarios that other models have and a model has no files of.
  private var unwritten: [AtlasGap] {
    let names = [IndicatorEnsemble.historical, PlaceProfile.observedName]
    let runs = plan.runs.filter { $0.model != PlaceProfile.observedName }
    let scenarios = runs.map(\.scenario).withoutRepeats().filter { !names.contains($0) }
    return runs.map(\.model).withoutRepeats().flatMap { model in
      let own = Set(runs.filter { $0.model == model }.map(\.scenario))
      return scenarios.filter { !own.contains($0) }.map {
        AtlasGap(model: model, scenario: $0, reason: "there are no files of \($0)")
      }
    }
  }

  /// Whoever is given an atlas or a plan learns which file was at fault, not where it lies on the builder's machine.
  private func withoutFolders(_ gap: AtlasGap) -> AtlasGap {
    var gap = gap
    for run in plan.runs where run.model == gap.model && run.scenario == gap.scenario {
      for path in run.paths.values.joined() where !RemoteAddress.isAddress(path) {
        gap.reason = gap.reason.replacing(path, with: URL(filePath: path).lastPathComponent)
      }
    }
    return gap
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
    let notes = placeNotes(headers)
    return AtlasAxes(
      places: plan.places.enumerated().map { number, place in
        PlaceProfile.Place(
          id: place.id, name: place.name, latitude: place.latitude, longitude: place.longitude,
          note: notes[number])
      }, indicators: columns.labels, scenarios: plan.runs.map(\.scenario).withoutRepeats(),
      models: plan.runs.map(\.model).withoutRepeats(), years: first...last)
  }

  /// By position in the plan, what the runs say of a place's cells, each sentence once with the runs that say it, in a
  /// line of its own.
  private func placeNotes(_ headers: [BuildPart.Header]) -> [Int: String] {
    var byPlace: [Int: [(run: String, notes: [String])]] = [:]
    for header in headers {
      for note in header.sharedPlaceNotes ?? [] {
        for place in note.places {
          byPlace[place, default: []].append((header.run, [note.text]))
        }
      }
    }
    return byPlace.mapValues {
      RunNotes.grouped($0, of: plan.runs.count).joined(separator: "\n")
    }
  }

  /// Values that are in memory at once, unless a single place has more.
  private static let valuesOfBlock = 1 << 19

  /// Writes the places of a task's block, as many at a time as memory is meant for.
  private func write(
    _ places: Range<Int>, _ parts: [BuildPart], _ axes: AtlasAxes, _ writer: IndicatorAtlasWriter,
    _ written: (Int) -> Void
  ) throws(ClimateProblem) {
    let perPlace = parts.reduce(0) { $0 + $1.valuesPerPlace }
    let length = max(1, Self.valuesOfBlock / max(1, perPlace))
    for start in stride(from: places.lowerBound, to: places.upperBound, by: length) {
      let block = start..<min(start + length, places.upperBound)
      var read: [(part: BuildPart, values: [Float])] = []
      for part in parts { read.append((part, try part.values(of: block))) }
      for place in block {
        try write(place, place - start, read, axes, writer)
        written(place)
      }
    }
  }

  /// Writes one place, given also by its position in what was read.
  private func write(
    _ place: Int, _ position: Int, _ read: [(part: BuildPart, values: [Float])],
    _ axes: AtlasAxes, _ writer: IndicatorAtlasWriter
  ) throws(ClimateProblem) {
    for (number, indicator) in axes.indicators.enumerated() {
      var values = [Float](repeating: .nan, count: axes.valuesPerSeries)
      for (part, known) in read {
        let header = part.header
        guard let scenario = axes.scenarios.firstIndex(of: header.scenario),
          let model = axes.models.firstIndex(of: header.model)
        else { continue }
        let target = axes.position(scenario: scenario, model: model, year: header.firstYear)
        let source = position * part.valuesPerPlace + number * header.years
        for year in 0..<header.years { values[target + year] = known[source + year] }
      }
      try writer.write(values, place: plan.places[place].id, indicator: indicator.id)
    }
  }
}

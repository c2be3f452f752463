public import Climate
internal import Foundation

extension AtlasBuildPlan {
  /// Runs one task and gives its part.
  ///
  /// An indicator is missing, with a note, where the model lacks a variable or a base period; a place outside the grid
  /// likewise. A variable whose files cannot be read is a problem of the part, and the others are still computed.
  /// - Parameters:
  ///   - fingerprint: the plan's, where it is known already
  ///   - cacheFolder: where bytes received from addresses are kept, so that an interrupted run continues
  ///   - progress: called now and then with the share that is done, 0…1
  /// - Throws: `ClimateProblem` when no indicator can be computed.
  public func part(
    of task: Task, fingerprint: String? = nil, cacheFolder: String? = nil,
    progress: (Double) -> Void = { _ in }
  ) throws(ClimateProblem) -> BuildPart {
    let run = runs[task.run]
    do throws(ClimateProblem) {
      var choice = IndicatorChoice(try resolvedIndicators())
      choice.keep(havingFilesOf: run.paths)
      let files = try DailyFiles(
        run.paths.filter { choice.variables.contains($0.key) }, cacheFolder: cacheFolder)
      choice.keep(readableIn: files)
      guard !choice.positions.isEmpty else {
        throw ClimateProblem(
          "no indicator can be computed. \((choice.problems + choice.notes).first ?? "")")
      }
      let data = try ModelRunData(
        files.datasets.filter { choice.variables.contains($0.key) },
        years: yearsToRead(choice.chosen))
      choice.keep(withBasesIn: data.axis)
      let cells = try PlaceCells(Array(places[task.places]), in: data)
      let span = years.map { $0.clamped(to: data.axis.years) } ?? data.axis.years
      let columns = AtlasColumns(choice.all)
      let computation = ModelRunComputation(
        data: data, places: cells, indicators: choice.chosen, columns: columns,
        positions: choice.positions, missing: missingRule, years: span)
      let (values, thin) = try computation.values(progress: progress)
      if values.allSatisfy(\.isNaN) {
        choice.problems.append(
          "no place has any value. Too many days are missing, or every place lies outside the data."
        )
      }
      let partial = thin.map {
        "\(places[task.places.lowerBound + $0].name): less than half of the area has values; where so, it is missing."
      }
      let name = "\(run.model), \(run.scenario): "
      return try BuildPart(
        header: BuildPart.Header(
          fingerprint: fingerprint ?? self.fingerprint, model: run.model, scenario: run.scenario,
          places: task.places,
          indicators: columns.labels.count, firstYear: span.lowerBound, years: span.count,
          notes: (choice.notes + data.notes + cells.notes + partial).map { name + $0 },
          problems: choice.problems.map { name + $0 }),
        values: values)
    } catch {
      throw ClimateProblem("\(run.model), \(run.scenario): \(error.message)")
    }
  }

  /// The plan's years and those of every base period; nil for all.
  private func yearsToRead(_ indicators: [Indicator]) -> ClosedRange<Int>? {
    guard let years else { return nil }
    // A season or a water year begins in the year before, and a sum over months further back.
    let indices = indicators.compactMap(\.monthlyIndex)
    let before = max(1, indices.map(\.yearsBefore).max() ?? 1)
    let first =
      indicators.flatMap(\.reduction.baselines).map(\.years.lowerBound)
      + indices.map { $0.base.lowerBound - $0.yearsBefore }
    let last = indicators.flatMap(\.basePeriods).map(\.upperBound)
    return min(
      years.lowerBound - before, first.min() ?? years.lowerBound)...max(
        years.upperBound + 1, last.max() ?? years.upperBound)
  }
}

/// The indicators of a plan that a model has the data for.
private struct IndicatorChoice {
  let all: [Indicator]
  /// Positions of those that can be computed.
  private(set) var positions: [Int]
  private(set) var notes: [String] = []
  var problems: [String] = []

  init(_ all: [Indicator]) {
    self.all = all
    positions = Array(all.indices)
  }

  var chosen: [Indicator] { positions.map { all[$0] } }
  var variables: Set<ClimateVariable> { Set(chosen.flatMap(\.inputs)) }

  mutating func keep(havingFilesOf paths: [ClimateVariable: [String]]) {
    keep { indicator in
      indicator.inputs.first { paths[$0] == nil }.map {
        "there are no files of \($0.rawValue), so \(indicator.name) is missing."
      }
    }
  }

  mutating func keep(readableIn files: DailyFiles) {
    problems += files.problems.sorted { $0.key.rawValue < $1.key.rawValue }.map(\.value.message)
    keep { indicator in
      indicator.inputs.first { files.problems[$0] != nil }.map {
        "\($0.rawValue) cannot be read, so \(indicator.name) is missing."
      }
    }
  }

  mutating func keep(withBasesIn axis: DailyAxis) {
    keep { indicator in
      let bases = indicator.reduction.baselines.map(\.years)
      let lacking = bases.first { years in
        axis.index(of: CalendarDate(years.lowerBound, 1, 1)) < 0
          || axis.index(of: CalendarDate(years.upperBound + 1, 1, 1)) > axis.count
      }
      return lacking.map {
        "\(indicator.name) compares with \($0.lowerBound)–\($0.upperBound), which the files (\(axis.firstDay) to \(axis.lastDay)) do not cover, so it is missing. Choose another base."
      }
    }
  }

  /// Drops the indicators for which a reason is given, and notes it.
  private mutating func keep(unless reason: (Indicator) -> String?) {
    positions.removeAll { number in
      guard let reason = reason(all[number]) else { return false }
      notes.append(reason)
      return true
    }
  }
}

public import Climate
public import Foundation

extension AtlasBuildPlan {
  /// Runs one task and gives its part.
  ///
  /// An indicator whose variable the model lacks is missing, with a note; so is a place outside the grid.
  /// - Parameters:
  ///   - fingerprint: the plan's, where it is known already
  ///   - progress: called now and then with the share that is done, 0…1
  /// - Throws: `ClimateProblem` when a file cannot be read or no indicator can be computed.
  public func part(
    of task: Task, fingerprint: String? = nil, progress: (Double) -> Void = { _ in }
  ) throws(ClimateProblem) -> BuildPart {
    let run = runs[task.run]
    let all = try resolvedIndicators()
    let columns = AtlasColumns(all)
    var notes: [String] = []
    let usable = all.indices.filter { number in
      let lacking = all[number].inputs.filter { run.paths[$0] == nil }
      guard let variable = lacking.first else { return true }
      notes.append(
        "\(run.model), \(run.scenario): there are no files of \(variable.rawValue), so \(all[number].name) is missing."
      )
      return false
    }
    let needed = Set(usable.flatMap { all[$0].inputs })
    guard !needed.isEmpty else {
      throw ClimateProblem(
        "\(run.model), \(run.scenario): no indicator can be computed. \(notes.first ?? "")")
    }
    do throws(ClimateProblem) {
      let data = try ModelRunData(
        run.paths.filter { needed.contains($0.key) }, years: yearsToRead(usable.map { all[$0] }))
      let cells = try PlaceCells(Array(places[task.places]), in: data)
      let span = years.map { $0.clamped(to: data.axis.years) } ?? data.axis.years
      let computation = ModelRunComputation(
        data: data, places: cells, indicators: usable.map { all[$0] }, columns: columns,
        positions: usable, missing: MissingRule(largestShare: largestMissingShare), years: span)
      let values = try computation.values(progress: progress)
      return try part(
        task, run, fingerprint ?? self.fingerprint, span, columns.labels.count, values,
        notes: notes + (data.notes + cells.notes).map { "\(run.model), \(run.scenario): \($0)" })
    } catch {
      throw ClimateProblem("\(run.model), \(run.scenario): \(error.message)")
    }
  }

  private func part(
    _ task: Task, _ run: ModelRunFiles, _ fingerprint: String, _ years: ClosedRange<Int>,
    _ columns: Int,
    _ values: [Float], notes: [String]
  ) throws(ClimateProblem) -> BuildPart {
    do {
      return try BuildPart(
        header: BuildPart.Header(
          fingerprint: fingerprint, model: run.model, scenario: run.scenario, places: task.places,
          indicators: columns, firstYear: years.lowerBound, years: years.count, notes: notes),
        values: values)
    } catch {
      throw ClimateProblem("The part cannot be encoded: \(error).")
    }
  }

  /// The plan's years and those of every base period; nil for all.
  private func yearsToRead(_ indicators: [Indicator]) -> ClosedRange<Int>? {
    guard let years else { return nil }
    let bases = indicators.flatMap(\.reduction.baselines).map(\.years)
    // A season or a water year begins in the year before.
    let first = bases.map(\.lowerBound).min().map { min($0, years.lowerBound - 1) }
    let last = bases.map(\.upperBound).max().map { max($0, years.upperBound + 1) }
    return (first ?? years.lowerBound - 1)...(last ?? years.upperBound + 1)
  }
}

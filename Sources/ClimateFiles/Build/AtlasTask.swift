public import Climate
public import Foundation

extension AtlasBuildPlan {
  /// Runs one task and writes its part, whole or not at all.
  ///
  /// An indicator is missing, with a note, where the model lacks a variable or a base period; a place outside the grid
  /// likewise. A variable whose files cannot be read, or have values that cannot be, is a problem of the part, as are maxima
  /// and minima that were exchanged, and the others are still computed.
  /// - Parameters:
  ///   - file: the part; what is not yet finished lies beside it, in up to 16 bytes for each value
  ///   - fingerprint: that of the task's run, where it is known already
  ///   - memoryOfMonths: bytes that SPI and SPEI may hold, which need every month before they know the first; the cells
  ///     are walked in as many turns as that takes
  ///   - cacheFolder: where bytes received from addresses are kept, so that an interrupted run continues
  ///   - transfer: hears what comes from addresses; called from any thread
  ///   - progress: called now and then with the share that is done, 0…1
  /// - Throws: `ClimateProblem` when no indicator can be computed, or the part cannot be written.
  public func writePart(
    of task: Task, to file: URL, fingerprint: String? = nil, memoryOfMonths: Int = 1 << 30,
    cacheFolder: String? = nil, transfer: (@Sendable (TransferProgress) -> Void)? = nil,
    progress: (Double) -> Void = { _ in }
  ) throws(ClimateProblem) -> BuildPart {
    let run = runs[task.run]
    do throws(ClimateProblem) {
      var choice = IndicatorChoice(try resolvedIndicators())
      choice.keep(havingFilesOf: run.paths)
      let files = try DailyFiles(
        run.paths.filter { choice.variables.contains($0.key) }, columns: run.columns ?? [:],
        cacheFolder: cacheFolder, transfer: transfer)
      choice.keep(readableIn: files)
      while true {
        do throws(ClimateProblem) {
          return try part(
            of: task, choice, files, to: file, fingerprint ?? self.fingerprint(ofRun: task.run),
            memoryOfMonths, progress)
        } catch {
          // Where the data of some variables are at fault, the rest is computed without them.
          guard !choice.variables.isDisjoint(with: error.variables) else { throw error }
          choice.keep(without: error)
          guard !choice.positions.isEmpty else { throw error }
        }
      }
    } catch {
      throw ClimateProblem("\(run.model), \(run.scenario): \(error.message)")
    }
  }

  /// Computes the indicators of a choice and writes the part.
  ///
  /// - Throws: `ClimateProblem`, with variables where their data alone are at fault.
  private func part(
    of task: Task, _ choice: IndicatorChoice, _ files: DailyFiles, to file: URL,
    _ fingerprint: String, _ memoryOfMonths: Int, _ progress: (Double) -> Void
  ) throws(ClimateProblem) -> BuildPart {
    let run = runs[task.run]
    var choice = choice
    try choice.mustHaveSome()
    let data = try ModelRunData(
      files.datasets.filter { choice.variables.contains($0.key) },
      years: yearsToRead(choice.chosen))
    choice.keep(withBasesIn: data.axis)
    let cells = try PlaceCells(Array(places[task.places]), in: data)
    choice.keep(withMonthsOn: data.axis, hasLatitudes: cells.hasLatitudes)
    try choice.mustHaveSome()
    let span = years.map { $0.clamped(to: data.axis.years) } ?? data.axis.years
    let columns = AtlasColumns(choice.all)
    let computation = ModelRunComputation(
      data: data, places: cells, indicators: choice.chosen, columns: columns,
      positions: choice.positions, missing: missingRule, years: span,
      memoryOfMonths: memoryOfMonths)
    let sums = try computation.sums(beside: file.path, progress: progress)
    let survey = try sums.survey()
    let emptiness = survey.hasValues ? nil : Self.emptiness(cells, thin: survey.thinPlaces)
    if let emptiness { choice.lackAll(emptiness) }
    let emptyYears = EmptyYears(
      survey.filled, columns: choice.columnsByVariable(in: columns), years: span)
    let notes =
      choice.notes + files.notes + data.notes + data.readingNotes + emptyYears.notes
    let name = "\(run.model), \(run.scenario): "
    return try BuildPart(
      header: BuildPart.Header(
        fingerprint: fingerprint, model: run.model, scenario: run.scenario,
        places: task.places,
        indicators: columns.labels.count, firstYear: span.lowerBound, years: span.count,
        notes: notes.map { name + $0 },
        problems: choice.problems.map { name + $0 },
        gaps: choice.gaps(of: columns, model: run.model, scenario: run.scenario),
        hasValues: survey.hasValues,
        emptiness: emptiness.map { "\(name)\($0.withoutPeriod)." },
        sharedPlaceNotes: Self.placeNotes(
          cells, thin: survey.thinPlaces, from: task.places.lowerBound)),
      sums: sums, to: file)
  }

  private static let thin = "less than half of the area has values; where so, it is missing."

  /// The notes of places, each text once with the positions in the plan of those that it is said of.
  private static func placeNotes(
    _ cells: PlaceCells, thin: [Int], from first: Int
  ) -> [BuildPart.Header.PlaceNote] {
    let areThin = Set(thin)
    var order: [String] = []
    var places: [String: [Int]] = [:]
    for (number, notes) in cells.placeNotes.enumerated() {
      for text in notes + (areThin.contains(number) ? [Self.thin] : []) {
        if places[text] == nil { order.append(text) }
        places[text, default: []].append(first + number)
      }
    }
    return order.map { BuildPart.Header.PlaceNote(text: $0, places: places[$0] ?? []) }
  }

  /// Why no place has any value.
  private static func emptiness(_ cells: PlaceCells, thin: [Int]) -> String {
    guard cells.cells.isEmpty else {
      guard thin.isEmpty else {
        return
          "no place has any value: of every area less than half has values, or more days of every period are missing than --missing allows"
      }
      return
        "no place has any value, because more days of every period are missing than --missing allows"
    }
    let first = cells.notes.first ?? ""
    let count = cells.selections.count
    return count == 1
      ? "no place has data: \(first)" : "none of \(count) places has data, the first: \(first)"
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
  private(set) var problems: [String] = []
  /// By position, why an indicator is missing.
  private var reasons: [(position: Int, reason: String)] = []

  init(_ all: [Indicator]) {
    self.all = all
    positions = Array(all.indices)
  }

  var chosen: [Indicator] { positions.map { all[$0] } }
  var variables: Set<ClimateVariable> { Set(chosen.flatMap(\.inputs)) }

  /// For each variable the columns of what is chosen and needs it.
  func columnsByVariable(in columns: AtlasColumns) -> [ClimateVariable: [Int]] {
    var result: [ClimateVariable: [Int]] = [:]
    for position in positions {
      let own = columns.positions(of: position)
      for variable in all[position].inputs { result[variable, default: []] += own }
    }
    return result
  }

  mutating func keep(havingFilesOf paths: [ClimateVariable: [String]]) {
    keep { indicator in
      indicator.inputs.first { paths[$0] == nil }.map {
        let cause = "there are no files of \($0.rawValue)"
        return (cause, .shared(cause))
      }
    }
  }

  mutating func keep(readableIn files: DailyFiles) {
    problems += files.problems.sorted { $0.key.rawValue < $1.key.rawValue }.map(\.value.message)
    keep { indicator in
      indicator.inputs.lazy.compactMap { variable in
        files.problems[variable].map { (variable, $0) }
      }.first.map { variable, problem in
        (
          "\(variable.rawValue) cannot be read: \(problem.message)",
          .shared("\(variable.rawValue) cannot be read")
        )
      }
    }
  }

  /// Without what needs a variable whose data are at fault.
  mutating func keep(without problem: ClimateProblem) {
    problems.append(problem.message)
    let names = problem.variables.map(\.rawValue).joined(separator: ", ")
    let cause = "\(names) cannot be used"
    keep { indicator in
      problem.variables.contains(where: indicator.inputs.contains)
        ? ("\(cause): \(problem.message)", .shared(cause)) : nil
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
        (
          "its files (\(axis.firstDay) to \(axis.lastDay)) do not cover the base period \($0.lowerBound)–\($0.upperBound)",
          .own(
            "\(indicator.name) compares with \($0.lowerBound)–\($0.upperBound), which the files (\(axis.firstDay) to \(axis.lastDay)) do not cover, so it is missing. Choose another base."
          )
        )
      }
    }
  }

  /// Of indices of months those that the data are long enough for.
  mutating func keep(withMonthsOn axis: DailyAxis, hasLatitudes: Bool) {
    keep { indicator in
      indicator.monthlyIndex?.problem(
        indicator.name, axis: axis, period: indicator.period, hasLatitudes: hasLatitudes
      ).map { ($0.message.withoutPeriod, .own($0.message)) }
    }
  }

  /// - Throws: the first reason when no indicator is left.
  func mustHaveSome() throws(ClimateProblem) {
    guard positions.isEmpty else { return }
    throw ClimateProblem("no indicator can be computed: \((problems + notes).first ?? "")")
  }

  /// Notes why none of the chosen has a value.
  mutating func lackAll(_ reason: String) {
    reasons += positions.map { ($0, reason) }
  }

  /// The reasons as an atlas keeps them: one for all indicators that share it.
  func gaps(of columns: AtlasColumns, model: String, scenario: String) -> [AtlasGap] {
    var order: [String] = []
    var positions: [String: Set<Int>] = [:]
    for (position, reason) in reasons {
      if positions[reason] == nil { order.append(reason) }
      positions[reason, default: []].insert(position)
    }
    return order.map { reason in
      let found = positions[reason] ?? []
      let ids = found.count == all.count ? [] : found.sorted().flatMap(columns.ids(of:))
      return AtlasGap(
        model: model, scenario: scenario, indicators: ids, reason: reason.withoutPeriod)
    }
  }

  /// How it is said that an indicator is missing.
  private enum Absence {
    /// A sentence of its own.
    case own(String)
    /// A clause that several may share, such as `there are no files of pr`.
    case shared(String)
  }

  /// Drops the indicators for which a reason is given, as an atlas keeps it and as it is said, and notes it: once for
  /// those that share it.
  private mutating func keep(unless reason: (Indicator) -> (kept: String, said: Absence)?) {
    var causes: [(cause: String, names: [String])] = []
    positions.removeAll { number in
      guard let reason = reason(all[number]) else { return false }
      reasons.append((number, reason.kept))
      switch reason.said {
      case .own(let sentence): notes.append(sentence)
      case .shared(let cause):
        let known = causes.firstIndex { $0.cause == cause }
        if let known { causes[known].names.append(all[number].name) }
        if known == nil { causes.append((cause, [all[number].name])) }
      }
      return true
    }
    notes += causes.map { cause, names in
      // Names of indicators have commas of their own.
      names.count == 1
        ? "\(cause), so \(names[0]) is missing."
        : "\(cause), so these are missing: \(names.joined(separator: "; "))."
    }
  }
}

extension String {
  /// Without the period at its end, to stand in a sentence.
  var withoutPeriod: String { last == "." ? String(dropLast()) : self }
}

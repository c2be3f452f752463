public import Climate

/// Daily values of one variable for one model and scenario, from one file or from several that follow one another.
///
/// Days that no file has are missing values, so that an index of the axis is a date. Cells keep the numbers that
/// `cells` gives them whatever the order of dimensions in the files. Files that state different units are each converted by
/// their own.
/// - Errors: files of different calendars or grids; days that go backwards; a file whose days all another has.
public struct DailyDataset: Sendable {
  public let variable: ClimateVariable
  /// The unit of the values: the one that the files state, or that of several which all are brought to.
  public let unit: ClimateUnit
  /// From the first to the last day of all files.
  public let axis: DailyAxis
  public let cells: CellGrid
  /// What a reader should know: several units, gaps, overlaps, days left out.
  public let notes: [String]
  let parts: [Part]
  /// What was found while values were read.
  var readingNotes: [String] { parts.flatMap(\.file.dataset.readingNotes) }

  /// One file and the days that are read from it.
  struct Part: Sendable {
    var file: DailyFile
    /// For each of the file's values that is used, its day on the joint axis; rising.
    var positions: DayPositions
    /// The file's index of the first value used.
    var firstIndex: Int

    var days: Range<Int> { (positions.first ?? 0)..<(positions.last ?? -1) + 1 }
    /// How many values of time a chunk holds.
    var timeChunk: Int { file.array.chunkShape[file.timeDimension] }
  }

  /// Opens files of one variable, in any order.
  ///
  /// - Parameter variable: May be nil where each file holds only one that is known.
  public init(
    paths: [String], variable: ClimateVariable? = nil
  ) throws(ClimateProblem) {
    var datasets: [any GriddedDataset] = []
    for path in paths { datasets.append(try openGriddedFile(path)) }
    try self.init(datasets, variable: variable)
  }

  public init(
    _ datasets: [any GriddedDataset], variable: ClimateVariable? = nil
  ) throws(ClimateProblem) {
    var files: [DailyFile] = []
    for dataset in datasets { files.append(try DailyFile(dataset, variable)) }
    guard let first = files.first else { throw ClimateProblem("There is no file to read.") }
    for other in files.dropFirst() { try Self.compare(first, other) }
    self.variable = first.variable
    cells = first.cells
    let calendar = first.time.axis.calendar
    func start(_ file: DailyFile) -> Int { calendar.dayNumber(of: file.time.axis.firstDay) }
    files.sort { start($0) < start($1) }
    let units = StatedUnits(files)
    unit = units.joint
    let begin = start(files[0])
    let end = files.map { start($0) + $0.time.axis.count }.max() ?? begin
    let axis = DailyAxis(
      calendar: calendar, firstDay: files[0].time.axis.firstDay, count: end - begin)
    self.axis = axis
    let (parts, notes) = try Self.join(files.map { ($0, start($0) - begin) }, axis)
    self.parts = parts
    self.notes = (units.note.map { [$0] } ?? []) + notes
  }

  private static func compare(
    _ first: DailyFile, _ other: DailyFile
  ) throws(ClimateProblem) {
    func refuse(_ what: String, _ left: String, _ right: String) -> ClimateProblem {
      ClimateProblem(
        "\(first.dataset.path) and \(other.dataset.path) cannot be joined: their \(what) differ (\(left), \(right)). Are both of the same model? Leave one of them out."
      )
    }
    guard first.variable == other.variable else {
      throw refuse("variables", first.variable.rawValue, other.variable.rawValue)
    }
    let calendars = (first.time.axis.calendar, other.time.axis.calendar)
    guard calendars.0 == calendars.1 else {
      throw refuse("calendars", calendars.0.rawValue, calendars.1.rawValue)
    }
    guard first.cells.isSame(as: other.cells) else {
      throw refuse("grids", first.cells.summary, other.cells.summary)
    }
  }

  /// Gives each day to one file: the one that begins first keeps the days that two have.
  private static func join(
    _ files: [(DailyFile, Int)], _ axis: DailyAxis
  ) throws(ClimateProblem) -> ([Part], [String]) {
    var parts: [Part] = []
    var notes: [String] = []
    var next = 0
    for (file, offset) in files {
      let positions = file.time.positions.shifted(by: offset)
      let firstIndex = positions.index(onOrAfter: next)
      guard firstIndex < positions.count else {
        throw ClimateProblem(
          "All days of \(file.dataset.path) are in another file too. Leave one of them out.")
      }
      if firstIndex > 0 {
        notes.append(
          "\(file.dataset.path): \(firstIndex) days from \(axis.date(at: positions[0])) on are taken from the file before."
        )
      }
      let part = Part(
        file: file, positions: positions.suffix(fromIndex: firstIndex), firstIndex: firstIndex)
      if !parts.isEmpty, part.days.lowerBound > next {
        notes.append(
          "No file has the \(part.days.lowerBound - next) days from \(axis.date(at: next)) to \(axis.date(at: part.days.lowerBound - 1)). They are missing."
        )
      }
      let missing = part.days.count - part.positions.count
      if missing > 0 {
        notes.append("\(file.dataset.path) leaves out \(missing) days. They are missing.")
      }
      next = part.days.upperBound
      parts.append(part)
    }
    return (parts, notes)
  }

  /// A number for each value of a cell's days, NaN where missing.
  public func series(ofCell cell: Int) throws(ClimateProblem) -> [Float] {
    try series(of: CellSelection(cells: [cell], weights: [1]))
  }

  /// The weighted mean of cells on each day; cells that are missing on a day are left out of it, with their weight.
  ///
  /// The memory needed is bounded: the files are walked in tiles.
  public func series(of selection: CellSelection) throws(ClimateProblem) -> [Float] {
    let sums = UnsafeMutableBufferPointer<Double>.allocate(capacity: 2 * axis.count)
    defer { sums.deallocate() }
    sums.initialize(repeating: 0)
    let shares = Dictionary(
      zip(selection.cells, selection.weights), uniquingKeysWith: { $0 + $1 })
    for group in tiles(of: Array(shares.keys).sorted()) {
      let weights = group.cells.map { shares[$0] ?? 0 }
      let longest = group.days.map(\.count).max() ?? 0
      let memory = UnsafeMutablePointer<Float>.allocate(capacity: max(1, longest * weights.count))
      defer { memory.deallocate() }
      for days in group.days {
        try read(days: days, cells: group.cells, into: memory, stride: weights.count)
        for day in 0..<days.count {
          let row = memory + day * weights.count
          for (cell, weight) in weights.enumerated() where row[cell] == row[cell] {
            sums[2 * (days.lowerBound + day)] += weight * Double(row[cell])
            sums[2 * (days.lowerBound + day) + 1] += weight
          }
        }
      }
    }
    var result: [Float] = []
    result.reserveCapacity(axis.count)
    for day in 0..<axis.count {
      let (sum, weight) = (sums[2 * day], sums[2 * day + 1])
      result.append(weight > 0 ? Float(sum / weight) : .nan)
    }
    return result
  }
}

/// The years around which models and scenarios reach a warming level.
///
/// A level is global mean surface air temperature above 1850–1900, in °C, of the 20-year running mean.
/// - Source: [IPCC-ATLAS-2021], warming levels: the table gives the central year n, and the window is n−9 … n+10.
/// - Limits: A crossing belongs to one run of a model. Downscaled data of another run of that model may cross some
///   years earlier or later.
public struct WarmingLevelTable: Hashable, Sendable {
  /// A row of the table.
  public struct Crossing: Hashable, Sendable {
    public var model: String
    /// The ensemble member, such as `r1i1p1f1`.
    public var run: String
    public var scenario: String
    public var level: Double
    /// Nil when the level is not reached by 2100.
    public var centralYear: Int?
    public var source: String

    public init(
      model: String, run: String, scenario: String, level: Double, centralYear: Int?,
      source: String
    ) {
      self.model = model
      self.run = run
      self.scenario = scenario
      self.level = level
      self.centralYear = centralYear
      self.source = source
    }
  }

  /// What the table says of a model, scenario and level.
  public enum Answer: Hashable, Sendable {
    /// The 20 years of the level.
    case years(ClosedRange<Int>)
    /// The level is not reached by 2100.
    case notReached
    /// The table has no row.
    case unknown
  }

  private struct Key: Hashable, Sendable {
    var model: String
    var scenario: String
    var level: Double
  }

  private var rows: [Key: [Crossing]] = [:]

  /// - Throws: `ClimateProblem` when a model, run, scenario and level has two rows.
  public init(_ crossings: [Crossing]) throws(ClimateProblem) {
    for crossing in crossings {
      let key = Self.key(crossing.model, crossing.scenario, crossing.level)
      if rows[key]?.contains(where: { $0.run == crossing.run }) == true {
        throw ClimateProblem(
          "The table of warming levels has two rows for \(crossing.model) \(crossing.run), \(crossing.scenario), \(ClimatePeriod.text(crossing.level)) °C."
        )
      }
      rows[key, default: []].append(crossing)
    }
  }

  /// The window of a level.
  ///
  /// - Parameter model: its name in any case, with or without a run after a separator (`EC-EARTH_r12i1p1`); without
  ///   one the table's first run of the model counts.
  public func answer(model: String, scenario: String, level: Double) -> Answer {
    let (name, run) = Self.split(model)
    guard let candidates = rows[Self.key(name, scenario, level)],
      let crossing = candidates.first(where: { $0.run == run }) ?? candidates.first
    else { return .unknown }
    guard let year = crossing.centralYear else { return .notReached }
    return .years(Self.window(around: year))
  }

  /// The levels that the table has, in °C, rising.
  public var levels: [Double] { Set(rows.keys.map(\.level)).sorted() }

  /// A model's warming in each year from the first level it reaches to the last, in °C.
  ///
  /// Between the central years of two levels it is interpolated linearly. Empty where fewer than two levels are reached.
  /// - Limits: The 20-year running mean behind the table leaves out the warmth of single years.
  public func yearlyWarming(model: String, scenario: String) -> [Int: Double] {
    let crossings = levels.compactMap { level -> (year: Int, level: Double)? in
      guard case .years(let window) = answer(model: model, scenario: scenario, level: level)
      else { return nil }
      return (window.lowerBound + 9, level)
    }
    var result: [Int: Double] = [:]
    for (one, next) in zip(crossings, crossings.dropFirst()) where next.year > one.year {
      for year in one.year...next.year {
        let share = Double(year - one.year) / Double(next.year - one.year)
        result[year] = one.level + share * (next.level - one.level)
      }
    }
    return result
  }

  /// The years n−9 … n+10.
  public static func window(around year: Int) -> ClosedRange<Int> { (year - 9)...(year + 10) }

  private static func key(_ model: String, _ scenario: String, _ level: Double) -> Key {
    Key(
      model: model.lowercased(), scenario: scenario.lowercased().filter { $0 != "." && $0 != "-" },
      level: level)
  }

  /// A model's name and the run after its last separator, if that looks like one (`r1i1p1`, `r1i1p1f1`).
  private static func split(_ model: String) -> (name: String, run: String?) {
    guard let separator = model.lastIndex(where: { $0 == "_" || $0 == "." || $0 == " " }) else {
      return (model, nil)
    }
    let run = model[model.index(after: separator)...].lowercased()
    let isRun = run.first == "r" && run.contains("i") && run.contains("p")
    return isRun ? (String(model[..<separator]), run) : (model, nil)
  }
}

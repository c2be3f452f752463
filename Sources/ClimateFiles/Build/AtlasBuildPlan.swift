public import Climate
public import Foundation

/// Everything that a build of an atlas needs to know, as a file that every task reads.
///
/// A task is one model and scenario over a block of places: it reads what it needs, writes one part and depends on no
/// other task, so that tasks may run anywhere, in any order, and be repeated.
public struct AtlasBuildPlan: Codable, Hashable, Sendable {
  /// The format of the file; a plan of another format is refused.
  public var format = 1
  public var title: String
  /// The daily data and its terms, as the atlas will state them.
  public var source: String
  public var license: String
  public var runs: [ModelRunFiles]
  public var places: [BuildPlace]
  /// As `IndicatorCatalog.indicator(named:)` reads them.
  public var indicators: [String]
  /// The years to compute; nil for all that the files have.
  public var years: ClosedRange<Int>?
  /// The largest share of a period's days that may be missing.
  public var largestMissingShare: Double
  /// True to go by ETCCDI's days per month, season and year instead of the share.
  public var usesETCCDIMissingRule = false
  /// Places of a task.
  public var placesPerTask: Int
  /// For each local file its size and time of change, so that parts made of an earlier file are not used again.
  public var fileStamps: [String: String] = [:]
  /// The version of Cairn that made the plan.
  public var cairnVersion = ""

  public init(
    title: String, source: String, license: String, runs: [ModelRunFiles], places: [BuildPlace],
    indicators: [String], years: ClosedRange<Int>? = nil,
    largestMissingShare: Double = MissingRule.usual.largestShare, placesPerTask: Int = 512
  ) {
    self.title = title
    self.source = source
    self.license = license
    self.runs = runs
    self.places = places
    self.indicators = indicators
    self.years = years
    self.largestMissingShare = largestMissingShare
    self.placesPerTask = placesPerTask
  }

  /// One task: a run over some of the places.
  public struct Task: Hashable, Sendable {
    public let number: Int
    /// The position of the model and scenario in `runs`.
    public let run: Int
    /// Positions in `places`.
    public let places: Range<Int>

    /// The name of the part in the folder of parts, such as `part-00012.cairn`.
    public var partName: String {
      let digits = String(number)
      return "part-\(String(repeating: "0", count: max(0, 5 - digits.count)))\(digits).cairn"
    }

    /// The name of the file that tells why the part could not be made.
    var problemName: String { partName + ".problem" }
  }

  /// Every task; the places of a run follow each other, so that its files stay in the machine's cache.
  public var tasks: [Task] {
    var tasks: [Task] = []
    for run in runs.indices {
      for start in stride(from: 0, to: places.count, by: max(1, placesPerTask)) {
        tasks.append(
          Task(
            number: tasks.count, run: run,
            places: start..<min(start + max(1, placesPerTask), places.count)))
      }
    }
    return tasks
  }

  /// Reads a plan from a file.
  ///
  /// - Throws: `ClimateProblem` when there is none, or it is of another format.
  public init(file: URL) throws(ClimateProblem) {
    let data: Data
    do { data = try Data(contentsOf: file) } catch {
      throw ClimateProblem("There is no plan of a build at \(file.path).")
    }
    do { self = try JSONDecoder().decode(AtlasBuildPlan.self, from: data) } catch {
      throw ClimateProblem(
        "\(file.path) is not a plan of a build, or was changed by hand: \(error).")
    }
    guard format == 1 else {
      throw ClimateProblem(
        "\(file.path) was made by another version of Cairn. Make the tasks anew.")
    }
  }

  /// Writes the plan, whole or not at all.
  public func write(to file: URL) throws {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    try encoder.encode(self).write(to: file, options: .atomic)
  }

  /// A short text that differs when anything that values depend on differs.
  public var fingerprint: String {
    let common = commonFingerprint
    return Self.fingerprint(of: runs.indices.map { fingerprint(ofRun: $0, common: common) })
  }

  /// A short text that differs when anything that the values of a run depend on differs, for its parts to carry: a file
  /// that is fetched again lets the parts of other runs be.
  ///
  /// - Parameter common: `commonFingerprint`, where it is known already; with many places it takes seconds.
  public func fingerprint(ofRun number: Int, common: String? = nil) -> String {
    struct Run: Encodable {
      var common: String
      var files: ModelRunFiles
      var stamps: [String: String]
    }
    let paths = Set(runs[number].paths.values.joined())
    return Self.fingerprint(
      of: Run(
        common: common ?? commonFingerprint, files: runs[number],
        stamps: fileStamps.filter { paths.contains($0.key) }))
  }

  /// A short text that differs when anything differs that the values of all runs depend on.
  var commonFingerprint: String {
    var plan = self
    plan.runs = []
    plan.fileStamps = [:]
    return Self.fingerprint(of: plan)
  }

  /// - Source: FNV-1a, 64 bits, Fowler, Noll and Vo, 1991.
  private static func fingerprint(of value: some Encodable) -> String {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys]
    for byte in (try? encoder.encode(value)) ?? Data() {
      hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3
    }
    return String(hash, radix: 16)
  }

  /// Notes size and time of change of every local file.
  public mutating func stampFiles() {
    for path in Set(runs.flatMap { $0.paths.values.joined() }) {
      guard let facts = try? FileManager.default.attributesOfItem(atPath: path),
        let size = facts[.size] as? Int, let changed = facts[.modificationDate] as? Date
      else { continue }
      fileStamps[path] = "\(size) \(changed.timeIntervalSince1970)"
    }
  }

  var missingRule: MissingRule {
    usesETCCDIMissingRule ? .etccdi : MissingRule(largestShare: largestMissingShare)
  }

  /// The indicators, in order; one that is named twice is there once.
  ///
  /// - Throws: `ClimateProblem` for a name that is not understood, and for periods that an index of months cannot have.
  public func resolvedIndicators() throws(ClimateProblem) -> [Indicator] {
    var result: [Indicator] = []
    for text in indicators {
      let indicator = try IndicatorCatalog.indicator(named: text)
      if indicator.monthlyIndex != nil,
        let problem = MonthlyIndex.problem(indicator.name, period: indicator.period)
      {
        throw problem
      }
      if !result.contains(where: { $0.id == indicator.id }) { result.append(indicator) }
    }
    return result
  }
}

/// A place of a build: a point, or an area whose cells are averaged by their share of it.
public struct BuildPlace: Codable, Hashable, Sendable {
  public var id: String
  public var name: String
  public var latitude: Double
  public var longitude: Double
  /// Polygons of `[outer, hole, …]` rings of `[longitude, latitude]`, as GeoJSON has them; nil for a point.
  public var area: [[[[Double]]]]?

  public init(
    id: String, name: String, latitude: Double, longitude: Double, area: [[[[Double]]]]? = nil
  ) {
    self.id = id
    self.name = name
    self.latitude = latitude
    self.longitude = longitude
    self.area = area
  }

  var point: GeographicPoint { GeographicPoint(latitude: latitude, longitude: longitude) }

  /// The area's polygons; empty for a point.
  var polygons: [GeographicPolygon] {
    (area ?? []).compactMap { rings in
      let points = rings.map { ring in
        ring.compactMap { pair in
          pair.count >= 2 ? GeographicPoint(latitude: pair[1], longitude: pair[0]) : nil
        }
      }
      return points.first.map { GeographicPolygon(outer: $0, holes: Array(points.dropFirst())) }
    }
  }
}

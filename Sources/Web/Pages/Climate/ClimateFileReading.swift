import Climate
import ClimateFiles
import Factors
import Foundation
import Tables
import Workspace

/// Reads an atlas that somebody sent, and makes the profile of one of its places.
struct ClimateFileReading: Sendable {
  /// Why a file cannot be used at all.
  enum Refusal: Error, Equatable {
    case notNetCDF, cutShort
    /// Another program has written it, or changed it since.
    case withoutIndex
    /// More values than a page works on; the command line has no such limit.
    case tooLarge
    /// What the reader of atlases says, in English.
    case unreadable(String)
  }

  /// Why there is no profile yet, though the atlas can be read.
  enum Problem: Codable, Equatable, Sendable {
    /// Nothing tells which place is meant.
    case placeOpen
    /// The atlas has no place of this id.
    case noPlace(String)
    /// No model has the years of any period that is asked for.
    case noPeriod
    /// More rows than a workspace should have of a profile.
    case tooManyRows(Int)
    /// A weather station's file cannot be read as it is laid out, in English.
    case station(String)
    /// What the atlas does not allow, in English.
    case profile(String)
  }

  /// What an atlas says of itself, and the profile of the place where one could be made.
  struct Look: Sendable {
    var title = ""
    var source = ""
    var license = ""
    var places: AtlasPlaceList
    var place: AtlasPlaceList.Item?
    var scenarios: [String] = []
    var indicators: [IndicatorLabel] = []
    var models: [String] = []
    var years: ClosedRange<Int>
    var profile: PlaceProfile?
    /// Of single models: degree days and yearly extremes.
    var modelYears: AtlasModelYears?
    var station: Station?
    var problem: Problem?

    /// What must be known before the numbers are used, in English.
    var notes: [String] {
      let dropped = modelYears?.dropped ?? []
      return (profile?.notes ?? [])
        + (dropped.isEmpty ? [] : [ClimateFileReading.note(ofDropped: dropped)])
    }
  }

  /// What is said of yearly extremes that the workspace has no room for.
  static func note(ofDropped extremes: [String]) -> String {
    "The years of single models of these yearly extremes were left out, because a plan takes only so many rows of a profile: \(extremes.joined(separator: ", ")). Choose fewer indicators or scenarios to have them."
  }

  /// A weather station beside the models.
  struct Station: Sendable {
    let title: String
    let span: String
    let findings: [Finding]
    /// The indicators that it gave values of, as the profile names them.
    var indicators: Set<String> = []
  }

  struct File: Sendable {
    let name: String
    let bytes: [UInt8]
  }

  /// Values of one place and indicator, and indicators: an atlas of a hundred models and 250 years has a tenth of it.
  private static let valueLimit = 2_000_000
  /// No sent file can have the name.
  private static let stationFolder = ".station"
  private static let indicatorLimit = 1_000
  /// Rows of a profile that a workspace takes.
  var rowLimit = 100_000

  let atlas: File
  let station: File?
  let choice: ClimateFileChoice
  /// The community's place; nil when it is not known.
  private let home: GazetteerPlace?
  /// Ids that mean the community, the best first.
  private let codes: [String]

  /// - Throws: What the installation's gazetteer is missing.
  init(
    _ atlas: StagedUploads.File, station: StagedUploads.File?, choice: ClimateFileChoice,
    of community: Community
  ) throws {
    self.atlas = File(name: atlas.name, bytes: atlas.bytes)
    self.station = station.map { File(name: $0.name, bytes: $0.bytes) }
    self.choice = choice
    let gazetteer = Gazetteer.standard
    home = gazetteer.place(geoid: community.geoid)
    codes = home.map { [$0.geoid] + gazetteer.olderCodes(of: $0) + [$0.county] } ?? []
  }

  /// Reads the files and makes the profile.
  ///
  /// - Parameter onIndicator: Told how far it is, 0 to 1; what it throws ends the work.
  /// - Throws: `Refusal`; whatever the temporary folder throws.
  func look(
    onIndicator: (Double) throws(ClimateProblem) -> Void = { (_) throws(ClimateProblem) in }
  ) throws -> Look {
    try opened { atlas, folder in
      var look = try head(of: atlas)
      look.problem = try problem(of: &look, atlas, folder, onIndicator)
      return look
    }
  }

  /// What the atlas says of itself, without a profile.
  ///
  /// - Throws: As `look`.
  func facts() throws -> Look { try opened { atlas, _ in try head(of: atlas) } }

  /// Opens the atlas in a folder of its own, which goes afterwards.
  private func opened(_ body: (IndicatorAtlas, URL) throws -> Look) throws -> Look {
    switch HDF5Signature(atlas.bytes) {
    case .absent: throw Refusal.notNetCDF
    case .cutShort: throw Refusal.cutShort
    case .whole: break
    }
    let folder = FileManager.default.temporaryDirectory.appending(path: "cairn-\(UUID())")
    try FileManager.default.createDirectory(
      at: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    defer { try? FileManager.default.removeItem(at: folder) }
    let file = try Self.write(atlas, in: folder, or: "atlas.nc")
    do {
      guard let atlas = try IndicatorAtlas.indexed(file) else { throw Refusal.withoutIndex }
      return try body(atlas, folder)
    } catch let problem as ClimateProblem {
      throw Refusal.unreadable(Self.plain(problem, folder))
    }
  }

  /// The file under its own name, by which messages and sources call it.
  private static func write(_ file: File, in folder: URL, or usual: String) throws -> URL {
    let last = file.name.split { $0 == "/" || $0 == "\\" }.last.map(String.init) ?? ""
    let name = String(last.filter { $0 != "\0" && !$0.isNewline }.prefix(100))
    let isName = !name.isEmpty && !name.hasPrefix(".")
    let url = folder.appending(path: isName ? name : usual)
    try Data(file.bytes).write(to: url)
    return url
  }

  /// A problem's words without the folder, which nobody who reads them knows.
  private static func plain(_ problem: ClimateProblem, _ folder: URL) -> String {
    problem.message.replacing("\(folder.path)/\(stationFolder)/", with: "")
      .replacing(folder.path + "/", with: "")
  }

  private func head(of atlas: IndicatorAtlas) throws -> Look {
    let (labels, scenarios, models) = try (atlas.indicators, atlas.scenarios, atlas.models)
    let years = try atlas.years
    guard labels.count <= Self.indicatorLimit,
      scenarios.count * models.count * years.count <= Self.valueLimit
    else { throw Refusal.tooLarge }
    let description = try atlas.description
    return Look(
      title: description.title, source: description.source, license: description.license,
      places: AtlasPlaceList(try atlas.axes().places, home: home, codes: codes),
      scenarios: scenarios.filter { $0 != PlaceProfile.observedName && $0 != Self.historical },
      indicators: labels, models: models.filter { $0 != PlaceProfile.observedName }, years: years)
  }

  private static let historical = IndicatorEnsemble.historical

  /// Makes the profile; gives what stands in its way.
  private func problem(
    of look: inout Look, _ atlas: IndicatorAtlas, _ folder: URL,
    _ onIndicator: (Double) throws(ClimateProblem) -> Void
  ) throws -> Problem? {
    let asked = look.places.items.first { $0.id == choice.place }
    guard choice.place.isEmpty || asked != nil else { return .noPlace(choice.place) }
    guard let place = asked ?? look.places.proposed else { return .placeOpen }
    look.place = place
    let observations: StationObservations?
    do {
      observations = try self.observations(in: folder, &look)
    } catch let problem as ClimateProblem {
      return .station(Self.plain(problem, folder))
    }
    do {
      return try addProfile(to: &look, of: place.id, atlas, observations, onIndicator)
    } catch {
      return .profile(Self.plain(error, folder))
    }
  }

  /// Puts the profile of a place into the look, where it has rows and not too many.
  private func addProfile(
    to look: inout Look, of place: String, _ atlas: IndicatorAtlas,
    _ observations: StationObservations?,
    _ onIndicator: (Double) throws(ClimateProblem) -> Void
  ) throws(ClimateProblem) -> Problem? {
    var known = choice
    known.scenarios.removeAll { !look.scenarios.contains($0) }
    let indicators = choice.indicators.filter { name in
      look.indicators.contains { $0.id == name }
    }
    let count = Double(indicators.isEmpty ? look.indicators.count : indicators.count)
    var done = 0.0
    guard let request = try known.request() else { return .noPeriod }
    let made = try StationedProfile(
      of: place, in: atlas, indicators: indicators.isEmpty ? nil : indicators, request: request,
      station: observations
    ) { (_) throws(ClimateProblem) in
      try onIndicator(done / count)
      done += 1
    }
    guard !made.profile.entries.isEmpty else {
      // Other periods help only where the place has values at all.
      let why = made.profile.yearly.isEmpty ? made.profile.place.note : nil
      return why?.split(separator: "\n").first.map { .profile(String($0)) } ?? .noPeriod
    }
    let yearly = made.profile.yearly.reduce(0) { $0 + $1.points.count }
    let summarized = made.profile.entries.count + yearly
    let modelYears = try AtlasModelYears(
      of: made.profile, in: atlas, most: rowLimit - summarized)
    let rows = summarized + modelYears.values.count
    guard rows <= rowLimit else { return .tooManyRows(rows) }
    look.station?.indicators = made.observedAtStation
    (look.profile, look.modelYears) = (made.profile, modelYears)
    return nil
  }

  private func observations(
    in folder: URL, _ look: inout Look
  ) throws -> StationObservations? {
    guard let station, choice.usesStation else { return nil }
    guard !Gzip.isGzip(station.bytes) else {
      throw ClimateProblem(
        "“\(station.name)” is packed with gzip. Unpack it first, and send it again.")
    }
    let inner = folder.appending(path: Self.stationFolder)
    try FileManager.default.createDirectory(at: inner, withIntermediateDirectories: true)
    let file = try Self.write(station, in: inner, or: "station.csv")
    do {
      let observations = try choice.station(file.path)
      look.station = Station(
        title: observations.title, span: observations.span,
        findings: observations.findings.map {
          var finding = $0
          finding.place.file = station.name
          return finding
        })
      return observations
    } catch {
      throw ClimateProblem(Self.plain(error, inner))
    }
  }
}

import Climate
import ClimateFiles
import Factors
import Workspace

/// The built-in climate summaries of a place: those of its county.
struct PlaceClimate: Sendable {
  /// The id of the source's row in `sources.csv`, as `cairn climate profile` writes it.
  static let sourceID = "climate-profile"

  let place: GazetteerPlace
  /// The county whose summaries these are; its code may be an older one.
  let county: GazetteerPlace
  let profile: ClimateProfile
  let source: PlaceProfile.Source
  let notes: [String]

  /// Nil when the source does not cover the place.
  ///
  /// - Throws: What the installation's tables are missing.
  init?(of place: GazetteerPlace, gazetteer: Gazetteer) throws {
    let summaries = try CountySummaries()
    let known = try Self.covered.get()
    // In Connecticut the source has the counties until 2022.
    guard let code = gazetteer.olderCodes(of: place).first(where: known.contains),
      let county = gazetteer.place(geoid: code)
    else { return nil }
    let found = try summaries.profile(fips: code)
    self.place = place
    self.county = county
    profile = try ClimateProfile(
      found, definitions: try summaries.definitions(), sources: ClimateSourceIDs(Self.sourceID))
    source = found.source
    notes = found.notes
  }

  private static let covered = Result { Set(try CountySummaries().fipsCodes()) }
}

internal import Tables

/// An electric utility's service in one state and grid subregion, as the EPA's table names it.
public struct GridUtility: Hashable, Sendable {
  /// The number of the Energy Information Administration; empty where the table has none.
  public let id: String
  /// Empty where the table names none.
  public let name: String
  /// Such as `MN`.
  public let state: String
  /// Such as `MROW`.
  public let subregion: String

  public init(id: String, name: String, state: String, subregion: String) {
    self.id = id
    self.name = name
    self.state = state
    self.subregion = subregion
  }
}

/// One grid subregion that a place may be in, with the evidence for it.
public struct GridCandidate: Hashable, Sendable {
  /// What a candidate rests on, best first.
  public enum Evidence: String, Hashable, Sendable, CaseIterable {
    /// A utility of the ZIP code, in the EPA's table.
    case utility
    /// ZIP codes and area of the county itself.
    case county
    /// The county or counties that the place was part of before its code changed.
    case formerCounty = "former-county"
    /// Every ZIP code of the state is in this subregion.
    case state
  }

  public let evidence: Evidence
  /// Such as `MROW`.
  public let subregion: String
  /// Such as `MRO West`.
  public let subregionName: String
  /// The utility; nil for a county.
  public let utility: GridUtility?
  /// True for the ZIP code's main utility; nil for a county.
  public let isPredominant: Bool?
  /// Part of the county's area in any subregion that lies in this one; the parts sum to 1.
  ///
  /// Nil for a ZIP code, and where only ZIP codes are known.
  public let areaShare: Double?
  /// ZIP codes of the county whose main utility is in the subregion; nil for a ZIP code, and where unknown.
  public let zipCodes: Int?
  /// Why this is a candidate, in one sentence.
  public let reason: String

  public init(
    evidence: Evidence, subregion: String, subregionName: String, utility: GridUtility? = nil,
    isPredominant: Bool? = nil, areaShare: Double? = nil, zipCodes: Int? = nil, reason: String
  ) {
    self.evidence = evidence
    self.subregion = subregion
    self.subregionName = subregionName
    self.utility = utility
    self.isPredominant = isPredominant
    self.areaShare = areaShare
    self.zipCodes = zipCodes
    self.reason = reason
  }
}

/// The grid subregions that a place may be in, and what is not certain about them.
public struct GridPlaceAnswer: Hashable, Sendable {
  /// What was asked, in the words of the table, such as `ZIP 55401, MN` or `Hennepin County, MN (27053)`.
  public let place: String
  /// Best first; empty when the place is not known.
  public let candidates: [GridCandidate]
  /// What was found, how certain it is, and what to do, in full sentences.
  public let reason: String
  /// Places near to what was asked, to choose from: ZIP codes, or county codes; none was taken for it.
  public let suggestions: [String]
  /// Part of the county's polygon that lies in any subregion; the rest is water or not drawn.
  ///
  /// Nil for a ZIP code.
  public let coverage: Double?
  /// Where the table comes from; nil when nothing was found.
  public let source: FactorSource?

  public init(
    place: String, candidates: [GridCandidate] = [], reason: String, suggestions: [String] = [],
    coverage: Double? = nil, source: FactorSource? = nil
  ) {
    self.place = place
    self.candidates = candidates
    self.reason = reason
    self.suggestions = suggestions
    self.coverage = coverage
    self.source = source
  }

  /// The candidates' subregions without repetition, best first.
  public var subregions: [String] {
    candidates.map(\.subregion).withoutRepeats()
  }

  /// True when area says something: the polygons cover at least half of the county, or it is a ZIP code.
  public var isAreaTelling: Bool { (coverage ?? 1) >= CountyEvidence.littleCoverage }

  /// True when the place was found.
  public var isFound: Bool { !candidates.isEmpty }

  /// True when more than one subregion is possible, so that a person has to choose.
  public var isAmbiguous: Bool { subregions.count > 1 }
}

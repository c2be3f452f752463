public import Vulnerability

/// Who and where, and which conventions count: `community.yaml`.
public struct Community: Hashable, Sendable {
  /// What sort of government it is.
  public enum Kind: String, Hashable, Sendable, CaseIterable {
    case city, county, tribe, region
  }

  /// Which units a reader is shown.
  public enum UnitSystem: String, Hashable, Sendable, CaseIterable {
    case us, metric
  }

  public var id: String
  public var name: String
  public var kind: Kind
  public var state: String
  public var geoid: String
  public var subregion: String
  public var gwpSet: String
  public var gwpHorizon: Int
  /// In order; the first is the base of comparison.
  public var inventoryYears: [Int]
  /// Nil when neither a base year nor an inventory year is stated.
  public var forecastBaseYear: Int?
  public var forecastEndYear: Int
  /// Percent of a year's total from which on a change means that it is recalculated.
  public var recalculationThreshold: Double
  public var units: UnitSystem
  public var timeZone: String
  public var language: String
  public var isExample: Bool
  /// How the scores of risks become a rating.
  public var riskPreset: RiskPreset = .vulnerability
  /// The community's own color for links and headings; nil takes Cairn's.
  public var accentColor: AccentColor?

  /// True for lower-case letters, digits and hyphens, which may name a folder and an address.
  public static func isIdentifier(_ text: String) -> Bool {
    !text.isEmpty && text.first != "-"
      && text.utf8.allSatisfy { (97...122).contains($0) || (48...57).contains($0) || $0 == 45 }
  }

  public init(
    id: String, name: String, kind: Kind = .city, state: String = "", geoid: String = "",
    subregion: String = "", gwpSet: String = "ar5", gwpHorizon: Int = 100,
    inventoryYears: [Int] = [], forecastBaseYear: Int? = nil, forecastEndYear: Int = 0,
    recalculationThreshold: Double = 5, units: UnitSystem = .us, timeZone: String = "",
    language: String = "en",
    isExample: Bool = false, accentColor: AccentColor? = nil
  ) {
    self.id = id
    self.name = name
    self.kind = kind
    self.state = state
    self.geoid = geoid
    self.subregion = subregion
    self.gwpSet = gwpSet
    self.gwpHorizon = gwpHorizon
    self.inventoryYears = inventoryYears
    self.forecastBaseYear = forecastBaseYear
    self.forecastEndYear = forecastEndYear
    self.recalculationThreshold = recalculationThreshold
    self.units = units
    self.timeZone = timeZone
    self.language = language
    self.isExample = isExample
    self.accentColor = accentColor
  }
}

/// Something done or planned with people: a row of `engagement.csv`.
public struct EngagementEvent: Hashable, Sendable {
  public var id: String
  /// `YYYY-MM-DD`; empty for what is planned.
  public var date: String
  public var kind: String
  public var title: String
  public var audience: String
  public var participants: Double?
  public var heard: String
  public var changed: String
  public var note: String
}

/// A step of an action: a row of `milestones.csv`.
public struct Milestone: Hashable, Sendable {
  public var id: String
  public var action: String
  public var year: Int
  public var title: String
  public var lead: String
  public var status: String
  public var note: String
}

/// The order of the book: `plan/book.yaml`.
public struct BookOutline: Hashable, Sendable {
  /// One chapter's file and for whom it is.
  public struct ChapterFile: Hashable, Sendable {
    public var file: String
    public var isInternal: Bool
  }

  /// A number on the cover.
  public struct CoverFigure: Hashable, Sendable {
    public var figure: String
    public var format: String?
    public var label: String
    public var line: Int
  }

  public var title: String
  public var subtitle: String
  /// `YYYY-MM`.
  public var date: String
  public var coverFigures: [CoverFigure]
  public var chapters: [ChapterFile]
}

public import Quantities
public import Tables

/// One row of an inventory: how much of what was done, and how to turn it into emissions.
public struct ActivityRecord: Hashable, Sendable {
  public var id: String
  public var year: Int
  public var sector: Sector
  /// Such as `residential` or `landfill`.
  public var subsector: String
  /// The id of a method.
  public var method: String
  /// What was counted, such as `natural-gas`.
  public var activity: String
  /// The amount in `unit`; nil only beside a notation key.
  public var quantity: Double?
  public var unit: MeasurementUnit?
  public var factor: FactorChoice
  /// Stated inputs of the method by parameter, beside the options of `factor`.
  public var parameters: [String: RecordParameter]
  /// Nil for the account that the method belongs to, which is the community's for most.
  public var account: Account?
  /// GPC reference such as `I.1.2`.
  public var gpcReference: String
  /// US Community Protocol reference such as `BE.2`; empty for the method's own.
  public var uscpReference: String
  /// 1, 2 or 3; nil when not stated.
  public var scope: Int?
  /// What the GPC cell or the method tells of the scope; an inventory looks it up for each of its records.
  var toldScope: Int?
  /// What a local government controls; nil outside its account.
  public var control: GovernmentControl?
  /// The community record that already contains this one of another account; empty when none does.
  public var within: String
  public var notationKey: NotationKey?
  /// Of the activity data.
  public var quality: DataQuality?
  public var factorQuality: DataQuality?
  /// Half of a 95 percent interval of the quantity, in percent; nil when not stated.
  public var activityUncertainty: Double?
  /// Half of a 95 percent interval of the factor, in percent; nil when not stated.
  public var factorUncertainty: Double?
  /// Id of a source.
  public var source: String
  public var note: String
  public var place: Place

  public init(
    id: String, year: Int, sector: Sector, subsector: String, method: String, activity: String,
    quantity: Double?, unit: MeasurementUnit?, factor: FactorChoice = FactorChoice(""),
    parameters: [String: RecordParameter] = [:], account: Account? = nil,
    gpcReference: String = "", uscpReference: String = "", scope: Int? = nil,
    control: GovernmentControl? = nil, within: String = "", notationKey: NotationKey? = nil,
    quality: DataQuality? = nil, factorQuality: DataQuality? = nil,
    activityUncertainty: Double? = nil, factorUncertainty: Double? = nil, source: String = "",
    note: String = "", place: Place
  ) {
    self.id = id
    self.year = year
    self.sector = sector
    self.subsector = subsector
    self.method = method
    self.activity = activity
    self.quantity = quantity
    self.unit = unit
    self.factor = factor
    self.parameters = parameters
    self.account = account
    self.gpcReference = gpcReference
    self.uscpReference = uscpReference
    self.scope = scope
    self.control = control
    self.within = within
    self.notationKey = notationKey
    self.quality = quality
    self.factorQuality = factorQuality
    self.activityUncertainty = activityUncertainty
    self.factorUncertainty = factorUncertainty
    self.source = source
    self.note = note
    self.place = place
  }

  /// The scope that totals, targets and forecasts count a record of an inventory under; nil when nothing tells it.
  public var countedScope: Int? { scope ?? toldScope }

  /// What the record is, in words, such as `Natural gas, residential, 2021`.
  public var title: String {
    let activity = activity.split(separator: "-").joined(separator: " ")
    let name = activity.prefix(1).uppercased() + activity.dropFirst()
    return [name, subsector, String(year)].filter { !$0.isEmpty }.joined(separator: ", ")
  }
}

/// Parts of a community's emissions, in the order of every table.
public enum Sector: String, Hashable, Sendable, CaseIterable, Comparable {
  case buildings, industry, transportation, waste, water, agriculture, land

  /// As printed, such as `Waste`.
  public var title: String {
    switch self {
    case .buildings: "Buildings"
    case .industry: "Industry"
    case .transportation: "Transportation"
    case .waste: "Solid waste"
    case .water: "Water and wastewater"
    case .agriculture: "Agriculture"
    case .land: "Land and trees"
    }
  }

  public static func < (left: Sector, right: Sector) -> Bool {
    left.rank < right.rank
  }

  private var rank: Int { Sector.allCases.firstIndex(of: self) ?? 0 }
}

/// Why a source has no amount.
///
/// - Source: [GPC-2014], chapter 2.
public enum NotationKey: String, Hashable, Sendable, CaseIterable {
  /// Does not occur in the community.
  case notOccurring = "NO"
  /// Occurs, and was not estimated.
  case notEstimated = "NE"
  /// Counted in another record, which the note names.
  case includedElsewhere = "IE"
  /// Not published, because it would reveal a single business.
  case confidential = "C"

  /// As printed, such as `not estimated`.
  public var title: String {
    switch self {
    case .notOccurring: "not occurring"
    case .notEstimated: "not estimated"
    case .includedElsewhere: "included elsewhere"
    case .confidential: "confidential"
    }
  }
}

/// How well a number is known.
public enum DataQuality: String, Hashable, Sendable, CaseIterable {
  case high = "H"
  case medium = "M"
  case low = "L"
}

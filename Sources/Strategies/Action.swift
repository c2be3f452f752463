public import Quantities
public import Tables

/// One action, whether it cuts emissions, lowers a risk or both.
public struct Action: Hashable, Sendable {
  /// How far it has come.
  public enum Status: String, Hashable, Sendable, CaseIterable {
    case planned, done
    case underWay = "under-way"

    /// As printed, such as `Under way`.
    public var title: String {
      switch self {
      case .planned: "Planned"
      case .underWay: "Under way"
      case .done: "Done"
      }
    }
  }

  /// When its turn comes.
  public enum Priority: String, Hashable, Sendable, CaseIterable {
    case near, mid, long
  }

  public var id: String
  public var title: String
  public var summary: String
  public var kind: ActionKind
  /// A sector of the inventory, or `adaptation`.
  public var sector: String
  public var startYear: Int
  public var fullYear: Int
  /// Ids of the risks it lowers.
  public var risks: [String]
  public var lead: String
  public var partners: String
  public var status: Status
  public var priority: Priority
  public var capitalCost: Money?
  public var annualCost: Money?
  public var costSource: String
  /// False keeps the cost out of the public edition.
  public var isCostPublic: Bool
  public var staff: Double?
  public var whoBenefits: String
  public var whoPays: String
  public var whoDecides: String
  public var coBenefits: [String]
  public var funding: String
  public var monitoringIndicator: String
  public var source: String
  public var note: String
  public var place: Place
  public var parameters: [String: ActionParameter] = [:]
  /// The id of a strategy of the library that it follows; empty when it follows none.
  public var strategy = ""
  /// The id of an action type of the taxonomy.
  public var actionType = ""
  /// Ids of action categories.
  public var categories: [String] = []
  /// Ids of collaborators.
  public var collaborators: [String] = []
  public var uptake = Uptake()
  /// The year of the inventory that a forecast starts from; nil for an action that was not in force in it.
  var inventoryYear: Int?
  /// Ids of actions without which it has no effect.
  public var needs: [String] = []
  /// Ids of actions that it cannot stand beside.
  public var excludes: [String] = []
  /// False keeps the whole action out of the public edition.
  public var isPublic = true

  public init(
    id: String, title: String, summary: String, kind: ActionKind, sector: String,
    startYear: Int, fullYear: Int, risks: [String], lead: String, partners: String,
    status: Status, priority: Priority, capitalCost: Money?, annualCost: Money?,
    costSource: String, isCostPublic: Bool, staff: Double?, whoBenefits: String,
    whoPays: String, whoDecides: String, coBenefits: [String], funding: String,
    monitoringIndicator: String, source: String, note: String, place: Place
  ) {
    self.id = id
    self.title = title
    self.summary = summary
    self.kind = kind
    self.sector = sector
    self.startYear = startYear
    self.fullYear = fullYear
    self.risks = risks
    self.lead = lead
    self.partners = partners
    self.status = status
    self.priority = priority
    self.capitalCost = capitalCost
    self.annualCost = annualCost
    self.costSource = costSource
    self.isCostPublic = isCostPublic
    self.staff = staff
    self.whoBenefits = whoBenefits
    self.whoPays = whoPays
    self.whoDecides = whoDecides
    self.coBenefits = coBenefits
    self.funding = funding
    self.monitoringIndicator = monitoringIndicator
    self.source = source
    self.note = note
    self.place = place
  }

  /// True when it is meant to cut emissions.
  public var isMitigation: Bool { kind != .resilience }
  /// True when it is meant to lower a risk.
  public var isAdaptation: Bool { !risks.isEmpty }

  /// The part of the full effect reached in a year, as its uptake has it.
  ///
  /// - Returns: 0 before the start and after the end; at most 1.
  public func ramp(_ year: Int) -> Double {
    uptake.share(in: year, from: startYear, to: fullYear)
  }

  /// The part of the full effect that the inventory holds already; 0 for an action that started after it.
  public var shareInInventory: Double { inventoryYear.map(ramp) ?? 0 }

  /// The same action over an inventory of a year, so that only what it adds to that year counts.
  func counted(from base: Int) -> Action {
    var copy = self
    copy.inventoryYear = ramp(base) > 0 ? base : nil
    return copy
  }
}

/// One stated parameter of an action, with its place and source.
public struct ActionParameter: Hashable, Sendable {
  public var name: String
  /// The number in canonical units; nil for a word.
  public var number: Double?
  /// The cell as written.
  public var text: String
  public var unit: MeasurementUnit?
  public var source: String
  public var note: String
  public var place: Place

  public init(
    name: String, number: Double?, text: String, unit: MeasurementUnit?, source: String,
    note: String, place: Place
  ) {
    self.name = name
    self.number = number
    self.text = text
    self.unit = unit
    self.source = source
    self.note = note
    self.place = place
  }
}

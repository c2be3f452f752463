/// What a kind of action does to emissions and what it asks for: the one source of checks, forms, pages and sums.
///
/// The values that its inputs usually have, with their sources, are rows of the library's tables; see `CalculatorFacts`.
public struct Calculator: Sendable {
  /// Order in which effects apply within a year: demand before fuel switch before supply.
  public enum Stage: Int, Hashable, Sendable, CaseIterable, Comparable {
    case demand = 1
    case fuelSwitch, supply, removal, none

    public static func < (left: Stage, right: Stage) -> Bool { left.rawValue < right.rawValue }
  }

  public let kind: ActionKind
  public let title: String
  public let spanishTitle: String
  public let group: CalculatorGroup
  /// The sector that its actions mostly belong to, or `adaptation`.
  public let sector: String
  /// What it does, in one sentence that a resident understands.
  public let summary: String
  public let spanishSummary: String
  public let inputs: [CalculatorInput]
  /// The input that says how much is done: at 0 there is no effect; empty when there is none.
  public let lead: String
  /// How much of it is done, in what costs may be stated for; its main one first.
  public let quantities: [CalculatorQuantity]
  public let equation: String
  /// Where the equation holds, and what it leaves out.
  public let validity: String
  public let coBenefits: [CoBenefit]
  public let stage: Stage
  /// What the inventory must have for it to act on.
  let reach: [StreamReach]
  /// What of it the calculator acts on, where that is a part with a use of its own.
  let parts: [UsePart]
  /// True when it saves amounts that are stated, which may be more than there is.
  let savesAmounts: Bool
  /// A stated amount that is moved, in canonical units, with the positions that it is a part of; nil for none.
  let movedAmount: @Sendable (CalculatorReading) -> (amount: Double, of: [Int])?
  /// Places of the steps that change where power comes from, or when, and not how much of it is bought.
  let unbought: Set<Int>
  /// What no single input can show to be wrong.
  let checks: @Sendable (Action) -> [ParameterProblem]
  /// What it does in a year, for a checked action.
  let steps: @Sendable (CalculatorReading) -> [EffectStep]

  init(
    _ kind: ActionKind, _ title: String, es spanishTitle: String, group: CalculatorGroup,
    sector: String? = nil, summary: String, es spanishSummary: String, inputs: [CalculatorInput],
    lead: String, quantities: [CalculatorQuantity], equation: String, validity: String,
    coBenefits: [CoBenefit] = [],
    stage: Stage, reach: [StreamReach] = [], parts: [UsePart] = [],
    savesAmounts: Bool = false,
    moving movedAmount: @escaping @Sendable (CalculatorReading) -> (amount: Double, of: [Int])? = {
      _ in nil
    },
    unbought: Set<Int> = [],
    checks: @escaping @Sendable (Action) -> [ParameterProblem] = { _ in [] },
    steps: @escaping @Sendable (CalculatorReading) -> [EffectStep]
  ) {
    self.kind = kind
    self.title = title
    self.spanishTitle = spanishTitle
    self.group = group
    self.sector = sector ?? group.sector
    self.summary = summary
    self.spanishSummary = spanishSummary
    self.inputs = inputs
    self.lead = lead
    self.quantities = quantities
    self.equation = equation
    self.validity = validity
    self.coBenefits = coBenefits
    self.stage = stage
    self.reach = reach
    self.parts = parts
    self.savesAmounts = savesAmounts
    self.movedAmount = movedAmount
    self.unbought = unbought
    self.checks = checks
    self.steps = steps
  }

  /// The declaration of a kind; `resilience`, which has no effect, for one that is not in the catalogue.
  public static func of(_ kind: ActionKind) -> Calculator { byID[kind.rawValue] ?? .resilience }

  /// The parts of its streams that it acts on, such as `hot water`; empty where it acts on all that it reaches.
  public var uses: [String] {
    parts.map { part in
      part.use.rawValue + (part.isWholeAtOne ? " (all uses where `\(part.inputs[0])` is 1)" : "")
    }
  }

  static func isKnown(_ id: String) -> Bool { byID[id] != nil }

  private static let byID = Dictionary(all.map { ($0.kind.rawValue, $0) }) { first, _ in first }

  /// The input of a name; nil when it asks for none of that name.
  public func input(_ name: String) -> CalculatorInput? { inputs.first { $0.name == name } }

  /// Its name in a language: Spanish for `es`, else English.
  public func title(in language: String) -> String { language == "es" ? spanishTitle : title }

  /// Its sentence in a language: Spanish for `es`, else English.
  public func summary(in language: String) -> String {
    language == "es" ? spanishSummary : summary
  }
}

/// The field of life that a calculator belongs to, in the order of every list.
public enum CalculatorGroup: String, Hashable, Sendable, CaseIterable {
  case buildings, transportation, electricity, waste, water, refrigerants, land, government, generic

  public var title: String {
    switch self {
    case .buildings: "Buildings"
    case .transportation: "Transportation"
    case .electricity: "Electricity"
    case .waste: "Solid waste"
    case .water: "Water and wastewater"
    case .refrigerants: "Refrigerants and gas leaks"
    case .land: "Trees and soils"
    case .government: "Government operations"
    case .generic: "Anything else"
    }
  }

  public var spanishTitle: String {
    switch self {
    case .buildings: "Edificios"
    case .transportation: "Transporte"
    case .electricity: "Electricidad"
    case .waste: "Residuos sólidos"
    case .water: "Agua y aguas residuales"
    case .refrigerants: "Refrigerantes y fugas de gas"
    case .land: "Árboles y suelos"
    case .government: "Operaciones del gobierno"
    case .generic: "Cualquier otra cosa"
    }
  }

  /// The sector of the inventory that most of its actions belong to.
  var sector: String {
    switch self {
    case .buildings, .electricity, .government, .generic: "buildings"
    case .transportation: "transportation"
    case .waste: "waste"
    case .water: "water"
    case .refrigerants: "industry"
    case .land: "land"
    }
  }
}

/// What else comes of an action, beside emissions.
public enum CoBenefit: String, Hashable, Sendable, CaseIterable {
  case cleanerAir = "cleaner-air"
  case lowerBills = "lower-bills"
  case health, comfort, jobs, safety, quiet, cooling, resilience, habitat, soil, food
  case waterSaved = "water-saved"
  case timeSaved = "time-saved"

  public var title: String {
    switch self {
    case .cleanerAir: "cleaner air"
    case .lowerBills: "lower bills"
    case .health: "better health"
    case .comfort: "more comfortable rooms"
    case .jobs: "local jobs"
    case .safety: "safer streets"
    case .quiet: "less noise"
    case .cooling: "cooler streets"
    case .resilience: "help in outages and storms"
    case .habitat: "homes for plants and animals"
    case .soil: "healthier soil"
    case .food: "food for people"
    case .waterSaved: "water saved"
    case .timeSaved: "time saved"
    }
  }

  public var spanishTitle: String {
    switch self {
    case .cleanerAir: "aire más limpio"
    case .lowerBills: "facturas más bajas"
    case .health: "mejor salud"
    case .comfort: "habitaciones más cómodas"
    case .jobs: "empleo local"
    case .safety: "calles más seguras"
    case .quiet: "menos ruido"
    case .cooling: "calles más frescas"
    case .resilience: "ayuda en apagones y tormentas"
    case .habitat: "hogar para plantas y animales"
    case .soil: "suelo más sano"
    case .food: "alimento para la gente"
    case .waterSaved: "agua ahorrada"
    case .timeSaved: "tiempo ahorrado"
    }
  }
}

public import Factors
public import Quantities

/// What a method is and needs: the one source of forms, checks, explanations and reference pages.
public struct MethodDeclaration: Hashable, Sendable {
  public let id: String
  public let name: String
  /// The account of its records unless they say another.
  public let account: Account
  public let sectors: [Sector]
  /// Methods for the same activity data share a family, and can be set side by side.
  public let family: String
  /// Kinds of unit that the quantity may have.
  public let kinds: Set<MeasurementUnit.Kind>
  /// The counts that the quantity may be, such as `people`; empty for any, or where nothing is counted.
  public let countUnits: [String]
  /// What the quantity is, such as `Waste landfilled`.
  public let quantity: String
  /// What the `activity` cell may say; empty when any word does.
  public let activities: ActivityList
  /// The equation in symbols.
  public let equation: String
  /// Each symbol with its meaning and unit.
  public let symbols: [(symbol: String, meaning: String)]
  /// Inputs beside the quantity, in the order of a form.
  public let parameters: [MethodParameter]
  /// Where the method's records stand in the protocols, unless they say otherwise.
  public let protocols: ProtocolTags
  /// True when emissions are proportional to the quantity, all else equal.
  public let isLinear: Bool
  /// Where the method is valid, and where not.
  public let validity: String
  /// Author, title, year, table or page.
  public let source: String

  public init(
    id: String, name: String, account: Account = .community, sectors: [Sector],
    family: String? = nil, kinds: Set<MeasurementUnit.Kind>, countUnits: [String] = [],
    quantity: String = "Quantity",
    activities: ActivityList = .any, equation: String,
    symbols: [(symbol: String, meaning: String)], parameters: [MethodParameter] = [],
    protocols: ProtocolTags = ProtocolTags(), isLinear: Bool = true, validity: String,
    source: String
  ) {
    self.id = id
    self.name = name
    self.account = account
    self.sectors = sectors
    self.family = family ?? id
    self.kinds = kinds
    self.countUnits = countUnits
    self.quantity = quantity
    self.activities = activities
    self.equation = equation
    self.symbols = symbols
    self.parameters = parameters
    self.protocols = protocols
    self.isLinear = isLinear
    self.validity = validity
    self.source = source
  }

  /// The units that the quantity may have, as Cairn writes them, in the order of kinds.
  public var unitSymbols: [String] {
    MeasurementUnit.Kind.allCases.filter(kinds.contains).flatMap { kind in
      kind == .count && !countUnits.isEmpty ? countUnits : MeasurementUnit.symbols(of: kind)
    }
  }

  /// The parameter of an id; nil when the method has none of that name.
  public func parameter(_ id: String) -> MethodParameter? {
    parameters.first { $0.id == id }
  }

  public static func == (left: Self, right: Self) -> Bool { left.id == right.id }
  public func hash(into hasher: inout Hasher) { hasher.combine(id) }
}

/// What a method's `activity` cell may say: the pick-list of forms and templates.
public enum ActivityList: Hashable, Sendable {
  case any
  /// Exactly these words.
  case words([String])
  /// Fuels of the factor library.
  case fuels
  /// Activities of a set of factors in the library, such as `nonroad`.
  case factorSet(String)

  /// The words themselves, as a library has them; empty where any word goes.
  public func words(in library: FactorLibrary) -> [String] {
    switch self {
    case .any: []
    case .words(let words): words
    case .fuels: library.stationaryFuels
    case .factorSet(let set): library.activities(in: set)
    }
  }
}

/// Where a method's records stand in the protocols.
public struct ProtocolTags: Hashable, Sendable {
  /// GPC reference; `{n}` stands for the number of the subsector, as in `I.{n}.2`, and `{t}` for the place
  /// where waste is treated, as in `III.1.{t}`.
  public let gpc: String
  public let scope: Int?
  /// US Community Protocol reference, such as `BE.2`.
  public let uscp: String
  /// Whether the US Community Protocol counts a source in the boundary, an activity of the community, or both.
  public let counts: CommunityCount?
  /// Local Government Operations Protocol chapter or sector, such as `6.2`.
  public let lgop: String

  public init(
    gpc: String = "", scope: Int? = nil, uscp: String = "", counts: CommunityCount? = nil,
    lgop: String = ""
  ) {
    self.gpc = gpc
    self.scope = scope
    self.uscp = uscp
    self.counts = counts
    self.lgop = lgop
  }
}

/// How the US Community Protocol counts a line.
///
/// - Source: [USCP-2019], chapter 2.
public enum CommunityCount: String, Hashable, Sendable, CaseIterable {
  /// Emitted inside the boundary, whoever causes it.
  case source
  /// Caused by the community, wherever it is emitted.
  case activity
  case both
}

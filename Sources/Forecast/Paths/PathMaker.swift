public import Factors
public import Inventory
public import Tables

/// One way to make a path of emissions per activity from what a community knows: a stock, a blend, a law.
public protocol PathMaker: Sendable {
  static var declaration: PathMakerDeclaration { get }

  /// Makes the path for the years of a forecast.
  static func make(_ inputs: PathInputs) throws(PathProblem) -> MadePath
}

/// What a maker is, what it needs and where it is valid.
public struct PathMakerDeclaration: Hashable, Sendable {
  /// One thing that a maker is told.
  public struct Parameter: Hashable, Sendable {
    /// What a value may be.
    public enum Kind: Hashable, Sendable {
      /// Part of a whole, 0…1.
      case share
      /// A number above 0.
      case positive
      /// A word or an id.
      case word
    }

    public let id: String
    /// In words, such as `Share of new vehicles that are electric`.
    public let title: String
    public let kind: Kind
    /// True when it is given by year.
    public let isYearly: Bool
    public let isRequired: Bool

    init(
      _ id: String, _ title: String, _ kind: Kind, isYearly: Bool = false,
      isRequired: Bool = false
    ) {
      self.id = id
      self.title = title
      self.kind = kind
      self.isYearly = isYearly
      self.isRequired = isRequired
    }
  }

  public let id: String
  public let name: String
  public let equation: String
  public let parameters: [Parameter]
  /// Of the path that it makes.
  public let unit: String
  /// Where it holds and where it does not.
  public let validity: String
  public let source: String

  func parameter(_ id: String) -> Parameter? { parameters.first { $0.id == id } }
}

/// A path that a maker has made, with how it came to be.
public struct MadePath: Sendable {
  public let path: ReferencePath
  public let explanation: Explanation
  /// What forecasts that follow it leave out, one sentence each.
  let omissions: [String]
  /// Set when it turns fossil carbon dioxide to biogenic instead of scaling everything.
  let blend: StreamShape.Blend?
  /// Classes of vehicles, when it is of those alone and not of everything that a record may hold.
  let vehicles: Set<String>?

  init(
    path: ReferencePath, explanation: Explanation, omissions: [String] = [],
    blend: StreamShape.Blend? = nil, vehicles: Set<String>? = nil
  ) {
    self.path = path
    self.explanation = explanation
    self.omissions = omissions
    self.blend = blend
    self.vehicles = vehicles
  }
}

/// Why a path could not be made, in full sentences, and where.
public struct PathProblem: Error, Hashable, Sendable {
  public let message: String
  public let place: Place

  public init(_ message: String, at place: Place) {
    self.message = message
    self.place = place
  }
}

/// Every maker of paths.
public enum PathMakers {
  public static let all: [any PathMaker.Type] = [
    CleanStandard.self, LightDutyStock.self, FuelBlend.self, ApplianceStock.self,
    LandfillDecay.self,
  ]

  /// What each of them is, in the order of lists.
  public static var declarations: [PathMakerDeclaration] { all.map { $0.declaration } }

  /// The maker of an id.
  static func maker(_ id: String) -> (any PathMaker.Type)? {
    all.first { $0.declaration.id == id }
  }

  /// Makes every path that is asked for; one that cannot be made is an error finding.
  ///
  /// - Parameter actions: Ids of the community's actions, which rows may name.
  public static func make(
    _ requests: [PathRequest], years: ClosedRange<Int>, inventory: EmissionsInventory,
    cleanShare: ForecastInputs.CleanShare?, facts: VehicleFacts, actions: Set<String> = []
  ) -> (made: [String: MadePath], findings: [Finding]) {
    var made: [String: MadePath] = [:]
    var findings: [Finding] = []
    for request in requests {
      let inputs = PathInputs(
        request: request, years: years, inventory: inventory, cleanShare: cleanShare,
        facts: facts, actions: actions)
      do throws(PathProblem) {
        guard let maker = maker(request.maker) else {
          throw PathProblem(
            "“\(request.maker)” makes no path. Use one of \(declarations.map(\.id).joined(separator: ", ")).",
            at: request.place.at(column: "maker"))
        }
        try inputs.check(maker.declaration)
        made[request.id] = try maker.make(inputs)
      } catch {
        findings.append(
          Finding(
            .error, "\(error.message) The path “\(request.id)” was not made.", at: error.place))
      }
    }
    return (made, findings)
  }
}

/// How an action's effect on emissions is calculated: the id of a calculator of the catalogue.
public struct ActionKind: RawRepresentable, Hashable, Sendable, CaseIterable {
  public let rawValue: String

  /// Nil for an id that the catalogue does not have.
  public init?(rawValue: String) {
    guard Calculator.isKnown(rawValue) else { return nil }
    self.rawValue = rawValue
  }

  /// The kind of a calculator's own declaration, which is how the catalogue comes to know the id.
  init(_ id: String) { rawValue = id }

  /// Every kind in the order of the catalogue.
  public static var allCases: [ActionKind] { Calculator.all.map(\.kind) }

  public static let buildingEfficiency = ActionKind("building-efficiency")
  public static let heatPumps = ActionKind("heat-pumps")
  public static let solar = ActionKind("solar")
  public static let vmtReduction = ActionKind("vmt-reduction")
  public static let electricVehicles = ActionKind("electric-vehicles")
  public static let organicsDiversion = ActionKind("organics-diversion")
  public static let treeCanopy = ActionKind("tree-canopy")
  /// Lowers a risk and leaves emissions as they are.
  public static let resilience = ActionKind("resilience")
}

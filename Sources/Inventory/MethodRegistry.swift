internal import Factors
internal import Quantities

/// Every method, by id: the only list of them.
public enum MethodRegistry {
  /// All methods in the order of the reference pages.
  public static let all: [any EmissionMethod.Type] =
    energy + transport + waste + water + process + agriculture + land + direct

  /// The method of an id; nil when there is none.
  public static func method(_ id: String) -> (any EmissionMethod.Type)? {
    byID[id]
  }

  /// Every declaration, in the order of the reference pages.
  public static var declarations: [MethodDeclaration] { all.map { $0.declaration } }

  private static let byID: [String: any EmissionMethod.Type] = Dictionary(
    uniqueKeysWithValues: all.map { ($0.declaration.id, $0) })
}

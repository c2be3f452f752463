/// Every rule of the auditor, in order: the only list of them.
public enum AuditRegistry {
  /// By number.
  public static let all: [any AuditRule.Type] = (arithmetic + series + structure)
    .sorted { $0.declaration.number < $1.declaration.number }

  /// Every declaration, in order.
  public static var declarations: [AuditRuleDeclaration] { all.map { $0.declaration } }

  /// The rule of an id; nil when there is none.
  public static func rule(_ id: String) -> (any AuditRule.Type)? {
    all.first { $0.declaration.id == id }
  }
}

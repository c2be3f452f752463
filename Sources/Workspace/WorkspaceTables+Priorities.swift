public import Tables

/// The tables of criteria, weights, scores and limits; no community needs them.
extension WorkspaceTables {
  public static let criteria = TableDeclaration(
    file: "criteria.csv",
    columns: [
      "id", "name", "measure", "weight", "direction", "basis", "year", "scale", "indifference",
      "preference", "source", "note",
    ], required: ["id", "name", "measure", "weight"], key: ["id"])

  public static let criteriaWeights = TableDeclaration(
    file: "criteria-weights.csv", columns: ["person", "criterion", "weight", "reason"],
    required: ["person", "criterion", "weight"], key: ["person", "criterion"])

  public static let actionScores = TableDeclaration(
    file: "action-scores.csv", columns: ["action", "criterion", "person", "score", "reason"],
    required: ["action", "criterion", "person"], key: ["action", "criterion", "person"])

  public static let limits = TableDeclaration(
    file: "limits.csv", columns: ["kind", "year", "value", "note"], required: ["kind", "value"],
    key: ["kind", "year"])

  static let priorities: [TableDeclaration] = [criteria, criteriaWeights, actionScores, limits]
}

import Tables
import Vulnerability
import Workspace

extension RiskForm {
  private static let texts = ["people", "impact", "capacity", "source", "note"]
  private static let choices = ["hazard", "system", "system_id", "confidence"]
  /// Columns of ids, separated by spaces.
  private static let lists = ["capacity_factors", "groups", "evidence"]
  static let scoreColumns = RiskScores.Axis.allCases.map(\.rawValue)

  /// The words of a cell or a form's field.
  static func words(_ text: String) -> [String] {
    text.split(whereSeparator: \.isWhitespace).map(String.init)
  }

  /// The cells of a risk as its row has them.
  static func values(of risk: Risk) -> [String: String] {
    var values = [
      "id": risk.id, "hazard": risk.hazard, "system": risk.system, "people": risk.people,
      "impact": risk.impact, "capacity": risk.capacity, "source": risk.source, "note": risk.note,
      "system_id": risk.systemType, "confidence": risk.confidence?.rawValue ?? "",
      "capacity_factors": risk.capacityFactors.joined(separator: " "),
      "groups": risk.groups.joined(separator: " "),
      "evidence": risk.evidence.joined(separator: " "),
      "settled_on": risk.settlement?.date ?? "",
    ]
    for axis in RiskScores.Axis.allCases {
      values[axis.rawValue] = risk.scores[axis].map(String.init) ?? "unsure"
    }
    return values
  }

  /// The cells that a form says; a score that is none of the choices is unsure.
  static func values(from form: FormData) -> [String: String] {
    var values: [String: String] = [:]
    for column in scoreColumns where form[column] != nil {
      let score = Int(form.text(column)).flatMap { (1...5).contains($0) ? $0 : nil }
      values[column] = score.map(String.init) ?? "unsure"
    }
    for column in texts + choices where form[column] != nil {
      values[column] = form.text(column).replacing("\r\n", with: "\n")
    }
    // Boxes that are all empty are not sent at all.
    let hasLists = form["lists"] != nil
    for column in lists where hasLists || form[column] != nil {
      values[column] = form.all(column).flatMap(words).joined(separator: " ")
    }
    return values
  }

  static func errors(
    _ values: [String: String], _ workspace: CommunityWorkspace, _ text: RiskDetailText
  ) -> FormErrors {
    var errors = FormErrors()
    if !workspace.hazards.contains(where: { $0.id == values["hazard"] }) {
      errors.add("hazard", text.wrongHazard)
    }
    if (values["system"] ?? "").isEmpty { errors.add("system", text.wrongSystem) }
    return errors
  }

  /// The cells as rows have them: unsure is an empty cell.
  static func cells(_ values: [String: String]) -> [String: String] {
    values.mapValues { $0 == "unsure" ? "" : $0 }
  }

  /// The risk that values make, for its scores.
  static func risk(_ values: [String: String]) -> Risk {
    func score(_ axis: RiskScores.Axis) -> Int? { values[axis.rawValue].flatMap { Int($0) } }
    var risk = Risk(
      id: values["id"] ?? "", hazard: values["hazard"] ?? "", system: values["system"] ?? "",
      people: "", exposure: score(.exposure), sensitivity: score(.sensitivity),
      adaptiveCapacity: score(.adaptiveCapacity), likelihood: score(.likelihood),
      consequence: score(.consequence), impact: "", capacity: "", source: "", note: "",
      place: Place(file: "risks.csv"))
    risk.magnitude = score(.magnitude)
    risk.systemType = values["system_id"] ?? ""
    return risk
  }

  /// Cells that say something else now; scores that change are settled no longer.
  static func changes(_ values: [String: String], from risk: Risk) -> [String: String] {
    let old = Self.values(of: risk)
    var cells = cells(values.filter { old[$0.key] != $0.value })
    if risk.settlement != nil, scoreColumns.contains(where: { cells[$0] != nil }) {
      for column in ["settled_by", "settled_on", "settled_reason"] { cells[column] = "" }
    }
    return cells
  }
}

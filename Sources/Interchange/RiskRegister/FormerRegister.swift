internal import Quantities
internal import Tables
internal import Vulnerability

/// The register of the tool that the field used before: one row for each risk and action, in 19 columns.
///
/// - Source: the review export of the Temperate tool, as `docs/vulnerability.md` describes it.
enum FormerRegister {
  enum Column: String, CaseIterable {
    case hazard = "Hazard"
    case system = "Community System"
    case probability = "Risk Probability"
    case frequency = "Risk Frequency"
    case intensity = "Risk Intensity"
    case magnitude = "Risk Impact Magnitude"
    case impact = "Risk Impact Description"
    case capacity = "Risk Adaptive Capacity"
    case factors = "Risk Adaptive Capacity Factors"
    case capacityText = "Risk Adaptive Capacity Description"
    case action = "Action Name"
    case actionType = "Action Type"
    case goal = "Action Goal"
    case details = "Action Implementation Details"
    case notes = "Action Implementation Notes"
    case improvedCapacity = "Action Adaptive Capacity"
    case improvedImpacts = "Action Improvements Impacts"
    case collaborators = "Action Collaborators"
    case funding = "Action Funding"
  }

  /// What the former export left out; written after its columns on request, and read back.
  enum Lost: String, CaseIterable {
    case categories = "Action Categories"
    case visibility = "Action Visibility"
    case groups = "Risk Vulnerable Groups"
    case timeframe = "Risk Timeframe"
    case confidence = "Risk Confidence"
    case exposure = "Risk Exposure"
    case sensitivity = "Risk Sensitivity"
    case likelihood = "Risk Likelihood"
    case consequence = "Risk Consequence"
    case riskIdentifier = "Risk Id"
    case actionIdentifier = "Action Id"
    case rating = "Risk Rating"
    case preset = "Rating Preset"
    case edition = "Taxonomy Edition"
  }

  /// Scores that other presets than the former tool's read, by their columns of `risks.csv`.
  static let otherScores: [(column: Lost, axis: RiskScores.Axis)] = [
    (.exposure, .exposure), (.sensitivity, .sensitivity), (.likelihood, .likelihood),
    (.consequence, .consequence),
  ]

  /// A column whatever the case, spaces and underscores of its header; the submitted file had no friendly ones.
  static func column(_ header: String) -> Column? {
    let wanted = folded(header)
    return Column.allCases.first { folded($0.rawValue) == wanted }
  }

  static func lost(_ header: String) -> Lost? {
    let wanted = folded(header)
    return Lost.allCases.first { folded($0.rawValue) == wanted }
  }

  /// The column that an unknown header is likely to mean, as the tool calls it; nil where none is near.
  static func likely(_ header: String) -> String? {
    let wanted = folded(header)
    let known = Column.allCases.map(\.rawValue) + Lost.allCases.map(\.rawValue)
    return NearestName.find(
      wanted, among: known, atMost: min(3, wanted.count / 4), spelled: folded)
  }

  static func folded(_ text: String) -> String {
    text.lowercased().filter { $0.isLetter || $0.isNumber }
  }

  private static let relative = ["Low", "Mod low", "Moderate", "Mod high", "High"]

  /// A score in the tool's words; nil is its `Unsure`.
  static func word(_ score: Int?) -> String {
    guard let score, relative.indices.contains(score - 1) else { return "Unsure" }
    return relative[score - 1]
  }

  /// A cell of relative words as a score.
  static func score(_ text: String) -> Reading<Int> {
    let wanted = folded(text).replacing("moderately", with: "mod")
    if wanted.isEmpty || wanted == "unsure" { return .unsure }
    if let score = Int(wanted), (1...5).contains(score) { return .value(score) }
    let index = relative.firstIndex { folded($0) == wanted }
    return index.map { .value($0 + 1) } ?? .unknown
  }

  static func word(_ trend: HazardOutlook.Trend?) -> String {
    switch trend {
    case .decreasing: "Decreasing"
    case .noChange: "No change"
    case .increasing: "Increasing"
    case nil: "Unsure"
    }
  }

  /// A cell of directions as a trend.
  static func trend(_ text: String) -> Reading<HazardOutlook.Trend> {
    let wanted = folded(text)
    if wanted.isEmpty || wanted == "unsure" { return .unsure }
    return HazardOutlook.Trend.allCases.first { folded($0.rawValue) == wanted }.map { .value($0) }
      ?? .unknown
  }

  /// What a cell says.
  enum Reading<Value> {
    case value(Value), unsure, unknown
  }

  /// Sentences of one cell with semicolons between.
  static func parts(_ text: String) -> [String] {
    text.split(separator: ";").map { String($0.trimmed) }.filter { !$0.isEmpty }
  }

  /// Several words of one cell: with semicolons or line ends between, else with commas, brackets and quotes dropped.
  static func list(_ text: String) -> [String] {
    let bare = text.trimmingSuffix(while: { $0 == "]" }).drop { $0 == "[" }
    let strong = bare.contains(";") || bare.contains("\n")
    return bare.split { strong ? $0 == ";" || $0 == "\n" : $0 == "," }
      .map { part in
        String(
          part.trimmed.drop { $0 == "'" || $0 == "\"" }
            .trimmingSuffix { $0 == "'" || $0 == "\"" })
      }
      .filter { !$0.isEmpty }
  }
}

extension StringProtocol {
  fileprivate func trimmingSuffix(while matches: (Character) -> Bool) -> SubSequence {
    var end = endIndex
    while end > startIndex, matches(self[index(before: end)]) { end = index(before: end) }
    return self[startIndex..<end]
  }
}

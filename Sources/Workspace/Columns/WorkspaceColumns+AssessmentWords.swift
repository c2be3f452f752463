internal import Tables
internal import Vulnerability

extension WorkspaceColumns {
  /// The kinds of hazard that Cairn's taxonomy has.
  static let hazardTypes = taxonomyWords(.hazard)
  /// The community systems that Cairn's taxonomy has.
  static let systemTypes = taxonomyWords(.system)

  private static func taxonomyWords(_ kind: TaxonomyEntry.Kind) -> [String] {
    Taxonomy.standard.shown(kind).map(\.id)
  }

  static let equityQuestions = Taxonomy.standard.questions.map(\.id)

  static let assetTypes = [
    "school", "hospital", "clinic", "fire-station", "police-station", "city-hall", "library",
    "pump-station", "water-plant", "wastewater-plant", "power-plant", "substation", "bridge",
    "road", "railway", "levee", "park", "housing", "shelter", "child-care", "nursing-home",
  ]

  static let confidenceLabels = [
    "low": "Low",
    "medium": "Medium",
    "high": "High",
  ]

  static let decisionLabels = [
    "keep": "Assess it",
    "leave": "Leave it out",
    "undecided": "Not decided",
  ]

  static let taxonomyKinds = [
    "hazard": "Hazard",
    "system": "Community system",
    "collaborator": "Collaborator",
    "capacity-factor": "Capacity factor",
    "vulnerable-group": "Vulnerable group",
    "action-type": "Type of action",
    "action-category": "Category of action",
  ]

  static let trendLabels = [
    "decreasing": "Decreasing",
    "no-change": "No change",
    "increasing": "Increasing",
  ]

  static let timeframeLabels = [
    "immediate": "Already now",
    "short-term": "Short term",
    "medium-term": "Middle term",
    "long-term": "Long term",
  ]
}

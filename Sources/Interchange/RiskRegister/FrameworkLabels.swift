internal import Factors
internal import Tables
internal import Vulnerability
internal import Workspace

/// The words of reporting frameworks for what a workspace says, and what several risks say together.
struct FrameworkLabels {
  let workspace: CommunityWorkspace
  let taxonomy: Taxonomy

  init(_ workspace: CommunityWorkspace) {
    self.workspace = workspace
    taxonomy = workspace.taxonomy()
  }

  /// How the workspace rates its risks, as every export says.
  var preset: String {
    let preset = workspace.community.riskPreset
    return "\(preset.rawValue): \(preset.equation)"
  }

  /// A table with a row for each item, in their order, no cell of which a spreadsheet takes for a formula.
  static func csv<Item>(
    _ file: String, header: [String], of items: [Item], row: (Item) -> [String]
  ) -> String {
    var table = CSVTable(file: file, header: header)
    for item in items { table.append(row(item).map(SpreadsheetText.guarded)) }
    return table.text
  }

  func risks(of hazard: Hazard) -> [Risk] { workspace.risks.filter { $0.hazard == hazard.id } }

  /// The events of a hazard's kind, the oldest first; none where its kind is not said.
  func events(of hazard: Hazard) -> [HazardEvent] {
    workspace.hazardEvents.filter { !hazard.type.isEmpty && $0.hazard == hazard.type }
      .sorted { ($0.date, $0.id) < ($1.date, $1.id) }
  }

  /// The framework's group and hazard of a kind of hazard; `Other` with the own name where it has none.
  func hazard(_ type: String, else name: String) -> (group: String, name: String) {
    let entry = taxonomy.entry(.hazard, type)
    let parts = (entry?.frameworkName ?? "").split(separator: ">").map { String($0.trimmed) }
    guard parts.count == 2 else { return ("Other", "Other: \(entry?.name ?? name)") }
    return (parts[0], parts[1])
  }

  func sector(_ risk: Risk) -> String {
    let entry = taxonomy.entry(.system, risk.systemType)
    guard let entry, !entry.frameworkName.isEmpty else {
      return "Other: \(entry?.name ?? risk.system)"
    }
    return entry.frameworkName
  }

  func names(_ kind: TaxonomyEntry.Kind, _ ids: [String]) -> [String] {
    ids.map { taxonomy.entry(kind, $0)?.name ?? $0 }
  }

  /// Each text once, in their order, with semicolons between.
  static func unique(_ texts: [String]) -> String {
    texts.filter { !$0.isEmpty }.withoutRepeats().joined(separator: "; ")
  }

  static func change(_ trend: HazardOutlook.Trend?) -> String {
    switch trend {
    case .increasing: "Increase"
    case .decreasing: "Decrease"
    case .noChange: "No change"
    case nil: "Not known"
    }
  }

  static func timeframe(_ timeframe: HazardOutlook.Timeframe?, unknown: String) -> String {
    switch timeframe {
    case .immediate: "Immediately"
    case .shortTerm: "Short-term"
    case .mediumTerm: "Medium-term"
    case .longTerm: "Long-term"
    case nil: unknown
    }
  }

  /// One of three steps in words.
  static func third(_ step: Int?) -> String {
    step.map { ["Low", "Moderate", "High"][min(3, max(1, $0)) - 1] } ?? "Not known"
  }
}

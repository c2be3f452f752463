internal import Factors
internal import Tables
internal import Vulnerability
package import Workspace

/// Past events in the columns of the common reporting framework's major hazards that have occurred.
///
/// - Source: GCoM Common Reporting Framework, version 6.1, 2018, section 5.4 asks for them; the names of its columns were
///   not seen and are unverified.
package struct FrameworkEventTable {
  private let labels: FrameworkLabels

  package init(_ workspace: CommunityWorkspace) {
    labels = FrameworkLabels(workspace)
  }

  private static let header = [
    "Climate hazard group", "Climate hazard", "Year", "Began", "Ended", "Event", "Description",
    "Economic losses, dollars of the day", "Deaths", "Injuries", "Area of these numbers", "Sources",
    "In the plan", "Taxonomy edition", "Labels",
  ]

  /// One row for each event, the oldest first; what is not known is an empty cell and never 0.
  package func csv() -> String {
    let events = labels.workspace.hazardEvents.sorted { ($0.date, $0.id) < ($1.date, $1.id) }
    return FrameworkLabels.csv(
      FrameworkTable.events.fileName, header: Self.header, of: events, row: row)
  }

  private func row(_ event: HazardEvent) -> [String] {
    let label = labels.hazard(event.hazard, else: event.hazard)
    let isInPlan = labels.workspace.hazards.contains { $0.type == event.hazard }
    let hasNumbers = event.losses != nil || event.deaths != nil || event.injuries != nil
    let area = event.harmArea.isEmpty ? labels.workspace.community.name : event.harmArea
    return [
      label.group, label.name, String(event.date.prefix(4)), event.date, event.endDate,
      event.title, event.description, number(event.losses), number(event.deaths),
      number(event.injuries), hasNumbers ? area : "", citations(event.source),
      isInPlan ? "yes" : "no", labels.taxonomy.edition, "unverified",
    ]
  }

  /// The citations of ids; a source in words stays as it was written.
  private func citations(_ source: String) -> String {
    let ids = source.split(separator: " ").map(String.init)
    let sources = labels.workspace.sources
    guard ids.allSatisfy({ sources[$0] != nil || $0 == "assumption" }) else { return source }
    return ids.map { sources[$0]?.citation ?? $0 }.joined(separator: "; ")
  }

  private func number(_ value: Double?) -> String {
    guard let value else { return "" }
    return Int(exactly: value).map(String.init) ?? "\(value)"
  }
}

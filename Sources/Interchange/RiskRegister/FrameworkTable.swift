package import Plan
internal import Workspace

/// A table that a reporting framework asks for about risks; the raw value is what doors call it.
package enum FrameworkTable: String, CaseIterable, Sendable {
  /// The common reporting framework's hazards and risks.
  case hazards = "framework"
  /// Its major hazards that have occurred.
  case events = "gcom-events"
  /// Its factors of adaptive capacity.
  case capacity = "gcom-capacity"
  /// Question 2.2 of CDP-ICLEI Track.
  case trackHazards = "cdp-hazards"
  /// Question 2.3 of CDP-ICLEI Track.
  case trackCapacity = "cdp-capacity"

  package var fileName: String {
    switch self {
    case .hazards: "framework-risks.csv"
    case .events: "framework-events.csv"
    case .capacity: "framework-capacity.csv"
    case .trackHazards: "cdp-2-2-hazards.csv"
    case .trackCapacity: "cdp-2-3-adaptive-capacity.csv"
    }
  }

  /// The file's text.
  package func csv(_ calculation: PlanCalculation) -> String {
    let workspace = calculation.workspace
    return switch self {
    case .hazards: FrameworkRiskTable(workspace).csv()
    case .events: FrameworkEventTable(workspace).csv()
    case .capacity: FrameworkCapacityTable(workspace).csv()
    case .trackHazards: TrackHazardTable(workspace, overlay: calculation.overlay).csv()
    case .trackCapacity: FrameworkCapacityTable(workspace).trackCSV()
    }
  }
}

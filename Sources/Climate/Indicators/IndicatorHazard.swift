/// What an indicator tells of, by which a place's profile is ordered.
public enum IndicatorHazard: String, Hashable, Sendable, Codable, CaseIterable {
  case heat, cold, drought
  case heavyRain = "heavy-rain"
  case wildfire, season, energy

  /// The heading in tables and pages.
  public var name: String {
    switch self {
    case .heat: "Heat"
    case .cold: "Cold"
    case .drought: "Drought"
    case .heavyRain: "Heavy rain and flooding"
    case .wildfire: "Fire weather"
    case .season: "Seasons"
    case .energy: "Energy demand"
    }
  }
}

/// Which way of changing is for the worse, for the usual reader; a farmer may see it otherwise.
public enum IndicatorDirection: String, Hashable, Sendable, Codable, CaseIterable {
  case higher, lower, neither
}

/// What a community states about its forecasts beyond drivers and paths: scenarios and the policies that they switch.
public struct ScenarioBook: Hashable, Sendable {
  public init() {}
}

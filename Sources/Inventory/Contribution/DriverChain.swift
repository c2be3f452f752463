/// Emissions of two years as a product of drivers, such as people × energy per person × carbon per energy.
public struct DriverChain: Hashable, Sendable {
  /// One driver of the product with its value in both years.
  public struct Factor: Hashable, Sendable {
    public let driver: EmissionDriver
    public let start: Double
    public let end: Double
    /// Such as `MMBtu per household`; empty for an index.
    public let unit: String

    public init(_ driver: EmissionDriver, start: Double, end: Double, unit: String = "") {
      self.driver = driver
      self.start = start
      self.end = end
      self.unit = unit
    }
  }

  /// Unique in an analysis.
  public let id: String
  /// As printed, such as `Electricity, residential`.
  public let title: String
  /// In order; their product is metric tons CO2e.
  public let factors: [Factor]
  /// What was missing or assumed, in full sentences.
  public let notes: [String]
  /// Why it is not to be split, in a full sentence; nil for most.
  public let obstacle: String?

  public init(
    id: String, title: String, factors: [Factor], notes: [String] = [], obstacle: String? = nil
  ) {
    self.id = id
    self.title = title
    self.factors = factors
    self.notes = notes
    self.obstacle = obstacle
  }

  /// Metric tons CO2e of the first year, the product of the factors.
  public var startTonnes: Double { factors.reduce(1) { $0 * $1.start } }
  /// Metric tons CO2e of the second year, the product of the factors.
  public var endTonnes: Double { factors.reduce(1) { $0 * $1.end } }
}

/// Why a chain could not be split into drivers.
public struct ContributionRefusal: Error, Hashable, Sendable {
  /// Full sentences.
  public let reason: String
}

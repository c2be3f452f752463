public import Quantities

/// Scenarios side by side: totals by year, per person, and against the first of them.
public struct ScenarioComparison: Sendable {
  /// One scenario over all years.
  public struct Row: Sendable {
    public let scenario: Scenario
    /// Metric tons CO2e by year, the first of the base year.
    public let tonnes: [Double]
    /// Metric tons CO2e per person; nil where the population is not known.
    public let perPerson: [Double?]
    /// Metric tons CO2e above or below the first scenario.
    public let difference: [Double]
    /// The lowest and highest total under the models of its climate; nil without a spread.
    public let spread: [ClosedRange<Double>?]

    /// Metric tons CO2e of all years after the base year.
    public var cumulative: Double { tonnes.dropFirst().reduce(0, +) }
  }

  public let years: ClosedRange<Int>
  public let rows: [Row]

  /// Compares totals of the same years.
  ///
  /// - Parameters:
  ///   - totals: By scenario, one total for each year; spreads are empty where there is none.
  ///   - population: People by year.
  public init(
    years: ClosedRange<Int>,
    totals: [(scenario: Scenario, tonnes: [Double], spread: [ClosedRange<Double>?])],
    population: YearSeries?
  ) {
    self.years = years
    let first = totals.first?.tonnes ?? []
    let people = years.map { population?.value(in: $0) }
    rows = totals.map { entry in
      Row(
        scenario: entry.scenario, tonnes: entry.tonnes,
        perPerson: zip(entry.tonnes, people).map { tonnes, people in
          people.flatMap { $0 > 0 ? tonnes / $0 : nil }
        },
        difference: zip(entry.tonnes, first).map { $0 - $1 },
        spread: entry.spread.isEmpty ? years.map { _ in nil } : entry.spread)
    }
  }

  /// The row of a scenario; nil when it is not compared.
  public func row(_ id: String) -> Row? { rows.first { $0.scenario.id == id } }
}

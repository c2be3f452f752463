public import Factors
public import Quantities

/// What moving a whole series to other warming potentials does, year by year.
public struct PotentialsComparison: Sendable {
  /// One year under both sets.
  public struct Row: Sendable {
    public let year: Int
    public let before: Double
    public let after: Double
    /// Gases without a potential in the new set, which its total leaves out.
    public let missing: [Gas]

    /// Metric tons CO2e that the total moves by.
    public var delta: Double { after - before }
  }

  public let from: WarmingPotentials
  public let to: WarmingPotentials
  public let rows: [Row]
}

extension EmissionsInventory {
  /// Compares every year under the inventory's own warming potentials and others.
  public func comparison(with potentials: WarmingPotentials) -> PotentialsComparison {
    let rows = Set(entries.map(\.record.year)).sorted().map { year in
      let emissions = emissions(of: year)
      return PotentialsComparison.Row(
        year: year, before: self.potentials.tonnes(emissions),
        after: potentials.tonnes(emissions),
        missing: potentials.equivalent(of: emissions).missing)
    }
    return PotentialsComparison(from: self.potentials, to: potentials, rows: rows)
  }
}

public import Factors
public import Inventory

/// What the records of an inventory took beside their own amounts: the factors, and every source cited.
public struct FactorUse: Sendable {
  /// A factor, and the method of the record that took it first.
  public struct Factor: Sendable {
    public let method: String
    public let input: Explanation.Input
  }

  /// Every input that is no cell of the community's tables, once, in the order of first use.
  public let factors: [Factor]
  /// The sources of all inputs, as printed.
  public let citations: Set<String>

  /// Runs every record's method again with a recorder.
  public init(_ inventory: EmissionsInventory) {
    struct Printed: Hashable {
      let name: String
      let unit: String
      let value: String
      let source: String
    }
    var seen: Set<Printed> = []
    var factors: [Factor] = []
    var citations: Set<String> = []
    for entry in inventory.allEntries {
      for input in inventory.inputs(of: entry) {
        citations.insert(input.source)
        guard input.place == nil else { continue }
        let printed = Printed(
          name: input.name, unit: input.unit, value: input.value, source: input.source)
        if seen.insert(printed).inserted {
          factors.append(Factor(method: entry.record.method, input: input))
        }
      }
    }
    self.factors = factors
    self.citations = citations
  }
}

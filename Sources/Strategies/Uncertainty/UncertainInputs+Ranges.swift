internal import Factors
internal import Forecast
internal import Inventory
internal import Quantities
internal import Tables

extension UncertainInputs {
  /// Finds what each range of a table is of, and adds the ranges that the base year's inventory states.
  ///
  /// A row of the table comes before the inventory's own range of the same thing.
  ///
  /// - Parameters:
  ///   - costs: Rows of `costs.csv`; one that states its least and most has a range of its own.
  ///   - prices: Rows of `prices.csv`, whose activities may have a range.
  public init(
    _ book: RangeBook, portfolio: Portfolio, costs: [CostRow] = [], prices: [EnergyPrice] = []
  ) {
    var reader = RangeResolution(portfolio: portfolio, costs: costs, prices: prices)
    for range in book.ranges { reader.read(range) }
    reader.readInventory()
    reader.readCosts()
    inputs = reader.inputs
    findings = reader.findings
    held = reader.held
  }
}

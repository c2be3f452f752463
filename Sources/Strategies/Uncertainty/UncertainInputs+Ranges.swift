internal import Factors
internal import Forecast
internal import Inventory
internal import Quantities
internal import Tables

extension UncertainInputs {
  /// Finds what each range of a table is of, and adds the ranges that the base year's inventory states, and which model
  /// of the climate comes true.
  ///
  /// A row of the table comes before the inventory's own range of the same thing.
  ///
  /// - Parameters:
  ///   - costs: Rows of `costs.csv`; one that states its least and most has a range of its own.
  ///   - prices: Rows of `prices.csv`, whose activities may have a range.
  ///   - rate: At which money is discounted, which may have a range; without it none can.
  ///   - baseYears: Of targets, whose inventories are drawn beside that of the forecast's base year.
  public init(
    _ book: RangeBook, portfolio: Portfolio, costs: [CostRow] = [], prices: [EnergyPrice] = [],
    rate: DiscountRate? = nil, baseYears: Set<Int> = []
  ) {
    var reader = RangeResolution(
      portfolio: portfolio, costs: costs, prices: prices, rate: rate, baseYears: baseYears)
    for range in book.ranges { reader.read(range) }
    reader.readInventory()
    reader.readCosts()
    reader.readClimate()
    inputs = reader.inputs
    past = reader.past
    findings = reader.findings
    held = reader.held
  }
}

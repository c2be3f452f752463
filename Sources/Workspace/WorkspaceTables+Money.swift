public import Tables

/// The tables of costs, prices and incomes; no community needs them.
extension WorkspaceTables {
  public static let costs = TableDeclaration(
    file: "costs.csv",
    columns: [
      "id", "action", "what", "payer", "receiver", "amount_usd", "per", "from_year",
      "to_year",
      "price_year", "low", "high", "source", "note",
    ], required: ["id", "action", "what", "payer", "amount_usd"], key: ["id"])

  public static let prices = TableDeclaration(
    file: "prices.csv",
    columns: [
      "activity", "sector", "subsector", "year", "price", "unit", "price_year", "payer", "beyond",
      "source", "note",
    ], required: ["activity", "year", "price", "unit"],
    key: ["activity", "sector", "subsector", "year"])

  public static let incomes = TableDeclaration(
    file: "incomes.csv",
    columns: [
      "band", "households", "income_usd", "energy_cost_usd", "savings_percent", "price_year",
      "source", "note",
    ], required: ["band", "households", "income_usd", "energy_cost_usd"], key: ["band"])

  static let money: [TableDeclaration] = [costs, prices, incomes]
}

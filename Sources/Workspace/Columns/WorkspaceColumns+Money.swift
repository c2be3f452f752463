internal import Inventory
internal import Strategies
internal import Tables

extension WorkspaceColumns {
  static let moneyTables: [TableDescription] = [
    TableDescription(
      file: "costs.csv", title: "Costs and gains of actions", row: "Cost or gain",
      purpose:
        "What each action costs and gains, who pays it, when, and in the dollars of which year.",
      naming: ["action", "what", "payer"],
      groups: [
        .init("What it is", costsIdentity), .init("How much and when", costsAmounts),
        sourceAndNote,
      ]),
    TableDescription(
      file: "prices.csv", title: "Prices of energy", row: "Price",
      purpose: "What energy and fuel cost by year, so that savings of actions have a worth.",
      naming: ["activity", "subsector", "year"],
      groups: [
        .init("What it is", pricesIdentity), .init("How much it costs", pricesAmounts),
        sourceAndNote,
      ]),
    TableDescription(
      file: "incomes.csv", title: "Incomes and energy costs", row: "Band of incomes",
      purpose: "What households of different incomes spend on energy at home, poorest first.",
      naming: ["band"],
      groups: [.init("What it is", incomesIdentity), sourceAndNote]),
  ]

  private static let payers = labels(Payer.self, \.title)

  private static let costsIdentity = [
    identifier("b1-capital"),
    ColumnDeclaration(
      "action", "Action", .reference(file: "actions.csv", column: "id"),
      help: "The action, such as b1."),
    ColumnDeclaration(
      "what", "What it is for", .choice(words(CostRow.What.self)),
      help:
        "Capital and grant are whole amounts, spread evenly over their years; operating, saving and incentive come each year.",
      labels: labels(CostRow.What.self, \.title)),
    ColumnDeclaration(
      "payer", "Who pays", .choice(words(Payer.self)),
      help: "Who pays it; who gives a grant or incentive; who gains a saving.", labels: payers),
    ColumnDeclaration(
      "receiver", "Who receives", .choice(words(Payer.self)),
      help: "Who gets the grant or incentive; leave it empty for everything else.", labels: payers),
  ]

  private static let costsAmounts = [
    ColumnDeclaration(
      "amount_usd", "Amount, US dollars", .number,
      help: "Above 0 for costs and gains alike; 0 where it costs nothing."),
    ColumnDeclaration(
      "per", "For each",
      help:
        "What the amount is for one of, such as home, kW or lamp: a quantity that the action's calculator works out. Leave it empty for a whole amount."
    ),
    ColumnDeclaration(
      "from_year", "From year", .year, help: "The first year in which it is due, such as 2027."),
    ColumnDeclaration(
      "to_year", "To year", .year,
      help:
        "The last year; leave it empty for a whole amount due at once, or for what comes each year to the end of the forecast."
    ),
    ColumnDeclaration(
      "price_year", "Dollars of", .year,
      help: "The year of whose dollars the amount is, such as 2022."),
    ColumnDeclaration(
      "low", "At least", .number, help: "The least that it may be."),
    ColumnDeclaration(
      "high", "At most", .number, help: "The most that it may be."),
  ]

  private static let pricesIdentity = [
    ColumnDeclaration(
      "activity", "Activity", .reference(file: "inventory.csv", column: "activity"),
      help: "As in the inventory, such as electricity, natural-gas or vehicle-miles."),
    ColumnDeclaration(
      "sector", "Sector", .choice(words(Sector.self)),
      help: "Only for this sector; leave it empty for all.", labels: labels(Sector.self, \.title)),
    ColumnDeclaration(
      "subsector", "Part of the sector",
      help: "Only for this part, such as residential; leave it empty for all."),
    ColumnDeclaration(
      "year", "Year", .year,
      help: "The year of the price; between two rows it is interpolated, beyond them there is none."
    ),
  ]

  private static let pricesAmounts = [
    ColumnDeclaration(
      "price", "Price, US dollars", .number, help: "For one of the unit, such as 0.14."),
    ColumnDeclaration(
      "unit", "For one", .unit, help: "The unit that the price is for, such as kWh."),
    ColumnDeclaration(
      "price_year", "Dollars of", .year,
      help: "The year of whose dollars the price is, such as 2022."),
    ColumnDeclaration(
      "payer", "Who pays", .choice(words(Payer.self)),
      help: "Who pays this price; leave it empty for the usual one of the subsector.",
      labels: payers),
    ColumnDeclaration(
      "beyond", "After the last year", .choice(["hold"]),
      help: "Write hold in the last row to use its price for all later years too.",
      labels: ["hold": "Hold this price"]),
  ]

  private static let incomesIdentity = [
    ColumnDeclaration(
      "band", "Band", help: "A name for households of about this income, such as under $25,000."),
    ColumnDeclaration(
      "households", "Households", .number, help: "How many households the band has, such as 4200."),
    ColumnDeclaration(
      "income_usd", "Income, US dollars a year", .number,
      help: "The mean income of a household of the band."),
    ColumnDeclaration(
      "energy_cost_usd", "Energy at home, US dollars a year", .number,
      help: "What a household of the band spends on electricity, gas and other heat."),
    ColumnDeclaration(
      "savings_percent", "Part of the savings, percent", .number,
      help:
        "The part of all households' savings that the band gets; leave it empty in all rows for in proportion to energy cost.",
      range: 0...100),
    ColumnDeclaration(
      "price_year", "Dollars of", .year,
      help: "The year of whose dollars both amounts are, such as 2022."),
  ]
}

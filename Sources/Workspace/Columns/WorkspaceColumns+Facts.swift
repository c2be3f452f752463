internal import Tables

extension WorkspaceColumns {
  static let factTables: [TableDescription] = [
    TableDescription(
      file: "sources.csv", title: "Sources", row: "Source",
      purpose:
        "Reports, bills, letters and data that the figures come from. Every other record names its source by the short name here.",
      naming: ["title"],
      groups: [.init("What it is", sources), .init("Where to find it", sourcePlaces)]),
    TableDescription(
      file: "indicators.csv", title: "Community facts", row: "Fact",
      purpose:
        "Residents, households, jobs, vehicle miles and the like by year: what emissions per person and the forecast are made with.",
      naming: ["indicator", "year"],
      groups: [.init("What it is", indicators), sourceAndNote]),
    TableDescription(
      file: "vehicle-mix.csv", title: "Vehicle mix", row: "Kind of vehicle",
      purpose:
        "How vehicle miles divide among cars, trucks and fuels. The shares of one set add up to 1.",
      naming: ["set", "vehicle", "fuel"],
      groups: [.init("What it is", vehicleMix), sourceAndNote]),
    TableDescription(
      file: "waste-mix.csv", title: "Waste mix", row: "Material",
      purpose: "What the waste consists of, by weight. The shares of one set add up to 1.",
      naming: ["set", "material"], groups: [.init("What it is", wasteMix), sourceAndNote]),
    TableDescription(
      file: "waste-deposits.csv", title: "Landfill history", row: "Year of a landfill",
      purpose:
        "How much waste went into a landfill in each year, for gases that come out of it over decades.",
      naming: ["set", "year"], groups: [.init("What it is", wasteDeposits), sourceAndNote]),
  ]

  private static let sources = [
    identifier("gas-utility-2023"),
    ColumnDeclaration(
      "title", "Title", .longText(lines: 2),
      help: "What it is called, such as “Natural gas deliveries by customer class, 2023”."),
    ColumnDeclaration(
      "author", "Author",
      help: "Who made it: an agency, a utility or an office, such as CenterPoint."
    ),
    ColumnDeclaration(
      "year", "Published in", help: "The year it was published in, such as 2024."),
    ColumnDeclaration(
      "publisher", "Publisher",
      help: "Who published it, if that is not the author, such as the Census Bureau."),
  ]

  private static let sourcePlaces = [
    ColumnDeclaration(
      "url", "Address", .url,
      help: "Where others find it on the web, such as https://www.epa.gov/egrid."),
    ColumnDeclaration(
      "retrieved", "Received on", .date, help: "The day you received it, such as 2026-03-01."),
    ColumnDeclaration(
      "licence", "Terms of use", .suggestions(["public domain", "CC BY 4.0", "MIT"]),
      help: "What others may do with it, such as public domain; leave it empty if not known."),
    note,
  ]

  private static let indicators = [
    ColumnDeclaration(
      "indicator", "Fact",
      .suggestions(["population", "households", "jobs", "vmt", "hdd", "cdd"]),
      help:
        "What was counted, such as population or households: lower-case letters, digits and hyphens.",
      labels: [
        "population": "Residents", "households": "Households", "jobs": "Jobs",
        "vmt": "Vehicle miles traveled", "hdd": "Heating degree days",
        "cdd": "Cooling degree days",
      ]), year,
    ColumnDeclaration(
      "value", "Value", .number, help: "The figure, such as 1281565.", range: 0...1e18),
    ColumnDeclaration("unit", "Unit", .unit, help: "What is counted, such as people or mile."),
  ]

  static func set(_ example: String, _ what: String) -> ColumnDeclaration {
    ColumnDeclaration(
      "set", "Set", .identifier,
      help: "The name of \(what) that the rows belong to, such as \(example).")
  }

  private static let vehicleMix = [
    set("mix-2021", "the mix"),
    ColumnDeclaration(
      "vehicle", "Vehicle", .suggestions([]), help: "The class of vehicle, such as passenger-car."),
    ColumnDeclaration(
      "fuel", "Fuel", .suggestions([]), help: "What it runs on, such as motor-gasoline."),
    ColumnDeclaration(
      "share", "Share of miles", .number,
      help: "Its part of all miles, from 0 to 1: a quarter is 0.25.", range: 0...1),
    ColumnDeclaration(
      "mpg", "Miles per gallon", .number,
      help: "Such as 24.1; for electricity, miles per kWh.", range: 0...1e6),
    ColumnDeclaration(
      "model_year", "Model year", .year,
      help: "The model year that stands for all of them, such as 2012."),
  ]

  private static let wasteMix = [
    set("city-mix", "the mix"),
    ColumnDeclaration(
      "material", "Material", .suggestions([]), help: "What it is, such as food-waste or paper."),
    ColumnDeclaration(
      "share", "Share of weight", .number,
      help: "Its part of the weight, from 0 to 1: a quarter is 0.25.", range: 0...1),
  ]

  private static let wasteDeposits = [
    set("north-landfill", "the landfill"), year,
    ColumnDeclaration(
      "quantity", "Amount", .number,
      help: "How much waste went in that year, such as 125000.", range: 0...1e18),
    ColumnDeclaration(
      "unit", "Unit", .unit, help: "A unit of mass, such as short-ton or tonne."),
    ColumnDeclaration(
      "mix", "Waste mix", .reference(file: "waste-mix.csv", column: "set"),
      help: "What the waste consisted of: a set of the waste mix, such as city-mix."),
  ]
}

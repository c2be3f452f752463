internal import Factors
internal import Inventory
internal import Quantities
internal import Tables
internal import Workspace

extension InventoryLayout {
  /// The sheets of the tables that an inventory rests on.
  static func tables(_ library: FactorLibrary) -> [InventorySheet] {
    [
      inputSources, sources, indicators, vehicleMix(library), wasteMix(library),
      ownFactors(library), instruments,
    ]
  }

  private static func sheet(
    _ name: String, _ table: TableDeclaration, key: [String], amount: String? = nil,
    _ intro: String, _ columns: [InventoryColumn]
  ) -> InventorySheet {
    InventorySheet(
      name: name, table: table, sector: nil, intro: [name, intro], columns: columns, key: key,
      amount: amount, tabColor: "#1E5945")
  }

  private static var note: InventoryColumn {
    InventoryColumn("note", .prose, width: 50, "Anything that a reader should know.")
  }

  private static var source: InventoryColumn {
    InventoryColumn("source", .word, width: 22, "An id of the sheet “Sources”.")
  }

  private static var allUnits: [String] {
    MeasurementUnit.Kind.allCases.flatMap { MeasurementUnit.symbols(of: $0) }
  }

  private static var inputSources: InventorySheet {
    sheet(
      "Sources of inputs", WorkspaceTables.inventoryParameters, key: ["record", "parameter"],
      "Where the values in the green columns of the sector sheets come from. Optional.",
      [
        InventoryColumn(
          "record", .word, .required, width: 26, "The id of the row on its sector's sheet."),
        InventoryColumn(
          "parameter", .word, .required, width: 26,
          "The title of the green column, such as recovery."),
        source, note,
      ])
  }

  private static var sources: InventorySheet {
    sheet(
      "Sources", WorkspaceTables.sources, key: ["id"],
      "Reports, bills and data that the other sheets name.",
      [
        InventoryColumn(
          "id", .word, .required, width: 24,
          "A short name of your own, such as gas-utility-2023: lower-case letters, digits and hyphens."
        ),
        InventoryColumn(
          "author", .prose, width: 26, "Who made it: a utility, an agency, an office."),
        InventoryColumn("title", .prose, .required, width: 50, "What it is called."),
        InventoryColumn("year", .prose, width: 8, "The year it was published in."),
        InventoryColumn("publisher", .prose, width: 24, "Who published it, if not the author."),
        InventoryColumn("licence", .prose, width: 16, "Its terms, such as public domain."),
        InventoryColumn("retrieved", .date, width: 13, "The day it was received, as 2024-03-01."),
        InventoryColumn("url", .prose, width: 40, "Where others find it."), note,
      ])
  }

  private static var indicators: InventorySheet {
    sheet(
      "Indicators", WorkspaceTables.indicators, key: ["indicator", "year"], amount: "value",
      "Population, households, jobs, vehicle miles, degree days: one row per indicator and year.",
      [
        InventoryColumn(
          "indicator", .word, .required,
          rule: .suggested(["population", "households", "jobs", "vmt", "hdd", "cdd"]), width: 22,
          "population, households, jobs, vmt, hdd and cdd have a meaning; others may be added."),
        InventoryColumn(
          "year", .year, .required, rule: .wholeNumber(from: 1850, to: 2150), width: 8,
          "Four digits."),
        InventoryColumn(
          "value", .number, .required, rule: .number(from: 0), width: 16, "0 or more."),
        InventoryColumn(
          "unit", .word, .required, rule: .suggested(allUnits), width: 14,
          "One kind of unit per indicator, such as people."),
        source, note,
      ])
  }

  private static func vehicleMix(_ library: FactorLibrary) -> InventorySheet {
    sheet(
      "Vehicle mix", WorkspaceTables.vehicleMix, key: ["set", "vehicle", "fuel"], amount: "share",
      "How vehicle miles divide among vehicles and fuels. The shares of one set sum to 1.",
      [
        InventoryColumn(
          "set", .word, .required, width: 18,
          "A name of your own, which the column factor of a road record names."),
        InventoryColumn(
          "vehicle", .word, .required, rule: .suggested(library.vehicleClasses), width: 22,
          "The class of vehicle."),
        InventoryColumn(
          "fuel", .word, .required, rule: .suggested(library.vehicleFuelNames), width: 18,
          "What it runs on."),
        InventoryColumn(
          "share", .number, .required, rule: .number(from: 0, to: 1), width: 10,
          "Share of all miles, 0 to 1: 0.25, not 25."),
        InventoryColumn(
          "mpg", .number, .required, rule: .number(from: 0), width: 10,
          "Miles per gallon; miles per kWh for electricity."),
        InventoryColumn(
          "model_year", .year, .required, rule: .wholeNumber(from: 1900, to: 2150), width: 13,
          "The model year that stands for the class, such as the year of its average age."),
        source, note,
      ])
  }

  private static func wasteMix(_ library: FactorLibrary) -> InventorySheet {
    let materials = library.degradableCarbonEditions.reduce(into: Set<String>()) { names, edition in
      names.formUnion(library.degradableMaterials(in: edition))
    }
    return sheet(
      "Waste mix", WorkspaceTables.wasteMix, key: ["set", "material"], amount: "share",
      "What a waste stream consists of, by weight. The shares of one set sum to 1.",
      [
        InventoryColumn(
          "set", .word, .required, width: 18,
          "A name of your own, which the column factor of a waste record names."),
        InventoryColumn(
          "material", .word, .required, rule: .suggested(materials.sorted()), width: 26,
          "The material; one without degradable carbon counts too."),
        InventoryColumn(
          "share", .number, .required, rule: .number(from: 0, to: 1), width: 10,
          "Share of the weight, 0 to 1: 0.25, not 25."),
        source, note,
      ])
  }

  private static func ownFactors(_ library: FactorLibrary) -> InventorySheet {
    sheet(
      "Own factors", WorkspaceTables.factors, key: ["set", "activity", "year", "gas"],
      amount: "value",
      "Emission factors of your utility, plant or fuel. Optional: Cairn has factors of its own.",
      [
        InventoryColumn(
          "set", .word, .required, width: 20,
          "A name of your own, which the column factor of a record names."),
        InventoryColumn("activity", .word, width: 20, "The activity it is for; empty for any."),
        InventoryColumn(
          "year", .year, rule: .wholeNumber(from: 1850, to: 2150), width: 8,
          "The year it is for; empty for all. A row of another year never stands in."),
        InventoryColumn(
          "gas", .word, .required, rule: .suggested(library.knownGases.map(\.id)), width: 14,
          "One gas: co2, ch4, n2o … Never co2e."),
        InventoryColumn(
          "value", .number, .required, rule: .number(from: 0), width: 14, "0 or more."),
        InventoryColumn(
          "unit", .word, .required, rule: .suggested(MeasurementUnit.symbols(of: .mass)), width: 11,
          "Mass of the gas, such as lb."),
        InventoryColumn(
          "per", .word, .required, rule: .suggested(allUnits), width: 14,
          "Amount of activity, such as MWh."),
        InventoryColumn("edition", .prose, width: 16, "The edition or report it is taken from."),
        InventoryColumn(
          "uncertainty_percent", .number, rule: .number(from: 0),
          "Half of a 95 percent interval, in percent."),
        source,
        InventoryColumn(
          "status", .word, rule: .oneOf(EvidenceStatus.allCases.map(\.rawValue)), width: 13,
          "Whether the value was read in the source itself."),
        note,
      ])
  }

  private static var instruments: InventorySheet {
    let kinds = ContractualInstrument.Kind.allCases.map(\.rawValue)
    return sheet(
      "Instruments", WorkspaceTables.instruments, key: ["id"],
      "Contracts and certificates for electricity, for market-based accounts. Optional.",
      [
        InventoryColumn("id", .word, .required, width: 22, "A short name of your own."),
        InventoryColumn(
          "year", .year, .required, rule: .wholeNumber(from: 1850, to: 2150), width: 8,
          "The year it holds for."),
        InventoryColumn("kind", .word, .required, rule: .oneOf(kinds), width: 16, "What it is."),
        InventoryColumn(
          "quantity", .number, rule: .number(from: 0), width: 14, "Empty: all that is left."),
        InventoryColumn(
          "unit", .word, rule: .suggested(MeasurementUnit.symbols(of: .energy)), width: 11,
          "Such as MWh."),
        InventoryColumn(
          "covers", .word, width: 26, "Ids of records or subsectors; empty for any."),
        InventoryColumn(
          "factor_set", .word, width: 18, "A set of “Own factors”; empty means no emissions."),
        source, note,
      ])
  }
}

package import Factors
package import Inventory
internal import Quantities
internal import Tables
internal import Workspace

extension InventoryLayout {
  /// Makes the sheets from the methods' declarations and the library's words.
  package init(
    library: FactorLibrary, declarations: [MethodDeclaration] = MethodRegistry.declarations
  ) {
    let sectors = Sector.allCases.map { sector in
      InventoryLayout.sheet(
        sector, methods: declarations.filter { $0.sectors.contains(sector) }, library)
    }
    sheets = sectors + InventoryLayout.tables(library)
  }

  private static func sheet(
    _ sector: Sector, methods: [MethodDeclaration], _ library: FactorLibrary
  ) -> InventorySheet {
    let standard = standardColumns(methods, library)
    let taken = Set(standard.map(\.title))
    return InventorySheet(
      name: sector.title, table: WorkspaceTables.inventory, sector: sector,
      intro: [
        sector.title,
        "\(sector.contents) One row per source and year; amber: an amount or a notation key is missing.",
      ],
      columns: standard + InputColumn.columns(of: methods, library, taken: taken), key: ["id"],
      amount: "quantity", tabColor: "#1F3A4D")
  }

  private static func standardColumns(
    _ methods: [MethodDeclaration], _ library: FactorLibrary
  ) -> [InventoryColumn] {
    var hint = InventoryColumn(
      "where_to_get_it", .prose, .help, width: 44,
      "Where a US local government usually finds the amount. This column is not imported.")
    hint.target = .hint
    return whatColumns(methods, library) + [notationKey, hint] + howColumns(library)
      + qualityColumns
  }

  /// What was counted, and how much.
  private static func whatColumns(
    _ methods: [MethodDeclaration], _ library: FactorLibrary
  ) -> [InventoryColumn] {
    let ids = methods.map(\.id)
    let quantities = methods.map { "\($0.id): \($0.quantity.lowercased())" }
    let activities = words(of: methods, library)
    let units = MeasurementUnit.Kind.allCases
      .filter { kind in methods.contains { $0.kinds.contains(kind) } }
      .flatMap { MeasurementUnit.symbols(of: $0) }
    return [
      InventoryColumn(
        "id", .word, .required, width: 26,
        "A name of your own for this row: lower-case letters, digits and hyphens, such as "
          + "gas-homes-2023. Each id is used once in the whole workbook. Left empty, one is made of "
          + "subsector, activity and year."),
      InventoryColumn(
        "year", .year, .required, rule: .wholeNumber(from: 1850, to: 2150), width: 8,
        "The year the activity took place in, four digits."),
      InventoryColumn(
        "subsector", .word, width: 18,
        "A part of the sector, such as residential, commercial, on-road or landfill."),
      InventoryColumn(
        "method", .word, .required, rule: .oneOf(ids), width: 28,
        "How the emissions are calculated. The sheet “Methods” says what each one is for. May be "
          + "empty beside a notation key."),
      InventoryColumn(
        "activity", .word, .required,
        rule: activities.isEmpty ? nil : .suggested(activities), width: 24,
        "What was counted, such as electricity or natural-gas."),
      InventoryColumn(
        "quantity", .number, .required, rule: .number(from: 0), width: 16,
        "How much, 0 or more. Unknown is a notation key, never 0. "
          + limited(quantities, to: 8)),
      InventoryColumn(
        "unit", .word, .required, rule: .suggested(units), width: 14,
        "The unit of the amount. Write short-ton or tonne, never ton."),
    ]
  }

  /// How it is calculated, and where the protocols count it.
  private static func howColumns(_ library: FactorLibrary) -> [InventoryColumn] {
    [
      InventoryColumn(
        "factor", .word, width: 24,
        "Empty for Cairn's own choice. Else a set of the sheets “Own factors”, “Vehicle mix” or "
          + "“Waste mix”, an edition such as epa-hub:2025 or egrid:MROW, and inputs as name=value."),
      InventoryColumn(
        "account", .word, rule: .oneOf(Account.allCases.map(\.rawValue)), width: 13,
        "Empty for the community. government: the local government's own operations. upstream and "
          + "consumption: accounts of their own. Accounts are never summed with one another."),
      InventoryColumn(
        "gpc", .word, rule: .suggested(library.protocols.gpcCells.map(\.reference)), width: 9,
        "GPC reference such as I.1.2; the sheet “GPC cells” lists them. Empty for the method's own."
      ),
      InventoryColumn(
        "uscp", .word, width: 14,
        "US Community Protocol reference such as BE.2, then source, activity or both, and the optional "
          + "frameworks: influence, household, government-consumption, business, industry. Empty for the "
          + "method's own."),
      InventoryColumn(
        "scope", .number, rule: .wholeNumber(from: 1, to: 3), width: 8,
        "1, 2 or 3. Empty for that of the GPC cell or the method."),
      InventoryColumn(
        "control", .word, rule: .oneOf(GovernmentControl.allCases.map(\.rawValue)), width: 12,
        "Only in the account government: which control it has."),
      InventoryColumn(
        "within", .word, width: 22,
        "Only in other accounts than the community's: the id of the community row that already "
          + "contains this one."),
    ]
  }

  private static var notationKey: InventoryColumn {
    InventoryColumn(
      "notation_key", .word, rule: .oneOf(NotationKey.allCases.map(\.rawValue)), width: 14,
      "In place of an amount: "
        + NotationKey.allCases.map { "\($0.rawValue) \($0.title)" }.joined(separator: ", ")
        + ". Needs a note that says why.")
  }

  private static var qualityColumns: [InventoryColumn] {
    let qualities = DataQuality.allCases.map(\.rawValue)
    return [
      InventoryColumn(
        "quality", .word, rule: .oneOf(qualities), width: 9,
        "How well the amount is known: H metered or billed, M modeled from local data, L scaled from "
          + "other places or years."),
      InventoryColumn(
        "factor_quality", .word, rule: .oneOf(qualities), width: 15,
        "How well the factor fits: H of this place and year, M of the state or grid, L national or "
          + "international."),
      InventoryColumn(
        "activity_uncertainty_percent", .number, rule: .number(from: 0),
        "Half of a 95 percent interval of the amount, in percent: 5 means plus or minus 5 percent."),
      InventoryColumn(
        "factor_uncertainty_percent", .number, rule: .number(from: 0),
        "Half of a 95 percent interval of the factor, in percent."),
      InventoryColumn(
        "source", .word, width: 22,
        "Where the amount comes from: an id of the sheet “Sources”; several with spaces between."),
      InventoryColumn(
        "note", .prose, width: 50,
        "Anything that a reader should know. Needed beside a notation key."),
    ]
  }

  /// What the `activity` cells of a sector may say; empty when nothing is declared.
  private static func words(
    of methods: [MethodDeclaration], _ library: FactorLibrary
  ) -> [String] {
    methods.flatMap { $0.activities.words(in: library) }
      .withoutRepeats()
  }
}

extension Sector {
  /// What its sheet is for.
  var contents: String {
    switch self {
    case .buildings: "Electricity and fuels of homes, shops, offices and public buildings."
    case .industry:
      "Electricity and fuels of factories; processes and products such as refrigerants."
    case .transportation: "Vehicles on roads and off, rail, ships and aircraft."
    case .waste: "Waste that is landfilled, burned or composted."
    case .water: "Energy to supply and treat water; gases of wastewater."
    case .agriculture: "Livestock, manure, fertilizer and lime; fuels of farms."
    case .land: "Forests, land turned to other uses, and trees in town."
    }
  }
}

/// The first of some sentences, and how many others there are.
func limited(_ items: [String], to count: Int) -> String {
  let shown = items.prefix(count).joined(separator: "; ")
  return items.count > count ? "\(shown); and \(items.count - count) more." : "\(shown)."
}

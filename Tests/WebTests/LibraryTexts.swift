import Climate
import Factors
import Foundation
import Inventory
import Plan
import Strategies
import Tables
import TestSupport
import Vulnerability
import Workspace

@testable import Phrasebook
@testable import Web

/// Every text of the library that a file of `Phrasebook/Library` has to have, by file.
enum LibraryTexts {
  static func all(_ area: LibraryWords.Area) throws -> Set<String> {
    let texts: [String] =
      switch area {
      case .activities: try activities()
      case .audit:
        AuditRegistry.all.map { $0.declaration }
          .flatMap { [$0.title, $0.test, $0.failure, $0.advice] }
      case .calculators: Calculator.all.map(\.validity)
      case .drivers: EmissionDriver.all.map(\.title)
      case .effects:
        Taxonomy.standard.effects.flatMap {
          [$0.statement, $0.validity, $0.scaling?.statement ?? ""]
        }
      case .equity: Taxonomy.standard.questions.map(\.help)
      case .explanations: explanations
      case .factors: factors
      case .figures: try figures()
      case .findings: try findings()
      case .frameworks: try frameworks()
      case .indicators: try indicators()
      case .links: Taxonomy.standard.systems.map(\.how)
      case .maps: CountyMeasure.all.map(\.name)
      case .methods: MethodRegistry.declarations.flatMap(said)
      case .potentials: FactorLibrary.standard.warmingPotentials.map(\.title)
      case .strategies:
        StrategyLibrary.standard.strategies.flatMap { strategy in
          [
            strategy.costNote, strategy.maladaptation, strategy.equity, strategy.indicator,
            strategy.firstStep,
          ] + strategy.coBenefits
        }
      }
    return Set(texts).subtracting([""])
  }

  /// Titles of the tables of factors, and what rows of those are called whose names are words and no names of constants.
  private static var factors: [String] {
    let named: Set = [
      "combustion", "egrid-fuel-mix", "energy-prices", "fuel-blends", "fuels", "land",
      "mobile-ch4-n2o", "mobile-co2", "new-vehicle-fuel-economy", "nonroad",
      "transport-activity", "waste-doc", "waste-treatment",
    ]
    let catalog = FactorCatalog.standard
    let parts = catalog.listings.filter { named.contains($0.table) }
      .flatMap { $0.what.components(separatedBy: ", ") }
      .map { $0.prefix(1).uppercased() + $0.dropFirst() }
    // Open spans of model years may not be in the tables now.
    return catalog.tables.map(\.title) + parts
      + ["Model years from 2007", "Model years up to 1960"]
  }

  /// What a page says of a method, but for its source.
  private static func said(of method: MethodDeclaration) -> [String] {
    let assumed = method.parameters.compactMap { parameter -> String? in
      if case .assumed(_, let reason) = parameter.fallback { reason } else { nil }
    }
    return [method.name, method.quantity, method.validity] + method.symbols.map(\.meaning)
      + method.parameters.map(\.meaning) + assumed
  }

  private static func cells(_ file: String, _ column: String) throws -> [String] {
    let url = PackageFolder.root.appending(path: file)
    let bytes = Array(try Data(contentsOf: url))
    return CSVTable.read(bytes, file: file).table.records.map { $0[column] }
  }

  private static func factors(_ file: String, _ column: String) throws -> [String] {
    try cells("Sources/Factors/Resources/\(file).csv", column)
  }

  /// Words of the library's tables, of the inventories that Cairn comes with, and of those that forms suggest.
  private static func activities() throws -> [String] {
    var words = try factors("fuels", "id") + factors("waste-doc", "material")
    words += try factors("waste-treatment", "treatment") + factors("land", "cover")
    words += try factors("crf-subsectors", "id") + factors("lgop-sectors", "id")
    for file in ["mobile-ch4-n2o", "nonroad", "transport-activity"] {
      words += try factors(file, "vehicle")
    }
    for file in ["activity-process", "activity-agriculture", "activity-transport"] {
      words += try factors(file, "activity")
    }
    for folder in [
      "Examples/hennepin-county", "Examples/charleston-county",
      "Sources/Interchange/Resources/starter",
    ] {
      words += try cells("\(folder)/inventory.csv", "subsector")
      words += try cells("\(folder)/inventory.csv", "activity")
    }
    words += WorkspaceColumns.column("subsector", of: "inventory.csv")?.words ?? []
    return words.map { word in
      let spaced = word.split(separator: "-").joined(separator: " ")
      return spaced.prefix(1).uppercased() + spaced.dropFirst()
    }
  }

  private static func indicators() throws -> [String] {
    var declared = try IndicatorCatalog.all.flatMap { [$0.name, try $0.indicator().name] }
    declared.append(try IndicatorCatalog.indicator(named: "wettest-days(days=1)").name)
    for declaration in IndicatorCatalog.all {
      declared.append(declaration.equation)
      declared += declaration.parameters.map(\.name)
      declared += EnglishText.sentences(declaration.limits) + [declaration.limits]
    }
    return declared
      + (try cells("Sources/ClimateFiles/Resources/county-summary-indicators.csv", "name"))
  }

  private static func frameworks() throws -> [String] {
    let protocols = FactorLibrary.standard.protocols
    var texts = protocols.gpcCells.flatMap {
      [$0.sector, $0.name, $0.whereToGetIt, "\($0.sector): \($0.name)"]
    }
    texts += protocols.lgopSectors.map(\.name) + protocols.crfSubsectors.map(\.sector)
    texts += Sector.allCases.map(\.title) + OptionalFramework.allCases.map(\.title)
    let inventory = try HennepinSite.calculated().inventory
    for framework in [ReportingFramework.gpc, .crf, .lgop, .uscp] {
      let report = inventory.report(framework, year: 2021)
      // Lines of the US Community Protocol are named for words of the records.
      let lines = framework == .uscp ? [] : report.lines
      texts += lines.flatMap { [$0.group, $0.name, $0.whereToGetIt, $0.level] }
      texts += report.totals.flatMap { [$0.name, $0.rule] }
    }
    for scope in 1...3 {
      texts += ["Scope \(scope)", "Scope \(scope) under operational control"]
      texts.append("Scope \(scope) under financial control")
    }
    texts += ["source", "activity", "both", "basic activity 1", "Lines marked “business”"]
    return texts
  }

  /// What the example's reports miss, and what the comparison of years says of its indicators.
  private static func findings() throws -> [String] {
    let inventory = try HennepinSite.calculated().inventory
    let years = inventory.years
    let reports = [ReportingFramework.gpc, .crf, .uscp].flatMap { framework in
      years.map { inventory.report(framework, year: $0) }
    }
    let missing = reports.flatMap(\.findings).map(\.message)
      .filter { $0.contains("has neither an amount nor a notation key") }
    let names = FactorLibrary.standard.protocols.basicActivities.map { $0.name.lowercased() }
    return missing + names + [
      "The indicator “hdd” is missing, so its effect is not told apart from use.",
      "The indicator “jobs” has no value above zero for 2005, so its effect is not told apart from use.",
      "Carbon taken up is beside the totals and is in no driver.",
      "The action “Shade” was left out, because of an error at actions.csv, row 3.",
      "An action was left out, because of an error at actions.csv, row 3.",
      "It has no actions, so nothing is saved by them; what its policies change is told against “Usual”.",
      "“b1” could not be read, so what names it is not counted until this row is correct: 1 row of costs.csv.",
      "“b1” could not be read, so what names it is not counted until this row is correct: 9 rows of costs.csv.",
      "“b1” could not be read, because of an error at actions.csv, row 3, so 1 line of the text that shows it cannot be filled.",
      "“b1” could not be read, because of an error at actions.csv, row 3, so 4 lines of the text that show it cannot be filled.",
      "“Shade” does not say who pays, and unknown is not nobody.",
      "“Shade” is under way and does not say who pays: its effect counts, and its cost is in the budget of no single payer.",
    ] + portfolio + rareEvents + placeNotes
  }

  /// Why a model has no return level, as a page, a chapter and a refusal say it.
  private static let rareEvents: [String] = {
    let short = "has 12 of the 20 years that a fit needs in 2035–2064"
    let absent = "has no values in the scenario rcp45: there are no files of pr"
    let equal =
      "cannot be fitted: All 30 values are equal (0.0), so that no distribution can be fitted. Check the series, or choose an indicator that varies here."
    let next = "Choose other periods, or an indicator that is a yearly extreme."
    return [
      short, absent, equal, "has no fit", "RCP4.5, without A, B: \(short).",
      "RCP4.5, without A: \(absent).", "SSP2-4.5, without bcc-csm1-1, CanESM2: \(equal)",
      "No return level can be computed: “A” \(short). \(next)",
      "No return level can be computed: “A” \(absent); “B” \(short). \(next)",
      "No return level can be computed: “A” \(equal) \(next)",
      "No return level can be computed: there is no model with values. \(next)",
      "No return level can be told. “hottest-day”: No return level can be computed: “A” \(short); “B” \(short). \(next)",
      ClimateFileReading.note(ofDropped: ["txx", "wettest-days-5"]),
    ]
  }()

  /// What an atlas says of the cells that stand for a place, with the runs that say it.
  private static let placeNotes = [
    "All 22 runs: 50 % of the area lies outside the grid and is left out.",
    "A, rcp45: 20.5 % of the area has no values of some variable, as over water, and is left out of what needs it.",
    "bcc-csm1-1, rcp45: less than half of the area has values; where so, it is missing.",
    "A, rcp45; B, rcp45: the nearest data is at 44.87° N, 93.1° W, 12.5 km away, and stands for it.",
    "5 of 22 runs (A, x; B, x; C, x and 2 more): 44.9° N, 93.2° W has no values, as over water; the cell at 45° N, 93° W, 17.2 km away, stands for it.",
    "All 3 runs: the files do not tell where they are; their one cell stands for every place.",
    "All 3 runs: The area lies outside the grid, which covers latitudes 43.5 to 45.5 and longitudes -94.5 to -92.5.",
    "All 3 runs: 10° N, 93° W lies outside the grid, which covers latitudes 43.5 to 45.5 and longitudes -94.5 to -92.5.",
    "All 3 runs: The cell at 44.9° N, 93.2° W has no values, as over water, nor has any within 100 km.",
    "All 3 runs: The cell at 44.9° N, 93.2° W has no values, as over water. The nearest cell with values is at 45° N, 93° W, 40 km away. Give the place a latitude and longitude there if that cell may stand for it.",
    "All 3 runs: A boundary has a corner at 45, -93, which is not on Earth. GeoJSON has longitude and latitude in degrees, the longitude first: were they exchanged, or is the map in another projection?",
    "All 3 runs: The area has no extent: its corners lie on a line, or a hole fills it.",
    "All 3 runs: A boundary has fewer than three corners.",
    "All 3 runs: The variables have values in different cells near the place; no cell within 30 km has all.",
    "All 3 runs: The file has no data at 44.9° N, 93.2° W. Its nearest place is 45° N, 93° W, 60 km away.",
  ]

  /// What a portfolio says of actions that it could not choose or count.
  private static let portfolio =
    [
      "“Shade” cuts no emissions; it is not chosen or dropped here.",
      "2 actions cut no emissions; they are not chosen or dropped here: “Shade”, “Roofs”.",
      "The effect of “Shade” was left out, because of an error or of what it needs.",
      "The effect of “Shade” was left out, because it and “a1” exclude each other and “a1” comes first.",
      "Its effect was left out, because it and “a1” exclude each other and “a1” comes first.",
      "Its effect was left out, because of what it needs.",
      "The effect of “Shade” was left out, because of an error at uptake.csv, row 3.",
      "Its effect was left out, because of an error at uptake.csv, row 3.",
      "Its energy is not known: its effect was left out, because of an error at uptake.csv, row 3.",
      "Its energy is not known: its effect was left out, because of an error in its parameters.",
      "“Shade” states no cost, and unknown is not free.",
      "“Shade” states no staff, and unknown is not none.",
      "“Shade” needs “b1”, which cannot be chosen.",
    ]
    + ["cost", "staff", "cost and no staff"].map {
      "“Shade” is under way and states no \($0): its effect counts, and what it asks for is not in the sums."
    }

  /// Some of what explanations say; the others depend on what is explained.
  private static let explanations = [
    "Sum of activity records; biogenic carbon dioxide is outside.", "Data quality: L.",
    "Change of emissions, 2005 to 2021", "Emissions with the plan in 2030", "inventory of 2021",
    "Linear between the given years.", "Plant trees: score among the actions",
    "Part that follows heating degree days", "Cooling degree days, 2050",
    "Each run of degree days is projected by itself, with every action on top of it.",
    "Light trucks among new vehicles", "New vehicles that are electric", "National figures",
    "Where the power for charging is counted",
    "The score rests on 40 % of the weight. That is little: its place says hardly anything.",
  ]

  /// Titles of the figures that every plan has.
  private static func figures() throws -> [String] {
    [
      "Emissions in 2021", "Emissions per resident, 2021",
      "Change of emissions from 2005 to 2021", "Business as usual in 2050",
      "Change under business as usual, 2021 to 2050", "Change with the plan, 2021 to 2050",
      "Net zero: gap under business as usual in 2050", "Net zero: reduction of the total",
      "Net zero: reduction needed each year", "Housing: share of the total",
      "Carbon dioxide taken up in 2021", "Open findings of the auditor", "business as usual",
      "the plan",
    ]
  }
}

internal import Inventory
internal import Tables

extension WorkspaceColumns {
  static let inventoryTables: [TableDescription] = [
    TableDescription(
      file: "inventory.csv", title: "Activity data", row: "Activity record",
      purpose:
        "How much energy was used, how far people drove, how much waste was thrown away: one record for each source of emissions and year.",
      naming: ["activity", "subsector", "year"],
      groups: [
        .init("What was counted", whatWasCounted), .init("How much", howMuch),
        .init("How it is calculated", howCalculated), .init("Where it counts", whereItCounts),
        .init("How well it is known", howWellKnown), sourceAndNote,
      ]),
    TableDescription(
      file: "inventory-parameters.csv", title: "Inputs of methods", row: "Input",
      purpose:
        "Figures that a method needs beside the amount, such as the share of landfill gas that is collected, each with its own source.",
      naming: ["record", "parameter"],
      groups: [.init("What it is", inventoryParameters), sourceAndNote]),
  ]

  static let year = ColumnDeclaration(
    "year", "Year", .year, help: "The year that it is about, in four digits, such as 2023.")

  private static let whatWasCounted = [
    identifier("gas-homes-2023"), year,
    ColumnDeclaration(
      "sector", "Sector", .choice(words(Sector.self)),
      help: "The part of the community that it belongs to, such as buildings.",
      labels: labels(Sector.self, \.title)),
    ColumnDeclaration(
      "subsector", "Part of the sector",
      .suggestions([
        "residential", "commercial", "institutional", "industrial", "energy-industries",
        "agriculture", "on-road", "off-road", "rail", "aviation", "marine", "landfill", "compost",
        "wastewater",
      ]),
      help:
        "The part within the sector, such as residential, on-road or landfill; it decides the line of the protocols."
    ),
    ColumnDeclaration(
      "activity", "Activity", .suggestions([]),
      help:
        "What was counted, such as electricity, natural-gas, vehicle-miles or mixed-waste."),
  ]

  private static let howMuch = [
    ColumnDeclaration(
      "quantity", "Amount", .number,
      help:
        "How much, as on the bill, such as 1250000; leave it empty and choose a notation key where it is not known, and never write 0 for unknown.",
      range: 0...1e18),
    ColumnDeclaration(
      "unit", "Unit", .unit,
      help: "The unit of the amount, such as MWh, therm or short-ton; take the one on the bill."),
    ColumnDeclaration(
      "notation_key", "Why there is no amount", .choice(words(NotationKey.self)),
      help:
        "Only where there is no amount: say why, such as NE for not estimated, and explain it in the remarks.",
      labels: labels(NotationKey.self) { "\($0.rawValue): \($0.title)" }),
  ]

  private static let howCalculated = [
    ColumnDeclaration(
      "method", "Method", .choice(MethodRegistry.declarations.map(\.id)),
      help:
        "How the amount becomes emissions, such as grid-electricity; empty only where a notation key stands for the amount.",
      labels: Dictionary(MethodRegistry.declarations.map { ($0.id, $0.name) }) { first, _ in first }
    ),
    ColumnDeclaration(
      "factor", "Emission factor",
      help:
        "Leave it empty for Cairn's own choice; vehicle miles and mixed waste need the name of a mix. Else name a factor or a set of your own, such as egrid:MROW, and inputs such as recovery=0.6."
    ),
  ]

  private static let whereItCounts = [
    ColumnDeclaration(
      "account", "Account", .choice(words(Account.self)),
      help:
        "Leave it empty for the community's own account; accounts are never added to one another.",
      labels: labels(Account.self, \.title)),
    ColumnDeclaration(
      "gpc", "GPC line", .suggestions([]),
      help:
        "The line of the Global Protocol, such as I.1.2; leave it empty for the one of the method."),
    ColumnDeclaration(
      "uscp", "US Community Protocol", .suggestions(uscpWords),
      help:
        "A reference such as BE.2, and words such as source, activity or both; leave it empty for those of the method."
    ),
    ColumnDeclaration(
      "scope", "Scope", .choice(["1", "2", "3"]),
      help:
        "Leave it empty for the scope of the GPC line or the method; else 1, 2 or 3.",
      labels: [
        "1": "1: emitted inside the community", "2": "2: from grid energy used inside it",
        "3": "3: emitted outside because of it",
      ]),
    ColumnDeclaration(
      "control", "Control", .choice(words(GovernmentControl.self)),
      help:
        "Only for the government's own operations: what kind of control it has, such as operational."
    ),
    ColumnDeclaration(
      "within", "Contained in", .reference(file: "inventory.csv", column: "id"),
      help:
        "Only for other accounts than the community's: the community record that contains this one already, such as el-com-2021."
    ),
  ]

  private static let uscpWords =
    words(CommunityCount.self) + words(OptionalFramework.self)

  private static let howWellKnown = [
    ColumnDeclaration(
      "quality", "Quality of the amount", .choice(words(DataQuality.self)),
      help: "How well the amount is known: H if metered or billed, M if modeled, L if scaled.",
      labels: qualities),
    ColumnDeclaration(
      "factor_quality", "Quality of the factor", .choice(words(DataQuality.self)),
      help: "How well the factor fits: H if it is of this place, M of the region, L a default.",
      labels: qualities),
    ColumnDeclaration(
      "activity_uncertainty_percent", "Uncertainty of the amount, percent", .number,
      help:
        "Half of a 95 percent interval, in percent: 5 means 5 percent more or less; leave it empty if not known.",
      range: 0...1e6),
    ColumnDeclaration(
      "factor_uncertainty_percent", "Uncertainty of the factor, percent", .number,
      help:
        "Half of a 95 percent interval, in percent: 10 means 10 percent more or less; leave it empty if not known.",
      range: 0...1e6),
  ]

  private static let qualities = labels(DataQuality.self) { quality in
    switch quality {
    case .high: "H: high"
    case .medium: "M: medium"
    case .low: "L: low"
    }
  }

  private static let inventoryParameters = [
    ColumnDeclaration(
      "record", "Activity record", .reference(file: "inventory.csv", column: "id"),
      help: "The record that the input is for, such as landfill-2021."),
    ColumnDeclaration(
      "parameter", "Input", .suggestions(parameterNames),
      help: "The name of the input as the method has it, such as recovery.",
      labels: parameterMeanings),
    ColumnDeclaration(
      "value", "Value", help: "A number such as 0.6, or a word that the method takes."),
    ColumnDeclaration(
      "unit", "Unit", .unit,
      help: "The unit of the value; leave it empty for the method's own, such as share."),
  ]

  private static let parameterNames: [String] = Set(
    MethodRegistry.declarations.flatMap { $0.parameters.map(\.id) }
  ).sorted()

  /// What an input means, where all methods that have it mean the same.
  private static let parameterMeanings: [String: String] = {
    let all = MethodRegistry.declarations.flatMap(\.parameters)
    let meanings = Dictionary(grouping: all, by: \.id).mapValues { Set($0.map(\.meaning)) }
    return meanings.compactMapValues { $0.count == 1 ? $0.first : nil }
  }()
}

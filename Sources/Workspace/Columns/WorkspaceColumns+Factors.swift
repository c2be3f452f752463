internal import Factors
internal import Tables

extension WorkspaceColumns {
  static let factorTables: [TableDescription] = [
    TableDescription(
      file: "factors.csv", title: "Own emission factors", row: "Emission factor",
      purpose:
        "Factors of your utility, plant or fuel. Cairn has factors of its own, so that most communities need none here.",
      naming: ["set", "activity", "gas"],
      groups: [
        .init("What it is for", factorUse), .init("The factor", factorValue), sourceAndNote,
      ]),
    TableDescription(
      file: "instruments.csv", title: "Electricity contracts", row: "Contract",
      purpose:
        "Certificates and contracts that give electricity a rate of its own in market-based accounts.",
      naming: ["kind", "year"],
      groups: [.init("What it is", instruments), .init("What it covers", covered), sourceAndNote]),
  ]

  private static let factorUse = [
    set("my-utility", "the set"),
    ColumnDeclaration(
      "activity", "Activity", .suggestions([]),
      help: "The activity it is for, such as electricity; leave it empty for any."),
    ColumnDeclaration(
      "year", "Year", .year,
      help: "The year it is for, such as 2023; leave it empty for all years."),
  ]

  private static let factorValue = [
    ColumnDeclaration(
      "gas", "Gas", .suggestions([]),
      help: "One gas, such as co2, ch4 or n2o; CO2e is refused, because it cannot be taken apart."),
    ColumnDeclaration(
      "value", "Value", .number, help: "The factor, such as 936.5.", range: 0...1e18),
    ColumnDeclaration(
      "unit", "Mass of the gas", .unit, help: "The unit of the gas, such as lb or kg."),
    ColumnDeclaration(
      "per", "Per", .unit, help: "The unit of the activity, such as MWh."),
    ColumnDeclaration(
      "uncertainty_percent", "Uncertainty, percent", .number,
      help: "Half of a 95 percent interval, in percent, such as 5; leave it empty if not known.",
      range: 0...1e6),
    ColumnDeclaration(
      "edition", "Edition", help: "The edition or report it is taken from, such as 2024."),
    status("value"),
  ]

  /// Whether what a source says was looked up in the source itself.
  static func status(_ what: String) -> ColumnDeclaration {
    ColumnDeclaration(
      "status", "Checked", .choice(words(EvidenceStatus.self)),
      help: "Choose verified only if you read the \(what) in the source itself.",
      labels: labels(EvidenceStatus.self) { $0 == .verified ? "Verified" : "Unverified" })
  }

  private static let instruments = [
    identifier("wind-contract-2023"), year,
    ColumnDeclaration(
      "kind", "Kind", .choice(words(ContractualInstrument.Kind.self)),
      help: "What it is, such as a certificate; they are used in the order of this list.",
      labels: labels(ContractualInstrument.Kind.self) { kind in
        switch kind {
        case .certificate: "Certificate"
        case .contract: "Contract"
        case .supplier: "Rate of the supplier"
        case .residualMix: "Residual mix"
        }
      }),
  ]

  private static let covered = [
    ColumnDeclaration(
      "quantity", "Amount", .number,
      help: "How much electricity it covers, such as 12000; leave it empty for all that is left.",
      range: 0...1e18),
    ColumnDeclaration("unit", "Unit", .unit, help: "A unit of energy, such as MWh."),
    ColumnDeclaration(
      "covers", "Covers",
      help:
        "Short names of records, or parts of a sector, with spaces between, such as commercial; leave it empty for any."
    ),
    ColumnDeclaration(
      "factor_set", "Its factors", .reference(file: "factors.csv", column: "set"),
      help:
        "The set of your own factors with its rate, such as my-utility; leave it empty for none, as of wind or sun."
    ),
  ]
}

internal import ArgumentParser
internal import Factors
internal import Foundation

/// `cairn factors`: look into the factor library.
struct FactorsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "factors",
    abstract: "List, search and compare emission factors, and find a place's grid.",
    discussion: """
      Every number that Cairn calculates with is a row of its factor library, with edition, source and \
      status. These commands read the library; none changes a workspace.

        cairn factors search natural gas --gas co2
        cairn factors compare "eGRID2023 rev1" "eGRID2023 rev2" --region CAMX
        cairn factors place --zip 55401 --year 2023
        cairn factors change my-town "eGRID2023 rev2"
      """,
    subcommands: [
      FactorListCommand.self, FactorSearchCommand.self, FactorShowCommand.self,
      FactorCompareCommand.self, FactorPlaceCommand.self, FactorChangeCommand.self,
    ])
}

/// How rows of the library are printed.
enum FactorFormat: String, ExpressibleByArgument, CaseIterable {
  case text, csv, json
}

/// What narrows a list of factors.
struct FactorFilters: ParsableArguments {
  @Option(help: "Only this table, such as egrid; `cairn factors list` names them.")
  var table = ""
  @Option(help: "Only this gas, such as co2, biogenic-co2, ch4, n2o or hfc-134a.")
  var gas = ""
  @Option(help: "Only this grid subregion, such as MROW.")
  var region = ""
  @Option(help: "Only this data year, year of edition or model year.")
  var year: Int?
  @Option(help: "Only this edition, or one that begins so, such as 2021, eGRID2023 or ar6.")
  var edition = ""
  @Flag(help: "Only rows whose source has not been read.")
  var unverified = false

  var isEmpty: Bool { query("") == FactorQuery() }

  func query(_ text: String) -> FactorQuery {
    FactorQuery(
      text: text, table: table, gas: gas, region: region, year: year, edition: edition,
      isUnverifiedOnly: unverified)
  }
}

/// Prints rows of the catalog.
enum FactorRows {
  /// How many rows are printed as text unless more are asked for.
  static let shown = 20

  static let header = [
    "id", "table", "what", "gas", "value", "unit", "per", "edition", "year", "region", "source",
    "status",
  ]

  static func print(_ listings: [FactorListing], format: FactorFormat, limit: Int?) {
    let most = limit ?? (format == .text ? shown : 0)
    let kept = most == 0 ? listings[...] : listings.prefix(most)
    switch format {
    case .csv:
      Swift.print(TextTable.csv([header] + kept.map(cells), file: "factors.csv"), terminator: "")
    case .json:
      Swift.print(
        JSONText.of(
          [header] + kept.map(cells),
          textColumns: ["edition", "id", "region", "what"]))
    case .text:
      Swift.print(TextTable.aligned(kept.map(line), left: 4), terminator: "")
      if kept.count < listings.count {
        Swift.print("… \(listings.count - kept.count) more; --limit 0 prints all.")
      }
    }
  }

  private static func cells(_ listing: FactorListing) -> [String] {
    [
      listing.id, listing.table, listing.what, listing.gas, listing.value.map { "\($0)" } ?? "",
      listing.unit, listing.per, listing.edition, listing.year.map(String.init) ?? "",
      listing.region, listing.source.id, listing.status.rawValue,
    ]
  }

  private static func line(_ listing: FactorListing) -> [String] {
    [
      listing.title, listing.published, listing.status == .unverified ? "unverified" : "",
      listing.id,
    ]
  }
}

/// Runs work on the library, and tells what is missing in plain words.
enum FactorAnswer {
  static func of<Value>(_ work: () throws -> Value) throws -> Value {
    do { return try work() } catch let error as FactorAbsence {
      throw CommandFailure(error.message)
    }
  }
}

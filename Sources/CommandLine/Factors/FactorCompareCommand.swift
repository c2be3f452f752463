internal import ArgumentParser
internal import Factors
internal import Quantities

/// `cairn factors compare`: what is different between two editions.
struct FactorCompareCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "compare", abstract: "Compare two editions of eGRID, the EPA's hub or GWP sets.",
    discussion: """
      Prints rows that were added, removed or changed, the largest change in percent first. \
      `cairn factors list` names the editions; without a revision the newest is meant, without a horizon \
      100 years.

        cairn factors compare "eGRID2023 rev1" "eGRID2023 rev2"
        cairn factors compare hub-2021 hub-2025 --table activity-waste
        cairn factors compare ar5 ar6
      """)

  @Argument(help: "The older edition.") var old: String
  @Argument(help: "The newer edition.") var new: String
  @Option(help: "Only this grid subregion, such as MROW.") var region = ""
  @Option(help: "Only this table, such as activity-waste.") var table = ""
  @Option(help: "Only this gas, such as co2.") var gas = ""
  @Flag(help: "Print rows that are the same, too.") var all = false
  @Option(help: "How many rows; 0 for all. Text prints 20 unless told.") var limit: Int?
  @Option(help: "text, csv or json.") var format: FactorFormat = .text

  func validate() throws {
    guard (limit ?? 0) >= 0 else { throw ValidationError("--limit is 0 or more.") }
  }

  func run() throws {
    let comparison = try FactorAnswer.of {
      let catalog = FactorCatalog.standard
      return try catalog.compare(
        edition: catalog.edition(named: old), with: catalog.edition(named: new),
        matching: FactorQuery(table: table, gas: gas, region: region))
    }
    let chosen = all ? comparison.rows : comparison.differences
    switch format {
    case .text: printText(comparison, chosen)
    case .csv:
      print(TextTable.csv(table(chosen), file: "comparison.csv"), terminator: "")
    case .json:
      print(JSONText.of(table(chosen), textColumns: ["id", "region", "what"]))
    }
    if format != .text { for note in comparison.notes { printError(note) } }
  }

  private func printText(_ comparison: FactorComparison, _ chosen: [FactorComparison.Row]) {
    let most = limit ?? FactorRows.shown
    let sorted = chosen.enumerated().sorted {
      (magnitude($0.element), $1.offset) > (magnitude($1.element), $0.offset)
    }.map(\.element)
    let kept = most == 0 ? sorted[...] : sorted.prefix(most)
    print("\(comparison.old.family.title): \(comparison.old.name) to \(comparison.new.name)")
    if !kept.isEmpty {
      let header = ["", "unit", "old", "new", "%"]
      print(TextTable.aligned([header] + kept.map(line), left: 2), terminator: "")
    }
    if kept.count < sorted.count {
      print("… \(sorted.count - kept.count) more; --limit 0 prints all.")
    }
    let counts = FactorComparison.Row.Change.allCases.map { change in
      "\(comparison.count(change)) \(change == .same ? "the same" : change.rawValue)"
    }
    print("\(counts.joined(separator: ", ")).")
    for note in comparison.notes { print("note: \(note)") }
  }

  /// Added and removed rows come after the changed ones.
  private func magnitude(_ row: FactorComparison.Row) -> Double {
    row.percent?.magnitude ?? (row.difference == nil ? -1 : .infinity)
  }

  private func line(_ row: FactorComparison.Row) -> [String] {
    guard let listing = row.listing else { return [] }
    let subject =
      listing.table == "egrid" ? [listing.region] : listing.table == "gwp" ? [] : [row.what]
    let gas = listing.gas.isEmpty ? [] : [listing.gasName]
    let unit = listing.per.isEmpty ? listing.unit : "\(listing.unit) per \(listing.per)"
    return [
      (subject + gas).joined(separator: ", "), unit, number(row.old), number(row.new),
      percent(row),
    ]
  }

  private func number(_ listing: FactorListing?) -> String {
    listing?.value.map { NumberText.significant($0, digits: 7) } ?? "—"
  }

  private func percent(_ row: FactorComparison.Row) -> String {
    switch row.change {
    case .added, .removed: row.change.rawValue
    case .same: "0"
    case .changed: row.percent.map { NumberText.grouped($0, decimals: 1) } ?? "from 0"
    }
  }

  private func table(_ rows: [FactorComparison.Row]) -> [[String]] {
    let header = [
      "change", "table", "id", "what", "gas", "region", "unit", "per", "old", "new", "difference",
      "percent",
    ]
    return [header]
      + rows.compactMap { row in
        row.listing.map { listing in
          [
            row.change.rawValue, listing.table, listing.id, row.what, listing.gas,
            listing.region, listing.unit, listing.per, row.old?.value.map { "\($0)" } ?? "",
            row.new?.value.map { "\($0)" } ?? "", row.difference.map { "\($0)" } ?? "",
            row.percent.map { "\($0)" } ?? "",
          ]
        }
      }
  }
}

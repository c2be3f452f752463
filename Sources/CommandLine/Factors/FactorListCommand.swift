internal import ArgumentParser
internal import Factors

/// `cairn factors list`: the tables and editions of the library, or the rows that filters leave.
struct FactorListCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "List the library's tables and editions, or rows of them.",
    discussion: """
      Without a filter, prints every table with its number of rows and the editions that can be compared. \
      With one, prints the rows, newest edition first.
      """)

  @OptionGroup var filters: FactorFilters
  @Option(help: "How many rows; 0 for all. Text prints 20 unless told.") var limit: Int?
  @Option(help: "text, csv or json.") var format: FactorFormat = .text

  func validate() throws {
    guard (limit ?? 0) >= 0 else { throw ValidationError("--limit is 0 or more.") }
  }

  func run() throws {
    let catalog = FactorCatalog.standard
    guard filters.isEmpty else {
      let found = catalog.search(filters.query(""))
      guard !found.isEmpty else { throw CommandFailure(FactorSearchCommand.nothing(filters)) }
      FactorRows.print(found, format: format, limit: limit)
      return
    }
    let rows = catalog.tables.map { table in
      let unverified = catalog.listings.count {
        $0.table == table.table && $0.status == .unverified
      }
      return [table.table, table.title, String(table.count), String(unverified)]
    }
    let header = ["table", "title", "rows", "unverified"]
    switch format {
    case .text:
      print(TextTable.aligned([header] + rows, left: 2), terminator: "")
      print("\nEditions: \(catalog.editions.map(\.name).joined(separator: ", ")).")
    case .csv: print(TextTable.csv([header] + rows, file: "tables.csv"), terminator: "")
    case .json: print(JSONText.of([header] + rows, textColumns: ["gwp"]))
    }
  }
}

/// `cairn factors search`: rows that contain words, best first.
struct FactorSearchCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "search", abstract: "Find rows of the library by words.",
    discussion: """
      Every word has to be in the row, in any order. Rows about the words come first, then verified rows, \
      then factors of a gas, then newer ones. Ends with exit code 1 when nothing is found.
      """)

  @Argument(help: "Words, such as natural gas.") var words: [String]
  @OptionGroup var filters: FactorFilters
  @Option(help: "How many rows; 0 for all. Text prints 20 unless told.") var limit: Int?
  @Option(help: "text, csv or json.") var format: FactorFormat = .text

  func validate() throws {
    guard (limit ?? 0) >= 0 else { throw ValidationError("--limit is 0 or more.") }
  }

  func run() throws {
    let catalog = FactorCatalog.standard
    let query = filters.query(words.joined(separator: " "))
    let found = catalog.search(query)
    guard !found.isEmpty else {
      let advice = catalog.corrections(query).map { word, nearest in
        "No row has “\(word)”\(words.count > 1 ? " beside the other words" : "")\(filters.isEmpty ? "" : " under these filters")."
          + (nearest.map { " Did you mean “\($0)”?" } ?? "")
      }
      throw CommandFailure(
        advice.isEmpty ? Self.nothing(filters) : advice.joined(separator: " "))
    }
    FactorRows.print(found, format: format, limit: limit)
  }

  static func nothing(_ filters: FactorFilters) -> String {
    "No row of the library fits. `cairn factors list` names the tables and editions\(filters.isEmpty ? "" : "; leave out a filter to see more")."
  }
}

/// `cairn factors show`: one row with everything that is known of it.
struct FactorShowCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "Show one row with its source and its other editions.")

  @Argument(help: "The row's id, such as epa-hub-2025:natural-gas:co2:per-scf.") var id: String
  @Option(help: "text, csv or json.") var format: FactorFormat = .text

  func run() throws {
    let catalog = FactorCatalog.standard
    guard let listing = catalog.listing(id: id) else {
      let words = FactorQuery(text: id.split(separator: ":").joined(separator: " "))
      let near = catalog.search(words).prefix(3).map { "“\($0.id)”" }
      throw CommandFailure(
        "There is no row “\(id)”. "
          + (near.isEmpty
            ? "`cairn factors search` finds ids." : "Near it: \(near.joined(separator: ", "))."))
    }
    guard format == .text else { return FactorRows.print([listing], format: format, limit: 0) }
    for (name, text) in lines(listing, catalog) where !text.isEmpty {
      print(name.padding(to: 11) + text)
    }
  }

  private func lines(_ listing: FactorListing, _ catalog: FactorCatalog) -> [(String, String)] {
    let source = listing.source
    return [
      ("what", listing.title), ("value", listing.published),
      ("table", "\(listing.tableTitle) (\(listing.table))"),
      ("year", listing.year.map(String.init) ?? ""), ("status", listing.status.rawValue),
      ("source", "\(source.citation) (\(source.id))"), ("publisher", source.publisher),
      ("licence", source.licence), ("url", source.url), ("note", source.note),
    ] + listing.details.map { ("also", "\($0.column): \($0.text)") }
      + catalog.counterparts(of: listing).map { ("other", "\($0.edition): \($0.published)") }
  }
}

extension String {
  fileprivate func padding(to width: Int) -> String {
    self + String(repeating: " ", count: max(1, width - count))
  }
}

internal import Factors
internal import Forecast
internal import Inventory
internal import Quantities
internal import Tables

extension WorkspaceReader {
  /// Reads scenarios and policies.
  mutating func readScenarios() {
    var book = ScenarioBook()
    let library = ForecastLibrary.standard.policies
    book.policies = readPolicies(library)
    book.makers = readMakers()
    book.stated = readScenarioRows()
    workspace.scenarioBook = book
    checkScenarios(library)
  }

  private mutating func readMakers() -> [PathRequest] {
    var requests: [PathRequest] = []
    for record in records(of: WorkspaceTables.pathMakers, named: "parameter") {
      var decoder = RecordDecoder(record)
      let path = decoder.identifier("path")
      let maker = decoder.required("maker")
      let parameter = decoder.required("parameter")
      let year = record.text("year") == nil ? nil : decoder.year()
      let text = decoder.required("value")
      let unit = record.text("unit") == nil ? nil : decoder.unit()
      let position = requests.firstIndex { $0.id == path }
      if !PathMakers.declarations.contains(where: { $0.id == maker }) {
        decoder.find(
          .error,
          "“\(maker)” makes no path. Use one of \(PathMakers.declarations.map(\.id).joined(separator: ", ")).",
          column: "maker")
      } else if let position, requests[position].maker != maker {
        decoder.find(
          .error,
          "“\(path)” is made by “\(requests[position].maker)” in an earlier row; one path has one maker.",
          column: "maker")
      }
      if workspace.paths[path] != nil {
        decoder.find(
          .error, "“\(path)” is in paths.csv already. Give one of them another name.",
          column: "path")
      }
      guard accept(decoder) else { continue }
      let value = PathRequest.Value(
        parameter: parameter, year: year, text: text, unit: unit, source: record["source"],
        place: record.place)
      if let position {
        requests[position].values.append(value)
      } else {
        requests.append(
          PathRequest(id: path, maker: maker, values: [value], place: record.place))
      }
    }
    return requests
  }

  private mutating func readScenarioRows() -> [Scenario] {
    var scenarios: [Scenario] = []
    for record in records(of: WorkspaceTables.scenarioRows) {
      var decoder = RecordDecoder(record)
      let id = decoder.identifier()
      if Int(id) != nil {
        decoder.find(
          .error, "“\(id)” would be taken for a year. Put a letter into the short name.",
          column: "id")
      }
      let name = decoder.required("name")
      let replacements = readReplacements(&decoder)
      let starts = readStarts(&decoder)
      guard accept(decoder) else { continue }
      var scenario = Scenario(
        id: id, name: name, policies: policies(record), actions: actions(record),
        climate: record.text("climate").map { ClimateScenario($0).key },
        replacements: replacements, source: record["source"], note: record["note"],
        place: record.place)
      scenario.starts = starts
      scenarios.append(scenario)
    }
    return scenarios
  }

  private func policies(_ record: CSVRecord) -> Scenario.Policies {
    switch record["policies"] {
    case "", "none": .none
    case "adopted": .adopted
    case "all": .all
    case let text: .some(text.split(separator: " ").map(String.init))
    }
  }

  private func actions(_ record: CSVRecord) -> Scenario.Actions {
    switch record["actions"] {
    case "", "none": .none
    case "all": .all
    case let text: .some(text.split(separator: " ").map(String.init))
    }
  }

  private func readStarts(_ decoder: inout RecordDecoder) -> [String: Int] {
    var starts: [String: Int] = [:]
    for word in decoder.identifiers("starts") {
      let parts = word.split(separator: "=", omittingEmptySubsequences: false).map(String.init)
      guard parts.count == 2, starts[parts[0]] == nil, let year = Int(parts[1]),
        (1850...2150).contains(year)
      else {
        decoder.find(
          .error, "“\(word)” is no start of an action. Write each once, as in b1=2028.",
          column: "starts")
        continue
      }
      starts[parts[0]] = year
    }
    return starts
  }

  private func readReplacements(_ decoder: inout RecordDecoder) -> [String: String] {
    var replacements: [String: String] = [:]
    for word in decoder.identifiers("drivers") {
      let parts = word.split(separator: "=", omittingEmptySubsequences: false).map(String.init)
      guard parts.count == 2, !parts.contains(""), replacements[parts[0]] == nil else {
        decoder.find(
          .error,
          "“\(word)” does not say what takes whose place. Write each once, as in population=population-high.",
          column: "drivers")
        continue
      }
      replacements[parts[0]] = parts[1]
    }
    return replacements
  }
}

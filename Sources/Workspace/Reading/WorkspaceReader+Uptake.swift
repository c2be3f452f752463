internal import Strategies
internal import Tables

extension WorkspaceReader {
  /// How an action's row says that it spreads; faults are found at their columns.
  func readUptake(_ decoder: inout RecordDecoder, start: Int?) -> Uptake {
    let record = decoder.record
    var uptake = Uptake()
    uptake.curve = decoder.optionalChoice("uptake") ?? .linear
    uptake.endYear = record.text("end_year") == nil ? nil : decoder.year("end_year")
    if let end = uptake.endYear, let start, end < start {
      decoder.find(
        .error, "The effect ends before it starts. Exchange the years or leave this one empty.",
        column: "end_year")
    }
    uptake.decay = readPercent(&decoder, "decay_percent")
    uptake.rebound = readPercent(&decoder, "rebound_percent")
    return uptake
  }

  private func readPercent(_ decoder: inout RecordDecoder, _ column: String) -> Double {
    guard let percent = decoder.number(column) else { return 0 }
    guard (0...100).contains(percent) else {
      decoder.find(.error, "“\(decoder.record[column])” is not between 0 and 100.", column: column)
      return 0
    }
    return percent / 100
  }

  /// Reads each action's own shares by year.
  mutating func readUptake() {
    var positions: [String: Int] = [:]
    for (index, action) in workspace.actions.enumerated() { positions[action.id] = index }
    for record in records(of: WorkspaceTables.uptakeShares) {
      var decoder = RecordDecoder(record)
      let id = decoder.required("action")
      let year = decoder.year()
      let percent = decoder.requiredNumber("percent")
      if let percent, !(0...100).contains(percent) {
        decoder.find(
          .error,
          percent > 100
            ? "An uptake of \(record["percent"]) percent is over 100. Nothing can be done more than everywhere; raise the parameter that says how much is meant. This row was left out."
            : "“\(record["percent"])” is below 0. An uptake is between 0 and 100 percent. This row was left out.",
          column: "percent")
      }
      let position = positions[id]
      if !id.isEmpty, position == nil {
        decoder.find(
          .error, "There is no usable action “\(id)” in actions.csv. This row was left out.",
          column: "action", missing: MissingRow(id, in: WorkspaceTables.actions.file))
      } else if let position, workspace.actions[position].uptake.curve != .own {
        decoder.find(
          .warning,
          "“\(id)” does not follow shares of its own, so this row is unused. Write own in the column uptake of actions.csv.",
          column: "action")
      }
      guard accept(decoder), let position, let year, let percent else {
        if let position, workspace.actions[position].uptake.curve == .own {
          workspace.actions[position].uptake.faults.append(record.place)
        }
        continue
      }
      workspace.actions[position].uptake.shares[year] = percent / 100
    }
    findMissingShares()
  }

  private mutating func findMissingShares() {
    for action in workspace.actions
    where action.uptake.curve == .own && action.uptake.shares.isEmpty
      && action.uptake.faults.isEmpty
    {
      find(
        .error,
        "“\(action.id)” has no shares of its own in uptake.csv, so that it never has an effect. Add rows, or leave the column empty for even steps.",
        at: action.place.at(column: "uptake"))
    }
  }
}

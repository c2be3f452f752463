internal import Forecast
internal import Inventory
internal import Tables

extension WorkspaceReader {
  /// Reads policies; a row that is named as one of the library takes from there what it does not say.
  mutating func readPolicies(_ library: PolicyLibrary) -> [Policy] {
    var policies: [Policy] = []
    for record in records(of: WorkspaceTables.policies) {
      var decoder = RecordDecoder(record)
      let id = decoder.identifier()
      let policy = readPolicy(id, &decoder, base: library.policy(id))
      guard accept(decoder), let policy else { continue }
      policies.append(policy)
    }
    return policies
  }

  private func readPolicy(
    _ id: String, _ decoder: inout RecordDecoder, base: Policy?
  ) -> Policy? {
    let record = decoder.record
    if base == nil {
      for column in ["name", "level", "status", "effect"] where record.text(column) == nil {
        decoder.find(
          .error,
          "“\(id)” is not in Cairn's library, so the cell “\(column)” must be filled.",
          column: column)
      }
    }
    let level: Policy.Level? = decoder.optionalChoice("level")
    let status: Policy.Status? = decoder.optionalChoice("status")
    let effect: Policy.Effect? = decoder.optionalChoice("effect")
    let sector: Sector? = decoder.optionalChoice("sector")
    let strength = readStrength(&decoder) ?? base?.strength
    if strength == nil, decoder.isUsable {
      decoder.find(
        .error,
        "It is not said how strong the policy is. Name a path of multipliers, or fill in from_year, to_year and percent.",
        column: "percent")
    }
    guard let level = level ?? base?.level, let status = status ?? base?.status,
      let effect = effect ?? base?.effect, let strength
    else { return nil }
    let (excludes, contains) = (
      decoder.identifiers("excludes"), decoder.identifiers("contains")
    )
    var policy = Policy(
      id: id, name: record.text("name") ?? base?.name ?? id, level: level, status: status,
      sector: sector ?? base?.sector, subsector: record.text("subsector") ?? base?.subsector,
      activity: record.text("activity") ?? base?.activity, effect: effect, strength: strength,
      source: record.text("source") ?? base?.source ?? "",
      evidence: record.text("path") == nil && record.text("percent") == nil ? base?.evidence : nil,
      note: record.text("note") ?? base?.note ?? "", place: record.place)
    policy.excludes = record.text("excludes") == nil ? base?.excludes ?? [] : excludes
    policy.contains = record.text("contains") == nil ? base?.contains ?? [] : contains
    return policy
  }

  /// Nil when the row states none.
  private func readStrength(_ decoder: inout RecordDecoder) -> Policy.Strength? {
    let record = decoder.record
    let parts = ["from_year", "to_year", "percent"].filter { record.text($0) != nil }
    if let path = record.text("path") {
      if let first = parts.first {
        decoder.find(
          .error, "A path and a percentage are two answers. Leave one of them out.",
          column: first)
      }
      return .path(path)
    }
    guard !parts.isEmpty else { return nil }
    let from = decoder.year("from_year")
    let to = decoder.year("to_year")
    let percent = decoder.requiredNumber("percent")
    if let percent, percent > 100 {
      decoder.find(
        .error, "Nothing can be lower by more than 100 percent.", column: "percent")
    }
    if let percent, percent < -1000 {
      decoder.find(
        .error, "More than eleven times as much is no policy. Check the percentage.",
        column: "percent")
    }
    if let from, let to, to < from {
      decoder.find(
        .error, "The full effect comes before the start. Exchange the two years.",
        column: "to_year")
    }
    guard let from, let to, let percent else { return nil }
    return .percent(percent, from: from, to: to)
  }
}

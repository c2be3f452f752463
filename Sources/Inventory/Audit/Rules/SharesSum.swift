internal import Factors
internal import Quantities
internal import Tables

/// Shares of a vehicle mix, a waste mix or a fuel blend that do not sum to 1.
public enum SharesSum: AuditRule {
  public static let declaration = AuditRuleDeclaration(
    id: "shares-sum", number: 2, title: "Shares do not sum to 1",
    test:
      "The shares of a vehicle mix (to 0.1 percent), a waste mix (to 1 percent, as published mixes are rounded) or a fuel blend that records use sum to 1.",
    failure:
      "Sedona's vehicle mix added up to 12 percent more than all miles, and with it emissions from the road.",
    advice:
      "Compare the shares with their source. Divide them by their sum only if each is right in proportion to the others."
  )

  /// One mix of any kind, as far as the rule needs it.
  private struct Mix {
    let kind: String
    let name: String
    let sum: Double
    let largest: Double
    let tolerance: Double
    let place: Place
    let records: [ActivityRecord]
    /// The context with every share divided by the sum.
    let mended: InventoryContext
  }

  private static let exact = 0.001
  private static let rounded = 0.01

  public static func findings(in subject: AuditSubject) -> [AuditFinding] {
    let users = users(subject)
    let vehicles = mixes(
      "vehicle mix", \.vehicleMixes, share: \VehicleShare.share, place: \.place,
      tolerance: exact, subject, users)
    let wastes = mixes(
      "waste mix", \.wasteMixes, share: \MaterialShare.share, place: \.place,
      tolerance: rounded, subject, users)
    return (vehicles + wastes + blends(subject)).compactMap { finding($0, subject) }
  }

  /// Records with an amount by the name of the set that they state.
  private static func users(_ subject: AuditSubject) -> [String: [ActivityRecord]] {
    var users: [String: [ActivityRecord]] = [:]
    for record in subject.records where record.quantity != nil {
      let names = [record.factor.name] + record.parameters.values.map(\.text)
      for name in Set(names) where !name.isEmpty { users[name, default: []].append(record) }
    }
    return users
  }

  /// Mixes of one table, each with the context in which its shares are brought to a sum of 1.
  private static func mixes<Part>(
    _ kind: String, _ table: WritableKeyPath<InventoryContext, [String: [Part]]>,
    share: WritableKeyPath<Part, Share>, place: KeyPath<Part, Place>, tolerance: Double,
    _ subject: AuditSubject, _ users: [String: [ActivityRecord]]
  ) -> [Mix] {
    let context = subject.inventory.context
    return context[keyPath: table].sorted { $0.key < $1.key }.compactMap { name, parts in
      guard let first = parts.first else { return nil }
      let shares = parts.map { $0[keyPath: share].value }
      let sum = shares.reduce(0, +)
      var mended = context
      mended[keyPath: table][name] = parts.map { part in
        var part = part
        part[keyPath: share] = Share(sum > 0 ? part[keyPath: share].value / sum : 0)
        return part
      }
      return Mix(
        kind: kind, name: name, sum: sum, largest: shares.max() ?? 0, tolerance: tolerance,
        place: first[keyPath: place], records: users[name] ?? [], mended: mended)
    }
  }

  /// Blends of the library that vehicles of a used mix burn.
  private static func blends(_ subject: AuditSubject) -> [Mix] {
    let context = subject.inventory.context
    let used = Set(
      context.vehicleMixes.values.joined().map(\.fuel) + subject.records.map(\.activity))
    return context.library.blends.sorted { $0.key < $1.key }.compactMap { name, parts in
      guard used.contains(name) else { return nil }
      return Mix(
        kind: "fuel blend", name: name, sum: parts.reduce(0) { $0 + $1.share },
        largest: parts.map(\.share).max() ?? 0, tolerance: exact,
        place: Place(file: "factors/fuel-blends.csv"), records: [], mended: context)
    }
  }

  private static func finding(_ mix: Mix, _ subject: AuditSubject) -> AuditFinding? {
    guard (mix.sum - 1).magnitude > mix.tolerance else { return nil }
    let hint =
      mix.largest > 1.5 && (mix.sum - 100).magnitude < 5
      ? " They look like percent; 35 percent is written 0.35." : ""
    let effect = effect(of: mix, subject)
    return AuditFinding(
      declaration, mix.records.isEmpty ? .warning : .error, subject: "\(mix.kind) \(mix.name)",
      evidence:
        "The shares of the \(mix.kind) “\(mix.name)” sum to \(NumberText.significant(mix.sum)), not 1.\(hint) \(effect.text)",
      at: mix.place.at(column: "share"), tonnesAtStake: effect.tonnes)
  }

  /// What the records that use a mix lose or gain: all of a record left out, the difference of another.
  private static func effect(
    of mix: Mix, _ subject: AuditSubject
  ) -> (text: String, tonnes: Double?) {
    guard !mix.records.isEmpty else { return ("No record uses it.", nil) }
    var tonnes = 0.0
    var leftOut: [String] = []
    for record in mix.records {
      let now = subject.entry(record.id).map { subject.tonnes($0) }
      if now == nil { leftOut.append(record.id) }
      let mended = subject.emissions(of: record, in: mix.mended)
        .map { subject.inventory.potentials.tonnes($0) }
      tonnes += ((mended ?? 0) - (now ?? 0)).magnitude
    }
    let ids = AuditText.names(mix.records.map(\.id))
    let names = "\(ids) \(mix.records.count == 1 ? "uses" : "use") it"
    let out =
      leftOut.isEmpty
      ? "." : "; \(AuditText.names(leftOut)) \(leftOut.count == 1 ? "is" : "are") in no total."
    return (names + out, tonnes)
  }
}

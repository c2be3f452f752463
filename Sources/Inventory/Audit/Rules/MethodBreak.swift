internal import Factors
internal import Quantities
internal import Tables

/// A line whose method, unit or mix changes between years.
public enum MethodBreak: AuditRule {
  public static let declaration = AuditRuleDeclaration(
    id: "method-break", number: 17, title: "A line changes its method between years",
    test:
      "One sector, subsector and activity has different methods, kinds of unit or parameters in two inventory years.",
    failure:
      "Stockton's industrial sector grew twelvefold between two inventories because the second one counted large facilities by another method.",
    advice:
      "Recalculate the earlier year by the new method (`cairn inventory side-by-side` shows both), or say in a note how much of the change is the method."
  )

  public static func findings(in subject: AuditSubject) -> [AuditFinding] {
    groups(subject).flatMap { name, entries in
      let byYear = Dictionary(grouping: entries) { $0.record.year }.sorted { $0.key < $1.key }
      return zip(byYear, byYear.dropFirst()).compactMap { before, after -> AuditFinding? in
        finding(name, before.value, after.value, subject)
      }
    }
  }

  /// Entries by sector, subsector and activity, in the order of the table.
  private static func groups(
    _ subject: AuditSubject
  ) -> [(String, [EmissionsInventory.Entry])] {
    var order: [String] = []
    var groups: [String: [EmissionsInventory.Entry]] = [:]
    for entry in subject.entries {
      let record = entry.record
      let name = [record.sector.rawValue, record.subsector, record.activity]
        .filter { !$0.isEmpty }.joined(separator: " ")
      if groups[name] == nil { order.append(name) }
      groups[name, default: []].append(entry)
    }
    return order.map { ($0, groups[$0] ?? []) }
  }

  private static func finding(
    _ name: String, _ old: [EmissionsInventory.Entry], _ new: [EmissionsInventory.Entry],
    _ subject: AuditSubject
  ) -> AuditFinding? {
    let before = Set(old.map { signature($0.record) })
    let after = Set(new.map { signature($0.record) })
    guard before.isDisjoint(with: after), let first = new.first, let last = old.first else {
      return nil
    }
    let (oldTonnes, newTonnes) = (sum(old, subject), sum(new, subject))
    return AuditFinding(
      declaration, .warning, subject: "\(name) \(first.record.year)",
      evidence:
        "\(name) is calculated by \(list(before)) in \(last.record.year) (\(NumberText.grouped(oldTonnes)) t CO2e) and by \(list(after)) in \(first.record.year) (\(NumberText.grouped(newTonnes))). The change is not only a change of emissions.",
      at: first.record.place.at(column: "method"),
      tonnesAtStake: (newTonnes - oldTonnes).magnitude)
  }

  /// Method, kind of unit and the options that change the equation; mixes and editions change by year.
  private static func signature(_ record: ActivityRecord) -> String {
    let stated = Set(record.factor.options.keys).union(record.parameters.keys)
      .subtracting(["edition", "revision"]).sorted()
    let with = stated.isEmpty ? "" : " with \(stated.joined(separator: ", "))"
    return "“\(record.method)” per \(record.unit?.kind.rawValue ?? "unit")\(with)"
  }

  private static func sum(_ entries: [EmissionsInventory.Entry], _ subject: AuditSubject) -> Double
  {
    entries.reduce(0) { $0 + subject.tonnes($1) }
  }

  private static func list(_ names: Set<String>) -> String {
    names.sorted().joined(separator: " and ")
  }
}

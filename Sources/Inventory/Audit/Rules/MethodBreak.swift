internal import Factors
internal import Quantities
internal import Tables

/// A line whose method, unit or mix changes between years.
public enum MethodBreak: AuditRule {
  public static let declaration = AuditRuleDeclaration(
    id: "method-break", number: 17, title: "A line changes its method between years",
    test:
      "One sector, subsector and activity has different methods, kinds of unit, stated parameters or words in two inventory years; or a subsector that doubles or halves has a method that it did not have before.",
    failure:
      "Stockton's industrial sector grew twelvefold between two inventories because the second one counted large facilities by another method.",
    advice:
      "Recalculate the earlier year by the new method (`cairn inventory side-by-side` shows both), or say in a note how much of the change is the method."
  )

  /// A subsector that changes by this factor while its methods change is flagged as a whole.
  private static let large = 2.0
  /// Parameters that belong to the year, not to the method.
  private static let yearly: Set<String> = ["edition", "revision"]

  public static func findings(in subject: AuditSubject) -> [AuditFinding] {
    let lines = breaks(subject, by: { [$0.sector.rawValue, $0.subsector, $0.activity] }) {
      lineFinding($0, $1, $2, subject)
    }
    let subsectors = breaks(subject, by: { [$0.sector.rawValue, $0.subsector] }) {
      subsectorFinding($0, $1, $2, subject)
    }
    return lines + subsectors
  }

  private typealias Entries = [EmissionsInventory.Entry]

  /// Looks at each group of entries from one of its years to the next, in the order of the table.
  private static func breaks(
    _ subject: AuditSubject, by words: (ActivityRecord) -> [String],
    _ finding: (String, Entries, Entries) -> AuditFinding?
  ) -> [AuditFinding] {
    var order: [String] = []
    var groups: [String: [Int: Entries]] = [:]
    for entry in subject.entries {
      let name = words(entry.record).filter { !$0.isEmpty }.joined(separator: " ")
      if groups[name] == nil { order.append(name) }
      groups[name, default: [:]][entry.record.year, default: []].append(entry)
    }
    return order.flatMap { name -> [AuditFinding] in
      let years = (groups[name] ?? [:]).sorted { $0.key < $1.key }
      return zip(years, years.dropFirst()).compactMap { finding(name, $0.value, $1.value) }
    }
  }

  // MARK: - A line

  private static func lineFinding(
    _ name: String, _ old: Entries, _ new: Entries, _ subject: AuditSubject
  ) -> AuditFinding? {
    let before = Set(old.map { signature($0.record) })
    let after = Set(new.map { signature($0.record) })
    guard before.isDisjoint(with: after), let first = new.first, let last = old.first else {
      return nil
    }
    let (oldTonnes, newTonnes) = (subject.tonnes(old), subject.tonnes(new))
    return AuditFinding(
      declaration, .warning, subject: "\(name) \(first.record.year)",
      evidence:
        "\(name) is calculated by \(list(before)) in \(last.record.year) (\(AuditText.tonnes(oldTonnes)) t CO2e) and by \(list(after)) in \(first.record.year) (\(AuditText.tonnes(newTonnes))). The change is not only a change of emissions.",
      at: first.record.place.at(column: "method"),
      tonnesAtStake: (newTonnes - oldTonnes).magnitude)
  }

  /// Method, kind of unit, stated parameters, and the words among them; numbers change by year.
  private static func signature(_ record: ActivityRecord) -> String {
    var stated = record.factor.options
    for (id, parameter) in record.parameters { stated[id] = parameter.text }
    let parts = stated.filter { !yearly.contains($0.key) }.sorted { $0.key < $1.key }
      .map { Double($0.value) == nil ? "\($0.key)=\($0.value)" : $0.key }
    let with = parts.isEmpty ? "" : " with \(parts.joined(separator: ", "))"
    return "“\(record.method)” per \(record.unit?.kind.rawValue ?? "unit")\(with)"
  }

  // MARK: - A subsector

  private static func subsectorFinding(
    _ name: String, _ old: Entries, _ new: Entries, _ subject: AuditSubject
  ) -> AuditFinding? {
    let before = Set(old.map(\.record.method))
    let after = Set(new.map(\.record.method))
    let (oldTonnes, newTonnes) = (subject.tonnes(old), subject.tonnes(new))
    // The same activities under other methods are breaks of their lines, found above.
    let activities = Set(old.map(\.record.activity)) != Set(new.map(\.record.activity))
    guard before != after, activities, oldTonnes > 0, newTonnes > 0,
      max(newTonnes / oldTonnes, oldTonnes / newTonnes) >= large,
      let first = new.first(where: { !before.contains($0.record.method) }) ?? new.first,
      let last = old.first
    else { return nil }
    return AuditFinding(
      declaration, .warning, subject: "\(name) as a whole \(first.record.year)",
      evidence:
        "\(name) goes from \(AuditText.tonnes(oldTonnes)) t CO2e in \(last.record.year) to \(AuditText.tonnes(newTonnes)) in \(first.record.year), and from \(AuditText.names(before.sorted())) to \(AuditText.names(after.sorted())): other sources are counted, or in another way.",
      at: first.record.place.at(column: "method"),
      tonnesAtStake: (newTonnes - oldTonnes).magnitude)
  }

  private static func list(_ names: Set<String>) -> String {
    names.sorted().joined(separator: " and ")
  }
}

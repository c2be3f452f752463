internal import Factors
internal import Quantities
internal import Tables

/// One quantity that is counted more than once.
///
/// - Limits: Losses in the grid are calculated from the same electricity by right, and people stand behind several sources.
public enum RepeatedQuantity: AuditRule {
  public static let declaration = AuditRuleDeclaration(
    id: "repeated-quantity", number: 9, title: "One quantity is counted more than once",
    test:
      "Two records of one year have the same quantity to the last digit and emit the same gas; a record is the exact sum of all others of its activity and year; or a quantity is a whole multiple of another year's.",
    failure:
      "A city's ledger held one row for each factor, so that its tonnage of waste stood there six times; summing the rows made the waste sector three times too large.",
    advice:
      "Keep one record per quantity. A total beside its parts gets the notation key IE; a factor for another gas of the same quantity goes into the same set of factors."
  )

  private static let fewestDigits = 4
  /// A whole multiple of a number of four digits may be chance.
  private static let fewestDigitsOfMultiple = 5
  /// More records of one quantity than this are compared with these only.
  private static let mostCompared = 50

  public static func findings(in subject: AuditSubject) -> [AuditFinding] {
    let byYear = Dictionary(grouping: subject.entries.filter { isCounted($0.record) }) {
      $0.record.year
    }
    let within = byYear.sorted { $0.key < $1.key }.flatMap { year, entries in
      sameQuantity(entries, subject) + totals(year, entries, subject)
    }
    return within + multiples(subject)
  }

  /// Amounts that are exact enough to be recognized, and not people.
  private static func isCounted(_ record: ActivityRecord) -> Bool {
    guard let quantity = record.quantity, quantity > 0, !record.isPerPerson else { return false }
    return CarriedForward.significantDigits(quantity) >= fewestDigits
  }

  // MARK: - The same quantity

  private struct Amount: Hashable {
    let kind: MeasurementUnit.Kind?
    let canonical: Double
  }

  private static func sameQuantity(
    _ entries: [EmissionsInventory.Entry], _ subject: AuditSubject
  ) -> [AuditFinding] {
    var order: [Amount] = []
    var groups: [Amount: [EmissionsInventory.Entry]] = [:]
    for entry in entries {
      let amount = Amount(
        kind: entry.record.unit?.kind, canonical: entry.record.canonicalAmount ?? 0)
      if groups[amount] == nil { order.append(amount) }
      groups[amount, default: []].append(entry)
    }
    return order.flatMap { amount -> [AuditFinding] in
      // By id, so that an acceptance keeps its subject when rows are sorted anew.
      let group = (groups[amount] ?? []).sorted { $0.record.id < $1.record.id }
      return group.indices.dropFirst().compactMap { index in
        let first = group[..<index].prefix(mostCompared).first {
          isRepeated($0, group[index], subject)
        }
        return first.map { finding(group[index], $0, subject) }
      }
    }
  }

  /// True when two records of one quantity count the same thing, by one method or by methods that exclude one another.
  private static func isRepeated(
    _ first: EmissionsInventory.Entry, _ second: EmissionsInventory.Entry, _ subject: AuditSubject
  ) -> Bool {
    let (a, b) = (first.record, second.record)
    guard !isLoss(a), !isLoss(b),
      mainGas(first, subject) == mainGas(second, subject)
    else { return false }
    if a.method == b.method { return a.sector == b.sector || a.activity == b.activity }
    // Leaks beside burning, or hauling beside burying, take one quantity by right.
    let (one, other) = (subsector(a), subsector(b))
    return family(a) == family(b) || one == other && !one.isEmpty
      || treatments.contains(one) && treatments.contains(other)
  }

  /// A ton of waste is buried, treated biologically or burned, and not two of these.
  private static let treatments: Set<String> = ["III.1", "III.2", "III.3"]

  /// The sub-sector of the GPC, such as `III.1`.
  private static func subsector(_ record: ActivityRecord) -> String {
    record.gpcCellReference.split(separator: ".").prefix(2).joined(separator: ".")
  }

  private static func family(_ record: ActivityRecord) -> String {
    MethodRegistry.method(record.method)?.declaration.family ?? record.method
  }

  /// The gas that most of the CO2e is of; nil when nothing is emitted.
  private static func mainGas(
    _ entry: EmissionsInventory.Entry, _ subject: AuditSubject
  ) -> Gas? {
    let gases = entry.emissions.gases.filter { $0 != .biogenicCarbonDioxide }
    return gases.filter { entry.emissions[$0] > 0 }.max { left, right in
      entry.emissions[left] * (subject.potential(left) ?? 0)
        < entry.emissions[right] * (subject.potential(right) ?? 0)
    }
  }

  private static func isLoss(_ record: ActivityRecord) -> Bool {
    let cell = record.gpcCellReference
    return record.method == "grid-losses"
      || cell.hasSuffix(".3") && (cell.hasPrefix("I.") || cell.hasPrefix("II."))
  }

  private static func finding(
    _ entry: EmissionsInventory.Entry, _ first: EmissionsInventory.Entry, _ subject: AuditSubject
  ) -> AuditFinding {
    let record = entry.record
    let isSameMethod = record.method == first.record.method
    let how =
      isSameMethod
      ? "both by “\(record.method)”" : "by “\(first.record.method)” and by “\(record.method)”"
    return AuditFinding(
      declaration, .warning, subject: record.id,
      evidence:
        "\(record.amountText) stand in “\(first.record.id)” (row \(first.record.place.row ?? 0)) and again in “\(record.id)”, \(how), and both emit the same gas.",
      at: record.place.at(column: "quantity"),
      tonnesAtStake: min(subject.tonnes(entry), subject.tonnes(first)))
  }

  // MARK: - A total beside its parts

  private static func totals(
    _ year: Int, _ entries: [EmissionsInventory.Entry], _ subject: AuditSubject
  ) -> [AuditFinding] {
    let groups = Dictionary(grouping: entries.filter { !isLoss($0.record) }) {
      "\($0.record.activity) \($0.record.unit?.kind.rawValue ?? "")"
    }
    return groups.sorted { $0.key < $1.key }.compactMap { _, group -> AuditFinding? in
      let amounts = group.compactMap(\.record.canonicalAmount)
      guard group.count > 2, let largest = amounts.max(),
        let total = group.first(where: { $0.record.canonicalAmount == largest })
      else { return nil }
      let rest = amounts.reduce(0, +) - largest
      guard (rest / largest - 1).magnitude < 1e-6 else { return nil }
      let parts = group.filter { $0.record.id != total.record.id }
      return AuditFinding(
        declaration, .error, subject: "\(total.record.id) total",
        evidence:
          "\(total.record.amountText) of “\(total.record.id)” are the exact sum of \(AuditText.names(parts.map(\.record.id).sorted())): a total beside its parts, and both are counted.",
        at: total.record.place.at(column: "quantity"), tonnesAtStake: subject.tonnes(total),
        advice: "Give the total the notation key IE with a note that names its parts.")
    }
  }

  // MARK: - Whole multiples of another year

  private static func multiples(_ subject: AuditSubject) -> [AuditFinding] {
    subject.lines.flatMap { line -> [AuditFinding] in
      let entries = line.years.compactMap { year in
        line.byYear[year]?.count == 1 ? line.byYear[year]?.first : nil
      }.filter { isCounted($0.record) }
      return zip(entries, entries.dropFirst()).compactMap { multiple($0, $1, line, subject) }
    }
  }

  private static func multiple(
    _ old: EmissionsInventory.Entry, _ new: EmissionsInventory.Entry, _ line: AuditSubject.Line,
    _ subject: AuditSubject
  ) -> AuditFinding? {
    guard old.record.unit?.kind == new.record.unit?.kind,
      let before = old.record.canonicalAmount, let after = new.record.canonicalAmount
    else { return nil }
    let (large, small) = before > after ? (old, new) : (new, old)
    let ratio = max(before, after) / min(before, after)
    let times = ratio.rounded()
    guard (2...12).contains(times), times != 10, (ratio / times - 1).magnitude < 1e-7,
      CarriedForward.significantDigits(small.record.quantity ?? 0) >= fewestDigitsOfMultiple
    else { return nil }
    return AuditFinding(
      declaration, .warning, subject: "\(line.name) \(large.record.year)",
      evidence:
        "\(large.record.amountText) in \(large.record.year) are exactly \(Int(times)) times the \(small.record.amountText) of \(small.record.year), as if one quantity had been summed once for each of \(Int(times)) factors.",
      at: large.record.place.at(column: "quantity"),
      tonnesAtStake: subject.tonnes(large) * (1 - 1 / times))
  }
}

internal import Factors
internal import Quantities
internal import Tables

/// Published totals that are not the sum of their published parts, or not what the records lead to.
///
/// - Limits: A published total may leave out, or hold, what the records do not; the finding says what is missing in them.
public enum PublishedSums: AuditRule {
  public static let declaration = AuditRuleDeclaration(
    id: "sums", number: 14, title: "A published total is not the sum of its parts",
    test:
      "Of each source, year and gas, sub-totals sum to their total (to 0.1 percent); every published total, sector and subsector equals the calculated one (to 1 percent).",
    failure:
      "In a public dashboard of cities, one city's stored total for 2020 is 39.84 million metric tons, while its cells sum to 30.05. The Metropolitan Council's landfill figure is 15 percent low because the label of food waste did not match. A model matched its reference year exactly while five defects hid in the others.",
    advice:
      "Compare part by part for every year, not only the base year. When the published figure is of another scope, say so in its note and accept the finding."
  )

  private static let sumTolerance = 0.001
  private static let calculatedTolerance = 0.01

  public static func reasonToSkip(_ subject: AuditSubject) -> String? {
    subject.reported.isEmpty ? "reported.csv has no published figure." : nil
  }

  public static func findings(in subject: AuditSubject) -> [AuditFinding] {
    parts(subject) + calculated(subject)
  }

  // MARK: - Parts of a total

  private struct Key: Hashable {
    let source: String
    let year: Int
    let gas: Gas?
    let set: String
  }

  private static func parts(_ subject: AuditSubject) -> [AuditFinding] {
    let groups = Dictionary(grouping: subject.reported) {
      Key(source: $0.source, year: $0.year, gas: $0.gas, set: $0.gwpSet)
    }
    return subject.reported.compactMap { figure in
      let key = Key(
        source: figure.source, year: figure.year, gas: figure.gas, set: figure.gwpSet)
      let parts = (groups[key] ?? []).filter { isPart($0, of: figure, subject) }
      return sumFinding(figure, parts, subject)
    }
  }

  private static func isPart(
    _ part: ReportedFigure, of figure: ReportedFigure, _ subject: AuditSubject
  ) -> Bool {
    switch (figure.subject, part.subject) {
    case (.total, .sector): return true
    case (.sector(let sector), .subsector(let other, _)): return sector == other
    case (.subsector(let sector, let name), .record(let id)):
      let record = subject.entry(id)?.record
      return record?.sector == sector && record?.subsector == name
    default: return false
    }
  }

  private static func sumFinding(
    _ figure: ReportedFigure, _ parts: [ReportedFigure], _ subject: AuditSubject
  ) -> AuditFinding? {
    guard parts.count > 1 else { return nil }
    let sum = parts.reduce(0) { $0 + $1.tonnes }
    let difference = figure.tonnes - sum
    // Each part may be rounded by half a ton.
    let allowed = max(
      sumTolerance * figure.tonnes.magnitude, 0.5 * Double(parts.count + 1))
    guard difference.magnitude > allowed else { return nil }
    let direction = difference > 0 ? "more" : "less"
    return AuditFinding(
      declaration, .warning, subject: "\(subject.name(of: figure)) parts",
      evidence:
        "\(AuditText.tonnes(figure.tonnes)) \(figure.unitText) were published for \(figure.label), and its \(parts.count) published parts sum to \(AuditText.tonnes(sum)): \(AuditText.tonnes(difference.magnitude)) \(direction).",
      at: figure.place.at(column: "value"),
      tonnesAtStake: (difference * potential(of: figure, subject)).magnitude)
  }

  // MARK: - Published and calculated

  private static func calculated(_ subject: AuditSubject) -> [AuditFinding] {
    subject.reported.compactMap { figure in
      // Records have rules of their own.
      if case .record = figure.subject { return nil }
      guard let calculated = subject.calculated(figure) else { return nothing(figure, subject) }
      let difference = figure.tonnes - calculated
      guard difference.magnitude > max(calculatedTolerance * calculated.magnitude, 1) else {
        return nil
      }
      let change =
        calculated == 0 ? "" : " (\(AuditText.change(figure.tonnes / calculated)))"
      return AuditFinding(
        declaration, .warning, subject: subject.name(of: figure),
        evidence:
          "\(AuditText.tonnes(figure.tonnes)) \(figure.unitText) were published for \(figure.label); the records lead to \(AuditText.tonnes(calculated))\(change). \(missing(figure, subject))",
        at: figure.place.at(column: "value"),
        tonnesAtStake: (difference * potential(of: figure, subject)).magnitude)
    }
  }

  /// A published figure that no calculated record stands behind.
  private static func nothing(
    _ figure: ReportedFigure, _ subject: AuditSubject
  ) -> AuditFinding? {
    guard figure.tonnes != 0 else { return nil }
    return AuditFinding(
      declaration, .warning, subject: subject.name(of: figure),
      evidence:
        "\(AuditText.tonnes(figure.tonnes)) \(figure.unitText) were published for \(figure.label), and no calculated record stands behind them. \(missing(figure, subject))",
      at: figure.place.at(column: "value"),
      tonnesAtStake: (figure.tonnes * potential(of: figure, subject)).magnitude)
  }

  /// What the records of the year do not hold, which may be the difference.
  private static func missing(_ figure: ReportedFigure, _ subject: AuditSubject) -> String {
    let isCovered: (ActivityRecord) -> Bool = { record in
      guard record.year == figure.year else { return false }
      switch figure.subject {
      case .total: return true
      case .sector(let sector): return record.sector == sector
      case .subsector(let sector, let name):
        return record.sector == sector && record.subsector == name
      case .record(let id): return record.id == id
      }
    }
    let keyed = subject.inventory.unquantified.filter(isCovered)
    let leftOut = subject.inventory.leftOut.filter(isCovered)
    var texts: [String] = []
    if !keyed.isEmpty {
      texts.append("Without an amount: \(AuditText.names(keyed.map(\.id))).")
    }
    if !leftOut.isEmpty {
      texts.append("Left out because of an error: \(AuditText.names(leftOut.map(\.id))).")
    }
    return texts.isEmpty ? "No record of it lacks an amount." : texts.joined(separator: " ")
  }

  private static func potential(of figure: ReportedFigure, _ subject: AuditSubject) -> Double {
    guard let gas = figure.gas else { return 1 }
    return subject.potential(gas) ?? 0
  }
}

internal import Factors
internal import Quantities
internal import Tables

/// Data of another area than the community's: ZIP codes, a utility's territory, a county for its city.
///
/// - Limits: The area is read from notes and titles of sources, and from what the indicators say; no map is compared.
public enum Boundary: AuditRule {
  public static let declaration = AuditRuleDeclaration(
    id: "boundary", number: 12, title: "The data are of another area",
    test:
      "A record's note or its source speaks of ZIP codes, a service territory or (for a city or tribe) a whole county, and the note does not say how it was brought to the boundary; or its miles or people differ by more than 2 percent from the indicator of the same year.",
    failure:
      "ZIP codes cross city limits, and utilities report by them; an inventory by ZIP code counts the neighbors. A county's total was taken for one of its cities.",
    advice:
      "Ask for data by the legal boundary, or apportion by homes, jobs or customers and say so in the note."
  )

  private static let otherAreas = PhraseList([
    "ZIP", "ZIP code", "ZIP codes", "zipcode", "zipcodes", "ZCTA", "ZCTAs", "postal code",
    "postal codes", "service territory", "service area", "utility territory", "utility-wide",
    "territory-wide", "feeder", "feeders",
  ])
  private static let largerAreas = PhraseList([
    "county total", "countywide", "county-wide", "whole county", "entire county", "county-level",
    "statewide", "state total", "state-wide", "metro area", "metropolitan area", "regional total",
    "region-wide",
  ])
  private static let adjusted = PhraseList([
    "apportioned", "allocated", "scaled", "clipped", "prorated", "pro rata", "split", "share of",
    "by population", "by households", "by customers", "per capita", "inside the boundary",
    "inside the city", "within city limits", "within the city limits", "city limits only",
    "adjusted to", "matched to the boundary", "same as the city", "coterminous",
  ])
  private static let tolerance = 0.02

  public static func findings(in subject: AuditSubject) -> [AuditFinding] {
    let byIndicator = subject.entries.compactMap { people($0, subject) } + miles(subject)
    let named = Set(byIndicator.map(\.subject))
    let byWords = subject.entries.compactMap { words($0, subject) }
    return byWords.filter { !named.contains($0.subject) } + byIndicator
  }

  // MARK: - Words

  private static func words(
    _ entry: EmissionsInventory.Entry, _ subject: AuditSubject
  ) -> AuditFinding? {
    let record = entry.record
    guard adjusted.first(in: record.note) == nil,
      let (area, column, text) = area(of: record, subject)
    else { return nil }
    return AuditFinding(
      declaration, .warning, subject: record.id,
      evidence: "\(text) “\(area)”, and the note does not say how it was brought to the boundary.",
      at: record.place.at(column: column), tonnesAtStake: subject.tonnes(entry))
  }

  /// The other area that a record speaks of, in which column, and how it is introduced.
  private static func area(
    of record: ActivityRecord, _ subject: AuditSubject
  ) -> (area: String, column: String, text: String)? {
    if let area = area(in: record.note, subject) {
      return (area, "note", "The note of “\(record.id)” speaks of")
    }
    for id in record.source.split(separator: " ").map(String.init) {
      let context = subject.inventory.context
      guard let source = context.sources[id] else { continue }
      if let area = area(in: "\(source.title). \(source.note)", subject) {
        return (area, "source", "The source “\(id)” of “\(record.id)” speaks of")
      }
    }
    return nil
  }

  private static func area(in text: String, _ subject: AuditSubject) -> String? {
    if let area = otherAreas.first(in: text) { return area }
    guard subject.kind == "city" || subject.kind == "tribe" else { return nil }
    return largerAreas.first(in: text)
  }

  // MARK: - Indicators

  /// People served that are more than the residents.
  private static func people(
    _ entry: EmissionsInventory.Entry, _ subject: AuditSubject
  ) -> AuditFinding? {
    let record = entry.record
    guard record.unit?.symbol == "people", let people = record.quantity,
      let residents = subject.indicator("population", record.year), residents > 0,
      people > residents * (1 + tolerance), adjusted.first(in: record.note) == nil
    else { return nil }
    return AuditFinding(
      declaration, .warning, subject: record.id,
      evidence:
        "“\(record.id)” counts \(NumberText.grouped(people)) people; the community has \(NumberText.grouped(residents)) residents in \(record.year) (\(AuditText.change(people / residents))).",
      at: record.place.at(column: "quantity"),
      tonnesAtStake: subject.tonnes(entry) * (1 - residents / people))
  }

  /// Vehicle miles of a year beside the indicator `vmt`.
  private static func miles(_ subject: AuditSubject) -> [AuditFinding] {
    let records = subject.entries.filter {
      $0.record.method == "on-road-vmt"
    }
    return Dictionary(grouping: records) { $0.record.year }.sorted { $0.key < $1.key }
      .compactMap { year, entries -> AuditFinding? in
        guard let indicator = subject.indicators["vmt"], indicator.series.isGiven(year),
          let given = indicator.series.value(in: year), let first = entries.first
        else { return nil }
        let expected = given * indicator.unit.canonicalFactor
        let sum = entries.compactMap(\.record.canonicalAmount).reduce(0, +)
        guard expected > 0, sum > 0, (sum / expected - 1).magnitude > tolerance else { return nil }
        let (counted, indicated) = (
          Distance(canonical: sum).miles, Distance(canonical: expected).miles
        )
        return AuditFinding(
          declaration, .warning, subject: "vmt \(year)",
          evidence:
            "The records of \(year) have \(NumberText.grouped(counted)) miles, the indicator “vmt” \(NumberText.grouped(indicated)) (\(AuditText.change(sum / expected))): the two are of different roads or areas.",
          at: first.record.place.at(column: "quantity"),
          tonnesAtStake: (subject.tonnes(entries) * (1 - expected / sum)).magnitude)
      }
  }
}

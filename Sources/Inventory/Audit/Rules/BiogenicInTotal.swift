internal import Factors
internal import Quantities
internal import Tables

/// Carbon dioxide of biomass that is counted as if it were fossil.
///
/// - Source: [GPC-2021], chapter 3: carbon dioxide of biogenic origin is reported apart from the scopes.
/// - Limits: Direct entries are judged by the words of the row; a mixed fuel needs its fossil share from its supplier.
public enum BiogenicInTotal: AuditRule {
  public static let declaration = AuditRuleDeclaration(
    id: "biogenic-in-total", number: 19, title: "Biogenic carbon dioxide is in the total",
    test:
      "A direct entry of co2 whose row speaks of wood, biogas, ethanol, sludge or another biomass; a factor of gas co2 in factors.csv for a biomass fuel; a published figure that is the calculated one with biogenic carbon dioxide added.",
    failure:
      "Plants report the carbon dioxide of burned waste and digester gas in one sum; entered as co2, trees and sewage count as coal. In Amherst's published inventory of 2022, biodiesel counts 16.3 kg a gallon, although its carbon dioxide is biogenic.",
    advice:
      "Book it as the gas biogenic-co2, which is reported beside the total. Methane and nitrous oxide of biomass stay in."
  )

  private static let biomass = PhraseList([
    "biogenic", "biomass", "wood", "wood waste", "firewood", "bark", "sawdust", "biogas",
    "digester gas", "digester", "landfill gas", "LFG", "sewage sludge", "sludge", "biosolids",
    "biodiesel", "renewable diesel", "ethanol", "biofuel", "bagasse", "black liquor", "compost",
    "renewable natural gas", "RNG", "biomethane",
  ])
  private static let fossil = PhraseList([
    "fossil", "fossil part", "fossil share", "without biogenic", "excluding biogenic",
    "not biogenic", "non-biogenic", "biogenic apart", "biogenic excluded",
  ])

  public static func findings(in subject: AuditSubject) -> [AuditFinding] {
    direct(subject) + ownFactors(subject) + published(subject)
  }

  private static func direct(_ subject: AuditSubject) -> [AuditFinding] {
    subject.entries.compactMap { entry in
      let record = entry.record
      guard record.method == DirectEntry.declaration.id,
        Gas(id: record.activity) == .carbonDioxide, entry.emissions[.carbonDioxide] > 0
      else { return nil }
      let text = "\(record.id) \(record.subsector) \(record.note)"
      guard let word = biomass.first(in: text), fossil.first(in: text) == nil else { return nil }
      return AuditFinding(
        declaration, .warning, subject: record.id,
        evidence:
          "“\(record.id)” enters \(record.amountText) of fossil CO₂, and its row speaks of “\(word)”.",
        at: record.place.at(column: "activity"), tonnesAtStake: subject.tonnes(entry))
    }
  }

  private static func ownFactors(_ subject: AuditSubject) -> [AuditFinding] {
    subject.ownFactorRows.compactMap { set, row in
      let users = subject.entries(naming: set, for: row)
      let activity = row.activity.isEmpty ? users.first?.record.activity ?? "" : row.activity
      guard row.factor.gas == .carbonDioxide, row.factor.value > 0,
        isBiomass(activity, set: set.id, subject), !statesFossil(row, in: set)
      else { return nil }
      return AuditFinding(
        declaration, .error, subject: subject.name(of: row, in: set),
        evidence:
          "The set “\(set.id)” books \(row.factor.published) for “\(activity)”, a biomass fuel, as fossil carbon dioxide.",
        at: row.place.at(column: "gas"),
        tonnesAtStake: subject.tonnes(between: row, of: set, and: 0))
    }
  }

  /// A biomass fuel of the library, or a name that says so.
  private static func isBiomass(_ activity: String, set: String, _ subject: AuditSubject) -> Bool {
    if let fuel = subject.library.fuels[activity] { return fuel.isBiogenic }
    return biomass.first(in: activity) != nil
  }

  /// A set that books a biogenic part beside it has told the two apart.
  private static func statesFossil(_ row: FactorSet.Row, in set: FactorSet) -> Bool {
    set.rows.contains {
      $0.activity == row.activity && $0.year == row.year
        && $0.factor.gas == .biogenicCarbonDioxide && $0.factor.value > 0
    }
  }

  private static func published(_ subject: AuditSubject) -> [AuditFinding] {
    subject.reported.compactMap { figure in
      guard figure.gas == nil || figure.gas == .carbonDioxide,
        let emissions = subject.emissions(behind: figure),
        let calculated = subject.calculated(figure)
      else { return nil }
      let biogenic = emissions.biogenicCarbonDioxide.tonnes
      let with = calculated + biogenic
      guard biogenic > 0.01 * calculated, with > 0, (figure.tonnes / with - 1).magnitude < 0.002
      else { return nil }
      return AuditFinding(
        declaration, .warning, subject: subject.name(of: figure),
        evidence:
          "\(AuditText.tonnes(figure.tonnes)) \(figure.unitText) were published for \(figure.label). Calculated are \(AuditText.tonnes(calculated)), and \(AuditText.tonnes(biogenic)) t of biogenic CO₂ beside them: the published figure is the sum of the two.",
        at: figure.place.at(column: "value"), tonnesAtStake: biogenic)
    }
  }
}

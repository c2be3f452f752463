public import Factors
public import Quantities
internal import Tables

extension MethodComparison {
  /// The method that the record uses, with one of its choices of source made in another way.
  ///
  /// A choice of source is one of edition, revision or study: what a record says about the place itself, such as
  /// the kind of landfill, is not varied.
  public struct Variant: Sendable {
    /// What the choice is about, such as `Edition of the EPA's hub`.
    public let choice: String
    /// As the `factor` cell would state it, such as `edition=2025`.
    public let setting: String
    public let tonnes: Double
    public let emissions: EmissionsByGas
    /// How much it differs, and by which inputs.
    public let reason: String
    public let explanation: Explanation
  }

  /// Parameters that choose between sources; all others describe the place.
  private static let choices: Set<String> = [
    "edition", "ch4_n2o", "carbon", "docf", "docf-by", "approach", "factors", "rates",
  ]

  /// The method used, in every other way that its choices of source allow, in the order of its parameters.
  ///
  /// A way that the record's data do not allow, or that takes the same inputs as the record, is passed over.
  static func variants(
    of record: ActivityRecord, beside used: Row?, context: InventoryContext,
    potentials: WarmingPotentials
  ) -> [Variant] {
    guard let used, let base = used.explanation else { return [] }
    var seen: Set<[String]> = [inputTexts(base)]
    return settings(of: record, used.method, context).compactMap { setting in
      let other = record.stating(setting.id, setting.value)
      let row = row(used.method, record: other, context: context, potentials: potentials)
      guard let tonnes = row.tonnes, let emissions = row.emissions,
        let explanation = row.explanation, seen.insert(inputTexts(explanation)).inserted
      else { return nil }
      return Variant(
        choice: setting.choice, setting: "\(setting.id)=\(setting.value)", tonnes: tonnes,
        emissions: emissions, reason: difference(row, beside: used), explanation: explanation)
    }
  }

  private static func inputTexts(_ explanation: Explanation) -> [String] {
    explanation.inputs.map { "\($0.symbol) \($0.value) \($0.unit) \($0.source)" }
  }

  private typealias Setting = (choice: String, id: String, value: String)

  private static func settings(
    of record: ActivityRecord, _ method: MethodDeclaration, _ context: InventoryContext
  ) -> [Setting] {
    let stated = method.parameters.filter { choices.contains($0.id) }.flatMap { parameter in
      values(of: parameter, context.library).map { value -> Setting in
        (parameter.meaning, parameter.id, value)
      }
    }
    return stated + hubEditions(method) + gridEditions(record, method, context)
  }

  /// The words of a parameter, or the constants of the library that it may name.
  private static func values(
    of parameter: MethodParameter, _ library: FactorLibrary
  ) -> [String] {
    guard parameter.words.isEmpty else { return parameter.words }
    return parameter.constantName.map { library.variants(of: $0) } ?? []
  }

  /// Editions of the EPA's hub, for methods that take one without declaring it.
  private static func hubEditions(_ method: MethodDeclaration) -> [Setting] {
    guard method.parameters.contains(where: { $0.id == "ch4_n2o" }),
      method.parameter("edition") == nil
    else { return [] }
    return MethodParameter.hubEdition.words.map { ("Edition of the EPA's hub", "edition", $0) }
  }

  /// Revisions of the grid rates of the record's year, and the rates of the years before and after it.
  private static func gridEditions(
    _ record: ActivityRecord, _ method: MethodDeclaration, _ context: InventoryContext
  ) -> [Setting] {
    guard method.parameter("revision") != nil else { return [] }
    let subregion = record.factor.part(after: "egrid") ?? context.subregion
    let editions = context.library.gridEditions(subregion: subregion)
    let revisions = editions.filter { $0.year == record.year }.map(\.revision)
    let years = [
      editions.last { $0.year < record.year }?.year, editions.first { $0.year > record.year }?.year,
    ]
    return revisions.filter { !$0.isEmpty }.map { ("Revision of the grid rates", "revision", $0) }
      + years.compactMap { $0 }.map { ("Year of the grid rates", "grid_year", String($0)) }
  }
}

extension ActivityRecord {
  /// The record with one input stated, in place of whatever it says of it.
  ///
  /// A stated year of the grid rates leaves no revision, and the reverse.
  fileprivate func stating(_ id: String, _ value: String) -> ActivityRecord {
    let replaced: Set<String> =
      ["revision", "grid_year"].contains(id) ? ["revision", "grid_year"] : [id]
    var copy = self
    copy.parameters = parameters.filter { !replaced.contains($0.key) }
    copy.factor = factor.keepingOptions { !replaced.contains($0) }.stating(id, value)
    // “epa-hub:2021” is an edition too.
    if id == "edition", factor.part(after: "epa-hub") != nil { copy.factor = copy.factor.unnamed }
    return copy
  }
}

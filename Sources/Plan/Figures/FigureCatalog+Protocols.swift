internal import Factors
internal import Inventory
internal import Quantities

/// Figures of scopes, protocols and other accounts.
extension FigureCatalog {
  func scope(_ text: String, year: Int) -> Answer {
    let inventory = calculation.inventory
    let protocols = calculation.library.protocols
    guard let scope = Int(text), (1...3).contains(scope) else {
      return .missing("“\(text)” is not a scope. Use 1, 2 or 3.")
    }
    guard inventory.entries(of: year).contains(where: { $0.record.scope(protocols) == scope })
    else {
      return .missing("The inventory of \(year) has no calculated record of scope \(scope).")
    }
    return sum("Scope \(scope), \(year)", year) { $0.scope(protocols) == scope }
  }

  func removals(_ year: Int) -> Answer {
    let entries = calculation.inventory.entries(of: year)
      .filter { $0.emissions.removals != .zero }
    guard !entries.isEmpty else {
      return .missing("The inventory of \(year) has no record of carbon taken up.")
    }
    let tonnes = entries.reduce(0) { $0 + $1.emissions.removals.tonnes }
    return .found(
      Figure(
        tonnes, .gas(Gas.carbonDioxide.formula),
        explanation: Explanation(
          title: "Carbon dioxide taken up in \(year)",
          value: "\(NumberText.grouped(tonnes)) t CO₂", formula: "Σ of \(entries.count) records",
          method: "Removals stand beside the total and are not subtracted from it."
        ).withParts { entries.map { calculation.inventory.explanation(of: $0) } }))
  }

  /// A total by a protocol's own rules, such as `inventory/2021/framework/gpc/basic`.
  func framework(_ name: String, _ total: String, year: Int) -> Answer {
    guard let framework = ReportingFramework(rawValue: name) else {
      let known = ReportingFramework.allCases.map(\.rawValue).joined(separator: ", ")
      return .missing("“\(name)” is not a protocol. Use one of \(known).")
    }
    guard
      let account = ([calculation.inventory] + calculation.otherAccounts)
        .first(where: { $0.account == framework.account })
    else {
      return .missing("No record is booked in the account “\(framework.account.rawValue)”.")
    }
    guard account.years.contains(year) else {
      let years = account.years.map(String.init).joined(separator: ", ")
      return .missing("There is no record of \(year) in this account. Years: \(years).")
    }
    let report = account.report(framework, year: year)
    guard let found = report.totals.first(where: { Self.totalKey($0.name) == total }) else {
      let known = report.totals.map { Self.totalKey($0.name) }.joined(separator: ", ")
      return .missing("“\(total)” is not a total of \(framework.title). Use one of \(known).")
    }
    let tonnes = account.potentials.tonnes(found.emissions)
    var notes = account.errorOmissions { $0.year == year }
    if found.missing > 0 {
      notes.append("\(found.missing) lines of it have neither an amount nor a notation key.")
    }
    return .found(
      Figure(
        tonnes, .emissions,
        explanation: Explanation(
          title: "\(found.name), \(year)", value: EmissionsInventory.text(tonnes),
          formula: "Σ of the lines of the protocol, each Σ m(gas) · GWP(gas)",
          inputs: account.potentialInputs, method: "\(framework.title). \(found.rule).",
          notes: notes)))
  }

  /// The total of another account, such as `inventory/2021/account/government`.
  func account(_ name: String, year: Int) -> Answer {
    guard let found = calculation.otherAccounts.first(where: { $0.account.rawValue == name }) else {
      return .missing("No record is booked in the account “\(name)”.")
    }
    guard found.hasEntries(of: year) else {
      return .missing("The account “\(name)” has no calculated record of \(year).")
    }
    return .found(
      Figure(
        found.total(year), .emissions,
        explanation: found.explanation(title: "\(found.account.title), \(year)", of: year)))
  }

  /// Names of these figures that can be answered for a year.
  func protocolIDs(_ year: Int, _ entries: [EmissionsInventory.Entry]) -> [String] {
    let protocols = calculation.library.protocols
    let scopes = Set(entries.compactMap { $0.record.scope(protocols) }).sorted()
    var ids = scopes.map { "scope/\($0)" }
    if entries.contains(where: { $0.emissions.removals != .zero }) { ids.append("removals") }
    ids += ["basic", "basic-plus", "territorial"].map { "framework/gpc/\($0)" }
    return ids
  }

  /// Names a total of a protocol, such as `basic-plus` for BASIC+.
  public static func totalKey(_ name: String) -> String {
    name.lowercased().replacing("+", with: "-plus").replacing(" ", with: "-")
  }
}

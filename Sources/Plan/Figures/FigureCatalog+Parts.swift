internal import Factors
public import Inventory
internal import Quantities

/// Figures of any part of an inventory, and of the lines of a protocol.
extension FigureCatalog {
  /// The inventory of an account; nil when no record is booked in it.
  func inventory(of account: Account) -> EmissionsInventory? {
    ([calculation.inventory] + calculation.otherAccounts).first { $0.account == account }
  }

  /// Such as `inventory/2021/part/sector:buildings,scope:2`.
  func part(_ text: String, year: Int) -> Answer {
    guard let part = InventoryPart(text) else {
      return .missing(
        "“\(text)” names no part of an inventory. Write it as “sector:buildings,scope:2”, with account, sector, subsector, activity, scope and gas."
      )
    }
    guard let inventory = inventory(of: part.account) else {
      return .missing("No record is booked in the account “\(part.account.rawValue)”.")
    }
    let entries = inventory.entries(of: year).filter { part.holds($0.record, in: inventory) }
    guard !entries.isEmpty else {
      return .missing("The inventory of \(year) has no calculated record of “\(text)”.")
    }
    let title = title(of: part, year: year)
    guard let gas = part.gas else {
      return .found(
        Figure(
          inventory.tonnes(of: year) { part.holds($0, in: inventory) }, .emissions,
          explanation: inventory.explanation(title: title, of: year) {
            part.holds($0, in: inventory)
          }))
    }
    return .found(equivalent(of: gas, part, entries, inventory, title: title))
  }

  /// Such as `inventory/2021/part-share/sector:buildings,scope:2`: of the account's total.
  func partShare(_ text: String, year: Int) -> Answer {
    guard let part = InventoryPart(text), let inventory = inventory(of: part.account) else {
      return .missing("“\(text)” names no part of an inventory that has records.")
    }
    let holds: (ActivityRecord) -> Bool = { part.holds($0, in: inventory) }
    let whole = inventory.total(year)
    guard inventory.entries(of: year).contains(where: { holds($0.record) }), whole != 0 else {
      return .missing("The inventory of \(year) has no calculated record of “\(text)”.")
    }
    let tonnes = inventory.potentials.tonnes(
      part.emissions(inventory.emissions(of: year, where: holds)))
    let title = title(of: part, year: year)
    return .found(
      Figure(
        tonnes / whole, .fraction,
        explanation: ratioExplanation(
          title: "\(title): share of the total", part: (title, tonnes),
          whole: ("All emissions", whole), notes: inventory.errorOmissions { $0.year == year },
          parts: [
            inventory.explanation(title: title, of: year, where: holds),
            inventory.explanation(title: "Emissions in \(year)", of: year),
          ])))
  }

  /// What one gas adds to a total.
  private func equivalent(
    of gas: Gas, _ part: InventoryPart, _ entries: [EmissionsInventory.Entry],
    _ inventory: EmissionsInventory, title: String
  ) -> Figure {
    let sum = part.emissions(entries.reduce(.zero) { $0 + $1.emissions })
    let tonnes = inventory.potentials.tonnes(sum)
    let mass = Explanation.Input(
      symbol: "m", name: "Mass of the gas", value: NumberText.significant(sum[gas] / 1000),
      unit: "t \(gas.formula)", source: "calculated")
    let potential = inventory.potentials.potential(of: gas).map { value in
      Explanation.Input(
        symbol: "GWP", name: "Global warming potential", value: NumberText.significant(value),
        unit: "kg CO2e per kg",
        source: "\(inventory.potentials.title): \(inventory.potentials.source.citation)")
    }
    let emitting = entries.filter { $0.emissions[gas] != 0 }
    return Figure(
      tonnes, .emissions,
      explanation: Explanation(
        title: title, value: EmissionsInventory.text(tonnes), formula: "m · GWP",
        inputs: [mass] + [potential].compactMap(\.self),
        method: "\(inventory.potentials.title).",
        notes: potential == nil && gas != .biogenicCarbonDioxide
          ? ["\(inventory.potentials.title) has no potential for \(gas.formula)."] : []
      ).withParts { emitting.map { inventory.explanation(of: $0) } })
  }

  func title(of part: InventoryPart, year: Int) -> String {
    let words = [
      part.account == .community ? nil : part.account.title, part.gas?.formula,
      part.sector?.title, part.subsector, part.activity.map(Self.spaced),
      part.scope.map { $0 == 0 ? "no scope stated" : "scope \($0)" }, String(year),
    ].compactMap(\.self).filter { !$0.isEmpty }.joined(separator: ", ")
    return words.prefix(1).uppercased() + words.dropFirst()
  }

  private static func spaced(_ id: String) -> String {
    id.split(separator: "-").joined(separator: " ")
  }

  /// One line of a protocol, such as `inventory/2021/framework/gpc/line/i.1.1`.
  func frameworkLine(_ name: String, _ key: String, year: Int) -> Answer {
    guard let framework = ReportingFramework(rawValue: name),
      let inventory = inventory(of: framework.account)
    else { return .missing("No record is reported under the protocol “\(name)”.") }
    guard inventory.years.contains(year) else {
      return .missing("There is no record of \(year) under \(framework.title).")
    }
    let report = inventory.report(framework, year: year)
    guard let line = report.lines.first(where: { report.key($0) == key }) else {
      return .missing("\(framework.title) has no line “\(key)” in \(year).")
    }
    guard !line.recordIDs.isEmpty else {
      let why = line.keys.isEmpty ? "neither an amount nor a notation key" : line.keyText
      return .missing("The line “\(line.name)” of \(framework.title) has no amount: \(why).")
    }
    let tonnes = report.tonnes(line)
    let ids = line.recordIDs
    return .found(
      Figure(
        tonnes, .emissions,
        explanation: Explanation(
          title: [line.reference, line.name, String(year)].filter { !$0.isEmpty }
            .joined(separator: ", "), value: EmissionsInventory.text(tonnes),
          formula: "Σ of \(ids.count) records, each Σ m(gas) · GWP(gas)",
          inputs: inventory.potentialInputs, method: "\(framework.title), \(line.group).",
          notes: line.keys.map { "\($0.key.title) (\($0.key.rawValue)) in part. \($0.reason)" }
        ).withParts {
          ids.compactMap { inventory.entry($0, of: year) }.map { inventory.explanation(of: $0) }
        }))
  }
}

extension FrameworkReport {
  /// Names a line within the report: its reference where no other line has it, else all of its words.
  public func key(_ line: Line) -> String {
    let isOnly = lines.count { $0.reference == line.reference } == 1
    if isOnly, !line.reference.isEmpty { return line.reference.lowercased() }
    return Slug.make(from: [line.reference, line.group, line.name].joined(separator: " "))
  }
}

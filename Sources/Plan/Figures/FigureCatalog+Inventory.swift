internal import Factors
internal import Forecast
internal import Inventory
internal import Quantities
internal import Tables
internal import Workspace

extension FigureCatalog {
  func inventory(_ parts: [String]) -> Answer {
    if parts.first == "change", parts.count == 3, let from = Int(parts[1]), let to = Int(parts[2]) {
      return inventoryChange(from: from, to: to)
    }
    if parts.first == "change", parts.count == 5, parts[3] == "part", let from = Int(parts[1]),
      let to = Int(parts[2])
    {
      return partChange(parts[4], from: from, to: to)
    }
    if parts.first == "contribution" { return contribution(Array(parts.dropFirst())) }
    guard parts.count >= 2, let year = Int(parts[0]) else {
      return .missing("An inventory figure is named as “inventory/YEAR/…”.")
    }
    let inventory = calculation.inventory
    let rest = Array(parts.dropFirst())
    // Other accounts may have years of their own.
    let isOfAccount = ["account", "part", "part-share", "framework"].contains(rest[0])
    guard inventory.hasEntries(of: year) || isOfAccount else {
      guard !inventory.years.isEmpty else {
        return .missing("There is no inventory yet. Fill inventory.csv first.")
      }
      let years = inventory.years.map(String.init).joined(separator: ", ")
      return .missing("There is no inventory for \(year). Inventory years: \(years).")
    }
    switch (rest[0], rest.count) {
    case ("total", 1): return sum("Emissions in \(year)", year)
    case ("sector", 2), ("share", 2):
      return sector(rest[1], year: year, isShare: rest[0] == "share")
    case ("subsector", 3): return subsector(rest[1], rest[2], year: year)
    case ("gas", 2): return gas(rest[1], year: year)
    case ("per-person", 1): return perPerson(year)
    case ("record", 2): return record(rest[1], year: year)
    case ("scope", 2): return scope(rest[1], year: year)
    case ("removals", 1): return removals(year)
    case ("framework", 3): return framework(rest[1], rest[2], year: year)
    case ("framework", 4) where rest[2] == "line":
      return frameworkLine(rest[1], rest[3], year: year)
    case ("account", 2): return account(rest[1], year: year)
    case ("part", 2): return part(rest[1], year: year)
    case ("part-share", 2): return partShare(rest[1], year: year)
    default:
      return .missing(
        "There is no figure “inventory/\(parts.joined(separator: "/"))”. See docs/workspace.md for the list."
      )
    }
  }

  func sum(
    _ title: String, _ year: Int, where isIncluded: (ActivityRecord) -> Bool = { _ in true }
  ) -> Answer {
    let inventory = calculation.inventory
    return .found(
      Figure(
        inventory.tonnes(of: year, where: isIncluded), .emissions,
        explanation: inventory.explanation(title: title, of: year, where: isIncluded)))
  }

  private func sector(_ name: String, year: Int, isShare: Bool) -> Answer {
    guard let sector = Sector(rawValue: name) else {
      let known = Sector.allCases.map(\.rawValue).joined(separator: ", ")
      return .missing("“\(name)” is not a sector. Use one of \(known).")
    }
    guard calculation.inventory.hasEntries(of: year, in: sector) else {
      return .missing("The inventory of \(year) has no calculated record in “\(name)”.")
    }
    guard isShare else {
      return sum("\(sector.title), \(year)", year) { $0.sector == sector }
    }
    guard let part = calculation.inventory.total(year, sector: sector) else {
      return .missing("The inventory of \(year) has no calculated record in “\(name)”.")
    }
    let whole = calculation.inventory.total(year)
    guard whole != 0 else {
      return .missing("The inventory of \(year) comes to 0 in all, of which nothing is a share.")
    }
    return .found(
      Figure(
        part / whole, .fraction,
        explanation: ratioExplanation(
          title: "Share of \(sector.title.lowercased()) in \(year)",
          part: ("Emissions of \(sector.title.lowercased())", part),
          whole: ("All emissions", whole),
          notes: calculation.inventory.errorOmissions { $0.year == year },
          parts: [
            calculation.inventory.explanation(title: "\(sector.title), \(year)", of: year) {
              $0.sector == sector
            }, calculation.inventory.explanation(title: "Emissions in \(year)", of: year),
          ])))
  }

  private func subsector(_ name: String, _ subsector: String, year: Int) -> Answer {
    let holds: (ActivityRecord) -> Bool = { record in
      record.sector.rawValue == name && record.subsector == subsector
    }
    guard calculation.inventory.entries(of: year).contains(where: { holds($0.record) }) else {
      return .missing(
        "The inventory of \(year) has no calculated record in “\(name)/\(subsector)”.")
    }
    let title = "\(subsector.prefix(1).uppercased() + subsector.dropFirst()), \(year)"
    return sum(title, year, where: holds)
  }

  private func gas(_ name: String, year: Int) -> Answer {
    let gas = Gas(id: name)
    let emissions = calculation.inventory.emissions(of: year)
    guard emissions.gases.contains(gas) else {
      return .missing(
        "“\(name)” is not a gas of this inventory. Use co2, ch4, n2o or biogenic-co2.")
    }
    let parts = calculation.inventory.entries(of: year).filter { $0.emissions[gas] != 0 }
    let tonnes = emissions[gas] / 1000
    let inputs = parts.map { entry in
      Explanation.Input(
        symbol: "m", name: entry.record.title,
        value: NumberText.significant(entry.emissions[gas] / 1000), unit: "t \(gas.formula)",
        source: "inventory record \(entry.record.id)", place: entry.record.place)
    }
    return .found(
      Figure(
        tonnes, .gas(gas.formula),
        explanation: Explanation(
          title: "\(gas.formula) in \(year)",
          value: "\(NumberText.grouped(tonnes)) t \(gas.formula)", formula: "Σ m", inputs: inputs,
          method: "Mass of the gas itself, before any warming potential.",
          notes: calculation.inventory.errorOmissions { $0.year == year })))
  }

  private func perPerson(_ year: Int) -> Answer {
    let inventory = calculation.inventory
    let population = calculation.workspace.indicators["population"]
    guard let people = population?.series.value(in: year),
      people > 0
    else { return .missing("The indicator “population” has no value for \(year). Add a row.") }
    let total = calculation.inventory.total(year)
    return .found(
      Figure(
        total / people, .emissionsPerPerson,
        explanation: Explanation(
          title: "Emissions per resident, \(year)",
          value: "\(NumberText.grouped(total / people, decimals: 2)) t CO2e per resident",
          formula: "E ÷ P",
          inputs: [
            Explanation.Input(
              symbol: "E", name: "Emissions in \(year)", value: NumberText.grouped(total),
              unit: "t CO2e", source: "inventory of \(year)")
          ] + (population?.inputs("P", year: year, citation: inventory.context.citation) ?? []),
          method: "Total over residents; workers and visitors are not counted.",
          notes: inventory.errorOmissions { $0.year == year },
          parts: [inventory.explanation(title: "Emissions in \(year)", of: year)])))
  }

  private func record(_ id: String, year: Int) -> Answer {
    guard let entry = calculation.inventory.entry(id, of: year) else {
      return .missing("There is no calculated record “\(id)” of \(year) in inventory.csv.")
    }
    return .found(
      Figure(
        calculation.inventory.potentials.tonnes(entry.emissions), .emissions,
        explanation: calculation.inventory.explanation(of: entry)))
  }

  private func inventoryChange(from: Int, to: Int) -> Answer {
    let inventory = calculation.inventory
    guard inventory.years.contains(from), inventory.years.contains(to), inventory.total(from) > 0
    else { return .missing("A change needs inventories of both \(from) and \(to).") }
    return .found(
      change(
        title: "Change of emissions from \(from) to \(to)",
        from: ("Emissions in \(from)", inventory.total(from)),
        to: ("Emissions in \(to)", inventory.total(to)),
        notes: inventory.errorOmissions { $0.year == from || $0.year == to },
        parts: [from, to].map { (year: Int) in
          inventory.explanation(title: "Emissions in \(year)", of: year)
        }))
  }

  /// A relative change with its explanation.
  func change(
    title: String, from: (name: String, tonnes: Double), to: (name: String, tonnes: Double),
    notes: [String], parts: [Explanation]
  ) -> Figure {
    let value = to.tonnes / from.tonnes - 1
    return Figure(
      value, .fraction,
      explanation: Explanation(
        title: title, value: "\(NumberText.grouped(value * 100, decimals: 2))%",
        formula: "E1 ÷ E0 − 1",
        inputs: [
          Explanation.Input(
            symbol: "E0", name: from.name, value: NumberText.grouped(from.tonnes), unit: "t CO2e",
            source: "calculated"),
          Explanation.Input(
            symbol: "E1", name: to.name, value: NumberText.grouped(to.tonnes), unit: "t CO2e",
            source: "calculated"),
        ], method: "Negative is a reduction.", notes: notes, parts: parts))
  }

  /// A share with its explanation.
  func ratioExplanation(
    title: String, part: (name: String, tonnes: Double), whole: (name: String, tonnes: Double),
    notes: [String], parts: [Explanation]
  ) -> Explanation {
    Explanation(
      title: title,
      value: "\(NumberText.grouped(part.tonnes / whole.tonnes * 100, decimals: 2))%",
      formula: "E(part) ÷ E(all)",
      inputs: [
        Explanation.Input(
          symbol: "E(part)", name: part.name, value: NumberText.grouped(part.tonnes),
          unit: "t CO2e", source: "calculated"),
        Explanation.Input(
          symbol: "E(all)", name: whole.name, value: NumberText.grouped(whole.tonnes),
          unit: "t CO2e", source: "calculated"),
      ], notes: notes, parts: parts)
  }
}

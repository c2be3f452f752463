internal import Factors
internal import Forecast
internal import Inventory
internal import Plan
internal import Synchronization
internal import Tables
internal import Vulnerability
internal import Workspace

/// Words that people wrote into the tables of a plan, and names that are quoted: no translation is missing for them.
final class OwnWords: Sendable {
  private let written: Deferred<Set<String>>
  private let added = Mutex<Set<String>>([])

  init(_ calculation: PlanCalculation) {
    written = Deferred {
      let workspace = calculation.workspace
      var texts: Set<String> = [workspace.community.name, workspace.community.id]
      for (file, table) in workspace.tables {
        texts.insert(file)
        let cells = Set(table.records.flatMap { record in table.header.map { record[$0] } })
        // Tables print ids in capitals, and names of inputs without their marks.
        texts.formUnion(cells)
        texts.formUnion(cells.filter { !$0.contains(" ") }.map { $0.uppercased() })
        // The second of two names begins with a small letter.
        texts.formUnion(cells.map { $0.prefix(1).lowercased() + $0.dropFirst() })
      }
      // What the plan takes from the taxonomy, or from what a form offers, has its Spanish there.
      let library = Taxonomy.standard
      let entries = library.entries.values.joined().map(\.name)
      for name in entries + Self.offeredSystems where name.contains(" ") {
        texts.subtract([name, name.prefix(1).lowercased() + name.dropFirst()])
      }
      let factors = calculation.inventory.context.library.sources.values
      let policies = ForecastLibrary.standard.policies.sources.values
      for source in [Array(factors), Array(library.sources.values), Array(policies)].joined() {
        texts.formUnion([source.title, source.author, source.id, source.publisher, source.citation])
      }
      return texts
    }
  }

  /// What can be at risk, as the form of a risk offers it.
  private static let offeredSystems: [String] = {
    guard case .suggestions(let words) = WorkspaceColumns.column("system", of: "risks.csv")?.kind
    else { return [] }
    return words
  }()

  /// Takes names for some of them.
  func add(_ names: [String]) { added.withLock { $0.formUnion(names) } }

  /// Whether somebody has written a text of several words so, or it is a name.
  func isWritten(_ text: String) -> Bool {
    text.contains(" ") && (written.value.contains(text) || added.withLock { $0.contains(text) })
  }

  /// Whether a text is one of them, several of them in a row, or has no words.
  func contains(_ text: String) -> Bool { contains(text[...]) }

  private func contains(_ text: Substring) -> Bool {
    if isOne(text) { return true }
    for index in text.indices {
      for mark in Self.marks where text[index...].hasPrefix(mark) && isOne(text[..<index]) {
        let rest = text[index...].dropFirst(mark.count)
        if contains(rest) { return true }
      }
    }
    return false
  }

  private func isOne(_ text: Substring) -> Bool {
    guard text.contains(where: \.isLetter) else { return true }
    // Commands, formulas and codes are no English.
    if text.hasPrefix("`") || text.contains("÷") || text.contains(" = ") { return true }
    if !text.contains(" "),
      text.contains(where: \.isNumber) || text.contains("-") && text.isHyphenated()
    {
      return true
    }
    let plain = text.last == "." || text.last == ")" ? text.dropLast() : text
    return isKnown(text) || isKnown(plain)
  }

  private func isKnown(_ text: Substring) -> Bool {
    Self.signs.contains(text) || written.value.contains(String(text))
      || added.withLock { $0.contains(String(text)) }
  }

  /// Signs of units and gases that read alike in every language.
  private static let signs: Set<Substring> = [
    "°F", "°C", "MWh", "kWh", "MW", "kW", "MMBtu", "mcf", "km", "t", "kg", "g", "CO₂", "CO₂e",
    "CO2e",
    "CH₄", "N₂O", "$", "US", "AR5", "AR6", "GWP", "GPC", "Gt", "acres", "total",
  ]

  private static let marks = ["); ", "; ", ": ", ", ", " (", ") (", " · ", ". ", " "]
}

internal import ArgumentParser
internal import Interchange
internal import Tables
internal import Vulnerability

/// What the rows of an import say beside their shapes.
struct ExposureRowOptions: ParsableArguments {
  @Option(name: .customLong("as"), help: "The table: assets, zones or tracts.")
  var target: ExposureImport.Target
  @Option(help: "Assets: what they are, such as school.") var type: String?
  @Option(help: "Assets: their community system, such as schools.") var system: String?
  @Option(help: "Zones: the hazard, such as river-flooding.") var hazard: String?
  @Option(help: "Zones: how strong or rare, such as 1-percent.") var level: String?
  @Option(help: "Zones and tracts: the edition or date of the map.") var vintage: String?
  @Option(help: "Ids of sources.csv, separated by spaces.") var source: String?
  @Option(help: "The field with the id; for tracts their code.") var idField: String?
  @Option(help: "The field with the name.") var nameField: String?
  @Option(help: "The field with the value in dollars.") var valueField: String?
  @Option(help: "The field with people, or a tract's population.") var peopleField: String?
  @Option(help: "The field with the type.") var typeField: String?
  @Option(help: "The field with the level.") var levelField: String?

  /// Refuses a hazard or a system that is like one of the list, and warns of one that is like none.
  ///
  /// - Throws: `CommandFailure` with the word that may be meant.
  func checkWords(_ taxonomy: Taxonomy) throws {
    let columns = Set(ExposureImport(target: target).declaration.columns)
    if columns.contains("system") { try check(system, .system, "--system", taxonomy) }
    if columns.contains("hazard") { try check(hazard, .hazard, "--hazard", taxonomy) }
  }

  private func check(
    _ text: String?, _ kind: TaxonomyEntry.Kind, _ option: String, _ taxonomy: Taxonomy
  ) throws {
    guard let text, !text.isEmpty, taxonomy.entry(kind, text) == nil else { return }
    let near = taxonomy.entry(kind, named: text) ?? taxonomy.suggestion(kind, for: text)
    if let near {
      throw CommandFailure(
        "There is no \(kind.rawValue) “\(text)” for \(option). Did you mean “\(near.id)”?")
    }
    printError(
      "“\(text)” for \(option) is no \(kind.rawValue) of the list. `cairn risks words \(kind.rawValue)` prints all; add your own to taxonomy.csv."
    )
  }

  /// The import that the options ask for.
  var exposureImport: ExposureImport {
    let constants = [
      "type": type, "system": system, "hazard": hazard, "level": level, "vintage": vintage,
      "source": source,
    ]
    let fields = [
      target == .tracts ? "geoid" : "id": idField, "name": nameField, "value_usd": valueField,
      target == .tracts ? "population" : "people": peopleField, "type": typeField,
      "level": levelField,
    ]
    let columns = Set(ExposureImport(target: target).declaration.columns)
    return ExposureImport(
      target: target,
      constants: constants.compactMapValues(\.self).filter { columns.contains($0.key) },
      fields: fields.compactMapValues(\.self).filter { columns.contains($0.key) },
      doors: ["type": "--type", "hazard": "--hazard", "geoid": "--id-field"])
  }
}

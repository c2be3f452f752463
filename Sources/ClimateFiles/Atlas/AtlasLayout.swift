/// The names of an atlas's dimensions and variables.
enum AtlasLayout {
  static let dimensions = ["place", "indicator", "scenario", "model", "year"]
  static let value = "value"
  static let conventions = "CF-1.8"
  /// The attribute that tells why models lack values.
  static let gaps = "missing_runs"

  /// The text variables: name, dimension, long name.
  static let texts: [(name: String, dimension: String, longName: String)] = [
    ("place_id", "place", "identifier of the place"),
    ("place_name", "place", "name of the place"),
    ("indicator_id", "indicator", "identifier of the indicator"),
    ("indicator_name", "indicator", "name of the indicator"),
    ("indicator_units", "indicator", "unit of the values of the indicator"),
    ("indicator_definition_set", "indicator", "set of definitions that the indicator follows"),
    ("indicator_equation", "indicator", "how the indicator is computed"),
    (
      "indicator_scale", "indicator",
      "ratio where a percentage of a value has a meaning, else interval"
    ),
    ("scenario_id", "scenario", "scenario, or historical, or observed"),
    ("model_id", "model", "climate model, or observed"),
  ]

  /// A text variable that only an atlas with something to say of its places has.
  static let placeNote = (
    name: "place_note", dimension: "place",
    longName: "what is known of the data that stand for the place"
  )

  /// The variables that CF calls auxiliary coordinates of `value`.
  static func coordinates(hasNotes: Bool) -> String {
    (texts.map(\.name) + (hasNotes ? [placeNote.name] : []) + ["latitude", "longitude"])
      .joined(separator: " ")
  }
}

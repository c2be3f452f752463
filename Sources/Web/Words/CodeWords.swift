import Phrasebook
import Tables

/// What words of the format are called where no declaration has a label: activities, units, paths and factor cells.
///
/// Tables keep the words themselves; pages say what they mean, and forms take either.
struct CodeWords: Sendable {
  let language: Language

  var text: CodeText { CodeText.in(language) }

  /// What a cell of a column says; nil where it has no other name than itself.
  func said(_ cell: String, in column: ColumnDeclaration) -> String? {
    switch column.kind {
    case .unit: unit(cell)
    case .choice, .suggestions:
      plain(cell) ?? (column.column == "activity" ? activity(cell) : nil)
    default: said(cell, byName: column.column)
    }
  }

  private func said(_ cell: String, byName column: String) -> String? {
    switch column {
    case "factor": factor(cell)
    case "intensity", "drivers": paths(cell)
    case "subsector", "value": plain(cell)
    case "subject": path(cell) ?? plain(cell)
    default: nil
    }
  }

  /// Whether cells of a column may have a name that its declaration does not list.
  static func names(_ column: ColumnDeclaration) -> Bool {
    switch column.kind {
    case .suggestions, .unit: true
    case .choice, .yesNo: false
    default:
      ["factor", "intensity", "drivers", "subsector", "value", "subject"].contains(column.column)
    }
  }

  /// A word of letters and hyphens as people write it, such as `Natural gas`; nil for any other text.
  func plain(_ word: String) -> String? {
    guard word.isHyphenated() else { return nil }
    guard language == .english else {
      let title = LibraryWords.title(ofActivity: word)
      if let name = LibraryWords.activity(word, language) { return name }
      return DeclarationWords.knows(title) ? DeclarationWords.text(title, language) : nil
    }
    let title = word.split(separator: "-")
      .map { Self.abbreviations.contains(String($0)) ? $0.uppercased() : String($0) }
      .joined(separator: " ")
    return title.prefix(1).uppercased() + title.dropFirst()
  }

  private static let abbreviations: Set<String> = ["cng", "lng", "lpg", "msw", "vmt"]

  /// A unit in words, such as `short tons`; nil where its sign is what people write.
  func unit(_ symbol: String) -> String? { text.units[symbol] }

  /// Paths of intensities in a cell, in words; nil where none has other words.
  func paths(_ cell: String) -> String? {
    let ids = cell.split(separator: " ").map(String.init)
    let said = ids.map { replacement($0) ?? path($0) ?? $0 }
    return said == ids ? nil : said.joined(separator: " · ")
  }

  /// A path of the library in words, such as `Grid of MROW, Cambium mid case`, or a short name with spaces.
  func path(_ id: String) -> String? {
    let parts = id.split(separator: ":", omittingEmptySubsequences: false).map(String.init)
    guard parts.count == 2, parts[0] == "cambium-midcase", !parts[1].isEmpty else { return nil }
    return text.cambium(parts[1])
  }

  /// Such as `on-road-rate=fleet-turnover`, which scenarios put in place of one another.
  private func replacement(_ word: String) -> String? {
    guard let (old, new) = Self.pair(word) else { return nil }
    return text.inPlaceOf(path(new) ?? new, path(old) ?? old)
  }

  /// A factor cell in words, such as `Grid rates of 2020`; nil where no part of it has other words.
  func factor(_ cell: String) -> String? {
    let words = cell.split(separator: " ").map(String.init)
    let said = words.map { part(ofFactor: $0) ?? $0 }
    return said == words ? nil : said.joined(separator: " · ")
  }

  private func part(ofFactor word: String) -> String? {
    if word.hasPrefix("egrid:") { return text.grid(String(word.dropFirst("egrid:".count))) }
    guard let (option, value) = Self.pair(word) else { return nil }
    return switch option {
    case "grid_year": text.gridYear(value)
    case "revision": text.revision(value)
    case "edition": text.edition(value)
    default: nil
    }
  }

  private static func pair(_ word: String) -> (String, String)? {
    let parts = word.split(separator: "=", omittingEmptySubsequences: false).map(String.init)
    return parts.count == 2 && !parts.contains("") ? (parts[0], parts[1]) : nil
  }
}

/// The texts of `CodeWords`.
struct CodeText: Words {
  /// By the sign that tables have.
  let units: [String: String]
  let cambium, grid, gridYear, revision, edition: @Sendable (String) -> String
  let inPlaceOf: @Sendable (_ new: String, _ old: String) -> String
  /// Of the number of the grade.
  let fuelOil, residualOil: @Sendable (String) -> String

  static let english = CodeText(
    units: [
      "share": "share (0 to 1)", "short-ton": "short tons", "tonne": "metric tons",
      "usd": "dollars", "million-gallons": "million gallons", "passenger-mile": "passenger miles",
      "passenger-km": "passenger kilometers", "tonne-km": "metric ton kilometers",
      "square-mile": "square miles", "kg-co2e": "kg CO₂e", "t-co2e": "t CO₂e",
      "kg-co2e/MWh": "kg CO₂e per MWh", "ton-hour": "ton-hours of cooling",
      "m3-gas": "m³ of gas", "m3": "m³", "m2": "m²", "km2": "km²",
      "degF": "°F", "degC": "°C", "degF-days": "degree days (°F)",
      "degC-days": "degree days (°C)",
    ],
    cambium: { "Grid of \($0), Cambium mid case" },
    grid: { "Grid of \($0)" }, gridYear: { "Grid rates of \($0)" },
    revision: { "Revision \($0)" }, edition: { "Edition \($0)" },
    inPlaceOf: { "\($0) in place of \($1)" },
    fuelOil: { "Fuel oil no. \($0)" }, residualOil: { "Residual fuel oil no. \($0)" })

  static let spanish = CodeText(
    units: [
      "share": "proporción (0 a 1)", "percent": "por ciento", "short-ton": "toneladas cortas",
      "tonne": "toneladas métricas", "usd": "dólares", "gallon": "galones", "barrel": "barriles",
      "million-gallons": "millones de galones", "litre": "litros", "lb": "libras",
      "mile": "millas", "passenger-mile": "millas-pasajero", "passenger-km": "km-pasajero",
      "tonne-km": "toneladas-km", "hours": "horas", "acre": "acres", "hectare": "hectáreas",
      "square-mile": "millas cuadradas", "people": "personas", "households": "hogares",
      "jobs": "empleos", "vehicles": "vehículos", "head": "cabezas", "passengers": "pasajeros",
      "employees": "empleados", "trips": "viajes", "units": "unidades", "points": "puntos",
      "days": "días", "events": "eventos", "runs": "rachas", "inch": "pulgadas",
      "inch/day": "pulgadas por día", "ratio": "razón", "index": "índice",
      "kg-co2e": "kg CO₂e", "t-co2e": "t CO₂e", "kg-co2e/MWh": "kg CO₂e por MWh",
      "ton-hour": "toneladas-hora de enfriamiento", "m3-gas": "m³ de gas", "m3": "m³",
      "m2": "m²", "km2": "km²", "degF": "°F", "degC": "°C", "degF-days": "grados día (°F)",
      "degC-days": "grados día (°C)",
    ],
    cambium: { "Red de \($0), caso medio de Cambium" },
    grid: { "Red de \($0)" }, gridYear: { "Factores de la red de \($0)" },
    revision: { "Revisión \($0)" }, edition: { "Edición \($0)" },
    inPlaceOf: { "\($0) en lugar de \($1)" },
    fuelOil: { "Fueloil n.º \($0)" }, residualOil: { "Fueloil residual n.º \($0)" })
}

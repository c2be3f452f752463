extension DeclarationWords {
  /// What the words of cells are called.
  static let cells: [String: String] = [
    "Buildings": "Edificios",
    "Industry": "Industria",
    "Solid waste": "Residuos sólidos",
    "Water and wastewater": "Agua y aguas residuales",
    "Agriculture": "Agricultura",
    "Land and trees": "Suelo y árboles",
    "Community": "Comunidad",
    "Government operations": "Operaciones del gobierno",
    "Upstream": "Aguas arriba",
    "Consumption-based": "Basada en el consumo",
    "NO: not occurring": "NO: no ocurre",
    "NE: not estimated": "NE: no estimado",
    "IE: included elsewhere": "IE: incluido en otro lugar",
    "C: confidential": "C: confidencial",
    "Building efficiency": "Eficiencia de los edificios",
    "Fewer vehicle miles": "Menos millas recorridas",
    "Organics out of the landfill": "Residuos orgánicos fuera del vertedero",
    "Heat pumps in place of gas": "Bombas de calor en lugar de gas",
    "Electric vehicles": "Vehículos eléctricos",
    "Local solar power": "Energía solar local",
    "Tree canopy": "Copa de los árboles",
    "Resilience": "Resiliencia",
    "Planned": "Prevista",
    "Under way": "En marcha",
    "Done": "Terminada",
    "Observed": "Observado",
    "Historical": "Histórico",
    "RCP4.5, lower emissions": "RCP4.5, emisiones más bajas",
    "RCP8.5, higher emissions": "RCP8.5, emisiones más altas",
    "SSP2-4.5, intermediate emissions": "SSP2-4.5, emisiones intermedias",
    "SSP3-7.0, high emissions": "SSP3-7.0, emisiones altas",
    "SSP5-8.5, very high emissions": "SSP5-8.5, emisiones muy altas",
  ]

  /// Texts that are made of a part that repeats and an example or a name.
  static let composed: [String: String] = {
    var all: [String: String] = [:]
    for example in [
      "gas-homes-2023", "gas-utility-2023", "wind-contract-2023", "climate-2030", "b1", "b1-1",
      "workshop-north", "hottest-day", "heat-people", "svi-overall", "c-1", "a-1",
      "lake-effect-snow", "flood-2014", "heat-people-public-works", "hottest-day-public-works",
      "tenant-panel-2026",
      "pump-station-4", "b1-capital", "cleaner-grid", "local-jobs", "mn-carbon-free-2040",
      "weatherize-participation", "flood-ae-12", "cool-homes-2035", "storm-drains-2-inch",
    ] {
      all[
        "A name of your own that other records use: lower-case letters, digits and hyphens, such as \(example)."
      ] =
        "Un nombre propio que usan otros registros: letras minúsculas, dígitos y guiones, como \(example)."
    }
    for (set, spanish, example) in [
      ("the set", "del conjunto al", "my-utility"),
      ("the mix", "de la composición a la", "mix-2021"),
      ("the mix", "de la composición a la", "city-mix"),
      ("the landfill", "del vertedero al", "north-landfill"),
    ] {
      all["The name of \(set) that the rows belong to, such as \(example)."] =
        "El nombre \(spanish) que pertenecen las filas, como \(example)."
    }
    for (english, spanish) in [("value", "el valor"), ("percentage", "el porcentaje")] {
      all["Choose verified only if you read the \(english) in the source itself."] =
        "Elija verificado solo si leyó \(spanish) en la fuente misma."
    }
    for (english, spanish) in statistics {
      all[english.prefix(1).uppercased() + english.dropFirst()] =
        spanish.prefix(1).uppercased() + spanish.dropFirst()
      let article = spanish.hasPrefix("mediana") ? "La" : "El"
      all["The \(english), such as 12.4; leave it empty if the source does not say."] =
        "\(article) \(spanish), como 12.4; déjelo vacío si la fuente no lo dice."
      all["The \(english) in that year, such as 12.4; what was observed goes to the median."] =
        "\(article) \(spanish) en ese año, como 12.4; lo observado va en la mediana."
    }
    for (english, spanish) in [("then", "antes"), ("in the future", "en el futuro")] {
      all["The average over models \(english), such as 12.4."] =
        "El promedio de los modelos \(spanish), como 12.4."
      all["The lowest model's value \(english), such as 8.1."] =
        "El valor del modelo más bajo \(spanish), como 8.1."
      all["The highest model's value \(english), such as 19.0."] =
        "El valor del modelo más alto \(spanish), como 19.0."
    }
    for years in ["1961-1990", "2035-2064"] {
      all["The years, such as \(years)."] = "Los años, como \(years)."
    }
    return all
  }()

  private static let statistics: [(String, String)] = [
    ("median of models", "mediana de los modelos"), ("mean of models", "promedio de los modelos"),
    ("10th percentile of models", "percentil 10 de los modelos"),
    ("90th percentile of models", "percentil 90 de los modelos"),
    ("lowest model", "modelo más bajo"), ("highest model", "modelo más alto"),
    ("lowest single year of any model", "año más bajo de cualquier modelo"),
    ("highest single year of any model", "año más alto de cualquier modelo"),
  ]
}

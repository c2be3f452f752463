import Phrasebook
import Vulnerability

/// A piece of evidence of a screening in the reader's language.
struct EvidenceSentence {
  let evidence: ScreeningEvidence
  let visit: Visit

  /// The library's own sentence in English; put together anew in Spanish.
  var html: HTML {
    switch visit.language {
    case .english: HTML(evidence.sentence)
    case .spanish: spanish
    }
  }

  private var spanish: HTML {
    switch evidence.fact {
    case .event(let event): return HTML(happened(event))
    case .change(let change, let link, _): return HTML(changed(change, link))
    case .region(let rank, _):
      let region = RegionName.text(rank.region, .spanish)
      return
        "La \(Self.edition(rank.scheme)) la nombra en el puesto \(rank.rank) para la región \(region)."
    case .toolkit(let rank, _):
      return
        "El Climate Explorer la nombra entre las principales amenazas de este condado, en el puesto \(rank)."
    case .coast(.none, _, _, false, _):
      return
        "Aquí no hay costa. La amenaza es peor en las costas, y su viento y su lluvia llegan muy tierra adentro."
    case .coast(let water, let isInland, let isOwn, _, _):
      return HTML(Self.coast(water, isInland, isOwn))
    case .farFromCoast(let miles, _):
      return
        "La costa más cercana a la que llegan huracanes está a unas \(visit.number(miles)) millas, y se supone que su viento y su lluvia llegan a \(visit.number(ScreeningEvidence.hurricaneReachMiles))."
    case .greatLake(let borders, _):
      return borders
        ? "El condado linda con un Gran Lago."
        : "El condado no linda con ningún Gran Lago, que es de lo que hablan las evaluaciones regionales. Si aquí importan los niveles de otros lagos lo tienen que decir las personas."
    case .nationalPercentile(let percentile):
      return
        "En esta amenaza el condado está por encima del \(visit.number(percentile.percentile, decimals: 1)) % de los condados del país en el Índice Nacional de Riesgo de FEMA. Eso compara condados y no dice cuán grande es el riesgo."
    case .nationalComposite(let composite, _): return national(composite)
    }
  }

  private func national(_ composite: NationalComposite) -> HTML {
    let ratings = visit.words(ScreeningText.self).ratings
    func rated(_ rating: String) -> String { ratings[rating] ?? rating }
    let index = composite.index
    let stands = [
      index.riskPercentile.map {
        "por encima del \(visit.number($0, decimals: 1)) % de los condados del país"
      },
      index.risk.map { "con calificación «\(rated($0.rating))»" },
      index.expectedLoss.map {
        "y sus pérdidas esperadas tienen calificación «\(rated($0.rating))»"
      },
    ].compactMap(\.self).joined(separator: ", ")
    return """
      El Índice Nacional de Riesgo de FEMA (noviembre de 2021) la cuenta como «<span lang="en">\(composite.indexHazard)</span>». Con sus 18 amenazas juntas, el condado está \(stands); de esta amenaza sola las tablas de Cairn no dicen nada.
      """
  }

  private func happened(_ event: HazardEvent) -> String {
    let when = event.year.map { " en \($0)" } ?? ", en un año que no consta"
    return "Ocurrió aquí\(when) (\(event.title))\(harm(event))."
  }

  private func harm(_ event: HazardEvent) -> String {
    guard event.harm != .none else { return "; nadie resultó herido y nada se perdió" }
    let deaths = event.deaths.map {
      $0 == 0 ? "ninguna muerte" : $0 == 1 ? "1 muerte" : "\(visit.number($0)) muertes"
    }
    let injuries = event.injuries.map {
      $0 == 0 ? "ninguna persona herida" : "\(visit.number($0)) heridos"
    }
    let losses = event.losses.map {
      $0 == 0 ? "ninguna pérdida" : "$\(visit.number($0)) de pérdidas"
    }
    let parts = [deaths, injuries, losses].compactMap(\.self)
    guard !parts.isEmpty else { return "; no consta lo que costó" }
    let area = event.harmArea.isEmpty ? "" : " (cifras de \(event.harmArea))"
    let rest = event.harm == .unknown ? "; no consta qué más costó" : ""
    return ": " + parts.joined(separator: ", ") + area + rest
  }

  private func changed(_ change: IndicatorChange, _ link: HazardIndicatorLink) -> String {
    let text = visit.words(HazardProfileText.self)
    let name =
      change.indicators.lazy.compactMap { text.names[$0] }.first
      ?? LibraryWords.spanish(change.name) ?? change.name
    let unit = text.unitWords[change.unitText] ?? change.unitText
    func number(_ value: Double) -> String { visit.number(value, decimals: change.decimals) }
    var sentence =
      "\(name): \(change.change > 0 ? "+" : "")\(number(change.change)) \(unit) de \(change.beforePeriod) a \(change.afterPeriod)"
    // As in English: the middle of the models' own changes need not be the difference of the two middles.
    if let before = change.before, let after = change.after, change.basis != .changesOfModels {
      sentence += " (\(number(before)) a \(number(after)))"
    }
    let caveat = change.basis.caveat.flatMap { LibraryWords.spanish($0) }
    return ["\(sentence).", caveat, agreement(change, link)].compactMap(\.self)
      .joined(separator: " ")
  }

  private func agreement(_ change: IndicatorChange, _ link: HazardIndicatorLink) -> String {
    guard let direction = link.direction else { return "" }
    switch change.agreement(direction) {
    case .clear: return "Los modelos coinciden en que empeora."
    case .leaning: return "En conjunto empeora, aunque los rangos de los modelos se solapan."
    case .mixed: return "Los modelos no coinciden en una dirección."
    case .better: return "Los modelos coinciden en que mejora."
    }
  }

  private static func edition(_ scheme: String) -> String {
    switch scheme {
    case "nca3": "Tercera Evaluación Nacional del Clima (2014)"
    case "nca4": "Cuarta Evaluación Nacional del Clima (2018)"
    case "nca5": "Quinta Evaluación Nacional del Clima (2023)"
    default: scheme
    }
  }

  private static func coast(
    _ water: CountyCoast.Water, _ isInland: Bool, _ isOwn: Bool
  ) -> String {
    if isOwn {
      return water == .none
        ? "La comunidad dice que no tiene costa, y esta amenaza necesita una."
        : "La comunidad dice que tiene costa."
    }
    switch water {
    case .none:
      return "El condado no tiene costa según la lista de NOAA, y esta amenaza necesita una."
    case .ocean:
      return isInland
        ? "NOAA cuenta el condado como costero, sin costa abierta."
        : "El condado linda con el océano."
    case .greatLakes:
      return
        "El condado linda con un Gran Lago; si allí importa una amenaza de costas oceánicas lo tienen que decir las personas."
    }
  }
}

/// What the regions of the national assessments are called.
enum RegionName {
  static func text(_ id: String, _ language: Language) -> String {
    if language == .spanish, let name = spanish[id] { return name }
    return id.split(separator: "-").map { word in
      ["and", "the"].contains(word) ? String(word) : word.prefix(1).uppercased() + word.dropFirst()
    }.joined(separator: " ").replacing("Us Caribbean", with: "US Caribbean")
  }

  private static let spanish = [
    "alaska": "Alaska", "great-plains": "Grandes Llanuras",
    "hawaii-and-pacific-islands": "Hawái e islas del Pacífico", "midwest": "Medio Oeste",
    "northeast": "Noreste", "northwest": "Noroeste",
    "southeast-and-the-caribbean": "Sureste y el Caribe", "southwest": "Suroeste",
    "northern-plains": "Llanuras del Norte", "southern-plains": "Llanuras del Sur",
    "southeast": "Sureste", "us-caribbean": "Caribe estadounidense",
  ]
}

import Climate
import Factors
import Phrasebook
import Plan
import Quantities
import Store
import Tables
import Vulnerability
import Workspace

/// A known effect of a risk as sentences in a reader's language; in that of the tables where they have no other.
struct KnownEffectSentence {
  let placed: PlaceEffect
  let community: Community
  var language = Language.english

  /// The language that the sentences are really in.
  var spoken: Language {
    let texts = [placed.effect.statement, placed.effect.scaling?.statement ?? ""]
    let isWhole = texts.allSatisfy { $0.isEmpty || LibraryWords.text($0, language) != nil }
    return isWhole ? language : .english
  }

  /// Everything that is known of the effect here.
  var text: String { sentence.text }
  /// What was found, without anything of the place.
  var finding: String { sentence.finding }
  /// Where the numbers of the place are from.
  var basis: [EffectSentence.Basis] { sentence.basis }
  /// Why there is no figure of the place; nil where there is one or none can be told.
  var missing: String? { sentence.missing }

  private var sentence: EffectSentence {
    EffectSentence(
      placed, place: community.name, units: DisplayUnits(community.units),
      statement: LibraryWords.text(placed.effect.statement, spoken),
      localStatement: placed.effect.scaling.flatMap { LibraryWords.text($0.statement, spoken) },
      words: spoken == .spanish ? .spanish : .english)
  }
}

extension EffectWords {
  static let spanish = EffectWords(
    indicator: { change in
      let words = HazardProfileText.in(.spanish)
      let name =
        change.indicators.lazy.compactMap { words.names[$0] }.first
        ?? LibraryWords.spanish(change.name) ?? change.name
      return name.prefix(1).lowercased() + name.dropFirst()
    }, unit: { HazardProfileText.in(.spanish).unitWords[$0] ?? $0 },
    change: { name, from, before, to, after, models in
      let range = models.map { "; modelos: \($0.low) a \($0.high)" } ?? ""
      return "\(name): de \(from) (\(before)) a \(to) (\(after)\(range))"
    },
    caveat: { basis in basis.caveat.flatMap { LibraryWords.text($0, .spanish) } },
    inside: { "Cerca de \($0) personas viven dentro de las zonas de este plan." },
    origin: { "\(spanishName(of: $0.kind)): \(spanishPlace(of: $0))" },
    missing: { kind in
      guard let indicator = kind.indicator else {
        return
          "No hay cifra de este lugar: requiere la \(spanishName(of: kind)) que aquí se usa en un año, e inventory.csv no tiene ningún año con toda."
      }
      return
        "No hay cifra de este lugar: requiere el número de \(spanishName(of: kind)) de aquí, e indicators.csv no tiene el indicador «\(indicator)»."
    },
    unknownChange: {
      "No se sabe cómo cambia esto aquí: ponga \(EffectGapWords.spanish.indicator($0)) en el perfil climático del plan."
    })

  private static func spanishName(of kind: LocalStock.Kind) -> String {
    switch kind {
    case .people: "personas"
    case .adults: "adultos"
    case .homes: "viviendas"
    case .jobs: "empleos"
    case .electricity: "electricidad"
    case .homesElectricity: "electricidad de los hogares"
    }
  }

  private static func spanishPlace(of stock: LocalStock) -> String {
    switch stock.origin {
    case .indicator(let id, let year): "indicators.csv, \(id), \(year)"
    case .tracts(let count): "tracts.csv, \(count) sectores censales"
    case .census: "el censo de 2020"
    case .inventory(let year): "inventory.csv, \(year)"
    }
  }
}

extension EffectGapWords {
  static let spanish = EffectGapWords(
    head: "No se conoce ningún efecto que valga aquí. Eso no significa que no lo haya.",
    events: { "Sucesos pasados de este plan: \($0)\($1 > 0 ? " y \($1) más" : "")." },
    indicator: { id in
      let name =
        HazardProfileText.in(.spanish).names[id]
        ?? IndicatorCatalog.declaration(id).map { LibraryWords.spanish($0.name) ?? $0.name } ?? id
      return EffectGapWords.inSentence(name)
    },
    study: {
      "Una cifra para «\($0)» requeriría un estudio de lo que este cambio le hace."
    },
    indicators: {
      "Tampoco se sabe cómo cambia aquí la amenaza: ponga \($0) en el perfil climático del plan. Una cifra para «\($1)» requeriría además un estudio de lo que le hacen."
    },
    records: { "Una cifra para «\($0)» requeriría registros de daños e interrupciones de aquí." },
    reason: { LibraryWords.text($0, .spanish) })
}

/// Known effects of a risk's hazard and system, with source and validity, to put into its description.
struct KnownEffectList {
  let visit: Visit
  let text: RiskDetailText
  let workspace: CommunityWorkspace
  let places: PlaceEffects
  let risk: Risk

  private var hazardType: String {
    workspace.hazards.first { $0.id == risk.hazard }?.type ?? ""
  }

  private func sentence(
    _ placed: PlaceEffect, _ language: Language? = nil
  ) -> KnownEffectSentence {
    KnownEffectSentence(
      placed: placed, community: workspace.community, language: language ?? visit.language)
  }

  var html: HTML {
    let all = places.effects(of: risk)
    let here = all.filter(\.isValidHere)
    let elsewhere = all.filter { !$0.isValidHere }
    return """
      <section class="stack" aria-labelledby="effects">
      <h2 id="effects">\(text.effects)</h2>
      <p class="soft small">\(text.effectsLead)</p>
      \(hazardType.isEmpty ? noHazardType : .empty)
      \(places.gap(of: risk).map(nothing) ?? .empty)
      \(here.isEmpty ? .empty : here.map(row).html)
      \(elsewhere.isEmpty ? .empty : "<details><summary>\(text.effectsElsewhere(elsewhere.count))</summary>\(elsewhere.map(row).html)</details>" as HTML)
      </section>
      """
  }

  /// Leads whoever may say it to the field.
  private var noHazardType: HTML {
    guard visit.mayEdit, let place = visit.place, !risk.hazard.isEmpty else {
      return "<p>\(text.noHazardType)</p>"
    }
    let path = place.path("\(HazardOutlookPages.path)/\(SitePath.encoded(risk.hazard))")
    return "<p><a href=\"\(path)\">\(text.noHazardType)</a></p>"
  }

  /// What is known of a risk without effects that hold here, and what a number would take.
  private func nothing(_ gap: EffectGap) -> HTML {
    let isSpanish = visit.language == .spanish
    let system =
      risk.systemType.isEmpty
      ? risk.system : places.taxonomy.name(.system, risk.systemType, visit.language)
    let sentence = EffectGapSentence(
      gap, place: workspace.community.name, system: system,
      units: DisplayUnits(workspace.community.units),
      effectWords: isSpanish ? .spanish : .english, words: isSpanish ? .spanish : .english)
    return """
      <p>\(sentence.head)</p>
      \(sentence.here.isEmpty ? .empty : "<p>\(sentence.here)</p>" as HTML)
      <p class="soft">\(sentence.need)</p>
      """
  }

  private func row(_ placed: PlaceEffect) -> ListRow {
    let effect = placed.effect
    let isThere = Language.allCases.contains {
      risk.impact.contains(sentence(placed, $0).finding)
    }
    let shown = sentence(placed)
    let foreign = shown.spoken == visit.language ? nil : shown.spoken.rawValue
    let put = visit.button(
      text.putEffect,
      to: (visit.place?.path("\(RiskRegisterPages.path)/\(SitePath.encoded(risk.id))/effect") ?? ""),
      fields: """
        \(visit.draftFields(base: visit.place?.summary.head ?? 0))
        <input type="hidden" name="effect" value="\(effect.id)">
        """)
    return ListRow(
      title: "<span\("lang", foreign)>\(shown.text)</span>",
      detail: """
        \(tags(placed))\
        \(text.validity): \(visit.library(effect.validity))<br>\(text.effectSource): \(SourceLink(source: places.taxonomy.sources[effect.source], id: effect.source).html)\
        \(basis(shown))
        """,
      actions: isThere
        ? "<span class=\"tag tag--good\">\(text.effectThere)</span>" : visit.mayEdit ? put : .empty)
  }

  /// What the numbers of the place are from; citations stay in English.
  private func basis(_ sentence: KnownEffectSentence) -> HTML {
    let pieces = sentence.basis.map { piece -> HTML in
      piece.citation.isEmpty
        ? HTML(piece.words) : "\(piece.words): <span lang=\"en\">\(piece.citation)</span>"
    }
    let missing = sentence.missing.map { "<br>\($0)" as HTML } ?? .empty
    return pieces.isEmpty
      ? missing : "<br>\(text.effectBasis): \(pieces.joined(by: "; "))\(missing)"
  }

  /// The hazard where it is a related one, the systems where the risk names none, and that nobody verified it.
  private func tags(_ placed: PlaceEffect) -> HTML {
    let taxonomy = places.taxonomy
    let related: HTML =
      placed.relatedHazard.map {
        "<span class=\"tag\">\(text.relatedHazard): \(taxonomy.name(.hazard, $0, visit.language))</span> "
      } ?? .empty
    let systems = (risk.systemType.isEmpty ? placed.effect.systems : []).map { id -> HTML in
      "<span class=\"tag\">\(taxonomy.name(.system, id, visit.language))</span> "
    }
    let unverified: HTML =
      placed.effect.status == .unverified
      ? "<span class=\"tag tag--caution\">\(text.unverified)</span> " : .empty
    return "\(related)\(systems)\(unverified)"
  }
}

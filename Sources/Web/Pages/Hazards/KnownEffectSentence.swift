import Factors
import Plan
import Quantities
import Store
import Tables
import Vulnerability
import Workspace

/// A known effect as a sentence about a place: the fields of its statement filled with numbers.
struct KnownEffectSentence {
  let effect: KnownEffect
  let community: Community
  let profile: ClimateProfile
  var language = Language.english

  /// The sentence in the language; in that of the tables where it has no other.
  var text: String {
    var text = LibraryWords.text(effect.statement, language) ?? effect.statement
    let unknown = Phrase("an unknown number of", "un número desconocido de")(spoken)
    for (field, value) in [("value", effect.value), ("low", effect.low), ("high", effect.high)] {
      text = text.replacing("{\(field)}", with: value.map(Self.number) ?? unknown)
    }
    return text.replacing("{place}", with: community.name).replacing("{change}", with: change)
  }

  /// The language that the sentence is really in.
  var spoken: Language {
    LibraryWords.text(effect.statement, language) == nil ? .english : language
  }

  private static func number(_ value: Double) -> String {
    NumberText.grouped(value, decimals: value == value.rounded() ? 0 : decimals(value))
  }

  private static func decimals(_ value: Double) -> Int {
    for decimals in 1...3 {
      var scaled = value
      for _ in 0..<decimals { scaled *= 10 }
      if (scaled - scaled.rounded()).magnitude < 1e-9 { return decimals }
    }
    return 3
  }

  /// What the profile says of the indicator that the effect scales with.
  private var change: String {
    guard let reading, let before = reading.before, let after = reading.after else {
      return Phrase(
        "the climate profile of this plan does not have \(effect.indicator)",
        "el perfil climático de este plan no tiene \(effect.indicator)")(spoken)
    }
    let words = HazardProfileText.in(spoken)
    let unit = reading.unit.isEmpty ? "" : " \(words.unitWords[reading.unit] ?? reading.unit)"
    let spread = reading.spread.map { spread in
      let (low, high) = (reading.number(spread.low), reading.number(spread.high))
      return Phrase(" (models \(low) to \(high))", " (modelos: \(low) a \(high))")(spoken)
    }
    let full =
      words.names[effect.indicator] ?? LibraryWords.text(reading.first.name, spoken)
      ?? reading.first.name
    let name = full.prefix(1).lowercased() + full.dropFirst()
    let (from, to) = (reading.number(before), "\(reading.number(after))\(unit)\(spread ?? "")")
    let period = reading.future.period.title
    return Phrase(
      "\(name) from \(from) to \(to) by \(period)", "\(name): de \(from) a \(to) en \(period)")(
        spoken)
  }

  private var reading: ClimateReading? {
    guard let scenario = profile.scenarios(of: effect.indicator).last(where: \.isFuture) else {
      return nil
    }
    let periods = profile.summaries(of: effect.indicator)
      .filter { $0.scenario == scenario && $0.kind == .absolute }.map(\.period)
    guard let period = periods.first(where: { $0.years?.contains(2050) == true }) ?? periods.last
    else { return nil }
    return ClimateReading(
      effect.indicator, of: profile, scenario: scenario, period: period,
      units: DisplayUnits(community.units), language: .english)
  }

  /// Whether the effect was found for where the community is.
  ///
  /// - Parameter regions: The regions of its county by scheme, such as `nca5:midwest`.
  func isValidHere(_ regions: Set<String>) -> Bool {
    if effect.whereValid == "us" || effect.whereValid.isEmpty { return true }
    if effect.whereValid.hasPrefix("state:") {
      return effect.whereValid.dropFirst("state:".count) == community.state
    }
    return regions.contains(effect.whereValid)
  }
}

/// Known effects of a risk's hazard and system, with source and validity, to put into its description.
struct KnownEffectList {
  let visit: Visit
  let text: RiskDetailText
  let workspace: CommunityWorkspace
  let taxonomy: Taxonomy
  let risk: Risk
  let regions: Set<String>

  private var hazardType: String {
    workspace.hazards.first { $0.id == risk.hazard }?.type ?? ""
  }

  /// Those of the hazard; where the risk says which system it is of, only those of that system.
  private var effects: [KnownEffect] {
    guard !hazardType.isEmpty else { return [] }
    return taxonomy.effects.filter {
      $0.hazard == hazardType && (risk.systemType.isEmpty || $0.system == risk.systemType)
    }
  }

  private func sentence(
    _ effect: KnownEffect, _ language: Language? = nil
  ) -> KnownEffectSentence {
    KnownEffectSentence(
      effect: effect, community: workspace.community, profile: workspace.climate,
      language: language ?? visit.language)
  }

  var html: HTML {
    let all = effects
    let here = all.filter { sentence($0).isValidHere(regions) }
    let elsewhere = all.filter { !sentence($0).isValidHere(regions) }
    return """
      <section class="stack" aria-labelledby="effects">
      <h2 id="effects">\(text.effects)</h2>
      <p class="soft small">\(text.effectsLead)</p>
      \(hazardType.isEmpty ? "<p>\(text.noHazardType)</p>" as HTML : .empty)
      \(!hazardType.isEmpty && all.isEmpty ? "<p>\(text.noEffects)</p>" as HTML : .empty)
      \(here.isEmpty ? .empty : here.map(row).html)
      \(elsewhere.isEmpty ? .empty : "<details><summary>\(text.effectsElsewhere(elsewhere.count))</summary>\(elsewhere.map(row).html)</details>" as HTML)
      </section>
      """
  }

  private func row(_ effect: KnownEffect) -> ListRow {
    let isThere = Language.allCases.contains { risk.impact.contains(sentence(effect, $0).text) }
    let shown = sentence(effect)
    let foreign = shown.spoken == visit.language ? nil : shown.spoken.rawValue
    let isUnverified = effect.status == .unverified
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
        \(risk.systemType.isEmpty ? "<span class=\"tag\">\(taxonomy.name(.system, effect.system, visit.language))</span> " as HTML : .empty)\
        \(isUnverified ? "<span class=\"tag tag--caution\">\(text.unverified)</span> " as HTML : .empty)\
        \(text.validity): \(visit.library(effect.validity))<br>\(text.effectSource): <span lang="en">\(taxonomy.citation(effect.source))</span>
        """,
      actions: isThere
        ? "<span class=\"tag tag--good\">\(text.effectThere)</span>" : visit.mayEdit ? put : .empty)
  }
}

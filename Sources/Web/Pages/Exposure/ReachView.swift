import Plan
import Vulnerability
import Workspace

/// Who lives inside the zones of a risk's or an action's hazards, and by quarter of the index: facts beside a score, never in it.
struct ReachView {
  let visit: Visit
  let overlay: ExposureOverlay
  let taxonomy: Taxonomy

  private var text: ReachText { visit.words(ReachText.self) }

  /// The section of a page.
  ///
  /// - Parameters:
  ///   - lead: What the people are exposed to, or gain from.
  ///   - mapOf: The risk whose map there may be.
  func section(
    _ reaches: [HazardReach], lead: String, nobody: String, mapOf risk: String? = nil
  ) -> HTML {
    """
    <section class="stack" aria-labelledby="reach">
    <h2 id="reach">\(text.title)</h2>
    <p>\(reaches.isEmpty ? nobody : lead)</p>
    \(reaches.isEmpty ? .empty : table(reaches))
    \(map(reaches, risk))
    </section>
    """
  }

  private func map(_ reaches: [HazardReach], _ risk: String?) -> HTML {
    guard let risk, reaches.contains(where: { $0.people != nil }), let place = visit.place else {
      return .empty
    }
    let id = SitePath.encoded("risk-map/\(risk)")
    return "<p><a href=\"\(place.path(MapPages.path))?shown=\(id)\">\(text.toMap)</a></p>"
  }

  /// What is known of each hazard, quarter by quarter, and what is missing.
  func table(_ reaches: [HazardReach]) -> HTML {
    let told = reaches.filter { $0.people != nil }
    let gaps = ExposureGap.allCases.filter { gap in reaches.contains { $0.gaps.contains(gap) } }
    let index: HTML =
      overlay.ranks.map {
        "<p class=\"small\"><strong lang=\"en\">\($0.label)</strong>: \(visit.library($0.basis))</p>"
      } ?? .empty
    return """
      \(told.map(count))
      \(told.contains { $0.distribution != nil } ? quarters(told) : .empty)
      \(told.isEmpty ? .empty : index)
      \(told.isEmpty ? .empty : "<p class=\"soft small\">\(text.method)</p>" as HTML)
      \(gaps.isEmpty ? .empty : "<p>\(text.missing)</p>" as HTML)
      \(gaps.isEmpty ? .empty : ExposureGapList(visit: visit, gaps: gaps).html)
      """
  }

  private func name(_ reach: HazardReach) -> String {
    taxonomy.name(.hazard, reach.hazard, visit.language)
  }

  private func count(_ reach: HazardReach) -> HTML {
    let share = reach.share.map { " (\(visit.percent($0)))" } ?? ""
    let unknown =
      reach.unknownTracts > 0 ? " " + text.unknownTracts(reach.unknownTracts) : ""
    return """
      <p><strong>\(name(reach))</strong>: \(text.inside(visit.number(reach.people ?? 0), visit.number(reach.total ?? 0)))\(share).\(unknown)</p>
      """
  }

  private func quarters(_ told: [HazardReach]) -> HTML {
    let quarter = visit.words(ExposureText.self).quarter
    let rows = told.flatMap { reach in
      (reach.distribution?.quarters ?? []).map { line -> [HTML] in
        [
          HTML(name(reach)), HTML(line.number.map(quarter) ?? text.noRank),
          number(visit.number(line.exposed)), number(line.shareOfPeople.map { visit.percent($0) }),
          number(line.shareOfExposed.map { visit.percent($0) }),
          number(line.burden.map { visit.number($0, decimals: 2) }),
        ]
      }
    }
    return DataTable(caption: text.quarters, columns: text.columns, rows: rows).html
  }

  private func number(_ text: String?) -> HTML {
    text.map { "<span class=\"number\">\($0)</span>" } ?? "–"
  }
}

/// The words of who is exposed.
struct ReachText: Words {
  let title: String
  let riskLead: String
  let riskNobody: String
  let actionLead: String
  let actionNobody: String
  let inside: @Sendable (_ people: String, _ all: String) -> String
  let unknownTracts: @Sendable (Int) -> String
  let quarters: String
  let columns: [String]
  let noRank: String
  let method: String
  let missing: String
  let toMap: String

  static let english = ReachText(
    title: "Who is exposed, by social vulnerability",
    riskLead: "People who live inside the zones of this risk’s hazard. They enter no score.",
    riskNobody: "The risk names no hazard.",
    actionLead:
      "People who live inside the zones of the hazards whose risks this action lowers. Whether it reaches them is for you to say above.",
    actionNobody: "The action lowers no risk yet, so nobody can be counted.",
    inside: { "about \($0) of \($1) people live inside its zones" },
    unknownTracts: {
      $0 == 1
        ? "One tract without people or an outline is in no sum."
        : "\($0) tracts without people or an outline are in no sum."
    }, quarters: "By quarter of the index",
    columns: [
      "Hazard", "Quarter", "People inside", "Of all people", "Of those inside", "Times its part",
    ], noRank: "tracts without a rank",
    method:
      "People are estimated by area, as if they lived evenly over their tract. Above 1 a quarter bears more than its part of the people.",
    missing: "What is missing to tell more:", toMap: "See it on the map")

  static let spanish = ReachText(
    title: "Quiénes están expuestos, según la vulnerabilidad social",
    riskLead:
      "Personas que viven dentro de las zonas de la amenaza de este riesgo. No entran en ninguna puntuación.",
    riskNobody: "El riesgo no nombra ninguna amenaza.",
    actionLead:
      "Personas que viven dentro de las zonas de las amenazas cuyos riesgos reduce esta acción. Si les llega, dígalo usted arriba.",
    actionNobody: "La acción todavía no reduce ningún riesgo, así que no se puede contar a nadie.",
    inside: { "unas \($0) de \($1) personas viven dentro de sus zonas" },
    unknownTracts: {
      $0 == 1
        ? "Un sector sin personas o sin contorno no está en ninguna suma."
        : "\($0) sectores sin personas o sin contorno no están en ninguna suma."
    }, quarters: "Por cuartil del índice",
    columns: [
      "Amenaza", "Cuartil", "Personas dentro", "De toda la gente", "De quienes están dentro",
      "Veces su parte",
    ], noRank: "sectores sin rango",
    method:
      "Las personas se estiman por área, como si vivieran repartidas por igual en su sector. Por encima de 1, un cuartil lleva más que su parte de la gente.",
    missing: "Lo que falta para decir más:", toMap: "Verlo en el mapa")
}

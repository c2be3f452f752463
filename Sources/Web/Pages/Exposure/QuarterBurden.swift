import Vulnerability
import Workspace

/// How the residents inside zones fall on the quarters of an index, against where all people live.
struct QuarterBurden {
  let visit: Visit
  let exposure: Exposure
  let layer: TractLayer
  let taxonomy: Taxonomy

  private var text: QuarterBurdenText { visit.words(QuarterBurdenText.self) }

  /// Empty for an index of marks, which has no quarters.
  var html: HTML {
    let bands = exposure.bands.indices.filter { exposure.bands[$0].level == nil }
    guard !layer.percentiles.isEmpty, !exposure.tracts.isEmpty, !bands.isEmpty else {
      return .empty
    }
    return """
      <section class="stack" aria-labelledby="burden">
      <h2 id="burden">\(text.title)</h2>
      <p>\(text.lead)</p>
      \(DataTable(caption: text.title, hidesCaption: true, columns: text.columns, rows: bands.flatMap(rows)).html)
      <p class="soft small">\(text.limits)</p>
      </section>
      """
  }

  private func rows(_ band: Int) -> [[HTML]] {
    let distribution = exposure.distribution(of: band, over: layer)
    let hazard = taxonomy.name(.hazard, exposure.bands[band].hazard, visit.language)
    let quarter = visit.words(ExposureText.self).quarter
    return distribution.quarters.map { line in
      [
        HTML(hazard), HTML(line.number.map(quarter) ?? text.missing),
        number(line.shareOfPeople.map { visit.percent($0) }),
        number(line.shareOfExposed.map { visit.percent($0) }),
        number(line.burden.map { visit.number($0, decimals: 2) }),
      ]
    }
  }

  private func number(_ text: String?) -> HTML {
    text.map { "<span class=\"number\">\($0)</span>" } ?? "–"
  }
}

struct QuarterBurdenText: Words {
  let title: String
  let lead: String
  let columns: [String]
  let missing: String
  let limits: String

  static let english = QuarterBurdenText(
    title: "Who bears more than their part",
    lead:
      "The share of a quarter among the residents inside zones, over its share of all people. Above 1 it bears more than its part.",
    columns: ["Hazard", "Quarter", "Of all people", "Of those inside", "Times its part"],
    missing: "Percentile missing",
    limits:
      "Quarters are of the index's own comparison, such as all tracts of the nation, and need not hold a fourth of the people here. Tracts without people or an outline are in no sum."
  )

  static let spanish = QuarterBurdenText(
    title: "Quién carga más de lo que le corresponde",
    lead:
      "La parte de un cuartil entre los residentes dentro de las zonas, dividida por su parte de toda la población. Por encima de 1 carga más de lo que le corresponde.",
    columns: [
      "Amenaza", "Cuartil", "De toda la población", "De quienes están dentro", "Veces su parte",
    ],
    missing: "Falta el percentil",
    limits:
      "Los cuartiles son de la comparación del propio índice, como todos los sectores del país, y no tienen por qué reunir una cuarta parte de la población de aquí. Los sectores sin población o sin contorno no entran en ninguna suma."
  )
}

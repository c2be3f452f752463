import Vulnerability

/// What to bring in next, each with the way there.
struct ExposureGapList {
  let visit: Visit
  let gaps: [ExposureGap]

  private var text: ExposureGapText { visit.words(ExposureGapText.self) }

  var html: HTML {
    """
    <ol class="stack stack--tight">
    \(gaps.map { "<li>\(text.missing[$0] ?? "")\(link($0))</li>" as HTML })
    </ol>
    """
  }

  private func link(_ gap: ExposureGap) -> HTML {
    guard visit.mayEdit, let place = visit.place else { return .empty }
    let (path, label) =
      switch gap {
      case .zones, .tracts, .outlines: (place.path(ShapeImportPages.path), text.importShapes)
      case .people: (place.path("table?file=tracts.csv"), text.openTracts)
      case .index: (place.path(TractIndexPages.path), text.importIndex)
      }
    return " <a href=\"\(path)\">\(label)</a>"
  }
}

/// The words of what is missing for exposure by tract.
struct ExposureGapText: Words {
  let missing: [ExposureGap: String]
  let importShapes: String
  let importIndex: String
  let openTracts: String

  static let english = ExposureGapText(
    missing: [
      .zones: "Zones of the hazard, such as a flood map, as areas.",
      .tracts: "Census tracts with outlines and people.",
      .outlines: "Outlines of the tracts: a file with the codes that tracts.csv has.",
      .people: "People by tract: the column “population” of tracts.csv.",
      .index: "An index that ranks the tracts, such as CDC’s Social Vulnerability Index.",
    ], importShapes: "Import shapes", importIndex: "Import an index", openTracts: "Open tracts.csv")

  static let spanish = ExposureGapText(
    missing: [
      .zones: "Zonas de la amenaza, como un mapa de inundación, en forma de áreas.",
      .tracts: "Sectores censales con contornos y personas.",
      .outlines: "Contornos de los sectores: un archivo con los códigos que tiene tracts.csv.",
      .people: "Personas por sector: la columna «population» de tracts.csv.",
      .index: "Un índice que ordene los sectores, como el de vulnerabilidad social de CDC.",
    ], importShapes: "Importar formas", importIndex: "Importar un índice",
    openTracts: "Abrir tracts.csv")
}

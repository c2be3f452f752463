/// The words of the settings form.
struct SettingsText: Words {
  let title: String
  let lead: String
  let who: String
  let conventions: String
  let years: String
  let showing: String
  let id: String
  let name: String
  let kind: String
  let city: String
  let county: String
  let tribe: String
  let region: String
  let state: String
  let stateHint: String
  let geoid: String
  let geoidHint: String
  let subregion: String
  let subregionHint: String
  let noSubregion: String
  let potentials: String
  let potentialsHint: String
  let byOrigin: String
  let horizon: @Sendable (Int) -> String
  let inventoryYears: String
  let inventoryYearsHint: String
  let baseYear: String
  let baseYearHint: String
  let endYear: String
  let threshold: String
  let thresholdHint: String
  let units: String
  let us: String
  let metric: String
  let timeZone: String
  let timeZoneHint: String
  let language: String
  let riskPreset: String
  let riskPresetHint: String
  let example: String
  let exampleYes: String
  let exampleNo: String
  let accent: String
  let accentHint: String
  let accentUsed: @Sendable (_ color: String) -> String
  let accentAdjusted: @Sendable (_ color: String) -> String
  let save: String
  let saved: String
  let unchanged: String
  let readOnly: String
  let value: String
  let missing: String
  let staleTitle: String
  let stale: String
  let asFile: String
  let reason: String
}

extension SettingsText {
  static let english = SettingsText(
    title: "Settings",
    lead:
      "Who the community is, and which conventions its numbers follow. Comments and other lines of the file stay as they are.",
    who: "The community", conventions: "Conventions", years: "Years", showing: "How it is shown",
    id: "Id", name: "Name", kind: "Kind", city: "City", county: "County", tribe: "Tribe",
    region: "Region", state: "State", stateHint: "Two capital letters, such as MN.",
    geoid: "Census number", geoidHint: "The GEOID of the place or county, such as 27053.",
    subregion: "Grid region", subregionHint: "The eGRID subregion of the electricity.",
    noSubregion: "Not chosen", potentials: "Warming potentials",
    potentialsHint: "Changing them changes every total in tons of CO₂e.",
    byOrigin: "fossil methane apart", horizon: { "\($0) years" },
    inventoryYears: "Inventory years",
    inventoryYearsHint: "In order, separated by commas; the first is the base of comparison.",
    baseYear: "Base year of the forecast", baseYearHint: "Empty takes the last inventory year.",
    endYear: "Last year of the forecast", threshold: "Recalculation threshold, percent",
    thresholdHint: "From which change of a year's total on that year is recalculated.",
    units: "Units", us: "US customary", metric: "Metric", timeZone: "Time zone",
    timeZoneHint: "Such as America/Chicago.", language: "Language of the plan",
    riskPreset: "How scores of risks become a rating",
    riskPresetHint:
      "The register shows every rule with its matrix; this one is the workspace's own and stands in the plan.",
    example: "Worked example",
    exampleYes: "Yes: every page says that it is an example", exampleNo: "No",
    accent: "Color of the community",
    accentHint:
      "Six digits after #, such as #0b5b4c: for links, buttons and headings of these pages and of the public plan. Empty takes Cairn’s own.",
    accentUsed: { "Text and buttons are \($0)." },
    accentAdjusted: {
      "The color is too light for text to be read in it (WCAG AA), so text and buttons take the darker tone \($0)."
    }, save: "Save",
    saved: "Saved. The history has the change.",
    unchanged: "Nothing was changed: what you sent is what is there.",
    readOnly: "You may read the settings, and not change them.", value: "Value",
    missing: "This workspace has no settings yet. Fill in the name and save: the file is made.",
    staleTitle: "Somebody else has changed the same settings since you opened this page",
    stale:
      "Nothing was saved yet. Your values stand in the form; look at the history for theirs, and save again if yours shall stand.",
    asFile: "Edit the file itself", reason: "Changes the settings")

  static let spanish = SettingsText(
    title: "Configuración",
    lead:
      "Quién es la comunidad y qué convenciones siguen sus cifras. Los comentarios y las demás líneas del archivo quedan como están.",
    who: "La comunidad", conventions: "Convenciones", years: "Años", showing: "Cómo se muestra",
    id: "Identificador", name: "Nombre", kind: "Tipo", city: "Ciudad", county: "Condado",
    tribe: "Tribu", region: "Región", state: "Estado",
    stateHint: "Dos letras mayúsculas, como MN.", geoid: "Número del censo",
    geoidHint: "El GEOID del lugar o condado, como 27053.", subregion: "Región eléctrica",
    subregionHint: "La subregión eGRID de la electricidad.", noSubregion: "Sin elegir",
    potentials: "Potenciales de calentamiento",
    potentialsHint: "Al cambiarlos cambian todos los totales en toneladas de CO₂e.",
    byOrigin: "metano fósil aparte", horizon: { "\($0) años" },
    inventoryYears: "Años del inventario",
    inventoryYearsHint: "En orden, separados por comas; el primero es la base de comparación.",
    baseYear: "Año base de la proyección",
    baseYearHint: "Si queda vacío, el último año del inventario.",
    endYear: "Último año de la proyección", threshold: "Umbral de recálculo, por ciento",
    thresholdHint: "A partir de qué cambio del total de un año se recalcula ese año.",
    units: "Unidades", us: "De EE. UU.", metric: "Métricas", timeZone: "Zona horaria",
    timeZoneHint: "Como America/Chicago.", language: "Idioma del plan",
    riskPreset: "Cómo las puntuaciones de los riesgos dan una calificación",
    riskPresetHint:
      "El registro muestra cada regla con su matriz; esta es la propia del espacio y figura en el plan.",
    example: "Ejemplo de muestra",
    exampleYes: "Sí: cada página dice que es un ejemplo", exampleNo: "No",
    accent: "Color de la comunidad",
    accentHint:
      "Seis cifras después de #, como #0b5b4c: para enlaces, botones y títulos de estas páginas y del plan público. Si queda vacío, el de Cairn.",
    accentUsed: { "El texto y los botones son \($0)." },
    accentAdjusted: {
      "El color es demasiado claro para leer texto en él (WCAG AA); el texto y los botones toman el tono más oscuro \($0)."
    }, save: "Guardar",
    saved: "Guardado. El cambio está en el historial.",
    unchanged: "No cambió nada: lo enviado es lo que ya está.",
    readOnly: "Puede leer la configuración, pero no cambiarla.", value: "Valor",
    missing:
      "Este espacio no tiene configuración todavía. Escriba el nombre y guarde: se crea el archivo.",
    staleTitle: "Otra persona cambió la misma configuración desde que usted abrió esta página",
    stale:
      "Todavía no se guardó nada. Sus valores están en el formulario; vea los ajenos en el historial y guarde de nuevo si deben quedar los suyos.",
    asFile: "Editar el archivo mismo", reason: "Cambia la configuración")
}

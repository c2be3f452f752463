/// The words of publishing.
struct PublishText: Words {
  let title: String
  let lead: String
  let cannot: String
  let publicTitle: String
  let notPublic: String
  let open: String
  let builtFrom: @Sendable (Int) -> String
  let by: String
  let current: String
  let changedSince: @Sendable (Int) -> String
  let whatChanged: String
  let withdraw: String
  let withdrawnNotice: String
  let checks: String
  let checkText: @Sendable (Int) -> String
  let checkTextGood: String
  let checkData: @Sendable (Int) -> String
  let checkDataGood: String
  let checkApproval: @Sendable (Int, Int) -> String
  let checkComments: @Sendable (Int) -> String
  let checkDate: String
  let checkDateGood: String
  let good: String
  let stops: String
  let note: String
  let edition: String
  let editionPublic: String
  let editionPublicHint: String
  let editionInternal: String
  let editionInternalHint: String
  let formats: String
  let formatHTML: String
  let formatHTMLHint: String
  let formatPDFHint: String
  let formatDOCXHint: String
  let milestone: String
  let milestoneHint: String
  let publish: String
  let internalTitle: String
  let internalLead: String
  let zip: String
  let history: String
  let historyNone: String
  let revision: String
  let when: String
  let withdrawn: String
  let replaced: String
  let state: String
  let reading: String
  let partText: String
  let partCharts: String
  let partPDF: String
  let partDOCX: String
  let partHTML: String
  let keeping: String
  let done: String
  let doneInternal: String
  let stopped: @Sendable (Int) -> String
  let notMade: @Sendable (String, String) -> String
  let stale: String
  let chooseEdition: String
  let overtaken: String
}

extension PublishText {
  static let english = PublishText(
    title: "Publish",
    lead:
      "The plan is built from the workspace as it is now, and stands at its address until you publish again or take it away.",
    cannot:
      "This server was started without the programs that publish. Whoever runs it can name them with CAIRN_TOOLS.",
    publicTitle: "Public plan", notPublic: "The plan is not public yet.",
    open: "Open the public plan", builtFrom: { "Built from revision \($0)" }, by: "by",
    current: "Nothing was changed since.",
    changedSince: { $0 == 1 ? "1 change was made since." : "\($0) changes were made since." },
    whatChanged: "What has changed", withdraw: "Take it away from the public",
    withdrawnNotice: "The plan is no longer public. Its text and data are all still here.",
    checks: "Before publishing",
    checkText: {
      $0 == 1
        ? "1 figure, chart or link in the text was not found."
        : "\($0) figures, charts or links in the text were not found."
    },
    checkTextGood: "Every figure, chart and link in the text was found.",
    checkData: {
      $0 == 1
        ? "1 error in the data; the plan leaves out what has it."
        : "\($0) errors in the data; the plan leaves out what has them."
    },
    checkDataGood: "Nothing is left out because of an error in the data.",
    checkApproval: { "\($0) of \($1) chapters are approved as they are now." },
    checkComments: {
      $0 == 0 ? "No comment is open." : $0 == 1 ? "1 comment is open." : "\($0) comments are open."
    },
    checkDate: "The cover has no date.", checkDateGood: "The cover has a date.", good: "Good",
    stops: "Stops publishing", note: "Look at it", edition: "Edition", editionPublic: "Public",
    editionPublicHint:
      "For everybody, at the plan's address; without passages and costs that are for the staff.",
    editionInternal: "Internal",
    editionInternalHint: "For the members of this workspace, to download.",
    formats: "Formats", formatHTML: "Web pages",
    formatHTMLHint: "With explanations of every number and the data.",
    formatPDFHint: "For print and reading aloud.", formatDOCXHint: "For a word processor.",
    milestone: "Name this state",
    milestoneHint:
      "Such as “Draft for comment, March 2026”; it is kept as a milestone. May stay empty.",
    publish: "Publish", internalTitle: "Internal edition",
    internalLead: "For the members of this workspace. It holds what is not public.",
    zip: "Everything as ZIP", history: "Publications", historyNone: "Nothing was published yet.",
    revision: "Revision", when: "When", withdrawn: "Taken away", replaced: "Replaced",
    state: "State",
    reading: "Reading the workspace", partText: "Putting text and figures together",
    partCharts: "Drawing charts", partPDF: "Setting the PDF", partDOCX: "Writing the DOCX",
    partHTML: "Writing the web pages", keeping: "Putting it in its place",
    done: "The plan is public.", doneInternal: "The internal edition is ready for the members.",
    stopped: {
      "The plan was not published: \($0 == 1 ? "1 figure, chart or link in its text was" : "\($0) figures, charts or links in its text were") not found. Correct the chapters that the list names, and publish again."
    },
    notMade: { "The \($0) could not be made. \($1)" },
    stale:
      "The workspace was changed after this page was loaded, so nothing was published. Look at the page as it is now, and publish again.",
    chooseEdition: "Choose for whom the edition is: public or internal.",
    overtaken:
      "Somebody asked for a later edition, or took the plan away, while this one was being built. That counts, and this one was dropped. Publish again if you mean the plan as it is now."
  )

  static let spanish = PublishText(
    title: "Publicar",
    lead:
      "El plan se forma con el espacio tal como está ahora y queda en su dirección hasta que usted publique de nuevo o lo retire.",
    cannot:
      "Este servidor se inició sin los programas que publican. Quien lo administra puede indicarlos con CAIRN_TOOLS.",
    publicTitle: "Plan público", notPublic: "El plan todavía no es público.",
    open: "Abrir el plan público",
    builtFrom: { "Formado con la revisión \($0)" }, by: "por",
    current: "Nada ha cambiado desde entonces.",
    changedSince: {
      $0 == 1 ? "Desde entonces hubo 1 cambio." : "Desde entonces hubo \($0) cambios."
    },
    whatChanged: "Qué ha cambiado", withdraw: "Retirarlo del público",
    withdrawnNotice: "El plan ya no es público. Su texto y sus datos siguen aquí.",
    checks: "Antes de publicar",
    checkText: {
      $0 == 1
        ? "No se encontró 1 cifra, gráfica o enlace del texto."
        : "No se encontraron \($0) cifras, gráficas o enlaces del texto."
    },
    checkTextGood: "Se encontraron todas las cifras, gráficas y enlaces del texto.",
    checkData: {
      $0 == 1
        ? "1 error en los datos; el plan deja fuera lo que lo tiene."
        : "\($0) errores en los datos; el plan deja fuera lo que los tiene."
    },
    checkDataGood: "Nada se deja fuera por un error en los datos.",
    checkApproval: { "\($0) de \($1) capítulos están aprobados tal como están ahora." },
    checkComments: {
      $0 == 0
        ? "No hay comentarios abiertos."
        : $0 == 1 ? "1 comentario está abierto." : "\($0) comentarios están abiertos."
    },
    checkDate: "La portada no tiene fecha.", checkDateGood: "La portada tiene fecha.",
    good: "Bien", stops: "Impide publicar", note: "Mírelo", edition: "Edición",
    editionPublic: "Pública",
    editionPublicHint:
      "Para todo el mundo, en la dirección del plan; sin los pasajes y costos que son para el personal.",
    editionInternal: "Interna",
    editionInternalHint: "Para los miembros de este espacio, para descargar.",
    formats: "Formatos", formatHTML: "Páginas web",
    formatHTMLHint: "Con la explicación de cada cifra y los datos.",
    formatPDFHint: "Para imprimir y leer en voz alta.",
    formatDOCXHint: "Para un procesador de texto.", milestone: "Nombre de este estado",
    milestoneHint:
      "Como «Borrador para comentarios, marzo de 2026»; queda como hito. Puede quedar vacío.",
    publish: "Publicar", internalTitle: "Edición interna",
    internalLead: "Para los miembros de este espacio. Contiene lo que no es público.",
    zip: "Todo en un ZIP", history: "Publicaciones", historyNone: "Todavía no se publicó nada.",
    revision: "Revisión", when: "Cuándo", withdrawn: "Retirada", replaced: "Sustituida",
    state: "Estado", reading: "Leyendo el espacio de trabajo",
    partText: "Uniendo texto y cifras", partCharts: "Dibujando gráficas",
    partPDF: "Componiendo el PDF", partDOCX: "Escribiendo el DOCX",
    partHTML: "Escribiendo las páginas web", keeping: "Poniéndolo en su lugar",
    done: "El plan es público.",
    doneInternal: "La edición interna está lista para los miembros.",
    stopped: {
      "El plan no se publicó: \($0 == 1 ? "no se encontró 1 cifra, gráfica o enlace" : "no se encontraron \($0) cifras, gráficas o enlaces") del texto. Corrija los capítulos que nombra la lista y publique de nuevo."
    },
    notMade: { "No se pudo hacer el \($0). \($1)" },
    stale:
      "El espacio cambió después de cargarse esta página, así que no se publicó nada. Mire la página tal como está ahora y publique de nuevo.",
    chooseEdition: "Elija para quién es la edición: pública o interna.",
    overtaken:
      "Alguien pidió una edición posterior o retiró el plan mientras se formaba esta. Vale lo último, y esta se descartó. Publique de nuevo si quiere el plan tal como está ahora."
  )
}

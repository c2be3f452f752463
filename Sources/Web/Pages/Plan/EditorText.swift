/// The words of the chapter's editor and its pick-list.
struct EditorText: Words {
  let text: String
  let hint: String
  let reason: String
  let reasonHint: String
  let save: String
  let saved: String
  let unchanged: String
  let preview: String
  let previewButton: String
  let previewWaiting: String
  let previewFailed: String
  let edition: String
  let publicEdition: String
  let internalEdition: String
  let notInEdition: String
  let noFindings: String
  let findings: @Sendable (Int) -> String
  let line: String
  let read: String
  let history: String
  let notSaved: String
  let restored: String
  let discard: String
  let signedOut: String
  let tools: String
  let bold: String
  let italic: String
  let heading: String
  let list: String
  let link: String
  let staffOnly: String
  let insert: String
  let pickTitle: String
  let pickLead: String
  let search: String
  let kind: String
  let anyKind: String
  let figures: String
  let charts: String
  let tables: String
  let maps: String
  let searchButton: String
  let found: @Sendable (Int, Int) -> String
  let nothingFound: String
  let insertThis: String
  let name: String
  let value: String
  let close: String
  let chapters: String
  let unreadable: String
}

extension EditorText {
  static let english = EditorText(
    text: "Text", hint: "Markdown. What stands in {{double braces}} is filled in from the data.",
    reason: "Why", reasonHint: "Stands in the history beside your name.", save: "Save",
    saved: "Saved. The history has the change.",
    unchanged: "Nothing was changed: what you sent is what is there.", preview: "Preview",
    previewButton: "Show the preview", previewWaiting: "The preview is being made …",
    previewFailed: "The preview could not be made. Your text is still here.", edition: "Edition",
    publicEdition: "Public", internalEdition: "Internal",
    notInEdition: "This chapter is for the staff: the public edition does not have it.",
    noFindings: "Every figure, chart and link in this chapter was found.",
    findings: { $0 == 1 ? "1 thing to look at" : "\($0) things to look at" }, line: "Line",
    read: "Read and comment", history: "History",
    notSaved: "Not saved yet", restored: "Your text that was not saved has been put back.",
    discard: "Drop it and take what is saved",
    signedOut:
      "You are signed out. Your text stays in this window: sign in, and it is put back here.",
    tools: "Formatting", bold: "Bold", italic: "Italic", heading: "Heading", list: "List",
    link: "Link", staffOnly: "Staff only", insert: "Insert a figure or chart",
    pickTitle: "Figures, charts and tables",
    pickLead:
      "Each is filled in anew whenever the plan is shown, so that text and data never differ.",
    search: "Search by name or value", kind: "Kind", anyKind: "All", figures: "Figures",
    charts: "Charts", tables: "Tables", maps: "Maps", searchButton: "Search",
    found: { shown, all in
      shown == all
        ? "\(all) found"
        : "\(all) found; the first \(shown) are shown. Add a word to narrow it down."
    },
    nothingFound: "Nothing has these words. Try fewer of them.", insertThis: "Insert",
    name: "Name", value: "Now", close: "Close", chapters: "Chapters",
    unreadable:
      "This file is not text in UTF-8, so that it can only be exchanged by importing the folder."
  )

  static let spanish = EditorText(
    text: "Texto", hint: "Markdown. Lo que está entre {{llaves dobles}} se rellena con los datos.",
    reason: "Por qué", reasonHint: "Aparece en el historial junto a su nombre.", save: "Guardar",
    saved: "Guardado. El cambio está en el historial.",
    unchanged: "No cambió nada: lo enviado es lo que ya está.", preview: "Vista previa",
    previewButton: "Mostrar la vista previa", previewWaiting: "Se prepara la vista previa …",
    previewFailed: "No se pudo hacer la vista previa. Su texto sigue aquí.", edition: "Edición",
    publicEdition: "Pública", internalEdition: "Interna",
    notInEdition: "Este capítulo es para el personal: la edición pública no lo tiene.",
    noFindings: "Se encontraron todas las cifras, gráficas y enlaces del capítulo.",
    findings: { $0 == 1 ? "1 cosa que mirar" : "\($0) cosas que mirar" }, line: "Línea",
    read: "Leer y comentar", history: "Historial", notSaved: "Sin guardar",
    restored: "Se repuso el texto que usted no había guardado.",
    discard: "Descartarlo y tomar lo guardado",
    signedOut:
      "Su sesión terminó. El texto queda en esta ventana: inicie sesión y aparecerá aquí de nuevo.",
    tools: "Formato", bold: "Negrita", italic: "Cursiva", heading: "Título", list: "Lista",
    link: "Enlace", staffOnly: "Solo el personal", insert: "Insertar una cifra o gráfica",
    pickTitle: "Cifras, gráficas y tablas",
    pickLead:
      "Se rellenan de nuevo cada vez que se muestra el plan, para que texto y datos nunca difieran.",
    search: "Buscar por nombre o valor", kind: "Tipo", anyKind: "Todo", figures: "Cifras",
    charts: "Gráficas", tables: "Tablas", maps: "Mapas", searchButton: "Buscar",
    found: { shown, all in
      shown == all
        ? "\(all) encontradas"
        : "\(all) encontradas; se muestran las primeras \(shown). Agregue una palabra para acotar."
    },
    nothingFound: "Nada tiene estas palabras. Pruebe con menos.", insertThis: "Insertar",
    name: "Nombre", value: "Ahora", close: "Cerrar", chapters: "Capítulos",
    unreadable: "Este archivo no es texto en UTF-8; solo se puede cambiar importando la carpeta."
  )
}

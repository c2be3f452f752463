/// The words of the page of the book.
struct BookPageText: Words {
  let title: String
  let lead: String
  let number: String
  let chapter: String
  let words: String
  let openComments: String
  let lastChange: String
  let internalOnly: String
  let everybody: String
  let approved: String
  let changedSince: String
  let notApproved: String
  let edit: String
  let read: String
  let up: String
  let down: String
  let more: String
  let findings: @Sendable (Int) -> String
  let missingTitle: String
  let missingNone: String
  let missingUnresolved: @Sendable (Int) -> String
  let missingApproval: @Sendable (Int) -> String
  let missingComments: @Sendable (Int) -> String
  let missingDate: String
  let publish: String
  let cover: String
  let coverTitle: String
  let coverSubtitle: String
  let coverDate: String
  let coverDateHint: String
  let coverFigures: String
  let coverFiguresHint: String
  let coverFigure: String
  let coverLabel: String
  let save: String
  let add: String
  let addTitle: String
  let addFile: String
  let addFileHint: String
  let audience: String
  let rename: String
  let newName: String
  let takeOut: String
  let looseTitle: String
  let looseLead: String
  let putIn: String
  let delete: String
  let saved: String
  let unchanged: String
  let noBookTitle: String
  let noBook: String
  let makeBook: String
  let badDate: String
  let titleNeeded: String
  let stale: String
  let coverStale: String
}

extension BookPageText {
  static let english = BookPageText(
    title: "The plan", lead: "The chapters in the order of the book.", number: "No.",
    chapter: "Chapter", words: "Words", openComments: "Open comments",
    lastChange: "Last change", internalOnly: "Staff only",
    everybody: "Everybody", approved: "Approved", changedSince: "Changed since approval",
    notApproved: "Not yet approved", edit: "Edit", read: "Read and comment", up: "Move up",
    down: "Move down", more: "Audience, name, removal",
    findings: { $0 == 1 ? "1 problem" : "\($0) problems" },
    missingTitle: "Before publishing", missingNone: "Nothing stands in the way of publishing.",
    missingUnresolved: {
      $0 == 1
        ? "1 problem in the text stops publishing." : "\($0) problems in the text stop publishing."
    },
    missingApproval: {
      $0 == 1
        ? "1 chapter is not approved as it is now."
        : "\($0) chapters are not approved as they are now."
    },
    missingComments: { $0 == 1 ? "1 comment is open." : "\($0) comments are open." },
    missingDate: "The cover has no date.", publish: "Publish", cover: "Cover",
    coverTitle: "Title", coverSubtitle: "Subtitle", coverDate: "Month",
    coverDateHint: "As year and month, such as 2026-11.", coverFigures: "Numbers on the cover",
    coverFiguresHint:
      "A figure as in the text of a chapter, without its braces, and what stands below it.",
    coverFigure: "Figure", coverLabel: "Label", save: "Save", add: "Add a chapter",
    addTitle: "Title of the new chapter", addFile: "File",
    addFileHint: "Empty makes one of the title, such as 04-water.md.", audience: "For whom",
    rename: "Rename the file", newName: "Name of the file", takeOut: "Take out of the book",
    looseTitle: "Texts that are not in the book",
    looseLead: "They are kept and not published.", putIn: "Put into the book",
    delete: "Delete the file", saved: "Saved. The history has the change.",
    unchanged: "Nothing was changed: what you sent is what is there.",
    noBookTitle: "There is no book yet",
    noBook: "A plan is a book of chapters. Begin with a first one; more are added here.",
    makeBook: "Begin the book", badDate: "Write year and month, such as 2026-11.",
    titleNeeded: "Give it a title.",
    stale:
      "Somebody else has changed the order or the cover since you opened this page, so that nothing was changed. Look at it as it is now, and try again.",
    coverStale:
      "Below is the cover as you wrote it, and nothing of it is saved. Save it to put it in the place of theirs, or leave the page to keep theirs."
  )

  static let spanish = BookPageText(
    title: "El plan", lead: "Los capítulos en el orden del libro.", number: "N.º",
    chapter: "Capítulo", words: "Palabras", openComments: "Comentarios abiertos",
    lastChange: "Último cambio", internalOnly: "Solo el personal",
    everybody: "Todo el público", approved: "Aprobado",
    changedSince: "Cambiado desde la aprobación", notApproved: "Todavía sin aprobar",
    edit: "Editar", read: "Leer y comentar", up: "Subir", down: "Bajar",
    more: "Público, nombre, retirada",
    findings: { $0 == 1 ? "1 problema" : "\($0) problemas" },
    missingTitle: "Antes de publicar", missingNone: "Nada impide publicar.",
    missingUnresolved: {
      $0 == 1
        ? "1 problema del texto impide publicar." : "\($0) problemas del texto impiden publicar."
    },
    missingApproval: {
      $0 == 1
        ? "1 capítulo no está aprobado tal como está ahora."
        : "\($0) capítulos no están aprobados tal como están ahora."
    },
    missingComments: {
      $0 == 1 ? "1 comentario está abierto." : "\($0) comentarios están abiertos."
    },
    missingDate: "La portada no tiene fecha.", publish: "Publicar", cover: "Portada",
    coverTitle: "Título", coverSubtitle: "Subtítulo", coverDate: "Mes",
    coverDateHint: "Año y mes, como 2026-11.", coverFigures: "Cifras de la portada",
    coverFiguresHint:
      "Una cifra como en el texto de un capítulo, sin las llaves, y lo que va debajo.",
    coverFigure: "Cifra", coverLabel: "Leyenda", save: "Guardar", add: "Agregar un capítulo",
    addTitle: "Título del capítulo nuevo", addFile: "Archivo",
    addFileHint: "Si queda vacío, se forma del título, como 04-agua.md.", audience: "Para quién",
    rename: "Cambiar el nombre del archivo", newName: "Nombre del archivo",
    takeOut: "Sacar del libro", looseTitle: "Textos que no están en el libro",
    looseLead: "Se conservan y no se publican.", putIn: "Poner en el libro",
    delete: "Borrar el archivo", saved: "Guardado. El cambio está en el historial.",
    unchanged: "No cambió nada: lo enviado es lo que ya está.",
    noBookTitle: "Todavía no hay libro",
    noBook: "Un plan es un libro de capítulos. Empiece con el primero; aquí se agregan los demás.",
    makeBook: "Empezar el libro", badDate: "Escriba año y mes, como 2026-11.",
    titleNeeded: "Póngale un título.",
    stale:
      "Otra persona cambió el orden o la portada desde que usted abrió esta página, así que no se cambió nada. Mire cómo está ahora e inténtelo de nuevo.",
    coverStale:
      "Abajo está la portada tal como usted la escribió, y nada de ella está guardado. Guárdela para ponerla en lugar de la otra, o salga de la página para dejar la otra."
  )
}

/// The texts of the form of one row.
struct RecordText: Words {
  let records: String
  let reason: String
  let reasonHint: String
  let save: String
  let saveAnyway: String
  let anywayHint: String
  let saved: String
  let unchanged: String
  let undone: String
  let history: String
  let aboutRow: String
  let newTitle: @Sendable (_ row: String) -> String
  let newLead: String
  let add: String
  let duplicate: String
  let identifierIsMade: String
  let keyStays: String
  let unreadable: String
  let readOnly: String
  let field: String
  let value: String
  let required: String
  let notStated: String
  let unknownWord: @Sendable (_ word: String) -> String
  let yes: String
  let no: String
  let moreToType: @Sendable (_ count: Int) -> String
  let ownColumns: String
  let ownColumnsLead: String
  let absentColumns: String
  let absentColumnsLead: String
  let foundHere: @Sendable (_ count: Int) -> String
  let foundWhole: String
  let foundElsewhere: String
  let notSaved: String
  let tooLong: @Sendable (_ title: String, _ count: Int, _ limit: Int) -> String
  let controlCharacter: @Sendable (_ title: String) -> String
  let keyMissing: @Sendable (_ title: String) -> String
  let keyTaken: @Sendable (_ key: String) -> String
  let rowEmpty: String
  let limits: @Sendable (_ low: String, _ high: String) -> String

  static let english = RecordText(
    records: "Records", reason: "Why this change",
    reasonHint: "Stands in the history beside your name.", save: "Save",
    saveAnyway: "Save anyway",
    anywayHint:
      "You can save a draft as it is: the row is kept, and left out of results until it is mended.",
    saved: "Saved. The history has the change.",
    unchanged: "Nothing was changed: what you sent is what is there.",
    undone: "The row is back.", history: "History of this row", aboutRow: "This row",
    newTitle: { "New: \($0)" },
    newLead: "Fill in what you know. You can save a draft and come back to it.", add: "Add",
    duplicate: "Duplicate this row",
    identifierIsMade: "Leave it empty, and one is made of the title.",
    keyStays:
      "Other records use this name, so it stays. To rename the row, duplicate it under another name and remove this one.",
    unreadable:
      "This row does not fit the columns of its table, so that it cannot be edited here. Correct the file and import it.",
    readOnly: "You may read this, and not change it.", field: "Field", value: "Value",
    required: "required", notStated: "Not stated",
    unknownWord: { "\($0) (not known here)" }, yes: "Yes", no: "No",
    moreToType: { "The list has the first \($0); others can be typed." },
    ownColumns: "Your own columns",
    ownColumnsLead: "Cairn does not know these columns, and keeps them as they are.",
    absentColumns: "Fields that this table does not have yet",
    absentColumnsLead: "Fill one in, and the table gets its column.",
    foundHere: {
      $0 == 1 ? "1 thing to look at in this row" : "\($0) things to look at in this row"
    },
    foundWhole: "About the whole row", foundElsewhere: "In other rows",
    notSaved: "Nothing was saved yet",
    tooLong: {
      "“\($0)” has \($1) characters, and \($2) fit. Shorten it, or put the rest into the remarks."
    },
    controlCharacter: {
      "“\($0)” holds an invisible control character. Type the text again, or paste it as plain text."
    },
    keyMissing: { "Fill in “\($0)”: it names the row." },
    keyTaken: { "There is a row named “\($0)” already. Choose another name." },
    rowEmpty: "Fill in at least one field.",
    limits: { "From \($0) to \($1)." })

  static let spanish = RecordText(
    records: "Registros", reason: "Motivo del cambio",
    reasonHint: "Aparece en el historial junto a su nombre.", save: "Guardar",
    saveAnyway: "Guardar de todos modos",
    anywayHint:
      "Puede guardar un borrador tal como está: la fila se conserva y queda fuera de los resultados hasta que se corrija.",
    saved: "Guardado. El cambio está en el historial.",
    unchanged: "No se cambió nada: lo que envió ya estaba así.",
    undone: "La fila está de vuelta.", history: "Historial de esta fila", aboutRow: "Esta fila",
    newTitle: { "Nuevo: \($0)" },
    newLead: "Complete lo que sepa. Puede guardar un borrador y volver más tarde.", add: "Agregar",
    duplicate: "Duplicar esta fila",
    identifierIsMade: "Déjelo vacío y se forma uno a partir del título.",
    keyStays:
      "Otros registros usan este nombre, por eso se mantiene. Para cambiarlo, duplique la fila con otro nombre y elimine esta.",
    unreadable:
      "Esta fila no corresponde a las columnas de su tabla y no se puede editar aquí. Corrija el archivo e impórtelo.",
    readOnly: "Puede leer esto, pero no cambiarlo.", field: "Campo", value: "Valor",
    required: "obligatorio", notStated: "No se indica",
    unknownWord: { "\($0) (desconocido aquí)" }, yes: "Sí", no: "No",
    moreToType: { "La lista muestra los primeros \($0); los demás se pueden escribir." },
    ownColumns: "Sus propias columnas",
    ownColumnsLead: "Cairn no conoce estas columnas y las conserva tal como están.",
    absentColumns: "Campos que esta tabla todavía no tiene",
    absentColumnsLead: "Complete uno y la tabla recibe su columna.",
    foundHere: {
      $0 == 1 ? "1 punto por revisar en esta fila" : "\($0) puntos por revisar en esta fila"
    },
    foundWhole: "Sobre toda la fila", foundElsewhere: "En otras filas",
    notSaved: "Todavía no se guardó nada",
    tooLong: {
      "«\($0)» tiene \($1) caracteres y caben \($2). Acórtelo o ponga el resto en las observaciones."
    },
    controlCharacter: {
      "«\($0)» contiene un carácter de control invisible. Escriba el texto otra vez o péguelo como texto sin formato."
    },
    keyMissing: { "Complete «\($0)»: da nombre a la fila." },
    keyTaken: { "Ya existe una fila llamada «\($0)». Elija otro nombre." },
    rowEmpty: "Complete al menos un campo.",
    limits: { "De \($0) a \($1)." })
}

/// The texts where two people changed the same thing.
struct ConflictText: Words {
  let staleTitle: String
  let staleDetail: String
  let staleChapter: String
  let staleBy: @Sendable (_ name: HTML, _ time: HTML) -> HTML
  let goneBy: @Sendable (_ name: HTML, _ time: HTML) -> HTML
  let mine: String
  let theirs: @Sendable (_ name: String) -> String
  let goneTitle: String
  let goneDetail: String
  let putBack: String
  let leaveGone: String
  let saveChoice: String
  let keepTheirs: String
  let changedByThem: String
  let changedByMe: String
  let changedByBoth: String
  let theirChanges: String
  let myChanges: String
  let theirText: String
  let yourText: String
  let emptyValue: String
  let othersGoAlong: @Sendable (_ rows: Int) -> String
  let keepAllTheirs: String
  let removalIsStale: String
  let keepRow: String
  let removeAnyway: String
  let whatToDo: String

  static let english = ConflictText(
    staleTitle: "Changed since you opened this page",
    staleDetail:
      "Nothing was saved yet. Choose what shall stand in each field, and save again; the history keeps both versions.",
    staleChapter:
      "Nothing was saved yet. Bring both versions together in your text below and save it; the history keeps both.",
    staleBy: { "Changed by \($0), \($1)" }, goneBy: { "Removed by \($0), \($1)" },
    mine: "Your version",
    theirs: { "Version of \($0)" },
    goneTitle: "Removed since you opened this page",
    goneDetail: "Nothing was saved. You can put your version back, or leave it removed.",
    putBack: "Put my version back", leaveGone: "Leave it removed",
    saveChoice: "Save this choice", keepTheirs: "Keep their version, drop mine",
    changedByThem: "only they changed it", changedByMe: "only you changed it",
    changedByBoth: "both changed it: please choose", theirChanges: "What they changed",
    myChanges: "What you changed", theirText: "Their text", yourText: "Your text, to edit",
    emptyValue: "empty",
    othersGoAlong: {
      $0 == 1
        ? "One more row that you changed is saved with your choice."
        : "\($0) more rows that you changed are saved with your choice."
    }, keepAllTheirs: "Drop all my changes",
    removalIsStale: "You removed this row, and it has changed meanwhile.",
    keepRow: "Keep the row as it is now", removeAnyway: "Remove it all the same",
    whatToDo: "What shall be done?")

  static let spanish = ConflictText(
    staleTitle: "Cambió desde que usted abrió esta página",
    staleDetail:
      "Todavía no se guardó nada. Elija qué debe quedar en cada campo y guarde otra vez; el historial conserva ambas versiones.",
    staleChapter:
      "Todavía no se guardó nada. Reúna ambas versiones en su texto de abajo y guárdelo; el historial conserva las dos.",
    staleBy: { "Cambiado por \($0), \($1)" }, goneBy: { "Eliminado por \($0), \($1)" },
    mine: "Su versión",
    theirs: { "Versión de \($0)" },
    goneTitle: "Se eliminó desde que usted abrió esta página",
    goneDetail: "No se guardó nada. Puede devolver su versión o dejarlo eliminado.",
    putBack: "Devolver mi versión", leaveGone: "Dejarlo eliminado",
    saveChoice: "Guardar esta elección", keepTheirs: "Conservar la otra versión y descartar la mía",
    changedByThem: "solo lo cambió la otra persona", changedByMe: "solo lo cambió usted",
    changedByBoth: "lo cambiaron ambos: elija, por favor",
    theirChanges: "Lo que cambió la otra persona", myChanges: "Lo que cambió usted",
    theirText: "El otro texto", yourText: "Su texto, para editar", emptyValue: "vacío",
    othersGoAlong: {
      $0 == 1
        ? "Una fila más que usted cambió se guarda con su elección."
        : "\($0) filas más que usted cambió se guardan con su elección."
    }, keepAllTheirs: "Descartar todos mis cambios",
    removalIsStale: "Usted quitó esta fila, y entretanto cambió.",
    keepRow: "Conservar la fila como está ahora", removeAnyway: "Quitarla de todos modos",
    whatToDo: "¿Qué se debe hacer?")
}

/// The texts of removing a row.
struct RemovalText: Words {
  let remove: String
  let title: @Sendable (_ row: String) -> String
  let lead: String
  let refers: @Sendable (_ count: Int) -> String
  let nothingRefers: String
  let more: @Sendable (_ count: Int) -> String
  let confirm: String
  let cancel: String
  let stale: String
  let undoStale: String

  static let english = RemovalText(
    remove: "Remove this row", title: { "Remove “\($0)”?" },
    lead: "It goes from the plan and stays in the history, so that it can come back.",
    refers: {
      $0 == 1
        ? "1 other record refers to it. That record will point to nothing:"
        : "\($0) other records refer to it. They will point to nothing:"
    },
    nothingRefers: "No other record refers to it.", more: { "And \($0) more." },
    confirm: "Remove it",
    cancel: "Keep it",
    stale:
      "Somebody else has changed this row since you opened it, so it was not removed. Open it again and look.",
    undoStale: "The row has been changed again since, so that this cannot be undone in one step.")

  static let spanish = RemovalText(
    remove: "Eliminar esta fila", title: { "¿Eliminar «\($0)»?" },
    lead: "Sale del plan y queda en el historial, de modo que puede volver.",
    refers: {
      $0 == 1
        ? "1 registro se refiere a esta fila. Dejará de apuntar a algo:"
        : "\($0) registros se refieren a esta fila. Dejarán de apuntar a algo:"
    },
    nothingRefers: "Ningún otro registro se refiere a esta fila.", more: { "Y \($0) más." },
    confirm: "Eliminarla",
    cancel: "Conservarla",
    stale:
      "Otra persona cambió esta fila desde que la abrió, por eso no se eliminó. Ábrala otra vez y revísela.",
    undoStale: "La fila se cambió de nuevo después, así que no se puede deshacer en un solo paso.")
}

/// The texts of a file of text as one field.
struct ChapterText: Words {
  let label: String
  let hint: String
  let notText: String

  static let english = ChapterText(
    label: "Text",
    hint:
      "Markdown. Figures such as {{inventory/2021/total}} are filled in when the plan is published.",
    notText: "This file is not text, so that it can only be exchanged by importing the folder.")

  static let spanish = ChapterText(
    label: "Texto",
    hint:
      "Markdown. Las cifras como {{inventory/2021/total}} se completan cuando se publica el plan.",
    notText: "Este archivo no es texto; solo se puede cambiar importando la carpeta.")
}

import Vulnerability

extension RegisterTransferText {
  static let spanish = RegisterTransferText(
    link: "Archivos de otros sistemas", title: "El registro en archivos de otros sistemas",
    lead:
      "Reciba el registro de la herramienta anterior (Temperate) y escriba este registro en las tablas que piden otros sistemas.",
    downloads: "Descargar", download: "Descargar", former: "La tabla de la herramienta anterior",
    formerDetail: "CSV con sus 19 columnas, una fila por cada riesgo y acción.",
    lost: "Añadir lo que su propia exportación omitía",
    lostHint:
      "Categorías, visibilidad, grupos vulnerables, plazo, confianza, identificadores y calificación siguen a las 19 columnas, para que leer el archivo de nuevo no pierda nada.",
    onlyPublic: "Omitir las acciones que no se muestran al público",
    onlyPublicHint: "Para un archivo que sale del equipo.",
    framework: "Tabla de riesgos del marco común de informes",
    frameworkDetail:
      "CSV con una fila por cada amenaza, como la piden el Pacto Global de Alcaldes (GCoM) y CDP-ICLEI Track. Las etiquetas de las listas del marco no están verificadas, y el archivo lo dice.",
    own: "Todas las puntuaciones y calificaciones",
    ownDetail:
      "CSV con una fila por cada riesgo y todo lo que se calcula a partir de sus puntuaciones.",
    upload: "Recibir la tabla de la herramienta anterior",
    uploadLead: "Verá qué se halló y qué cambiaría antes de que se acepte nada.",
    file: "Archivo",
    fileHint:
      "La revisión de la herramienta anterior en CSV, con o sin las columnas añadidas; 8 MB como máximo.",
    year: "Año en que comienzan sus acciones",
    yearHint: "El archivo no indica ninguno. Cada acción se puede cambiar después.",
    look: "Mirar el archivo", noFile: "Elija un archivo CSV.",
    wrongYear: "Escriba un año de 1990 a 2100.",
    gone: "El archivo ya no está aquí. Envíelo de nuevo.",
    stale:
      "Alguien ha cambiado estas filas desde que usted miró. No se aceptó nada; esto es lo que cambiaría ahora.",
    previewTitle: "Qué cambiaría este registro",
    holds: {
      "\($0), leído como la tabla de la herramienta anterior. Una celda vacía del archivo nunca vacía una llena."
    },
    counts: "Filas por tabla", countColumns: ["Tabla", "Nuevas", "Cambiadas"],
    leftOut: {
      $0 == 1
        ? "1 fila del archivo queda fuera por los errores de abajo"
        : "\($0) filas del archivo quedan fuera por los errores de abajo"
    },
    nothing: "Nada cambiaría.", findings: "Hallado en el archivo",
    newFindings: "Observaciones que serían nuevas en el espacio de trabajo",
    words: "Palabras que no están en ninguna lista",
    wordsLead:
      "Diga qué significa cada una y mire de nuevo. Hasta entonces, una palabra mal escrita deja fuera sus filas.",
    kinds: [.hazard: "Amenaza", .system: "Sistema de la comunidad"],
    suggested: { "\($0) (sugerida)" }, ownWord: { "Una palabra propia: \($0)" },
    lookAgain: "Mirar de nuevo con estas", changes: "Cambios",
    moreRows: { $0 == 1 ? "Cambiaría 1 fila más." : "Cambiarían \($0) filas más." },
    reason: "Por qué", reasonDefault: "Registro de ", take: "Aceptar estas filas",
    takeRight: "Aceptar las filas correctas", drop: "No aceptar nada")
}

import Interchange
import Vulnerability

extension RegisterTransferText {
  static let spanish = RegisterTransferText(
    link: "Archivos de otros sistemas", title: "El registro en archivos de otros sistemas",
    lead:
      "Reciba el registro de la herramienta anterior (Temperate) y escriba este registro en las tablas que piden otros sistemas.",
    downloads: "Descargar", download: "Descargar", former: "La tabla de la herramienta anterior",
    formerDetail: "CSV con sus 19 columnas, una fila por cada riesgo y acción.",
    lost: "Agregar lo que su propia exportación omitía",
    lostHint:
      "Categorías, visibilidad, grupos vulnerables, plazo, confianza, las puntuaciones que leen otras reglas, identificadores y calificación siguen a las 19 columnas, para que leer el archivo de nuevo no pierda nada.",
    onlyPublic: "Omitir las acciones que no se muestran al público",
    onlyPublicHint: "Para un archivo que sale del equipo.",
    frameworks: [
      .hazards: (
        "GCoM: amenazas y riesgos",
        "La tabla de riesgos del marco común de informes del Pacto Global de Alcaldes, CSV con una fila por cada amenaza. Las etiquetas de las listas del marco no están verificadas, y el archivo lo dice."
      ),
      .events: (
        "GCoM: grandes amenazas del pasado",
        "Una fila por cada suceso pasado con año, pérdidas, muertes y personas heridas; lo que no se sabe queda vacío."
      ),
      .capacity: (
        "GCoM: factores de la capacidad de adaptación",
        "Una fila por cada factor que nombra un riesgo, con el grado de dificultad según una regla que el archivo explica."
      ),
      .trackHazards: (
        "CDP-ICLEI Track 2.2: amenazas climáticas",
        "Las columnas de esa pregunta, con la parte de la población dentro de las zonas de cada amenaza, para copiarlas en el cuestionario."
      ),
      .trackCapacity: (
        "CDP-ICLEI Track 2.3: capacidad de adaptación",
        "Las columnas de esa pregunta, una fila por cada factor."
      ),
    ],
    own: "Todas las puntuaciones y calificaciones",
    ownDetail:
      "CSV con una fila por cada riesgo y todo lo que se calcula a partir de sus puntuaciones.",
    upload: "Recibir la tabla de la herramienta anterior",
    uploadLead: "Verá qué se halló y qué cambiaría antes de que se acepte nada.",
    file: "Archivo",
    fileHint:
      "La revisión de la herramienta anterior en CSV, con o sin las columnas agregadas; 8 MB como máximo.",
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
    newFindings: "Hallazgos que serían nuevos en el espacio de trabajo",
    words: "Palabras que no están en ninguna lista",
    wordsLead:
      "Diga qué significa cada una y mire de nuevo. Hasta entonces, una palabra mal escrita deja fuera sus filas.",
    kinds: [
      .hazard: "Amenaza", .system: "Sistema de la comunidad", .collaborator: "Colaborador",
      .capacityFactor: "Factor de capacidad", .vulnerableGroup: "Grupo vulnerable",
      .actionType: "Tipo de acción", .actionCategory: "Categoría de acción",
    ],
    suggested: { "\($0) (sugerida)" }, ownWord: { "Una palabra propia: \($0)" },
    preset: "La regla que califica estas puntuaciones",
    presetLead:
      "Las puntuaciones pertenecen a una regla. La herramienta anterior puntuaba solo la magnitud y la capacidad de adaptación; una regla que lee otras puntuaciones deja sus riesgos inciertos hasta que alguien las dé.",
    presetAfter: "Calificar el registro con",
    takePreset: { "\($0), a la que pertenecen las puntuaciones del archivo" },
    keepPreset: { "\($0), como ahora" },
    setNoPreset: "Lo que vale si no se indica nada, como ahora",
    lookAgain: "Mirar de nuevo con estas", changes: "Cambios",
    moreRows: { $0 == 1 ? "Cambiaría 1 fila más." : "Cambiarían \($0) filas más." },
    reason: "Por qué", reasonDefault: "Registro de ", take: "Aceptar estas filas",
    takeRight: "Aceptar las filas correctas", drop: "No aceptar nada")
}

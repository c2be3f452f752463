extension FurnitureText {
  static let spanish = FurnitureText(
    publicEdition: "Edición pública", internalEdition: "Edición interna", cover: "Portada",
    chapters: "Capítulos", contents: "Contenido", previous: "Anterior", next: "Siguiente",
    neighbors: "Capítulo anterior y siguiente", read: "Leer el plan",
    readByChapter: "Leer por capítulos", wholePlan: "El plan completo",
    wholePlanOnOnePage: "El plan completo en una página", skip: "Ir al texto",
    madeWith: "Hecho con Cairn. ", aboutEdition: "Sobre esta edición",
    internalTitle: "Edición interna.",
    internalNote:
      " Para el personal: contiene supuestos, hallazgos abiertos y costos que todavía no son públicos.",
    exampleTitle: "Borrador de ejemplo.",
    exampleNote:
      " Un ejemplo elaborado con datos públicos; ningún órgano de gobierno lo ha adoptado.",
    exampleSentence:
      "Este es un ejemplo elaborado con datos públicos; ningún órgano de gobierno lo ha adoptado.",
    internalSentence:
      "Esta edición es para el personal. Contiene supuestos, hallazgos abiertos y costos que todavía no son públicos.",
    howToRead: "Cómo leer este plan",
    howToReadFirst:
      "Un número subrayado con puntos puede explicarse: selecciónelo para ver su fórmula, sus datos de entrada y de dónde vienen. Debajo de cada gráfica están los datos que muestra. ",
    listsThemAll: " los enumera todos, y ", theWholePlan: "el plan completo",
    isAlsoOnOnePage: " también está en una sola página.", download: "Lléveselo",
    tablesAsCSV: "Las tablas en que se basa el plan, como CSV",
    exhibitsAsCSV: "Datos de todas las gráficas y tablas, como CSV",
    pdfAbout: "para imprimir y leer en voz alta", docxAbout: "para editar",
    numbers: "De dónde salen los números",
    numbersAbout: "La fórmula, los datos de entrada y las fuentes de cada número de este plan.",
    numbersLead:
      "Cada número de este plan subrayado con puntos se calcula con los datos de la propia comunidad. Aquí está cada uno con su fórmula, sus datos de entrada y sus fuentes.",
    numbersLeadDOCX:
      "Cada número que se calcula con los datos de la propia comunidad, con su valor y sus fuentes. Las páginas del plan y su PDF contienen también las fórmulas y todos los datos de entrada.",
    onTheCover: "En la portada", formula: "Fórmula", inputs: "Datos de entrada",
    input: "Dato de entrada", value: "Valor", source: "Fuente", sources: "Fuentes",
    number: "Número", method: "Método", notes: "Notas", madeFrom: "Se compone de",
    fullExplanation: "Abrir la explicación completa", close: "Cerrar", note: "Nota",
    internal: "Interno", equity: "Equidad", adaptation: "Adaptación",
    notDrawn: "No se pudo dibujar la gráfica; sus datos están abajo. ",
    notDrawnFollows: "No se pudo dibujar la gráfica; siguen sus datos.",
    dataOfChart: "Datos de esta gráfica", saveAsCSV: "Guardar como CSV",
    chapter: { "Capítulo \($0)" }, figure: { "Figura \($0)" }, table: { "Tabla \($0)" },
    dataOfFigure: { "Datos de la figura \($0)" }, andMore: { "y \($0) más" },
    more: { "\($0) más" }, moreInputs: { "\($0) más en las páginas web" },
    moreNotes: { "\($0) notas más acompañan a este número en las páginas web." },
    tableOf: { "Tabla de \($0)" }, sourceIs: { "Fuente: \($0)" },
    explorer: ExplorerText(
      explore: "Explorar esta gráfica", back: "Volver a la gráfica impresa",
      series: "Resaltar una", saveSVG: "Guardar como SVG", savePNG: "Guardar como PNG",
      wait: "Se prepara la gráfica…",
      failed:
        "Ahora no se puede explorar esta gráfica, porque sus programas no llegaron. El dibujo y sus datos siguen aquí; inténtelo más tarde."
    ),
    print: [
      ("chapter", "Capítulo"), ("appendix", "Apéndice"), ("section", "Sección"),
      ("contents", "Contenido"), ("figures", "Figuras"), ("tables", "Tablas"),
      ("figure", "Figura"), ("table", "Tabla"), ("source", "Fuente:"), ("formula", "Fórmula"),
      ("inputs", "Datos de entrada"), ("sources", "Fuentes"), ("used", "Se usa en la página"),
      ("used-many", "Se usa en las páginas"), ("note", "Nota"), ("internal", "Interno"),
      ("equity", "Equidad"), ("adaptation", "Adaptación"), ("input", "Dato de entrada"),
      ("value", "Valor"), ("origin", "Fuente"),
      (
        "reading",
        "Un número subrayado con puntos puede explicarse: sígalo hasta el apéndice, donde están escritas su fórmula, sus datos de entrada y sus fuentes."
      ),
    ])
}

/// Texts of one record by every method that its data allow.
struct MethodComparisonText: Words {
  let title: String
  let link: String
  let noAmount: String
  let methods: String
  let methodsLead: String
  let methodsTable: String
  let method: String
  let used: String
  let tonnes: String
  let difference: String
  let equation: String
  let differs: String
  let notPossible: String
  let variants: String
  let variantsLead: String
  let variantsTable: String
  let setting: String
  let choice: String
  /// Choices of source that no declaration of an input names in Spanish, by the words of the calculation.
  let choices: [String: String]
  let noOther: String
  let noOtherDetail: String
  let toRecord: String
  let toFactor: String
  let nothingWritten: String

  static let english = MethodComparisonText(
    title: "One record by every method", link: "Compare by other methods", noAmount: "no amount",
    methods: "By method",
    methodsLead:
      "Methods for the same kind of activity data. One that needs more than the record states says what is missing.",
    methodsTable: "The record by every method, t CO₂e", method: "Method", used: "used",
    tonnes: "t CO₂e", difference: "Difference", equation: "Equation", differs: "Where it differs",
    notPossible: "Not possible", variants: "The method used, with other sources",
    variantsLead:
      "Other editions, revisions and studies, as far as the method has a choice. What the record says of the place stays.",
    variantsTable: "The method used with other sources, t CO₂e", setting: "In the factor cell",
    choice: "What is chosen",
    choices: Dictionary(uniqueKeysWithValues: spanishChoices.keys.map { ($0, $0) }),
    noOther: "No other method takes this kind of activity data",
    noOtherDetail: "And the method that is used has no choice of source.",
    toRecord: "Back to the record", toFactor: "Choose another factor for this record",
    nothingWritten: "Nothing was changed. To take another method, choose it in the record.")

  static let spanish = MethodComparisonText(
    title: "Un registro con cada método", link: "Comparar con otros métodos",
    noAmount: "sin cantidad", methods: "Por método",
    methodsLead:
      "Métodos para el mismo tipo de datos de actividad. El que necesita más de lo que el registro dice indica qué falta.",
    methodsTable: "El registro con cada método, t CO₂e", method: "Método", used: "usado",
    tonnes: "t CO₂e", difference: "Diferencia", equation: "Ecuación", differs: "En qué difiere",
    notPossible: "No es posible", variants: "El método usado, con otras fuentes",
    variantsLead:
      "Otras ediciones, revisiones y estudios, hasta donde el método permite elegir. Lo que el registro dice del lugar se mantiene.",
    variantsTable: "El método usado con otras fuentes, t CO₂e", setting: "En la celda del factor",
    choice: "Qué se elige", choices: spanishChoices,
    noOther: "Ningún otro método toma este tipo de datos de actividad",
    noOtherDetail: "Y el método que se usa no permite elegir la fuente.",
    toRecord: "Volver al registro", toFactor: "Elegir otro factor para este registro",
    nothingWritten: "No se cambió nada. Para tomar otro método, elíjalo en el registro.")

  private static let spanishChoices = [
    "Year of the grid rates": "Año de las tasas de la red",
    "Revision of the grid rates": "Revisión de las tasas de la red",
    "Edition of the EPA's hub": "Edición del centro de factores de la EPA",
    "Edition of the EPA's hub; by default the one for the year":
      "Edición del centro de factores de la EPA; por defecto la del año",
    "Edition of the IPCC guidelines": "Edición de las directrices del IPCC",
    "Edition of the degradable organic carbon by material":
      "Edición del carbono orgánico degradable por material",
  ]
}

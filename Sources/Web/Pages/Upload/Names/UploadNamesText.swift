/// The texts of the page that asks what names of a file mean.
struct UploadNamesText: Words {
  let title, lead, inFile, rows, recognized, likely, unknown: String
  let asIs, nothing, choose, usual, methodHint, toldHint, tonHint, unfolded, otherColumns,
    again: String
  let column, more, crowded: @Sendable (String) -> String

  static let english = UploadNamesText(
    title: "What do these names mean?",
    lead:
      "Cairn has a code for each sector, activity, unit and method. This is what the names of your file were read as: choose another where it is wrong or missing. Nothing has been taken yet.",
    inFile: "In the file", rows: "Rows", recognized: "recognized", likely: "please check",
    unknown: "not recognized", asIs: "As it is in the file", nothing: "Nothing",
    choose: "Choose", usual: "The usual one",
    methodHint:
      "A row without a method gets the usual one for its activity, sector and unit. You see it in the rows before anything is taken.",
    toldHint:
      "Sector, method, activity and unit may stay empty where names such as “Residential electricity” tell them.",
    tonHint:
      "A ton can be a short ton of 2,000 pounds or a metric ton of 1,000 kilograms. Ask whoever made the file, then choose.",
    unfolded: "a row for each amount", otherColumns: "Other columns, all optional",
    again: "Choose what the names mean",
    column: { "column “\($0)” of your file" },
    more: { "\($0) more names are not listed; they are read as they are recognized." },
    crowded: {
      "The column “\($0)” has too many different texts to be listed; they are read as they are recognized."
    })

  static let spanish = UploadNamesText(
    title: "¿Qué significan estos nombres?",
    lead:
      "Cairn tiene un código para cada sector, actividad, unidad y método. Así se leyeron los nombres de su archivo: elija otro donde esté mal o falte. Todavía no se ha tomado nada.",
    inFile: "En el archivo", rows: "Filas", recognized: "reconocido", likely: "por revisar",
    unknown: "no reconocido", asIs: "Como está en el archivo", nothing: "Nada",
    choose: "Elegir", usual: "El usual",
    methodHint:
      "Una fila sin método recibe el usual para su actividad, sector y unidad. Lo verá en las filas antes de tomar nada.",
    toldHint:
      "Sector, método, actividad y unidad pueden quedar vacíos donde los dicen nombres como «Electricidad residencial».",
    tonHint:
      "Una tonelada puede ser corta, de 2,000 libras, o métrica, de 1,000 kilogramos. Pregunte a quien hizo el archivo y elija.",
    unfolded: "una fila por cada cantidad", otherColumns: "Otras columnas, todas opcionales",
    again: "Elegir qué significan los nombres",
    column: { "columna «\($0)» de su archivo" },
    more: { "\($0) nombres más no se muestran; se leen como se reconocen." },
    crowded: {
      "La columna «\($0)» tiene demasiados textos distintos para mostrarlos; se leen como se reconocen."
    })
}

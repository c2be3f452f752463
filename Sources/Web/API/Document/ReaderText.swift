/// The words around the document; the document itself is written in English, for programs and who writes them.
struct ReaderText: Words {
  let language: Language
  let title: String
  let lead: String
  let begin: String
  let beginText: String
  let download: String
  let contents: String
  let parameters: String
  let required: String
  let body: String
  let answers: String
  let example: String
  let problems: String
  let problemsText: String
  let schemas: String
  let mayBe: String
  let listOf: String
  let or: String
  let fallback: String
  let anything: String
  let otherMembers: String

  /// The language of the document, where it is not that of the page.
  var partLanguage: String? { language == .english ? nil : Language.english.rawValue }

  static let english = ReaderText(
    language: .english, title: "The API",
    lead:
      "Everything that the pages do, for programs. This page is made from the same declarations that answer the requests.",
    begin: "To begin",
    beginText:
      "Make a token under “Your account” and keep it in the variable CAIRN_TOKEN. Every example below can be pasted into a terminal.",
    download: "The document as OpenAPI 3.1", contents: "Operations", parameters: "Parameters",
    required: "required", body: "Body", answers: "Answers",
    example: "Example", problems: "Kinds of problems",
    problemsText:
      "The member “type” of a problem tells these apart from those that their status explains.",
    schemas: "Schemas", mayBe: "one of", listOf: "list of", or: "or",
    fallback: "unless given:", anything: "anything", otherMembers: "any other name")

  static let spanish = ReaderText(
    language: .spanish, title: "La API",
    lead:
      "Todo lo que hacen las páginas, para programas. Esta página se hace con las mismas declaraciones que responden a las solicitudes. Las descripciones están en inglés.",
    begin: "Para empezar",
    beginText:
      "Cree un token en «Su cuenta» y guárdelo en la variable CAIRN_TOKEN. Cada ejemplo se puede pegar en una terminal.",
    download: "El documento como OpenAPI 3.1", contents: "Operaciones", parameters: "Parámetros",
    required: "obligatorio", body: "Cuerpo",
    answers: "Respuestas", example: "Ejemplo", problems: "Tipos de problemas",
    problemsText: "El miembro «type» de un problema distingue estos de los que su estado explica.",
    schemas: "Esquemas", mayBe: "uno de", listOf: "lista de", or: "o",
    fallback: "si no se indica:", anything: "cualquier valor",
    otherMembers: "cualquier otro nombre")
}

extension DeclarationWords {
  static let review: [String: String] = [
    "Comments": "Comentarios",
    "Comment": "Comentario",
    "What reviewers say of chapters and paragraphs; it is never published.":
      "Lo que quienes revisan dicen de capítulos y párrafos; nunca se publica.",
    "Outcome": "Resultado",
    "Approvals": "Aprobaciones",
    "Approval": "Aprobación",
    "Who has approved which text of a chapter; a text that was changed later is not approved by it.":
      "Quién aprobó qué texto de un capítulo; un texto cambiado después no queda aprobado con ello.",
    "Chapter": "Capítulo",
    "The file of the chapter, such as plan/03-inventory.md.":
      "El archivo del capítulo, como plan/03-inventory.md.",
    "Paragraph": "Párrafo",
    "The paragraph as it was, with single spaces; empty for the whole chapter.":
      "El párrafo tal como era, con espacios simples; vacío para todo el capítulo.",
    "Occurrence": "Repetición",
    "Which of several paragraphs with the same words it is, such as 1.":
      "Cuál de varios párrafos con las mismas palabras es, como 1.",
    "What is said, such as “Which year is this?”.": "Qué se dice, como «¿De qué año es esto?».",
    "Suggested text": "Texto propuesto",
    "What the paragraph should become, in Markdown.":
      "En qué debería convertirse el párrafo, en Markdown.",
    "Author": "Autor",
    "Who says it, such as Riley.": "Quién lo dice, como Riley.",
    "The day it was said, such as 2026-11-26.": "El día en que se dijo, como 2026-11-26.",
    "State": "Estado",
    "Open": "Abierto",
    "Settled": "Resuelto",
    "Declined": "Rechazado",
    "Whether somebody still has to look at it, such as open.":
      "Si alguien todavía tiene que mirarlo, como open.",
    "Answer": "Respuesta",
    "What was said to it when it was settled.": "Qué se respondió al resolverlo.",
    "Answered by": "Respondido por",
    "Who settled it, such as Ada.": "Quién lo resolvió, como Ada.",
    "Answers": "Responde a",
    "The comment that this one answers, such as c-1.":
      "El comentario al que este responde, como c-1.",
    "Digest of the text": "Huella del texto",
    "The SHA-256 of the text that was approved, in hexadecimal.":
      "El SHA-256 del texto que se aprobó, en hexadecimal.",
    "Revision": "Revisión",
    "The revision of the workspace that was looked at, such as 12.":
      "La revisión del espacio de trabajo que se miró, como 12.",
    "Approved by": "Aprobado por",
    "Who approved it, such as Riley.": "Quién lo aprobó, como Riley.",
    "The day it was approved, such as 2026-11-26.": "El día en que se aprobó, como 2026-11-26.",
  ]
}

extension DeclarationWords {
  static let review: [String: String] = [
    "Comments": "Comentarios",
    "Comment": "Comentario",
    "What reviewers say of chapters, paragraphs and records; it is never published.":
      "Lo que quienes revisan dicen de capítulos, párrafos y registros; nunca se publica.",
    "Chapter or record": "Capítulo o registro",
    "The file of the chapter, such as plan/03-inventory.md, or a record, such as inventory.csv#el-res-2021.":
      "El archivo del capítulo, como plan/03-inventory.md, o un registro, como inventory.csv#el-res-2021.",
    "Outcome": "Resultado",
    "Approvals": "Aprobaciones",
    "Approval": "Aprobación",
    "Who has approved which text of a chapter or which records of a step; what was changed later is not approved by it.":
      "Quién aprobó qué texto de un capítulo o qué registros de un paso; lo que cambió después no queda aprobado con ello.",
    "Chapter or step": "Capítulo o paso",
    "The file of the chapter, such as plan/03-inventory.md, or a step of the plan, such as step:inventory.":
      "El archivo del capítulo, como plan/03-inventory.md, o un paso del plan, como step:inventory.",
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
    "Digest of what was approved": "Huella de lo aprobado",
    "The SHA-256 of the text or records that were approved, in hexadecimal.":
      "El SHA-256 del texto o de los registros que se aprobaron, en hexadecimal.",
    "Revision": "Revisión",
    "The revision of the workspace that was looked at, such as 12.":
      "La revisión del espacio de trabajo que se miró, como 12.",
    "Approved by": "Aprobado por",
    "Who approved it, such as Riley.": "Quién lo aprobó, como Riley.",
    "The day it was approved, such as 2026-11-26.": "El día en que se aprobó, como 2026-11-26.",
  ]
}

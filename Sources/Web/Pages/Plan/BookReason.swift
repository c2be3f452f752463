/// What the history says of a change of the book that nobody gave a reason for.
enum BookReason {
  static let moves = Phrase("Moves a chapter", "Mueve un capítulo")
  static let addresses = Phrase("Says for whom a chapter is", "Indica para quién es un capítulo")
  static let takesOut = Phrase("Takes a chapter out of the book", "Saca un capítulo del libro")
  static let putsIn = Phrase("Puts a chapter into the book", "Pone un capítulo en el libro")
  static let cover = Phrase("Changes the cover", "Cambia la portada")
  static let adds = Phrase("Adds a chapter", "Agrega un capítulo")
  static let renames = Phrase(
    "Renames a chapter’s file", "Cambia el nombre del archivo de un capítulo")
  static let deletes = Phrase("Deletes a chapter’s file", "Borra el archivo de un capítulo")

  static let all = [moves, addresses, takesOut, putsIn, cover, adds, renames, deletes]
}

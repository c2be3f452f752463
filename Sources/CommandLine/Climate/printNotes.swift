/// Prints the notes of a build, of very many the first: a grid over water has one for each cell.
func printNotes(_ notes: [String]) {
  let most = 40
  for note in notes.prefix(most) { printError("note: \(note)") }
  guard notes.count > most else { return }
  printError(
    "note: \(notes.count - most) more notes are not shown. What concerns a place is in its atlas, and `cairn climate show` prints it."
  )
}

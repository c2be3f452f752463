import Phrasebook
import Store
import Tables
import Workspace

/// What the history says of a change of documents that nobody gave a reason for.
enum ChangeReason {
  /// Empty where nothing changes.
  static func phrase(for changes: [DocumentChange]) -> Phrase {
    let files = changes.map(\.name.file).withoutRepeats()
    guard let first = files.first else { return Phrase("", "") }
    if changes.allSatisfy(\.name.isChapter) { return files.count == 1 ? chapter : chapters }
    guard let table = WorkspaceColumns.table(first) else { return file }
    return changing(table.title, isAlone: files.count == 1)
  }

  private static let chapter = Phrase("Changes a chapter", "Cambia un capítulo")
  private static let chapters = Phrase("Changes chapters", "Cambia capítulos")
  private static let file = Phrase("Changes a file", "Cambia un archivo")

  /// - Parameter isAlone: Whether no other table changes.
  private static func changing(_ title: String, isAlone: Bool) -> Phrase {
    let (english, spanish) = (title, ColumnWords(language: .spanish).text(title))
    return isAlone
      ? Phrase("Changes “\(english)”", "Cambia «\(spanish)»")
      : Phrase("Changes “\(english)” and more", "Cambia «\(spanish)» y más")
  }

  /// Every reason that there is.
  static let all =
    [chapter, chapters, file]
    + WorkspaceColumns.all.flatMap { table in
      [true, false].map { changing(table.title, isAlone: $0) }
    }
}

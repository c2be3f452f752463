import Factors
import Tables
import Testing
import Workspace

@testable import Phrasebook
@testable import Web

@Suite struct DeclarationWordsTests {
  /// Every text of every table's declaration.
  private static var texts: Set<String> {
    var texts: Set<String> = []
    for table in WorkspaceColumns.all {
      texts.formUnion([table.title, table.row, table.purpose])
      texts.formUnion(table.groups.map(\.title))
      for column in table.columns {
        texts.formUnion([column.title, column.help])
        texts.formUnion(column.labels.values)
      }
    }
    return texts
  }

  @Test func `every text about a table or a column has its words in Spanish`() {
    #expect(Self.texts.count > 300)
    for text in Self.texts.sorted() { #expect(DeclarationWords.knows(text), "“\(text)”") }
  }

  /// Words that are the same in both languages.
  private static let alike: Set<String> = [
    "CO2e", "Sector", "Control", "Material", "Gas",
  ]

  @Test func `no text about a table or a column was left in English`() {
    for text in Self.texts where !Self.alike.contains(text) {
      #expect(DeclarationWords.text(text, .spanish) != text, "“\(text)”")
      #expect(DeclarationWords.text(text, .english) == text)
    }
  }
}

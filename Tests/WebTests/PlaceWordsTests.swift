import Tables
import Testing

@testable import Web

@Suite struct PlaceWordsTests {
  @Test func `a place is told in the language of the page, with the titles of columns`() {
    let cell = Place(file: "bills.csv", row: 3, column: "quantity")
    let sheet = Place(file: "book.xlsx, sheet “Activity data”", row: 5, column: "Usage (kWh)")
    let chapter = Place(file: "plan/energy.md", row: 12)
    func text(_ place: Place, _ language: Language, _ table: String? = "inventory.csv") -> String {
      PlaceWords(language: language, table: table).text(place)
    }
    #expect(text(cell, .english) == "bills.csv, row 3, column Amount")
    #expect(text(cell, .spanish) == "bills.csv, fila 3, columna Cantidad")
    #expect(text(cell, .spanish, nil) == "bills.csv, fila 3, columna quantity")
    // What the file calls a column of its own stays.
    #expect(
      text(sheet, .english) == "book.xlsx, sheet “Activity data”, row 5, column Usage (kWh)")
    #expect(
      text(sheet, .spanish) == "book.xlsx, hoja «Activity data», fila 5, columna Usage (kWh)")
    #expect(text(chapter, .spanish, nil) == "plan/energy.md, línea 12")
    let own = Place(file: "inventory.csv", row: 2, column: "unit")
    #expect(text(own, .english, nil) == "inventory.csv, row 2, column Unit")
  }
}

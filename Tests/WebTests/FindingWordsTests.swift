import Foundation
import Plan
import Tables
import TestSupport
import Testing

@testable import Phrasebook
@testable import Web

@Suite struct FindingWordsTests {
  @Test func `every finding of the example has its Spanish`() throws {
    let calculation = try HennepinSite.calculated()
    #expect(!calculation.findings.isEmpty)
    for finding in calculation.allFindings {
      #expect(LibraryWords.spanish(finding.message) != nil, "\(finding.message)")
    }
  }

  @Test func `what a pattern is filled with keeps what people wrote`() throws {
    let spanish = LibraryWords.spanish
    #expect(
      spanish("“business as usual” is not a year. Write four digits, such as 2021.")
        == "«business as usual» no es un año. Escriba cuatro cifras, como 2021.")
    #expect(
      spanish("The column “a” appears twice. Keep one; only the first was read.")
        == "La columna «a» aparece dos veces. Conserve una; solo se leyó la primera.")
    // Words that a table has to hold are the same in every language, also where they have a Spanish name.
    for words in ["yes, no", "low, high", "residential, commercial"] {
      let text = try #require(spanish("“x” is not a sector. Use one of \(words)."))
      #expect(text.hasSuffix(" \(words)."), "\(text)")
    }
    #expect("GNC (gas natural comprimido)".lowercasedFirst == "GNC (gas natural comprimido)")
    // A quote within what was written does not end it.
    #expect(spanish("There is no “a” b” in risks.csv.") == nil)
  }

  @Test func `what is wrong with a workbook is said in Spanish`() {
    let spanish = LibraryWords.spanish
    #expect(
      spanish(
        "The file begins like a workbook, but is incomplete or damaged. Copy or upload it again.")
        == "El archivo comienza como un libro, pero está incompleto o dañado. Cópielo o súbalo de nuevo."
    )
    for (part, words) in [
      ("its sheet “Data”", "su hoja «Data»"), ("its list of texts", "su lista de textos"),
      ("its part “xl/styles.xml”", "su parte «xl/styles.xml»"),
      ("the text in row 4 of its sheet “Data”", "el texto de la fila 4 de su hoja «Data»"),
    ] {
      #expect(
        spanish(
          "The workbook is damaged: \(part) cannot be read. Open it in Excel, let Excel repair it, and save it again."
        )
          == "El libro está dañado: no se puede leer \(words). Ábralo en Excel, deje que Excel lo repare y guárdelo de nuevo."
      )
    }
    #expect(
      spanish(
        "The file has 60 MB; at most 50 MB are allowed. Remove sheets and pictures that are not needed, or split it."
      )
        == "El archivo tiene 60 MB; se permiten 50 MB como máximo. Quite hojas e imágenes que no hagan falta, o divídalo."
    )
  }

  @Test func `sentences that were put together are each found`() {
    let spanish = LibraryWords.spanish
    #expect(
      spanish("There is no “haet” in hazards.csv. Did you mean “heat”?")
        == "No hay ningún «haet» en hazards.csv. ¿Quiso decir «heat»?")
    #expect(
      spanish("There is no “haet” in hazards.csv. Nothing that anything says.") == nil)
    #expect(
      spanish("There is no factor for “x”. Known: Nothing that anything says. It does not.") == nil)
  }

  @Test func `the pattern that says most is taken, and things in a row are joined in Spanish`() {
    let spanish = LibraryWords.spanish
    #expect(
      spanish("The shares of the waste mix “x” sum to 2, not 1.")
        == "Las partes de la mezcla de residuos «x» suman 2, no 1.")
    #expect(
      spanish("“bill” and “bills” of sources.csv have the same author, title and year.")
        == "«bill» y «bills» de sources.csv tienen el mismo autor, título y año.")
    #expect(
      spanish("The amount of 2021 (inventory.csv, row 2) per resident") == nil,
      "Words of a finding's parts say nothing by themselves.")
  }

  @Test func `a page says in Spanish what is found, without a mark of English`() async throws {
    try await TestSite.run { site in
      let ada = try await site.administrator()
      try await site.makeWorkspace(by: ada)
      try await site.add(RecordFormTests.files, by: ada)
      ada.choose(.spanish)
      let path = "/workspaces/green-town/record?file=risks.csv&row=heat-people"
      let refused = try await ada.post(path, from: path, ["cell.exposure": "9"]).body
      #expect(refused.contains("<a href=\"#field-cell.exposure\">«9» no es una puntuación."))
      let draft = try await ada.post(path, from: path, ["cell.exposure": "9", "anyway": "1"])
      #expect(draft.status == 303)
      let page = try await ada.get(path).body
      #expect(page.contains("id=\"finding-cell.exposure-0\">«9» no es una puntuación."))
      #expect(!page.contains("<span lang=\"en\">"))
    }
  }

  @Test func `a record is called in Spanish`() async throws {
    try await HennepinSite.run { hennepin in
      hennepin.ada.choose(.spanish)
      let path = HennepinSite.place + "/record?file=inventory.csv&row=el-res-2005"
      let page = try await hennepin.ada.get(path).body
      #expect(page.contains("<h1>Electricidad, "))
    }
  }
}

import Foundation
import Testing

@testable import Web

/// Phrases that jobs keep, read later by readers of any language.
@Suite struct KeptPhraseTests {
  @Test func `a phrase is kept in every language and read in each`() throws {
    let phrase = Phrase(UploadText.self) { $0.wasRead("a\"b.csv") }
    let read = Phrase(kept: phrase.kept)
    #expect(read == phrase)
    #expect(read(.english) == "“a\"b.csv” was read. Nothing has been taken yet.")
    #expect(read(.spanish) == "Se leyó «a\"b.csv». Todavía no se ha tomado nada.")
    #expect(EveryLanguage<UploadText>().gone == Phrase(UploadText.self) { $0.gone })
  }

  @Test func `what reads alike everywhere is kept as it is`() {
    #expect(Phrase(alike: "It rains.").kept == "It rains.")
    #expect(Phrase(kept: "It rains.") == Phrase(alike: "It rains."))
    #expect(Phrase(kept: "") == Phrase(alike: ""))
    // What only looks like a phrase is a text.
    #expect(Phrase(kept: "{\"en\": broken").english == "{\"en\": broken")
  }

  @Test func `what a job kept in one language before is read in both`() throws {
    let before = #"{"sentence":"Done.","path":"history","label":"See it"}"#
    let result = try JSONDecoder().decode(JobResult.self, from: Data(before.utf8))
    #expect(result.sentence == Phrase(alike: "Done."))
    #expect(result.label == Phrase(alike: "See it"))
    let now = JobResult(sentence: Phrase("Done.", "Hecho."), path: "history")
    let again = try JSONDecoder().decode(JobResult.self, from: JSONEncoder().encode(now))
    #expect(again == now && again.sentence(.spanish) == "Hecho.")
  }
}

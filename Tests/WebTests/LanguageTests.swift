import Foundation
import Plan
import Store
import Testing

@testable import Web

@Suite struct LanguageTests {
  @Test(arguments: [
    ("es", "es"), ("es-US,es;q=0.9,en;q=0.8", "es"), ("en-US,en;q=0.9,es;q=0.8", "en"),
    ("de-DE,de;q=0.9,es;q=0.5,en;q=0.3", "es"), ("de", "en"), ("", "en"), ("es;q=0", "en"),
    ("es;q=0.2, en;q=0.9", "en"), ("ES-mx", "es"), ("est", "en"), ("*", "en"), ("es;q=x", "en"),
  ]) func `a browser gets the language that it asks for`(header: String, language: String)
    async throws
  {
    #expect((Language.preferred(header) ?? .english).rawValue == language)
  }

  @Test func `a language chosen on a page is kept, and leads back to the page`() async throws {
    try await TestSite.run { site in
      _ = try await site.administrator()
      let browser = Browser(site: site)
      let first = try await browser.get("/sign-in?return=/account")
      #expect(first.body.contains("<html lang=\"en\">"))
      #expect(first["Content-Language"] == "en")
      #expect(first["Vary"]?.contains("Accept-Language") == true)
      #expect(
        first.body.contains(
          "href=\"/language?to=es&amp;return=/sign-in%3Freturn%3D/account\" lang=\"es\""))
      let chosen = try await browser.get("/language?to=es&return=/sign-in%3Freturn%3D/account")
      #expect(chosen.status == 302 && chosen["Location"] == "/sign-in?return=/account")
      #expect(browser.cookie("cairn-language") == "es")
      let again = try await browser.get("/sign-in", headers: ["Accept-Language: en"])
      #expect(again.body.contains("<html lang=\"es\">") && again.body.contains("Iniciar sesión"))
      try await browser.get("/language?to=en&return=/")
      #expect(try await browser.get("/sign-in").body.contains("<html lang=\"en\">"))
      try await browser.get("/language?to=xx&return=/")
      #expect(browser.cookie("cairn-language") == "en")
    }
  }

  @Test func `an account remembers its language in every browser`() async throws {
    try await TestSite.run { site in
      let ada = try await site.administrator()
      try await ada.get("/language?to=es&return=/account", headers: ["Sec-Fetch-Site: cross-site"])
      ada.choose(.english)
      #expect(try await ada.get("/account").body.contains("<html lang=\"en\">"))
      try await ada.get("/language?to=es&return=/account")
      ada.choose(.english)
      #expect(try await ada.get("/account").body.contains("<html lang=\"es\">"))
      let other = Browser(site: site)
      let signedIn = try await other.post(
        "/sign-in", from: "/sign-in",
        ["email": "ada@example.org", "password": TestSite.password])
      #expect(signedIn.status == 303)
      #expect(other.cookie("cairn-language") == "es")
      #expect(try await other.get("/account").body.contains("<html lang=\"es\">"))
    }
  }

  @Test(arguments: ["//evil.example", "https://evil.example/", "/%5Cevil.example", ""])
  func `the choice of a language leads nobody to another site`(path: String) async throws {
    try await TestSite.run { site in
      let response = try await Browser(site: site).get("/language?to=es&return=\(path)")
      #expect(response["Location"] == "/")
    }
  }

  @Test func `a published plan keeps its own language`() async throws {
    try await TestSite.run { site in
      let plan = try await Browser(site: site).get(
        "/plans/ramsey-county/", headers: ["Accept-Language: es"])
      #expect(plan.body == "<!doctype html><title>Plan</title>")
      #expect(plan["Content-Language"] == nil)
    }
  }

  @Test func `dates, numbers and amounts are written as readers of the language write them`() {
    let date = Date(timeIntervalSince1970: 1_780_000_000)
    let chicago = "America/Chicago"
    #expect(InstantLabel(zone: chicago, language: .english).text(date) == "May 28, 2026, 15:26 CDT")
    #expect(InstantLabel(zone: chicago, language: .spanish).text(date) == "28 may 2026, 15:26 CDT")
    #expect(InstantLabel(zone: "UTC", language: .spanish).text(date) == "28 may 2026, 20:26 UTC")
    let autumn = date + 120 * 86_400
    #expect(InstantLabel(zone: "UTC", language: .english).text(autumn).hasPrefix("Sep 25, 2026"))
    #expect(InstantLabel(zone: "UTC", language: .spanish).text(autumn).hasPrefix("25 sept 2026"))
    for language in Language.allCases {
      // In the United States numbers in Spanish have the marks of numbers in English.
      let number = 1_234.5.formatted(
        .number.precision(.fractionLength(1)).locale(language.locale))
      #expect(number == "1,234.5")
    }
  }

  @Test func `a day of a record is written in the form of the language, and says which day it is`()
  {
    #expect(
      DayLabel("2026-11-10", language: .english).html.text
        == "<time datetime=\"2026-11-10\">Nov 10, 2026</time>")
    #expect(
      DayLabel("2026-11-10", language: .spanish).html.text
        == "<time datetime=\"2026-11-10\">10 nov 2026</time>")
    #expect(DayLabel("2014-06", language: .english).text == "Jun 2014")
    #expect(DayLabel("2014-06", language: .spanish).text == "jun 2014")
    #expect(DayLabel("2014", language: .spanish).html.text == "<time datetime=\"2014\">2014</time>")
    #expect(DayLabel("2026-09-03", language: .spanish).text == "3 sept 2026")
    for other in [
      "", "November 2026", "2026-13-01", "2026-1-1", "2026-11-40", "2026-11-10-1", "x<y",
    ] {
      #expect(DayLabel(other, language: .english).html.text == escaped(other))
    }
    #expect(DayLabel.span(from: "2014", to: "").text == "<time datetime=\"2014\">2014</time>")
    #expect(DayLabel.span(from: "2014-06-19", to: "2014-06-21").text.contains("</time> – <time"))
  }

  @Test func `one and many are told apart in both languages`() {
    #expect(HistoryText.english.documents(1, "1") == "1 document")
    #expect(HistoryText.spanish.documents(1, "1") == "1 documento")
    #expect(HistoryText.spanish.documents(2, "2") == "2 documentos")
    #expect(AccountText.spanish.codesLeft(1) == "Queda 1 código de recuperación.")
    #expect(AccountText.spanish.codesLeft(8) == "Quedan 8 códigos de recuperación.")
  }
}

/// What the program has written in the history by itself.
@Suite struct ReasonWordsTests {
  @Test func `a reason of the program is read in the reader's language`() {
    let spanish = { ReasonWords.text($0, .spanish) }
    #expect(spanish("Changes the settings") == SettingsText.spanish.reason)
    #expect(spanish("Imported from a folder") == "Importado de una carpeta")
    #expect(spanish("Takes a suggestion of Bob, Ann") == "Acepta una propuesta de Bob, Ann")
    #expect(spanish("Activity data from gas.csv") == "Datos de actividad de gas.csv")
    let step = HomeText.spanish.step(.forecast).title
    #expect(spanish("Checks “Forecast”") == "Revisa «\(step)»")
    #expect(ReasonWords.text("Comenta un capítulo", .english) == "Comments on a chapter")
    #expect(ReasonWords.text("Comments on a chapter", .english) == "Comments on a chapter")
    #expect(spanish("Adds a chapter") == "Agrega un capítulo")
    #expect(spanish("Adds 5 proposed risks") == "Agrega 5 riesgos propuestos")
    #expect(ReasonWords.text("Agrega 1 riesgo propuesto", .english) == "Adds 1 proposed risk")
  }

  @Test func `a change without a reason says what changes`() {
    func said(_ names: [DocumentName], _ language: Language = .english) -> String {
      ChangeReason.phrase(for: names.map { DocumentChange(name: $0, kind: .row, body: [1]) })(
        language)
    }
    let action = DocumentName(file: "actions.csv", row: "b1")
    #expect(said([action]) == "Changes “Actions”")
    #expect(said([action, DocumentName(file: "actions.csv", row: "b2")]) == "Changes “Actions”")
    #expect(
      said([action, DocumentName(file: "costs.csv", row: "b1")]) == "Changes “Actions” and more")
    #expect(said([DocumentName(file: "plan/intro.md")]) == "Changes a chapter")
    #expect(said([DocumentName(file: "map.geojson")]) == "Changes a file")
    #expect(said([]).isEmpty)
    for names in [[action], [DocumentName(file: "plan/intro.md")]] {
      #expect(ReasonWords.text(said(names), .spanish) == said(names, .spanish))
      #expect(ReasonWords.text(said(names, .spanish), .english) == said(names))
    }
  }

  @Test func `a reason of a person stays as it is`() {
    for reason in ["", "Bills of 2021", "Changes the settings of the meters"] {
      #expect(ReasonWords.text(reason, .spanish) == reason)
    }
  }
}

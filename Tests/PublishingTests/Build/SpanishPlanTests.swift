import Factors
import Forecast
import Foundation
import Phrasebook
import Plan
import Tables
import TestSupport
import Testing
import Vulnerability
import Workspace

@testable import Publishing

/// The worked example as a plan in Spanish: what the calculation puts into it has to have its Spanish.
@Suite struct SpanishPlanTests {
  /// Texts of the example without Spanish; the number may only fall.
  private static let limit = 0

  private static let calculation = Result {
    let library = FactorLibrary.standard
    var workspace = try WorkspaceFolder.read(PackageFolder.example, library: library)
    workspace.community.language = "es"
    return PlanCalculation(workspace: workspace, library: library)
  }

  private struct Made {
    let translation: PlanTranslation
    let document: NumberedDocument
    let pages: [GeneratedFile]
  }

  /// Every exhibit of an edition, whether a chapter places it or not, and the pages.
  private func made(_ edition: Edition) throws -> Made {
    let calculation = try Self.calculation.get()
    let theme = ChartTheme.bundled
    let exhibits = ExhibitCatalog(calculation: calculation, edition: edition, theme: theme)
    let memory = ExhibitMemory()
    for kind in ExhibitKind.allCases {
      for id in exhibits.ids[kind] ?? [] {
        _ = memory.block(kind, id, at: Place(file: "test"), of: exhibits)
      }
    }
    let made = PlanBuild.document(calculation, edition: edition, theme: theme, memory: memory)
    let translation = try #require(memory.translation(of: calculation))
    let document = NumberedDocument(made.document, translation: translation)
    return Made(
      translation: translation, document: document,
      pages: HTMLRenderer(document, svg: { _ in nil }).pages())
  }

  @Test(arguments: Edition.allCases)
  func `what the calculation says has its Spanish`(edition: Edition) throws {
    let made = try made(edition)
    let foreign = made.translation.foreign
    #expect(made.translation.count > 1_000)
    #expect(
      foreign.count <= Self.limit,
      "\(foreign.count) texts have no Spanish in Phrasebook/Library:\n\(foreign.joined(separator: "\n"))"
    )
  }

  @Test func `pages, print and the document for editing have Spanish around the chapters`() throws {
    let made = try made(.public)
    let cover = made.pages[0].text
    #expect(cover.contains("<html lang=\"es\">"))
    #expect(cover.contains("Edición pública · noviembre de 2026"))
    #expect(cover.contains("Cómo leer este plan") && !cover.contains("How to read"))
    let all = made.pages.map(\.text).joined()
    for word in [
      "Chapter ", "Open the full explanation", "Data of this chart", "Made from", "Source: ",
    ] {
      #expect(!all.contains(">\(word)"), "\(word)")
    }
    let typst = TypstRenderer(made.document, svg: { _ in nil }).source()
    #expect(typst.contains("chapter: \"Capítulo\"") && typst.contains("De dónde salen los números"))
    let docx = try #require(DOCXRenderer(made.document, svg: { _ in nil }).files().first).text
    #expect(docx.contains("Figura 1. ") && !docx.contains("Figure 1. "))
    #expect(docx.contains("data-custom-style=\"Callout Note\""))
    #expect(docx.contains("name=\"contents\" content=\"Contenido\""))
  }

  @Test func `an English plan is not translated`() throws {
    let library = FactorLibrary.standard
    let workspace = try WorkspaceFolder.read(PackageFolder.example, library: library)
    let calculation = PlanCalculation(workspace: workspace, library: library)
    #expect(ExhibitMemory().translation(of: calculation) == nil)
    #expect(FurnitureText.in("en-US").chapter(2) == "Chapter 2")
    #expect(FurnitureText.in("es-US").chapter(2) == "Capítulo 2")
  }

  @Test func `words of the plan's own stay, and what stands around them is said`() throws {
    let calculation = try Self.calculation.get()
    let translation = PlanTranslation(calculation)
    #expect(
      translation.said("Weatherize homes, lower-income homes first")
        == "Weatherize homes, lower-income homes first")
    #expect(!translation.isForeign("Weatherize homes, lower-income homes first"))
    #expect(
      translation.said("Slightly more dry spells: water supply").hasPrefix(
        "Slightly more dry spells: abastecimiento"))
    #expect(translation.said("1,117,015 people") == "1,117,015 personas")
    let unknown = "Nothing that an exhibit says."
    #expect(translation.said(unknown) == unknown && translation.isForeign(unknown))
    #expect(translation.foreign == [unknown])
  }

  @Test(arguments: [
    // Systems that a form offers, behind a hazard of the plan's own, alone and in a row.
    (
      "Hotter hottest days: people and public health",
      "Hotter hottest days: personas y salud pública"
    ),
    (
      "Hotter hottest days: people and public health, electric grid; Tornadoes: housing",
      "Hotter hottest days: personas y salud pública, red eléctrica; Tornados: vivienda"
    ),
    ("4 of 5, moderately high", "4 de 5, moderadamente alto"),
    ("10 · high", "10 · alto"),
    ("Criticality 1, lowest", "Criticidad 1, la más baja"),
    ("12 events", "12 eventos"),
    // A name with commas before the scores that move.
    (
      "From 2029: Weatherize homes, lower-income homes first, sensitivity −1.",
      "Desde 2029: Weatherize homes, lower-income homes first, sensibilidad −1."
    ),
    // Before and behind words of the plan's own, and a sentence before one.
    ("Impact: Hotter hottest days", "Impacto: Hotter hottest days"),
    ("Hotter hottest days: life years", "Hotter hottest days: años de vida útil"),
    // Columns of files are called so in every language.
    ("equity.csv, row 15, column value", "equity.csv, fila 15, columna value"),
    ("Car miles that each replaces in a year", "Millas de auto que sustituye cada una al año"),
    (
      "Grid of MROW, Cambium mid case, 2050: part in the spread of 2050",
      "Red de MROW, caso medio de Cambium, 2050: parte en la dispersión de 2050"
    ),
    (
      "The path “fleet-turnover”: Fuel per mile of cars and light trucks on the road: 0.043 gallon/mile in 2021, 0.035 in 2050",
      "La trayectoria «fleet-turnover»: Combustible por milla de los autos y camionetas en circulación: 0.043 galones por milla en 2021, 0.035 en 2050"
    ),
  ])
  func `a text of the calculation is said as a whole`(english: String, spanish: String) throws {
    #expect(PlanTranslation(try Self.calculation.get()).said(english) == spanish)
  }

  @Test(arguments: RiskPreset.allCases)
  func `the rule of every preset has its Spanish where risks are rated`(_ preset: RiskPreset) throws
  {
    let said = try #require(
      ChartPhrases.spanish("Rated by: \(preset.title). \(preset.equation)."))
    #expect(said.hasSuffix(try #require(ChartPhrases.spanish(preset.equation)) + "."))
    #expect(said.hasPrefix("Valorado con: \(try #require(ChartPhrases.spanish(preset.title)))."))
  }

  @Test func `ready policies are told in Spanish, alone and with their notes`() throws {
    let library = ForecastLibrary.standard.policies
    let translation = PlanTranslation(try Self.calculation.get())
    for policy in library.policies {
      let name = try #require(library.spanishName(of: policy))
      let note = try #require(
        ChartPhrases.spanish(policy.note), "\(policy.id): \(policy.note)")
      #expect(translation.said(policy.name) == name)
      #expect(translation.said("\(policy.name): \(policy.note)") == "\(name): \(note)")
    }
  }

  @Test
  func `the risks of the coast are drawn in Spanish, where names have no room with English ones`()
    throws
  {
    let library = FactorLibrary.standard
    var workspace = try WorkspaceFolder.read(PackageFolder.coast, library: library)
    workspace.community.language = "es"
    let calculation = PlanCalculation(workspace: workspace, library: library)
    let exhibits = ExhibitCatalog(
      calculation: calculation, edition: .internal, theme: ChartTheme.bundled)
    let memory = ExhibitMemory()
    _ = memory.block(.chart, "risk-matrix", at: Place(file: "test"), of: exhibits)
    let translation = try #require(memory.translation(of: calculation))
    #expect(!translation.isEnglish(drawing: "risk-matrix"))
    // Names of risks may stay; the names of the axes are the chart's own.
    #expect(!ChartPhrases.isName("Adaptive capacity"))
  }
}

import Factors
import Testing
import Workspace

@testable import Web

/// What words of the format are called on pages, and how they are taken back.
@Suite struct CodeWordsTests {
  private let english = ColumnWords(language: .english)
  private let spanish = ColumnWords(language: .spanish)

  @Test func `words without a label are said in both languages`() throws {
    let activity = try #require(WorkspaceColumns.column("activity", of: "inventory.csv"))
    let part = try #require(WorkspaceColumns.column("subsector", of: "inventory.csv"))
    let unit = try #require(WorkspaceColumns.column("unit", of: "action-parameters.csv"))
    #expect(english.label(of: "natural-gas", in: activity) == "Natural gas")
    #expect(spanish.label(of: "natural-gas", in: activity) == "Gas natural")
    #expect(english.label(of: "lpg", in: activity) == "LPG")
    #expect(spanish.label(of: "waste-to-energy", in: part) == "Residuos para energía")
    #expect(english.label(of: "share", in: unit) == "share (0 to 1)")
    #expect(spanish.label(of: "share", in: unit) == "proporción (0 a 1)")
    #expect(english.label(of: "distillate-2", in: activity) == "Fuel oil no. 2")
    #expect(spanish.label(of: "residual-6", in: activity) == "Fueloil residual n.º 6")
    #expect(
      english.label(of: "agricultural-equipment:motor-gasoline:two-stroke", in: activity)
        == "Agricultural equipment, motor gasoline, two stroke")
    #expect(english.label(of: "gasoline-e10", in: activity) == "Gasoline E10")
    // What people write themselves stays as they wrote it.
    #expect(english.label(of: "Wood, dry", in: activity) == "Wood, dry")
    #expect(english.label(of: "MWh", in: unit) == "MWh")
  }

  @Test func `factors and paths are said in words`() throws {
    let factor = try #require(WorkspaceColumns.column("factor", of: "inventory.csv"))
    let path = try #require(WorkspaceColumns.column("intensity", of: "drivers.csv"))
    #expect(english.label(of: "grid_year=2020", in: factor) == "Grid rates of 2020")
    #expect(
      spanish.label(of: "egrid:MROW grid_year=2020", in: factor)
        == "Red de MROW · Factores de la red de 2020")
    #expect(english.label(of: "my-utility", in: factor) == "my-utility")
    #expect(
      english.label(of: "cambium-midcase:MROW on-road-rate", in: path)
        == "Grid of MROW, Cambium mid case · on-road-rate")
  }

  @Test func `a word is taken as the code that it is called by`() throws {
    let library = FactorLibrary.standard
    let activity = WorkspaceColumns.filled(
      try #require(WorkspaceColumns.column("activity", of: "inventory.csv")), of: "inventory.csv",
      library)
    #expect(english.word(for: "natural GAS ", in: activity) == "natural-gas")
    #expect(english.word(for: "natural-gas", in: activity) == "natural-gas")
    #expect(spanish.word(for: "Gas natural", in: activity) == "natural-gas")
    #expect(english.word(for: "Wood of our own", in: activity) == "Wood of our own")
    let unit = try #require(WorkspaceColumns.column("unit", of: "inventory.csv"))
    #expect(spanish.word(for: "toneladas cortas", in: unit) == "short-ton")
  }

  @Test func `a grid says what cells are called that no column lists`() async throws {
    try await TestSite.run { site in
      let owner = try await GridTests.town(site)
      try await owner.save(
        "inventory.csv",
        edits: [
          ["row": "gas-1", "set": ["subsector": "waste-to-energy", "factor": "grid_year=2020"]]
        ])
      let answer = try await owner.get("/workspaces/green-town/grid/rows?file=inventory.csv").body
      #expect(answer.contains(#"["waste-to-energy","Waste to energy"]"#))
      #expect(answer.contains(#"["grid_year=2020","Grid rates of 2020"]"#))
      #expect(answer.contains(#"["natural-gas","Natural gas"]"#))
    }
  }
}

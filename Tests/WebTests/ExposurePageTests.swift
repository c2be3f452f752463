import Foundation
import Plan
import Tables
import Testing
import Vulnerability
import Workspace

@testable import Web

/// Zones, tracts and assets on the pages of maps, exposure, risks and actions.
@Suite struct ExposurePageTests {
  private let town = "/workspaces/hennepin-county"

  /// Two tracts side by side, the left half of the first under water, with ranks and assets.
  static let laidOver = [
    "zones.csv": """
    id,hazard,name,level,shape,vintage,source,note
    creek,river-flooding,Creek,,"POLYGON ((-93.4 44.9, -93.35 44.9, -93.35 45, -93.4 45, -93.4 44.9))",2024,assumption,

    """,
    "tracts.csv": """
    geoid,name,population,shape,vintage,source,note
    27053000100,Tract One,4000,"POLYGON ((-93.4 44.9, -93.3 44.9, -93.3 45, -93.4 45, -93.4 44.9))",2020,assumption,
    27053000200,Tract Two,3000,"POLYGON ((-93.3 44.9, -93.2 44.9, -93.2 45, -93.3 45, -93.3 44.9))",2020,assumption,

    """,
    "tract-measures.csv": """
    tract,overlay,measure,value,percentile,flag,source,note
    27053000100,svi-2022,overall,,0.81,,assumption,
    27053000200,svi-2022,overall,,0.3,,assumption,

    """,
    "assets.csv": """
    id,name,type,system,latitude,longitude,shape,value_usd,criticality,condition,people,source,note
    low-homes,Low homes,homes,housing,44.95,-93.38,,1000,2,4,20,assumption,
    old-homes,Old homes,homes,housing,44.95,-93.39,,,5,1,,assumption,

    """,
  ]

  private func withTown(
    _ changes: [String: String] = laidOver,
    _ body: @Sendable @escaping (HennepinSite, Browser) async throws -> Void
  ) async throws {
    try await HennepinSite.run({ files in files.merge(changes) { $1 } }) { hennepin in
      try await body(hennepin, hennepin.ada)
    }
  }

  @Test func `maps of hazard and risk can be chosen, with their numbers`() async throws {
    try await withTown { _, ada in
      let page = try await ada.get(town + "/hazards/maps?shown=exposure-map/river-flooding/people")
        .body
      #expect(page.contains("<optgroup label=\"Tracts: what hazard zones reach\">"))
      #expect(page.contains("Tract One") && page.contains("2,000"))
      #expect(!page.contains("id=\"map-gaps\""))
      let risk = try await ada.get(town + "/hazards/maps?shown=risk-map/flood-homes").body
      #expect(risk.contains("about 2,000 of 7,000 people live inside its zones"))
      #expect(risk.contains("Social Vulnerability Index 2022"))
      #expect(risk.contains("{{map risk-map flood-homes}}"))
      ada.choose(.spanish)
      let spanish = try await ada.get(town + "/hazards/maps").body
      #expect(spanish.contains("Sectores: personas expuestas a un riesgo"))
    }
  }

  @Test func `a fault of a shape stands where the other findings of the plan stand`() async throws {
    var broken = Self.laidOver
    broken["zones.csv"] = broken["zones.csv"]?.replacing(
      "((-93.4 44.9, -93.35 44.9, -93.35 45, -93.4 45, -93.4 44.9))",
      with: "((44.9 -93.4, 44.9 -93.35, 45 -93.35, 45 -93.4, 44.9 -93.4))")
    try await withTown(broken) { hennepin, ada in
      let page = try await ada.get(town + "/findings").body
      #expect(page.contains("zones.csv") && page.contains("look swapped"))
      let calculation = hennepin.calculation
      let errors = calculation.withoutFollowUps(calculation.allFindings)
        .count { $0.severity == .error }
      let publish = try await ada.get(town + "/plan/publish").body
      #expect(errors > 0 && publish.contains(PublishText.english.checkData(errors)))
      #expect(publish.contains("\(town)/findings?severity=error"))
    }
  }

  @Test func `zones and assets themselves are a map, in Spanish too`() async throws {
    try await withTown { _, ada in
      let page = try await ada.get(town + "/hazards/maps?shown=zone-map").body
      #expect(page.contains("<option value=\"zone-map\" selected>All hazard zones and assets"))
      #expect(page.contains("Hazard zones") && page.contains("Old homes"))
      #expect(page.contains("{{map zone-map}}"))
      let exposure = try await ada.get(town + "/hazards/exposure").body
      #expect(exposure.contains("\(town)/hazards/maps?shown=zone-map"))
      ada.choose(.spanish)
      let spanish = try await ada.get(town + "/hazards/maps?shown=zone-map").body
      #expect(spanish.contains("Todas las zonas de amenaza y los bienes"))
      #expect(spanish.contains("Criticidad") && spanish.contains("Zonas de amenaza"))
    }
  }

  @Test func `a long list of findings says that it is the first hundred`() async throws {
    var files = Self.laidOver
    let crossed = (0..<120).map {
      "z\($0),river-flooding,Bow \($0),,\"POLYGON ((-93.4 44.9, -93.3 45, -93.3 44.9, -93.4 45, -93.4 44.9))\",2024,assumption,\n"
    }
    files["zones.csv"] =
      "id,hazard,name,level,shape,vintage,source,note\n" + crossed.joined()
    try await withTown(files) { _, ada in
      let page = try await ada.get(town + "/hazards/exposure").body
      #expect(page.contains("The first 100 of 12"))
      ada.choose(.spanish)
      let spanish = try await ada.get(town + "/hazards/maps?shown=zone-map").body
      #expect(spanish.contains("Los primeros 100 de 12"))
    }
    try await withTown { _, ada in
      let page = try await ada.get(town + "/hazards/exposure").body
      #expect(!page.contains("The first 100 of"))
    }
  }

  @Test func `a plan without zones and assets is told how to import them`() async throws {
    let empty = [
      "zones.csv": "id,hazard,name,level,shape,vintage,source,note\n",
      "assets.csv":
        "id,name,type,system,latitude,longitude,shape,value_usd,criticality,condition,people,source,note\n",
    ]
    try await withTown(empty) { _, ada in
      let page = try await ada.get(town + "/hazards/maps?shown=zone-map").body
      #expect(page.contains("There are no hazard zones and no assets to draw."))
      ada.choose(.spanish)
      let spanish = try await ada.get(town + "/hazards/maps?shown=zone-map").body
      #expect(spanish.contains("No hay zonas de amenaza ni bienes que dibujar."))
    }
  }

  @Test func `the page names an index of another edition and a place that cannot be meant`()
    async throws
  {
    let changes = Self.laidOver.merging([
      "tract-measures.csv": """
      tract,overlay,measure,value,percentile,flag,source,note
      27053000100,cejst-1-0,disadvantaged,,,yes,assumption,

      """,
      "assets.csv": """
      id,name,type,system,latitude,longitude,shape,value_usd,criticality,condition,people,source,note
      low-homes,Low homes,homes,housing,44.95,93.38,,1000,2,4,20,assumption,

      """,
    ]) { $1 }
    try await withTown(changes) { _, ada in
      let page = try await ada.get(town + "/hazards/exposure").body
      #expect(page.contains("cejst-1-0 is of the tracts of 2010"))
      #expect(page.contains("The longitude lacks its minus sign"))
      ada.choose(.spanish)
      let spanish = try await ada.get(town + "/hazards/exposure").body
      #expect(spanish.contains("cejst-1-0 es de los sectores de 2010"))
    }
  }

  @Test func `where there are no zones or outlines the page says what to import next`() async throws
  {
    try await withTown(["zones.csv": "id,hazard,name,level,shape,vintage,source,note\n"]) {
      _, ada in
      let page = try await ada.get(town + "/hazards/maps").body
      #expect(page.contains("id=\"map-gaps\""))
      #expect(page.contains("Zones of the hazard, such as a flood map"))
      #expect(page.contains("Outlines of the tracts"))
      #expect(page.contains("\(town)/hazards/exposure/import"))
      let risk = try await ada.get(town + "/hazards/risks/flood-homes").body
      #expect(risk.contains("What is missing to tell more"))
      #expect(!risk.contains("What the assets say for sensitivity"))
    }
  }

  @Test func `a risk and an action say who is exposed, by quarter`() async throws {
    try await withTown { hennepin, ada in
      let risk = try await ada.get(town + "/hazards/risks/flood-homes").body
      #expect(risk.contains("Who is exposed, by social vulnerability"))
      #expect(risk.contains("Quarter 4, most vulnerable"))
      // All 2,000 inside live where 4,000 of 7,000 live.
      #expect(risk.contains("1.75"))
      #expect(risk.contains("shown=risk-map"))
      let action = try #require(
        hennepin.calculation.workspace.actions(lowering: "flood-homes").first)
      let page = try await ada.get("\(town)/actions/\(action)").body
      #expect(page.contains("hazards whose risks this action lowers"))
      #expect(page.contains("about 2,000 of 7,000 people live inside its zones"))
    }
  }

  @Test func `critical assets and bad condition come first and become a reason, never a score`()
    async throws
  {
    try await withTown { hennepin, ada in
      let page = try await ada.get(town + "/hazards/exposure").body
      let list = page.components(separatedBy: "id=\"critical\"").last ?? ""
      let old = try #require(list.range(of: "Old homes"))
      let low = try #require(list.range(of: "Low homes"))
      #expect(old.lowerBound < low.lowerBound)
      let counts = try await ada.get(town + "/hazards/exposure?by=criticality").body
      #expect(counts.contains("5, people are in danger without it"))
      let path = town + "/hazards/risks/flood-homes"
      let before = try #require(
        try await hennepin.site.community("hennepin-county").risks.first { $0.id == "flood-homes" })
      let risk = try await ada.get(path).body
      let reason =
        "2 of 2 assets of this system lie inside the zones of the hazard. Critical (4 or 5): Old homes (5). In bad condition (1 or 2): Old homes (1)."
      #expect(risk.contains(reason))
      #expect(try await ada.get(path + "/edit").body.contains(reason))
      let taken = try await ada.post(path + "/assets", from: path)
      #expect(taken["Location"]?.contains("done=assets") == true)
      let after = try #require(
        try await hennepin.site.community("hennepin-county").risks.first { $0.id == "flood-homes" })
      #expect(after.impact == before.impact + " " + reason)
      #expect(after.scores == before.scores)
      #expect(try await ada.get(path).body.contains("The reason stands in the description."))
    }
  }

  @Test func `the screening shows the national index and leads to the preset that rates by it`()
    async throws
  {
    try await withTown([:]) { hennepin, ada in
      let page = try await ada.get(town + "/hazards/screening").body
      #expect(page.contains("National Risk Index of November 2021"))
      #expect(page.contains("hazards/risks?preset=nri-percentile"))
      let outlook = town + "/hazards/outlook/creek-floods"
      let wrong = try await ada.post(outlook, from: outlook, ["national_percentile": "112"])
      #expect(wrong.status == 400)
      #expect(wrong.body.contains("Write a number from 0 to 100"))
      _ = try await ada.post(outlook, from: outlook, ["national_percentile": "83.5"])
      let hazard = try #require(
        try await hennepin.site.community("hennepin-county").hazards.first {
          $0.id == "creek-floods"
        })
      #expect(hazard.outlook.nationalPercentile == 83.5)
      let after = try await ada.get(town + "/hazards/screening").body
      #expect(
        after.contains("above 83.5% of the nation&#39;s counties")
          || after.contains("above 83.5% of the nation's counties"))
    }
  }
}

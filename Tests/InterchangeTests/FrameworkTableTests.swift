import Factors
import Plan
import Tables
import Testing
import Vulnerability
import Workspace

@testable import Interchange

/// The tables of reporting frameworks: past events, factors of capacity, and CDP's questions.
@Suite struct FrameworkTableTests {
  private func calculation(_ changes: [String: String] = [:]) throws -> PlanCalculation {
    let files = [
      "community.yaml": "format: 1\nid: moss\nname: Moss\n",
      "hazards.csv": """
      id,name,type,probability,frequency,intensity,timeframe,note
      heat,Hotter days,heat-wave,4,increasing,,immediate,In words.
      smoke,Smoke,wildfire-smoke,,,,,In words.

      """,
      "risks.csv": """
      id,hazard,system,system_id,magnitude,consequence,adaptive_capacity,capacity_factors,groups,impact,capacity
      heat-people,heat,People,public-health,4,5,2,access-to-healthcare,older-adults,Hot nights kill.,Clinics close early.
      heat-water,heat,Water,water-supply,3,2,3,access-to-healthcare poverty,,,
      smoke-people,smoke,People,public-health,,,,poverty,,,

      """,
      "events.csv": """
      id,hazard,date,end_date,title,losses_usd,deaths,injuries,harm_area,description,source,note
      heat-2011,heat-wave,2011-07-17,2011-07-20,Heat of 2011,1234567890.5,0,,,Hot.,,
      heat-1936,heat-wave,1936-07,,Heat of 1936,,900,,Minnesota,Hotter.,,

      """,
    ]
    let library = FactorLibrary.standard
    let workspace = try WorkspaceFolder.read(
      files: files.merging(changes) { $1 }.mapValues { Array($0.utf8) }, library: library)
    return PlanCalculation(workspace: workspace, library: library)
  }

  private func rows(
    _ table: FrameworkTable, _ changes: [String: String] = [:]
  ) throws -> [CSVRecord] {
    let text = table.csv(try calculation(changes))
    return CSVTable.read(Array(text.utf8), file: table.fileName).table.records
  }

  @Test func `past events have their year and numbers, and what is not known stays empty`() throws {
    let events = try rows(.events)
    #expect(events.map { $0["Year"] } == ["1936", "2011"])
    #expect(events.map { $0["Climate hazard"] } == ["Heat wave", "Heat wave"])
    #expect(events.map { $0["Deaths"] } == ["900", "0"])
    #expect(events.map { $0["Injuries"] } == ["", ""])
    #expect(events.map { $0["Area of these numbers"] } == ["Minnesota", "Moss"])
    #expect(events[1]["Economic losses, dollars of the day"] == "1234567890.5")
    #expect(try rows(.hazards).map { $0["Years of past events"] } == ["1936; 2011", ""])
  }

  @Test func `a factor challenges as much as capacity is short, and unsure stays unknown`() throws {
    let factors = try rows(.capacity)
    let health = try #require(factors.first { $0["Factor"] == "Access to healthcare" })
    // ⌊(2 + 3) ÷ 2⌋ = 2
    #expect(health["Degree of challenge"] == "High")
    #expect(health["Factor group"] == "Services")
    #expect(health["Climate hazards"] == "Heat wave")
    #expect(health["Described as"] == "Clinics close early.")
    let poverty = try #require(factors.first { $0["Factor"] == "Poverty" })
    #expect(poverty["Degree of challenge"] == "Not known")
    #expect(
      try rows(.trackCapacity).map {
        $0[
          "Degree to which this factor challenges/supports the adaptive capacity of your jurisdiction"
        ]
      } == ["High challenge", "Do not know"])
  }

  @Test func `CDP's hazards have its columns and five steps, and no proportion without zones`()
    throws
  {
    let hazards = try rows(.trackHazards)
    let heat = try #require(hazards.first)
    #expect(heat["Climate-related hazards"] == "Extreme heat")
    #expect(heat["Labels"].contains("by CDP, unverified"))
    #expect(heat["Current probability of hazard"] == "Medium High")
    // ⌈(4 + 3) ÷ 2⌉ = 4
    #expect(heat["Current magnitude of impact of hazard"] == "Medium High")
    #expect(heat["Expected future change in hazard frequency"] == "Increasing")
    #expect(heat["Expected future change in hazard intensity"] == "Do not know")
    #expect(heat["Timeframe of expected future changes"] == "Short-term")
    #expect(heat["Vulnerable population groups most exposed"] == "Older adults")
    #expect(heat["Proportion of the population exposed to the hazard"] == "Do not know")
    #expect(hazards[1]["Climate-related hazards"] == "Other: Wildfire smoke")
    #expect(hazards[1]["Labels"].contains("our own"))
    #expect(hazards[1]["Current magnitude of impact of hazard"] == "Do not know")
  }

  @Test(arguments: [
    ("river-flooding", "River flooding", "by CDP, verified"),
    ("landslide", "Mass movement", "by CDP, unverified"),
    ("insect-infestation", "Insect infestation", "by GCoM, unverified"),
    ("", "Other: Deep mud", "our own"),
  ])
  func `a hazard has CDP's name, else that of GCoM, else its own`(
    type: String, name: String, standing: String
  ) throws {
    let table = "id,name,type,note\nmud,Deep mud,\(type),In words.\n"
    let row = try #require(try rows(.trackHazards, ["hazards.csv": table, "risks.csv": ""]).first)
    #expect(row["Climate-related hazards"] == name)
    #expect(row["Own name"] == "Deep mud")
    #expect(row["Labels"].contains(standing))
  }

  @Test func `names of CDP belong to hazards of the taxonomy, with a source each`() throws {
    let taxonomy = Taxonomy.standard
    #expect(taxonomy.disclosureLabels.count == 42)
    for (hazard, label) in taxonomy.disclosureLabels {
      #expect(taxonomy.entry(.hazard, hazard) != nil, "\(hazard)")
      #expect(taxonomy.sources[label.source] != nil, "\(hazard)")
      #expect(!label.name.isEmpty, "\(hazard)")
    }
  }

  @Test func `a share of people is a band of ten percent, and a small one stays a number`() {
    let shares = [0.004, 0.1, 0.104, 0.105, 0.2, 0.204, 0.205, 0.31, 0.999, 1.0]
    let bands = [
      "0.4%", "10.0%", "10.4%", "11-20%", "11-20%", "11-20%", "21-30%", "31-40%", "91-100%",
      "91-100%",
    ]
    #expect(shares.map(TrackHazardTable.band) == bands)
  }

  @Test func `an unsure magnitude stays unsure, and consequence counts where none has one`() throws
  {
    func magnitude(_ risks: String) throws -> String? {
      let table = "id,hazard,system,magnitude,consequence\n\(risks)"
      return try rows(.trackHazards, ["risks.csv": table]).first?[
        "Current magnitude of impact of hazard"]
    }
    #expect(try magnitude("a,heat,People,4,5\nb,heat,Water,,2\n") == "Do not know")
    // ⌈(5 + 2) ÷ 2⌉ = 4
    #expect(try magnitude("a,heat,People,,5\nb,heat,Water,,2\n") == "Medium High")
  }

  @Test func `a small share of people is never printed as none`() {
    #expect(TrackHazardTable.percent(0.0004) == "under 0.1%")
    #expect(TrackHazardTable.percent(0) == "0.0%")
    #expect(TrackHazardTable.percent(0.001) == "0.1%")
    #expect(TrackHazardTable.percent(0.254) == "25.4%")
  }

  @Test func `a source in words stays whole, and ids become citations`() throws {
    func source(_ text: String) throws -> String? {
      let head = "id,hazard,date,end_date,title,losses_usd,deaths,injuries,harm_area,description"
      return try rows(
        .events,
        [
          "sources.csv": "id,author,title,year\nlog,Moss Town,Storm log,2020\n",
          "events.csv": "\(head),source,note\nheat,heat-wave,2011-07-17,,Heat,,,,,,\(text),\n",
        ]
      ).first?["Sources"]
    }
    #expect(try source("Log of the town hall") == "Log of the town hall")
    let both = try #require(try source("log assumption"))
    #expect(both.contains("Storm log") && both.hasSuffix("; assumption"))
  }
}

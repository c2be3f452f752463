import Foundation
import Plan
import TestSupport
import Testing
import Vulnerability
import Workspace

/// Known effects of the examples' risks with the numbers of their places.
@Suite struct PlaceEffectsTests {
  private func read(_ folder: URL) throws -> CommunityWorkspace {
    try WorkspaceFolder.read(folder, library: SampleWorkspace.library)
  }

  private func effects(
    _ risk: String, _ workspace: CommunityWorkspace
  ) throws -> [PlaceEffect] {
    let places = PlaceEffects(workspace)
    return places.effects(of: try #require(workspace.risks.first { $0.id == risk }))
  }

  private func sentence(
    _ effect: String, of risk: String, _ workspace: CommunityWorkspace
  ) throws -> EffectSentence {
    let placed = try #require(try effects(risk, workspace).first { $0.id == effect })
    return EffectSentence(
      placed, place: workspace.community.name, units: DisplayUnits(workspace.community.units))
  }

  @Test func `most risks of the examples have an effect, and many a number of the place`() throws {
    for (folder, known, local) in [(PackageFolder.example, 24, 13), (PackageFolder.coast, 24, 19)] {
      let workspace = try read(folder)
      let places = PlaceEffects(workspace)
      let here = workspace.risks.map { places.effects(of: $0).filter(\.isValidHere) }
      #expect(here.count { !$0.isEmpty } >= known)
      #expect(here.count { $0.contains(where: \.hasLocalNumber) } >= local)
    }
  }

  @Test(arguments: [PackageFolder.example, PackageFolder.coast])
  func `no sentence has an empty field or a name of a machine in it`(_ folder: URL) throws {
    let workspace = try read(folder)
    let places = PlaceEffects(workspace)
    // “Sea-level” is a word of the field too.
    let ids = Set(places.taxonomy.effects.flatMap(\.indicators))
      .filter { $0.contains("-") && $0 != "sea-level" }
    for risk in workspace.risks {
      for placed in places.effects(of: risk) {
        let text = EffectSentence(placed, place: "Here", units: DisplayUnits(.us)).text
        #expect(!text.contains("{") && !text.contains("}"), "\(placed.id): \(text)")
        for id in ids { #expect(!text.contains(id), "\(placed.id): \(text)") }
      }
    }
  }

  @Test func `a risk without an effect says what is known here and what a number would take`()
    throws
  {
    let workspace = try read(PackageFolder.example)
    let places = PlaceEffects(workspace)
    func gap(_ id: String) throws -> EffectGap? {
      places.gap(of: try #require(workspace.risks.first { $0.id == id }))
    }
    let gaps = workspace.risks.filter { places.gap(of: $0) != nil }
    #expect(
      gaps.allSatisfy { risk in !places.effects(of: risk).contains(where: \.isValidHere) })
    #expect(try gap("heat-people") == nil && gap("smoke-schools") == nil)
    let dry = try #require(try gap("dry-parks"))
    #expect(dry.need == .indicators(["spei", "longest-dry-spell"]) && !dry.changes.isEmpty)
    #expect(
      try gap("cold-water")?.need == .indicators(["cold-wave-days", "unusual-cold-wave-days"]))
    let wind = try #require(try gap("wind-trees"))
    #expect(wind.need == .records(why: "Daily wind extremes are not in these data."))
    let text = EffectGapSentence(
      wind, place: "Here", system: "trees", units: DisplayUnits(.us)
    ).text
    #expect(text.hasPrefix("No effect that holds here is known."))
    #expect(
      text.hasSuffix("A number for trees would take records of damage and interruptions here."))
  }

  @Test func `no hazard of the list leaves a gap with a broken sentence`() throws {
    let example = try read(PackageFolder.example)
    var bare = example
    bare.climate = ClimateProfile()
    bare.community.geoid = ""
    for base in [example, bare] {
      var workspace = base
      let first = try #require(base.hazards.first)
      let types = base.taxonomy().shown(.hazard).map(\.id)
      workspace.hazards = types.map { type in
        var hazard = first
        hazard.id = type
        hazard.type = type
        return hazard
      }
      let places = PlaceEffects(workspace)
      var risk = try #require(base.risks.first)
      risk.systemType = try #require(places.taxonomy.shown(.system).last).id
      var told: Set<String> = []
      for type in types {
        risk.hazard = type
        guard let gap = places.gap(of: risk) else { continue }
        told.insert(type)
        if case .indicators(let ids) = gap.need {
          #expect(!ids.isEmpty && ids.allSatisfy { !$0.isEmpty }, "\(type)")
        }
        #expect(gap.changes.allSatisfy { $0.before != nil && $0.after != nil }, "\(type)")
        let text = EffectGapSentence(
          gap, place: "Here", system: "Parks", units: DisplayUnits(.us)
        ).text
        #expect(!text.contains("  ") && !text.contains("take into"), "\(type): \(text)")
        #expect(text.contains("A number for Parks would"), "\(type): \(text)")
      }
      // No effect is known of these at all.
      #expect(told.isSuperset(of: ["rockfall", "fog", "avalanche"]))
      risk.hazard = "rockfall"
      #expect(
        places.gap(of: risk)?.need == .records(why: "Frost that comes and goes pries rock apart."))
    }
  }

  @Test func `a gap names indicators as people do`() throws {
    let workspace = try read(PackageFolder.example)
    let risk = try #require(workspace.risks.first { $0.id == "cold-water" })
    let gap = try #require(PlaceEffects(workspace).gap(of: risk))
    let text = EffectGapSentence(
      gap, place: "Here", system: "EMS and fire", units: DisplayUnits(.us)
    ).need
    #expect(
      text.contains(
        "take cold-wave days, days in unusual cold waves into the plan’s climate profile"))
    #expect(EffectGapWords.english.indicator("a-new-one") == "a new one")
    #expect(text.contains("A number for EMS and fire would"))
  }

  @Test func `a rate among adults is multiplied with adults alone, and it is said why else not`()
    throws
  {
    let indicators =
      String(
        decoding: try #require(try read(PackageFolder.example).files["indicators.csv"]),
        as: UTF8.self
      ).split(separator: "\n").filter { !$0.hasPrefix("adults,") }.joined(separator: "\n") + "\n"
    let without = try sentence(
      "hot-day-heat-illness-rate", of: "heat-people", example(["indicators.csv": indicators]))
    #expect(without.local == nil && without.change == nil && without.basis.isEmpty)
    #expect(
      without.missing
        == "There is no figure of this place: it takes the number of adults here, and indicators.csv has no indicator “adults”."
    )
    let told = try sentence(
      "hot-day-heat-illness-rate", of: "heat-people",
      example(["indicators.csv": indicators + "adults,2021,1000000,people,assumption,\n"]))
    // 24.3, 22.9 and 25.7 of 100,000 times a million are 243, 229 and 257
    #expect(
      told.local
        == "If all 1,000,000 adults here were like them, that is about 240 (230 to 260) visits on each such day."
    )
    #expect(told.missing == nil)
    #expect(told.basis.map(\.text) == ["adults: indicators.csv, adults, 2021"])
  }

  @Test func `where neither a change nor electricity is known, it is said what would tell`() throws
  {
    let waves = try sentence("heat-wave-deaths", of: "heat-people", read(PackageFolder.example))
    #expect(waves.change == nil && waves.local == nil)
    #expect(
      waves.missing?.hasPrefix("How this changes here is not known: take ") == true
        && waves.missing?.hasSuffix(" into the plan’s climate profile.") == true)
    let header =
      "id,year,sector,subsector,method,activity,quantity,unit,factor,gpc,scope,notation_key,quality,factor_quality,source,note\n"
    let dark = try sentence("cooling-share", of: "heat-housing", example(["inventory.csv": header]))
    #expect(
      dark.missing
        == "There is no figure of this place: it takes the electricity that homes here use in a year, and inventory.csv has no year with all of it."
    )
  }

  @Test func `the county's people are multiplied, and it is said from what`() throws {
    let told = try sentence("outage-cost", of: "wind-grid", read(PackageFolder.example))
    #expect(told.local?.hasSuffix("million a year for 1,270,283 people here.") == true)
    #expect(told.basis.map(\.text) == ["people: indicators.csv, population, 2021"])
  }

  @Test func `the change of the profile is told in the reader's units and multiplied`() throws {
    var workspace = try read(PackageFolder.example)
    let told = try sentence("warm-day-deaths", of: "heat-people", workspace)
    #expect(
      told.change
        == "Hennepin County: hottest day of the year from 91.7 (1961–1990) to 98.8 °F (2035–2064; models 95.8 to 106.7)."
    )
    #expect(told.caveat == IndicatorChange.Basis.observedToModels.caveat)
    #expect(told.text.hasSuffix("may be a bias of the models."))
    // 19 of 1,000 · 7.044/10; 12 · (95.845 − 95.833)/10; 27 · (106.74 − 92.961)/10
    #expect(
      told.local
        == "For 7.0 °F more, that is 13 (0.014 to 37) more deaths in every thousand."
    )
    workspace.community.units = .metric
    let metric = try sentence("warm-day-deaths", of: "heat-people", workspace)
    // (91.728 − 32)/1.8 = 33.2 and (98.772 − 32)/1.8 = 37.1
    #expect(metric.change?.contains("from 33.2 (1961–1990) to 37.1 °C") == true)
    #expect(metric.local?.hasPrefix("For 3.9 °C more, that") == true)
  }

  @Test func `without a profile the county's table tells the change`() throws {
    var workspace = try read(PackageFolder.example)
    workspace.climate = ClimateProfile()
    let told = try sentence("warm-day-deaths", of: "heat-people", workspace)
    #expect(
      told.change?.contains("hottest day of the year from 91.7 (1961–1990) to 98.8 °F") == true)
    let rain = try sentence("west-nile-rain", of: "ticks-health", workspace)
    #expect(rain.change?.contains("days a year with 2 inches") == true)
  }

  @Test func `where nothing is known of the place, the finding stands alone`() throws {
    var workspace = try read(PackageFolder.example)
    workspace.climate = ClimateProfile()
    workspace.community.geoid = ""
    workspace.indicators = [:]
    workspace.tracts = []
    let places = PlaceEffects(workspace)
    let risk = try #require(workspace.risks.first { $0.id == "heat-people" })
    let all = places.effects(of: risk)
    #expect(!all.isEmpty)
    #expect(all.allSatisfy { !$0.hasLocalNumber })
    let warm = try #require(all.first { $0.id == "warm-day-deaths" })
    let text = EffectSentence(warm, place: "Hennepin County", units: DisplayUnits(.us)).text
    #expect(
      text
        == "Ten degrees Fahrenheit more on a summer day go with 19 (12 to 27) more deaths in every thousand."
    )
  }

  @Test func `a risk of humid heat has the deaths of heat waves, marked as of a related hazard`()
    throws
  {
    let all = try effects("heat-people", read(PackageFolder.coast))
    let deaths = try #require(all.first { $0.id == "heat-wave-deaths" })
    #expect(deaths.relatedHazard == "heat-wave")
    let births = try #require(all.first { $0.id == "preterm-birth-warmth" })
    #expect(births.relatedHazard == nil)
    // Those with a figure of the place stand first.
    #expect(all.first?.local != nil)
  }

  @Test func `a record of a gauge tells the change where no future is known`() throws {
    let told = try sentence("high-tide-days", of: "tide-roads", read(PackageFolder.coast))
    #expect(told.change?.contains("from 18.8 (1990–1999) to 42.4 events (2010–2019)") == true)
  }

  @Test func `the models' own changes are told with their signs and need no caveat`() throws {
    let told = try sentence(
      "warm-day-deaths", of: "heat-people",
      example([
        "climate-summary.csv": """
        indicator,name,unit,scenario,period,kind,mean,lowest,highest,baseline_period,definition,source
        hottest-day,Hottest day,degF,historical,1981-2010,absolute,96,94,98,,as the source says,atlas
        hottest-day,Hottest day,degF,RCP8.5,2035-2064,absolute,101,97,106,,as the source says,atlas
        hottest-day,Hottest day,degF,RCP8.5,2035-2064,change,5.5,2,9,1981-2010,as the source says,atlas

        """
      ]))
    #expect(
      told.change
        == "Hennepin County: hottest day from 96.0 (1981–2010) to 101.0 °F (2035–2064; models +2.0 to +9.0)."
    )
    // 19 of 1,000 · 5.5/10; 12 · 2/10; 27 · 9/10
    #expect(told.local == "For 5.5 °F more, that is 10 (2.4 to 24) more deaths in every thousand.")
    #expect(told.caveat == nil)
  }

  /// The profile of an indicator from 1981–2010 to 2035–2064.
  private func profile(_ id: String, _ unit: String, _ levels: (Double, Double)) -> String {
    """
    indicator,name,unit,scenario,period,kind,mean,definition,source
    \(id),Indicator,\(unit),historical,1981-2010,absolute,\(levels.0),as the source says,atlas
    \(id),Indicator,\(unit),RCP8.5,2035-2064,absolute,\(levels.1),as the source says,atlas

    """
  }

  /// The inland example with other files.
  private func example(_ files: [String: String]) throws -> CommunityWorkspace {
    let base = try read(PackageFolder.example)
    return try WorkspaceFolder.read(
      files: base.files.merging(files.mapValues { Array($0.utf8) }) { $1 },
      library: SampleWorkspace.library)
  }

  @Test func `the indicator that is multiplied is the one that is named`() throws {
    let workspace = try example([
      "climate-summary.csv": profile("mean-high", "degF", (55.5, 60.5))
    ])
    let told = try sentence("warm-day-deaths", of: "heat-people", workspace)
    #expect(
      told.change == "Hennepin County: indicator from 55.5 (1981–2010) to 60.5 °F (2035–2064).")
    // 19, 12 and 27 of 1,000 · 5/10 are 9.5, 6 and 13.5; the last is 14 at two digits
    #expect(
      told.local == "For 5.0 °F more, that is 9.5 (6 to 14) more deaths in every thousand.")
    #expect(told.basis.map(\.words) == ["indicator"])
  }

  @Test func `an indicator in another unit than the step leaves the local number to one that fits`()
    throws
  {
    let workspace = try example([
      "climate-summary.csv": profile("tx-days-above", "days", (5, 20))
    ])
    let placed = try #require(
      try effects("heat-work", workspace).first { $0.id == "labor-minutes" })
    // The county's hottest day rises from 91.7 to 98.8 °F, 2.6 minutes for each above 90.
    #expect(placed.change?.indicators.contains("hottest-day") == true)
    let minutes = try #require(placed.local?.value)
    #expect(abs(minutes - 18.3) < 0.2)
    let injuries = try #require(
      try effects("heat-work", workspace).first { $0.id == "workplace-injuries-90s" })
    #expect(injuries.change?.indicators == ["tx-days-above"])
  }

  /// The electricity that an effect on the grid multiplies, of an inventory of 2020 and 2021.
  private func electricity(_ rows: String, _ effect: String = "average-load") throws -> Double? {
    let workspace = try example([
      "inventory.csv": """
      id,year,sector,subsector,method,activity,quantity,unit,notation_key,note
      old,2020,buildings,residential,grid-electricity,electricity,7,MWh,,
      \(rows)

      """
    ])
    return try effects("heat-grid", workspace).first { $0.id == effect }?.local?.stock?.amount
  }

  @Test func `electricity is summed over every unit of energy`() throws {
    let homes = "a,2021,buildings,residential,grid-electricity,electricity,1500000,kWh,,\n"
    let all = try #require(
      try electricity(homes + "b,2021,buildings,commercial,grid-electricity,electricity,500,MWh,,"))
    #expect(abs(all - 2000) < 1e-9)
    #expect(try electricity("a,2021,buildings,commercial,,electricity,,,NO,none here") == 7)
  }

  @Test func `electricity that is not known is no stock, and what the grid loses is none of it`()
    throws
  {
    let homes = "a,2021,buildings,residential,grid-electricity,electricity,1500,MWh,,\n"
    let rows =
      [
        ("b,2021,buildings,commercial,,electricity,,,NE,no figures", nil),
        ("b,2021,buildings,commercial,,electricity,,,C,one business", nil),
        ("b,2021,buildings,commercial,,electricity,,,NO,none here", 1500),
        ("b,2021,buildings,commercial,,electricity,,,IE,in a", 1500),
        ("b,2021,buildings,grid-losses,,electricity,,,NE,no figures", 1500),
      ] as [(String, Double?)]
    for (row, amount) in rows { #expect(try electricity(homes + row) == amount, "\(row)") }
    let part = "b,2021,buildings,residential,,electricity,,,IE,in another record"
    #expect(try electricity(homes + part, "cooling-share") == nil)
    #expect(try electricity(homes, "cooling-share") == 1500)
  }

  @Test func `people of tracts are a stock only where all are known`() throws {
    var workspace = try read(PackageFolder.example)
    workspace.indicators["population"] = nil
    let placed = try #require(
      try effects("wind-grid", workspace).first { $0.id == "outage-cost" })
    let stock = try #require(placed.local?.stock)
    #expect(stock.origin == .tracts(299))
    #expect(stock.amount == 1_245_837)
    workspace.tracts[0].population = nil
    let census = try #require(
      try effects("wind-grid", workspace).first { $0.id == "outage-cost" })
    #expect(census.local?.stock?.origin == .census)
    #expect(census.local?.stock?.amount == 1_281_565)
  }
}

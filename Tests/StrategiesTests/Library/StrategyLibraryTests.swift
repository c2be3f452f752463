import Factors
import Strategies
import Tables
import Testing
import Vulnerability

@Suite struct StrategyLibraryTests {
  private let library: StrategyLibrary

  init() { library = StrategyLibrary.standard }

  @Test func `the library has at least 120 strategies with sources and both languages`() {
    #expect(library.strategies.count >= 120)
    for strategy in library.strategies {
      #expect(!strategy.sources.isEmpty && !strategy.spanishSummary.isEmpty, "\(strategy.id)")
      #expect(!strategy.maladaptation.isEmpty && !strategy.equity.isEmpty, "\(strategy.id)")
      #expect(strategy.sources.allSatisfy { library.sources[$0] != nil }, "\(strategy.id)")
    }
  }

  @Test func `every word of a strategy is one of the taxonomy`() throws {
    let taxonomy = Taxonomy.standard
    for strategy in library.strategies {
      let words: [(OwnTaxonomyEntry.Kind, [String])] = [
        (.hazard, strategy.hazards), (.system, strategy.systems),
        (.actionType, [strategy.actionType]), (.actionCategory, strategy.categories),
        (.collaborator, strategy.whoActs),
      ]
      for (kind, ids) in words {
        for id in ids {
          #expect(taxonomy.entry(kind, id) != nil, "\(strategy.id): \(kind.rawValue) \(id)")
        }
      }
    }
  }

  @Test func `limits of capacity are factors of the taxonomy and meet some strategy`() throws {
    let taxonomy = Taxonomy.standard
    for fit in library.capacityFits {
      #expect(taxonomy.entry(.capacityFactor, fit.factor) != nil, "\(fit.factor)")
    }
  }

  @Test func `words find strategies in both languages without accents and capitals`() {
    let english = library.search(StrategyQuery(words: "Cool ROOF"))
    let spanish = library.search(StrategyQuery(words: "techos reflectantes"))
    #expect(english.contains { $0.id == "cool-roofs-at-reroofing" })
    #expect(spanish.first?.id == "cool-roofs-at-reroofing")
    #expect(
      library.search(StrategyQuery(words: "construcción")).count
        == library.search(StrategyQuery(words: "CONSTRUCCION")).count)
    #expect(library.search(StrategyQuery(words: "roof zzzz")).isEmpty)
  }

  @Test func `filters narrow and never widen`() {
    let heat = library.search(StrategyQuery(hazard: "heat-wave"))
    let both = library.search(StrategyQuery(hazard: "heat-wave", system: "housing"))
    #expect(!both.isEmpty && both.count < heat.count)
    #expect(Set(both).isSubset(of: Set(heat)))
    let arctic = library.search(StrategyQuery(region: "alaska"))
    #expect(arctic.allSatisfy { $0.regions.isEmpty || $0.regions.contains("alaska") })
  }

  @Test func `strategies and calculators name each other and serve the same hazards`() throws {
    #expect(library.strategies.count { !$0.calculators.isEmpty } == 35)
    for calculator in Calculator.all {
      for strategy in library.strategies(of: calculator.kind) {
        #expect(strategy.calculators.contains(calculator.kind))
      }
    }
    let heat = library.calculators(StrategyQuery(hazard: "heat-wave"))
    let weatherization = try #require(
      heat.first { $0.calculator.kind.rawValue == "weatherization" })
    #expect(weatherization.strategies.map(\.id).contains("weatherize-low-income-homes"))
    #expect(weatherization.reason(in: "en").hasPrefix("It works out what these cut: “"))
    #expect(heat.allSatisfy { $0.strategies.allSatisfy { $0.hazards.contains("heat-wave") } })
    #expect(!heat.contains { $0.calculator.kind.rawValue == "streetlights" })
    let everything = library.calculators(StrategyQuery())
    #expect(everything.count == Calculator.all.count)
  }

  @Test func `a misspelt id gets a suggestion`() {
    #expect(library.suggestion(for: "cool-roofs-at-reroofin") == "cool-roofs-at-reroofing")
    #expect(library.suggestion(for: "qqqqqqqq") == nil)
  }

  @Test func `a bad row is found at its cell and left out`() {
    let header =
      "id,name,name_es,summary,summary_es,hazards,systems,action_type,categories,who_acts,also_mitigates,cost_class,cost_note,lead_time_years,staff_class,sizes,regions,coastal,sensitivity_drop,capacity_gain,exposure_drop,co_benefits,maladaptation,equity,indicator,first_step,status,source"
    let good =
      "a,A,A,s,s,heat-wave,housing,project,,,,low,,1-2,low,small,all,any,1,,,x; y,,,,,verified,s"
    let rows = [
      good, good, "b,B,B,s,s,,,project,,,,cheap,,2-1,low,tiny,all,any,9,,,,,,,,verified,t",
    ]
    let text = ([header] + rows).joined(separator: "\n") + "\n"
    let (table, _) = CSVTable.read(Array(text.utf8), file: "x.csv")
    let reader = StrategyReader(table.records, sources: ["s"])
    #expect(reader.strategies.map(\.id) == ["a"])
    #expect(reader.strategies.first?.coBenefits == ["x", "y"])
    #expect(reader.findings.contains { $0.place.row == 3 && $0.place.column == "id" })
    let columns = reader.findings.filter { $0.place.row == 4 }.compactMap(\.place.column)
    #expect(Set(columns).isSuperset(of: ["cost_class", "lead_time_years", "source"]))
  }
}

@Suite struct StrategySuggestionTests {
  private let library: StrategyLibrary
  private let heat = SuggestionSubject(
    hazard: "heat-wave", system: "housing", capacityFactors: ["budgetary-capacity"])

  init() { library = StrategyLibrary.standard }

  @Test func `what meets hazard and system comes first and each says why`() throws {
    let found = library.suggestions(for: heat, traits: CommunityTraits())
    #expect(found.first?.meeting == .hazardAndSystem)
    #expect(found.map(\.meeting) == found.map(\.meeting).sorted())
    for suggestion in found {
      #expect(suggestion.strategy.hazards.contains("heat-wave"))
      #expect(suggestion.reasons.contains { $0.kind == .hazard })
      #expect(suggestion.reasons.allSatisfy { $0.text.hasSuffix(".") && !$0.spanishText.isEmpty })
    }
  }

  @Test func `what is mainly for the hazard stands above what only helps, whatever it costs`()
    throws
  {
    let smoke = SuggestionSubject(
      hazard: "wildfire-smoke", family: ["wildfire", "forest-fire"], system: "public-health")
    let found = library.suggestions(for: smoke, traits: CommunityTraits())
    let ids = found.map(\.strategy.id)
    let rooms = try #require(ids.firstIndex(of: "clean-air-rooms"))
    let pollen = try #require(ids.firstIndex(of: "pollen-asthma-actions"))
    #expect(rooms < pollen)
    #expect(found[rooms].isMainHazard && !found[pollen].isMainHazard)
    #expect(found[pollen].strategy.cost < found[rooms].strategy.cost)
    #expect(found[rooms].reasons[0].text.hasSuffix("That is what it is mainly for."))
  }

  @Test func `a hazard of the same family that is named first keeps it the main one`() throws {
    func isMain(_ id: String, family: Set<String>) throws -> Bool {
      let subject = SuggestionSubject(
        hazard: "extreme-hot-days", family: family, system: "")
      let found = library.suggestions(for: subject, traits: CommunityTraits())
      return try #require(found.first { $0.strategy.id == id }).isMainHazard
    }
    // heat-wave extreme-hot-days urban-heat; river-flooding before extreme-hot-days
    #expect(try isMain("cool-roofs-at-reroofing", family: ["heat-wave", "urban-heat"]))
    #expect(try !isMain("cool-roofs-at-reroofing", family: []))
    #expect(try !isMain("climate-check-in-capital-plan", family: ["heat-wave"]))
    #expect(try isMain("playground-surface-shade", family: []))
  }

  @Test func `what is not known counts neither way`() {
    let found = library.suggestions(for: heat, traits: CommunityTraits())
    let kinds = Set(found.flatMap { $0.reasons + $0.misfits }.map(\.kind))
    #expect(kinds.isDisjoint(with: [.region, .size, .staff, .coast]))
  }

  @Test func `coasts only is left out inland and kept where nobody said`() {
    let surge = SuggestionSubject(hazard: "storm-surge", system: "")
    func ids(_ isCoastal: Bool?) -> [AdaptationStrategy] {
      library.suggestions(for: surge, traits: CommunityTraits(isCoastal: isCoastal)).map(\.strategy)
    }
    #expect(ids(nil).contains { $0.isCoastal })
    #expect(!ids(false).contains { $0.isCoastal })
  }

  @Test func `staff size and region that do not suit are said and rank lower`() {
    let traits = CommunityTraits(population: 900, region: "alaska", staff: .low)
    let found = library.suggestions(for: heat, traits: traits)
    #expect(found.contains { $0.misfits.contains { $0.kind == .staff } })
    for meeting in StrategySuggestion.Meeting.allCases {
      let counts = found.filter { $0.meeting == meeting }.map(\.misfits.count)
      #expect(counts == counts.sorted())
    }
  }

  @Test func `a limit of capacity that a strategy meets is a reason`() {
    let found = library.suggestions(for: heat, traits: CommunityTraits())
    let cheap = found.filter { $0.strategy.cost == .low }
    #expect(!cheap.isEmpty)
    #expect(cheap.allSatisfy { $0.reasons.contains { $0.kind == .capacity } })
  }

  @Test func `a weak score that a strategy moves is a reason and one that is not weak is none`() {
    var subject = heat
    subject.scores.adaptiveCapacity = 2
    subject.scores.sensitivity = 3
    let found = library.suggestions(for: subject, traits: CommunityTraits())
    #expect(found.contains { $0.strategy.capacityGain > 0 })
    for suggestion in found {
      let scores = suggestion.reasons.filter { $0.kind == .score }.map(\.text)
      let expected =
        suggestion.strategy.capacityGain > 0
        ? ["It raises adaptive capacity, which is scored 2 of 5."] : []
      #expect(scores == expected, "\(suggestion.strategy.id)")
    }
  }

  @Test func `without a hazard the system alone counts`() {
    let subject = SuggestionSubject(hazard: "", system: "housing")
    let found = library.suggestions(for: subject, traits: CommunityTraits())
    #expect(!found.isEmpty && found.allSatisfy { $0.meeting == .system })
  }

  @Test func `an adopted strategy is marked with the action`() {
    var action = Adapted.action("a1")
    action.strategy = "cool-roofs-at-reroofing"
    let found = library.suggestions(for: heat, traits: CommunityTraits(), actions: [action])
    let marked = found.filter { !$0.adopted.isEmpty }
    #expect(marked.map(\.strategy.id) == ["cool-roofs-at-reroofing"])
    #expect(marked.first?.adopted == ["a1"])
  }

  @Test func `a risk of which nothing is said gets nothing`() {
    let nothing = SuggestionSubject(hazard: "", system: "")
    #expect(library.suggestions(for: nothing, traits: CommunityTraits()).isEmpty)
  }

  @Test func `adoption makes rows that people complete`() throws {
    let strategy = try #require(library.strategy("cool-roofs-at-reroofing"))
    let adoption = StrategyAdoption(
      of: strategy, id: "roofs", risks: ["heat", "grid"], startYear: 2027, language: "es")
    #expect(adoption.action["strategy"] == strategy.id)
    #expect(adoption.action["title"] == strategy.spanishName)
    #expect(adoption.action["full_year"] == "2028")
    #expect(adoption.action["who_benefits"] == nil)
    #expect(adoption.responses.map { $0["risk"] } == ["heat", "grid"])
    #expect(adoption.responses.first?["sensitivity_drop"] == "1")
    #expect(adoption.action["kind"] == "resilience" && adoption.parameters.isEmpty)
  }

  @Test func `adoption with a calculator has its usual values and asks for the others`() throws {
    let strategy = try #require(library.strategy("cool-roofs-at-reroofing"))
    let kind = try #require(strategy.alsoMitigates)
    let input = try #require(Calculator.of(kind).input("participation"))
    let bare = StrategyAdoption(
      of: strategy, id: "roofs", risks: ["heat"], startYear: 2027, countedAs: kind)
    #expect(bare.missing.map(\.name) == ["participation"])
    let adoption = StrategyAdoption(
      of: strategy, id: "roofs", risks: ["heat"], startYear: 2027, countedAs: kind,
      stated: [StatedInput(name: "participation", text: "0.3", input: input)])
    #expect(adoption.missing.isEmpty)
    #expect(adoption.action["kind"] == "cool-roofs" && adoption.action["sector"] == "buildings")
    #expect(adoption.action["risks"] == "heat" && adoption.action["strategy"] == strategy.id)
    #expect(
      adoption.parameters.map { $0["parameter"] }
        == ["participation", "subsector", "cooling_share", "saving"])
    #expect(adoption.parameters.last?["note"] == "Unverified usual value.")
    #expect(adoption.sources == ["eia-aeo-commercial", "remembered"])
  }
}

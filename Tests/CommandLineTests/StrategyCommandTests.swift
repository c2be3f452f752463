import Foundation
import TestSupport
import Testing

/// The commands of adaptation on the sample community.
@Suite struct StrategyCommandTests {
  private func inSample(_ work: (String) throws -> Void) throws {
    try CairnProcess.inTemporaryFolder { folder in
      let files = SampleWorkspace(SampleAdaptation.files).files
      for (path, text) in files {
        let file = folder.appending(path: path)
        try FileManager.default.createDirectory(
          at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(text.utf8).write(to: file)
      }
      try work(folder.path)
    }
  }

  private func text(_ folder: String, _ name: String) throws -> String {
    try String(contentsOf: URL(filePath: folder).appending(path: name), encoding: .utf8)
  }

  @Test func `the list narrows by hazard and system and words in both languages`() throws {
    let all = try CairnProcess.run(["strategies", "list", "--limit", "0", "--format", "csv"])
    let heat = try CairnProcess.run([
      "strategies", "list", "--hazard", "Heat waves", "--system", "housing", "--format", "csv",
    ])
    #expect(all.output.split(separator: "\n").count > 120)
    #expect(heat.output.contains("cool-roofs-at-reroofing"))
    // A calculator serves through its strategies, and names them.
    let weatherized = heat.output.split(separator: "\n").first { $0.hasPrefix("weatherization,") }
    #expect(weatherized?.contains("weatherize-low-income-homes") == true)
    #expect(!heat.output.contains("\nstreetlights,"))
    #expect(heat.output.split(separator: "\n").count < all.output.split(separator: "\n").count)
    let spanish = try CairnProcess.run([
      "strategies", "list", "--words", "techos reflectantes", "--language", "es",
    ])
    #expect(spanish.output.contains("Techos reflectantes"))
  }

  @Test func `what is misspelt gets a suggestion and nothing found ends with 1`() throws {
    let hazard = try CairnProcess.run(["strategies", "list", "--hazard", "heat-wav"])
    #expect(hazard.status == 1 && hazard.errors.contains("Did you mean “heat-wave”?"))
    let region = try CairnProcess.run(["strategies", "list", "--region", "midwst"])
    #expect(region.status == 1 && region.errors.contains("midwest"))
    let id = try CairnProcess.run(["strategies", "show", "cool-roofs-at-reroofin"])
    #expect(id.status == 1 && id.errors.contains("“cool-roofs-at-reroofing”"))
    #expect(try CairnProcess.run(["strategies", "list", "--words", "zzzzz"]).status == 1)
  }

  @Test func `a strategy is shown with harm fairness source and status`() throws {
    let shown = try CairnProcess.run(["strategies", "show", "cool-roofs-at-reroofing"])
    for word in ["harm", "fairness", "source", "status", "first step"] {
      #expect(shown.output.contains("\n\(word) "), "\(word)")
    }
  }

  @Test func `suggestions say why and how they are ordered`() throws {
    try inSample { folder in
      let hazards = try text(folder, "hazards.csv")
      let typed = hazards.replacing(",source,note\n", with: ",source,note,type\n")
        .replacing(",bill,\n", with: ",bill,,heat-wave\n")
      try Data(typed.utf8).write(to: URL(filePath: folder).appending(path: "hazards.csv"))
      let outcome = try CairnProcess.run([
        "strategies", "suggest", folder, "heat-health", "--staff", "low", "--region", "midwest",
      ])
      #expect(outcome.status == 0, "\(outcome.errors)")
      #expect(outcome.output.contains("  + It answers heat waves."))
      #expect(outcome.output.contains("  + It raises adaptive capacity, which is scored 2 of 5."))
      #expect(outcome.output.contains("First what meets hazard and system"))
    }
  }

  @Test func `adoption adds an action with its points and a second one is refused`() throws {
    try inSample { folder in
      let adopt = [
        "strategies", "adopt", folder, "cool-roofs-at-reroofing", "--risk", "heat-health",
      ]
      let asked = try CairnProcess.run(adopt)
      #expect(asked.status == 1 && asked.errors.contains("--set participation="))
      #expect(asked.errors.contains("--only-adaptation"))
      let stranger = try CairnProcess.run(adopt + ["--as", "solar"])
      #expect(stranger.status == 1 && stranger.errors.contains("Its calculators: cool-roofs."))
      let first = try CairnProcess.run(
        adopt + ["--set", "participation=0.3", "--set", "subsector=residential"])
      #expect(first.status == 0, "\(first.errors)")
      #expect(first.output.contains("It is counted as “cool-roofs”"))
      let parameters = try text(folder, "action-parameters.csv")
      #expect(parameters.contains("cool-roofs-at-reroofing,participation,0.3,share,assumption,"))
      #expect(
        parameters.contains(
          "cool-roofs-at-reroofing,saving,0.1,share,remembered,Unverified usual value."))
      #expect(try text(folder, "actions.csv").contains("cool-roofs-at-reroofing,Cool roofs"))
      #expect(
        try text(folder, "responses.csv").contains("cool-roofs-at-reroofing,heat-health,"))
      let residual = try CairnProcess.run(["risks", "residual", folder, "--format", "csv"])
      #expect(residual.output.contains("cool-roofs-at-reroofing"))
      let checked = try CairnProcess.run(["check", folder])
      #expect(!checked.output.contains("error: actions.csv"), "\(checked.output)")
      let second = try CairnProcess.run(adopt)
      #expect(second.status == 1 && second.errors.contains("follows this strategy already"))
      let alone = try CairnProcess.run([
        "strategies", "adopt", folder, "shade-corridors", "--risk", "heat-health",
        "--only-adaptation",
      ])
      #expect(alone.status == 0, "\(alone.errors)")
      #expect(try !text(folder, "action-parameters.csv").contains("shade-corridors,"))
      let unknown = try CairnProcess.run([
        "strategies", "adopt", folder, "shade-corridors", "--risk", "heat-helth",
      ])
      #expect(unknown.status == 1 && unknown.errors.contains("heat-health"))
    }
  }

  @Test func `residual risks and goals are told with what nothing is done for`() throws {
    try inSample { folder in
      let residual = try CairnProcess.run(["risks", "residual", folder])
      #expect(residual.output.contains("sensitivity 5 → 3, consequence 4 → 3"))
      let early = try CairnProcess.run(["risks", "residual", folder, "--year", "2021"])
      #expect(early.output.contains("nothing is complete by 2021"))
      let goals = try CairnProcess.run(["goals", folder])
      #expect(goals.output.contains("On track: 6 units in 2025"))
    }
  }
}

/// The commands of the catalogue of calculators on the sample community.
@Suite struct CalculatorCommandTests {
  private func inSample(_ work: (String) throws -> Void) throws {
    try CairnProcess.inTemporaryFolder { folder in
      for (path, text) in SampleWorkspace().files {
        let file = folder.appending(path: path)
        try FileManager.default.createDirectory(
          at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(text.utf8).write(to: file)
      }
      try work(folder.path)
    }
  }

  private func text(_ folder: String, _ name: String) throws -> String {
    try String(contentsOf: URL(filePath: folder).appending(path: name), encoding: .utf8)
  }

  @Test func `strategies and calculators are one list, by group and words`() throws {
    let all = try CairnProcess.run(["strategies", "list", "--format", "csv"]).output
    #expect(all.contains("cool-roofs-at-reroofing,") && all.contains("\nheat-pumps,"))
    let water = try CairnProcess.run(["strategies", "list", "--group", "water", "--format", "csv"])
    #expect(water.output.contains("pump-efficiency") && !water.output.contains("heat-pumps"))
    let adaptation = try CairnProcess.run([
      "strategies", "list", "--group", "adaptation", "--format", "csv",
    ])
    #expect(!adaptation.output.contains("pump-efficiency"))
    let spanish = try CairnProcess.run([
      "strategies", "list", "--words", "autobuses escolares", "--language", "es",
    ])
    #expect(spanish.output.contains("electric-school-buses"))
  }

  @Test func `a calculator is shown with what it asks for and where that is from`() throws {
    let shown = try CairnProcess.run(["strategies", "show", "retrocommissioning"]).output
    #expect(shown.contains("participation: ") && shown.contains("must be stated"))
    #expect(shown.contains("unless stated 0.16 share (0.05 to 0.25), verified, Evan Mills"))
    #expect(shown.contains("usual cost") && shown.contains("equation"))
    let wrong = try CairnProcess.run(["strategies", "add", "nowhere", "streetlight"])
    #expect(wrong.status != 0)
  }

  @Test func `a calculator says per what costs may be stated and what is usual`() throws {
    let lamps = try CairnProcess.run(["strategies", "show", "streetlights"]).output
    #expect(lamps.contains("costs may be per") && lamps.contains("lamp: lamps replaced; lamps"))
    #expect(lamps.contains("333 dollars for each lamp"))
    let homes = try CairnProcess.run(["strategies", "show", "weatherization"]).output
    #expect(homes.contains("participation · homes; asks for homes: all homes"))
    #expect(try CairnProcess.run(["strategies", "show", "telework"]).output.contains("none known"))
  }

  @Test func `usual costs are written per what is done, with who pays`() throws {
    try inSample { folder in
      let base = ["strategies", "add", folder]
      let offered = try CairnProcess.run(
        base + ["streetlights", "--id", "b7", "--set", "lamps=90"])
      #expect(offered.status == 0, "\(offered.errors)")
      #expect(offered.output.contains("--usual-costs would write that"))
      let lamps = try CairnProcess.run(
        base + ["streetlights", "--id", "b8", "--set", "lamps=100", "--usual-costs"])
      #expect(lamps.status == 0, "\(lamps.errors)")
      let costs = try text(folder, "costs.csv")
      #expect(costs.contains("b8-capital,b8,capital,government,"))
      #expect(costs.contains("333,lamp,") && costs.contains("Unverified usual cost."))
      #expect(!costs.contains("b7,"))
      let warm = base + ["weatherization", "--set", "participation=0.3", "--usual-costs"]
      let payer = try CairnProcess.run(warm)
      #expect(payer.status == 1 && payer.errors.contains("--payer"))
      let homes = try CairnProcess.run(warm + ["--payer", "household"])
      #expect(homes.status == 1 && homes.errors.contains("--set homes=…"))
      let all = try CairnProcess.run(warm + ["--payer", "household", "--set", "homes=5000"])
      #expect(all.status == 0, "\(all.errors)")
      #expect(try text(folder, "costs.csv").contains("6800,home,"))
      #expect(try CairnProcess.run(["check", folder]).status == 0)
    }
  }

  @Test func `adding asks for what is missing, and writes what is usual with its source`() throws {
    try inSample { folder in
      let asked = try CairnProcess.run(["strategies", "add", folder, "weatherization"])
      #expect(asked.status == 1 && asked.errors.contains("--set participation=…"))
      #expect(!(try text(folder, "actions.csv")).contains("weatherization"))
      let added = try CairnProcess.run([
        "strategies", "add", folder, "weatherization", "--id", "b9", "--title", "Warm homes",
        "--set", "participation=30 percent", "--start", "2023", "--full", "2027",
      ])
      #expect(added.status == 0, "\(added.errors)")
      #expect(try text(folder, "actions.csv").contains("b9,Warm homes,"))
      let parameters = try text(folder, "action-parameters.csv")
      #expect(parameters.contains("b9,participation,30,percent,assumption,"))
      #expect(parameters.contains("b9,fuel_saving,0.13,share,ornl-weatherization,"))
      #expect(try text(folder, "sources.csv").contains("ornl-weatherization,"))
      let check = try CairnProcess.run(["check", folder])
      #expect(check.status == 0, "\(check.output)")
      let wrong = try CairnProcess.run([
        "strategies", "add", folder, "weatherization", "--set", "particpation=0.3",
      ])
      #expect(wrong.status == 1 && wrong.errors.contains("Inputs: subsector, participation"))
      for share in ["1.4", "much"] {
        let beyond = try CairnProcess.run([
          "strategies", "add", folder, "weatherization", "--id", "b10", "--set",
          "participation=\(share)",
        ])
        #expect(beyond.status == 1 && beyond.errors.contains(" must be "), "\(beyond.errors)")
      }
      #expect(try text(folder, "action-parameters.csv") == parameters)
    }
  }

  @Test func `what is added starts next year unless told otherwise`() throws {
    try CairnProcess.inTemporaryFolder { folder in
      var files = SampleWorkspace().files
      files["community.yaml"] = files["community.yaml"]?.replacing(
        "forecast_end_year: 2030", with: "forecast_end_year: 2090")
      for (path, text) in files {
        let file = folder.appending(path: path)
        try FileManager.default.createDirectory(
          at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(text.utf8).write(to: file)
      }
      let added = try CairnProcess.run([
        "strategies", "add", folder.path, "vmt-reduction", "--id", "v9", "--set", "saving=0.1",
      ])
      #expect(added.status == 0, "\(added.errors)")
      let next = Calendar(identifier: .gregorian).component(.year, from: Date()) + 1
      #expect(try text(folder.path, "actions.csv").contains(",\(next),\(next + 9),"))
    }
  }

  @Test func `calculating prints every year and explains one without changing the plan`() throws {
    try inSample { folder in
      let before = try text(folder, "actions.csv")
      let done = try CairnProcess.run([
        "strategies", "calculate", folder, "vmt-reduction", "--set", "saving=0.1", "--start",
        "2022", "--full", "2022", "--year", "2025",
      ])
      #expect(done.status == 0, "\(done.errors)")
      #expect(done.output.contains("% of the full effect"))
      #expect(done.output.contains("formula  VMT′ = VMT · (1 − saving · ramp)"))
      #expect(done.output.split(separator: "\n").count { $0.hasPrefix("20") } == 10)
      let action = try CairnProcess.run(["strategies", "calculate", folder, "a1"])
      #expect(action.status == 1 && action.errors.contains("“a1” is an action of the plan."))
      let own = try CairnProcess.run([
        "strategies", "calculate", folder, "own-formula", "--set",
        "formula=homes * 2 [t-co2e]", "--set", "homes=30 households", "--start", "2022", "--full",
        "2022",
      ])
      #expect(own.output.contains("60"), "\(own.errors)")
      #expect(try text(folder, "actions.csv") == before)
      let wrong = try CairnProcess.run([
        "strategies", "calculate", folder, "own-formula", "--set", "formula=homes + 2 [kWh]",
        "--set", "homes=3",
      ])
      #expect(wrong.status == 1 && wrong.errors.contains("cannot be added"))
      // Nothing is left out of a plan here.
      #expect(!wrong.errors.contains("left out"))
      let gone = try CairnProcess.run(["strategies", "calculate", folder, "gas-leak"])
      #expect(gone.status == 1 && gone.errors.contains("Did you mean “gas-leaks”?"))
    }
  }
}

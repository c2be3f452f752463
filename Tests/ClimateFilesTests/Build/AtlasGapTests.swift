import Climate
import Foundation
import Tables
import TestSupport
import Testing

@testable import ClimateFiles

/// What is missing in an atlas, and why.
@Suite struct AtlasGapTests {
  @Test func aMissingPartIsAProblemUnlessAllowed() throws {
    let archive = try AtlasArchive()
    let plan = try archive.plan(AtlasArchive.indicators)
    let folder = archive.folder.appending(path: "half")
    try FileManager.default.createDirectory(
      at: folder.appending(path: "parts"), withIntermediateDirectories: true)
    try plan.write(to: folder.appending(path: "plan.json"))
    let job = try BuildJob(folder: folder)
    #expect(try job.run(0) != nil)
    #expect(try job.run(0) == nil, "a task with its part does nothing")
    let join = AtlasJoin(plan: plan, folder: job.parts)
    let file = folder.appending(path: "atlas.nc")
    #expect(throws: ClimateProblem.self) {
      try join.write(to: file, cairnVersion: "0", history: "test")
    }
    _ = try join.write(to: file, cairnVersion: "0", history: "test", allowsMissing: true)
    #expect(join.missingNotes == ["B, ssp245: task 1 was not run; its places have no values."])
    #expect(try IndicatorAtlas.open(file).models == ["A", "B"])
  }

  @Test func anAtlasKeepsWhyAModelHasNoValues() throws {
    let archive = try AtlasArchive()
    let plan = try archive.plan(AtlasArchive.indicators)
    let folder = archive.folder.appending(path: "gaps")
    try FileManager.default.createDirectory(
      at: folder.appending(path: "parts"), withIntermediateDirectories: true)
    try plan.write(to: folder.appending(path: "plan.json"))
    let path = try #require(plan.runs[0].paths[.tasmax]?.first)
    let data = try #require(FileManager.default.contents(atPath: path))
    try data.prefix(data.count / 2).write(to: URL(filePath: path))
    let job = try BuildJob(folder: folder)
    for task in plan.tasks { try job.run(task.number) }
    let file = folder.appending(path: "atlas.nc")
    _ = try AtlasJoin(plan: plan, folder: job.parts).write(
      to: file, cairnVersion: "0", history: "test")
    let atlas = try IndicatorAtlas.open(file)
    let gaps = try atlas.description.gaps
    let heat = try #require(gaps.first { $0.model == "A" })
    #expect(heat.indicators == Array(AtlasArchive.indicators.prefix(2)))
    #expect(heat.reason.hasPrefix("tasmax cannot be read: "))
    // Readers of an atlas have no use for the folders of who built it.
    let name = try #require(path.split(separator: "/").last)
    #expect(heat.reason.contains(name) && !heat.reason.contains(path))
    #expect(
      gaps.filter { $0.model == "B" }
        == [
          AtlasGap(
            model: "B", scenario: "ssp245", indicators: [AtlasArchive.indicators[2]],
            reason: "there are no files of pr")
        ])
    let request = ProfileRequest(
      baseline: .years(2001...2002), periods: [.years(2003...2004)], kinds: [.absolute])
    let profile = try atlas.profile(
      place: "town", indicators: [AtlasArchive.indicators[2]], request: request)
    #expect(profile.missing.map(\.model) == ["B", "B"])
    #expect(profile.missing.map(\.period) == [.years(2001...2002), .years(2003...2004)])
    #expect(
      profile.missing.allSatisfy {
        $0.reason == "has no values in the scenario ssp245: there are no files of pr"
      })
  }

  @Test func aRunThatCannotBeComputedIsKeptWithItsReason() throws {
    let archive = try AtlasArchive()
    var plan = try archive.plan(["txx"])
    plan.runs[1].paths = [.tasmax: [archive.folder.appending(path: "absent.nc").path]]
    let folder = archive.folder.appending(path: "failed")
    try FileManager.default.createDirectory(
      at: folder.appending(path: "parts"), withIntermediateDirectories: true)
    try plan.write(to: folder.appending(path: "plan.json"))
    let job = try BuildJob(folder: folder)
    try job.run(0)
    #expect(throws: ClimateProblem.self) { try job.run(1) }
    let file = folder.appending(path: "atlas.nc")
    _ = try AtlasJoin(plan: plan, folder: job.parts).write(
      to: file, cairnVersion: "0", history: "test", allowsMissing: true)
    let gap = try #require(try IndicatorAtlas.open(file).description.gaps.first)
    #expect(gap.model == "B" && gap.indicators.isEmpty)
    #expect(gap.reason.contains("absent.nc"))
    #expect(!gap.reason.hasPrefix("B, ssp245"))
  }

  @Test func `a scenario that a model has no files of is said to be so`() throws {
    let archive = try AtlasArchive()
    var plan = try archive.plan(["txx"])
    plan.runs[1].scenario = "ssp585"
    let (atlas, notes) = try archive.atlas(plan, "scenarios")
    #expect(notes.contains("B, ssp245: there are no files of ssp245."))
    let gaps = try atlas.description.gaps
    #expect(
      gaps == [
        AtlasGap(model: "A", scenario: "ssp585", reason: "there are no files of ssp585"),
        AtlasGap(model: "B", scenario: "ssp245", reason: "there are no files of ssp245"),
      ])
  }

  @Test func aBuildWithoutAnyValueWritesNoFile() throws {
    let archive = try AtlasArchive()
    var plan = try archive.plan(["txx"])
    plan.places = [BuildPlace(id: "far", name: "Far away", latitude: 10, longitude: -93)]
    let folder = archive.folder.appending(path: "empty")
    try FileManager.default.createDirectory(
      at: folder.appending(path: "parts"), withIntermediateDirectories: true)
    try plan.write(to: folder.appending(path: "plan.json"))
    let job = try BuildJob(folder: folder)
    for task in plan.tasks { try job.run(task.number) }
    let file = folder.appending(path: "atlas.nc")
    #expect {
      try AtlasJoin(plan: plan, folder: job.parts).write(
        to: file, cairnVersion: "0", history: "test")
    } throws: { error in
      "\(error)".contains("There is no value to write")
        && "\(error)".contains("All 2 runs: no place has data: Far away")
    }
    #expect(!FileManager.default.fileExists(atPath: file.path))
  }

  @Test func whatManyRunsSayIsSaidOnce() {
    let runs = ["A, x", "B, x", "C, x", "D, x", "E, x"]
    let all = runs.map { (run: $0, notes: ["\($0): no rain.", "gap"]) }
    #expect(RunNotes.grouped(all, of: 5) == ["All 5 runs: no rain.", "All 5 runs: gap"])
    #expect(
      RunNotes.grouped(all, of: 9)[0] == "5 of 9 runs (A, x; B, x; C, x and 2 more): no rain.")
    #expect(RunNotes.grouped(Array(all.prefix(2)), of: 9)[0] == "A, x; B, x: no rain.")
    #expect(RunNotes.grouped([all[0], all[0]], of: 1) == ["A, x: no rain.", "A, x: gap"])
  }

  @Test func aDamagedPartIsLeftOutWithANoteWhereThatIsAllowed() throws {
    let archive = try AtlasArchive()
    let plan = try archive.plan(AtlasArchive.indicators)
    let folder = archive.folder.appending(path: "half-damaged")
    try FileManager.default.createDirectory(
      at: folder.appending(path: "parts"), withIntermediateDirectories: true)
    try plan.write(to: folder.appending(path: "plan.json"))
    let job = try BuildJob(folder: folder)
    for task in plan.tasks { try job.run(task.number) }
    let file = job.parts.appending(path: plan.tasks[1].partName)
    try Data(contentsOf: file).prefix(40).write(to: file)
    let join = AtlasJoin(plan: plan, folder: job.parts)
    let atlas = folder.appending(path: "atlas.nc")
    let outcome = try join.write(
      to: atlas, cairnVersion: "0", history: "test", allowsMissing: true)
    #expect(outcome.notes.contains { $0.contains("\(plan.tasks[1].partName) is damaged") })
    #expect(outcome.problems.isEmpty)
    let town = try IndicatorAtlas.open(atlas).ensemble(place: "town", indicator: "txx")
    #expect(town.values(model: "A", scenario: "ssp245") != nil)
    #expect(town.values(model: "B", scenario: "ssp245") == nil)
  }

  @Test func aDamagedPartIsRefusedAndComputedAgain() throws {
    let archive = try AtlasArchive()
    let plan = try archive.plan(AtlasArchive.indicators)
    let folder = archive.folder.appending(path: "damaged")
    try FileManager.default.createDirectory(
      at: folder.appending(path: "parts"), withIntermediateDirectories: true)
    try plan.write(to: folder.appending(path: "plan.json"))
    let job = try BuildJob(folder: folder)
    try job.run(0)
    let file = job.parts.appending(path: plan.tasks[0].partName)
    let whole = try Data(contentsOf: file)
    for length in [0, 7, 12, 40, whole.count - 1] {
      try whole.prefix(length).write(to: file)
      #expect(throws: ClimateProblem.self) {
        try BuildPart(file: file, fingerprint: plan.fingerprint(ofRun: 0))
      }
    }
    #expect(throws: ClimateProblem.self) { try BuildPart(file: file, fingerprint: "another") }
    #expect(try job.run(0) != nil)
    #expect(try Data(contentsOf: file) == whole)
    #expect(
      try FileManager.default.contentsOfDirectory(atPath: job.parts.path)
        == [plan.tasks[0].partName], "neither run leaves anything else")
  }

  @Test func `a part that lacks something is made again, and others let be`() throws {
    let archive = try AtlasArchive()
    var plan = try archive.plan(AtlasArchive.indicators)
    let folder = archive.folder.appending(path: "again")
    try FileManager.default.createDirectory(
      at: folder.appending(path: "parts"), withIntermediateDirectories: true)
    let path = try #require(plan.runs[0].paths[.tasmax]?.first)
    let data = try #require(FileManager.default.contents(atPath: path))
    func run() throws -> [BuildPart.Header?] {
      plan.stampFiles()
      try plan.write(to: folder.appending(path: "plan.json"))
      let job = try BuildJob(folder: folder)
      return try plan.tasks.map { try job.run($0.number)?.header }
    }
    try data.prefix(data.count / 2).write(to: URL(filePath: path))
    let first = try run()
    #expect(first.map { $0?.problems.count } == [1, 0])
    #expect(try run().map { $0?.problems.count } == [1, nil], "it may be mended at any time")
    try data.write(to: URL(filePath: path))
    #expect(try run().map { $0?.problems.count } == [0, nil], "B's files are the same")
    #expect(try run().map { $0?.problems.count } == [nil, nil])
  }

  @Test func `a block of places over water is no problem where others have values`() throws {
    let archive = try AtlasArchive()
    var plan = try archive.plan(perTask: 1, ["txx"])
    plan.places = [plan.places[2], plan.places[0]]
    let folder = archive.folder.appending(path: "water")
    try FileManager.default.createDirectory(
      at: folder.appending(path: "parts"), withIntermediateDirectories: true)
    try plan.write(to: folder.appending(path: "plan.json"))
    let job = try BuildJob(folder: folder)
    let headers = try plan.tasks.compactMap { try job.run($0.number)?.header }
    #expect(headers.map(\.hasValues) == [false, true, false, true])
    let outcome = try AtlasJoin(plan: plan, folder: job.parts).write(
      to: folder.appending(path: "atlas.nc"), cairnVersion: "0", history: "test")
    #expect(outcome.problems == [] && outcome.runsWithValues == 2)
    #expect(outcome.notes.contains { $0.contains("Far away") })
  }

  @Test func aPartThatBecomesShorterWhileItIsJoinedIsNamed() throws {
    let archive = try AtlasArchive()
    let plan = try archive.plan(AtlasArchive.indicators)
    let part = try archive.part(0, of: plan)
    let file = archive.folder.appending(path: plan.tasks[0].partName)
    // Four places of three columns and four years.
    #expect(try part.values(of: 0..<4).count == 48)
    #expect(
      try part.values(of: 1..<3).map(\.bitPattern)
        == part.values(of: 0..<4)[12..<36].map(\.bitPattern))
    try Data(contentsOf: file).dropLast(4).write(to: file)
    let problem = #expect(throws: ClimateProblem.self) { try part.values(of: 3..<4) }
    #expect(problem?.message.contains("\(plan.tasks[0].partName) is damaged") == true)
  }
}

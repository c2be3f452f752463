import Climate
import ClimateFiles
import Foundation
import TestSupport
import Testing

@Suite struct IndicatorAtlasTests {
  @Test func whatIsWrittenIsRead() throws {
    let sample = try SampleAtlas()
    let atlas = try IndicatorAtlas.open(sample.write())
    #expect(atlas.isIndexed)
    #expect(try atlas.axes() == SampleAtlas.axes)
    #expect(try atlas.description == SampleAtlas.description)
    for place in 0..<3 {
      for indicator in 0..<2 {
        let values = try atlas.values(
          place: SampleAtlas.places[place].id,
          indicator: SampleAtlas.axes.indicators[indicator].id)
        #expect(sameBits(values, SampleAtlas.values(place: place, indicator: indicator)))
      }
    }
    #expect(try atlas.place("35013") == SampleAtlas.places[2])
    #expect(try atlas.place("99999") == nil)
  }

  @Test func aPlaceNeverWrittenIsMissingAndNotZero() throws {
    let sample = try SampleAtlas()
    let atlas = try IndicatorAtlas.open(sample.write(skipping: [1]))
    let values = try atlas.values(place: "06037", indicator: "tx-max")
    #expect(values.count == SampleAtlas.axes.valuesPerSeries)
    #expect(values.allSatisfy { $0.isNaN })
  }

  @Test func aCopyWithoutTheIndexGivesTheSame() throws {
    let sample = try SampleAtlas()
    let file = try sample.write()
    let copy = sample.folder.appendingPathComponent("copy.nc")
    let (text, isGood) = try SampleAtlas.run("nccopy", [file.path, copy.path])
    try #require(isGood, "\(text)")
    let atlas = try IndicatorAtlas.open(copy)
    #expect(!atlas.isIndexed)
    #expect(try atlas.axes() == SampleAtlas.axes)
    #expect(try atlas.description == SampleAtlas.description)
    let values = try atlas.values(place: "06037", indicator: "wet-days")
    #expect(sameBits(values, SampleAtlas.values(place: 1, indicator: 1)))
    #expect(try IndicatorAtlas.indexed(copy) == nil)
    #expect(try IndicatorAtlas.indexed(file)?.axes() == SampleAtlas.axes)
  }

  @Test func `an atlas that was cut short is refused as that`() throws {
    let sample = try SampleAtlas()
    let bytes = try Data(contentsOf: sample.write())
    let cut = sample.folder.appendingPathComponent("cut.nc")
    try bytes.prefix(bytes.count / 2).write(to: cut)
    let problem = #expect(throws: ClimateProblem.self) { try IndicatorAtlas.open(cut) }
    #expect(problem?.message.contains("is damaged or incomplete: it should have") == true)
  }

  @Test(arguments: ["virtual.h5", "external.h5"])
  func `a file whose values are in other files of the machine is refused as an atlas`(
    name: String
  ) throws {
    let path = try SampleNetCDF.unpacked(name)
    defer { try? FileManager.default.removeItem(atPath: path) }
    let problem = #expect(throws: ClimateProblem.self) {
      try IndicatorAtlas.open(URL(filePath: path))
    }
    #expect(problem?.message.contains("is put together from other files") == true)
  }

  @Test func ncdumpReadsTheFile() throws {
    let sample = try SampleAtlas()
    let (text, isGood) = try SampleAtlas.run("ncdump", ["-s", "-h", sample.write().path])
    #expect(isGood)
    for line in [
      "float value(place, indicator, scenario, model, year) ;",
      "value:_ChunkSizes = 1, 1, 3, 3, 150 ;", "value:_DeflateLevel = 2 ;",
      "value:_Shuffle = \"true\" ;", "value:_FillValue = NaNf ;",
      ":Conventions = \"CF-1.8\" ;", "latitude:units = \"degrees_north\" ;",
      "string place_note(place) ;", " place_note latitude longitude\" ;",
    ] {
      #expect(text.contains(line), "\(line) is not in \(text)")
    }
  }

  @Test func anAtlasWithNothingToSayOfItsPlacesHasNoNotes() throws {
    let sample = try SampleAtlas()
    let (text, isGood) = try SampleAtlas.run(
      "ncdump", ["-h", sample.write(places: [0, 1]).path])
    #expect(isGood && !text.contains("place_note"))
  }

  @Test func anEnsembleKeepsObservationsApart() throws {
    let sample = try SampleAtlas()
    let atlas = try IndicatorAtlas.open(sample.write())
    let ensemble = try atlas.ensemble(place: "27053", indicator: "wet-days")
    #expect(ensemble.models == ["CanESM2", "inmcm4"])
    #expect(ensemble.scenarios == ["rcp45", "rcp85"])
    #expect(ensemble.observed?[2020] == Double(Float(12 + 0.7)))
    #expect(ensemble.observed?[2021].isNaN == true)
    #expect(ensemble.values(model: "inmcm4", scenario: "rcp85") == nil)
  }

  @Test func aProfileSummarisesTheModels() throws {
    let sample = try SampleAtlas()
    let atlas = try IndicatorAtlas.open(sample.write())
    let request = ProfileRequest(
      periods: [.late, .warming(2)], kinds: [.change],
      rules: EnsembleRules(warmingLevels: try WarmingLevelTable.bundled))
    let profile = try atlas.profile(place: "27053", indicators: ["wet-days"], request: request)
    #expect(profile.place == SampleAtlas.places[0])
    let late = try #require(
      profile.entries.first { $0.scenario == "rcp85" && $0.period == .late })
    #expect(isClose(try #require(late.statistics.median), 0.04 * 89, within: 1e-6))
    #expect(late.statistics.models == 1)
    #expect(
      profile.missing.contains {
        $0.model == "inmcm4" && $0.scenario == "rcp85"
          && $0.reason == "has no values in the scenario rcp85"
      })
    // CanESM2 crosses 2 °C in RCP8.5 around 2026: 2017 … 2036.
    let two = try #require(
      profile.entries.first { $0.scenario == "rcp85" && $0.period == .warming(2) })
    #expect(isClose(try #require(two.statistics.median), 0.04 * 31, within: 1e-5))
    #expect(profile.observed.first?.points.last?.year == 2020)
    #expect(profile.source.license == "CC0")
    #expect(profile.notes.isEmpty)
    let noted = try atlas.profile(place: "35013", indicators: ["wet-days"], request: request)
    #expect(noted.notes.first == "12 km away: 3 °C.")
  }

  @Test(arguments: [
    ("27053", "27053"), ("hennepin county, mn", "27053"), ("44.9,-93.4", "27053"),
    ("34.2, 241.7", "06037"),
  ])
  func `a place is called by id, name or where it is`(text: String, id: String) throws {
    let sample = try SampleAtlas()
    let atlas = try IndicatorAtlas.open(sample.write())
    #expect(try atlas.placeID(calledBy: text) == id)
    let far = #expect(throws: ClimateProblem.self) { try atlas.placeID(calledBy: "45.5,-93.5") }
    #expect(
      far?.message.contains("has no place within 30 km of 45.5° N, 93.5° W. The nearest, “27053”")
        == true)
    for unknown in ["", "Hennepin", "95,10"] {
      let problem = #expect(throws: ClimateProblem.self) {
        try atlas.placeID(calledBy: unknown)
      }
      #expect(problem?.message.contains("has no place “\(unknown)”. It has ") == true)
    }
  }

  @Test func anUnknownNameIsRefusedWithWhatThereIs() throws {
    let sample = try SampleAtlas()
    let atlas = try IndicatorAtlas.open(sample.write())
    let place = #expect(throws: ClimateProblem.self) {
      try atlas.values(place: "00000", indicator: "tx-max")
    }
    #expect(place?.message.hasPrefix("The atlas atlas.nc has no place “00000”. It has ") == true)
    #expect(place?.message.contains("“27053”") == true)
    let indicator = #expect(throws: ClimateProblem.self) {
      try atlas.values(place: "27053", indicator: "snow")
    }
    #expect(indicator?.message.contains("It has tx-max, wet-days.") == true)
  }
}

@Suite struct IndicatorAtlasWriterTests {
  @Test func anUnfinishedAtlasLeavesNothing() throws {
    let sample = try SampleAtlas()
    let file = sample.folder.appendingPathComponent("atlas.nc")
    do {
      let writer = try IndicatorAtlasWriter(
        file: file, axes: SampleAtlas.axes, description: SampleAtlas.description)
      try writer.write(
        SampleAtlas.values(place: 0, indicator: 0), place: "27053", indicator: "tx-max")
    }
    #expect(try FileManager.default.contentsOfDirectory(atPath: sample.folder.path).isEmpty)
  }

  @Test func writingAgainReplacesTheAtlas() throws {
    let sample = try SampleAtlas()
    try sample.write(skipping: [1])
    let atlas = try IndicatorAtlas.open(sample.write())
    #expect(try !atlas.values(place: "06037", indicator: "tx-max").allSatisfy { $0.isNaN })
    #expect(
      try FileManager.default.contentsOfDirectory(atPath: sample.folder.path) == ["atlas.nc"])
  }

  @Test func badValuesAreRefused() throws {
    let sample = try SampleAtlas()
    let writer = try IndicatorAtlasWriter(
      file: sample.folder.appendingPathComponent("a.nc"), axes: SampleAtlas.axes,
      description: SampleAtlas.description)
    let good = SampleAtlas.values(place: 0, indicator: 0)
    #expect(throws: ClimateProblem.self) {
      try writer.write(Array(good.dropLast()), place: "27053", indicator: "tx-max")
    }
    #expect(throws: ClimateProblem.self) {
      try writer.write(good, place: "nowhere", indicator: "tx-max")
    }
    #expect(throws: ClimateProblem.self) {
      try writer.write(good, place: "27053", indicator: "snow")
    }
    var infinite = good
    infinite[7] = .infinity
    #expect(throws: ClimateProblem.self) {
      try writer.write(infinite, place: "27053", indicator: "tx-max")
    }
    try writer.finish()
    #expect(throws: ClimateProblem.self) {
      try writer.write(good, place: "27053", indicator: "tx-max")
    }
  }

  @Test func axesMustHaveMembersEachOnce() throws {
    let sample = try SampleAtlas()
    let file = sample.folder.appendingPathComponent("a.nc")
    var axes = SampleAtlas.axes
    axes.models = ["a", "a"]
    let problem = #expect(throws: ClimateProblem.self) {
      try IndicatorAtlasWriter(file: file, axes: axes, description: SampleAtlas.description)
    }
    #expect(problem?.message == "An atlas names the model “a” twice.")
    axes.models = []
    #expect(throws: ClimateProblem.self) {
      try IndicatorAtlasWriter(file: file, axes: axes, description: SampleAtlas.description)
    }
    #expect(throws: ClimateProblem.self) {
      try IndicatorAtlasWriter(
        file: URL(fileURLWithPath: "/nowhere/a.nc"), axes: SampleAtlas.axes,
        description: SampleAtlas.description)
    }
  }
}

@Suite struct DamagedAtlasTests {
  @Test(arguments: [0, 1, 7, 8, 79, 80, 500, 4000])
  func aTruncatedAtlasIsAProblem(size: Int) throws {
    let sample = try SampleAtlas()
    let file = try sample.write()
    let bytes = try Data(contentsOf: file)
    try bytes.prefix(size).write(to: file)
    #expect(throws: ClimateProblem.self) { try IndicatorAtlas.open(file) }
  }

  @Test func whatIsNoAtlasIsAProblem() throws {
    let sample = try SampleAtlas()
    let text = sample.folder.appendingPathComponent("a.nc")
    try "place,value\n".write(to: text, atomically: true, encoding: .utf8)
    #expect(throws: ClimateProblem.self) { try IndicatorAtlas.open(text) }
    #expect(throws: ClimateProblem.self) { try IndicatorAtlas.open(sample.folder) }
    #expect(throws: ClimateProblem.self) {
      try IndicatorAtlas.open(sample.folder.appendingPathComponent("absent.nc"))
    }
    let cdl = sample.folder.appendingPathComponent("a.cdl")
    try "netcdf a { dimensions: x = 2 ; variables: float value(x) ; data: value = 1, 2 ; }"
      .write(to: cdl, atomically: true, encoding: .utf8)
    let other = sample.folder.appendingPathComponent("other.nc")
    let (message, isGood) = try SampleAtlas.run("ncgen", ["-4", "-o", other.path, cdl.path])
    try #require(isGood, "\(message)")
    let problem = #expect(throws: ClimateProblem.self) { try IndicatorAtlas.open(other) }
    #expect(problem?.message.contains("“value” has 1 dimensions and not 5") == true)
  }

  /// A byte changed anywhere gives the right values or a problem: never other values, never a crash.
  @Test func aChangedByteIsNoticed() throws {
    let sample = try SampleAtlas()
    let file = try sample.write()
    let good = try Data(contentsOf: file)
    let right = SampleAtlas.values(place: 1, indicator: 1)
    var seed = Seed(11)
    var problems = 0
    for _ in 0..<150 {
      var bad = good
      let position = Int.random(in: (good.count / 2)..<good.count, using: &seed)
      bad[position] ^= UInt8.random(in: 1...255, using: &seed)
      try bad.write(to: file)
      do {
        let values = try IndicatorAtlas.open(file).values(place: "06037", indicator: "wet-days")
        #expect(sameBits(values, right), "byte \(position)")
      } catch {
        problems += 1
      }
    }
    #expect(problems < 150)
  }
}

import Climate
import Foundation
import Tables
import TestSupport
import Testing

@testable import ClimateFiles

/// Files and tables that an atlas is computed from.
@Suite struct AtlasSourceTests {
  @Test func tablesOfModelsAndAStationBecomeAnAtlas() throws {
    let archive = try AtlasArchive()
    let axis = DailyAxis(calendar: .standard, years: 2001...2002)
    var models = ""
    var station = "date,tmax\n"
    for day in 0..<axis.count {
      let date = axis.date(at: day)
      models += "\(date.year),\(date.month),\(date.day),\(day % 30).5,\(day % 40).5\n"
      station += "\(date),\(day % 50)\n"
    }
    for (name, text) in [("models.csv", models), ("station.csv", station)] {
      try text.write(
        to: archive.folder.appending(path: name), atomically: true, encoding: .utf8)
    }
    try """
    model,scenario,variable,path,layout,column,unit
    A,rcp45,tasmax,models.csv,models,m1,degC
    B,rcp45,tasmax,models.csv,models,2,degC
    observed,observed,tasmax,station.csv,header,tmax,degC
    C,rcp45,tasmax,models.csv,,m1,degC
    D,rcp45,tasmax,models.csv,models,m1,furlongs
    E,rcp45,tasmax,models.csv,models,,degC
    Milwaukee,observed,tasmax,station.csv,header,tmax,degC
    """.write(to: archive.manifest, atomically: true, encoding: .utf8)
    let list = try ModelFileList.at(archive.manifest.path)
    #expect(list.findings.map(\.place.row) == [5, 6, 7, 8])
    #expect(list.findings.map(\.place.column) == ["layout", "unit", "column", "model"])
    var plan = try archive.plan(["txx"])
    plan.runs = list.runs(variables: [.tasmax])
    let (atlas, notes) = try archive.atlas(plan, "tables")
    let town = try atlas.ensemble(place: "town", indicator: "txx")
    #expect(town.models == ["A", "B"])
    for year in 2001...2002 {
      #expect(town.values(model: "A", scenario: "rcp45")?[year] == 29.5)
      #expect(town.values(model: "B", scenario: "rcp45")?[year] == 39.5)
      #expect(town.observed?[year] == 49)
    }
    #expect(
      notes.contains { $0.hasPrefix("All 3 runs: Town: the files do not tell where they are") })
    // Every sentence that runs say of a place is a note of its own.
    let profile = try atlas.profile(place: "town", indicators: ["txx"], request: ProfileRequest())
    #expect(
      profile.notes.contains(
        "All 3 runs: the files do not tell where they are; their one cell stands for every place."))
  }

  @Test func `temperatures in several units are brought to one`() throws {
    let archive = try AtlasArchive()
    func file(_ name: String, _ units: String, _ value: Double) throws -> SampleNetCDF {
      try SampleNetCDF.daily(
        days: 365, latitudes: [44, 45], longitudes: [266, 267], chunks: [100, 2, 2], name: name,
        units: units
      ) { day, _, _ in value + Double(day % 2) }
    }
    let (high, low) = (try file("tasmax", "degrees C", 20), try file("tasmin", "K", 280.15))
    var plan = try archive.plan(["txx", "tnn", "dtr"])
    plan.places = Array(plan.places.prefix(1))
    plan.runs = [
      ModelRunFiles(
        model: "A", scenario: "rcp45", paths: [.tasmax: [high.path], .tasmin: [low.path]])
    ]
    let (atlas, notes) = try archive.atlas(plan, "units")
    for (indicator, expected) in [("txx", 21.0), ("tnn", 7), ("dtr", 13)] {
      let value = try atlas.ensemble(place: "town", indicator: indicator)
        .values(model: "A", scenario: "rcp45")?[2001]
      #expect(abs((value ?? 0) - expected) < 1e-4, "\(indicator)")
    }
    #expect(notes.contains { $0.contains("tasmax is brought from degC to K") })
  }

  @Test func `maxima and minima that were exchanged are refused`() throws {
    let archive = try AtlasArchive()
    func file(_ name: String, _ value: Double) throws -> SampleNetCDF {
      try SampleNetCDF.daily(
        days: 365, latitudes: [44, 45], longitudes: [266, 267], chunks: [100, 2, 2], name: name
      ) { day, row, _ in value - (day == 100 && row == 0 ? 30 : 0) }
    }
    var plan = try archive.plan(["dtr"])
    plan.places = Array(plan.places.prefix(1))
    func part(maxima: SampleNetCDF, minima: SampleNetCDF) throws {
      plan.runs = [
        ModelRunFiles(
          model: "A", scenario: "rcp45",
          paths: [.tasmax: [maxima.path], .tasmin: [minima.path]])
      ]
      _ = try archive.part(0, of: plan)
    }
    // A few days of the wrong order are in many archives.
    try part(maxima: file("tasmax", 20), minima: file("tasmin", 5))
    let problem = #expect(throws: ClimateProblem.self) {
      try part(maxima: file("tasmax", 5), minima: file("tasmin", 20))
    }
    #expect(problem?.message.contains("Were the files exchanged?") == true)
  }

  @Test func `exchanged maxima and minima leave what needs neither`() throws {
    let archive = try AtlasArchive()
    func file(_ name: String, _ value: Double) throws -> SampleNetCDF {
      try SampleNetCDF.daily(
        days: 365, latitudes: [44, 45], longitudes: [266, 267], chunks: [100, 2, 2], name: name,
        units: name == "pr" ? "mm/day" : "degC"
      ) { _, _, _ in value }
    }
    let (high, low, rain) = (try file("tasmax", 5), try file("tasmin", 20), try file("pr", 3))
    var plan = try archive.plan(["dtr", "rx1day"])
    plan.places = Array(plan.places.prefix(1))
    plan.runs = [
      ModelRunFiles(
        model: "A", scenario: "rcp45",
        paths: [.tasmax: [high.path], .tasmin: [low.path], .pr: [rain.path]])
    ]
    let part = try archive.part(0, of: plan)
    #expect(part.header.hasValues)
    #expect(part.header.problems.count == 1)
    #expect(part.header.gaps.map(\.indicators) == [["dtr"]])
    #expect(
      part.header.gaps[0].reason.hasPrefix("tasmax, tasmin cannot be used: tasmax is below"))
    #expect(try part.values(of: 0..<1)[1] == 3)
  }

  @Test func `years without values are noted with the variable`() throws {
    let archive = try AtlasArchive()
    let file = try SampleNetCDF.daily(
      days: 5 * 365, latitudes: [44, 45], longitudes: [266, 267], chunks: [100, 2, 2]
    ) { day, _, _ in (365..<3 * 365).contains(day) ? .nan : 20 }
    var plan = try archive.plan(["txx"])
    plan.places = Array(plan.places.prefix(1))
    plan.runs = [ModelRunFiles(model: "A", scenario: "rcp45", paths: [.tasmax: [file.path]])]
    let header = try archive.part(0, of: plan).header
    #expect(
      header.notes.contains(
        "A, rcp45: Nothing that needs tasmax has a value in 2002–2003. Are days missing?"),
      "\(header.notes)")
    #expect(header.problems == [])
  }

  @Test func `of files that follow one another those of some years may be exchanged`() throws {
    let archive = try AtlasArchive()
    func file(_ name: String, _ first: Int, _ value: Double) throws -> SampleNetCDF {
      try SampleNetCDF.daily(
        days: 730, firstDay: first, latitudes: [44, 45], longitudes: [266, 267],
        chunks: [365, 2, 2], name: name
      ) { _, _, _ in value }
    }
    let (high, low) = (try file("tasmax", 0, 20), try file("tasmin", 0, 5))
    let (later, exchanged) = (try file("tasmin", 730, 20), try file("tasmax", 730, 5))
    var plan = try archive.plan(["txx", "tnn"])
    plan.places = Array(plan.places.prefix(1))
    plan.runs = [
      ModelRunFiles(
        model: "A", scenario: "rcp45",
        paths: [.tasmax: [high.path, exchanged.path], .tasmin: [low.path, later.path]])
    ]
    let problem = #expect(throws: ClimateProblem.self) { try archive.part(0, of: plan) }
    #expect(
      problem?.message.contains("compared in 2003–2004. Were the files exchanged?") == true)
  }

  @Test func `a value that cannot be names its file, day and unit`() throws {
    let archive = try AtlasArchive()
    func file(_ first: Int, _ units: String, _ value: Double) throws -> SampleNetCDF {
      try SampleNetCDF.daily(
        days: 365, firstDay: first, latitudes: [44, 45], longitudes: [266, 267],
        chunks: [100, 2, 2], units: units
      ) { day, _, _ in day == 20 ? value : 280 }
    }
    let (first, second) = (try file(0, "K", 281), try file(365, "K", 18))
    let third = try SampleNetCDF.daily(
      days: 365, firstDay: 730, latitudes: [44, 45], longitudes: [266, 267]
    ) { _, _, _ in 7 }
    var plan = try archive.plan(["txx"])
    plan.places = Array(plan.places.prefix(1))
    for paths in [[first.path, second.path], [first.path, second.path, third.path]] {
      plan.runs = [ModelRunFiles(model: "A", scenario: "rcp45", paths: [.tasmax: paths])]
      let problem = #expect(throws: ClimateProblem.self) { try archive.part(0, of: plan) }
      #expect(
        problem?.message
          == "A, rcp45: \(second.path): tasmax has values such as 18 K on 2002-01-21, which cannot be. Is the unit “K” right?"
      )
    }
  }

  @Test func cellsOfAGridArePlacesInTheOrderOfChunks() throws {
    let file = try SampleNetCDF.daily(
      days: 3, latitudes: [44, 45, 46], longitudes: [266, 267.5], chunks: [3, 2, 1]
    ) { _, _, _ in 20 }
    let run = ModelRunFiles(model: "A", scenario: "rcp45", paths: [.tasmax: [file.path]])
    let all = try BuildPlaceList(cellsOf: run, in: nil).places
    #expect(
      all.map(\.id)
        == ["44_-94", "45_-94", "44_-92.5", "45_-92.5", "46_-94", "46_-92.5"])
    #expect(all[2].longitude == -92.5 && all[2].latitude == 44)
    let box = GeographicBox(south: 44.5, north: 47, west: -95, east: -93)
    #expect(try BuildPlaceList(cellsOf: run, in: box).places.map(\.id) == ["45_-94", "46_-94"])
    let far = GeographicBox(south: 10, north: 11, west: -95, east: -93)
    #expect(throws: ClimateProblem.self) { try BuildPlaceList(cellsOf: run, in: far) }
  }

  @Test func aColumnThatATableDoesNotHaveIsNamed() throws {
    let archive = try AtlasArchive()
    let file = archive.folder.appending(path: "models.csv")
    try "2001,1,1,4.5\n2001,1,2,5\n".write(to: file, atomically: true, encoding: .utf8)
    var plan = try archive.plan(["txx"])
    plan.runs = [
      ModelRunFiles(
        model: "A", scenario: "rcp45", paths: [.tasmax: [file.path]],
        columns: [
          .tasmax: [file.path: DailyColumn(layout: .models, column: "m2", unit: "degC")]
        ])
    ]
    #expect {
      try archive.part(0, of: plan)
    } throws: { error in
      "\(error)".contains("has no column “m2”. It has m1 to m1.")
    }
  }

  @Test func aTruncatedFileNamesModelAndScenario() throws {
    let archive = try AtlasArchive()
    let plan = try archive.plan(AtlasArchive.indicators)
    let path = try #require(plan.runs[0].paths[.tasmax]?.first)
    let data = try #require(FileManager.default.contents(atPath: path))
    try data.prefix(data.count / 2).write(to: URL(filePath: path))
    let part = try archive.part(0, of: plan).header
    #expect(part.problems.count == 1)
    #expect(part.problems[0].hasPrefix("A, ssp245: ") && part.problems[0].contains(path))
    // The rain of the same model can be read, and is computed.
    #expect(
      part.notes.contains {
        $0.contains("tasmax cannot be read, so ") && $0.contains("Hottest day")
      })
    #expect(!part.notes.contains { $0.contains("Total precipitation is missing") })
    #expect(try archive.part(1, of: plan).header.model == "B")
    let (atlas, _) = try archive.atlas(plan, "truncated")
    let gap = try #require(try atlas.description.gaps.first { $0.model == "A" })
    let name = URL(filePath: path).lastPathComponent
    #expect(gap.reason.hasPrefix("tasmax cannot be read: \(name) is damaged or incomplete"))
    #expect(!gap.reason.contains(archive.folder.path))
  }
}

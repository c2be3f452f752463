import Climate
import ClimateFiles
import Foundation
import Tables
import Testing

@Suite struct ModelFileNameTests {
  @Test(arguments: [
    ("tasmax_day_BCSD_rcp45_r1i1p1_inmcm4_2050.nc", "inmcm4", "rcp45", ClimateVariable.tasmax),
    ("pr_day_ACCESS-CM2_ssp245_r1i1p1f1_gn_2015_v1.1.nc", "ACCESS-CM2", "ssp245", .pr),
    (
      "tasmin_day_EC-EARTH_rcp85_r2i1p1_20060101-20061231.LOCA_2016-04-02.16th.nc", "EC-EARTH",
      "rcp85", .tasmin
    ),
    (
      "tasmax.HadGEM3-GC31-LL.historical.r1i1p1f3.1950-2014.LOCA_16thdeg_v20220413.nc",
      "HadGEM3-GC31-LL", "historical", .tasmax
    ),
    (
      "pr_day_CanESM2_rcp85_r1i1p1_na10kgrid_qm-moving-50bins-detrend_2095.nc", "CanESM2", "rcp85",
      .pr
    ),
  ])
  func archivesNameModelScenarioAndVariable(
    _ file: String, _ model: String, _ scenario: String, _ variable: ClimateVariable
  ) throws {
    let name = try #require(ModelFileName(file))
    #expect(name.model == model)
    #expect(name.scenario == scenario)
    #expect(name.variable == variable)
    #expect(!name.includesHistory)
  }

  @Test func `of editions side by side the latest is used`() throws {
    let folder = FileManager.default.temporaryDirectory.appending(
      path: "cairn-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let wanted = [
      "tasmax.CanESM5.ssp245.r1i1p1f1.2015-2044.LOCA_16thdeg_v20240915.nc",
      "tasmax_day_A_ssp245_r1i1p1f1_gn_2015_v1.10.nc", "tasmax_day_A_ssp245_r1i1p1f1_gn_2016.nc",
      "tasmin_day_A_ssp245_r1i1p1f1_gn_2015_v1.1.nc",
    ]
    let old = [
      "tasmax.CanESM5.ssp245.r1i1p1f1.2015-2044.LOCA_16thdeg_v20220413.nc",
      "tasmax_day_A_ssp245_r1i1p1f1_gn_2015.nc", "tasmax_day_A_ssp245_r1i1p1f1_gn_2015_v1.2.nc",
    ]
    for name in wanted + old {
      try Data().write(to: folder.appending(path: name))
    }
    let list = try ModelFileList.found(in: folder.path)
    #expect(list.files.map { URL(filePath: $0.path).lastPathComponent } == wanted)
    #expect(
      list.findings.map(\.message) == [
        "“tasmax.CanESM5.ssp245.r1i1p1f1.2015-2044.LOCA_16thdeg.nc” and 1 more are there in several editions; the latest of each is used."
      ])
  }

  @Test func `one file alone is a run, and its name must tell whose`() throws {
    let folder = FileManager.default.temporaryDirectory.appending(
      path: "cairn-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let (known, strange) = ("pr_day_A_ssp245_r1i1p1f1_gn_2015.nc", "rain.nc")
    for name in [known, strange] { try Data().write(to: folder.appending(path: name)) }
    let list = try ModelFileList.at(folder.appending(path: known).path)
    #expect(list.files.map(\.model) == ["A"] && list.findings.isEmpty)
    let problem = #expect(throws: ClimateProblem.self) {
      try ModelFileList.at(folder.appending(path: strange).path)
    }
    #expect(problem?.message.contains("rain.nc tells no model and scenario") == true)
    #expect(throws: ClimateProblem.self) {
      try ModelFileList.at(folder.appending(path: "absent").path)
    }
  }

  @Test func aFileMayBeginWithTheHistoricalRun() throws {
    let name = try #require(
      ModelFileName(
        "nasa_nex-gddp-1.0_day_inmcm4_historical+rcp85_nex-gddp_2070-2071_subset.nc"))
    #expect(name.model == "inmcm4")
    #expect(name.scenario == "rcp85")
    #expect(name.includesHistory)
    #expect(name.variable == nil)
    let canadian = try #require(
      ModelFileName(
        "tasmax_day_BCCAQv2+ANUSPLIN300_CNRM-CM5_historical+rcp26_r1i1p1_19500101-21001231_sub.nc"))
    #expect(canadian.model == "CNRM-CM5")
    #expect(canadian.scenario == "rcp26")
  }

  @Test(arguments: ["temperature.nc", "tasmax_2050.nc", "rcp85.nc", ""])
  func aNameWithoutModelOrScenarioIsNotGuessedAt(_ file: String) {
    #expect(ModelFileName(file) == nil)
  }
}

@Suite struct ModelFileListTests {
  @Test func aManifestListsFilesAndSaysWhichRowsCannotBeUsed() throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let manifest = folder.appending(path: "files.csv")
    try """
    model,scenario,variable,path
    A,historical,tasmax,a-old.nc
    A,ssp245,tasmax,a-new.nc
    A,ssp245,pr,https://example.org/a-pr.nc
    B,ssp245,,b.zarr
    B,ssp245,snow,c.nc
    ,ssp245,pr,d.nc
    """.write(to: manifest, atomically: true, encoding: .utf8)
    let list = try ModelFileList.at(manifest.path)
    #expect(list.findings.map(\.place.row) == [6, 7])
    let runs = list.runs(variables: [.tasmax, .pr])
    #expect(runs.map(\.model) == ["A", "B"])
    #expect(
      runs[0].paths == [
        .tasmax: [folder.path + "/a-old.nc", folder.path + "/a-new.nc"],
        .pr: ["https://example.org/a-pr.nc"],
      ])
    #expect(
      runs[1].paths == [.tasmax: [folder.path + "/b.zarr"], .pr: [folder.path + "/b.zarr"]])
  }

  @Test func ofSeveralRunsOfAModelTheFirstIsUsedAndTheOthersAreNamed() throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    for name in [
      "tasmax_day_A_historical_r1i1p1_1950.nc", "tasmax_day_A_rcp85_r10i1p1_2050.nc",
      "tasmax_day_A_rcp85_r2i1p1_2050.nc", "tasmax_day_A_rcp45_r3i1p1_2050.nc",
    ] { try Data([1]).write(to: folder.appending(path: name)) }
    let list = try ModelFileList.at(folder.path)
    #expect(list.findings.allSatisfy { $0.severity == .note })
    let notes = list.findings.map(\.message)
    #expect(notes.contains { $0.contains("the run r2i1p1 is used, and r10i1p1 left out") })
    #expect(
      notes.contains {
        $0.contains("the run r3i1p1 of rcp45 follows the historical run r1i1p1, another member")
      })
    let runs = list.runs(variables: [.tasmax])
    #expect(runs.map(\.scenario) == ["rcp45", "rcp85"])
    let names = runs[1].paths[.tasmax]?.map { URL(filePath: $0).lastPathComponent }
    #expect(
      names == ["tasmax_day_A_historical_r1i1p1_1950.nc", "tasmax_day_A_rcp85_r2i1p1_2050.nc"])
  }

  @Test func aFolderWithoutModelFilesSaysWhatNamesAreRead() throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    #expect(throws: ClimateProblem.self) { try ModelFileList.at(folder.path) }
    #expect(throws: ClimateProblem.self) { try ModelFileList.at(folder.path + "/none") }
  }
}

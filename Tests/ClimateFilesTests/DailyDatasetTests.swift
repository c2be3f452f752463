import Climate
import Foundation
import TestSupport
import Testing

@testable import ClimateFiles

@Suite struct DailyDatasetTests {
  static let tile =
    PackageFolder.climate.path
    + "/xclim_testdata/tasmax_day_CanESM2_rcp85_r1i1p1_na10kgrid_qm-moving-50bins-detrend_2095.nc"

  private func sum(_ values: [Float]) -> Double {
    values.reduce(0) { $1.isNaN ? $0 : $0 + Double($1) }
  }

  private func value(_ day: Int, _ row: Int, _ column: Int) -> Double {
    Double(day * 100 + row * 10 + column)
  }

  private func slab(
    _ data: DailyDataset, days: Range<Int>, cells: [Int]
  ) throws -> [Float] {
    let memory = UnsafeMutableBufferPointer<Float>.allocate(capacity: days.count * cells.count)
    defer { memory.deallocate() }
    memory.initialize(repeating: -1)
    if let base = memory.baseAddress {
      let hasGaps = try data.read(days: days, cells: cells, into: base, stride: cells.count)
      #expect(hasGaps || !memory.contains { $0.isNaN })
    }
    return Array(memory)
  }

  private func problem(_ body: () throws -> Void) -> String {
    do {
      try body()
      return ""
    } catch {
      return "\(error)"
    }
  }

  // MARK: Real files; numbers by netCDF4-python and, for the polygon, shapely 2 (cell boxes ∩ polygon)

  @Test(.enabled(if: PackageFolder.hasClimate, "needs the climate data beside the package"))
  func aPlaceOfARealTileIsItsCell() throws {
    let data = try DailyDataset(paths: [Self.tile])
    #expect(data.variable == .tasmax && data.unit == .kelvin)
    #expect(data.axis == DailyAxis(calendar: .noLeap, years: 2095...2095))
    let chosen = try data.selection(for: GeographicPoint(latitude: 43.61, longitude: -72.97))
    #expect(chosen.cells == [16 * 36 + 24] && chosen.notes.isEmpty)
    #expect(isClose(sum(try data.series(of: chosen)), 107429.29629516602, within: 1e-12))
    // The same place in longitudes from 0 to 360
    let turned = try data.selection(for: GeographicPoint(latitude: 43.61, longitude: 287.03))
    #expect(turned == chosen)
  }

  @Test(.enabled(if: PackageFolder.hasClimate, "needs the climate data beside the package"))
  func anAreaOfARealTileIsWeightedByOverlap() throws {
    func ring(_ corners: [(Double, Double)]) -> [GeographicPoint] {
      corners.map { GeographicPoint(latitude: $0.1, longitude: $0.0) }
    }
    let area = GeographicPolygon(
      outer: ring([(-73.5, 43.1), (-72.4, 43.4), (-72.7, 44.4), (-73.6, 44.0), (-73.1, 43.6)]),
      holes: [ring([(-72.9, 43.7), (-72.7, 43.7), (-72.75, 43.9)])])
    for (name, day0, total) in [
      ("CanESM2", 278.9848323274887, 106952.36079231327),
      ("HadGEM2-CC", 278.8283621792365, 105562.08307373614),
    ] {
      let data = try DailyDataset(paths: [
        Self.tile.replacingOccurrences(of: "CanESM2", with: name)
      ])
      let selection = try data.cells.cells(overlapping: [area])
      #expect(selection.cells.count == 152)
      let series = try data.series(of: selection)
      // Coordinates are kept as Float in the file, cells' borders differ by some 1e-6 degrees.
      #expect(isClose(Double(series[0]), day0, within: 1e-6))
      #expect(isClose(sum(series), total, within: 1e-6))
    }
  }

  @Test(.enabled(if: PackageFolder.hasClimate, "needs the climate data beside the package"))
  func aCellWithoutValuesNamesTheNearestThatHasSome() throws {
    let data = try DailyDataset(paths: [Self.tile])
    let place = GeographicPoint(latitude: 44.874, longitude: -74.96)
    let message = problem { _ = try data.selection(for: place) }
    #expect(
      message.contains(
        "has no values, as over water. The nearest cell with values is at 44.79° N, 74.96° W, 9.25 km away"
      ))
    let allowed = try data.selection(for: place, reach: 20)
    #expect(allowed.cells == [72] && allowed.notes.count == 1)
    let outside = problem {
      _ = try data.selection(for: GeographicPoint(latitude: 46.2, longitude: -72.1))
    }
    #expect(
      outside.contains("46.2° N, 72.1° W lies outside the grid, which covers latitudes 42 to 45"))
  }

  @Test(.enabled(if: PackageFolder.hasClimate, "needs the climate data beside the package"))
  func filesOfOneCellAndOfStationsAreRead() throws {
    let folder = PackageFolder.climate.path
    let early =
      folder
      + "/nex_gddp_inmcm4/nasa_nex-gddp-1.0_day_inmcm4_historical+rcp45_nex-gddp_1971-1972_subset.nc"
    let late =
      folder
      + "/nex_gddp_inmcm4/nasa_nex-gddp-1.0_day_inmcm4_historical+rcp85_nex-gddp_2070-2071_subset.nc"
    let joined = try DailyDataset(paths: [late, early], variable: .tasmax)
    #expect(joined.axis.firstDay == CalendarDate(1971, 1, 1) && joined.axis.years == 1971...2071)
    #expect(
      joined.notes == [
        "No file has the 35405 days from 1973-01-01 to 2069-12-31. They are missing."
      ])
    let series = try joined.series(ofCell: 0)
    #expect(series.count == 101 * 365 && series[0] == 253.96283 && series.last == 263.6615)
    #expect(isClose(sum(series), 203510.54411315918 + 206891.38929748535, within: 1e-12))
    let cities = try DailyDataset(
      paths: [folder + "/xclim_testdata/daily_surface_cancities_1990-1993.nc"], variable: .tasmin)
    let saskatoon = try cities.cells.cell(at: GeographicPoint(latitude: 52.1, longitude: -106.6))
    #expect(saskatoon == 3)
    #expect(isClose(sum(try cities.series(ofCell: saskatoon)), 396031.3213043213, within: 1e-12))
    #expect(
      problem { _ = try cities.cells.cell(at: GeographicPoint(latitude: 40, longitude: -90)) }
        .contains("no data at 40° N, 90° W"))
    // `hurs` has the unit “” there, which says nothing.
    #expect(
      problem { _ = try DailyDataset(paths: [cities.parts[0].file.dataset.path], variable: .hurs) }
        .contains("“” is not a known unit of hurs"))
  }

  @Test(.enabled(if: PackageFolder.hasClimate, "needs the climate data beside the package"))
  func eightyFiveRunsInThreeCalendarsAreRead() throws {
    let folder = FileManager.default.temporaryDirectory.appending(
      path: "cairn-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let tar = Process()
    tar.executableURL = URL(filePath: "/usr/bin/tar")
    tar.arguments = [
      "xJf", PackageFolder.climate.appending(path: "bccaqv2_single_cell.tar.xz").path, "-C",
      folder.path,
      "--wildcards", "*tasmax*",
    ]
    try tar.run()
    tar.waitUntilExit()
    let inner = folder.appending(path: "bccaqv2_single_cell")
    var files: [ClimateCalendar: (count: Int, days: Int, sum: Double)] = [:]
    for name in try FileManager.default.contentsOfDirectory(atPath: inner.path) {
      let data = try DailyDataset(paths: [inner.appending(path: name).path])
      #expect(data.axis.firstDay == CalendarDate(2016, 1, 1) && data.axis.lastDay.month == 12)
      let (count, days, total) = files[data.axis.calendar] ?? (0, 0, 0)
      let series = try data.series(ofCell: 0)
      files[data.axis.calendar] = (count + 1, days + series.count, total + sum(series))
    }
    #expect(files[.standard]?.count == 22 && files[.standard]?.days == 8052)
    #expect(
      isClose(files[.standard]?.sum ?? 0, 46555.5829411156 + 53159.750679081306, within: 1e-12))
    #expect(
      files[.noLeap]?.count == 55
        && isClose(files[.noLeap]?.sum ?? 0, 254091.4308466725, within: 1e-12))
    #expect(
      files[.day360]?.count == 8
        && isClose(files[.day360]?.sum ?? 0, 36295.433453368256, within: 1e-12))
  }

  // MARK: Written files

  @Test(arguments: [
    ["time", "lat", "lon"], ["lat", "lon", "time"], ["lon", "time", "lat"], ["lat", "time", "lon"],
  ])
  func anyOrderOfDimensionsGivesTheSameSlab(_ order: [String]) throws {
    for chunks in [nil, [3, 3, 3], [4, 2, 4]] {
      let file = try SampleNetCDF.daily(
        latitudes: [10, 11, 12, 13], longitudes: [20, 21, 22, 23, 24, 25], order: order,
        chunks: chunks, value: value)
      let data = try DailyDataset(paths: [file.path])
      let all = try slab(data, days: 3..<15, cells: Array(0..<24))
      let scattered = [1, 2, 9, 22]
      let some = try slab(data, days: 3..<15, cells: scattered)
      for day in 3..<15 {
        for cell in 0..<24 {
          #expect(all[(day - 3) * 24 + cell] == Float(value(day, cell / 6, cell % 6)))
        }
        for (column, cell) in scattered.enumerated() {
          #expect(some[(day - 3) * 4 + column] == Float(value(day, cell / 6, cell % 6)))
        }
      }
    }
  }

  @Test func tilesCoverEverythingOnce() throws {
    let file = try SampleNetCDF.daily(
      days: 100, latitudes: Array(stride(from: 0, to: 10, by: 1)),
      longitudes: Array(stride(from: 0, to: 12, by: 1)), chunks: [7, 4, 5], value: value)
    let data = try DailyDataset(paths: [file.path])
    for limit in [1, 100, 1000, 1 << 20] {
      let groups = data.tiles(of: Array(0..<120), values: limit)
      #expect(groups.flatMap(\.cells).sorted() == Array(0..<120))
      for group in groups {
        #expect(group.days.flatMap { Array($0) } == Array(0..<100))
        #expect(group.days.dropLast().allSatisfy { $0.upperBound % 7 == 0 })
        #expect(group.days.allSatisfy { $0.count * group.cells.count <= max(limit, 7 * 20) })
      }
      var total = 0.0
      for group in groups {
        for days in group.days { total += sum(try slab(data, days: days, cells: group.cells)) }
      }
      // 4950 · 100 · 120 for the days, 45 · 10 · 1200 for the rows, 66 · 1000 for the columns
      #expect(total == 60_006_000)
    }
  }

  @Test func filesThatFollowOneAnotherAreJoined() throws {
    func file(
      _ first: Int, _ days: Int, units: String = "degC", calendar: String = "noleap",
      latitudes: [Double] = [1, 2]
    ) throws -> SampleNetCDF {
      try SampleNetCDF.daily(
        days: days, firstDay: first, latitudes: latitudes, longitudes: [5, 6], units: units,
        calendar: calendar
      ) { day, row, column in
        Double((first + day) * 4 + row * 2 + column)
      }
    }
    let (first, second, third) = (try file(0, 10), try file(8, 7), try file(18, 5))
    let data = try DailyDataset(paths: [third.path, first.path, second.path])
    #expect(data.axis.count == 23 && data.axis.firstDay == CalendarDate(2001, 1, 1))
    #expect(data.notes.count == 2)
    #expect(
      data.notes.first?.contains("2 days from 2001-01-09 on are taken from the file before") == true
    )
    #expect(
      data.notes.last == "No file has the 3 days from 2001-01-16 to 2001-01-18. They are missing.")
    let series = try data.series(ofCell: 3)
    for day in 0..<23 {
      #expect((15..<18).contains(day) ? series[day].isNaN : series[day] == Float(day * 4 + 3))
    }
    let leap = try file(30, 5, calendar: "standard")
    #expect(
      problem { _ = try DailyDataset(paths: [first.path, leap.path]) }.contains(
        "calendars differ (noleap, standard)"))
    let elsewhere = try file(30, 5, latitudes: [1, 2.5])
    #expect(
      problem { _ = try DailyDataset(paths: [first.path, elsewhere.path]) }.contains(
        "their grids differ (4 cells from 1° N, 5° E to 2° N, 6° E, 4 cells from 1° N, 5° E to 2.5° N, 6° E)"
      ))
    #expect(
      problem { _ = try DailyDataset(paths: [first.path, first.path]) }.contains("All days of"))
    #expect(problem { _ = try DailyDataset(paths: []) } == "There is no file to read.")
  }

  @Test func `files of one variable in different units are each brought to one by their own`()
    throws
  {
    func file(_ first: Int, _ units: String, _ value: @escaping (Double) -> Double) throws
      -> SampleNetCDF
    {
      try SampleNetCDF.daily(
        days: 10, firstDay: first, latitudes: [1, 2], longitudes: [5, 6], chunks: [3, 2, 1],
        units: units
      ) { day, row, column in
        day == 4 && row == 1 ? .nan : value(Double(first + day) + Double(row * 2 + column) / 4)
      }
    }
    let kelvin = try file(0, "K") { $0 + 273.15 }
    let celsius = try file(10, "degrees C") { $0 }
    let fahrenheit = try file(25, "F") { $0 * 1.8 + 32 }
    let data = try DailyDataset(paths: [fahrenheit.path, kelvin.path, celsius.path])
    #expect(data.unit == .kelvin)
    #expect(
      data.notes.first
        == "The files of tasmax state different units: K (\(kelvin.path)), degC (\(celsius.path)), degF (\(fahrenheit.path)). Each is brought to K by its own."
    )
    for (cell, quarter) in [(0, 0.0), (2, 0.5), (3, 0.75)] {
      let series = try data.series(ofCell: cell)
      for day in 0..<35 {
        let isMissing = (20..<25).contains(day) || cell > 1 && [4, 14, 29].contains(day)
        let expected = Double(day) + quarter + 273.15
        // From K and °C it is the number that a threshold of as many degrees is.
        let slack: Double = day < 20 ? 0 : 1e-4
        #expect(
          isMissing
            ? series[day].isNaN : abs(Double(series[day]) - Double(Float(expected))) <= slack)
      }
    }
    // Days and cells that lie apart, over the borders of files.
    let some = try slab(data, days: 8..<27, cells: [3, 0])
    #expect(abs(some[2 * 2] - 283.9) < 1e-3 && abs(some[2 * 18 + 1] - 299.15) < 1e-3)
    // In one unit nothing is converted, whatever it is.
    let alone = try DailyDataset(paths: [fahrenheit.path])
    #expect(alone.unit == .fahrenheit && alone.notes.isEmpty)
    let strange = try file(40, "furlong") { $0 }
    #expect(
      problem { _ = try DailyDataset(paths: [kelvin.path, strange.path]) }.contains(
        "“furlong” is not a known unit of tasmax"))
  }

  @Test(arguments: [["time", "lat", "lon"], ["lat", "lon", "time"]])
  func `a reading tells where no value is missing`(order: [String]) throws {
    let chunks = order.map { $0 == "time" ? 5 : 2 }
    func file(_ first: Int) throws -> SampleNetCDF {
      try SampleNetCDF.daily(
        firstDay: first, latitudes: [1, 2], longitudes: [5, 6], order: order, chunks: chunks
      ) { day, row, _ in day == 12 && row == 1 ? .nan : Double(day) }
    }
    let (one, other) = (try file(0), try file(25))
    let data = try DailyDataset(paths: [one.path, other.path])
    let memory = UnsafeMutablePointer<Float>.allocate(capacity: 4 * 45)
    defer { memory.deallocate() }
    func hasGaps(_ days: Range<Int>, _ cells: [Int] = [0, 1, 2, 3]) throws -> Bool {
      try data.read(days: days, cells: cells, into: memory, stride: 4)
    }
    // Where time comes last, values are put apart one by one, and nothing is told.
    if order[0] == "time" {
      #expect(try !hasGaps(0..<10) && !hasGaps(15..<20) && !hasGaps(25..<35))
      #expect(try !hasGaps(0..<10, [3, 0]))
    }
    #expect(try hasGaps(10..<15) && hasGaps(0..<20, [2]) && hasGaps(0..<20, [3, 0]))
    // Days that no file has, between the files.
    #expect(try hasGaps(18..<22) && hasGaps(21..<23) && hasGaps(23..<26))
  }

  @Test func unknownUnitsCalendarsAndTimesAreRefused() throws {
    let unit = try SampleNetCDF.daily(latitudes: [1], longitudes: [2], units: "furlong") {
      _, _, _ in 1
    }
    #expect(
      problem { _ = try DailyDataset(paths: [unit.path]) }.contains(
        "“furlong” is not a known unit of tasmax"))
    let zigzag = try SampleNetCDF.daily(latitudes: [1, 3, 2], longitudes: [2]) { _, _, _ in 1 }
    let message = problem { _ = try DailyDataset(paths: [zigzag.path]) }
    #expect(message.contains("\(zigzag.path): The coordinate “lat” neither rises nor falls"))
    let calendar = try SampleNetCDF.daily(latitudes: [1], longitudes: [2], calendar: "lunar") {
      _, _, _ in 1
    }
    #expect(
      problem { _ = try DailyDataset(paths: [calendar.path]) }.contains(
        "calendar “lunar” is not known"))
    #expect(
      problem { _ = try DailyDataset(paths: [calendar.path], variable: .pr) }.contains(
        "has no daily pr"))
    let back = try SampleNetCDF()
    try back.dimension("time", 3)
    try back.variable("time", NC_DOUBLE, ["time"])
    try back.attribute("time", "units", "days since 2001-01-01")
    try back.variable("pr", NC_FLOAT, ["time"])
    try back.attribute("pr", "units", "mm/day")
    try back.endDefinitions()
    try back.put("time", [0, 2, 1])
    try back.close()
    #expect(
      problem { _ = try DailyDataset(paths: [back.path]) }.contains(
        "Time goes backwards at value 3: 2001-01-02 follows 2001-01-03. Fetch the file again, or sort it by time."
      ))
  }

  @Test func longitudesFromZeroAndAcrossTheMeridianAreFound() throws {
    let file = try SampleNetCDF.daily(
      latitudes: [-1, 0, 1], longitudes: Array(stride(from: 0.5, to: 360, by: 1)), value: value)
    let data = try DailyDataset(paths: [file.path])
    #expect(try data.cells.cell(at: GeographicPoint(latitude: 0.2, longitude: -0.7)) == 360 + 359)
    let box = try data.cells.cells(in: GeographicBox(south: -0.5, north: 0.5, west: -2, east: 2))
    #expect(box.cells == [360, 361, 718, 719])
    #expect(box.weights.allSatisfy { isClose($0, 0.25) })
    let square = GeographicPolygon(outer: [
      GeographicPoint(latitude: -0.5, longitude: -1.5),
      GeographicPoint(latitude: -0.5, longitude: 0.5),
      GeographicPoint(latitude: 0.5, longitude: 0.5),
      GeographicPoint(latitude: 0.5, longitude: -1.5),
    ])
    let overlap = try data.cells.cells(overlapping: [square])
    #expect(overlap.cells == [360, 718, 719])
    for (weight, expected) in zip(overlap.weights, [0.25, 0.25, 0.5]) {
      #expect(isClose(weight, expected))
    }
    // The grid ends at 1.5° N, so that three quarters of this one are outside.
    let tall = GeographicPolygon(outer: [
      GeographicPoint(latitude: 1, longitude: 10), GeographicPoint(latitude: 1, longitude: 11),
      GeographicPoint(latitude: 3, longitude: 11), GeographicPoint(latitude: 3, longitude: 10),
    ])
    let part = try data.cells.cells(overlapping: [tall])
    #expect(part.notes == ["75 % of the area lies outside the grid and is left out."])
    #expect(isClose(part.weights.reduce(0, +), 0.25))
    #expect(
      problem {
        _ = try data.cells.cells(in: GeographicBox(south: 50, north: 60, west: 0, east: 1))
      }.contains("covers latitudes -1.5 to 1.5 and longitudes 0 to 360"))
    // Longitudes are told as places are written, wherever those of the file begin.
    let east = try SampleNetCDF.daily(
      latitudes: [-1, 0, 1], longitudes: [266.5, 267, 267.5], value: value)
    let away = try DailyDataset(paths: [east.path])
    #expect(
      problem { _ = try away.cells.cell(at: GeographicPoint(latitude: 0, longitude: -150)) }
        .contains("and longitudes -93.75 to -92.25"))
  }

  @Test(arguments: [
    [-179.5, -178.5, 177.5, 178.5, 179.5], [177.5, 178.5, 179.5, 180.5, 181.5],
    [177.5, 178.5, 179.5, -179.5, -178.5],
  ])
  func `a grid on both sides of the antimeridian has cells of one size`(_ longitudes: [Double])
    throws
  {
    let file = try SampleNetCDF.daily(
      latitudes: [-18.5, -17.5], longitudes: longitudes, value: value)
    let grid = try DailyDataset(paths: [file.path]).cells
    func column(_ longitude: Double) throws -> Int {
      try grid.cell(at: GeographicPoint(latitude: -18.2, longitude: longitude))
    }
    func position(_ center: Double) -> Int? {
      longitudes.firstIndex { offsetOfLongitude($0, from: center).magnitude < 1e-9 }
    }
    #expect(try column(179.9) == position(179.5) && column(-179.9) == position(-179.5))
    #expect(try column(181.9) == position(-178.5) && column(177.1) == position(177.5))
    #expect(problem { _ = try column(0) }.contains("outside the grid"))
    #expect(problem { _ = try column(-177.5) }.contains("outside the grid"))
    // 178.5 to −179.25, as one ring the short way, as one beyond 180, and as two.
    func box(_ west: Double, _ east: Double) -> GeographicPolygon {
      GeographicPolygon(
        outer: [(west, -19.0), (east, -19), (east, -18), (west, -18), (west, -19)].map {
          GeographicPoint(latitude: $0.1, longitude: $0.0)
        })
    }
    for area in [
      [box(178.5, -179.25)], [box(178.5, 180.75)], [box(178.5, 180), box(-180, -179.25)],
    ] {
      let selection = try grid.cells(overlapping: area)
      let weights = Dictionary(uniqueKeysWithValues: zip(selection.cells, selection.weights))
      #expect(selection.notes.isEmpty && weights.count == 3)
      for (center, share) in [(178.5, 0.5 / 2.25), (179.5, 1 / 2.25), (-179.5, 0.75 / 2.25)] {
        let cell = try #require(position(center))
        #expect(isClose(weights[cell] ?? 0, share, within: 1e-9))
      }
    }
  }

  @Test func `an area smaller than a cell is that cell, and one without extent is refused`() throws
  {
    let file = try SampleNetCDF.daily(
      latitudes: [44, 45], longitudes: [-94, -93], value: value)
    let grid = try DailyDataset(paths: [file.path]).cells
    func ring(_ corners: [(Double, Double)]) -> [GeographicPoint] {
      corners.map { GeographicPoint(latitude: $0.1, longitude: $0.0) }
    }
    let town = ring([(-93.05, 45.01), (-93.01, 45.01), (-93.01, 45.04)])
    let selection = try grid.cells(overlapping: [GeographicPolygon(outer: town)])
    #expect(selection == CellSelection(cells: [3], weights: [1]))
    #expect(
      problem { _ = try grid.cells(overlapping: [GeographicPolygon(outer: town, holes: [town])]) }
        .contains("has no extent"))
    #expect(
      problem {
        _ = try grid.cells(overlapping: [
          GeographicPolygon(outer: ring([(45, -93), (45.5, -93), (45.5, -92.5)]))
        ])
      }.contains("a corner at 45, -93, which is not on Earth. GeoJSON has"))
  }

  @Test func aMeanLeavesOutMissingCellsOfTheDay() throws {
    let file = try SampleNetCDF.daily(days: 3, latitudes: [0], longitudes: [0, 1]) {
      day, _, column in
      column == 1 && day == 1 ? .nan : day == 2 ? .nan : Double(column * 10)
    }
    let data = try DailyDataset(paths: [file.path])
    let series = try data.series(of: CellSelection(cells: [0, 1], weights: [0.25, 0.75]))
    #expect(series[0] == 7.5 && series[1] == 0 && series[2].isNaN)
  }

  @Test func aDimensionOfMembersIsRefused() throws {
    let file = try SampleNetCDF()
    for (name, length) in [("time", 2), ("member", 3), ("level", 1)] {
      try file.dimension(name, length)
    }
    try file.variable("time", NC_DOUBLE, ["time"])
    try file.attribute("time", "units", "days since 2001-01-01")
    try file.variable("tas", NC_FLOAT, ["time", "member", "level"])
    try file.attribute("tas", "units", "K")
    try file.endDefinitions()
    try file.put("time", [0, 1])
    try file.close()
    #expect(
      problem { _ = try DailyDataset(paths: [file.path]) }.contains(
        "has the dimensions member (3), which are neither time nor latitude and longitude"))
  }
}

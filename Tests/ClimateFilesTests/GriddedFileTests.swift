import CNetCDF
import Climate
import Foundation
import TestSupport
import Testing

@testable import ClimateFiles

/// Reference numbers were made by netCDF4-python 1.7.5 (`v[...].filled(nan)`), sums in float64 of float32 values.
@Suite struct GriddedFileTests {
  static let samples = PackageFolder.climate.appending(path: "xclim_testdata").path

  private func sum(_ values: [Float]) -> Double {
    values.reduce(0) { $1.isNaN ? $0 : $0 + Double($1) }
  }

  @Test(.enabled(if: PackageFolder.hasClimate, "needs the climate data beside the package"))
  func aDeflatedTileIsReadAsTheLibraryReadsIt() throws {
    let name = "tasmax_day_CanESM2_rcp85_r1i1p1_na10kgrid_qm-moving-50bins-detrend_2095.nc"
    let file = try openGriddedFile(Self.samples + "/" + name)
    let array = try file.description(of: "tasmax")
    #expect(array.dimensions.map(\.name) == ["time", "lat", "lon"])
    #expect(array.shape == [365, 36, 36] && array.chunkShape == [365, 36, 36])
    let values = try file.values(of: "tasmax", region: array.shape.map { 0..<$0 })
    #expect(values.count(where: \.isNaN) == 730)
    #expect(isClose(sum(values), 138442478.09869385, within: 1e-13))
    #expect(values[0] == 278.89618 && values.last == 279.20496)
    #expect(values[(100 * 36 + 17) * 36 + 20] == 284.8686)
    // 64-bit numbers in four dimensions, chunks of (183, 1, 18, 18)
    let vectors = try file.description(of: "time_vectors")
    #expect(vectors.dimensions.map(\.name) == ["time", "ts", "lon", "lat"])
    let part = try file.values(of: "time_vectors", region: [180..<186, 0..<1, 17..<20, 5..<7])
    let whole = try file.values(of: "time_vectors", region: vectors.shape.map { 0..<$0 })
    for (index, value) in part.enumerated() {
      let (day, row, column) = (180 + index / 6, 17 + index / 2 % 3, 5 + index % 2)
      let expected = whole[((day * 3) * 36 + row) * 36 + column]
      #expect(value == expected || (value.isNaN && expected.isNaN))
    }
  }

  @Test(.enabled(if: PackageFolder.hasClimate, "needs the climate data beside the package"))
  func contiguousFilesOfPlacesAreRead() throws {
    let file = try openGriddedFile(Self.samples + "/CanESM2_1950-2100.nc")
    #expect(try file.texts(of: "location") == ["Vancouver", "Kugluktuk", "Amos"])
    let north = try file.values(of: "tasmax", region: [0..<55115, 1..<2])
    #expect(isClose(sum(north), 15510285.236877441, within: 1e-13))
    #expect(north[0] == 277.54898)
    let rain = try file.values(of: "pr", region: [0..<55115, 0..<1])
    #expect(isClose(sum(rain), 1.634158279427607, within: 1e-12))
    let station = try openGriddedFile(Self.samples + "/ahccd_1950-2013.nc")
    let values = try station.values(of: "tasmax", region: [0..<3, 0..<23360])
    #expect(
      (0..<3).map { row in values[row * 23360..<(row + 1) * 23360].count(where: \.isNaN) } == [
        1, 169, 1101,
      ])
    #expect(isClose(sum(Array(values[23360..<46720])), -157917.5001919046, within: 1e-12))
  }

  @Test(arguments: SampleNetCDF.Format.allCases)
  func everyTypeAndFormatGivesTheSameValues(_ format: SampleNetCDF.Format) throws {
    let types: [(String, Int32, Double)] = [
      ("b", NC_BYTE, 100), ("s", NC_SHORT, 30000), ("i", NC_INT, 1e9), ("f", NC_FLOAT, 1e6),
      ("d", NC_DOUBLE, 1e6),
    ]
    let file = try SampleNetCDF(format)
    try file.dimension("time", 0)
    try file.dimension("x", 7)
    for (name, type, _) in types {
      try file.variable(name, type, ["time", "x"])
      try file.variable(name + "fixed", type, ["x"])
    }
    try file.endDefinitions()
    func number(_ index: Int, _ limit: Double) -> Double {
      ((Double(index * 37 % 21) - 10) / 10 * limit).rounded()
    }
    for (name, _, limit) in types {
      try file.put(name, start: [0, 0], count: [5, 7], (0..<35).map { number($0, limit) })
      try file.put(name + "fixed", (0..<7).map { number($0, limit) })
    }
    try file.close()
    let read = try openGriddedFile(file.path)
    for (name, _, limit) in types {
      let expected = (0..<35).map { Float(number($0, limit)) }
      #expect(try read.values(of: name, region: [0..<5, 0..<7]) == expected, "\(name)")
      #expect(try read.numbers(of: name) == (0..<35).map { number($0, limit) }, "\(name)")
      #expect(try read.values(of: name + "fixed", region: [2..<6]) == Array(expected[2..<6]))
      #expect(try read.values(of: name, region: [3..<3, 0..<7]).isEmpty)
    }
  }

  @Test func filtersAndByteOrderAreUndone() throws {
    let file = try SampleNetCDF()
    try file.dimension("y", 50)
    try file.dimension("x", 30)
    var names: [String] = []
    for type in [NC_BYTE, NC_SHORT, NC_INT, NC_FLOAT, NC_DOUBLE] {
      for (index, bits) in (0..<16).enumerated() {
        let name = "v\(type)_\(index)"
        names.append(name)
        try file.variable(
          name, type, ["y", "x"], chunks: [16, 7], deflate: bits & 1 != 0,
          shuffle: bits & 2 != 0, checksum: bits & 4 != 0, bigEndian: bits & 8 != 0 && type > 1)
      }
    }
    try file.endDefinitions()
    let numbers = (0..<1500).map { Double(($0 * 31) % 201 - 100) }
    for name in names { try file.put(name, numbers) }
    try file.close()
    let read = try HDF5Dataset(path: file.path)
    for name in names {
      let values = try read.values(of: name, region: [0..<50, 0..<30])
      #expect(values == numbers.map { Float($0) }, "\(name)")
      let part = try read.values(of: name, region: [15..<33, 6..<8])
      #expect(part.count == 36 && part[3] == Float(numbers[16 * 30 + 7]), "\(name)")
    }
  }

  @Test func packedNumbersAreUnpackedAndMissingOnesMarked() throws {
    let file = try SampleNetCDF()
    try file.dimension("x", 8)
    try file.variable("t", NC_SHORT, ["x"], chunks: [8], deflate: true, shuffle: true)
    try file.attribute("t", "scale_factor", NC_DOUBLE, [0.01])
    try file.attribute("t", "add_offset", NC_DOUBLE, [273.15])
    try file.attribute("t", "_FillValue", NC_SHORT, [-32768])
    try file.attribute("t", "missing_value", NC_SHORT, [-32768, -999])
    try file.attribute("t", "valid_range", NC_SHORT, [-9000, 9000])
    try file.variable("u", NC_BYTE, ["x"])
    try file.attribute("u", "_Unsigned", "true")
    try file.endDefinitions()
    try file.put("t", [0, 1, -32768, -999, -9000, -9001, 9000, 9001])
    try file.close()
    let values = try openGriddedFile(file.path).values(of: "t", region: [0..<8])
    #expect(values[0] == 273.15 && values[1] == Float(273.16))
    #expect(values[4] == Float(183.15) && values[6] == Float(363.15))
    #expect(values.map(\.isNaN) == [false, false, true, true, false, true, false, true])
  }

  @Test(arguments: [SampleNetCDF.Format.classic, .netCDF4])
  func `an attribute tells that whole numbers have no sign`(
    _ format: SampleNetCDF.Format
  ) throws {
    let file = try SampleNetCDF(format)
    try file.dimension("x", 4)
    let chunks = format == .netCDF4 ? [4] : nil
    try file.variable("t", NC_SHORT, ["x"], chunks: chunks, shuffle: chunks != nil)
    try file.attribute("t", "_Unsigned", "true")
    try file.attribute("t", "scale_factor", NC_DOUBLE, [0.5])
    try file.attribute("t", "_FillValue", NC_SHORT, [-1])
    try file.endDefinitions()
    try file.put("t", [0, 100, -25536, -1])
    try file.close()
    let read = try openGriddedFile(file.path)
    #expect(try read.description(of: "t").elementType == .uint16)
    let values = try read.values(of: "t", region: [0..<4])
    #expect(Array(values[..<3]) == [0, 50, 20000] && values[3].isNaN)
  }

  @Test func unwrittenChunksAreMissing() throws {
    let file = try SampleNetCDF()
    try file.dimension("x", 40)
    try file.variable("t", NC_FLOAT, ["x"], chunks: [10], deflate: true)
    try file.variable("z", NC_FLOAT, ["x"], chunks: [10], deflate: true)
    try file.attribute("z", "_FillValue", NC_FLOAT, [7])
    try file.endDefinitions()
    try file.put("t", start: [20], count: [5], [1, 2, 3, 4, 5])
    try file.close()
    let read = try openGriddedFile(file.path)
    let values = try read.values(of: "t", region: [0..<40])
    #expect(Array(values[20..<25]) == [1, 2, 3, 4, 5])
    #expect(values.count(where: \.isNaN) == 35)
    #expect(try read.values(of: "z", region: [0..<40]).allSatisfy(\.isNaN))
  }

  @Test func manyAttributesAndManyVariablesAreFound() throws {
    // More than eight of either are kept in a fractal heap.
    let file = try SampleNetCDF()
    try file.dimension("x", 3)
    for number in 0..<60 { try file.variable("variable\(number)", NC_FLOAT, ["x"]) }
    for number in 0..<200 {
      try file.attribute("variable7", "attribute\(number)", String(repeating: "a", count: number))
    }
    try file.endDefinitions()
    try file.close()
    let read = try openGriddedFile(file.path)
    #expect(Set(read.arrays.map(\.name)) == Set((0..<60).map { "variable\($0)" }))
    let array = try read.description(of: "variable7")
    #expect(array.dimensions == [.init("x", 3)])
    for number in 1..<200 {
      #expect(array.attributes["attribute\(number)"]?.text?.count == number)
    }
  }

  @Test func otherFiltersAreLeftToTheLibrary() throws {
    let file = try SampleNetCDF()
    try file.dimension("x", 1000)
    try file.variable("t", NC_INT, ["x"], chunks: [300])
    try file.compressBySzip("t")
    try file.endDefinitions()
    try file.put("t", (0..<1000).map { Double($0 % 17) })
    try file.close()
    let values = try openGriddedFile(file.path).values(of: "t", region: [295..<950])
    let expected: [Float] = (295..<950).map { Float($0 % 17) }
    #expect(values == expected)
  }

  @Test func aVariableThatIsNotThereIsNamedWithThoseThatAre() throws {
    let file = try SampleNetCDF.daily(latitudes: [1, 2], longitudes: [3, 4]) { _, _, _ in 1 }
    let read = try openGriddedFile(file.path)
    let problem = #expect(throws: ClimateProblem.self) {
      try read.values(of: "humidity", region: [])
    }
    let message = try #require(problem).message
    #expect(message.contains("has no variable “humidity”. It has "))
    for name in ["lat", "lon", "tasmax", "time"] { #expect(message.contains(name)) }
    #expect(throws: ClimateProblem.self) {
      try read.values(of: "tasmax", region: [0..<21, 0..<2, 0..<2])
    }
  }

  /// `filters.nc.gz` was made by `make_filters.py`.
  @Test(arguments: ["zstd", "zstd_plain", "blosc_lz4", "blosc_zstd"])
  func `filters that HDF5 has as plugins are undone without them`(array: String) throws {
    let path = try SampleNetCDF.unpacked("filters.nc")
    defer { try? FileManager.default.removeItem(atPath: path) }
    let expected = (0..<240).map { 280 + Float($0) / 4 }
    let file = try openGriddedFile(path)
    #expect(try file.values(of: array, region: [0..<20, 0..<3, 0..<4]) == expected)
  }

  @Test(arguments: [HDF5Filter.zstandard, HDF5Filter.blosc, HDF5Filter.deflate])
  func `what is no chunk of a filter is none`(id: Int) {
    let filter = HDF5Filter(id: id)
    let bytes = (0..<200).map { UInt8(truncatingIfNeeded: $0 &* 37) }
    ChunkScratch.withScratch { scratch in
      bytes.withUnsafeBytes { raw in
        guard let base = raw.baseAddress else { return }
        for length in [0, 3, 15, 16, 200] {
          #expect(filter.inflate(base, length, to: 4096, scratch) == nil)
        }
      }
    }
  }

  /// Both were written by the HDF5 library.
  ///
  /// `t` of `virtual.h5` maps the array `x` of `part.h5`, which is not there; `t` of
  /// `external.h5` is the first bytes of `/etc/passwd`. `x` is each file's own.
  @Test(arguments: ["virtual.h5", "external.h5"])
  func `an array that is in other files is refused, and others are read`(name: String) throws {
    let path = try SampleNetCDF.unpacked(name)
    defer { try? FileManager.default.removeItem(atPath: path) }
    let file = try openGriddedFile(path)
    #expect(try file.values(of: "x", region: [0..<4]) == [9, 8, 7, 6])
    let problem = #expect(throws: ClimateProblem.self) {
      try file.values(of: "t", region: [0..<4])
    }
    #expect(try #require(problem).message.contains("“t” is put together from other files"))
  }
}

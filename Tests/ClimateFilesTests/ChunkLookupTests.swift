import Climate
import Foundation
import Testing

@testable import ClimateFiles

@Suite struct ChunkLookupTests {
  private static func value(_ day: Int, _ row: Int, _ column: Int) -> Double {
    let step: Int = day * 37 + row * 11 + column * 5
    return Double(step % 4001) / 8
  }

  /// 400 days of 3 × 2 cells, each value a chunk of its own: 2,400 chunks, an index of several levels.
  private static func daily() throws -> SampleNetCDF {
    try SampleNetCDF.daily(
      days: 400, latitudes: [44, 45, 46], longitudes: [266, 267], chunks: [1, 1, 1], value: value)
  }

  private static let regions: [[Range<Int>]] = [
    [0..<400, 0..<3, 0..<2], [0..<400, 1..<2, 1..<2], [0..<1, 0..<3, 0..<2],
    [399..<400, 2..<3, 1..<2], [63..<131, 0..<3, 0..<1], [200..<230, 1..<3, 0..<2],
  ]

  private func opened(_ path: String, fewEntries: Int) throws -> HDF5Dataset {
    try HDF5Dataset(file: try FileBytes(path: path), fewEntries: fewEntries)
  }

  @Test(arguments: [0, 100])
  func aPartOfTheIndexReadsWhatTheWholeReads(_ fewEntries: Int) throws {
    let file = try Self.daily()
    let dataset = try opened(file.path, fewEntries: fewEntries)
    for region in Self.regions {
      let values = try dataset.values(of: "tasmax", region: region)
      var expected: [Float] = []
      for day in region[0] {
        for row in region[1] {
          for column in region[2] { expected.append(Float(Self.value(day, row, column))) }
        }
      }
      #expect(values == expected, "\(region)")
    }
    withExtendedLifetime(file) {}
  }

  @Test func onlyWhatIsReadIsKept() throws {
    let file = try Self.daily()
    let few = try opened(file.path, fewEntries: 0)
    #expect(try few.chunkIndex(of: "tasmax", touching: [10..<20, 1..<3, 1..<2]).count == 20)
    #expect(try few.chunkIndex(of: "tasmax", touching: [0..<400, 0..<1, 0..<1]).count == 400)
    // Rows of chunks are kept whole while they are few.
    let rows = try opened(file.path, fewEntries: 100)
    #expect(try rows.chunkIndex(of: "tasmax", touching: [10..<20, 1..<3, 1..<2]).count == 60)
    #expect(try rows.chunkIndex(of: "tasmax").count == 2400)
    let all = try opened(file.path, fewEntries: 2400)
    #expect(try all.chunkIndex(of: "tasmax", touching: [10..<20, 1..<3, 1..<2]).count == 2400)
    withExtendedLifetime(file) {}
  }

  @Test func chunksThatWereNeverWrittenAreMissingWithAnyIndex() throws {
    let file = try SampleNetCDF()
    for (name, length) in [("time", 300), ("lat", 2), ("lon", 2)] {
      try file.dimension(name, length)
    }
    try file.variable(
      "tasmax", NC_FLOAT, ["time", "lat", "lon"], chunks: [1, 1, 1], deflate: true)
    try file.attribute("tasmax", "_FillValue", NC_FLOAT, [1e20])
    try file.endDefinitions()
    // Every third day of one cell.
    for day in stride(from: 0, to: 300, by: 3) {
      try file.put("tasmax", start: [day, 1, 0], count: [1, 1, 1], [Double(day)])
    }
    try file.close()
    for fewEntries in [0, 50, 10_000] {
      let dataset = try opened(file.path, fewEntries: fewEntries)
      for days in [0..<300, 150..<160, 7..<9] {
        let values = try dataset.values(of: "tasmax", region: [days, 1..<2, 0..<1])
        for (value, day) in zip(values, days) {
          #expect(day % 3 == 0 ? value == Float(day) : value.isNaN, "\(fewEntries), day \(day)")
        }
      }
    }
  }
}

import Climate
import Foundation
import TestSupport
import Testing

@testable import ClimateFiles

@Suite struct DamagedFileTests {
  private func problem(_ bytes: [UInt8]) throws -> String {
    let path = FileManager.default.temporaryDirectory.path + "/cairn-\(UUID().uuidString).nc"
    defer { try? FileManager.default.removeItem(atPath: path) }
    try Data(bytes).write(to: URL(filePath: path))
    do {
      try readAll(path)
      return ""
    } catch let problem as ClimateProblem {
      return problem.message
    }
  }

  private func readAll(_ path: String) throws {
    let file = try openGriddedFile(path)
    for array in file.arrays where array.elementType != .text {
      // A damaged shape may be true to the format and yet absurd; the caller's memory is the caller's choice.
      guard array.shape.reduce(1.0, { $0 * Double($1) }) < 1e6 else { continue }
      _ = try file.values(of: array.name, region: array.shape.map { 0..<$0 })
    }
    _ = try DailyDataset(paths: [path], variable: .tasmax).series(ofCell: 0)
  }

  private func sample(_ format: SampleNetCDF.Format, chunks: [Int]?) throws -> [UInt8] {
    let file = try SampleNetCDF.daily(
      format, days: 30, latitudes: [1, 2, 3], longitudes: [4, 5, 6], chunks: chunks
    ) { day, row, column in Double(day + row + column) }
    return [UInt8](try Data(contentsOf: URL(filePath: file.path)))
  }

  @Test func filesThatAreNoNetCDFAreNamedSo() throws {
    #expect(try problem([]).contains("is empty. Fetch the file again."))
    #expect(try problem(Array("CDX of something".utf8)).contains("is not a NetCDF file"))
    #expect(
      try problem(Array("\n<html>503 Slow Down</html>".utf8)).contains(
        "is a web page, such as a server sends with an error, and no data. Fetch the file again."))
    #expect(throws: ClimateProblem.self) { try openGriddedFile("/no/such/file.nc") }
    #expect(throws: ClimateProblem.self) { try openGriddedFile("/tmp") }
  }

  @Test(
    arguments: [
      (SampleNetCDF.Format.netCDF4, [10, 2, 2]), (.netCDF4, nil), (.classic, nil), (.offset64, nil),
      (.data64, nil),
    ] as [(SampleNetCDF.Format, [Int]?)])
  func aFileCutShortIsAlwaysAProblem(_ format: SampleNetCDF.Format, _ chunks: [Int]?) throws {
    let whole = try sample(format, chunks: chunks)
    #expect(try problem(whole).isEmpty)
    for length in stride(from: 0, to: whole.count - 4, by: max(1, whole.count / 60)) {
      #expect(try !problem(Array(whole[..<length])).isEmpty, "\(length) of \(whole.count) bytes")
    }
  }

  @Test(
    arguments: [
      (SampleNetCDF.Format.netCDF4, [10, 2, 2]), (.netCDF4, nil), (.classic, nil), (.data64, nil),
    ] as [(SampleNetCDF.Format, [Int]?)])
  func damagedBytesNeverEndTheProgram(_ format: SampleNetCDF.Format, _ chunks: [Int]?) throws {
    let whole = try sample(format, chunks: chunks)
    var seed = Seed(7)
    var problems = 0
    for _ in 0..<150 {
      var bytes = whole
      for _ in 0..<Int.random(in: 1...6, using: &seed) {
        let place = Int.random(in: 0..<bytes.count, using: &seed)
        bytes[place] = Bool.random(using: &seed) ? 0xFF : UInt8.random(in: 0...255, using: &seed)
      }
      if try !problem(bytes).isEmpty { problems += 1 }
    }
    #expect(problems > 10)
  }

  @Test func aChunkThatInflatesToNothingGoodIsNamed() throws {
    var bytes = try sample(.netCDF4, chunks: [30, 3, 3])
    // zlib streams begin with 78 and a level.
    let place = bytes.indices.dropLast().last { bytes[$0] == 0x78 && bytes[$0 + 1] == 0x5E }
    let start = try #require(place)
    for index in start + 2..<start + 12 { bytes[index] ^= 0x55 }
    let message = try problem(bytes)
    #expect(message.contains("is damaged or incomplete: a chunk of “tasmax” at byte"))
    #expect(message.hasSuffix("Fetch the file again."))
  }

  @Test func absurdSizesAreRefusedBeforeMemoryIsClaimed() throws {
    // Classic format: the length of the dimension “time” stands after its padded name.
    var bytes = try sample(.classic, chunks: nil)
    let name = Array("time".utf8)
    let place = try #require(bytes.indices.dropLast(8).first { Array(bytes[$0..<$0 + 4]) == name })
    bytes[place + 4] = 0x7F
    #expect(try problem(bytes).contains("would end beyond the file's"))
  }
}

import CNetCDF
import Climate
import Foundation
import Glibc
import Testing

@testable import ClimateFiles

/// A file that becomes another between its index and its chunks gives a clear error, or its first version whole.
@Suite struct ChangedFileTests {
  /// How the values lie in the file, and so who reads them.
  enum Storage: CaseIterable, Sendable {
    /// Chunks that are inflated here.
    case deflated
    /// Chunks that only the HDF5 library can inflate.
    case szip
    case contiguous
    case classic
  }

  private static let length = 512
  private static let steps = 3

  /// A file of more blocks than are received at once, whose values no filter makes much smaller.
  private func sample(_ storage: Storage, seed: UInt64) throws -> SampleNetCDF {
    let file = try SampleNetCDF(storage == .classic ? .classic : .netCDF4)
    for (name, length) in [("step", Self.steps), ("y", Self.length), ("x", Self.length)] {
      try file.dimension(name, length)
    }
    let isChunked = storage == .deflated || storage == .szip
    try file.variable(
      "t", NC_FLOAT, ["step", "y", "x"], chunks: isChunked ? [1, 128, Self.length] : nil,
      deflate: storage == .deflated)
    if storage == .szip { try file.compressBySzip("t") }
    try file.endDefinitions()
    var generator = SplitMix(state: seed)
    try file.put(
      "t", (0..<Self.steps * Self.length * Self.length).map { _ in generator.fraction() })
    try file.close()
    return file
  }

  /// Numbers that are alike in every run.
  private struct SplitMix {
    var state: UInt64

    mutating func fraction() -> Double {
      state &+= 0x9E37_79B9_7F4A_7C15
      var mixed = state
      mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
      mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
      return Double((mixed ^ (mixed >> 31)) >> 40) / Double(1 << 24)
    }
  }

  private func region(step: Int) -> [Range<Int>] {
    [step..<step + 1, 0..<Self.length, 0..<Self.length]
  }

  private func problem(_ body: () throws -> Void) -> String {
    do {
      try body()
      return ""
    } catch {
      return "\(error)"
    }
  }

  @Test(arguments: Storage.allCases)
  func `a file that is written over while it is read is refused`(_ storage: Storage) throws {
    let file = try sample(storage, seed: 1)
    let other = try sample(storage, seed: 2)
    let read = try openGriddedFile(file.path)
    let first = try read.values(of: "t", region: region(step: 0))
    let bytes = try Data(contentsOf: URL(filePath: other.path))
    let handle = try #require(FileHandle(forUpdatingAtPath: file.path))
    try handle.write(contentsOf: bytes)
    try handle.truncate(atOffset: UInt64(bytes.count))
    try handle.close()
    // The clock of a file system may be coarse.
    try FileManager.default.setAttributes(
      [.modificationDate: Date(timeIntervalSinceNow: 10)], ofItemAtPath: file.path)
    let message = problem { _ = try read.values(of: "t", region: region(step: 2)) }
    #expect(message.contains("\(file.path) changed while it was read"), "\(storage)")
    let now = try openGriddedFile(file.path).values(of: "t", region: region(step: 0))
    #expect(now != first)
  }

  @Test(arguments: Storage.allCases)
  func `a file whose name another takes is never mixed with it`(_ storage: Storage) throws {
    let file = try sample(storage, seed: 1)
    let other = try sample(storage, seed: 2)
    let whole = try openGriddedFile(file.path).values(of: "t", region: region(step: 2))
    let read = try openGriddedFile(file.path)
    _ = try read.values(of: "t", region: region(step: 0))
    #expect(rename(other.path, file.path) == 0)
    // It is refused where it had to be closed in between, as with very many files.
    do throws(ClimateProblem) {
      let values = try read.values(of: "t", region: region(step: 2))
      #expect(values == whole)
    } catch {
      #expect(error.message.contains("changed while it was read"))
    }
  }

  @Test(arguments: Storage.allCases)
  func `an object that changes between index and chunks is refused`(_ storage: Storage) throws {
    let file = try sample(storage, seed: 1)
    let other = try sample(storage, seed: 2)
    let bytes = [UInt8](try Data(contentsOf: URL(filePath: file.path)))
    let server = try RangeServer(["a.nc": bytes])
    defer { server.stop() }
    let cache = FileManager.default.temporaryDirectory.path + "/cairn-\(UUID().uuidString)"
    defer { try? FileManager.default.removeItem(atPath: cache) }
    func opened() throws -> any GriddedDataset {
      try openGriddedFile(
        server.address("a.nc"),
        reader: RemoteReader(cacheFolder: cache, policy: RemoteFileTests.quick))
    }
    let read = try opened()
    let first = try read.values(of: "t", region: region(step: 0))
    #expect(try first == openGriddedFile(file.path).values(of: "t", region: region(step: 0)))
    server.set("a.nc", [UInt8](try Data(contentsOf: URL(filePath: other.path))))
    do throws(ClimateProblem) {
      // A block that came with the first step is of the same version.
      let later = try read.values(of: "t", region: region(step: 2))
      #expect(try later == openGriddedFile(file.path).values(of: "t", region: region(step: 2)))
      #expect(storage == .classic)
    } catch {
      #expect(error.message.contains("\(server.address("a.nc")) changed while it was read"))
    }
    // Started again, nothing of the old version is left, though it was kept.
    for step in [0, 2] {
      let values = try opened().values(of: "t", region: region(step: step))
      #expect(try values == openGriddedFile(other.path).values(of: "t", region: region(step: step)))
    }
  }
}

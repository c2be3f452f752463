import CNetCDF
import Climate
import Foundation
import Testing

@testable import ClimateFiles

/// Files behind addresses that only the HDF5 library can decode.
@Suite struct RemoteLibraryTests {
  private static let side = 512
  private static let steps = 5

  /// Five megabytes, of which a step is one: opening the file does not bring what its middle holds.
  private func sample(seed: UInt64) throws -> SampleNetCDF {
    let file = try SampleNetCDF()
    for (name, length) in [("step", Self.steps), ("y", Self.side), ("x", Self.side)] {
      try file.dimension(name, length)
    }
    try file.variable("t", NC_FLOAT, ["step", "y", "x"], chunks: [1, 128, Self.side])
    try file.compressBySzip("t")
    try file.endDefinitions()
    var state = seed
    try file.put(
      "t",
      (0..<Self.steps * Self.side * Self.side).map { _ in
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return Double(state >> 40)
      })
    try file.close()
    return file
  }

  private let middle = [2..<3, 0..<side, 0..<side]

  @Test func `no file waits for the bytes of another`() throws {
    let files = [try sample(seed: 1), try sample(seed: 2)]
    let names = ["a.nc", "b.nc"]
    let server = try RangeServer()
    defer { server.stop() }
    for (name, file) in zip(names, files) {
      server.set(name, [UInt8](try Data(contentsOf: URL(filePath: file.path))))
    }
    let reader = try RemoteReader(policy: RemoteFileTests.quick)
    var remote: [any GriddedDataset] = []
    for name in names { remote.append(try openGriddedFile(server.address(name), reader: reader)) }
    for name in names { server.set(name, .meets(seconds: 20)) }
    let (opened, region) = (remote, middle)
    try inParallel(2, width: 2) { index throws(ClimateProblem) in
      _ = try opened[index].values(of: "t", region: region)
    }
    #expect(server.mostObjectsAtOnce == 2)
    for (file, remote) in zip(files, remote) {
      let local = try openGriddedFile(file.path).values(of: "t", region: middle)
      #expect(try remote.values(of: "t", region: middle) == local)
    }
  }

  @Test func `a file stays open for its next chunk, and few do`() throws {
    let file = try sample(seed: 1)
    let files = try (0..<20).map { _ in HDF5LibraryFile(try FileBytes(path: file.path)) }
    let memory = UnsafeMutableRawPointer.allocate(byteCount: 4 * Self.side, alignment: 4)
    defer { memory.deallocate() }
    for file in files {
      for step in 0..<2 {
        try HDF5Library.read(
          file, array: "t", box: [step..<step + 1, 3..<4, 0..<Self.side], type: .float32,
          into: memory)
      }
    }
    #expect(files.last?.isOpen == true)
    #expect(files.count(where: \.isOpen) <= HDF5LibraryFile.most)
  }
}

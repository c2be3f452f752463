import Climate
import Foundation
import Glibc
import Testing

@testable import ClimateFiles

/// More files than may be open at once.
@Suite struct OpenFilesTests {
  private let folder: URL

  init() throws {
    folder = FileManager.default.temporaryDirectory.appending(path: "cairn-open-\(UUID())")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  }

  /// A file of 1,000 bytes that all are `number`.
  private func file(_ number: UInt8) throws -> String {
    let file = folder.appending(path: "\(number).bin")
    try Data(repeating: number, count: 1_000).write(to: file)
    return file.path
  }

  /// Files of the folder that the process has open.
  private func openHere() throws -> Int {
    let (manager, numbers) = (FileManager.default, "/proc/self/fd")
    let own = folder.resolvingSymlinksInPath().path + "/"
    return try manager.contentsOfDirectory(atPath: numbers).count { number in
      // A number may be closed meanwhile by another test.
      let path = try? manager.destinationOfSymbolicLink(atPath: "\(numbers)/\(number)")
      return path?.hasPrefix(own) == true
    }
  }

  @Test func `any number of files is read with few open`() throws {
    defer { try? FileManager.default.removeItem(at: folder) }
    let pool = OpenFiles(limit: 4)
    var files: [FileBytes] = []
    for number in 0..<40 { files.append(try FileBytes(path: try file(UInt8(number)), in: pool)) }
    #expect(pool.count == 4)
    #expect(try openHere() == 4)
    // Every thread reads another file than its neighbours, so that files close while others are read.
    let opened = files
    try inParallel(400, width: 8) { turn throws(ClimateProblem) in
      let number = turn * 7 % 40
      let bytes = try opened[number].bytes(at: turn, count: 50)
      guard bytes == [UInt8](repeating: UInt8(number), count: 50) else {
        throw ClimateProblem("File \(number) was read as \(bytes).")
      }
    }
    #expect(pool.count == 4)
    #expect(try openHere() == 4)
    files = []
  }

  @Test func `a file that is let go is closed`() throws {
    defer { try? FileManager.default.removeItem(at: folder) }
    let pool = OpenFiles(limit: 4)
    var bytes: FileBytes? = try FileBytes(path: try file(1), in: pool)
    #expect(bytes?.count == 1_000 && pool.count == 1)
    bytes = nil
    #expect(pool.count == 0)
  }

  @Test func `a file that changed between two reads is refused, never mixed`() throws {
    defer { try? FileManager.default.removeItem(at: folder) }
    let pool = OpenFiles(limit: 1)
    let path = try file(1)
    let first = try FileBytes(path: path, in: pool)
    _ = try FileBytes(path: try file(2), in: pool).bytes(at: 0, count: 1)
    try Data(repeating: 9, count: 1_001).write(to: URL(filePath: path))
    let problem = #expect(throws: ClimateProblem.self) { try first.bytes(at: 0, count: 1) }
    #expect(problem?.message.contains("\(path) changed while it was read") == true)
    try FileManager.default.removeItem(atPath: path)
    let gone = #expect(throws: ClimateProblem.self) { try first.bytes(at: 0, count: 1) }
    #expect(gone?.message.contains("cannot be opened again") == true)
  }

  @Test func `the HDF5 library gets no bytes of a file that changed`() throws {
    defer { try? FileManager.default.removeItem(at: folder) }
    let path = try file(1)
    let bytes = HDF5LibraryFile(try FileBytes(path: path, in: OpenFiles(limit: 4)))
    try Data(repeating: 9, count: 1_001).write(to: URL(filePath: path))
    let memory = UnsafeMutableRawPointer.allocate(byteCount: 4, alignment: 4)
    defer { memory.deallocate() }
    let problem = #expect(throws: ClimateProblem.self) {
      try HDF5Library.read(bytes, array: "x", box: [], type: .float32, into: memory)
    }
    #expect(problem?.message.contains("\(path) changed while it was read") == true)
  }

  @Test func `what comes from addresses is kept with few files open`() throws {
    defer { try? FileManager.default.removeItem(at: folder) }
    let pool = OpenFiles(limit: 2)
    var objects: [CachedBlocks] = []
    for number in 0..<8 {
      let place = folder.appending(path: "object-\(number)")
      try FileManager.default.createDirectory(at: place, withIntermediateDirectories: true)
      objects.append(
        try CachedBlocks(folder: place.path, length: 100, blockSize: 40, in: pool))
    }
    for (number, object) in objects.enumerated() {
      object.keep([UInt8](repeating: UInt8(number), count: 20)[...], as: 2)
    }
    #expect(pool.count == 2)
    for (number, object) in objects.enumerated() {
      #expect(object.block(2) == [UInt8](repeating: UInt8(number), count: 20))
      #expect(object.block(0) == nil)
    }
  }

  @Test func `the program may open as many files as the system lets it`() {
    let resource = Int32(RLIMIT_NOFILE.rawValue)
    var before = rlimit()
    let isKnown = getrlimit(resource, &before) == 0
    defer { _ = setrlimit(resource, &before) }
    var low = before
    low.rlim_cur = 300
    let isSet = setrlimit(resource, &low) == 0
    #expect(isKnown && isSet && openFileLimit() == 300)
    let wanted = Int(clamping: min(before.rlim_max, 65_536))
    #expect(raiseOpenFileLimit() == wanted && openFileLimit() == wanted)
  }
}

import Climate
import Foundation
import TestSupport
import Testing

@testable import ClimateFiles

@Suite struct ZarrStoreTests {
  /// The numbers of make_zarr.py, in row-major order.
  static let numbers: [Float] = (0..<105).map { index in
    index == 52 ? Float.nan : Float(number(index))
  }

  /// 100 t + 10 y + x − 3.
  static func number(_ index: Int) -> Int {
    let (t, y, x) = (index / 35, index / 7 % 5, index % 7)
    return 100 * t + 10 * y + x - 3
  }

  static func isSame(_ left: [Float], _ right: [Float]) -> Bool {
    left.count == right.count
      && zip(left, right).allSatisfy { $0 == $1 || ($0.isNaN && $1.isNaN) }
  }

  func whole(_ store: ZarrStore, _ array: String) throws(ClimateProblem) -> [Float] {
    let shape = try store.description(of: array).shape
    return try store.values(of: array, region: shape.map { 0..<$0 })
  }

  func problem(_ body: () throws(ClimateProblem) -> Void) -> String {
    do throws(ClimateProblem) {
      try body()
      return "no problem"
    } catch { return error.message }
  }

  @Test(arguments: [
    "blosc_lz4_0", "blosc_lz4_1", "blosc_lz4_2", "blosc_zstd_0", "blosc_zstd_1", "blosc_zstd_2",
    "blosc_blosclz_0", "blosc_zlib_0", "zstd", "gzip", "zlib", "none", "big_endian",
    "big_endian_i2", "fortran", "i4", "shuffled",
  ])
  func everyCodecOfVersion2GivesTheNumbers(array: String) throws {
    let packed = try PackedStore("zarr2.json.gz", [array])
    let store = try ZarrStore(path: packed.folder.path)
    let values = try whole(store, array)
    #expect(Self.isSame(values, Self.numbers), "\(array): \(values.prefix(20))")
  }

  @Test(arguments: [
    "plain", "big_endian", "blosc", "blosc_bit", "gzip", "zstd", "checked", "checked_first",
    "transposed", "transposed_twice", "v2_keys", "f8", "i2", "sharded_transposed",
  ])
  func everyCodecOfVersion3GivesTheNumbers(array: String) throws {
    let packed = try PackedStore("zarr3.json.gz", [array])
    let store = try ZarrStore(path: packed.folder.path)
    let values = try whole(store, array)
    #expect(Self.isSame(values, Self.numbers), "\(array): \(values.prefix(20))")
  }

  @Test(arguments: ["sharded_end", "sharded_start"])
  func chunksAndShardsThatWereNeverWrittenAreMissing(array: String) throws {
    let packed = try PackedStore("zarr3.json.gz", [array])
    #expect(packed.objects["\(array)/c/1/0/0"] == nil)
    let values = try whole(ZarrStore(path: packed.folder.path), array)
    var expected = Self.numbers
    for index in expected.indices {
      let (t, y, x) = (index / 35, index / 7 % 5, index % 7)
      if t == 2 || (y < 3 && x < 4) { expected[index] = .nan }
    }
    #expect(Self.isSame(values, expected))
  }

  @Test(arguments: ["zarr2.json.gz", "zarr3.json.gz"])
  func descriptionsNameDimensionsChunksAndAttributes(file: String) throws {
    let packed = try PackedStore(file, ["gzip", "time", "name"])
    let store = try ZarrStore(path: packed.folder.path)
    let array = try store.description(of: "gzip")
    #expect(array.dimensions.map(\.name) == ["time", "lat", "lon"])
    #expect(array.shape == [3, 5, 7])
    #expect(array.chunkShape == [2, 3, 4])
    #expect(array.elementType == .float32)
    #expect(array.attributes["_ARRAY_DIMENSIONS"] == nil)
    #expect(try store.description(of: "time").text("calendar") == "noleap")
    #expect(try store.numbers(of: "time") == [0, 1, 2])
    #expect(try store.texts(of: "name") == ["Aa", "Straße", ""])
  }

  @Test func anyBoxGoesWhereTheStridesSay() throws {
    let packed = try PackedStore("zarr2.json.gz", ["fortran", "none"])
    let store = try ZarrStore(path: packed.folder.path)
    for array in ["fortran", "none"] {
      // Longitude first, then latitude, then time, which is next to itself.
      var values = [Float](repeating: 0, count: 2 * 3 * 4)
      try values.withUnsafeMutableBufferPointer { buffer in
        let base = try #require(buffer.baseAddress)
        try store.read(
          array, region: [1..<3, 2..<5, 2..<6], into: base, strides: [1, 2, 6])
      }
      for t in 0..<2 {
        for y in 0..<3 {
          for x in 0..<4 {
            let expected = Self.numbers[(t + 1) * 35 + (y + 2) * 7 + x + 2]
            let value = values[t + 2 * y + 6 * x]
            #expect(value == expected || (value.isNaN && expected.isNaN))
          }
        }
      }
    }
  }

  @Test func packedNumbersAreScaledAndTheFillIsMissing() throws {
    let packed = try PackedStore("zarr2.json.gz", ["packed"])
    let values = try whole(ZarrStore(path: packed.folder.path), "packed")
    #expect(Self.isSame(values, Self.numbers.map { $0 * 0.5 + 10 }))
  }

  @Test func theFilterFixedScaleOffsetIsUndone() throws {
    let packed = try PackedStore("zarr2.json.gz", ["rescaled"])
    let values = try whole(ZarrStore(path: packed.folder.path), "rescaled")
    for (index, value) in values.enumerated() {
      #expect((value - Float(Self.number(index)) / 10).magnitude < 1e-5)
    }
  }

  @Test func smallIntegersKeepTheirSign() throws {
    let packed = try PackedStore("zarr2.json.gz", ["i1", "u1"])
    let store = try ZarrStore(path: packed.folder.path)
    for array in ["i1", "u1"] {
      let values = try whole(store, array)
      #expect(values[0] == 97 && values[3] == 0 && values[104] == 43)
    }
  }

  @Test func aChunkThatWasNeverWrittenHoldsTheFillValue() throws {
    let packed = try PackedStore("zarr2.json.gz", ["sparse", "zeros", "time"])
    #expect(packed.objects["sparse/0.0.0"] == nil && packed.objects["zeros/0.0.0"] == nil)
    let store = try ZarrStore(path: packed.folder.path)
    // 7 is declared to be missing, wherever it stands.
    #expect(try whole(store, "sparse")[0].isNaN)
    // 0 is what zarr-python declares when it is told nothing, and is a value.
    #expect(try whole(store, "zeros").allSatisfy { $0 == 0 })
    #expect(try store.numbers(of: "time") == [0, 1, 2])
  }

  @Test func theFillValueOfXarrayInVersion3IsMissing() throws {
    let packed = try PackedStore("zarr3.json.gz", ["base64"])
    let values = try whole(ZarrStore(path: packed.folder.path), "base64")
    #expect(Self.isSame(values, Self.numbers))
  }

  @Test func aFilterThatIsNotReadIsNamedAndTheOtherArraysAreRead() throws {
    let packed = try PackedStore("zarr2.json.gz", [])
    let store = try ZarrStore(path: packed.folder.path)
    let message = problem { () throws(ClimateProblem) in
      _ = try store.numbers(of: "refused")
    }
    #expect(message.contains("“delta”") && message.contains("Readable are"))
    #expect(!store.arrays.contains { $0.name == "refused" })
  }

  @Test func `a variable that is there but cannot be read is refused with that reason`() throws {
    let packed = try PackedStore("zarr2.json.gz", ["refused", "time", "lat", "lon"])
    try packed.remove(".zmetadata")
    let files = FileManager.default
    try files.moveItem(
      at: packed.folder.appending(path: "refused"), to: packed.folder.appending(path: "tasmax"))
    let message = problem { () throws(ClimateProblem) in
      _ = try DailyDataset(paths: [packed.folder.path], variable: .tasmax)
    }
    #expect(message.contains("tasmax") && message.contains("“delta”"), "\(message)")
  }

  @Test func aStoreWithoutConsolidatedMetadataIsLookedThrough() throws {
    let packed = try PackedStore("zarr2.json.gz")
    let consolidated = try ZarrStore(path: packed.folder.path)
    try packed.remove(".zmetadata")
    let store = try ZarrStore(path: packed.folder.path)
    #expect(store.arrays.map(\.name) == consolidated.arrays.map(\.name))
    #expect(store.arrays.count == 25)
    #expect(store.attributes["title"]?.text == "made by make_zarr.py")
    #expect(try Self.isSame(whole(store, "zlib"), Self.numbers))
  }

  @Test(arguments: [
    "none/0.0.0", "zlib/0.0.0", "gzip/0.0.0", "zstd/0.0.0", "blosc_lz4_1/0.0.0", "shuffled/0.0.0",
  ])
  func aChunkThatIsCutOffIsAProblemThatNamesIt(key: String) throws {
    let array = String(key.split(separator: "/")[0])
    let packed = try PackedStore("zarr2.json.gz", [array])
    let original = try #require(packed.objects[key])
    for length in [0, 3, 17, 40] {
      try packed.change(key) { $0 = original.prefix(min(length, original.count - 1)) }
      let store = try ZarrStore(path: packed.folder.path)
      let message = problem { () throws(ClimateProblem) in
        _ = try whole(store, array)
      }
      #expect(
        message.contains(key) && message.contains("damaged or cut off"), "\(length): \(message)")
    }
  }

  @Test func aChunkOfAnotherSizeIsAProblem() throws {
    let packed = try PackedStore("zarr2.json.gz", ["zstd", "blosc_zstd_1", "none", "gzip"])
    let other = try #require(packed.objects["zstd/0.0.0"])
    // The chunks of `zstd` have eight bytes an element.
    try packed.change("blosc_zstd_1/0.0.0") { $0.append($0) }
    try packed.change("none/0.0.0") { $0.append(0) }
    try packed.change("gzip/0.0.0") { $0 = other }
    let store = try ZarrStore(path: packed.folder.path)
    for array in ["blosc_zstd_1", "none", "gzip"] {
      let message = problem { () throws(ClimateProblem) in _ = try whole(store, array) }
      #expect(message.contains("\(array)/0.0.0") && message.contains("damaged"))
    }
  }

  @Test(arguments: ["checked", "sharded_transposed", "sharded_end", "blosc", "zstd", "gzip"])
  func changedBytesNeverCrash(array: String) throws {
    let packed = try PackedStore("zarr3.json.gz", [array])
    let key = "\(array)/c/0/0/0"
    let original = try #require(packed.objects[key])
    var seed = Seed(7)
    var problems = 0
    for _ in 0..<20 {
      try packed.change(key) { data in
        data = original
        for _ in 0..<3 {
          data[Int.random(in: 0..<data.count, using: &seed)] = .random(in: 0...255, using: &seed)
        }
      }
      do throws(ClimateProblem) {
        _ = try whole(ZarrStore(path: packed.folder.path), array)
      } catch {
        #expect(error.message.contains("damaged"))
        problems += 1
      }
    }
    // A checksum sees every change; the others see what breaks their format.
    #expect(array == "checked" ? problems == 20 : problems > 2)
  }

  @Test func metadataThatLieAreProblems() throws {
    for (what, change) in [
      ("shape", "[3, -5, 7]"), ("chunks", "[2, 0, 4]"), ("chunks", "[4000000, 4000000, 4000000]"),
      ("dtype", "\"<M8[D]\""), ("compressor", "{\"id\": \"magic\"}"), ("order", "\"Z\""),
      ("fill_value", "\"x\""), ("filters", "[{\"id\": \"fixedscaleoffset\", \"scale\": 0}]"),
    ] {
      let packed = try PackedStore("zarr2.json.gz", ["gzip"])
      try packed.remove(".zmetadata")
      try packed.change("gzip/.zarray") { data in
        var json = (try? JSONSerialization.jsonObject(with: data)) as? [String: Any] ?? [:]
        json[what] = try? JSONSerialization.jsonObject(
          with: Data(change.utf8), options: .fragmentsAllowed)
        data = (try? JSONSerialization.data(withJSONObject: json)) ?? Data()
      }
      let store = try ZarrStore(path: packed.folder.path)
      let message = problem { () throws(ClimateProblem) in
        _ = try store.read("gzip", region: [], into: .allocate(capacity: 1), strides: [])
      }
      #expect(message.hasPrefix("Array “gzip” of"), "\(what): \(message)")
    }
    let packed = try PackedStore("zarr3.json.gz", ["gzip"])
    try packed.change("zarr.json") { $0 = $0.prefix(20) }
    #expect(throws: ClimateProblem.self) { try ZarrStore(path: packed.folder.path) }
    #expect(
      problem { () throws(ClimateProblem) in _ = try ZarrStore(path: "/etc") }
        .contains("no Zarr store"))
  }

  @Test func aStoreBehindAnAddressIsReadAndKept() throws {
    let packed = try PackedStore("zarr2.json.gz", ["zlib"])
    var objects: [String: [UInt8]] = [:]
    for (key, data) in packed.objects { objects["store/" + key] = [UInt8](data) }
    let server = try RangeServer(objects, ["store/zlib/0.0.0": .busy(times: 2)])
    defer { server.stop() }
    let cache = packed.folder.appending(path: "cache").path
    for run in 0..<2 {
      let reader = try RemoteReader(cacheFolder: cache, policy: RemoteFileTests.quick)
      let address = try RemoteAddress(server.address("store"))
      let store = try ZarrStore(RemoteFolder(address, reader: reader))
      #expect(try Self.isSame(whole(store, "zlib"), Self.numbers))
      #expect(reader.progress.cachedBytes > 0 || run == 0)
      #expect(run == 0 || reader.progress.receivedBytes < 100)
    }
    server.set("store/zlib/1.0.0", .status(503))
    let reader = try RemoteReader(cacheFolder: cache, policy: RemoteFileTests.quick)
    let address = try RemoteAddress(server.address("store"))
    let store = try ZarrStore(RemoteFolder(address, reader: reader))
    let message = problem { () throws(ClimateProblem) in _ = try whole(store, "zlib") }
    #expect(message.contains("/store/zlib/1.0.0 answered 503"))
  }

  @Test func shardsBehindAnAddressAreReadByRanges() throws {
    let packed = try PackedStore("zarr3.json.gz", ["sharded_transposed", "time"])
    var objects: [String: [UInt8]] = [:]
    for (key, data) in packed.objects { objects["store/" + key] = [UInt8](data) }
    let server = try RangeServer(objects)
    defer { server.stop() }
    let reader = try RemoteReader(policy: RemoteFileTests.quick)
    let folder = try RemoteFolder(RemoteAddress(server.address("store")), reader: reader)
    let message = problem { () throws(ClimateProblem) in _ = try ZarrStore(folder) }
    #expect(message.contains("consolidated"))
    let store = try ZarrStore(folder, arrays: ["sharded_transposed", "time"])
    #expect(try Self.isSame(whole(store, "sharded_transposed"), Self.numbers))
    #expect(try store.numbers(of: "time") == [0, 1, 2])
  }

  @Test func `a store that cannot be listed is looked into by the usual names`() throws {
    let packed = try PackedStore("zarr3.json.gz", ["sharded_transposed", "time"])
    var objects: [String: [UInt8]] = [:]
    for (key, data) in packed.objects {
      objects["store/" + key.replacing("sharded_transposed", with: "tasmax")] = [UInt8](data)
    }
    // A bucket that refuses what is not there.
    let server = try RangeServer(
      objects, ["store/tasmin/zarr.json": .status(403), "store/lat/zarr.json": .status(403)])
    defer { server.stop() }
    let reader = try RemoteReader(policy: RemoteFileTests.quick)
    let store = try ZarrStore(
      RemoteFolder(RemoteAddress(server.address("store")), reader: reader))
    #expect(store.arrays.map(\.name) == ["tasmax", "time"])
    #expect(try Self.isSame(whole(store, "tasmax"), Self.numbers))
    #expect(try store.numbers(of: "time") == [0, 1, 2])
  }

  /// A store behind a server, with what its reader counts.
  private func remote(
    _ server: RangeServer, arrays: [String] = []
  ) throws -> (store: ZarrStore, reader: RemoteReader) {
    let reader = try RemoteReader(policy: RemoteFileTests.quick)
    let folder = try RemoteFolder(RemoteAddress(server.address("store")), reader: reader)
    return (try ZarrStore(folder, arrays: arrays), reader)
  }

  private func server(_ packed: PackedStore) throws -> RangeServer {
    var objects: [String: [UInt8]] = [:]
    for (key, data) in packed.objects { objects["store/" + key] = [UInt8](data) }
    return try RangeServer(objects)
  }

  @Test(arguments: [("zarr2.json.gz", "sparse"), ("zarr3.json.gz", "sharded_end")])
  func `what a bucket refuses counts as never written while it gives others, and is said`(
    file: String, array: String
  ) throws {
    let packed = try PackedStore(file, [array, "time"])
    let local = try whole(ZarrStore(path: packed.folder.path), array)
    let server = try server(packed)
    defer { server.stop() }
    server.denyAbsent()
    let (store, _) = try remote(server, arrays: [array, "time"])
    #expect(store.readingNotes == [])
    #expect(try Self.isSame(whole(store, array), local))
    let notes = store.readingNotes
    #expect(notes.count == 1)
    #expect(
      notes[0].contains("chunks of \(array) that the server refuses (403), such as \(array)/")
        && notes[0].contains("never written"), "\(notes)")
  }

  @Test func `a bucket that refuses every chunk of an array is a problem`() throws {
    let packed = try PackedStore("zarr2.json.gz", ["zlib", "time"])
    let server = try server(packed)
    defer { server.stop() }
    for key in packed.objects.keys where key.hasPrefix("zlib/") && !key.contains(".z") {
      server.set("store/" + key, .denied)
    }
    let (store, _) = try remote(server)
    let message = problem { () throws(ClimateProblem) in _ = try whole(store, "zlib") }
    #expect(message.contains("gives the metadata of “zlib”"), "\(message)")
    #expect(message.contains("none of the ") && message.contains("The server refuses"))
    #expect(try store.numbers(of: "time") == [0, 1, 2])
  }

  @Test func `a bucket that begins to refuse is a problem and no missing values`() throws {
    let packed = try PackedStore("zarr2.json.gz", ["sparse", "time"])
    let server = try server(packed)
    defer { server.stop() }
    server.denyAbsent()
    let (store, _) = try remote(server)
    _ = try whole(store, "sparse")
    for key in packed.objects.keys { server.set("store/" + key, .denied) }
    let message = problem { () throws(ClimateProblem) in _ = try whole(store, "sparse") }
    #expect(message.contains("The server no longer gives "), "\(message)")
  }

  @Test func `a refusal that is no bucket's stays a problem`() throws {
    let packed = try PackedStore("zarr2.json.gz", ["zlib"])
    let server = try server(packed)
    defer { server.stop() }
    server.set("store/zlib/0.0.0", .status(403))
    let (store, _) = try remote(server)
    let message = problem { () throws(ClimateProblem) in _ = try whole(store, "zlib") }
    #expect(message.contains("The server refuses") && message.contains("/zlib/0.0.0"))
  }

  @Test func `a store of version 2 is found where the root of version 3 is refused`() throws {
    let packed = try PackedStore("zarr2.json.gz", ["zlib"])
    var objects: [String: [UInt8]] = [:]
    for (key, data) in packed.objects { objects["store/" + key] = [UInt8](data) }
    let server = try RangeServer(objects, ["store/zarr.json": .status(403)])
    defer { server.stop() }
    func store() throws(ClimateProblem) -> ZarrStore {
      try ZarrStore(
        RemoteFolder(
          RemoteAddress(server.address("store")),
          reader: RemoteReader(policy: RemoteFileTests.quick)))
    }
    #expect(try Self.isSame(whole(store(), "zlib"), Self.numbers))
    server.set("store/.zmetadata", .status(403))
    let message = problem { () throws(ClimateProblem) in _ = try store() }
    #expect(message.contains("The server refuses") && message.contains("/store/zarr.json"))
  }
}

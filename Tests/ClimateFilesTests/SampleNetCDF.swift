import CNetCDF
import Climate
import Foundation
import Testing

@testable import ClimateFiles

/// Writes small NetCDF files through the NetCDF library itself.
final class SampleNetCDF {
  let path: String
  private var file: Int32 = -1
  private var dimensions: [String: Int32] = [:]
  private var variables: [String: Int32] = [:]

  enum Format: Int32, CaseIterable {
    case classic = 0
    case offset64 = 0x0200
    case data64 = 0x0020
    case netCDF4 = 0x1000
  }

  init(_ format: Format = .netCDF4) throws {
    path = FileManager.default.temporaryDirectory.path + "/cairn-\(UUID().uuidString).nc"
    var id: Int32 = 0
    try check(nc_create(path, format.rawValue, &id))
    file = id
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  // The library is not made for several threads: tests wait for one another and for what they test.
  private func check(_ call: @autoclosure () -> Int32) throws {
    let status = NetCDFLibrary.locked(call)
    guard status == 0 else { throw ClimateProblem(String(cString: nc_strerror(status))) }
  }

  func dimension(_ name: String, _ length: Int) throws {
    var id: Int32 = 0
    try check(nc_def_dim(file, name, length, &id))
    dimensions[name] = id
  }

  /// - Parameter type: `NC_FLOAT` and so on.
  func variable(
    _ name: String, _ type: Int32, _ names: [String], chunks: [Int]? = nil, deflate: Bool = false,
    shuffle: Bool = false, checksum: Bool = false, bigEndian: Bool = false
  ) throws {
    var id: Int32 = 0
    try check(
      nc_def_var(file, name, type, Int32(names.count), names.compactMap { dimensions[$0] }, &id))
    variables[name] = id
    if let chunks { try check(nc_def_var_chunking(file, id, 0, chunks)) }
    if deflate || shuffle {
      try check(nc_def_var_deflate(file, id, shuffle ? 1 : 0, deflate ? 1 : 0, 4))
    }
    if checksum { try check(nc_def_var_fletcher32(file, id, 1)) }
    if bigEndian { try check(nc_def_var_endian(file, id, 2)) }
  }

  func attribute(_ variable: String, _ name: String, _ text: String) throws {
    try check(nc_put_att_text(file, variables[variable] ?? -1, name, text.utf8.count, text))
  }

  func attribute(_ variable: String, _ name: String, _ type: Int32, _ numbers: [Double]) throws {
    try check(
      nc_put_att_double(file, variables[variable] ?? -1, name, type, numbers.count, numbers))
  }

  /// A filter that is not read directly.
  func compressBySzip(_ variable: String) throws {
    try check(nc_def_var_szip(file, variables[variable] ?? -1, 32, 16))
  }

  func endDefinitions() throws { try check(nc_enddef(file)) }

  /// All stored numbers of a variable, as they are.
  func put(_ variable: String, _ numbers: [Double]) throws {
    try check(nc_put_var_double(file, variables[variable] ?? -1, numbers))
  }

  func put(_ variable: String, start: [Int], count: [Int], _ numbers: [Double]) throws {
    try check(nc_put_vara_double(file, variables[variable] ?? -1, start, count, numbers))
  }

  func close() throws { try check(nc_close(file)) }

  /// Time, latitude and longitude, and one variable over them in any order of dimensions.
  static func daily(
    _ format: Format = .netCDF4, days: Int = 20, firstDay: Int = 0, latitudes: [Double],
    longitudes: [Double], order: [String] = ["time", "lat", "lon"], chunks: [Int]? = nil,
    name: String = "tasmax", units: String = "degC", calendar: String = "noleap",
    value: (_ day: Int, _ row: Int, _ column: Int) -> Double
  ) throws -> SampleNetCDF {
    let file = try SampleNetCDF(format)
    let lengths = ["time": days, "lat": latitudes.count, "lon": longitudes.count]
    for name in ["time", "lat", "lon"] { try file.dimension(name, lengths[name] ?? 0) }
    try file.variable("time", NC_DOUBLE, ["time"])
    try file.attribute("time", "units", "days since 2001-01-01")
    try file.attribute("time", "calendar", calendar)
    try file.variable("lat", NC_DOUBLE, ["lat"])
    try file.attribute("lat", "units", "degrees_north")
    try file.variable("lon", NC_DOUBLE, ["lon"])
    try file.attribute("lon", "units", "degrees_east")
    try file.variable(
      name, NC_FLOAT, order, chunks: chunks, deflate: chunks != nil, shuffle: chunks != nil)
    try file.attribute(name, "units", units)
    try file.attribute(name, "_FillValue", NC_FLOAT, [1e20])
    try file.endDefinitions()
    try file.put("time", (0..<days).map { Double(firstDay + $0) + 0.5 })
    try file.put("lat", latitudes)
    try file.put("lon", longitudes)
    var numbers: [Double] = []
    let shape = order.map { lengths[$0] ?? 0 }
    for first in 0..<shape[0] {
      for second in 0..<shape[1] {
        for third in 0..<shape[2] {
          let index = Dictionary(uniqueKeysWithValues: zip(order, [first, second, third]))
          let number = value(index["time"] ?? 0, index["lat"] ?? 0, index["lon"] ?? 0)
          numbers.append(number.isNaN ? 1e20 : number)
        }
      }
    }
    try file.put(name, numbers)
    try file.close()
    return file
  }
}

let NC_BYTE: Int32 = 1
let NC_SHORT: Int32 = 3
let NC_INT: Int32 = 4
let NC_FLOAT: Int32 = 5
let NC_DOUBLE: Int32 = 6
let NC_UBYTE: Int32 = 7

extension SampleNetCDF {
  /// A packed file of `Fixtures`, unpacked into the temporary folder; whoever asks removes it.
  static func unpacked(_ name: String) throws -> String {
    let folder = URL(filePath: #filePath).deletingLastPathComponent()
    let packed = try Data(contentsOf: folder.appending(path: "Fixtures/\(name).gz"))
    let path = FileManager.default.temporaryDirectory.path + "/cairn-\(UUID().uuidString).h5"
    try Data(try Gzip.inflated([UInt8](packed), name: name)).write(to: URL(filePath: path))
    return path
  }
}

internal import CHDF5
internal import CNetCDF
internal import Climate
internal import Foundation

/// An atlas read through the netCDF library: any file of the layout, whoever wrote or copied it.
final class NetCDFAtlas: Sendable {
  let path: String
  let axes: AtlasAxes
  let description: AtlasDescription
  private let handle: Int32
  private let valueVariable: Int32

  init(_ path: String) throws(ClimateProblem) {
    self.path = path
    let handle = try Self.open(path)
    self.handle = handle
    do {
      let reader = Reader(path: path, handle: handle)
      valueVariable = try reader.valueVariable()
      axes = try reader.axes()
      description = reader.description()
    } catch {
      NetCDFLibrary.ignoringFailure { nc_close(handle) }
      throw error
    }
  }

  private static func open(_ path: String) throws(ClimateProblem) -> Int32 {
    try refuseOtherFiles(path)
    var handle: Int32 = 0
    do throws(ClimateProblem) {
      try NetCDFLibrary.call("The atlas \(path) cannot be opened") {
        nc_open(path, NC_NOWRITE, &handle)
      }
    } catch {
      // The library does not say of a file that was cut short what it is.
      if let file = try? FileBytes(path: path) {
        try HDF5Structure.signaturePosition(in: file).map { place throws(ClimateProblem) in
          _ = try HDF5Structure(file: file, signatureAt: place)
        }
      }
      throw error
    }
    return handle
  }

  /// The library would open whatever other file this one names, and give its bytes as values.
  private static func refuseOtherFiles(_ path: String) throws(ClimateProblem) {
    let leads = NetCDFLibrary.locked { hdf5_leads_elsewhere(path) }
    guard leads <= 0 else {
      throw ClimateProblem(
        "\(path): “\(AtlasLayout.value)” is put together from other files, which is not supported. Copy it into one file where its parts are: “nccopy -d 2 -s”."
      )
    }
    guard leads == 0 else {
      throw ClimateProblem("The atlas \(path) is damaged. Fetch or build it again.")
    }
  }

  deinit { NetCDFLibrary.ignoringFailure { nc_close(handle) } }

  /// `[scenario][model][year]` of a place and indicator, by their numbers.
  func values(place: Int, indicator: Int) throws(ClimateProblem) -> [Float] {
    var values = [Float](repeating: .nan, count: axes.valuesPerSeries)
    let start = [place, indicator, 0, 0, 0]
    let count = [1, 1, axes.scenarios.count, axes.models.count, axes.years.count]
    try NetCDFLibrary.call("The atlas \(path) cannot be read") {
      nc_get_vara_float(handle, valueVariable, start, count, &values)
    }
    return values
  }

  /// Reads the metadata of an open file.
  private struct Reader {
    let path: String
    let handle: Int32

    func valueVariable() throws(ClimateProblem) -> Int32 {
      let variable = try variable(AtlasLayout.value)
      var rank: Int32 = 0
      try check { nc_inq_varndims(handle, variable, &rank) }
      guard rank == 5 else { throw notAnAtlas("“value” has \(rank) dimensions and not 5") }
      var dimensions = [Int32](repeating: 0, count: 5)
      try check { nc_inq_vardimid(handle, variable, &dimensions) }
      for (dimension, wanted) in zip(dimensions, AtlasLayout.dimensions) {
        var name = [CChar](repeating: 0, count: Int(NC_MAX_NAME) + 1)
        try check { nc_inq_dimname(handle, dimension, &name) }
        let found = String(decoding: name.prefix { $0 != 0 }.map(UInt8.init), as: UTF8.self)
        guard found == wanted else {
          throw notAnAtlas("“value” has the dimension “\(found)” where “\(wanted)” is wanted")
        }
      }
      return variable
    }

    func axes() throws(ClimateProblem) -> AtlasAxes {
      let latitudes = try doubles("latitude")
      let longitudes = try doubles("longitude")
      let names = try texts("place_name")
      let notes = try optionalTexts(AtlasLayout.placeNote.name)
      let places = zip(try texts("place_id"), names.indices).map { id, index in
        PlaceProfile.Place(
          id: id, name: names[index], latitude: latitudes[index], longitude: longitudes[index],
          note: notes.flatMap { $0[index].isEmpty ? nil : $0[index] })
      }
      let years = try doubles("year").compactMap { $0.map { Int($0) } }
      guard let first = years.first, let last = years.last, first <= last,
        years == Array(first...last)
      else { throw notAnAtlas("its years are not consecutive") }
      let axes = AtlasAxes(
        places: places, indicators: try indicators(), scenarios: try texts("scenario_id"),
        models: try texts("model_id"), years: first...last)
      try axes.check()
      return axes
    }

    private func indicators() throws(ClimateProblem) -> [IndicatorLabel] {
      let columns = try [
        "indicator_id", "indicator_name", "indicator_units", "indicator_definition_set",
        "indicator_equation", "indicator_scale",
      ].map { name throws(ClimateProblem) in try texts(name) }
      return try columns[0].indices.map { index throws(ClimateProblem) in
        guard let scale = MeasurementScale(rawValue: columns[5][index]) else {
          throw notAnAtlas("“\(columns[5][index])” is no scale of an indicator")
        }
        return IndicatorLabel(
          id: columns[0][index], name: columns[1][index], unit: columns[2][index],
          definitionSet: columns[3][index], equation: columns[4][index], scale: scale)
      }
    }

    func description() -> AtlasDescription {
      AtlasDescription(
        title: attribute("title"), institution: attribute("institution"),
        source: attribute("source"), history: attribute("history"), license: attribute("license"),
        cairnVersion: attribute("cairn_version"), parameters: attribute("creation_parameters"),
        gaps: AtlasGap.gaps(in: attribute(AtlasLayout.gaps)))
    }

    /// Empty when the file does not have it.
    private func attribute(_ name: String) -> String {
      var length = 0
      var type: nc_type = 0
      guard
        (try? check { nc_inq_att(handle, NC_GLOBAL, name, &type, &length) }) != nil,
        type == NC_CHAR
      else { return "" }
      var text = [CChar](repeating: 0, count: length)
      guard (try? check { nc_get_att_text(handle, NC_GLOBAL, name, &text) }) != nil else {
        return ""
      }
      return String(decoding: text.map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }

    /// Nil when the file does not have it.
    private func optionalTexts(_ name: String) throws(ClimateProblem) -> [String]? {
      var identifier: Int32 = 0
      guard (try? check { nc_inq_varid(handle, name, &identifier) }) != nil else { return nil }
      return try texts(name)
    }

    private func texts(_ name: String) throws(ClimateProblem) -> [String] {
      let variable = try variable(name)
      var type: nc_type = 0
      try check { nc_inq_vartype(handle, variable, &type) }
      guard type == NC_STRING else { throw notAnAtlas("“\(name)” is not text") }
      let count = try count(variable, name)
      var strings = [UnsafeMutablePointer<CChar>?](repeating: nil, count: count)
      try check { nc_get_var_string(handle, variable, &strings) }
      let texts = strings.map { $0.map { String(cString: $0) } ?? "" }
      NetCDFLibrary.ignoringFailure { nc_free_string(count, &strings) }
      return texts
    }

    /// Nil for NaN.
    private func doubles(_ name: String) throws(ClimateProblem) -> [Double?] {
      let variable = try variable(name)
      var numbers = [Double](repeating: 0, count: try count(variable, name))
      try check { nc_get_var_double(handle, variable, &numbers) }
      return numbers.map { $0.isFinite && $0.magnitude < 1e6 ? $0 : nil }
    }

    /// The length of a variable's dimension, which must be the one that `value` has too.
    private func count(_ variable: Int32, _ name: String) throws(ClimateProblem) -> Int {
      var rank: Int32 = 0
      try check { nc_inq_varndims(handle, variable, &rank) }
      guard rank == 1 else { throw notAnAtlas("“\(name)” has \(rank) dimensions and not 1") }
      var dimension: Int32 = 0
      try check { nc_inq_vardimid(handle, variable, &dimension) }
      let owner =
        AtlasLayout.texts.first { $0.name == name }?.dimension
        ?? (name == "year" ? "year" : "place")
      var wanted: Int32 = 0
      try check { nc_inq_dimid(handle, owner, &wanted) }
      guard wanted == dimension else {
        throw notAnAtlas("“\(name)” does not run along “\(owner)”")
      }
      var length = 0
      try check { nc_inq_dimlen(handle, dimension, &length) }
      guard length <= 1_000_000 else {
        throw notAnAtlas("“\(name)” states \(length) entries, more than any atlas has")
      }
      return length
    }

    private func variable(_ name: String) throws(ClimateProblem) -> Int32 {
      var identifier: Int32 = 0
      guard (try? check { nc_inq_varid(handle, name, &identifier) }) != nil else {
        throw notAnAtlas("it has no “\(name)”")
      }
      return identifier
    }

    private func notAnAtlas(_ reason: String) -> ClimateProblem {
      ClimateProblem("\(path) is not an indicator atlas: \(reason).")
    }

    private func check(_ body: () -> Int32) throws(ClimateProblem) {
      try NetCDFLibrary.call("The atlas \(path) cannot be read", body)
    }
  }
}

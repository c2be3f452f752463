internal import CNetCDF
public import Climate
public import Foundation

/// Writes an indicator atlas, place by place: one NetCDF-4 file with CF metadata.
///
/// `value(place, indicator, scenario, model, year)` is a 32-bit float, NaN where there is none. A chunk holds one
/// place and one indicator, shuffled and deflated at level 2, so that one read answers the usual question. After the
/// last byte that HDF5 knows of, an index is appended (see `AtlasIndex`); other programs do not see it.
///
/// The file is written under another name and takes its own in `finish()`, so that a broken run leaves nothing that
/// looks complete, and repeating a run is harmless.
/// - Limits: Not for use by several threads at once; several writers may be used beside each other.
public final class IndicatorAtlasWriter {
  public let file: URL
  public let axes: AtlasAxes
  private let description: AtlasDescription
  private let temporary: URL
  private var handle: Int32?
  private var valueVariable: Int32 = 0
  private let placeNumbers: [String: Int]
  private let indicatorNumbers: [String: Int]

  /// Begins a file with its metadata.
  ///
  /// - Throws: `ClimateProblem` when an axis is empty or names something twice, or the file cannot be created.
  public init(
    file: URL, axes: AtlasAxes, description: AtlasDescription
  ) throws(ClimateProblem) {
    try axes.check()
    self.file = file
    self.axes = axes
    self.description = description
    temporary = file.deletingLastPathComponent().appendingPathComponent(
      ".\(file.lastPathComponent).\(UUID().uuidString).part")
    placeNumbers = Dictionary(
      uniqueKeysWithValues: zip(axes.places.map(\.id), axes.places.indices))
    indicatorNumbers = Dictionary(
      uniqueKeysWithValues: zip(axes.indicators.map(\.id), axes.indicators.indices))
    var identifier: Int32 = 0
    try NetCDFLibrary.call("The atlas \(file.path) cannot be created") {
      nc_create(temporary.path, NC_NETCDF4 | NC_NOCLOBBER, &identifier)
    }
    handle = identifier
    try define(identifier)
  }

  deinit {
    if let handle { NetCDFLibrary.ignoringFailure { nc_close(handle) } }
    unlink(temporary.path)
  }

  /// Writes all values of one place and indicator.
  ///
  /// - Parameter values: `[scenario][model][year]` in the order of the axes; NaN where there is none
  /// - Throws: `ClimateProblem` when the place or indicator is not one of the axes, the count is wrong, a value is
  ///   infinite, or the disk is full.
  public func write(
    _ values: [Float], place: String, indicator: String
  ) throws(ClimateProblem) {
    guard let placeNumber = placeNumbers[place] else {
      throw ClimateProblem("The atlas \(file.lastPathComponent) has no place “\(place)”.")
    }
    guard let indicatorNumber = indicatorNumbers[indicator] else {
      throw ClimateProblem("The atlas \(file.lastPathComponent) has no indicator “\(indicator)”.")
    }
    guard values.count == axes.valuesPerSeries else {
      throw ClimateProblem(
        "\(values.count) values were given for \(place) and \(indicator); the atlas has \(axes.valuesPerSeries) (scenarios × models × years)."
      )
    }
    guard !values.contains(where: \.isInfinite) else {
      throw ClimateProblem("A value for \(place) and \(indicator) is infinite.")
    }
    guard let handle else { throw ClimateProblem("The atlas \(file.path) is finished.") }
    let start = [placeNumber, indicatorNumber, 0, 0, 0]
    let count = [1, 1, axes.scenarios.count, axes.models.count, axes.years.count]
    try NetCDFLibrary.call("The atlas \(file.path) cannot be written") {
      nc_put_vara_float(handle, valueVariable, start, count, values)
    }
  }

  /// Closes the file, appends its index and gives it its name.
  public func finish() throws(ClimateProblem) {
    guard let handle else { throw ClimateProblem("The atlas \(file.path) is finished.") }
    self.handle = nil
    try NetCDFLibrary.call("The atlas \(file.path) cannot be closed") { nc_close(handle) }
    try AtlasIndex.append(to: temporary.path, axes: axes, description: description)
    guard rename(temporary.path, file.path) == 0 else {
      throw ClimateProblem(
        "The atlas cannot be given its name, \(file.path): \(String(cString: strerror(errno))).")
    }
  }

  private func define(_ handle: Int32) throws(ClimateProblem) {
    var dimensions: [String: Int32] = [:]
    let sizes = [
      axes.places.count, axes.indicators.count, axes.scenarios.count, axes.models.count,
      axes.years.count,
    ]
    for (name, size) in zip(AtlasLayout.dimensions, sizes) {
      var identifier: Int32 = 0
      try check { nc_def_dim(handle, name, size, &identifier) }
      dimensions[name] = identifier
    }
    func variable(
      _ name: String, _ type: Int32, _ names: [String], _ attributes: KeyValuePairs<String, String>
    ) throws(ClimateProblem) -> Int32 {
      var identifier: Int32 = 0
      let shape = names.map { dimensions[$0] ?? 0 }
      try check { nc_def_var(handle, name, type, Int32(shape.count), shape, &identifier) }
      for (key, text) in attributes { try put(handle, identifier, key, text) }
      return identifier
    }
    valueVariable = try variable(
      AtlasLayout.value, NC_FLOAT, AtlasLayout.dimensions,
      [
        "long_name": "value of the indicator for the year",
        "coordinates": AtlasLayout.coordinates(hasNotes: hasNotes),
        "comment":
          "The unit differs by indicator and is in indicator_units. Each model was computed on its own calendar; summaries across models are left to the reader.",
      ])
    var texts: [String: Int32] = [:]
    for text in AtlasLayout.texts + (hasNotes ? [AtlasLayout.placeNote] : []) {
      texts[text.name] = try variable(
        text.name, NC_STRING, [text.dimension], ["long_name": text.longName])
    }
    let latitude = try variable(
      "latitude", NC_DOUBLE, ["place"],
      ["standard_name": "latitude", "long_name": "latitude", "units": "degrees_north"])
    let longitude = try variable(
      "longitude", NC_DOUBLE, ["place"],
      ["standard_name": "longitude", "long_name": "longitude", "units": "degrees_east"])
    let year = try variable(
      "year", NC_INT, ["year"], ["long_name": "calendar year of the value", "units": "1"])
    try defineStorage(handle, coordinates: [latitude, longitude])
    for (key, text) in globalAttributes { try put(handle, NC_GLOBAL, key, text) }
    try check { nc_enddef(handle) }
    try fill(handle, texts: texts, latitude: latitude, longitude: longitude, year: year)
  }

  private func defineStorage(_ handle: Int32, coordinates: [Int32]) throws(ClimateProblem) {
    let chunk = [1, 1, axes.scenarios.count, axes.models.count, axes.years.count]
    var missing = Float.nan
    try check { nc_def_var_chunking(handle, valueVariable, NC_CHUNKED, chunk) }
    // Each chunk is written once and whole, so that keeping many would only fill memory.
    let bytes = 4 * axes.valuesPerSeries
    try check { nc_set_var_chunk_cache(handle, valueVariable, max(bytes, 1 << 20), 521, 1) }
    try check { nc_def_var_deflate(handle, valueVariable, 1, 1, 2) }
    try check { nc_def_var_endian(handle, valueVariable, NC_ENDIAN_LITTLE) }
    try check { nc_def_var_fill(handle, valueVariable, NC_FILL, &missing) }
    for coordinate in coordinates {
      var missing = Double.nan
      try check { nc_def_var_fill(handle, coordinate, NC_FILL, &missing) }
    }
  }

  private var hasNotes: Bool { axes.places.contains { $0.note != nil } }

  private var globalAttributes: [(String, String)] {
    [
      ("Conventions", AtlasLayout.conventions), ("title", description.title),
      ("institution", description.institution), ("source", description.source),
      ("history", description.history), ("license", description.license),
      ("cairn_version", description.cairnVersion),
      ("creation_parameters", description.parameters),
      (AtlasLayout.gaps, AtlasGap.text(of: description.gaps)),
    ].filter { !$0.1.isEmpty }
  }

  private func fill(
    _ handle: Int32, texts: [String: Int32], latitude: Int32, longitude: Int32, year: Int32
  ) throws(ClimateProblem) {
    let columns: [String: [String]] = [
      "place_id": axes.places.map(\.id), "place_name": axes.places.map(\.name),
      AtlasLayout.placeNote.name: axes.places.map { $0.note ?? "" },
      "indicator_id": axes.indicators.map(\.id), "indicator_name": axes.indicators.map(\.name),
      "indicator_units": axes.indicators.map(\.unit),
      "indicator_definition_set": axes.indicators.map(\.definitionSet),
      "indicator_equation": axes.indicators.map(\.equation),
      "indicator_scale": axes.indicators.map(\.scale.rawValue), "scenario_id": axes.scenarios,
      "model_id": axes.models,
    ]
    // In a fixed order, so that equal atlases are equal bytes.
    for name in AtlasLayout.texts.map(\.name) + [AtlasLayout.placeNote.name] {
      guard let identifier = texts[name] else { continue }
      var strings: [UnsafePointer<CChar>?] = (columns[name] ?? []).map { text in
        strdup(text).map { UnsafePointer($0) }
      }
      defer { for string in strings { free(UnsafeMutablePointer(mutating: string)) } }
      try check { nc_put_var_string(handle, identifier, &strings) }
    }
    try check {
      nc_put_var_double(handle, latitude, axes.places.map { $0.latitude ?? .nan })
    }
    try check {
      nc_put_var_double(handle, longitude, axes.places.map { $0.longitude ?? .nan })
    }
    try check { nc_put_var_int(handle, year, axes.years.map { Int32($0) }) }
  }

  private func put(
    _ handle: Int32, _ variable: Int32, _ name: String, _ text: String
  ) throws(ClimateProblem) {
    try check { nc_put_att_text(handle, variable, name, text.utf8.count, text) }
  }

  private func check(_ body: () -> Int32) throws(ClimateProblem) {
    try NetCDFLibrary.call("The atlas \(file.path) cannot be written", body)
  }
}

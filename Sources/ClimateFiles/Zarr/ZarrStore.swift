public import Climate
internal import Synchronization

/// A Zarr store, version 2 or 3, in a folder on disk or behind an address.
///
/// Values come decoded as those of a NetCDF file do. What was never written holds the array's fill value:
/// - Version 2: the fill value is what is missing, as xarray reads it – but 0 only in packed arrays, because
///   zarr-python declares 0 when it is told nothing, and 0 mm and 0 °C are values.
/// - Version 3: what is missing is told by `_FillValue` among the attributes.
/// A chunk that is refused, as buckets do that may not be listed, counts as never written (`ZarrRefusals`).
/// - Source: Zarr storage specification version 2; Zarr core specification version 3.0.
/// - Limits: No shards within shards, irregular grids of chunks, storage transformers or structured types. A remote store
///   needs consolidated metadata, the names of its arrays, or arrays of the usual names.
public struct ZarrStore: GriddedDataset {
  public let path: String
  public let attributes: [String: AttributeValue]
  public let arrays: [ArrayDescription]
  let folder: any ObjectFolder
  let readable: [String: ZarrArray]
  /// Arrays that are there but cannot be read, with the reason.
  public let refused: [String: ClimateProblem]
  let shards = ZarrShards()
  let refusals = ZarrRefusals()

  /// Opens a store.
  ///
  /// - Parameter names: The arrays to look for in a remote store whose metadata are not consolidated.
  /// - Throws: `ClimateProblem` when the folder holds no Zarr store, or its metadata are damaged.
  public init(_ folder: any ObjectFolder, arrays names: [String] = []) throws(ClimateProblem) {
    let listing = try ZarrListing(folder, names: names)
    self.folder = folder
    path = folder.name
    attributes = listing.attributes.compactMapValues(\.attribute)
    var readable: [String: ZarrArray] = [:]
    var refused = listing.refused
    for (name, array) in listing.arrays {
      do throws(ClimateProblem) {
        _ = try ValuePacking(of: array.description)
        readable[name] = array
      } catch { refused[name] = error }
    }
    self.readable = readable
    self.refused = refused
    arrays = readable.values.map(\.description).sorted { $0.name < $1.name }
  }

  /// Opens a store by its path, or by its address with a reader of its own.
  public init(path: String) throws(ClimateProblem) {
    if RemoteAddress.isAddress(path) {
      try self.init(RemoteFolder(RemoteAddress(path), reader: RemoteReader()))
    } else {
      try self.init(LocalFolder(path: path))
    }
  }

  /// The array of a name, or why it cannot be read.
  func array(_ name: String) throws(ClimateProblem) -> ZarrArray {
    if let array = readable[name] { return array }
    if let problem = refused[name] { throw problem }
    _ = try description(of: name)
    throw ClimateProblem("\(path) has no variable “\(name)”.")
  }
}

extension ZarrArray {
  /// Name, shape, storage and attributes, in the words of CF.
  var description: ArrayDescription {
    var known = attributes.compactMapValues(\.attribute)
    known["_ARRAY_DIMENSIONS"] = nil
    if case .text(let text)? = attributes["_FillValue"],
      let number = ZarrFill.number(base64: text, element.type)
    {
      known["_FillValue"] = .numbers([number])
    }
    if isFillMissing, known["_FillValue"] == nil, let fill {
      let isPacked = known["scale_factor"] != nil || known["add_offset"] != nil
      if fill != 0 || isPacked { known["_FillValue"] = .numbers([fill]) }
    }
    let dimensions = zip(dimensionNames, shape).enumerated().map { axis, pair in
      ArrayDescription.Dimension(pair.0 ?? "\(path)_dimension_\(axis + 1)", pair.1)
    }
    return ArrayDescription(
      name: path, dimensions: dimensions, chunkShape: chunkShape,
      elementType: element.type.meant(by: known), attributes: known)
  }
}

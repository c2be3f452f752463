internal import Climate

/// The arrays of a store, found by its consolidated metadata, by looking through its folders, or by name.
struct ZarrListing {
  var attributes: [String: JSONValue] = [:]
  var arrays: [String: ZarrArray] = [:]
  var refused: [String: ClimateProblem] = [:]
  private let folder: any ObjectFolder
  private var firstRefusal: ClimateProblem?

  init(_ folder: any ObjectFolder, names: [String]) throws(ClimateProblem) {
    self.folder = folder
    let (root, refusal) = rootOfVersion3()
    if let root {
      try readVersion3(root, names)
    } else if let consolidated = try consolidated(unless: refusal) {
      try readConsolidated(consolidated)
    } else {
      try readVersion2(names)
    }
    guard !arrays.isEmpty || !refused.isEmpty else {
      throw ClimateProblem("\(folder.name) is a Zarr store without any array.")
    }
  }

  /// The root of a store of version 3, or why it cannot be had: some buckets refuse what is not there.
  private mutating func rootOfVersion3() -> (root: JSONValue?, refusal: ClimateProblem?) {
    do throws(ClimateProblem) { return (try document("zarr.json"), nil) } catch {
      return (nil, error)
    }
  }

  /// The consolidated metadata of version 2.
  ///
  /// - Throws: The refusal of the root of version 3, where there are none.
  private mutating func consolidated(
    unless refusal: ClimateProblem?
  ) throws(ClimateProblem) -> JSONValue? {
    guard let refusal else { return try document(".zmetadata") }
    guard let found = try? document(".zmetadata") else { throw refusal }
    return found
  }

  /// A document of the store; nil where there is none, or a bucket answers as it does for what it does not have.
  private mutating func document(_ key: String) throws(ClimateProblem) -> JSONValue? {
    switch try folder.object(key) {
    case .found(let bytes): return try JSONValue(parsing: bytes, name: folder.name(of: key))
    case .absent: return nil
    case .refused(let problem):
      firstRefusal = firstRefusal ?? problem
      return nil
    }
  }

  private mutating func add(
    _ path: String, _ json: JSONValue,
    _ read: (ZarrMetadata) throws(ClimateProblem) -> ZarrArray
  ) {
    do throws(ClimateProblem) {
      arrays[path] = try read(ZarrMetadata(store: folder.name, path: path, json: json))
    } catch { refused[path] = error }
  }

  // MARK: Version 3

  private mutating func readVersion3(_ root: JSONValue, _ names: [String]) throws(ClimateProblem) {
    guard root["zarr_format"]?.whole == 3 else {
      throw ClimateProblem("\(folder.name) is Zarr of a version that Cairn does not read.")
    }
    if root["node_type"]?.text == "array" {
      return add("", root) { metadata throws(ClimateProblem) in try metadata.version3() }
    }
    attributes = root["attributes"]?.object ?? [:]
    if let nodes = root["consolidated_metadata"]?["metadata"]?.object {
      for (path, node) in nodes where node["node_type"]?.text == "array" {
        add(path, node) { metadata throws(ClimateProblem) in try metadata.version3() }
      }
      return
    }
    for path in try paths(names, marker: "zarr.json") {
      guard let node = try document(path + "/zarr.json"), node["node_type"]?.text == "array" else {
        continue
      }
      add(path, node) { metadata throws(ClimateProblem) in try metadata.version3() }
    }
  }

  // MARK: Version 2

  private mutating func readConsolidated(_ document: JSONValue) throws(ClimateProblem) {
    guard let entries = document["metadata"]?.object else {
      throw ClimateProblem("“\(folder.name(of: ".zmetadata"))” lists no metadata.")
    }
    attributes = entries[".zattrs"]?.object ?? [:]
    for (key, json) in entries where key == ".zarray" || key.hasSuffix("/.zarray") {
      let path = String(key.dropLast(key == ".zarray" ? 7 : 8))
      let own = entries[path.isEmpty ? ".zattrs" : path + "/.zattrs"]?.object ?? [:]
      add(path, json) { metadata throws(ClimateProblem) in try metadata.version2(attributes: own) }
    }
  }

  private mutating func readVersion2(_ names: [String]) throws(ClimateProblem) {
    attributes = try document(".zattrs")?.object ?? [:]
    if let root = try document(".zarray") {
      let own = attributes
      return add("", root) { metadata throws(ClimateProblem) in
        try metadata.version2(attributes: own)
      }
    }
    let group = try document(".zgroup")
    guard group != nil || !names.isEmpty else {
      if let firstRefusal { throw firstRefusal }
      throw ClimateProblem(
        "\(folder.name) is no Zarr store: it has neither zarr.json nor .zmetadata, .zgroup or .zarray. Check that the path leads to the store itself."
      )
    }
    for path in try paths(names, marker: ".zarray") {
      guard let json = try document(path + "/.zarray") else { continue }
      let own = try document(path + "/.zattrs")?.object ?? [:]
      add(path, json) { metadata throws(ClimateProblem) in try metadata.version2(attributes: own) }
    }
  }

  /// Where arrays may be: the names that were given, or the folders that hold a file of this name.
  private func paths(_ names: [String], marker: String) throws(ClimateProblem) -> [String] {
    if !names.isEmpty { return names }
    guard let found = folder.folders(holding: marker) ?? usualArrays(marker) else {
      throw ClimateProblem(
        "\(folder.name) has no consolidated metadata, a remote folder cannot be listed, and no array is called tasmax, tasmin, tas, pr, hurs or sfcWind. Let zarr.consolidate_metadata write the list into the store."
      )
    }
    return found
  }

  /// The arrays of daily climate data that a folder which cannot be listed has under their usual names; nil where it has no
  /// variable.
  private func usualArrays(_ marker: String) -> [String]? {
    func isThere(_ name: String) -> Bool { (try? folder.holds("\(name)/\(marker)")) == true }
    let variables = ClimateVariable.allCases.map(\.rawValue).filter(isThere)
    guard !variables.isEmpty else { return nil }
    return variables + ["time", "lat", "lon", "latitude", "longitude"].filter(isThere)
  }
}

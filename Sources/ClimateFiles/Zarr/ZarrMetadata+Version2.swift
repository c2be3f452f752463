internal import Climate

extension ZarrMetadata {
  /// Reads a `.zarray` document.
  ///
  /// - Source: Zarr storage specification version 2, “Arrays”; filters as NumCodecs defines them.
  func version2(attributes: [String: JSONValue]) throws(ClimateProblem) -> ZarrArray {
    let shape = try shape()
    let filters = json["filters"]?.list ?? []
    let hasTexts = filters.contains { $0["id"]?.text == "vlen-utf8" }
    let found: ZarrElement? =
      hasTexts ? ZarrElement(.text) : json["dtype"]?.text.flatMap { ZarrElement(numpy: $0) }
    let element = try element(found, json["dtype"])
    let chunks = try checked(json["chunks"]?.wholes, rank: shape.count, size: element.size)
    let ascending = Array(shape.indices)
    let order: [Int]
    switch json["order"]?.text {
    case nil, "C": order = ascending
    case "F": order = ascending.reversed()
    case let other?: throw problem("its order “\(other)” is neither C nor F.")
    }
    var codecs = ZarrCodecs(order: order, stored: element, rescaling: nil, bytes: [])
    for filter in filters { try add(filter, to: &codecs) }
    if let compressor = json["compressor"] { try add(compressor, to: &codecs) }
    return ZarrArray(
      path: path, shape: shape, objectShape: chunks, element: element, fill: try fill(element),
      isFillMissing: true, codecs: codecs, sharding: nil,
      keys: ZarrKeys(hasPrefix: false, separator: json["dimension_separator"]?.text ?? "."),
      dimensionNames: dimensionNames(attributes, rank: shape.count), attributes: attributes)
  }

  private func add(_ codec: JSONValue, to codecs: inout ZarrCodecs) throws(ClimateProblem) {
    guard let id = codec["id"]?.text else { throw problem("a filter has no name.") }
    try add(numCodec: id, codec, to: &codecs)
  }

  /// Adds a codec of the NumCodecs library, which version 3 names `numcodecs.…`.
  func add(
    numCodec id: String, _ settings: JSONValue, to codecs: inout ZarrCodecs
  ) throws(ClimateProblem) {
    switch id {
    case "blosc": codecs.bytes.append(.blosc)
    case "zstd": codecs.bytes.append(.zstd)
    case "gzip": codecs.bytes.append(.gzip)
    case "zlib": codecs.bytes.append(.zlib)
    case "crc32c": codecs.bytes.append(.crc32c)
    case "vlen-utf8": codecs.bytes.append(.texts)
    case "shuffle":
      guard let size = settings["elementsize"]?.whole ?? 4 as Int?, (1...256).contains(size) else {
        throw problem("the filter shuffle has no usable element size.")
      }
      codecs.bytes.append(.shuffle(size: size))
    // Both throw bits away when writing; what is stored are values already.
    case "bitround": break
    case "quantize":
      if let stored = settings["astype"]?.text, stored != settings["dtype"]?.text {
        throw refusal("quantize to another type")
      }
    case "fixedscaleoffset":
      guard codecs.rescaling == nil, codecs.bytes.isEmpty else {
        throw refusal("fixedscaleoffset after another filter")
      }
      let (rescaling, stored) = try rescaling(settings)
      codecs.rescaling = rescaling
      if let stored { codecs.stored = stored }
    default: throw refusal(id)
    }
  }

  func dimensionNames(_ attributes: [String: JSONValue], rank: Int) -> [String?] {
    guard let names = attributes["_ARRAY_DIMENSIONS"]?.list, names.count == rank else {
      return [String?](repeating: nil, count: rank)
    }
    return names.map(\.text)
  }
}

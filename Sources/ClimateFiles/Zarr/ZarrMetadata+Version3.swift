internal import Climate

extension ZarrMetadata {
  /// Reads a `zarr.json` document of an array.
  ///
  /// - Source: Zarr core specification version 3.0, with the codecs bytes, transpose, blosc, gzip, zstd, crc32c and
  ///   sharding_indexed.
  func version3() throws(ClimateProblem) -> ZarrArray {
    let shape = try shape()
    guard json["storage_transformers"]?.list?.isEmpty ?? true else {
      throw refusal("storage transformers")
    }
    let found: ZarrElement? =
      json["data_type"]?.text == "string"
      ? ZarrElement(.text) : json["data_type"]?.text.flatMap { ZarrElement(v3: $0) }
    let element = try element(found, json["data_type"])
    guard json["chunk_grid"]?["name"]?.text == "regular" else {
      throw refusal("an irregular grid of chunks")
    }
    let list = json["codecs"]?.list ?? []
    let isSharded = list.contains { name(of: $0) == "sharding_indexed" }
    let objects = try checked(
      json["chunk_grid"]?["configuration"]?["chunk_shape"]?.wholes, rank: shape.count,
      size: element.size, isShard: isSharded)
    let attributes = json["attributes"]?.object ?? [:]
    let names = json["dimension_names"]?.list
    return ZarrArray(
      path: path, shape: shape, objectShape: objects, element: element, fill: try fill(element),
      isFillMissing: false, codecs: try codecs(isSharded ? [] : list, element, rank: shape.count),
      sharding: isSharded ? try sharding(list, objects, element) : nil, keys: try keys(),
      dimensionNames: names?.count == shape.count
        ? names?.map(\.text) ?? [] : dimensionNames(attributes, rank: shape.count),
      attributes: attributes)
  }

  private func name(of codec: JSONValue) -> String? { codec.text ?? codec["name"]?.text }

  private func keys() throws(ClimateProblem) -> ZarrKeys {
    let encoding = json["chunk_key_encoding"]
    let separator = encoding?["configuration"]?["separator"]?.text
    switch encoding.flatMap({ name(of: $0) }) {
    case "default": return ZarrKeys(hasPrefix: true, separator: separator ?? "/")
    case "v2": return ZarrKeys(hasPrefix: false, separator: separator ?? ".")
    case let other: throw refusal("the chunk keys “\(other ?? "")”")
    }
  }

  private func codecs(
    _ list: [JSONValue], _ element: ZarrElement, rank: Int
  ) throws(ClimateProblem) -> ZarrCodecs {
    var codecs = ZarrCodecs(
      order: Array(0..<rank), stored: element, rescaling: nil, bytes: [])
    for codec in list {
      let settings = codec["configuration"] ?? .object([:])
      switch name(of: codec) {
      case "bytes"?:
        guard ["little", "big", nil].contains(settings["endian"]?.text) else {
          throw problem("its byte order is neither little nor big.")
        }
        codecs.stored.isBigEndian = settings["endian"]?.text == "big"
      case "transpose"?:
        guard let order = settings["order"]?.wholes, order.sorted() == Array(0..<rank) else {
          throw problem("the codec transpose has no usable order.")
        }
        let before = codecs.order
        codecs.order = order.map { before[$0] }
      case "vlen-utf8"?: codecs.bytes.append(.texts)
      case let name? where ["blosc", "zstd", "gzip", "crc32c"].contains(name):
        try add(numCodec: name, settings, to: &codecs)
      case let name? where name.hasPrefix("numcodecs."):
        try add(numCodec: String(name.dropFirst(10)), settings, to: &codecs)
      case let name: throw refusal(name ?? "a codec without a name")
      }
    }
    return codecs
  }

  private func sharding(
    _ list: [JSONValue], _ shard: [Int], _ element: ZarrElement
  ) throws(ClimateProblem) -> ZarrSharding {
    guard list.count == 1, let settings = list[0]["configuration"] else {
      throw refusal("sharding_indexed together with other codecs")
    }
    let chunks = try checked(settings["chunk_shape"]?.wholes, rank: shard.count, size: element.size)
    guard zip(shard, chunks).allSatisfy({ $0 % $1 == 0 }) else {
      throw problem("its shards of \(shard) do not hold whole chunks of \(chunks).")
    }
    let inner = settings["codecs"]?.list ?? []
    guard !inner.contains(where: { name(of: $0) == "sharding_indexed" }) else {
      throw refusal("shards within shards")
    }
    let index = settings["index_codecs"]?.list ?? []
    guard index.first.flatMap({ name(of: $0) }) == "bytes",
      index.count == 1 || (index.count == 2 && name(of: index[1]) == "crc32c")
    else { throw refusal("a compressed index of shards") }
    let location = settings["index_location"]?.text ?? "end"
    guard location == "end" || location == "start" else {
      throw refusal("an index of shards at the \(location)")
    }
    return ZarrSharding(
      chunkShape: chunks, codecs: try codecs(inner, element, rank: shard.count),
      isIndexAtEnd: location == "end", hasIndexChecksum: index.count == 2,
      isIndexBigEndian: index[0]["configuration"]?["endian"]?.text == "big")
  }
}

internal import Climate

/// What every kind of Zarr metadata is read with: messages that name the array, and shapes that are checked.
struct ZarrMetadata {
  /// The store's path or address.
  let store: String
  let path: String
  let json: JSONValue

  func problem(_ text: String) -> ClimateProblem {
    ClimateProblem("Array “\(path)” of \(store): \(text)")
  }

  func shape() throws(ClimateProblem) -> [Int] {
    guard let shape = json["shape"]?.wholes,
      shape.allSatisfy({ $0 >= 0 && $0 <= GriddedLimits.dimensionLength })
    else { throw problem("its metadata state no usable shape. The store is damaged.") }
    return shape
  }

  /// Refuses chunks that do not fit the shape or no memory.
  func checked(
    _ chunks: [Int]?, rank: Int, size: Int, isShard: Bool = false
  ) throws(ClimateProblem) -> [Int] {
    guard let chunks, chunks.count == rank, chunks.allSatisfy({ $0 > 0 }) else {
      throw problem("its metadata state no usable shape of chunks. The store is damaged.")
    }
    var bytes = max(size, 1)
    for length in chunks {
      let (product, overflow) = bytes.multipliedReportingOverflow(by: length)
      guard !overflow, isShard || product <= GriddedLimits.chunkBytes else {
        throw problem(
          "one chunk of the shape \(chunks) has more than the \(GriddedLimits.chunkBytes) bytes that are inflated at once. Write the store with smaller chunks."
        )
      }
      bytes = product
    }
    return chunks
  }

  func element(_ found: ZarrElement?, _ name: JSONValue?) throws(ClimateProblem) -> ZarrElement {
    if let found { return found }
    let text = name?.text.map { "“\($0)”" } ?? "of its metadata"
    throw problem(
      "the data type \(text) is not one that can be read. Readable are whole numbers of 8 to 64 bits, floating-point numbers of 32 and 64 bits, and text."
    )
  }

  /// The fill value as a number.
  func fill(_ element: ZarrElement) throws(ClimateProblem) -> Double? {
    guard let value = json["fill_value"], element.type != .text else { return nil }
    guard let number = element.fill(value) else {
      throw problem("its fill value is no \(element.type.rawValue).")
    }
    return number
  }

  /// The filter `fixedscaleoffset`, and how it stores elements.
  func rescaling(
    _ settings: JSONValue
  ) throws(ClimateProblem) -> (ZarrRescaling, stored: ZarrElement?) {
    guard let scale = settings["scale"]?.number, scale != 0, let offset = settings["offset"]?.number
    else { throw problem("the filter fixedscaleoffset has no usable scale and offset.") }
    guard let name = settings["astype"]?.text else {
      return (ZarrRescaling(scale: scale, offset: offset), nil)
    }
    let stored = try element(ZarrElement(numpy: name), settings["astype"])
    return (ZarrRescaling(scale: scale, offset: offset), stored)
  }

  static let readableCodecs =
    "blosc, zstd, gzip, zlib, crc32c, shuffle, fixedscaleoffset, bitround, transpose and sharding_indexed"

  func refusal(_ codec: String) -> ClimateProblem {
    problem(
      "it is stored with “\(codec)”, which Cairn does not read. Readable are \(Self.readableCodecs)."
    )
  }
}

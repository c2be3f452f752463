public import Climate

extension ZarrStore {
  public func read(
    _ array: String, region: [Range<Int>], into base: UnsafeMutablePointer<Float>, strides: [Int]
  ) throws(ClimateProblem) -> Bool {
    let array = try self.array(array)
    let description = array.description
    try check(region, of: description)
    let packing = try ValuePacking(of: description)
    let decoder = ElementDecoder(
      type: description.elementType, isBigEndian: array.decodedElement.isBigEndian, packing: packing
    )
    let unwritten = Float(array.fill.map { packing.value(ofStored: $0) } ?? .nan)
    // Chunks touch different elements of the destination, so threads write without waiting for each other.
    nonisolated(unsafe) let destination = base
    try forEachChunk(of: array, touching: region, strides: strides) {
      chunk, runs, stride throws(ClimateProblem) in
      guard let chunk else {
        runs { _, count, place in
          for index in 0..<count { destination[place + index * stride] = unwritten }
        }
        return
      }
      chunk.decode(by: decoder, runs, into: destination, stride: stride)
    }
    return true
  }

  public func numbers(of array: String) throws(ClimateProblem) -> [Double] {
    let array = try self.array(array)
    let description = array.description
    let packing = try ValuePacking(of: description)
    let decoder = ElementDecoder(
      type: description.elementType, isBigEndian: array.decodedElement.isBigEndian, packing: packing
    )
    let count = try coordinateCount(array)
    let unwritten = array.fill.map { packing.value(ofStored: $0) } ?? .nan
    let result = UnsafeMutableBufferPointer<Double>.allocate(capacity: count)
    result.initialize(repeating: unwritten)
    defer { result.deallocate() }
    nonisolated(unsafe) let destination = result
    try forEachChunk(
      of: array, touching: array.shape.map { 0..<$0 }, strides: rowMajorStrides(of: array.shape)
    ) { chunk, runs, stride throws(ClimateProblem) in
      guard let chunk else { return }
      chunk.bytes.withUnsafeBytes { bytes in
        guard let bytes = bytes.baseAddress else { return }
        runs { first, count, place in
          for index in 0..<count {
            destination[place + index * stride] = decoder.double(
              bytes, layout: chunk.layout, at: first + index)
          }
        }
      }
    }
    return Array(result)
  }

  func coordinateCount(_ array: ZarrArray) throws(ClimateProblem) -> Int {
    var count = 1
    for length in array.shape {
      let (product, overflow) = count.multipliedReportingOverflow(by: length)
      guard !overflow, product <= GriddedLimits.coordinateCount else {
        throw ClimateProblem(
          "Array “\(array.path)” of \(path) has the shape \(array.shape), which is too much for a coordinate."
        )
      }
      count = product
    }
    return count
  }
}

/// An inflated chunk.
struct ZarrChunk {
  var bytes: [UInt8]
  var layout: ElementDecoder.Layout

  /// Decodes the runs that are wanted.
  ///
  /// Decoding has a cost for each call that counts where runs are short; then everything between the first and the
  /// last element is decoded at once, unless most of it is not wanted.
  func decode(
    by decoder: ElementDecoder, _ runs: ZarrStore.Runs,
    into destination: UnsafeMutablePointer<Float>, stride: Int
  ) {
    var (start, end, wanted, number) = (Int.max, 0, 0, 0)
    runs { first, count, _ in
      (start, end) = (min(start, first), max(end, first + count))
      wanted += count
      number += 1
    }
    guard wanted > 0 else { return }
    let isAtOnce = number > 1 && wanted / number < 1024 && 4 * wanted >= end - start
    bytes.withUnsafeBytes { bytes in
      guard let bytes = bytes.baseAddress else { return }
      guard isAtOnce else {
        runs { first, count, place in
          decoder.decode(
            bytes, layout: layout, from: first, count: count, into: destination + place,
            stride: stride)
        }
        return
      }
      let values = UnsafeMutablePointer<Float>.allocate(capacity: end - start)
      defer { values.deallocate() }
      decoder.decode(
        bytes, layout: layout, from: start, count: end - start, into: values, stride: 1)
      runs { first, count, place in
        let (run, out) = (values + (first - start), destination + place)
        if stride == 1 {
          out.update(from: run, count: count)
        } else {
          for index in 0..<count { out[index * stride] = run[index] }
        }
      }
    }
  }
}

extension ZarrArray {
  /// How elements lie after rescaling, which leaves them in the machine's order.
  var decodedElement: ZarrElement {
    chunkCodecs.rescaling == nil ? chunkCodecs.stored : ZarrElement(element.type)
  }
}

extension ZarrStore {
  typealias Runs = ((_ source: Int, _ count: Int, _ destination: Int) -> Void) -> Void

  /// Reads and inflates every chunk that a region touches, once each, on several threads.
  ///
  /// A chunk whose dimensions are stored in another order is walked in that order, so nothing is transposed.
  /// - Parameter visit: Is given the chunk, nil where it was never written; a way to go through its runs; and the
  ///   stride of the destination within a run.
  func forEachChunk(
    of array: ZarrArray, touching region: [Range<Int>], strides: [Int],
    _ visit:
      @escaping @Sendable (ZarrChunk?, Runs, _ stride: Int) throws(ClimateProblem) -> Void
  ) throws(ClimateProblem) {
    let order = array.chunkCodecs.order
    func ordered<Value>(_ values: [Value]) -> [Value] { order.map { values[$0] } }
    let grid = ChunkGrid(shape: ordered(array.shape), chunkShape: ordered(array.chunkShape))
    let (region, strides) = (ordered(region), ordered(strides))
    let stride = strides.last ?? 1
    let count = grid.chunkCount(touching: region)
    let reading = ZarrReading()
    try inParallel(count, width: folder.parallelReads) { number throws(ClimateProblem) in
      let stored = grid.chunk(number, touching: region)
      var position = stored
      for (place, axis) in order.enumerated() { position[axis] = stored[place] }
      let chunk = try self.chunk(of: array, at: position, in: reading)
      try visit(
        chunk,
        { run in grid.forEachRun(of: stored, in: region, strides: strides, run) }, stride)
    }
    try confirm(reading, of: array)
  }

  /// A chunk by its position in the grid; nil where it was never written.
  private func chunk(
    of array: ZarrArray, at position: [Int], in reading: ZarrReading
  ) throws(ClimateProblem) -> ZarrChunk? {
    guard let (bytes, name) = try encoded(array, at: position, in: reading) else { return nil }
    let count = array.chunkShape.reduce(1, *)
    let codecs = array.chunkCodecs
    let inflation = ZarrInflation(codecs: codecs, count: count, name: name)
    let (elements, layout) = try inflation.elements(bytes)
    guard let rescaling = codecs.rescaling else {
      return ZarrChunk(bytes: elements, layout: layout)
    }
    return ZarrChunk(
      bytes: rescaling.elements(
        elements, layout, stored: codecs.stored, as: array.element.type, count: count),
      layout: .plain)
  }

  /// The bytes of a chunk as stored, and what to call it; nil where it was never written.
  func encoded(
    _ array: ZarrArray, at position: [Int], in reading: ZarrReading
  ) throws(ClimateProblem) -> (bytes: [UInt8], name: String)? {
    let key = key(of: array, at: position)
    func noted<Object>(_ answer: ObjectAnswer<Object>) -> Object? {
      if case .refused = answer { refusals.add(key, of: array.path) }
      return reading.note(answer, at: position)
    }
    guard let sharding = array.sharding else {
      return noted(try folder.object(key)).map { ($0, "The chunk \(folder.name(of: key))") }
    }
    let perShard = array.chunksPerShard(sharding)
    let shard = try shards.shard(key) { () throws(ClimateProblem) in
      guard let source = noted(try folder.source(key)) else { return nil }
      return try ZarrShard(source, sharding, count: perShard.reduce(1, *))
    }
    let within = zip(zip(position, perShard).map { $0 % $1 }, rowMajorStrides(of: perShard))
      .reduce(0) { $0 + $1.0 * $1.1 }
    return try shard?.chunk(within).map {
      ($0, "Chunk \(within + 1) of the shard \(folder.name(of: key))")
    }
  }

  /// The key of the object that holds a chunk.
  func key(of array: ZarrArray, at position: [Int]) -> String {
    guard let sharding = array.sharding else { return array.keys.key(array.path, position) }
    return array.keys.key(
      array.path, zip(position, array.chunksPerShard(sharding)).map { $0 / $1 })
  }
}

extension ZarrArray {
  /// How many chunks a shard has along each dimension.
  fileprivate func chunksPerShard(_ sharding: ZarrSharding) -> [Int] {
    zip(objectShape, sharding.chunkShape).map { $0 / $1 }
  }
}

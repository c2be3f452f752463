public import Climate
internal import Synchronization

/// An object behind an address, read by ranges in blocks.
///
/// Opening asks for one byte: the answer tells the size, the version, and whether the server answers ranges. A server that
/// does not is received whole when the object is no larger than the reader's `wholeLimit`, and refused otherwise.
/// An object that changes while it is read is a problem, never a mixture.
public final class RemoteFile: ByteSource {
  public var name: String { address.description }
  public let length: Int
  public var parallelReads: Int { reader.connections }
  private let address: RemoteAddress
  private let reader: RemoteReader
  private let validator: String?
  private let blocks: CachedBlocks?
  /// All bytes, of a server that answers no ranges.
  private let whole: [UInt8]?
  /// Among the files of the reader's recent blocks.
  private let number: Int
  /// The blocks that some thread is receiving.
  private let arrivals = Mutex<[Int: BlockArrival]>([:])

  /// One megabyte: about one chunk of a daily file, and one request each where chunks lie apart.
  static let blockSize = 1 << 20
  /// How many blocks are asked for at once at most.
  static let longestRun = 16

  /// - Throws: `ClimateProblem` when there is no such object, the server refuses it, or does not answer.
  public convenience init(
    _ address: RemoteAddress, reader: RemoteReader
  ) throws(ClimateProblem) {
    switch try reader.part(address, 0..<1) {
    case .found(let reply): self.init(try Opening(address, reader, reply))
    case .absent:
      throw ClimateProblem("There is nothing at \(address) (404, not found). Check the address.")
    case .refused(let problem): throw problem
    }
  }

  /// Opens an object, where there is one.
  static func open(
    _ address: RemoteAddress, reader: RemoteReader
  ) throws(ClimateProblem) -> ObjectAnswer<RemoteFile> {
    switch try reader.part(address, 0..<1) {
    case .found(let reply): .found(RemoteFile(try Opening(address, reader, reply)))
    case .absent: .absent
    case .refused(let problem): .refused(problem)
    }
  }

  private init(_ opening: Opening) {
    address = opening.address
    reader = opening.reader
    length = opening.length
    validator = opening.validator
    blocks = opening.blocks
    whole = opening.whole
    number = reader.recent.number()
  }

  deinit { reader.recent.forget(number) }

  public func read(
    at offset: Int, into buffer: UnsafeMutableRawBufferPointer
  ) throws(ClimateProblem) {
    let range = offset..<offset + buffer.count
    try check(range)
    if let whole { return copy(whole[...], at: 0, to: buffer, range) }
    guard !range.isEmpty else { return }
    let wanted = range.lowerBound / Self.blockSize...(range.upperBound - 1) / Self.blockSize
    var open = wanted.filter { !copyKept($0, to: buffer, range) }
    while !open.isEmpty {
      let (own, others) = claim(open)
      do throws(ClimateProblem) {
        // One may have come since it was looked for.
        try receive(own.filter { !copyKept($0, to: buffer, range) }, into: buffer, range)
      } catch {
        release(own, error)
        throw error
      }
      release(own, nil)
      for (_, arrival) in others { try arrival.wait() }
      open = others.map(\.index).filter { !copyKept($0, to: buffer, range) }
    }
  }

  /// Takes on the blocks that no other thread is receiving.
  private func claim(
    _ blocks: [Int]
  ) -> (own: [Int], others: [(index: Int, arrival: BlockArrival)]) {
    arrivals.withLock { arrivals in
      var own: [Int] = []
      var others: [(index: Int, arrival: BlockArrival)] = []
      for index in blocks {
        if let arrival = arrivals[index] {
          others.append((index, arrival))
        } else {
          arrivals[index] = BlockArrival()
          own.append(index)
        }
      }
      return (own, others)
    }
  }

  private func release(_ blocks: [Int], _ problem: ClimateProblem?) {
    let finished = arrivals.withLock { arrivals in
      blocks.compactMap { arrivals.removeValue(forKey: $0) }
    }
    for arrival in finished { arrival.finish(problem) }
  }

  /// Receives blocks, of those that follow each other several with one request.
  private func receive(
    _ blocks: [Int], into buffer: UnsafeMutableRawBufferPointer, _ range: Range<Int>
  ) throws(ClimateProblem) {
    var missing: [ClosedRange<Int>] = []
    for index in blocks {
      if let last = missing.last, last.upperBound == index - 1, last.count < Self.longestRun {
        missing[missing.count - 1] = last.lowerBound...index
      } else {
        missing.append(index...index)
      }
    }
    let fetched = Mutex<[Int: [UInt8]]>([:])
    let runs = missing
    try inParallel(runs.count, width: reader.connections) { index throws(ClimateProblem) in
      let bytes = try self.fetch(runs[index])
      fetched.withLock { $0[index] = bytes }
    }
    for (index, bytes) in fetched.withLock({ $0 }) {
      copy(bytes[...], at: runs[index].lowerBound * Self.blockSize, to: buffer, range)
    }
  }

  /// False where a block is not kept.
  private func copyKept(
    _ index: Int, to buffer: UnsafeMutableRawBufferPointer, _ range: Range<Int>
  ) -> Bool {
    guard let bytes = kept(index) else { return false }
    copy(bytes[...], at: index * Self.blockSize, to: buffer, range)
    return true
  }

  /// A block that was received before, in this run or an earlier one.
  private func kept(_ index: Int) -> [UInt8]? {
    if let bytes = reader.recent.block(index, of: number) { return bytes }
    guard let bytes = blocks?.block(index) else { return nil }
    reader.count.add(cached: bytes.count)
    reader.recent.keep(bytes, as: index, of: number)
    return bytes
  }

  private func fetch(_ run: ClosedRange<Int>) throws(ClimateProblem) -> [UInt8] {
    let start = run.lowerBound * Self.blockSize
    let end = min((run.upperBound + 1) * Self.blockSize, length)
    guard case .found(let reply) = try reader.part(address, start..<end), reply.status == 206,
      reply.validator == validator,
      reply.contentRange?.total == nil || reply.contentRange?.total == length
    else {
      throw ClimateProblem(
        "\(name) changed while it was read. Run again: what belongs to the old version is thrown away."
      )
    }
    guard reply.body.count == end - start else {
      throw ClimateProblem(
        "\(name) answered \(reply.body.count) bytes where \(end - start) were asked for. The server or a proxy in between is at fault; download the file and give its path."
      )
    }
    for index in run {
      let first = (index - run.lowerBound) * Self.blockSize
      let block = reply.body[first..<min(first + Self.blockSize, reply.body.count)]
      blocks?.keep(block, as: index)
      reader.recent.keep(Array(block), as: index, of: number)
    }
    return reply.body
  }

  /// Copies what two ranges of the object share.
  private func copy(
    _ bytes: ArraySlice<UInt8>, at start: Int, to buffer: UnsafeMutableRawBufferPointer,
    _ range: Range<Int>
  ) {
    let shared = range.clamped(to: start..<start + bytes.count)
    guard !shared.isEmpty else { return }
    bytes.withUnsafeBytes { source in
      let place = shared.lowerBound - range.lowerBound
      UnsafeMutableRawBufferPointer(rebasing: buffer[place...]).copyMemory(
        from: UnsafeRawBufferPointer(
          rebasing: source[shared.lowerBound - start..<shared.upperBound - start]))
    }
  }
}

/// What the first answer tells about an object.
private struct Opening {
  var address: RemoteAddress
  var reader: RemoteReader
  var length: Int
  var validator: String?
  var blocks: CachedBlocks?
  var whole: [UInt8]?

  init(
    _ address: RemoteAddress, _ reader: RemoteReader, _ reply: HTTPReply
  ) throws(ClimateProblem) {
    self.address = address
    self.reader = reader
    validator = reply.validator
    switch reply.status {
    case 200:
      whole = reply.body
      length = reply.body.count
    case 416 where reply.contentRange?.total == 0: length = 0
    default:
      guard let total = reply.contentRange?.total, total >= reply.body.count else {
        throw ClimateProblem(
          "\(address) does not tell its size, so it cannot be read by ranges. Download the file and give its path."
        )
      }
      length = total
      if let cache = reader.cache, let validator {
        blocks = try cache.blocks(
          of: address, validator: validator, length: total, blockSize: RemoteFile.blockSize)
      }
    }
  }
}

internal import CDeflate
internal import Climate
internal import Dispatch
internal import Glibc
internal import Synchronization

/// One chunk in memory, ready to be decoded.
enum LoadedChunk {
  /// The bytes of the chunk; the pointer is to where element 0 is or would be.
  case bytes(UnsafeRawPointer, ElementDecoder.Layout)
  /// A chunk that was never written: every element is this value.
  case unwritten(Float)
}

/// Memory that one worker uses for chunk after chunk.
///
/// One thread at a time has it, which is why it may go from one to another.
final class ChunkScratch: @unchecked Sendable {
  private var stored = UnsafeMutableRawBufferPointer.allocate(byteCount: 0, alignment: 64)
  private var inflated = UnsafeMutableRawBufferPointer.allocate(byteCount: 0, alignment: 64)
  private var decoded = UnsafeMutableRawBufferPointer.allocate(byteCount: 0, alignment: 64)
  private var decompressor: OpaquePointer?
  /// Where the bytes as stored come from; nil where they are no part of a file.
  private var window: (file: FileBytes, range: Range<Int>)?
  /// The chunks of the grid that this worker loads next.
  fileprivate(set) var following: ArraySlice<[Int]> = []

  deinit {
    stored.deallocate()
    inflated.deallocate()
    decoded.deallocate()
    if let decompressor { libdeflate_free_decompressor(decompressor) }
  }

  /// How many bytes it holds.
  private var size: Int { stored.count + inflated.count + decoded.count }

  /// Memory that lies idle: fresh memory costs a fault for each page of it.
  private static let idle = Mutex<[ChunkScratch]>([])
  /// The most memory that is kept for the next worker.
  private static let largestSize = 1 << 26

  /// Lends memory that an earlier worker has left, or new memory.
  static func withScratch(_ body: (ChunkScratch) -> Void) {
    let scratch = idle.withLock { $0.popLast() } ?? ChunkScratch()
    body(scratch)
    scratch.window = nil
    scratch.following = []
    guard scratch.size <= largestSize else { return }
    idle.withLock { if $0.count < workerCount { $0.append(scratch) } }
  }

  /// Memory for the bytes as stored.
  func storedBytes(_ count: Int) -> UnsafeMutableRawPointer {
    window = nil
    return Self.grown(&stored, to: count)
  }

  /// Bytes of a file, read with those behind them that are wanted next: every read has its price, whatever its length.
  ///
  /// - Parameters:
  ///   - count: How many are wanted now.
  ///   - length: How many are read where they are not here yet; at least `count`.
  func storedBytes(
    of file: FileBytes, at offset: Int, count: Int, reading length: Int
  ) throws(ClimateProblem) -> UnsafeRawPointer {
    if let window, window.file === file, window.range.contains(offset),
      count <= window.range.upperBound - offset, let base = stored.baseAddress
    {
      return UnsafeRawPointer(base) + (offset - window.range.lowerBound)
    }
    let memory = storedBytes(length)
    try file.read(at: offset, count: length, into: memory)
    window = (file, offset..<offset + length)
    return UnsafeRawPointer(memory)
  }

  /// Memory for the bytes after inflation.
  func inflatedBytes(_ count: Int) -> UnsafeMutableRawPointer { Self.grown(&inflated, to: count) }

  /// Memory for decoded values.
  func values(_ count: Int) -> UnsafeMutablePointer<Float> {
    Self.grown(&decoded, to: 4 * count).bindMemory(to: Float.self, capacity: count)
  }

  /// Inflates a zlib stream to exactly `count` bytes; nil when the stream is damaged or of another length.
  func inflate(_ source: UnsafeRawPointer, _ length: Int, to count: Int) -> UnsafeRawPointer? {
    if decompressor == nil { decompressor = libdeflate_alloc_decompressor() }
    guard let decompressor else { return nil }
    let target = inflatedBytes(count)
    var actual = 0
    let result = libdeflate_zlib_decompress(decompressor, source, length, target, count, &actual)
    guard result == LIBDEFLATE_SUCCESS, actual == count else { return nil }
    return UnsafeRawPointer(target)
  }

  private static func grown(
    _ memory: inout UnsafeMutableRawBufferPointer, to count: Int
  ) -> UnsafeMutableRawPointer {
    // Sixteen spare bytes let a vector load run past the end.
    if memory.count < count + 16 {
      memory.deallocate()
      memory = .allocate(byteCount: count + 16, alignment: 64)
    }
    // An allocation of at least 16 bytes has a base address.
    return memory.baseAddress ?? UnsafeMutableRawPointer(bitPattern: 64).unsafelyUnwrapped
  }
}

extension ChunkGrid {
  /// Reads a region chunk by chunk on all cores; each chunk is loaded once.
  ///
  /// - Parameters:
  ///   - width: How many chunks are loaded at once; more than there are cores where loading waits for a network.
  ///   - load: Brings one chunk into memory; `elements` are those of it that will be used. Called from
  ///     several threads, each with its own scratch memory.
  /// - Returns: Whether values may be missing; false where it was seen that none is.
  func read(
    _ region: [Range<Int>], into base: UnsafeMutablePointer<Float>, strides: [Int],
    decoder: ElementDecoder, width: Int,
    load:
      @escaping @Sendable (_ chunk: [Int], _ elements: Range<Int>, _ scratch: ChunkScratch)
      throws(ClimateProblem)
      -> LoadedChunk
  ) throws(ClimateProblem) -> Bool {
    let total = chunkCount(touching: region)
    guard total > 0 else { return false }
    let hasGaps = Atomic<Bool>(false)
    let failure = Mutex<ClimateProblem?>(nil)
    let next = Atomic<Int>(0)
    let target = Destination(base: base)
    let workers = min(total, width)
    // Neighbors go to one worker, which may read them at once; where loading waits, each goes to another.
    let batch = width > workerCount ? 1 : max(1, min(8, total / (4 * workers)))
    @Sendable func work(_ scratch: ChunkScratch) {
      while true {
        let first = next.wrappingAdd(batch, ordering: .relaxed).oldValue
        guard first < total else { return }
        let chunks = (first..<min(first + batch, total)).map { chunk($0, touching: region) }
        for (position, chunk) in chunks.enumerated() {
          scratch.following = chunks[(position + 1)...]
          do throws(ClimateProblem) {
            if try place(chunk, region, target.base, strides, decoder, scratch, load) {
              hasGaps.store(true, ordering: .relaxed)
            }
          } catch {
            failure.withLock { $0 = $0 ?? error }
            next.store(total, ordering: .relaxed)
            return
          }
        }
      }
    }
    if workers == 1 {
      ChunkScratch.withScratch(work)
    } else if workers > workerCount {
      try inParallel(workers, width: workers) { _ in ChunkScratch.withScratch(work) }
    } else {
      DispatchQueue.concurrentPerform(iterations: workers) { _ in ChunkScratch.withScratch(work) }
    }
    if let problem = failure.withLock({ $0 }) { throw problem }
    return hasGaps.load(ordering: .relaxed)
  }

  /// Reads what is wanted of one chunk; false where it was seen that none of it is missing.
  private func place(
    _ chunk: [Int], _ region: [Range<Int>], _ base: UnsafeMutablePointer<Float>, _ strides: [Int],
    _ decoder: ElementDecoder, _ scratch: ChunkScratch,
    _ load:
      @Sendable (_ chunk: [Int], _ elements: Range<Int>, _ scratch: ChunkScratch)
      throws(ClimateProblem)
      -> LoadedChunk
  ) throws(ClimateProblem) -> Bool {
    let step = strides.last ?? 1
    let elements = elements(of: chunk, in: region)
    var hasGaps = false
    switch try load(chunk, elements, scratch) {
    case .bytes(let bytes, let layout):
      if decodesAtOnce(elements, chunk, region, strides) {
        // A window that stays in the cache is decoded, and the runs within are copied out of it.
        let size = 1 << 13
        let values = scratch.values(size)
        var window = elements.lowerBound..<elements.lowerBound
        forEachRun(of: chunk, in: region, strides: strides) { source, count, destination in
          if source + count > window.upperBound {
            window = source..<min(source + size, elements.upperBound)
            if decoder.decode(
              bytes, layout: layout, from: source, count: window.count, into: values, stride: 1)
            {
              hasGaps = true
            }
          }
          let (from, to) = (values + source - window.lowerBound, base + destination)
          if step == 1 {
            to.update(from: from, count: count)
          } else {
            for index in 0..<count { to[index * step] = from[index] }
          }
        }
        return hasGaps
      }
      forEachRun(of: chunk, in: region, strides: strides) { source, count, destination in
        if decoder.decode(
          bytes, layout: layout, from: source, count: count, into: base + destination, stride: step)
        {
          hasGaps = true
        }
      }
      return hasGaps
    case .unwritten(let value):
      forEachRun(of: chunk, in: region, strides: strides) { _, count, destination in
        for index in 0..<count { base[destination + index * step] = value }
      }
      return value.isNaN
    }
  }
}

extension ChunkGrid {
  /// True when runs are so short that decoding all of a chunk and copying the runs is faster than decoding each.
  private func decodesAtOnce(
    _ elements: Range<Int>, _ chunk: [Int], _ region: [Range<Int>], _ strides: [Int]
  ) -> Bool {
    let runs = runs(of: chunk, in: region, strides: strides)
    return runs.count > 1 && runs.length < 512 && elements.count <= 4 * runs.count * runs.length
  }
}

/// Memory that several threads write to.
///
/// Each element belongs to one chunk, and each chunk is given to one thread.
private struct Destination: @unchecked Sendable {
  let base: UnsafeMutablePointer<Float>
}

/// How many threads the machine runs at once.
let workerCount = max(1, Int(sysconf(Int32(_SC_NPROCESSORS_ONLN))))

import CLanes
import TestSupport
import Testing

/// The loops for one kind of processor against those for any.
@Suite struct LanesTests {
  /// The kinds beyond the first that this machine can run.
  private static let kinds = Array(1..<max(1, lanes_kinds()))
  private static let shapes: [(days: Int, cells: Int, gap: Int)] = [
    (0, 5, 0), (1, 1, 0), (3, 15, 2), (4, 16, 0), (5, 33, 7), (9, 130, 1), (23, 67, 5),
  ]
  private static let relations = [LANES_BELOW, LANES_AT_MOST, LANES_ABOVE, LANES_AT_LEAST].map {
    Int32($0)
  }

  /// Values with gaps, zeros, and some that equal a threshold; four rows lie before the first.
  private struct Rows {
    let stride: Int
    let floats: [Float]
    let doubles: [Double]
    let marks: [UInt8]

    init(_ shape: (days: Int, cells: Int, gap: Int)) {
      var seed = Seed(7)
      stride = shape.cells + shape.gap
      let count = (shape.days + 4) * stride
      floats = (0..<count).map { _ in
        switch Int.random(in: 0..<12, using: &seed) {
        case 0: .nan
        case 1: 0
        case 2: 290.5
        default: Float.random(in: 270..<310, using: &seed)
        }
      }
      doubles = floats.map { 0.5 * (Double($0) + 289.3) }
      marks = (0..<count).map { _ in UInt8.random(in: 0...1, using: &seed) }
    }
  }

  /// What all loops over rows make of them, as bits.
  private func outcome(
    _ loops: lanes_loops, _ shape: (days: Int, cells: Int, gap: Int)
  ) -> [UInt64] {
    let rows = Rows(shape)
    let (days, cells, stride) = (shape.days, shape.cells, rows.stride)
    var bits: [UInt64] = []
    func states(_ start: Double, _ body: (UnsafeMutablePointer<Double>) -> Void) {
      var states = [Double](repeating: start, count: max(cells, days * cells))
      states.withUnsafeMutableBufferPointer { if let base = $0.baseAddress { body(base) } }
      bits += states.map { $0.isNaN ? 1 : $0.bitPattern }
    }
    func counts(_ body: (UnsafeMutablePointer<Int32>) -> Void) {
      var counts = [Int32](repeating: 3, count: cells)
      counts.withUnsafeMutableBufferPointer { if let base = $0.baseAddress { body(base) } }
      bits += counts.map { UInt64($0) }
    }
    func marks(_ body: (UnsafeMutablePointer<UInt8>) -> Void) {
      var marks = rows.marks
      marks.withUnsafeMutableBufferPointer { if let base = $0.baseAddress { body(base) } }
      bits += marks.map { UInt64($0) }
    }
    rows.floats.withUnsafeBufferPointer { floats in
      rows.doubles.withUnsafeBufferPointer { doubles in
        rows.marks.withUnsafeBufferPointer { marked in
          guard let f = floats.baseAddress.map({ $0 + 4 * stride }),
            let d = doubles.baseAddress.map({ $0 + 4 * stride }), let m = marked.baseAddress
          else { return }
          bits.append(UInt64(loops.has_missing(f, stride, days, cells)))
          bits.append(UInt64(loops.count_outside(f, days * cells, 280, 300)))
          for flag: Int32 in [0, 1] {
            marks { loops.mark_missing(f, stride, days, cells, flag, $0) }
            for relation in Self.relations {
              marks { loops.mark_f32(f, stride, days, cells, relation, 290.5, flag, $0) }
              marks { loops.mark_f64(d, stride, days, cells, relation, 289.9, flag, $0) }
              marks { loops.mark_each_f32(f, f - stride, days * cells, relation, flag, $0) }
              marks { loops.mark_each_f64(d, f - stride, days * cells, relation, flag, $0) }
            }
          }
          for relation in Self.relations {
            counts { loops.count_f32(f, stride, days, cells, relation, 290.5, $0) }
            counts { loops.count_f64(d, stride, days, cells, relation, 289.9, $0) }
          }
          counts { loops.count_marks(m, days, cells, $0) }
          counts { first in
            counts {
              loops.fold_runs(m, days, cells, 3, 3, 1, first, $0)
            }
          }
          counts { first in counts { loops.fold_longest(m, days, cells, first, $0) } }
          states(0) { loops.mean_of(f, f - stride, stride, days, cells, $0) }
          states(0) { loops.difference_of(f, f - stride, stride, days, cells, $0) }
          states(0.1) { loops.sum_f32(f, stride, days, cells, $0) }
          states(0.1) { loops.sum_f64(d, stride, days, cells, $0) }
          for sign in [1.0, -1] {
            states(0.1) { loops.excess_f32(f, stride, days, cells, sign, 288.15, $0) }
            states(0.1) { loops.excess_f64(d, stride, days, cells, sign, 288.15, $0) }
            states(0.1) {
              loops.excess_of_mean(f, f - stride, stride, days, cells, sign, 288.15, $0)
            }
          }
          states(-.infinity) { loops.largest_f32(f, stride, days, cells, $0) }
          states(-.infinity) { loops.largest_f64(d, stride, days, cells, $0) }
          states(.infinity) { loops.smallest_f32(f, stride, days, cells, $0) }
          states(.infinity) { loops.smallest_f64(d, stride, days, cells, $0) }
          states(-.infinity) { loops.five_days_f32(f, stride, days, cells, $0) }
          states(-.infinity) { loops.five_days_f64(d, stride, days, cells, $0) }
          let history = [Double](repeating: 281.7, count: 4 * cells)
          states(-.infinity) {
            loops.first_five_days_f32(f, stride, days, cells, history, $0)
          }
          states(-.infinity) {
            loops.first_five_days_f64(d, stride, days, cells, history, $0)
          }
          states(0) { loops.widen(f, days * cells, $0) }
        }
      }
    }
    return bits
  }

  @Test(arguments: kinds) func everyKindGivesTheSameBits(kind: Int32) {
    for shape in Self.shapes {
      let (general, special) = (lanes_of(0).pointee, lanes_of(kind).pointee)
      #expect(outcome(general, shape) == outcome(special, shape), "\(shape)")
    }
  }

  @Test(arguments: Array(0..<lanes_kinds())) func everyKindDecodesTheSame(kind: Int32) {
    var seed = Seed(3)
    for count in [0, 1, 17, 64, 203] {
      let bytes = (0..<4 * count + 4).map { _ in UInt8.random(in: 0...255, using: &seed) }
      let limits: [Int32] = [-32767, 12, -30000, 30000]
      func decoded(_ loops: lanes_loops) -> [UInt32] {
        var values = [Float](repeating: 0, count: 5 * count)
        bytes.withUnsafeBufferPointer { buffer in
          values.withUnsafeMutableBufferPointer { out in
            guard let bytes = buffer.baseAddress, let out = out.baseAddress else { return }
            let raw = UnsafeRawPointer(bytes)
            let gaps: [Int32] = [
              loops.join_f32(bytes, count, count, 1e20, .nan, out),
              loops.join_i16(bytes, count, count, 0.01, 273.15, limits, out + count),
              loops.join_u16(bytes, count, count, 0.01, 273.15, limits, out + 2 * count),
              loops.unpack_i16(
                raw.assumingMemoryBound(to: Int16.self), count, 0.3, -7, limits, out + 3 * count),
              loops.unpack_u16(
                raw.assumingMemoryBound(to: UInt16.self), count, 0.3, -7, limits, out + 4 * count),
            ]
            for (loop, found) in gaps.enumerated() {
              let values = UnsafeBufferPointer(start: out + loop * count, count: count)
              #expect((found != 0) == values.contains { $0.isNaN }, "loop \(loop) of \(count)")
            }
          }
        }
        return values.map { $0.isNaN ? 1 : $0.bitPattern }
      }
      #expect(decoded(lanes_of(kind).pointee) == decoded(lanes_of(0).pointee))
      // One of the loops, written out.
      let expected = (0..<count).map { index -> UInt32 in
        let stored = Int16(bitPattern: UInt16(bytes[index]) | UInt16(bytes[count + index]) << 8)
        let isMissing = limits[..<2].contains(Int32(stored)) || !(-30000...30000).contains(stored)
        return isMissing ? 1 : Float(Double(stored) * 0.01 + 273.15).bitPattern
      }
      #expect(Array(decoded(lanes_of(kind).pointee)[count..<2 * count]) == expected)
    }
  }
}

internal import Quantities

/// The draws of every input and what the plan comes to in each.
struct DrawSample: Sendable {
  let options: PlanDraws.Options
  let inputs: [UncertainInput]
  private let streams: [DrawStream]
  /// Metric tons by year, draw after draw.
  let businessAsUsual: [[Double]]
  let plan: [[Double]]

  init(_ program: DrawProgram, options asked: PlanDraws.Options, work: DrawWork) {
    var options = asked
    options.draws = max(2, asked.draws)
    let streams = program.inputs.map { [options] in DrawStream($0, options: options) }
    self.options = options
    self.streams = streams
    inputs = program.inputs
    let draws = options.draws
    let tiles = (draws + DrawKernel.width - 1) / DrawKernel.width
    let parts = work(tiles) { tile in
      let start = tile * DrawKernel.width
      let count = min(DrawKernel.width, draws - start)
      return DrawKernel.totals(program, count: count) { input, column in
        streams[input].fill(column, from: start, count)
        program.inputs[input].shape.fill(column, count)
      }
    }
    func gathered(_ offset: Int) -> [[Double]] {
      program.years.indices.map { year in
        var all: [Double] = []
        all.reserveCapacity(draws)
        for part in parts {
          let count = part.count / (2 * program.years.count)
          let first = (2 * year + offset) * count
          all += part[first..<first + count]
        }
        return all
      }
    }
    businessAsUsual = gathered(0)
    plan = gathered(1)
  }

  /// Puts some draws of an input into a column.
  func fill(_ input: Int, _ column: ColumnArithmetic.Column, from start: Int, count: Int) {
    streams[input].fill(column, from: start, count)
    inputs[input].shape.fill(column, count)
  }

  /// The draws of one input, made again.
  func draws(of input: Int) -> [Double] {
    (0..<options.draws).map { inputs[input].shape.value(at: streams[input].unit($0)) }
  }

  /// In which of some equally likely slices of an input's distribution each draw lies.
  ///
  /// - Parameter input: One of the sample's, or one of a past year, which is drawn under the same options.
  func slices(of input: UncertainInput, count: Int) -> [Int] {
    let stream = DrawStream(input, options: options)
    return (0..<options.draws).map { min(count - 1, Int(stream.unit($0) * Double(count))) }
  }

  func spreads(_ work: DrawWork) -> (businessAsUsual: [DrawSpread], plan: [DrawSpread]) {
    let (before, after) = (businessAsUsual, plan)
    let numbers = work(before.count * 2) { index in
      DrawSpread.numbers(index.isMultiple(of: 2) ? before[index / 2] : after[index / 2])
    }
    let spreads = numbers.map { DrawSpread(numbers: $0) }
    return (
      stride(from: 0, to: spreads.count, by: 2).map { spreads[$0] },
      stride(from: 1, to: spreads.count, by: 2).map { spreads[$0] }
    )
  }
}

extension DrawStream {
  /// The numbers of an input under some options.
  init(_ input: UncertainInput, options: PlanDraws.Options) {
    self.init(
      seed: options.seed, input: input.id, slices: options.isLatin ? options.draws : nil)
  }
}

import Testing

@testable import Publishing

/// The same numbers in every run.
private struct SeededGenerator: RandomNumberGenerator {
  var state: UInt64

  /// SplitMix64: Steele, Lea and Flood, Fast Splittable Pseudorandom Number Generators, 2014.
  mutating func next() -> UInt64 {
    state &+= 0x9e37_79b9_7f4a_7c15
    var z = state
    z = (z ^ (z >> 30)) &* 0xbf58_476d_1ce4_e5b9
    z = (z ^ (z >> 27)) &* 0x94d0_49bb_1331_11eb
    return z ^ (z >> 31)
  }
}

@Suite struct LabelPlacementTests {
  private func place(
    _ wanted: [Double], height: Double = 10, in bounds: ClosedRange<Double> = 0...100
  )
    -> [Double]
  {
    LabelPlacement.place(wanted.map { .init(wanted: $0, height: height) }, within: bounds)
  }

  @Test func `labels with room stay where they are`() {
    #expect(place([20, 50, 80]) == [20, 50, 80])
  }

  @Test func `two labels at one place move apart evenly`() {
    #expect(place([50, 50]) == [45, 55])
  }

  @Test func `labels near an end stay inside`() {
    #expect(place([0, 1]) == [5, 15])
    #expect(place([99, 100]) == [85, 95])
  }

  @Test func `labels that do not fit are squeezed evenly`() {
    #expect(place([50, 50, 50, 50], height: 50) == [12.5, 37.5, 62.5, 87.5])
  }

  @Test func `no two of many labels overlap, and their order stays`() {
    var generator = SeededGenerator(state: 7)
    for _ in 0..<100 {
      let wanted = (0..<8).map { _ in Double.random(in: 0...100, using: &generator) }
      let middles = place(wanted)
      let sorted = zip(wanted, middles).sorted { $0.0 < $1.0 }.map(\.1)
      for (upper, lower) in zip(sorted, sorted.dropFirst()) { #expect(lower - upper >= 10 - 1e-6) }
      #expect((middles.min() ?? 0) >= 5 - 1e-6)
      #expect((middles.max() ?? 0) <= 95 + 1e-6)
    }
  }
}

@Suite struct TargetLabelsTests {
  private let size = (width: 150.0, height: 38.0)

  private func place(
    _ marks: [TargetLabels.Point], edges: [[TargetLabels.Point]] = []
  ) throws -> [TargetLabels.Placed] {
    let labels = TargetLabels(width: 450, height: 340, marks: marks, edges: edges)
    return try labels.place(marks.map { _ in [size] }).map { try #require($0).placed }
  }

  @Test func `labels at the right edge stand left of their diamonds, without a line`() throws {
    for placed in try place([(450, 279), (450, 340)]) {
      #expect(placed.box.x + placed.box.width <= 437)
      #expect(placed.leader == nil)
    }
  }

  @Test func `a label with room stays clear of the edges of areas`() throws {
    let edge: [TargetLabels.Point] = [(0, 195), (450, 195)]
    let box = try #require(try place([(200, 200)], edges: [edge]).first).box
    #expect(box.y > 195 || box.y + box.height < 195)
  }

  @Test func `crowded labels cover neither each other nor a diamond`() throws {
    let marks = (0..<6).map { (x: 180 + 15 * Double($0), y: 200.0) }
    let placed = try place(marks)
    for (index, one) in placed.enumerated() {
      for mark in marks { #expect(one.box.distance(to: mark) >= 11) }
      for other in placed[(index + 1)...] { #expect(!one.box.overlaps(other.box)) }
    }
    #expect(placed.contains { $0.leader != nil })
  }
}

@Suite struct TargetMarksTests {
  private func marks(_ count: Int) throws -> TargetMarks {
    let canvas = ChartCanvas(left: 48, right: 222, top: 40, bottom: 30, height: 340)
    let targets = (0..<count).map {
      EmissionsTarget(
        year: 2030 + 5 * ($0 / 2), tonnes: 4e6 - 3e5 * Double($0), label: "Goal \($0) of a town")
    }
    return TargetMarks(
      targets: targets, years: 2021...2050, ticks: [2021, 2050], canvas: canvas,
      scale: LinearScale(covering: [0, 8], from: 340, to: 0),
      unit: EmissionsUnit(for: [8e6]), theme: ChartTheme.bundled)
  }

  @Test func `few targets are labelled where they stand`() throws {
    let marks = try marks(4)
    #expect(marks.room.bottom == 30)
    let drawn = marks.layers().map(\.description).joined()
    #expect(drawn.contains("\"text\":\"2030 target: 4.00\""), "\(drawn)")
    #expect(!drawn.contains("\"text\":\"1\""))
  }

  @Test func `five targets have numbers, and a list below names every one`() throws {
    let marks = try marks(5)
    #expect(marks.room.bottom > 30 + 5 * 16)
    let drawn = marks.layers().map(\.description).joined()
    for index in 0..<5 {
      // Beside the diamond and in the list.
      #expect(drawn.ranges(of: "\"text\":\"\(index + 1)\"").count == 2, "\(drawn)")
      #expect(drawn.contains("\"text\":\"Goal \(index) of a town\""))
    }
  }
}

@Suite struct LinearScaleTests {
  @Test func `ends and ticks are round`() {
    let scale = LinearScale(covering: [3, 17.7], from: 100, to: 0)
    #expect(scale.domain == 0...20)
    #expect(scale.ticks == [0, 5, 10, 15, 20])
    #expect(scale.decimals == 0)
    #expect(scale(10) == 50)
  }

  @Test func `a small removal gets little room`() {
    let scale = LinearScale(covering: [17.7, -0.2], from: 100, to: 0)
    #expect(scale.domain.lowerBound < -0.2)
    #expect(scale.domain.lowerBound > -1)
    #expect(scale.ticks.first == 0)
  }

  @Test func `steps of a quarter keep their decimals`() {
    let scale = LinearScale(covering: [0.61, 1.42], includesZero: false, count: 4, from: 0, to: 1)
    #expect(scale.ticks == [0.5, 0.75, 1, 1.25, 1.5])
    #expect(scale.decimals == 2)
  }

  @Test(
    arguments: [
      [], [0.0], [5.0, 5.0], [-5.0], [.nan], [1.7e308, -1.7e308], [.leastNonzeroMagnitude],
    ] as [[Double]])
  func `any values have a scale`(values: [Double]) {
    let scale = LinearScale(covering: values, includesZero: false, from: 0, to: 100)
    #expect(scale.domain.upperBound > scale.domain.lowerBound)
    #expect(scale.ticks.count > 1)
  }
}

@Suite struct YearTicksTests {
  @Test func `both ends are ticks and none is near them`() {
    #expect(YearTicks.ticks(in: 2021...2050) == [2021, 2030, 2040, 2050])
    #expect(YearTicks.ticks(in: 2005...2050) == [2005, 2010, 2020, 2030, 2040, 2050])
    #expect(YearTicks.ticks(in: 2021...2021) == [2021])
  }
}

@Suite struct TextMetricsTests {
  private let metrics: TextMetrics
  init() { metrics = ChartTheme.bundled.metrics }

  @Test func `a line is the sum of its characters`() {
    // Inter Regular: H 740, i 264 thousandths; see text-metrics.json.
    let width = metrics.width(of: "HH", size: 10)
    #expect(abs(width - 14.8) < 0.05)
    #expect(
      metrics.width(of: "Hi", size: 10, weight: .semibold) > metrics.width(of: "Hi", size: 10))
  }

  @Test func `text breaks between words and ends in an ellipsis when it must`() {
    let lines = metrics.lines(of: "Weatherize homes and tune up systems", size: 13, width: 120)
    #expect(lines.count == 2)
    #expect(lines.last?.hasSuffix("…") == true)
    #expect(lines.allSatisfy { metrics.width(of: $0, size: 13) <= 120 })
    #expect(metrics.lines(of: "Short", size: 13, width: 120) == ["Short"])
    #expect(metrics.lines(of: "", size: 13, width: 120) == [""])
  }
}

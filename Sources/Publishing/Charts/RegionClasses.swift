import Foundation

/// Values of a map in classes, light to dark.
struct RegionClasses {
  /// One more than there are classes, rising.
  private(set) var limits: [Double]
  /// Decimals that the limits need.
  private(set) var decimals: Int
  private(set) var colors: [(ground: String, text: String)]
  /// Decimals of values, when the measure says.
  let valueDecimals: Int?
  /// How the limits came to be, in a sentence; nil where classes have names.
  let sentence: String?
  /// By class; empty where limits tell them.
  private(set) var names: [String] = []

  /// Nil without a value, and for a palette without shades.
  init?(_ values: [Double], _ measure: RegionMap.Measure, theme: ChartTheme) {
    let palette = theme.palette
    guard !values.isEmpty, palette.sequential.count > 1 else { return nil }
    valueDecimals = measure.decimals
    switch measure.breaks {
    case .round:
      (limits, decimals) = Self.round(values)
      sentence = "Classes are equally wide, with round limits."
    case .equalCount:
      (limits, decimals) = Self.equalCount(values, decimals: measure.decimals)
      sentence = "Each class has about as many areas as the others; limits are rounded."
    case .fixed(let fixed):
      limits = fixed
      decimals = Self.decimals(of: fixed)
      sentence = "The limits of the classes are the same on every map of this measure."
    case .named(let names):
      self.names = names
      limits = (0...names.count).map { Double($0) - 0.5 }
      decimals = 0
      sentence = nil
    }
    guard limits.count > 1 else { return nil }
    let count = limits.count - 1
    colors = (0..<count).map { index in
      let last = Double(palette.sequential.count - 1)
      let place =
        count == 1 ? Int(last) : Int((Double(index) * last / Double(count - 1)).rounded())
      let text =
        palette.sequentialText.indices.contains(place)
        ? palette.sequentialText[place] : palette.ink
      return (palette.sequential[place], text)
    }
  }

  /// The colors of a value; one beyond the limits has those of the nearest class.
  func colors(of value: Double) -> (ground: String, text: String) {
    let index = limits.dropFirst().firstIndex { value < $0 }.map { $0 - 1 } ?? colors.count - 1
    return colors[min(max(0, index), colors.count - 1)]
  }

  /// The name of a value's class; nil where classes have none.
  func name(of value: Double) -> String? {
    let place = Int(value)
    return names.indices.contains(place) ? names[place] : nil
  }

  private static func round(_ values: [Double]) -> ([Double], Int) {
    let scale = LinearScale(covering: values, includesZero: false, count: 4, from: 0, to: 1)
    return (scale.ticks, scale.decimals)
  }

  /// Five classes of about equal count, at limits of two significant digits of the spread.
  private static func equalCount(_ values: [Double], decimals wanted: Int?) -> ([Double], Int) {
    let sorted = values.sorted()
    guard let low = sorted.first, let high = sorted.last, high > low else { return round(values) }
    let step = pow(10, floor(log10(high - low)) - 2)
    var limits = [floor(low / step + 1e-6) * step]
    for part in 1..<5 {
      let value = sorted[min(sorted.count - 1, sorted.count * part / 5)]
      let limit = (value / step).rounded() * step
      if let last = limits.last, limit > last + step / 2 { limits.append(limit) }
    }
    let end = (high / step - 1e-6).rounded(.up) * step
    if let last = limits.last, end > last + step / 2 { limits.append(end) }
    return (limits, Self.decimals(of: limits))
  }

  private static func decimals(of limits: [Double]) -> Int {
    (0...3).first { decimals in
      let scale = pow(10, Double(decimals))
      return limits.allSatisfy { abs($0 * scale - ($0 * scale).rounded()) < 1e-6 }
    } ?? 3
  }
}

extension RegionClasses {
  /// Draws named classes side by side, each before its name.
  ///
  /// - Returns: The width of all, pixels.
  func drawNames(
    x: Double, y: Double, theme: ChartTheme, _ overlay: inout ChartOverlay
  ) -> Double {
    var place = x
    for (name, colors) in zip(names, colors) {
      overlay.box(
        x: place, y: y, width: 20, height: 13, color: colors.ground, stroke: theme.palette.muted)
      overlay.text(name, x: place + 27, y: y + 7, color: theme.palette.ink)
      place += 27 + theme.metrics.width(of: name, size: ChartTheme.labelSize) + 26
    }
    return place - x - 26
  }

  /// Draws the classes side by side with their limits below.
  ///
  /// - Parameters:
  ///   - x, y: The upper left corner of the first, pixels.
  ///   - step: The width of each, pixels.
  /// - Returns: The width of all, pixels.
  func drawScale(
    x: Double, y: Double, step: Double, palette: ChartPalette, _ overlay: inout ChartOverlay
  ) -> Double {
    for (index, colors) in colors.enumerated() {
      overlay.box(
        x: x + Double(index) * step, y: y, width: step - 1, height: 13, color: colors.ground)
    }
    for (index, limit) in limits.enumerated() {
      overlay.text(
        ChartNumbers.text(limit, decimals: decimals), x: x + Double(index) * step, y: y + 23,
        color: palette.muted, size: ChartTheme.smallSize, align: .center)
    }
    return Double(colors.count) * step
  }
}

internal import Factors
internal import Forecast
internal import Quantities
internal import Tables

/// A range that the program suggests for a number that nobody has judged yet.
public struct RangeProposal: Sendable {
  public let subject: RangeSubject
  public let range: InputRange
  /// Where the ends come from, such as a citation; empty for the program's own rule of thumb.
  public let basis: String
  /// The plan's emissions of the year at both ends, metric tons CO2e; nil for what emissions do not follow.
  public let ends: (low: Double, high: Double)?

  /// How far apart the ends are, metric tons.
  public var swing: Double { ends.map { ($0.high - $0.low).magnitude } ?? 0 }

  /// The id of the source that a row taken over names.
  public static let source = "cairn-suggestion"
}

extension RangeCatalog {
  /// Ranges for numbers without one, the number that moves the plan's emissions of a year most first.
  ///
  /// A parameter gets the span that the library gives for it, if the plan's number lies within. Everything else gets a rule of
  /// thumb:
  ///
  ///     parameter  70 to 130 %, triangular      policy   half to all of its effect, triangular
  ///     fact       90 to 110 %, normal          record   90 to 110 %, normal
  ///     path       70 to 140 %, lognormal       factor   90 to 110 %, normal
  ///     cost       80 to 150 %, triangular
  ///
  /// - Source: None; nobody has measured the rules of thumb, and what is made by them says so.
  /// - Limits: At most `limit` are given, of the first 400 numbers without a range.
  public func proposals(
    in year: Int, limit: Int, work: DrawWork = PlanDraws.inTurn
  ) -> [RangeProposal] {
    let made = held.prefix(400).compactMap { subject in
      range(for: subject).map { (subject, $0.range, $0.basis) }
    }
    var reader = RangeResolution(
      portfolio: portfolio, costs: costs, prices: prices, rate: rate, baseYears: baseYears)
    var usable: [(RangeSubject, InputRange, String)] = []
    for candidate in made {
      let before = reader.inputs.count
      reader.read(candidate.1)
      if reader.inputs.count > before { usable.append(candidate) }
    }
    let ends = ends(of: reader.inputs, in: year, work: work)
    return zip(usable, ends).map { made, ends in
      RangeProposal(subject: made.0, range: made.1, basis: made.2, ends: ends)
    }.sorted { ($1.swing, $0.range.id) < ($0.swing, $1.range.id) }.prefix(limit)
      .filter { $0.swing > 0 }
  }

  /// The range that would be suggested for a number, with its basis as in `RangeProposal`; nil for one that is 0.
  public func suggestion(for subject: RangeSubject) -> (range: InputRange, basis: String)? {
    range(for: subject)
  }

  private func range(for subject: RangeSubject) -> (range: InputRange, basis: String)? {
    if let span = librarySpan(subject) {
      return (row(subject, .triangular, span.low...span.high), span.basis)
    }
    let (distribution, low, high): (InputRange.Distribution, Double, Double) =
      switch subject.what {
      case .parameter: (.triangular, 0.7, 1.3)
      case .policy: (.triangular, 0.5, 1)
      case .path: (.lognormal, 0.7, 1.4)
      case .cost: (.triangular, 0.8, 1.5)
      case .indicator, .record, .factor, .price: (.normal, 0.9, 1.1)
      // When things happen is the plan's own choice, and no rule of thumb tells how it goes.
      case .timing, .uptake, .rebound, .decay, .policyTiming, .discountRate: (.uniform, 1, 1)
      }
    let ends = [low * subject.stated, high * subject.stated].sorted()
    guard subject.stated != 0, low < high, distribution != .lognormal || ends[0] > 0 else {
      return nil
    }
    let bounds = subject.bounds ?? -.infinity ... .infinity
    let clamped = max(ends[0], bounds.lowerBound)...min(ends[1], bounds.upperBound)
    return (row(subject, distribution, clamped), "")
  }

  /// The span that the library gives for a parameter, in the unit of its row.
  private func librarySpan(
    _ subject: RangeSubject
  ) -> (low: Double, high: Double, basis: String)? {
    let facts = CalculatorFacts.standard
    guard subject.what == .parameter,
      let action = portfolio.effective.first(where: { $0.id == subject.subject }),
      let usual = facts.usual(subject.parameter, of: action.kind),
      let low = usual.low.flatMap(Double.init), let high = usual.high.flatMap(Double.init),
      let own = MeasurementUnit.named(subject.unit), let its = MeasurementUnit.named(usual.unit),
      own.kind == its.kind
    else { return nil }
    let scale = its.canonicalFactor / own.canonicalFactor
    guard low < high, (low * scale...high * scale).contains(subject.stated) else { return nil }
    return (low * scale, high * scale, facts.citation(usual.sources))
  }

  private func row(
    _ subject: RangeSubject, _ distribution: InputRange.Distribution, _ ends: ClosedRange<Double>
  ) -> InputRange {
    InputRange(
      id: "\(subject.what.rawValue)/\(subject.subject)/\(subject.parameter)", what: subject.what,
      subject: subject.subject, parameter: subject.parameter, distribution: distribution,
      low: Self.rounded(ends.lowerBound, down: true),
      best: nil, high: Self.rounded(ends.upperBound, down: false), source: RangeProposal.source,
      note: "", place: Place(file: "ranges.csv"))
  }

  /// Four digits, away from the middle so that what is stated stays within.
  private static func rounded(_ value: Double, down: Bool) -> Double {
    guard let scale = DecimalScale.bringing(value, to: 4) else { return value }
    // What is a round number but for the last digits is taken as it.
    let (scaled, near) = (value * scale, (value * scale).rounded())
    guard (scaled - near).magnitude > 1e-9 * scaled.magnitude else { return near / scale }
    return scaled.rounded(down ? .down : .up) / scale
  }
}

internal import Inventory
internal import Quantities
internal import Tables

/// A part of a stream that some actions act on by itself.
struct StreamPart: Hashable, Sendable {
  /// The position of the stream.
  let stream: Int
  let use: StreamUse
  /// Of the stream's activity and emissions.
  let share: Double
  /// The share as stated, which is larger where the parts of a stream were more than all of it.
  let stated: Double
  /// Its own activity for an activity of the whole with the same emissions.
  let activity: Double
}

/// The parts that the actions of a plan divide streams into.
///
/// Parts of one stream do not overlap, so that what is done to each adds up:
///
///     A = A · (1 − Σ s) + Σ A · s;  after actions on the parts: A · (1 − Σ s · p)
///
/// while actions on one part, or on the whole, act on what others have left of it.
/// - Limits: A part has the same share in every year, the largest that an action states of it. Parts that come to more than
///   the whole are made smaller in proportion, with a finding.
struct StreamParts: Sendable {
  /// By stream, then in the order of the actions.
  let parts: [StreamPart]
  let findings: [Finding]

  /// No stream is divided.
  static let none = StreamParts(parts: [], findings: [])

  private init(parts: [StreamPart], findings: [Finding]) {
    self.parts = parts
    self.findings = findings
  }

  /// What one action says of the size of a part.
  private struct Claim {
    let action: Action
    let part: UsePart
    let share: Double
  }

  /// - Parameters:
  ///   - actions: Whose parameters are complete.
  ///   - records: Of the streams, in their order.
  init(_ actions: [Action], records: [ActivityRecord]) {
    var claims: [Int: [Claim]] = [:]
    var wholes: [Int: [Claim]] = [:]
    for action in actions {
      for part in Calculator.of(action.kind).parts {
        let share = part.share(action)
        guard share > 0 else { continue }
        let (test, isWhole) = (part.reach.test(action), part.isWhole(action))
        for position in records.indices where test(records[position]) {
          let claim = Claim(action: action, part: part, share: share)
          if isWhole {
            wholes[position, default: []].append(claim)
          } else {
            claims[position, default: []].append(claim)
          }
        }
      }
    }
    var parts: [StreamPart] = []
    var findings = Self.notes(wholes, beside: claims)
    for (stream, claims) in claims.sorted(by: { $0.key < $1.key }) {
      let largest = Self.largest(claims)
      let sum = largest.reduce(0) { $0 + $1.share }
      for claim in largest {
        parts.append(
          StreamPart(
            stream: stream, use: claim.part.use, share: claim.share / max(1, sum),
            stated: claim.share, activity: claim.part.activity(claim.action)))
      }
      guard sum > 1 + 1e-9 else { continue }
      let finding = Self.finding(largest, sum)
      if !findings.contains(finding) { findings.append(finding) }
    }
    self.parts = parts
    self.findings = findings
  }

  /// A note for each action that takes a stream undivided of which others take the part that is for one use.
  private static func notes(_ wholes: [Int: [Claim]], beside claims: [Int: [Claim]]) -> [Finding] {
    var findings: [Finding] = []
    for (stream, wholes) in wholes.sorted(by: { $0.key < $1.key }) {
      let others = (claims[stream] ?? []).map { "\($0.part.use.rawValue) (“\($0.action.id)”)" }
      guard !others.isEmpty else { continue }
      for whole in wholes {
        let input = whole.part.inputs[0]
        let finding = Finding(
          .note,
          "“\(whole.action.id)” takes the fuel for every use, with what others act on: \(others.joined(separator: ", ")). State “\(input)”, the part of the fuel that heats rooms, so that it leaves them theirs.",
          at: whole.action.parameters[input]?.place ?? whole.action.place)
        if !findings.contains(finding) { findings.append(finding) }
      }
    }
    return findings
  }

  /// The largest claim to each use, in the order of the actions.
  private static func largest(_ claims: [Claim]) -> [Claim] {
    var order: [StreamUse] = []
    var known: [StreamUse: Claim] = [:]
    for claim in claims {
      if let other = known[claim.part.use] {
        if claim.share > other.share { known[claim.part.use] = claim }
      } else {
        order.append(claim.part.use)
        known[claim.part.use] = claim
      }
    }
    return order.compactMap { known[$0] }
  }

  private static func finding(_ claims: [Claim], _ sum: Double) -> Finding {
    func percent(_ share: Double) -> String { NumberText.significant(share * 100, digits: 3) }
    let list = claims.map { "\($0.part.use.rawValue) \(percent($0.share)) (“\($0.action.id)”)" }
    let first = claims[0]
    let place = first.part.inputs.lazy.compactMap { first.action.parameters[$0]?.place }.first
    return Finding(
      .warning,
      "Parts of the same whole come to \(percent(sum)) percent of it: \(list.joined(separator: ", ")). Each was taken smaller in proportion in every year, also before the others start. Correct \(first.part.inputs.map { "“\($0)”" }.joined(separator: " or ")), so that they come to 100 percent or less.",
      at: place ?? first.action.place)
  }

  /// Values by stream with what the parts take taken off, then the values of the parts.
  func divided(_ values: [Double]) -> [Double] {
    guard !parts.isEmpty else { return values }
    var taken = [Double](repeating: 0, count: values.count)
    for part in parts { taken[part.stream] += part.share }
    return zip(values, taken).map { $0 * max(0, 1 - $1) }
      + parts.map { values[$0.stream] * $0.share }
  }

  /// What is alike for a stream and its parts, by position.
  func repeated<Value>(_ values: [Value]) -> [Value] {
    values + parts.map { values[$0.stream] }
  }
}

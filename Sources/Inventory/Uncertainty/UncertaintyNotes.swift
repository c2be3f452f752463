internal import Quantities

/// Sentences that go with an interval, the same for both approaches.
enum UncertaintyNotes {
  /// What part of the total has which kind of range, and what is in no interval.
  static func coverage(_ coverage: UncertaintyCoverage) -> [String] {
    guard let stated = coverage.percent(coverage.stated),
      let defaulted = coverage.percent(coverage.defaulted),
      let unknown = coverage.percent(coverage.unknown)
    else { return ["There is nothing to take an interval of."] + coverage.gaps }
    let parts =
      "Ranges are stated for \(text(stated)) % of the total, defaulted for \(text(defaulted)) % and unknown for \(text(unknown)) %."
    guard !coverage.gaps.isEmpty else { return [parts] }
    return [
      parts, "What has no range is in the total and in no interval: it is not taken as exact.",
    ]
      + coverage.gaps
  }

  /// Terms that share a factor and disagree on how far it may be off.
  static func unlikeFactors(_ covered: [UncertaintyInputs.Covered]) -> [String] {
    Dictionary(grouping: covered.filter { !$0.term.factorKey.isEmpty }) { $0.term.factorKey }
      .filter { Set($0.value.map(\.factor.percent)).count > 1 }.keys.sorted()
      .map { "The factor “\($0)” has different ranges in different terms. Give it one." }
  }

  /// Terms too wide for error propagation.
  static func wide(_ terms: [UncertaintyPropagation.Term]) -> [String] {
    let limit = UncertaintyRange.widestNormalPercent * NormalDistribution.halfWidthOf95
    let wide = terms.filter { $0.percent > limit }.map { "“\($0.id)”" }.sorted()
    guard !wide.isEmpty else { return [] }
    return [
      "Error propagation understates ranges above about \(text(limit)) percent, as in \(wide.joined(separator: ", ")). Rely on the sampled interval."
    ]
  }

  /// Normal ranges so wide that draws below zero matter.
  static func belowZero(_ covered: [UncertaintyInputs.Covered]) -> [String] {
    let wide = covered.filter { covered in
      [covered.activity, covered.factor].contains {
        $0.distribution == .normal && $0.percent > UncertaintyRange.widestNormalPercent
      }
    }
    guard !wide.isEmpty else { return [] }
    let ids = wide.map { "“\($0.term.id)”" }.joined(separator: ", ")
    return ["A wide normal range draws amounts below zero, as in \(ids). Use lognormal."]
  }

  private static func text(_ percent: Double) -> String {
    NumberText.grouped(percent, decimals: percent < 10 && percent != 0 ? 1 : 0)
  }
}

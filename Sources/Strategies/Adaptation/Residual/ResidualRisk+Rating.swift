public import Vulnerability

extension ResidualRisk {
  /// What a preset makes of the scores before anything is done; nil when a score that it reads is unsure.
  public func ratingBefore(_ preset: RiskPreset, hazard: Hazard?) -> RiskRating? {
    preset.rating(of: subject(before, hazard))
  }

  /// What a preset makes of the scores of the year; nil when a score that it reads is unsure.
  ///
  /// The percentile among counties compares whole counties as they are, so it is that of today in every year.
  public func rating(_ preset: RiskPreset, hazard: Hazard?) -> RiskRating? {
    preset.rating(of: subject(after, hazard))
  }

  private func subject(_ scores: RiskScores, _ hazard: Hazard?) -> RiskSubject {
    RiskSubject(scores: scores, outlook: hazard?.outlook ?? HazardOutlook())
  }
}

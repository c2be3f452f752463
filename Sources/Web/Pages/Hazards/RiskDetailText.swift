import Vulnerability

/// The words of one risk's page and form.
struct RiskDetailText: Words {
  let edit: String
  let history: String
  let record: String
  let newTitle: String
  let scored: String
  let otherPresets: String
  let hazard: String
  let judgeHazard: String
  let judgeAlone: String
  let judgeWorkshop: String
  let judge: String
  let factors: String
  let groups: String
  let evidence: String
  let evidenceHint: String
  let notes: String
  let source: String
  let systemName: String
  let systemType: String
  let noSystemType: String
  let whatLowers: String
  let nothingLowers: String
  let addAction: String
  let linkAction: String
  let linkButton: String
  let linked: String
  let goals: String
  let noGoals: String
  let assessors: String
  let assessorsLead: @Sendable (_ count: Int) -> String
  let scoreAlone: String
  let workshop: String
  let toAgreement: String
  let effects: String
  let effectsLead: String
  let noHazardType: String
  let effectsElsewhere: @Sendable (_ count: Int) -> String
  let putEffect: String
  let effectThere: String
  let effectPut: String
  let validity: String
  let effectSource: String
  /// Before what the numbers of the place are from.
  let effectBasis: String
  let relatedHazard: String
  let unverified: String
  let otherScores: String
  let otherScoresLead: String
  let describe: String
  let result: String
  let look: String
  let save: String
  let reason: String
  let reasonHint: String
  let wrongHazard: String
  let wrongSystem: String
  let noConfidence: String
  let help: [RiskScores.Axis: String]
  /// What 1 to 5 mean.
  let scales: [RiskScores.Axis: [String]]
  let probabilityScale: [String]
  let settledAway: String
}

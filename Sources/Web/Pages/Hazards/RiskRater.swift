import Vulnerability
import Workspace

/// Rates the risks of a workspace by one preset.
struct RiskRater {
  let preset: RiskPreset
  private let hazards: [String: Hazard]

  /// - Parameter asked: The preset that an address names; the workspace's own where it names none.
  init(_ workspace: CommunityWorkspace, asked: String? = nil) {
    preset = asked.flatMap(RiskPreset.init(rawValue:)) ?? workspace.community.riskPreset
    hazards = Dictionary(workspace.hazards.map { ($0.id, $0) }) { first, _ in first }
  }

  func hazard(of risk: Risk) -> Hazard? { hazards[risk.hazard] }

  /// What a hazard is called; its id where the plan has no such hazard.
  func hazardName(of risk: Risk) -> String { hazards[risk.hazard]?.name ?? risk.hazard }

  func rating(of risk: Risk) -> RiskRating? { risk.rating(preset, hazard: hazard(of: risk)) }

  /// Where a risk stands in the preset's matrix; nil when a score is unsure, or there is no matrix.
  func cell(of risk: Risk) -> (row: Int, column: Int)? {
    let subject = subject(of: risk)
    guard let row = preset.value(.rows, of: subject),
      let column = preset.value(.columns, of: subject)
    else { return nil }
    return (row, column)
  }

  private func subject(of risk: Risk) -> RiskSubject {
    RiskSubject(
      scores: risk.scores, outlook: hazard(of: risk)?.outlook ?? HazardOutlook())
  }

  /// Risks that have a hazard, a system or a rating in common, each group as one beside the worst of it.
  func groups(of risks: [Risk], by kind: RiskGroup.Kind) -> [RiskGroup] {
    RiskGroup.groups(of: risks, by: kind, preset, hazards: hazards)
  }
}

/// Ratings and scores in the reader's words.
struct RatingWords {
  let words: ColumnWords
  let unsure: String

  init(_ visit: Visit) {
    words = visit.columnWords
    unsure = visit.words(RiskText.self).unsure
  }

  func title(_ preset: RiskPreset) -> String { words.text(preset.title) }

  func title(_ axis: RiskScores.Axis) -> String { words.text(axis.title) }

  func title(_ rating: RiskRating) -> String { words.text(rating.title) }

  func level(_ level: Int, of preset: RiskPreset) -> String {
    words.text(preset.levels[min(max(level, 1), preset.levels.count) - 1])
  }

  /// A rating with its color; hatched and in words where nobody is sure.
  ///
  /// - Parameter preset: Says what is missing where it rates nothing.
  func badge(_ rating: RiskRating?, by preset: RiskPreset? = nil) -> HTML {
    guard let rating else {
      let title = preset == .nationalPercentile ? preset.map { words.text($0.unrated) } : nil
      return "<span class=\"badge badge--unsure\">\(title ?? unsure)</span>"
    }
    return """
      <span class="badge scale scale--\(rating.shade)">\(rating.level) · \(title(rating))</span>
      """
  }

  /// How dark a level of a preset is drawn.
  static func shade(_ level: Int, of preset: RiskPreset) -> Int {
    preset.levels.count == 3 ? level * 2 - 1 : level
  }
}

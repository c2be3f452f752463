import Accounts
internal import Databases
import Databases
import Store
import Tables
import Vulnerability
import Workspace

extension Visit {
  /// True for somebody with an account of their own, whose name stands at their scores.
  var isPerson: Bool { if case .account = visitor { true } else { false } }

  /// Who scores, where that is the visitor themselves.
  var assessorName: String? {
    if case .account(let person) = visitor { person.account.name } else { nil }
  }

  /// Whether the visitor may settle scores: whoever may change risks that others made.
  var maySettle: Bool {
    guard let place, !place.summary.isArchived else { return false }
    return place.access.mayChange(
      DocumentName(file: "risks.csv", row: "any"), before: [:], after: [:], creator: nil,
      in: place.id)
  }

  /// The day by the clocks of the community, `YYYY-MM-DD`.
  var day: String { (try? today()) ?? String(InstantText.text(site.now()).prefix(10)) }
}

extension CommunityWorkspace {
  /// Whether somebody may see what others scored: they have scored it themselves, or they may settle.
  func maySeeScores(of risk: String, _ visit: Visit) -> Bool {
    visit.maySettle
      || assessorScores.contains { $0.risk == risk && $0.assessor == visit.assessorName }
  }
}

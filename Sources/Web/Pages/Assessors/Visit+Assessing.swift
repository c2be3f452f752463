import Accounts
internal import Databases
import Databases
import HTTPTypes
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

  /// Settling scores, and entering those of others, is for those who may change every risk.
  ///
  /// - Throws: `WebProblem` with 403.
  func mustSettle() throws {
    guard maySettle else {
      throw WebProblem(
        .forbidden,
        Phrase(
          "Scores are settled, and those of others entered, by those who may change every risk. Score the risk by yourself instead.",
          "Las puntuaciones las acuerda, y las de otros las anota, quien puede cambiar todos los riesgos. Valore el riesgo por su cuenta."
        ))
    }
  }

  /// The day by the clocks of the community, `YYYY-MM-DD`.
  var day: String { (try? today()) ?? String(InstantText.text(site.now()).prefix(10)) }
}

/// Somebody who scores under their own account, and which scores are theirs.
struct OwnAssessor {
  let account: String
  /// As it stands at their scores.
  let name: String
  /// Whether another member has the same name, so that a name alone tells nothing.
  let sharesName: Bool

  /// Rows from before accounts were kept are told by the name.
  func owns(_ score: AssessorScore) -> Bool {
    score.account.isEmpty ? score.assessor == name && !sharesName : score.account == account
  }
}

extension Visit {
  /// The visitor as an assessor, by a session or by a token of theirs; nil for whoever has no account.
  func ownAssessor(in workspace: CommunityWorkspace) async throws -> OwnAssessor? {
    guard let account = principal.account, let place else { return nil }
    let name = principal.name
    // Members are asked for only where an older row makes their names matter.
    let isDoubtful = workspace.assessorScores.contains { $0.account.isEmpty && $0.assessor == name }
    let members =
      isDoubtful ? try await site.accounts.members(of: place.id, for: place.access) : []
    return OwnAssessor(
      account: account.rawValue, name: name,
      sharesName: members.contains { $0.name == name && $0.account != account })
  }

  /// Whether the visitor may see what others scored: they have scored it themselves, or they may settle.
  func maySeeScores(
    of risk: String, in workspace: CommunityWorkspace, as assessor: OwnAssessor?
  ) -> Bool {
    maySettle
      || workspace.assessorScores.contains { $0.risk == risk && assessor?.owns($0) == true }
  }
}

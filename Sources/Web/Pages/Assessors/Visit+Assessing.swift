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

  /// Whether the visitor may change every row of a table, those that others made too: of `risks.csv` or `hazards.csv` to
  /// settle scores, of `hazard-scores.csv` to enter what others said.
  func maySettle(_ file: String) -> Bool { mayChange(DocumentName(file: file, row: "any")) }

  /// Whether the visitor may give a table a column that it lacks.
  func mayAddColumns(to file: String) -> Bool { mayChange(DocumentName(file: file)) }

  private func mayChange(_ name: DocumentName) -> Bool {
    guard let place, !place.summary.isArchived else { return false }
    return place.access.mayChange(name, before: [:], after: [:], creator: nil, in: place.id)
  }

  /// Settling scores, and entering those of others, is for those who may change every row of the table.
  ///
  /// - Throws: `WebProblem` with 403.
  func mustSettle(_ file: String) throws {
    guard maySettle(file) else { throw WebProblem(.forbidden, Self.noSettling(file)) }
  }

  private static func noSettling(_ file: String) -> Phrase {
    switch file {
    case WorkspaceTables.hazards.file:
      Phrase(
        "What is said of a hazard is settled by those who may change every hazard. Judge the hazard by yourself instead.",
        "Lo que se dice de una amenaza lo acuerda quien puede cambiar todas las amenazas. Valore la amenaza por su cuenta."
      )
    case WorkspaceTables.hazardScores.file:
      Phrase(
        "What others say of a hazard is entered by those who may change every row of hazard-scores.csv. Judge the hazard by yourself instead.",
        "Lo que otros dicen de una amenaza lo anota quien puede cambiar todas las filas de hazard-scores.csv. Valore la amenaza por su cuenta."
      )
    default:
      Phrase(
        "Scores are settled, and those of others entered, by those who may change every risk. Score the risk by yourself instead.",
        "Las puntuaciones las acuerda, y las de otros las anota, quien puede cambiar todos los riesgos. Valore el riesgo por su cuenta."
      )
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
  func owns(_ score: some AssessorRow) -> Bool {
    score.account.isEmpty ? score.assessor == name && !sharesName : score.account == account
  }
}

extension Visit {
  /// The visitor as an assessor, by a session or by a token of theirs; nil for whoever has no account.
  func ownAssessor(in workspace: CommunityWorkspace) async throws -> OwnAssessor? {
    guard let account = principal.account, let place else { return nil }
    let name = principal.name
    // Members are asked for only where an older row makes their names matter.
    let isDoubtful =
      workspace.assessorScores.contains { $0.account.isEmpty && $0.assessor == name }
      || workspace.hazardScores.contains { $0.account.isEmpty && $0.assessor == name }
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
    maySettle(WorkspaceTables.risks.file)
      || workspace.assessorScores.contains { $0.risk == risk && assessor?.owns($0) == true }
  }

  /// The same for what they say of a hazard itself.
  func maySeeScores(
    ofHazard hazard: String, in workspace: CommunityWorkspace, as assessor: OwnAssessor?
  ) -> Bool {
    maySettle(WorkspaceTables.hazards.file)
      || workspace.hazardScores.contains { $0.hazard == hazard && assessor?.owns($0) == true }
  }
}

import Accounts
import HTTPTypes
import Store
import Tables
import Vulnerability
import Workspace

/// In whose name an assessor's scores are read and written: the caller's own, or that of an office or a person.
enum ScoreCardOwner {
  case caller(OwnAssessor)
  case named(String)

  func owns(_ row: some AssessorRow) -> Bool {
    switch self {
    case .caller(let own): own.owns(row)
    // What somebody said alone is theirs to change, whatever they are called.
    case .named(let name): row.account.isEmpty && row.assessor == name
    }
  }

  /// The cells that say who scored.
  var cells: [String: String] {
    switch self {
    case .caller(let own): ["assessor": own.name, "account": own.account]
    case .named(let name): ["assessor": name]
    }
  }
}

extension APICall {
  /// The caller as an assessor.
  ///
  /// - Throws: `APIProblem` with 403 for a caller without an account.
  func ownCard(in workspace: CommunityWorkspace) async throws -> ScoreCardOwner {
    guard let own = try await visit.ownAssessor(in: workspace) else {
      throw APIProblem(
        .forbidden, .plain,
        "Whoever has no account has no scores of their own here; enter them under a name.")
    }
    return .caller(own)
  }

  /// The office or person that the address names, for those who may change every row of a table.
  ///
  /// - Throws: `WebProblem` with 403 for others, `APIProblem` with 422 for a name of blanks.
  func enteredCard(settling file: String) throws -> ScoreCardOwner {
    try visit.mustSettle(file)
    let name = try part("assessor").trimmed
    guard !name.isEmpty else {
      throw APIProblem.notTaken(visit.words(AssessorText.self).noName)
    }
    return .named(name)
  }

  /// Keeps what an assessor says; gives the workspace as it is then.
  ///
  /// - Parameters:
  ///   - values: The cells of `ScoreRow`, or of `HazardScoreRow`.
  ///   - known: The id of their row; nil for a new one.
  func keep(
    _ values: [String: String], of subject: ScoredSubject, as owner: ScoreCardOwner,
    over known: String?, in open: OpenWorkspace
  ) async throws -> CommunityWorkspace {
    let edit = ScoreEdit(
      workspace: open.community, subject: subject, values: values, who: owner.cells, known: known,
      mayAddColumns: visit.mayAddColumns(to: subject.file), day: visit.day)
    let commit = try await self.edit(base: open.revision) { edit.apply(to: &$0) }
    return try await workspace(after: commit, else: open)
  }

  /// Why scores are settled so.
  ///
  /// - Throws: `APIProblem` with 422 at the member for blanks.
  func settlingReason() throws -> String {
    let why = words("why")
    guard !why.isEmpty else {
      let message = visit.words(AssessorText.self).needsReason
      throw APIProblem.notTaken(
        message, flaws: [APIFlaw(place: .body("/why"), message: message)])
    }
    return why
  }
}

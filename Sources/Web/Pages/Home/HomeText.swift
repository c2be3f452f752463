import Plan

struct HomeText: Words {
  /// What is said of one step.
  struct StepText: Sendable {
    let title: String
    let done: @Sendable (Int) -> String
    let advice: @Sendable (PlanProgress.Status) -> String
  }

  let title: String
  let archived: String
  let example: String
  let emptyTitle: String
  let emptyDetail: String
  let emptyAction: String
  let unreadableTitle: String
  let unreadableDetail: String
  let unreadableAction: String
  let emissions: @Sendable (String, Int) -> String
  let perPerson: String
  let since: @Sendable (Int) -> String
  let missingSources: @Sendable (_ count: Int, _ from: Int, _ to: Int) -> String
  let met: String
  let targetMet: @Sendable (Int) -> String
  let targetGap: @Sendable (String, Int) -> String
  let targetOpen: @Sendable (Int) -> String
  /// Of the findings of each kind.
  let findings: @Sendable (_ errors: Int, _ warnings: Int, _ notes: Int, _ audit: Int) -> String
  /// Comments of residents that wait.
  let residents: @Sendable (Int) -> String
  let next: String
  let goOn: String
  let forYou: String
  let reviewTitle: String
  /// Of chapters that nobody has approved as they are, and of open comments.
  let reviewDetail: @Sendable (Int, Int) -> String
  let reviewAction: String
  let readTitle: String
  /// Of approved chapters, and of all.
  let readDetail: @Sendable (Int, Int) -> String
  let readAction: String
  let readPublished: String
  let allDone: String
  let allDoneDetail: String
  let allDoneAction: String
  let way: String
  let recent: String
  let allChanges: String
  let noChanges: String
  let changed: @Sendable (Int) -> String
  let people: String
  let allPeople: @Sendable (_ count: Int, _ mayInvite: Bool) -> String
  let files: String
  let filesDetail: String
  let download: String
  let state: @Sendable (PlanProgress.State) -> String
  let step: @Sendable (PlanProgress.Step) -> StepText

  /// Such as `to look at: 3 notes, 5 audit questions`, without kinds of which there is none.
  static func listed(
    _ kinds: [(count: Int, said: String)], before: String, none: String
  ) -> String {
    let said = kinds.filter { $0.count > 0 }.map(\.said)
    return said.isEmpty ? none : "\(before) \(said.joined(separator: ", "))"
  }
}

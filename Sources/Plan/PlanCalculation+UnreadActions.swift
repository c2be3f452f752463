internal import Factors
public import Forecast
internal import Strategies
internal import Tables
internal import Workspace

extension PlanCalculation {
  /// A row of `actions.csv` with an error, so that there is no action of it.
  struct UnreadAction: Sendable {
    let id: String
    let place: Place
    let sentence: String
  }

  /// Actions that nothing counts because their row could not be read, one sentence each.
  public var actionOmissions: [String] { unreadActions.map(\.sentence) }

  /// Why there is no action of an id that `actions.csv` has, in a full sentence; nil where there is one, or no such row.
  public func omission(ofAction id: String) -> String? {
    unreadActions.first { $0.id == id }?.sentence
  }

  /// The same, only those that some of the scenarios would have.
  public func actionsLeftOut(in scenarios: [Scenario]) -> [String] {
    let choices = scenarios.map(\.actions)
    return unreadActions.filter { action in
      choices.contains { choice in
        switch choice {
        case .none: false
        case .all: true
        case .some(let ids): ids.contains(action.id)
        }
      }
    }.map(\.sentence)
      + (choices.contains(where: { $0 != Scenario.Actions.none }) ? uptakeOmissions : [])
  }

  private var unreadActions: [UnreadAction] { actionResults.value.unread.value }

  static func unreadActions(_ workspace: CommunityWorkspace) -> [UnreadAction] {
    workspace.refusedActions.map { record in
      UnreadAction(
        id: record["id"], place: record.place, sentence: Self.sentence(ofUnread: record))
    }
  }

  /// Names the action unless it may be one that the public edition must not know of.
  private static func sentence(ofUnread record: CSVRecord) -> String {
    let isPublic = ["", "public"].contains(record["visibility"].lowercased())
    let name = [record["title"], record["id"]].first { !$0.isEmpty }
    guard isPublic, let name else {
      return "An action was left out, because of an error at \(record.place)."
    }
    return "The action “\(name)” was left out, because of an error at \(record.place)."
  }
}

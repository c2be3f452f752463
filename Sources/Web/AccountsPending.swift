// Stands in until Accounts has its own.
import Store

package enum Permission: String, Hashable, Sendable, CaseIterable {
  case readPublished = "read-published"
  case readWorkspace = "read-workspace"
  case readHistory = "read-history"
  case exportWorkspace = "export-workspace"
  case comment
  case approve
  case editDocument = "edit-document"
  case addRecord = "add-record"
  case removeRecord = "remove-record"
  case importWorkspace = "import-workspace"
  case nameMilestone = "name-milestone"
  case manageMembers = "manage-members"
  case manageOwners = "manage-owners"
  case readAccessLog = "read-access-log"
  case createWorkspace = "create-workspace"
}
struct AccountsAccess: Sendable {
  func may(_ permission: Permission, in workspace: String) -> Bool { true }
  func mayChange(
    _ name: DocumentName, before: [String: String]?, after: [String: String]?, creator: String?,
    in workspace: String
  ) -> Bool { true }
}
struct SignedIn: Sendable { let id: String; let name: String; let isAdministrator: Bool }
struct TokenHolder: Sendable { let name: String }

import Accounts
import Store

/// A workspace that somebody may enter, with what they may do there.
struct WorkspacePlace: Sendable {
  let summary: WorkspaceStore.Summary
  let access: Accounts.Access
  /// The community's time zone, by name.
  let timeZone: String

  var id: String { summary.id }

  func may(_ permission: Permission) -> Bool { access.may(permission, in: id) }

  func path(_ rest: String = "") -> String { SitePath.workspace(id, rest) }

  /// The address of a document's own page.
  func path(to name: DocumentName) -> String {
    let file = SitePath.encoded(name.file)
    guard let row = name.row else { return path("chapter?file=\(file)") }
    return path("record?file=\(file)&row=\(SitePath.encoded(row))")
  }

  /// Instants as the community's clocks show them.
  var instants: InstantLabel { InstantLabel(zone: timeZone) }
}

/// The pages of a workspace that its tabs lead to.
enum WorkspaceTab: CaseIterable {
  case home, records, history, members, search, bringIn, accessLog

  var label: String {
    switch self {
    case .home: "Home"
    case .records: "Records"
    case .history: "History"
    case .members: "Members"
    case .search: "Search"
    case .bringIn: "Import"
    case .accessLog: "Access log"
    }
  }

  var path: String {
    switch self {
    case .home: ""
    case .records: "records"
    case .history: "history"
    case .members: "members"
    case .search: "search"
    case .bringIn: "import"
    case .accessLog: "access-log"
    }
  }

  /// Tabs that lead nowhere for somebody are not shown to them.
  var permission: Permission {
    switch self {
    case .home, .records, .members, .search: .readWorkspace
    case .history: .readHistory
    case .bringIn: .importWorkspace
    case .accessLog: .readAccessLog
    }
  }
}

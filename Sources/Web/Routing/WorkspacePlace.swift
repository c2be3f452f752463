import Accounts
import Store
import Workspace

/// A workspace that somebody may enter, with what they may do there.
struct WorkspacePlace: Sendable {
  let summary: WorkspaceStore.Summary
  let access: Accounts.Access
  /// The community's time zone, by name.
  let timeZone: String
  /// The community's own color; nil takes Cairn's.
  var accent: AccentColor?

  var id: String { summary.id }

  /// Whether the visitor may do something here now; nobody changes what is archived.
  func may(_ permission: Permission) -> Bool {
    access.may(permission, in: id) && !(summary.isArchived && permission.changesPlan)
  }

  func path(_ rest: String = "") -> String { SitePath.workspace(id, rest) }

  /// The address of a document's own page.
  func path(to name: DocumentName) -> String {
    if name.row == nil, name.isChapter { return editor(name.file) }
    let file = SitePath.encoded(name.file)
    guard let row = name.row else { return path("chapter?file=\(file)") }
    return path("record?file=\(file)&row=\(SitePath.encoded(row))")
  }

  /// Instants as the community's clocks show them.
  var instants: InstantLabel { InstantLabel(zone: timeZone) }
}

extension Permission {
  /// Whether it is about changing the plan, what is said of it, or what is public of it: closed while a workspace is archived.
  ///
  /// Its people, who reads it and its webhooks stay in the owner's hands.
  var changesPlan: Bool {
    switch self {
    case .comment, .approve, .editDocument, .addRecord, .removeRecord, .importWorkspace,
      .nameMilestone, .publish, .approveHomework:
      true
    default: false
    }
  }
}

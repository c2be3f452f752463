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

  func may(_ permission: Permission) -> Bool { access.may(permission, in: id) }

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

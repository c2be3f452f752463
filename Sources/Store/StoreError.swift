/// Why the store did not do what was asked; nothing was changed in any of these.
public enum StoreError: Error, Sendable, CustomStringConvertible {
  case noWorkspace(String)
  case workspaceExists(String)
  case notAnIdentifier(String)
  case noRevision(workspace: String, revision: Int, head: Int)
  case noDocument(workspace: String, name: DocumentName)
  /// A stale write: every document that was changed since, with both versions.
  case conflicts([EditConflict])
  case nothingToChange
  case archived(String)
  /// A draft that contradicts itself or the limits; a sentence for its author.
  case invalid(String)

  public var description: String {
    switch self {
    case .noWorkspace(let id): "There is no workspace “\(id)” in this store."
    case .workspaceExists(let id):
      "There is a workspace “\(id)” already; choose another id, or import into it."
    case .notAnIdentifier(let id):
      "“\(id)” cannot be the id of a workspace: lower-case letters, digits and hyphens, at most 64."
    case .noRevision(let workspace, let revision, let head):
      "“\(workspace)” has no revision \(revision); the last one is \(head)."
    case .noDocument(let workspace, let name): "“\(workspace)” has no \(name) at that revision."
    case .conflicts(let conflicts):
      "Somebody else has changed \(conflicts.map(\.name.description).joined(separator: ", ")) since you opened it. Nothing was saved; look at both versions and choose."
    case .nothingToChange: "There is nothing to change: what was given is what is there."
    case .archived(let id):
      "“\(id)” is archived and can only be read. Nothing was changed; an owner can bring it back."
    case .invalid(let reason): reason
    }
  }
}

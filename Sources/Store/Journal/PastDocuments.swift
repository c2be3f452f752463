internal import Databases

/// Some documents of a workspace as they were at one revision.
struct PastDocuments {
  /// From this many on, one reading of the whole workspace is quicker than a question for each.
  private static let wholeFrom = 200
  private var documents: [DocumentName: Document] = [:]

  init(
    _ names: [DocumentName], _ head: Head, at revision: Int, _ transaction: any SQLTransaction
  ) throws {
    guard revision > 0 else { return }
    if names.count < Self.wholeFrom {
      for name in names {
        documents[name] = try WorkspaceStore.document(name, head, at: revision, transaction)
      }
    } else {
      let wanted = Set(names)
      for document in try WorkspaceStore.documents(head, at: revision, transaction)
      where wanted.contains(document.name) {
        documents[document.name] = document
      }
    }
  }

  subscript(name: DocumentName) -> Document? { documents[name] }
}

/// What a document is.
public enum DocumentKind: Int, Hashable, Sendable {
  /// A whole file: a chapter, settings, outlines, or a table that cannot be read as one.
  case file = 0
  /// The head of a table: byte order mark, header and blank lines under it, byte for byte.
  case table = 1
  /// One row of a table, byte for byte with its line end and blank lines that follow.
  case row = 2
}

/// One document at one revision.
public struct Document: Hashable, Sendable {
  public let name: DocumentName
  public let kind: DocumentKind
  /// Rows stand in a table by rising position; 0 for other kinds.
  public let position: Int64
  /// The revision that last changed it.
  public let revision: Int
  /// The account that made it.
  public let creator: String
  public let body: [UInt8]

  public init(
    name: DocumentName, kind: DocumentKind, position: Int64 = 0, revision: Int, creator: String,
    body: [UInt8]
  ) {
    self.name = name
    self.kind = kind
    self.position = position
    self.revision = revision
    self.creator = creator
    self.body = body
  }
}

/// All documents of a workspace at one revision: files and table heads with their rows, in the order of export.
public struct WorkspaceSnapshot: Sendable {
  public let workspace: String
  public let revision: Int
  /// By file, the head of a table before its rows, rows by position.
  public let documents: [Document]

  public init(workspace: String, revision: Int, documents: [Document]) {
    self.workspace = workspace
    self.revision = revision
    self.documents = documents
  }
}

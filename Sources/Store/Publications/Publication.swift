internal import Databases

/// An edition of a plan as it was built at one revision.
public struct Publication: Hashable, Sendable {
  public let id: String
  public let workspace: String
  /// The revision that it was built from.
  public let revision: Int
  /// True for the edition that stands at the public address; else it is for the members.
  public let isPublic: Bool
  /// Such as `html pdf docx`.
  public let formats: [String]
  public let title: String
  public let author: Author
  /// ISO 8601 in UTC.
  public let published: String
  /// When it was taken away; nil for one that was not.
  public let withdrawn: String?
  public let withdrawnBy: String?
  /// Whether its files are kept: they are of the last publication of each edition.
  public let isCurrent: Bool
  public let fileCount: Int
  public let byteCount: Int

  public init(
    id: String, workspace: String, revision: Int, isPublic: Bool, formats: [String], title: String,
    author: Author, published: String, withdrawn: String? = nil, withdrawnBy: String? = nil,
    isCurrent: Bool = true, fileCount: Int = 0, byteCount: Int = 0
  ) {
    self.id = id
    self.workspace = workspace
    self.revision = revision
    self.isPublic = isPublic
    self.formats = formats
    self.title = title
    self.author = author
    self.published = published
    self.withdrawn = withdrawn
    self.withdrawnBy = withdrawnBy
    self.isCurrent = isCurrent
    self.fileCount = fileCount
    self.byteCount = byteCount
  }

  static let columns = """
    id, workspace, revision, is_public, formats, title, author, author_name, published, withdrawn,
    withdrawn_by, is_current, file_count, byte_count
    """

  init(_ row: SQLRow) throws {
    self.init(
      id: try row.text(0), workspace: try row.text(1), revision: try row.int(2),
      isPublic: try row.bool(3), formats: try row.text(4).split(separator: " ").map(String.init),
      title: try row.text(5), author: Author(id: try row.text(6), name: try row.text(7)),
      published: try row.text(8), withdrawn: try row.optionalText(9),
      withdrawnBy: try row.optionalText(10), isCurrent: try row.bool(11),
      fileCount: try row.int(12), byteCount: try row.int(13))
  }
}

/// What of a workspace stands at its public address.
public struct PublicAddress: Hashable, Sendable {
  public let workspace: String
  public let publication: String
}

/// Where a fact comes from: a row of the library's or a workspace's `sources.csv`.
public struct FactorSource: Hashable, Sendable {
  public let id: String
  public let author: String
  public let title: String
  public let year: String
  public let publisher: String
  public let licence: String
  public let url: String
  public let note: String

  public init(
    id: String, author: String, title: String, year: String = "", publisher: String = "",
    licence: String = "", url: String = "", note: String = ""
  ) {
    self.id = id
    self.author = author
    self.title = title
    self.year = year
    self.publisher = publisher
    self.licence = licence
    self.url = url
    self.note = note
  }

  /// Author, title and year in one line.
  public var citation: String {
    [author, title, year].filter { !$0.isEmpty }.joined(separator: ", ")
  }
}

/// Whether the origin of a fact has been read, or only remembered.
public enum EvidenceStatus: String, Hashable, Sendable, CaseIterable {
  /// Read in the named source.
  case verified
  /// Not found in a source yet; every use says so.
  case unverified
}

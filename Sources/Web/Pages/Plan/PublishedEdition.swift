import Archives
import Databases
import Foundation
import Store

/// The files to take away of an edition of the plan that is shown now.
struct PublishedEdition {
  static let fileNames = ["plan.pdf", "plan.docx", "plan.zip"]

  private let publication: Publication
  private let workspace: String
  private let site: Site

  /// Nil where the edition is not published.
  init?(isPublic: Bool, of visit: Visit) async throws {
    (workspace, site) = (try visit.workspace().id, visit.site)
    guard let current = try await site.publications.current(of: workspace, isPublic: isPublic)
    else { return nil }
    publication = current
  }

  /// A file, or all of them as one archive; nil where the edition was not made as that.
  func file(_ name: String) async throws -> [UInt8]? {
    guard Self.fileNames.contains(name) else { return nil }
    guard name == "plan.zip" else {
      return try await site.publications.file(name, of: publication.id)
    }
    let files = try await site.publications.files(of: publication.id)
    guard !files.isEmpty else { return nil }
    return try ZIPWriter.archive(
      of: files, folder: stem, time: InstantText.instant(publication.published) ?? site.now())
  }

  /// What a file is called where it is kept, such as `green-town-internal.pdf`.
  func fileName(_ name: String) -> String { stem + name.dropFirst("plan".count) }

  private var stem: String { workspace + (publication.isPublic ? "-public" : "-internal") }
}

import Foundation
import Workspace

/// One published plan, as its `plan.json` describes it.
struct PublishedPlan: Sendable, Equatable {
  let id: String
  let title: String
  let community: String
  let edition: String
  let date: String
  /// Its chapters by the names of their pages, such as `inventory`; none of a plan that an earlier Cairn has built.
  var chapters: [PublishedChapter] = []

  var path: String { "/plans/\(id)/" }
}

/// A chapter of a published plan.
struct PublishedChapter: Sendable, Equatable, Decodable {
  let page: String
  let title: String
}

/// The folder of published plans, read anew for each request.
///
/// A plan is a folder with an `index.html`, named by the community's id; anything else is left alone.
struct PublishedPlans: Sendable {
  let folder: URL

  /// What a path leads to.
  enum Found {
    case file(PublishedFile)
    case folder
    case nothing
  }

  /// Every published plan, by id.
  func all() -> [PublishedPlan] {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    return names.filter(Community.isIdentifier).compactMap(plan).sorted { $0.id < $1.id }
  }

  func find(_ path: PublishedPath) -> Found {
    guard let target = inside(([path.plan] + path.names).joined(separator: "/")) else {
      return .nothing
    }
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: target, isDirectory: &isFolder) else {
      return .nothing
    }
    guard isFolder.boolValue else { return path.endsInSlash ? .nothing : file(at: target) }
    guard path.endsInSlash else { return .folder }
    let index = ([path.plan] + path.names + ["index.html"]).joined(separator: "/")
    return inside(index).map(file) ?? .nothing
  }

  /// Where a relative path really leads; nil when that is outside the folder, whatever links say.
  private func inside(_ relative: String) -> String? {
    guard let root = realPath(folder.path), let target = realPath(root + "/" + relative),
      target.hasPrefix(root + "/")
    else { return nil }
    return target
  }

  private func file(at location: String) -> Found {
    PublishedFile(location: location).map(Found.file) ?? .nothing
  }

  /// Nil where none of that id is published.
  func plan(_ id: String) -> PublishedPlan? {
    guard let path = PublishedPath(requestPath: "/plans/\(id)/"), case .file = find(path) else {
      return nil
    }
    let description = description(of: id)
    return PublishedPlan(
      id: id,
      title: description?.title ?? id,
      community: description?.community ?? "",
      edition: description?.edition ?? "",
      date: description?.date ?? "",
      chapters: description?.chapters ?? []
    )
  }

  /// The fields of `plan.json`, each of which may be missing.
  private struct Description: Decodable {
    let title: String?
    let community: String?
    let edition: String?
    let date: String?
    let chapters: [PublishedChapter]?
  }

  private func description(of id: String) -> Description? {
    guard let path = PublishedPath(requestPath: "/plans/\(id)/plan.json"),
      case .file(let file) = find(path), file.size <= 65_536,
      let data = FileManager.default.contents(atPath: file.location)
    else { return nil }
    return try? JSONDecoder().decode(Description.self, from: data)
  }
}

/// A path with every symbolic link followed; nil when there is nothing.
private func realPath(_ path: String) -> String? {
  guard let resolved = realpath(path, nil) else { return nil }
  defer { free(resolved) }
  return String(cString: resolved)
}

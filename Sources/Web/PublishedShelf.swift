import Foundation
import Logging
import Publishing
import Store
import Workspace

/// Brings a node's folder of published plans to what the store has, so that every node shows the same.
///
/// The store is asked at most every other second. Plans that were put into the folder by hand stay. One whose address a
/// plan of the store has is laid aside meanwhile, and comes back when that is taken away.
actor PublishedShelf {
  private let register: PublicationRegister
  private let comments: ResidentCommentRegister
  private let folder: PlanFolder
  private let logger: Logger
  /// How long it counts where a page only tells of it; what this node publishes is known at once.
  private let hearsay: Duration
  private var looked: ContinuousClock.Instant?
  private var running: Task<Void, Never>?
  /// Nil while the store has not answered yet.
  private var published: Set<String>?
  /// When residents may comment, by plan.
  private var periods: [String: CommentPeriod] = [:]

  /// How long what was seen counts.
  private static let freshness = Duration.seconds(2)
  /// Says which publication a folder was made from; names that begin with a point are never served.
  private static let mark = ".publication"

  init(
    _ register: PublicationRegister, comments: ResidentCommentRegister, folder: URL, logger: Logger,
    hearsay: Duration = .seconds(30)
  ) {
    self.register = register
    self.comments = comments
    self.folder = PlanFolder(folder)
    self.logger = logger
    self.hearsay = hearsay
  }

  /// The workspaces of which an edition stands at a public address; nil while that is not known.
  func publishedWorkspaces() async -> Set<String>? {
    await hear()
    return published
  }

  /// When residents may comment on a plan; nil where they never might.
  func commentPeriod(of plan: String) async -> CommentPeriod? {
    await hear()
    return periods[plan]
  }

  /// Waits for the first look alone: a page that only tells of plans is not held up by a later one.
  private func hear() async {
    guard published != nil, let looked else { return await refresh() }
    if running == nil, ContinuousClock.now - looked > hearsay { _ = look() }
  }

  /// Looks one after the other: of two at a time, the one that asked the store first would take away what the other brings.
  ///
  /// - Parameter atOnce: Asks also where it was asked a moment ago.
  func refresh(atOnce: Bool = false) async {
    // Whoever comes while the first look is on its way waits for it, so that nobody is told that nothing is public.
    if !atOnce, published != nil, let looked, ContinuousClock.now - looked < Self.freshness {
      return
    }
    while let running {
      await running.value
      // What runs may have asked before the caller's own change.
      if !atOnce { return }
    }
    await look().value
  }

  private func look() -> Task<Void, Never> {
    let task = Task {
      await bringUpToDate()
      running = nil
    }
    running = task
    return task
  }

  private func bringUpToDate() async {
    let before = looked
    looked = .now
    do {
      let looks = try await comments.addresses()
      let workspaces = Set(looks.map(\.address.workspace))
      published = workspaces
      periods = Dictionary(looks.compactMap(\.period).map { ($0.workspace, $0) }) { $1 }
      for (address, _) in looks where mark(of: address.workspace) != address.publication {
        try await put(address)
      }
      try removeOthers(than: workspaces)
    } catch {
      // What is in the folder is shown on; the next request looks again.
      looked = before
      logger.warning("The published plans were not brought up to date: \(error)")
    }
  }

  private func put(_ address: PublicAddress) async throws {
    var files = try await register.files(of: address.publication)
    guard !files.isEmpty else { return }
    files[Self.mark] = Array(address.publication.utf8)
    let written = files
    layAside(address.workspace)
    _ = try folder.exchange(address.workspace) { fresh -> Bool? in
      try PlanFolder.write(written, to: fresh)
      return true
    }
  }

  private func removeOthers(than kept: Set<String>) throws {
    let names = try? FileManager.default.contentsOfDirectory(atPath: folder.folder.path)
    for name in names ?? [] where Community.isIdentifier(name) && !kept.contains(name) {
      if mark(of: name) != nil {
        try folder.remove(name)
        bringBack(name)
      }
    }
  }

  /// A copy, so that readers see the plan until the other one is there.
  private func layAside(_ id: String) {
    let (place, aside) = (folder.folder.appending(path: id), asideFolder(id))
    let files = FileManager.default
    guard files.fileExists(atPath: place.path), mark(of: id) == nil,
      !files.fileExists(atPath: aside.path)
    else { return }
    do {
      try files.copyItem(at: place, to: aside)
      logger.warning(
        "The plan “\(id)” that was published by hand is laid aside: the store has one of its address."
      )
    } catch {
      logger.warning(
        "The plan “\(id)” that was published by hand could not be laid aside: \(error)")
    }
  }

  private func bringBack(_ id: String) {
    // Where none was laid aside there is nothing to move.
    try? FileManager.default.moveItem(
      at: asideFolder(id), to: folder.folder.appending(path: id))
  }

  // Names that begin with a point are never served.
  private func asideFolder(_ id: String) -> URL {
    folder.folder.appending(path: ".by-hand-" + id)
  }

  private func mark(of id: String) -> String? {
    let file = folder.folder.appending(path: id).appending(path: Self.mark)
    return FileManager.default.contents(atPath: file.path).map {
      String(decoding: $0, as: UTF8.self)
    }
  }
}

import Accounts
import Foundation
import HTTPTypes
import Store
import Tables

/// The journal of a workspace.
struct HistoryAPI: APIGroup {
  var routes: [APIRoute] {
    [
      APIRoute(Self.list, list), APIRoute(Self.show, show), APIRoute(Self.undo, undo),
      APIRoute(Self.revert, revert), APIRoute(Self.differences, differences),
      APIRoute(Self.milestones, milestones), APIRoute(Self.name, name),
      APIRoute(Self.restore, restore),
    ]
  }

  private static let commits = APIList(shape: HistoryShapes.commit)
  private static let changes = APIList(shape: HistoryShapes.difference, hasRevision: true)
  private static let made = APIOperation.Success.json(
    HistoryShapes.commit.schema, "The new commit.", status: .created)
  private static let reason = APISchema.Property.may(
    "reason", .text("Why, in a sentence for the history.", most: 500))

  static let list = APIOperation(
    id: "listCommits", method: .get, path: "/api/v1/workspaces/{workspace}/commits",
    tag: .history, summary: "List the commits, the last one first",
    access: .workspace(.readHistory),
    query: [
      .query("document", .text("Only commits that changed this document.", least: 1, most: 400))
    ]
      + APIParameter.paging(.number),
    successes: [.json(commits.schema, "Commits.")])

  static let show = APIOperation(
    id: "getCommit", method: .get, path: "/api/v1/workspaces/{workspace}/commits/{revision}",
    tag: .history, summary: "Read one commit with everything that it changed",
    access: .workspace(.readHistory),
    successes: [
      .json(
        .object([
          .must("commit", HistoryShapes.commit.schema),
          .must("changes", .list(HistoryShapes.difference.schema)),
        ]), "The commit, and each document before and after.")
    ])

  static let undo = APIOperation(
    id: "undoCommit", method: .post,
    path: "/api/v1/workspaces/{workspace}/commits/{revision}/undo", tag: .history,
    summary: "Take back what one commit changed",
    details:
      "As a new commit. It is refused with 409 and all versions where something was changed again since.",
    access: .workspace(.editDocument), body: .json(.object([reason])), successes: [made],
    keepsAnswer: true, example: ["reason": "The bill was of another year"])

  static let revert = APIOperation(
    id: "revertWorkspace", method: .post, path: "/api/v1/workspaces/{workspace}/revert",
    tag: .history, summary: "Bring the whole workspace back to an earlier state",
    details: "As a new commit that keeps everything in between.",
    access: .workspace(.editDocument),
    body: .json(
      .object([
        .must("revision", .whole(APIParameter.revisionRange, "The state to bring back.")),
        .must("base", .whole(APIParameter.revisionRange, "The last revision that you saw.")),
        reason,
      ])), successes: [made], refusals: [.notFound], keepsAnswer: true,
    example: ["revision": 12, "base": 15, "reason": "Back to the state before the import"])

  static let restore = APIOperation(
    id: "restoreDocument", method: .post, path: "/api/v1/workspaces/{workspace}/restore",
    tag: .history, summary: "Bring a removed record back, with what went with it",
    details:
      "As a new commit: the record as it was when it was removed, and what named it and was removed or changed with it. Parts that were changed again since stay as they are; `getCommit` says what came back.",
    access: .workspace(.editDocument),
    body: .json(
      .object([
        .must(
          "document",
          .text("Such as `actions.csv#b1` or `plan/03-inventory.md`.", least: 1, most: 400)),
        reason,
      ])), successes: [made], refusals: [.notFound], keepsAnswer: true,
    example: ["document": "inventory.csv#el-res-2021", "reason": "It was ours after all"])

  static let differences = APIOperation(
    id: "listDifferences", method: .get, path: "/api/v1/workspaces/{workspace}/differences",
    tag: .history, summary: "Compare two revisions",
    details: "Documents that came back to what they were are left out.",
    access: .workspace(.readHistory),
    query: [
      .query(
        "from", .whole(APIParameter.revisionRange, "The earlier revision."), isRequired: true,
        example: "0"),
      .query(
        "to", .whole(APIParameter.revisionRange, "The later revision; the last one unless given.")),
    ] + APIParameter.paging(.pinned),
    successes: [.json(changes.schema, "Each document that differs, by name.")])

  static let milestones = APIOperation(
    id: "listMilestones", method: .get, path: "/api/v1/workspaces/{workspace}/milestones",
    tag: .history, summary: "List the named states, the last one first",
    access: .workspace(.readWorkspace), query: APIParameter.paging(.offset),
    successes: [.json(commits.schema, "The commits that name a state.")])

  static let name = APIOperation(
    id: "createMilestone", method: .post, path: "/api/v1/workspaces/{workspace}/milestones",
    tag: .history, summary: "Name the present state",
    details: "Such as the draft for comment or the adopted plan.",
    access: .workspace(.nameMilestone),
    body: .json(
      .object([
        .must("title", .text("Its name.", least: 1, most: 200)),
        .must("kind", .choice(Milestone.Kind.allCases.map(\.rawValue), "What the state is.")),
        reason,
      ])), successes: [made], keepsAnswer: true,
    example: ["title": "Adopted by the council on 3 March 2026", "kind": "adopted"])

  @Sendable private func list(_ call: APICall) async throws -> APIAnswer {
    let place = try call.visit.workspace()
    let found = try await call.site.store.history(
      of: place.id, document: call.text("document").map { DocumentName($0) },
      before: call.text("after").flatMap { Int($0) }, limit: call.limit + 1)
    let items = Array(found.prefix(call.limit))
    let next = found.count > items.count ? items.last.map { String($0.revision) } : nil
    return Self.commits.answer(items, next: next, to: call)
  }

  private func revision(_ call: APICall) throws -> Int {
    guard let revision = call.whole("revision") else { throw Visit.nothingHere }
    return revision
  }

  @Sendable private func show(_ call: APICall) async throws -> APIAnswer {
    let (place, revision) = (try call.visit.workspace(), try revision(call))
    let commit = try await call.site.store.commit(at: revision, of: place.id)
    let changes = try await call.site.store.changes(at: revision, of: place.id)
    return .json([
      "commit": HistoryShapes.commit.json(commit),
      "changes": .list(changes.map(HistoryShapes.difference.json)),
    ])
  }

  @Sendable private func undo(_ call: APICall) async throws -> APIAnswer {
    let (place, revision) = (try call.visit.workspace(), try revision(call))
    _ = try await call.site.store.commit(at: revision, of: place.id)
    return try await made(call) { check in
      try await call.site.store.undo(
        revision, in: place.id, id: call.commitID ?? call.visit.draftID,
        author: call.visit.author, reason: call.reason, check: check)
    }
  }

  @Sendable private func revert(_ call: APICall) async throws -> APIAnswer {
    let place = try call.visit.workspace()
    let (revision, base) = (call.body["revision"]?.whole ?? 0, call.body["base"]?.whole ?? 0)
    let answer = try await made(call) { check in
      try await call.site.store.revert(
        place.id, to: revision, base: base, id: call.commitID ?? call.visit.draftID,
        author: call.visit.author, reason: call.reason, check: check)
    }
    try await call.visit.note(.workspaceReverted, "to revision \(revision)")
    return answer
  }

  @Sendable private func restore(_ call: APICall) async throws -> APIAnswer {
    let (site, place) = (call.site, try call.visit.workspace())
    let name = DocumentName(call.words("document"))
    // It is back already where the answer to the first request was lost.
    if let id = call.commitID, let made = try await site.store.commit(withID: id, of: place.id),
      made.author.id == call.visit.author.id
    {
      let changed = try await site.store.changes(at: made.revision, of: place.id)
      guard changed.contains(where: { $0.name == name }) else { throw APIProblem.keyReused }
      return Self.answer(made, in: place.id)
    }
    let now = try await site.cache.snapshot(place.id)
    guard let loss = try await RecordLoss.find(name, call.visit) else {
      guard now.documents.contains(where: { $0.name == name }) else { throw Visit.nothingHere }
      throw APIProblem(.conflict, .plain, "“\(name)” is there; nothing has to come back.")
    }
    let usual = call.visit.words(RemovedRecordText.self).reason(name.row ?? name.file)
    let commit = try await call.commit(loss.changes(into: now), base: now.revision, usual: usual)
    return Self.answer(commit, in: place.id)
  }

  private func made(
    _ call: APICall, _ make: (@escaping CommitCheck) async throws -> Commit
  ) async throws -> APIAnswer {
    let place = try call.visit.workspace()
    do {
      let commit = try await make(
        AccountDirectory.commitCheck(of: call.visit.principal, in: place.id))
      return Self.answer(commit, in: place.id)
    } catch StoreError.conflicts(let conflicts) {
      throw try await APIConflict.problem(conflicts, call)
    }
  }

  static func answer(_ commit: Commit, in workspace: String) -> APIAnswer {
    .json(
      HistoryShapes.commit.json(commit), status: .created,
      headers: [.location: "/api/v1/workspaces/\(workspace)/commits/\(commit.revision)"])
  }

  @Sendable private func differences(_ call: APICall) async throws -> APIAnswer {
    let place = try call.visit.workspace()
    let to = call.wantedRevision ?? call.whole("to") ?? place.summary.head
    let found = try await call.site.store.differences(
      of: place.id, from: call.whole("from") ?? 0, to: to)
    return Self.changes.answer(of: found, at: to, to: call)
  }

  @Sendable private func milestones(_ call: APICall) async throws -> APIAnswer {
    let place = try call.visit.workspace()
    return Self.commits.answer(of: try await call.site.store.milestones(of: place.id), to: call)
  }

  @Sendable private func name(_ call: APICall) async throws -> APIAnswer {
    let place = try call.visit.workspace()
    guard let kind = Milestone.Kind(rawValue: call.body["kind"]?.text ?? "") else {
      throw APIProblem.notTaken("A milestone has a kind.")
    }
    let title = (call.body["title"]?.text ?? "").trimmingCharacters(in: .whitespacesAndNewlines)
    let commit = try await call.commit(
      [], base: place.summary.head, milestone: Milestone(kind: kind, title: title))
    return Self.answer(commit, in: place.id)
  }
}

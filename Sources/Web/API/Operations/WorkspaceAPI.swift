import Accounts
import HTTPTypes
import Store
import Tables

/// The workspaces of the server.
struct WorkspaceAPI: APIGroup {
  var routes: [APIRoute] {
    [
      APIRoute(Self.list, list), APIRoute(Self.show, show), APIRoute(Self.change, change),
    ]
  }

  static let shape = APIShape<WorkspaceStore.Summary>(
    "Workspace", "One community's plan.",
    [
      .text("id", "Stands in its addresses.") { $0.id },
      .text("name", "As people read it.") { $0.name },
      .text("created", "When it was made, in UTC.") { $0.created },
      .whole("revision", "The last revision; 0 while nothing is in it.") { $0.head },
      .text("changed", "When it was changed last, in UTC.") { $0.headTime },
      .text("hash", "The digest of the last commit, which stands for the whole history.") {
        $0.headHash
      },
      .truth("isArchived", "Whether it can only be read.") { $0.isArchived },
    ])
  static let workspaces = APIList(shape: shape)

  static let list = APIOperation(
    id: "listWorkspaces", method: .get, path: "/api/v1/workspaces", tag: .workspaces,
    summary: "List the workspaces that you may read",
    details: "A token sees those that its person may read and that it is not limited from.",
    access: .signedIn, query: APIParameter.paging(.identifier),
    successes: [.json(workspaces.schema, "By id.")])

  static let show = APIOperation(
    id: "getWorkspace", method: .get, path: "/api/v1/workspaces/{workspace}", tag: .workspaces,
    summary: "Read where a workspace stands", access: .workspace(.readWorkspace),
    successes: [.json(shape.schema, "The workspace.")])

  static let change = APIOperation(
    id: "changeWorkspace", method: .patch, path: "/api/v1/workspaces/{workspace}",
    tag: .workspaces, summary: "Archive a workspace, or open it again",
    details: "An archived workspace can only be read. Nothing of it is deleted.",
    access: .workspace(.archiveWorkspace),
    body: .json(.object([.must("isArchived", .truth("Whether it can only be read."))])),
    successes: [.json(shape.schema, "The workspace as it is now.")], precondition: .match,
    example: ["isArchived": true])

  @Sendable private func list(_ call: APICall) async throws -> APIAnswer {
    let (visit, after) = (call.visit, call.text("after") ?? "")
    // A token without the right to read sees none.
    let rights = try await call.site.accounts.accessEverywhere(of: visit.principal)
    let readable = Set(rights.readableWorkspaces)
    let isLocal = if case .local = visit.visitor { true } else { false }
    let found = try await call.site.store.workspaces().filter {
      $0.id > after && (isLocal || readable.contains($0.id))
    }
    let items = Array(found.prefix(call.limit))
    return Self.workspaces.answer(
      items, next: items.count < found.count ? items.last?.id : nil, to: call)
  }

  @Sendable private func show(_ call: APICall) throws -> APIAnswer {
    .json(Self.shape.json(try call.visit.workspace().summary))
  }

  @Sendable private func change(_ call: APICall) async throws -> APIAnswer {
    let place = try call.visit.workspace()
    try call.check(.json(Self.shape.json(place.summary)))
    let isArchived = call.body["isArchived"]?.truth ?? place.summary.isArchived
    if isArchived != place.summary.isArchived {
      try await call.visit.setArchived(isArchived)
    }
    let answer = APIAnswer.json(Self.shape.json(try await call.site.store.workspace(place.id)))
    return answer.tagged
  }
}

extension APIAnswer {
  /// With its tag, as the answer to a change that can be changed again.
  var tagged: APIAnswer {
    var copy = self
    copy.headers[.eTag] = tag
    return copy
  }
}

import HTTPTypes
import Hummingbird
import Store
import Tables

/// One answer of a list, and where the next one begins.
struct APIList<Item>: Sendable {
  let shape: APIShape<Item>
  /// True where the items are those of one revision, which the answer names.
  var hasRevision = false
  /// What the answer says beside the items.
  var besides: [APISchema.Property] = []

  var schema: APISchema {
    let name = "\(shape.name)List"
    let revision: [APISchema.Property] =
      hasRevision ? [.must("revision", .whole(nil, "The state that the items are of."))] : []
    return .object(
      [
        .must("items", .list(shape.schema)),
        .must("next", .text("The `after` of the next answer; null at the end.").orNull),
      ] + revision + besides, name: name)
  }

  /// Some items, of which the caller knows that more follow.
  func answer(
    _ items: [Item], next: String?, to call: APICall, revision: Int? = nil,
    headers: HTTPFields = [:], besides: [(name: String, value: JSONValue)] = []
  ) -> APIAnswer {
    var fields = headers
    if let next { fields[APIHeader.link] = "<\(Self.address(next, call))>; rel=\"next\"" }
    let list: JSONValue = ["items": .list(items.map(shape.json)), "next": .maybe(next)]
    let json = hasRevision ? list.adding("revision", .maybe(revision)) : list
    return .json(besides.reduce(json) { $0.adding($1.name, $1.value) }, headers: fields)
  }

  /// The part of a list that was asked for, of a state of the workspace.
  ///
  /// - Parameter besides: The members that are declared beside the items.
  func answer(
    of all: [Item], at revision: Int, to call: APICall,
    besides: [(name: String, value: JSONValue)] = []
  ) -> APIAnswer {
    let page = call.page(of: all, at: revision)
    return answer(page.items, next: page.next, to: call, revision: revision, besides: besides)
  }

  /// The part of a list that was asked for, of what has no revisions.
  func answer(of all: [Item], to call: APICall) -> APIAnswer {
    let start = call.text("after").flatMap { Int($0) } ?? 0
    let items = all.dropFirst(start).prefix(call.limit)
    let end = start + items.count
    return answer(Array(items), next: end < all.count ? String(end) : nil, to: call)
  }

  private static func address(_ next: String, _ call: APICall) -> String {
    let uri = call.visit.request.uri
    let others = (uri.query ?? "").split(separator: "&").filter { !$0.hasPrefix("after=") }
    return uri.path + "?" + (others + ["after=\(SitePath.encoded(next))"]).joined(separator: "&")
  }
}

extension APICall {
  /// The part of a list that was asked for, of a state of the workspace, where an answer says more than the list.
  func page<Item>(of all: [Item], at revision: Int) -> (items: [Item], next: String?) {
    let start = text("after").flatMap { Int($0.split(separator: ".").last ?? "") } ?? 0
    let items = all.dropFirst(start).prefix(limit)
    let end = start + items.count
    return (Array(items), end < all.count ? "\(revision).\(end)" : nil)
  }

  /// The revision that is asked for: that of the list that goes on, else the parameter; nil for the last.
  var wantedRevision: Int? {
    text("after").flatMap { text in
      text.contains(".") ? text.split(separator: ".").first.flatMap { Int($0) } : nil
    } ?? whole("revision")
  }

  /// The documents of the workspace at the revision that is asked for.
  func snapshot() async throws -> WorkspaceSnapshot {
    try await site.cache.snapshot(try visit.workspace().id, at: wantedRevision)
  }
}

import HTTPTypes
import Store
import Tables

/// An edit of something that somebody else has changed since: all versions, so that the program can choose.
enum APIConflict {
  static func problem(_ conflicts: [EditConflict], _ call: APICall) async throws -> APIProblem {
    var versions: [JSONValue] = []
    for conflict in conflicts.prefix(100) {
      let fields = try await rowFields(conflict.name, call)
      versions.append(json(conflict, fields))
    }
    let current = conflicts.first?.theirs.map { APIAnswer.tag($0.revision) }
    let isSaid = if case .none = call.operation.precondition { false } else { true }
    return APIProblem(
      isSaid ? .preconditionFailed : .conflict, .editConflict,
      StoreError.conflicts(conflicts).description, headers: current.map { [.eTag: $0] } ?? [:],
      others: [("conflicts", .list(versions))])
  }

  private static func rowFields(_ name: DocumentName, _ call: APICall) async throws -> RowFields? {
    guard name.row != nil else { return nil }
    return try await call.site.store.document(
      DocumentName(file: name.file), in: try call.visit.workspace().id
    ).map { RowFields(file: name.file, head: $0.body) }
  }

  private static func json(_ conflict: EditConflict, _ fields: RowFields?) -> JSONValue {
    func version(_ body: [UInt8]?, revision: Int?) -> JSONValue {
      guard let body else { return .null }
      return [
        "revision": .maybe(revision), "text": .maybe(String(validating: body, as: UTF8.self)),
        "cells": fields.map { RowShape.cells($0, body) } ?? .null,
      ]
    }
    return [
      "name": .text(conflict.name.description),
      "base": version(conflict.base?.body, revision: conflict.base?.revision),
      "mine": version(conflict.mine.body, revision: nil),
      "theirs": version(conflict.theirs?.body, revision: conflict.theirs?.revision),
      "theirCommit": conflict.theirCommit.map(HistoryShapes.commit.json) ?? .null,
    ]
  }
}

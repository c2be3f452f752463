import Accounts
import Factors
import Foundation
import HTTPTypes
import Hummingbird
import Plan
import Store
import Tables
import Workspace

/// What the grid's script asks the server for, as JSON.
enum GridAnswers {
  /// The columns and rows of a table; only the revision when it is the one that the page has.
  @Sendable static func rows(_ visit: Visit) async throws -> Response {
    try await answer {
      let place = try visit.workspace()
      let file = try GridPages.file(visit)
      let snapshot = try await visit.site.cache.snapshot(
        place.id, at: place.summary.head, head: place.summary.head)
      let isKnown = visit.query("since").flatMap { Int($0) } == snapshot.revision
      let table = try GridTable(file, of: snapshot)
      var json = GridJSON(capacity: isKnown ? 512 : table.rows.count * 400 + 20_000)
      json.raw("{\"revision\":")
      json.number(snapshot.revision)
      json.raw(",\"token\":")
      json.string(visit.arrival.formKey.token)
      json.raw(",\"mayAdd\":")
      json.bool(place.mayAddRows)
      if !isKnown {
        json.raw(",\"columns\":")
        GridColumns(
          table: table, snapshot: snapshot, library: visit.site.library, words: visit.columnWords
        ).write(to: &json)
        json.raw(",\"rows\":")
        write(table, place, to: &json)
      }
      json.raw("}")
      var response = Response.json(json)
      if let cookie = visit.arrival.formKey.newCookie {
        response.setCookieLine(
          visit.site.cookies.setting(visit.site.cookies.formName, to: cookie))
      }
      return response
    }
  }

  private static func write(
    _ table: GridTable, _ place: WorkspacePlace, to json: inout GridJSON
  ) {
    let mayAll = table.mayChangeAll(place)
    json.array(table.rows) { json, row in
      let cells = table.cells(of: row)
      json.raw("[")
      json.string(row.name.row ?? "")
      json.raw(",")
      json.number(mayAll ? 3 : table.rights(on: row, cells: cells, place))
      json.raw(",")
      json.array(cells) { $0.string($1) }
      json.raw("]")
    }
  }

  /// What is found in a table as it is saved.
  @Sendable static func findings(_ visit: Visit) async throws -> Response {
    try await answer {
      let place = try visit.workspace()
      let file = try GridPages.file(visit)
      let snapshot = try await visit.site.cache.snapshot(
        place.id, at: place.summary.head, head: place.summary.head)
      let table = try GridTable(file, of: snapshot)
      var json = GridJSON()
      json.raw("{\"revision\":")
      json.number(snapshot.revision)
      json.raw(",\"findings\":")
      do {
        let calculation = try await visit.calculation()
        let found = try await onOwnThread { calculation.findings(in: file) }
        write(
          GridFindings(found, file: file, documents: table.documents), table.columns, to: &json)
      } catch is WorkspaceError {
        json.raw("[]")
      }
      json.raw("}")
      return Response.json(json)
    }
  }

  private static func write(
    _ findings: GridFindings, _ columns: [String], to json: inout GridJSON
  ) {
    json.array(findings.entries) { json, entry in
      json.raw("[")
      json.optional(entry.row)
      json.raw(",")
      json.number(entry.column.flatMap(columns.firstIndex(of:)) ?? -1)
      json.raw(",")
      json.string(entry.severity.rawValue)
      json.raw(",")
      json.string(Language.ofReader.said(entry.message))
      json.raw("]")
    }
  }

  /// Changed rows that were sent, with the table at the revision that they are changes of.
  private struct Sent {
    let place: WorkspacePlace
    let request: GridRequest
    let snapshot: WorkspaceSnapshot
    let table: GridTable
    let proposal: GridProposal

    init(_ visit: Visit) async throws {
      let file = try GridPages.file(visit)
      place = try visit.workspace()
      request = try GridRequest.read(visit.bytes)
      snapshot = try await visit.site.cache.snapshot(
        place.id, at: request.base, head: place.summary.head)
      table = try GridTable(file, of: snapshot)
      proposal = try GridProposal(table, edits: request.edits(of: file, visit))
    }
  }

  /// What would be found in changed rows; nothing is saved.
  @Sendable static func check(_ visit: Visit) async throws -> Response {
    try await answer {
      let sent = try await Sent(visit)
      let (table, proposal) = (sent.table, sent.proposal)
      let check = GridCheck(
        snapshot: sent.snapshot, library: visit.site.library, file: table.file,
        documents: proposal.documents(by: visit.author.id))
      let (findings, looked) = check.findings(in: Set(proposal.names.values))
      let called = Dictionary(proposal.names.map { ($1, $0) }) { first, _ in first }
      var json = GridJSON()
      json.raw("{\"rows\":")
      json.array(looked.sorted()) { $0.string(called[$1] ?? $1) }
      json.raw(",\"findings\":")
      write(proposal.answer(findings, called: called), table.columns, to: &json)
      json.raw("}")
      return Response.json(json)
    }
  }

  /// Takes changed rows into the journal as one commit.
  @Sendable static func save(_ visit: Visit) async throws -> Response {
    try await answer {
      let sent = try await Sent(visit)
      let (place, request, proposal) = (sent.place, sent.request, sent.proposal)
      guard proposal.refusals.isEmpty else { return refused(proposal, sent.table) }
      do {
        let commit = try await visit.commit(
          proposal.changes, base: request.base, id: request.draft, reason: request.reason ?? "")
        return saved(commit.revision, proposal, place)
      } catch StoreError.nothingToChange {
        return saved(place.summary.head, proposal, place)
      } catch StoreError.conflicts(let conflicts) {
        return stale(conflicts)
      }
    }
  }

  private static func saved(
    _ revision: Int, _ proposal: GridProposal, _ place: WorkspacePlace
  ) -> Response {
    var json = GridJSON()
    json.raw("{\"revision\":")
    json.number(revision)
    json.raw(",\"names\":")
    json.object(proposal.names)
    json.raw(",\"newRights\":")
    // Whoever may add a row has made it, and may change and remove it.
    json.number((place.may(.editDocument) ? 1 : 0) + (place.may(.removeRecord) ? 2 : 0))
    json.raw("}")
    return Response.json(json)
  }

  private static func refused(_ proposal: GridProposal, _ table: GridTable) -> Response {
    var json = GridJSON()
    json.raw("{\"detail\":")
    json.string(
      proposal.refusals.map { Language.ofReader.said($0.message) }.joined(separator: " "))
    json.raw(",\"findings\":")
    write(proposal.answer(GridFindings(), called: [:]), table.columns, to: &json)
    json.raw("}")
    return Response.json(json, status: .unprocessableContent)
  }

  private static func stale(_ conflicts: [EditConflict]) -> Response {
    var json = GridJSON()
    json.raw("{\"detail\":")
    json.string(StoreError.conflicts(conflicts).description)
    json.raw(",\"conflicts\":")
    json.array(conflicts) { json, conflict in
      json.raw("{\"row\":")
      json.optional(conflict.name.row)
      json.raw(",\"by\":")
      json.optional(conflict.theirCommit?.author.name)
      json.raw(",\"revision\":")
      json.number(conflict.theirCommit?.revision ?? 0)
      json.raw("}")
    }
    json.raw("}")
    return Response.json(json, status: .conflict)
  }

  /// Answers problems as JSON too: a script cannot read a page.
  private static func answer(_ body: () async throws -> Response) async throws -> Response {
    do {
      return try await body()
    } catch let problem as WebProblem {
      return problem.json(in: .ofReader)
    } catch let error as StoreError {
      return WebProblem(error.status, error.phrase).json(in: .ofReader)
    } catch let error as AccountProblem {
      return WebProblem(error.status, error.phrase).json(in: .ofReader)
    }
  }
}

extension GridRequest {
  /// The edits with numbers as the table holds them; the script has read most of them already.
  fileprivate func edits(of file: String, _ visit: Visit) -> [GridEdit] {
    let numbers = ColumnNumbers(file: file, language: visit.language)
    return edits.map { $0.reading(numbers) }
  }
}

extension GridProposal {
  /// Findings by what the page calls the rows, after the edits that cannot be made.
  func answer(_ findings: GridFindings, called: [String: String]) -> GridFindings {
    var answer = GridFindings()
    for refusal in refusals { answer.add(refusal.name, .error, refusal.message) }
    for entry in findings.entries { answer.add(entry, called: called) }
    return answer
  }
}

extension Response {
  static func json(_ json: GridJSON, status: HTTPResponse.Status = .ok) -> Response {
    Response(
      status: status, headers: [.contentType: "application/json", .cacheControl: "no-store"],
      body: ResponseBody(byteBuffer: ByteBuffer(bytes: json.bytes)))
  }
}

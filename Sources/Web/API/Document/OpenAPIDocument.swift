import Accounts
import HTTPTypes
import Tables
import Workspace

/// The OpenAPI 3.1 document, made from the declarations that the routes are made from.
struct OpenAPIDocument: Sendable {
  let operations: [APIOperation]

  /// - Parameter origin: The address of the server, without a slash at its end.
  func json(origin: String) -> JSONValue {
    var components: [String: JSONValue] = [:]
    _ = APIProblem.schema.json(&components)
    let paths = paths(&components)
    for table in WorkspaceTables.all { _ = RowShape.schema(of: table).json(&components) }
    return [
      "openapi": "3.1.0",
      "info": [
        "title": "Cairn", "version": "1", "summary": "Climate action plans, for programs.",
        "description": .text(Self.introduction),
      ],
      "servers": [["url": .text(origin)]],
      "security": [["token": []], ["session": []]],
      "tags": .list(
        APITag.allCases.map { ["name": .text($0.rawValue), "description": .text($0.summary)] }),
      "paths": paths,
      "components": [
        "securitySchemes": [
          "token": [
            "type": "http", "scheme": "bearer",
            "description": "A token of your account, `cairn_…`, with scopes.",
          ],
          "session": [
            "type": "apiKey", "in": "cookie", "name": "cairn",
            "description":
              "The session of a browser. Changes need the header X-CSRF-Token as well.",
          ],
        ],
        "responses": responses,
        "schemas": .object(
          components.sorted { $0.key < $1.key }.map {
            JSONValue.Member(name: $0.key, value: $0.value)
          }),
      ],
    ]
  }

  private static let introduction = """
    Every operation reads and writes what the pages do, with the same rights. Lists are cut by `limit` and go on with \
    the `next` of the answer as `after`; the header Link has the whole address. Reads carry an ETag: send it back as \
    If-None-Match, and 304 says that nothing has changed. Changes of what is there need If-Match. A POST may carry an \
    Idempotency-Key: sent again within 24 hours, it is done once. 400 says that a request does not fit this document, \
    422 that it fits and its content cannot be taken. Errors are application/problem+json.
    """

  private func paths(_ components: inout [String: JSONValue]) -> JSONValue {
    var members: [JSONValue.Member] = []
    var seen: Set<String> = []
    for path in operations.map(\.path) where seen.insert(path).inserted {
      let here = operations.filter { $0.path == path }.map { operation in
        (operation.method.rawValue.lowercased(), json(operation, &components))
      }
      members.append(JSONValue.Member(name: path, value: .members(here)))
    }
    return .object(members)
  }

  private func json(
    _ operation: APIOperation, _ components: inout [String: JSONValue]
  ) -> JSONValue {
    var members: [(String, JSONValue)] = [
      ("operationId", .text(operation.id)), ("tags", [.text(operation.tag.rawValue)]),
      ("summary", .text(operation.summary)), ("description", .text(operation.fullDetails)),
    ]
    if operation.access == .everyone { members.append(("security", [])) }
    let parameters = operation.allParameters.map { json($0, &components) }
    if !parameters.isEmpty { members.append(("parameters", .list(parameters))) }
    if let body = operation.body {
      let contents = content(body.contents, operation.example, &components)
      members.append(("requestBody", ["required": true, "content": contents]))
    }
    let successes = operation.successes.map { success in
      (String(success.status.code), json(success, operation, &components))
    }
    let unchanged: [(String, JSONValue)] =
      operation.isReading
      ? [("304", ["description": "Nothing has changed since the ETag of If-None-Match."])] : []
    let refusals = operation.allRefusals.map { status in
      (String(status.code), ["$ref": .text("#/components/responses/\(status.code)")] as JSONValue)
    }
    members.append(("responses", .members(successes + unchanged + refusals)))
    return .members(members)
  }

  private func json(
    _ parameter: APIParameter, _ components: inout [String: JSONValue]
  ) -> JSONValue {
    var schema = parameter.schema
    schema.summary = ""
    let members: [(String, JSONValue)] =
      [
        ("name", .text(parameter.name)), ("in", .text(parameter.place.rawValue)),
        ("required", .truth(parameter.isRequired)),
        ("description", .text(parameter.schema.summary)),
      ] + (parameter.isFilter ? [("style", "form"), ("explode", true)] : [])
      + [("schema", schema.json(&components))]
      + (parameter.exampleJSON.map { [("example", $0)] } ?? [])
    return .members(members)
  }

  private func content(
    _ contents: [APIOperation.Body.Content], _ example: JSONValue?,
    _ components: inout [String: JSONValue]
  ) -> JSONValue {
    .members(
      contents.map { content in
        let schema: JSONValue = ["schema": content.schema.json(&components)]
        return (
          content.type,
          content.type == "application/json" ? schema.adding("example", example) : schema
        )
      })
  }

  private func json(
    _ success: APIOperation.Success, _ operation: APIOperation,
    _ components: inout [String: JSONValue]
  ) -> JSONValue {
    var headers: [(String, JSONValue)] = []
    let text: JSONValue = ["type": "string"]
    if operation.isReading {
      headers.append(("ETag", ["description": "Changes with the answer.", "schema": text]))
    }
    if operation.query.contains(where: { $0.name == "after" }) {
      headers.append(
        (
          "Link",
          ["description": "The address of the next answer, `rel=\"next\"`.", "schema": text]
        ))
    }
    if success.status == .created {
      headers.append(("Location", ["description": "Where it is.", "schema": text]))
    }
    let answer: JSONValue = ["description": .text(success.summary)]
    return answer.adding("headers", headers.isEmpty ? nil : .members(headers))
      .adding(
        "content", success.contents.isEmpty ? nil : content(success.contents, nil, &components))
  }

  /// The refusals that operations share.
  private var responses: JSONValue {
    let statuses = Set(operations.flatMap(\.allRefusals).map(\.code)).sorted()
    return .members(
      statuses.map { code in
        let status = HTTPResponse.Status(code: code)
        let answer: JSONValue = [
          "description": .text(Self.words[code] ?? status.reasonPhrase),
          "content": [
            "application/problem+json": ["schema": ["$ref": "#/components/schemas/Problem"]]
          ],
        ]
        return (String(code), answer)
      })
  }

  static let words: [Int: String] = [
    400: "The request does not fit this document; `errors` lists where.",
    401: "There is no token, or it is not accepted.",
    403: "You do not have the right; the sentence says who can help.",
    404: "There is nothing at this address, or it is not for you.",
    406: "Accept names no type that is answered here.",
    408: "The body took too long to arrive.",
    409: "The state of things does not allow it; nothing was changed.",
    412: "It was changed since you saw it; the answer has all versions.",
    413: "The body is too large.",
    415: "The type of the body is not taken here.",
    422: "The request fits this document, and its content cannot be taken; nothing was changed.",
    428: "Say what you saw, with If-Match.",
    429: "Too many requests; Retry-After says when to go on.",
    503: "The database does not answer at this moment; Retry-After says when to try again.",
  ]
}

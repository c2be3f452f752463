import Foundation
import HTTPTypes
import Hummingbird
import Tables

/// Holds a request against its declaration before anybody answers it.
struct APICheck {
  let operation: APIOperation
  let visit: Visit

  /// - Throws: `APIProblem` with 400, 404, 406, 415 or 428.
  func call() throws -> APICall {
    try checkAccept()
    try checkKey()
    let (parameters, filters) = try parameters()
    let (body, type) = try body()
    try checkSeen()
    return APICall(
      visit: visit, operation: operation, parameters: parameters, filters: filters, body: body,
      contentType: type)
  }

  // Types

  private func checkAccept() throws {
    var accepted: [String] = []
    for line in visit.request.headers[values: .accept] {
      for part in line.split(separator: ",") {
        let range = HeaderValue(String(part))
        let isRefused = range["q"].map { Double($0) == 0 } ?? false
        if !isRefused { accepted.append(range.value) }
      }
    }
    let made = operation.successes.flatMap(\.contents).map { HeaderValue($0.type).value }
    guard !accepted.isEmpty, !made.isEmpty else { return }
    let types = made + ["application/problem+json"]
    let fits = accepted.contains { range in
      range == "*/*" || range == "*" || types.contains { Self.fits($0, range) }
    }
    guard fits else {
      throw APIProblem(
        .notAcceptable, .plain, "This is answered as \(made.joined(separator: " or ")) only.")
    }
  }

  private static func fits(_ type: String, _ range: String) -> Bool {
    range == type || range.hasSuffix("/*") && type.hasPrefix(range.dropLast())
  }

  private func checkSeen() throws {
    let headers = visit.request.headers
    switch operation.precondition {
    case .none: return
    case .match where headers[.ifMatch] != nil: return
    case .matchOrNew where headers[.ifMatch] != nil || headers[.ifNoneMatch] == "*": return
    default: throw APICall.saySeen
    }
  }

  private func checkKey() throws {
    guard let key = visit.request.headers[APIHeader.idempotencyKey] else { return }
    guard (8...100).contains(key.utf8.count), key.utf8.allSatisfy({ (0x21...0x7E).contains($0) })
    else {
      throw APIProblem.invalid([
        APIFlaw(
          place: .parameter("Idempotency-Key"),
          message: "A key has 8 to 100 signs without spaces, such as a UUID.")
      ])
    }
  }

  private func body() throws -> (JSONValue, String) {
    guard let declared = operation.body else { return (.null, "") }
    let types = declared.contents.map(\.type)
    // Bytes without a type are bytes.
    let sent = HeaderValue(
      visit.request.headers[.contentType] ?? "application/octet-stream"
    ).value
    guard let content = declared.contents.first(where: { $0.type == sent })
    else {
      throw APIProblem(
        .unsupportedMediaType, .plain,
        "Send the body as \(types.joined(separator: " or ")), with that Content-Type.",
        headers: [.accept: types.joined(separator: ", ")])
    }
    guard content.type == "application/json" else { return (.null, sent) }
    let value: JSONValue
    do throws(JSONFlaw) { value = try JSONReader.value(of: visit.bytes) } catch {
      throw APIProblem(
        .badRequest, .invalidRequest,
        "The body is no JSON: line \(error.line), column \(error.column): \(error.message)",
        others: [("line", .whole(error.line)), ("column", .whole(error.column))])
    }
    let flaws = content.schema.flaws(of: value)
    guard flaws.isEmpty else {
      // A number that is only too large has the right form: it is refused as what a person may have meant.
      let isForm = !flaws.allSatisfy(\.isOutOfRange)
      throw isForm ? APIProblem.invalid(flaws) : APIProblem.notTaken(flaws)
    }
    // No text that a person writes has a NUL, and not every database takes one.
    guard !value.hasNUL else {
      throw APIProblem.notTaken("A text in the body has a character NUL; remove it.")
    }
    return (value, sent)
  }

  // Parameters

  private func parameters() throws -> ([String: JSONValue], [(column: String, value: String)]) {
    var values: [String: JSONValue] = [:]
    for parameter in operation.pathParameters {
      // A wrong part of a path is an address at which there is nothing.
      guard
        let text = visit.arrival.context.parameters.get(parameter.name)?.removingPercentEncoding,
        let value = parameter.schema.value(ofText: text),
        parameter.schema.flaws(of: value).isEmpty
      else { throw Visit.nothingHere }
      values[parameter.name] = value
    }
    let query = try query()
    var flaws: [APIFlaw] = []
    var filters: [(column: String, value: String)] = []
    for (name, fields) in Dictionary(grouping: query.fields, by: \.name).sorted(by: {
      $0.key < $1.key
    }) {
      do throws(APIFlawFound) {
        switch try value(name, fields.map(\.value)) {
        case .value(let value): values[name] = value
        case .filter: filters += fields.map { (name, $0.value) }
        }
      } catch { flaws.append(error.flaw) }
    }
    for parameter in operation.query where parameter.isRequired && query[parameter.name] == nil {
      flaws.append(
        APIFlaw(place: .parameter(parameter.name), message: "This parameter is missing."))
    }
    if filters.count > APIParameter.filterLimit {
      flaws.append(
        APIFlaw(
          place: .parameter(filters[0].column),
          message: "At most \(APIParameter.filterLimit) columns are taken at once."))
    }
    guard flaws.isEmpty else { throw APIProblem.invalid(flaws) }
    return (values, filters)
  }

  private func query() throws -> FormData {
    guard let text = visit.request.uri.query else { return FormData() }
    guard let query = FormData(urlEncoded: text) else {
      throw APIProblem.invalid([
        APIFlaw(place: .parameter("?"), message: "The address is not percent-encoded as UTF-8.")
      ])
    }
    return query
  }

  private struct APIFlawFound: Error { let flaw: APIFlaw }
  private enum Given {
    case value(JSONValue)
    case filter
  }

  private func value(_ name: String, _ texts: [String]) throws(APIFlawFound) -> Given {
    func wrong(_ message: String) -> APIFlawFound {
      APIFlawFound(flaw: APIFlaw(place: .parameter(name), message: message))
    }
    guard let parameter = operation.query.first(where: { $0.name == name && !$0.isFilter }) else {
      if let filter = operation.query.first(where: \.isFilter),
        case .object(let columns, _) = filter.schema.kind
      {
        guard columns.contains(where: { $0.name == name }) else {
          throw wrong("There is no such parameter, and no table has such a column.")
        }
        return .filter
      }
      let known = operation.query.map(\.name).joined(separator: ", ")
      throw wrong(
        "There is no such parameter." + (known.isEmpty ? "" : " Known are \(known)."))
    }
    guard texts.count == 1, let text = texts.first else { throw wrong("Give this only once.") }
    guard let value = parameter.schema.value(ofText: text) else {
      throw wrong("This must be \(parameter.schema.word).")
    }
    if let flaw = parameter.schema.flaws(of: value).first { throw wrong(flaw.message) }
    return .value(value)
  }
}

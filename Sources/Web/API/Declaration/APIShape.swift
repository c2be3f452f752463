import Tables

/// What the API says of a kind of thing: its members, each with its type, its meaning and where it comes from.
///
/// Schema and value are made from the same list, so that an answer cannot say anything else than the document.
struct APIShape<Root>: Sendable {
  let name: String
  let summary: String
  let fields: [APIField<Root>]

  init(_ name: String, _ summary: String, _ fields: [APIField<Root>]) {
    self.name = name
    self.summary = summary
    self.fields = fields
  }

  var schema: APISchema {
    .object(fields.map { .must($0.name, $0.schema) }, name: name, summary)
  }

  func json(_ root: Root) -> JSONValue {
    .object(fields.map { JSONValue.Member(name: $0.name, value: $0.value(root)) })
  }
}

/// One member of a shape.
struct APIField<Root>: Sendable {
  let name: String
  let schema: APISchema
  let value: @Sendable (Root) -> JSONValue

  static func json(
    _ name: String, _ schema: APISchema, _ value: @escaping @Sendable (Root) -> JSONValue
  ) -> APIField { APIField(name: name, schema: schema, value: value) }

  static func text(
    _ name: String, _ summary: String, _ value: @escaping @Sendable (Root) -> String
  ) -> APIField { json(name, .text(summary)) { .text(value($0)) } }

  static func maybeText(
    _ name: String, _ summary: String, _ value: @escaping @Sendable (Root) -> String?
  ) -> APIField { json(name, .text(summary).orNull) { .maybe(value($0)) } }

  static func choice(
    _ name: String, _ values: [String], _ summary: String,
    _ value: @escaping @Sendable (Root) -> String
  ) -> APIField { json(name, .choice(values, summary)) { .text(value($0)) } }

  static func whole(
    _ name: String, _ summary: String, _ value: @escaping @Sendable (Root) -> Int
  ) -> APIField { json(name, .whole(nil, summary)) { .whole(value($0)) } }

  static func maybeWhole(
    _ name: String, _ summary: String, _ value: @escaping @Sendable (Root) -> Int?
  ) -> APIField { json(name, .whole(nil, summary).orNull) { .maybe(value($0)) } }

  static func number(
    _ name: String, _ summary: String, _ value: @escaping @Sendable (Root) -> Double
  ) -> APIField { json(name, .number(summary)) { .number(value($0)) } }

  static func maybeNumber(
    _ name: String, _ summary: String, _ value: @escaping @Sendable (Root) -> Double?
  ) -> APIField {
    json(name, .number(summary).orNull) {
      value($0).flatMap { $0.isFinite ? .number($0) : nil } ?? .null
    }
  }

  static func truth(
    _ name: String, _ summary: String, _ value: @escaping @Sendable (Root) -> Bool
  ) -> APIField { json(name, .truth(summary)) { .truth(value($0)) } }

  static func maybeTruth(
    _ name: String, _ summary: String, _ value: @escaping @Sendable (Root) -> Bool?
  ) -> APIField {
    json(name, .truth(summary).orNull) { value($0).map { .truth($0) } ?? .null }
  }

  static func texts(
    _ name: String, _ summary: String, _ value: @escaping @Sendable (Root) -> [String]
  ) -> APIField { json(name, .list(.text(), summary)) { .texts(value($0)) } }

  static func part<Part>(
    _ name: String, _ shape: APIShape<Part>, _ value: @escaping @Sendable (Root) -> Part
  ) -> APIField { json(name, shape.schema) { shape.json(value($0)) } }

  static func maybePart<Part>(
    _ name: String, _ shape: APIShape<Part>, _ value: @escaping @Sendable (Root) -> Part?
  ) -> APIField { json(name, shape.schema.orNull) { value($0).map(shape.json) ?? .null } }

  static func parts<Part>(
    _ name: String, _ shape: APIShape<Part>, _ summary: String = "",
    _ value: @escaping @Sendable (Root) -> [Part]
  ) -> APIField { json(name, .list(shape.schema, summary)) { .list(value($0).map(shape.json)) } }
}

import Tables

/// What a JSON value must be like: one value from which come the check, the document and the reader's text.
struct APISchema: Sendable {
  struct Property: Sendable {
    let name: String
    let schema: APISchema
    let isRequired: Bool
  }

  indirect enum Kind: Sendable {
    /// Letters are counted as Unicode scalars.
    case text(least: Int, most: Int?, pattern: String?, format: String?)
    case choice([String])
    case whole(ClosedRange<Int>?)
    case number(ClosedRange<Double>?)
    case truth
    case list(APISchema, most: Int?)
    /// `others` is what members without a declaration must be like; nil refuses them.
    case object([Property], others: APISchema?)
    case either([APISchema])
    /// Another schema by its name, where a value holds values of its own kind.
    case named(String)
    case anything
  }

  let kind: Kind
  /// The name under which the document keeps it; nil writes it where it is used.
  var name: String?
  /// A sentence or two.
  var summary = ""
  var isNullable = false
  var example: JSONValue?
  var fallback: JSONValue?
  /// The most members of an object, where only some of those declared may come together.
  var memberLimit: Int?

  init(_ kind: Kind, _ summary: String = "", example: JSONValue? = nil) {
    self.kind = kind
    self.summary = summary
    self.example = example
  }

  static func text(
    _ summary: String = "", least: Int = 0, most: Int? = nil, pattern: String? = nil,
    format: String? = nil, example: String? = nil
  ) -> APISchema {
    APISchema(
      .text(least: least, most: most, pattern: pattern, format: format), summary,
      example: example.map(JSONValue.text))
  }

  static func choice(_ values: [String], _ summary: String = "") -> APISchema {
    APISchema(.choice(values), summary)
  }

  static func whole(
    _ range: ClosedRange<Int>? = nil, _ summary: String = "", example: Int? = nil
  ) -> APISchema {
    APISchema(.whole(range), summary, example: example.map(JSONValue.whole))
  }

  static func number(
    _ summary: String = "", in range: ClosedRange<Double>? = nil
  ) -> APISchema { APISchema(.number(range), summary) }

  static func truth(_ summary: String = "") -> APISchema { APISchema(.truth, summary) }
  static let anything = APISchema(.anything)

  static func list(_ of: APISchema, most: Int? = nil, _ summary: String = "") -> APISchema {
    APISchema(.list(of, most: most), summary)
  }

  static func object(
    _ properties: [Property], others: APISchema? = nil, name: String? = nil, _ summary: String = ""
  ) -> APISchema {
    var schema = APISchema(.object(properties, others: others), summary)
    schema.name = name
    return schema
  }

  /// The same, and null.
  var orNull: APISchema {
    var copy = self
    copy.isNullable = true
    return copy
  }

  func saying(_ summary: String) -> APISchema {
    var copy = self
    copy.summary = summary
    return copy
  }

  func holding(atMost count: Int) -> APISchema {
    var copy = self
    copy.memberLimit = count
    return copy
  }

  func falling(backTo value: JSONValue) -> APISchema {
    var copy = self
    copy.fallback = value
    return copy
  }
}

extension APISchema.Property {
  static func must(_ name: String, _ schema: APISchema) -> Self {
    Self(name: name, schema: schema, isRequired: true)
  }

  static func may(_ name: String, _ schema: APISchema) -> Self {
    Self(name: name, schema: schema, isRequired: false)
  }
}

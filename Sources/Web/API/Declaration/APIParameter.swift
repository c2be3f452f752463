import Tables

/// A part of an address that the caller chooses.
struct APIParameter: Sendable {
  enum Place: String, Sendable { case path, query, header }

  let name: String
  let place: Place
  let schema: APISchema
  var isRequired = false
  /// Stands in examples.
  let example: String?
  // The head of a request is at most 8 KB, and a letter may take 12 bytes of it: limits of texts keep within that.

  /// True for the group of names after the question mark that are columns of a table.
  var isFilter = false

  static func query(
    _ name: String, _ schema: APISchema, isRequired: Bool = false, example: String? = nil
  ) -> APIParameter {
    APIParameter(
      name: name, place: .query, schema: schema, isRequired: isRequired, example: example)
  }

  static func path(_ name: String, _ schema: APISchema, example: String) -> APIParameter {
    APIParameter(name: name, place: .path, schema: schema, isRequired: true, example: example)
  }
}

extension APIParameter {
  /// The example as a value; that of a filter names a column and what it must say.
  var exampleJSON: JSONValue? {
    guard let example else { return nil }
    guard isFilter else { return schema.value(ofText: example) ?? .text(example) }
    let sides = example.split(separator: "=", maxSplits: 1).map(String.init)
    return sides.count == 2 ? .members([(sides[0], .text(sides[1]))]) : nil
  }
}

// Those that many operations share

extension APIParameter {
  /// The most columns that a list is narrowed by.
  static let filterLimit = 5

  static let revisionRange = 0...2_147_483_647

  /// The scenario that actions are looked at on top of; see `APICall.followed`.
  static let scenario = query(
    "scenario",
    .text(
      "The id of the scenario that the actions are looked at on top of, with the actions that it has, or all where it has none; the first unless given.",
      most: 100))

  static let revision = query(
    "revision",
    .whole(revisionRange, "A state of the workspace by its revision; the last one unless given."))

  /// The revision that a file was looked at over; see `APICall.looked`.
  static let base = query(
    "base",
    .whole(
      revisionRange,
      "The revision that you looked at, as a dry run answers it, so that what was looked at is what is taken; rows that were changed since are a conflict. The last one unless given."
    ))

  static let limit = query(
    "limit",
    .whole(1...1_000, "The most items that one answer lists.").falling(backTo: 100),
    example: "100")

  /// The reason that the history keeps.
  static let reason = query(
    "reason", .text("Why, in a sentence for the history.", most: 200))

  /// Where the next answer begins; see `APICursor`.
  static func after(_ cursor: APICursor) -> APIParameter {
    query(
      "after",
      .text(
        "The `next` of the answer before; the list begins anew without it.", pattern: cursor.pattern
      )
    )
  }

  static func paging(_ cursor: APICursor) -> [APIParameter] { [.limit, .after(cursor)] }
}

/// How a list says where it goes on.
enum APICursor: Sendable {
  /// A revision and a place in it, so that all answers show one state.
  case pinned
  /// A place in a list that is made anew for each answer.
  case offset
  /// The number of the last item; later items are never missed, whatever is added meanwhile.
  case number
  /// The id of the last item.
  case identifier

  var pattern: String {
    switch self {
    case .pinned: "^[0-9]{1,9}\\.[0-9]{1,9}$"
    case .offset: "^[0-9]{1,9}$"
    case .number: "^[0-9]{1,18}$"
    case .identifier: "^[a-z0-9][a-z0-9-]{0,63}$"
    }
  }
}

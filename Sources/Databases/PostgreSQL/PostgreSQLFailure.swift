internal import CPostgreSQL

/// What the server or libpq said when something failed.
struct PostgreSQLFailure: Error {
  /// The five characters of SQLSTATE; empty when the connection broke.
  var state: String
  var message: String
  var constraint = ""
  /// The server's function that failed.
  var routine = ""
  var isConnectionLost: Bool

  /// The server asks for the whole transaction again: a deadlock, a conflict, or a plan made before a migration.
  var asksForRepeat: Bool {
    switch state {
    case "40001", "40P01": true
    case "0A000": routine == "RevalidateCachedQuery"
    default: false
    }
  }

  /// A plan made before a migration.
  var isStalePlan: Bool { state == "0A000" }

  /// The words for a person.
  var problem: DatabaseProblem {
    switch state {
    case "23505": .notUnique(constraint.isEmpty ? message : constraint)
    case "53100": .full(sentence)
    case "42501", "25006", "28000"..."28ZZZ", "3D000": .refused(sentence)
    case "XX001", "XX002": .damaged(sentence)
    case "40001", "40P01", "55P03": .busy("others kept changing the same records (\(message)).")
    case "57014": .busy("a statement waited or worked longer than it may (\(message)).")
    case "", "08000"..."08ZZZ", "53200"..."53300", "57P01"..."57P05": .unavailable(sentence)
    case _ where isConnectionLost: .unavailable(sentence)
    default: .statement("PostgreSQL refused a statement (\(state)): \(sentence)")
    }
  }

  /// The message as a sentence.
  var sentence: String {
    let first = message.prefix(1).uppercased() + message.dropFirst()
    return first.hasSuffix(".") || first.isEmpty ? first : first + "."
  }
}

extension PostgreSQLFailure {
  /// What a result says, or what the connection says when there is no result.
  init(result: OpaquePointer?, connection: OpaquePointer, hiding secrets: [String]) {
    func field(_ code: Int32) -> String {
      PQresultErrorField(result, code).map { String(cString: $0) } ?? ""
    }
    let primary = field(Field.primary)
    let state = field(Field.state)
    // The server says 57P0x as it ends a connection, perhaps before libpq notices the end.
    let isLost = PQstatus(connection) != CONNECTION_OK || state.hasPrefix("57P0")
    self.init(
      state: state,
      message: primary.isEmpty
        ? Self.words(PQerrorMessage(connection), hiding: secrets)
        : Self.hidden(primary, secrets),
      constraint: field(Field.constraint), routine: field(Field.routine), isConnectionLost: isLost)
  }

  /// Why a connection did not come about.
  ///
  /// libpq gives the server's SQLSTATE only inside the words of its verbose messages.
  init(connecting connection: OpaquePointer, hiding secrets: [String]) {
    let words = Self.words(PQerrorMessage(connection), hiding: secrets)
    var state = ""
    var message = words
    // The severity before it may have five capitals too, but no digit.
    let codes = words.matches(of: #/\s([0-9A-Z]{5}): /#)
    if let match = codes.first(where: { $0.1.contains(where: \.isNumber) }) {
      state = String(match.1)
      message = String(words[match.range.upperBound...])
    }
    self.init(state: state, message: message, isConnectionLost: true)
  }

  private static func words(_ text: UnsafePointer<CChar>?, hiding secrets: [String]) -> String {
    let lines = (text.map { String(cString: $0) } ?? "").split(whereSeparator: \.isNewline)
      .map { line in String(line.drop { $0.isWhitespace }) }
      .filter { !$0.isEmpty && !$0.hasPrefix("LOCATION:") }
    return hidden(lines.joined(separator: " "), secrets)
  }

  private static func hidden(_ text: String, _ secrets: [String]) -> String {
    secrets.reduce(text) { $0.replacing($1, with: "…") }
  }

  // PG_DIAG_… of libpq are character constants, which Swift does not import.
  private enum Field {
    static let state = Int32(UInt8(ascii: "C"))
    static let primary = Int32(UInt8(ascii: "M"))
    static let constraint = Int32(UInt8(ascii: "n"))
    static let routine = Int32(UInt8(ascii: "R"))
  }
}

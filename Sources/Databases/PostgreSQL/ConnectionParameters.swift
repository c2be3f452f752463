internal import CPostgreSQL

/// What libpq is told to connect with.
struct ConnectionParameters: Sendable {
  /// One set for each host of the address, in its order.
  let hosts: [[String: String]]
  /// Words that no message may repeat.
  let secrets: [String]

  /// Reads an address with libpq's own rules.
  ///
  /// - Throws: `DatabaseProblem.refused` without libpq's words, which repeat parts of the address.
  init(address: String) throws(DatabaseProblem) {
    guard let given = Self.parsed(address) else {
      throw .refused(
        "The address of the database cannot be read. It looks like `postgresql://user@host:5432/database`; write `%40` for `@`, `%2F` for `/` and `%25` for `%` inside a name or a password."
      )
    }
    secrets = ["password", "sslpassword"].compactMap { given[$0] }.filter { !$0.isEmpty }
    var all = Self.defaults.merging(given) { $1 }
    all["client_encoding"] = "UTF8"
    hosts = Self.split(all)
  }

  /// What a person may read: never a password.
  var description: String {
    let first = hosts.first ?? [:]
    let user = first["user"].map { $0 + "@" } ?? ""
    let places = hosts.map { host in
      (host["host"] ?? host["hostaddr"] ?? "") + (host["port"].map { ":" + $0 } ?? "")
    }
    return "postgresql://\(user)\(places.joined(separator: ","))/\(first["dbname"] ?? "")"
  }

  // A server or a network that vanished without a word is noticed within a minute.
  private static let defaults = [
    "application_name": "cairn", "keepalives_idle": "30", "keepalives_interval": "10",
    "keepalives_count": "3", "tcp_user_timeout": "60000",
  ]

  private static func parsed(_ address: String) -> [String: String]? {
    var message: UnsafeMutablePointer<CChar>?
    guard let options = PQconninfoParse(address, &message) else {
      PQfreemem(message)
      return nil
    }
    defer { PQconninfoFree(options) }
    var given: [String: String] = [:]
    var option = options
    while let keyword = option.pointee.keyword {
      if let value = option.pointee.val { given[String(cString: keyword)] = String(cString: value) }
      option += 1
    }
    return given
  }

  private static func split(_ all: [String: String]) -> [[String: String]] {
    let lists = ["host", "hostaddr", "port"].map { key in
      (
        key,
        (all[key] ?? "").split(separator: ",", omittingEmptySubsequences: false).map(String.init)
      )
    }
    let count = lists.map(\.1.count).max() ?? 1
    return (0..<max(count, 1)).map { index in
      var one = all
      for (key, list) in lists where list.count > 1 {
        one[key] = index < list.count ? list[index] : ""
      }
      return one
    }
  }
}

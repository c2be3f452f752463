public import Foundation
public import FoundationNetworking

/// Why an address that somebody gave is not sent to.
public enum OutwardRefusal: Error, Hashable, Sendable {
  /// No http or https address, or one with a user, a password or a fragment.
  case noAddress
  case unknownHost(String)
  /// The name leads to this machine or into a private network.
  case notPublic(String, InternetAddress)
}

/// An address outside that somebody gave, and that this server is to send to.
///
/// Its name is looked up before each request, and every address that it leads to must be public. A request over http goes to
/// the very address that was looked at, so that a name cannot lead elsewhere a moment later; over https another
/// machine cannot take it, since it lacks the certificate.
public struct OutwardTarget: Hashable, Sendable {
  public let url: URL
  public let host: String
  private let port: Int
  private let isSecure: Bool

  /// Reads an address.
  ///
  /// - Throws: `OutwardRefusal.noAddress`.
  public init(_ text: String) throws(OutwardRefusal) {
    // What is not plain ASCII is read differently by different programs.
    guard text.utf8.count <= 2048, text.utf8.allSatisfy({ (0x21...0x7E).contains($0) }),
      !text.contains("\\"), let parts = URLComponents(string: text), let url = parts.url,
      let scheme = parts.scheme?.lowercased(), ["http", "https"].contains(scheme),
      parts.user == nil, parts.password == nil, parts.fragment == nil,
      let named = parts.host, !named.isEmpty, (1...65_535).contains(parts.port ?? 80)
    else { throw .noAddress }
    self.url = url
    host = named.trimmingCharacters(in: CharacterSet(charactersIn: "[]"))
    isSecure = scheme == "https"
    port = parts.port ?? (isSecure ? 443 : 80)
  }

  /// A request to the target, as it may be sent now.
  ///
  /// - Parameter allowsPrivate: True where this server may send to its own machine and to private networks.
  /// - Throws: `OutwardRefusal`.
  public func request(allowsPrivate: Bool) async throws(OutwardRefusal) -> URLRequest {
    let addresses = await HostLookup.addresses(of: host)
    guard let first = addresses.first else { throw .unknownHost(host) }
    if !allowsPrivate, let inner = addresses.first(where: { !$0.isPublic }) {
      throw .notPublic(host, inner)
    }
    guard !isSecure else { return URLRequest(url: url) }
    guard var parts = URLComponents(url: url, resolvingAgainstBaseURL: false) else {
      throw .noAddress
    }
    let name = parts.percentEncodedHost ?? host
    parts.percentEncodedHost = first.urlHost
    guard let pinned = parts.url else { throw .noAddress }
    var request = URLRequest(url: pinned)
    request.setValue(port == 80 ? name : "\(name):\(port)", forHTTPHeaderField: "Host")
    return request
  }
}

/// Asks where a name leads.
enum HostLookup {
  private static let seconds = 5.0

  /// All addresses of a name, in the order to be tried; empty when there is none, or none is found in time.
  static func addresses(of host: String) async -> [InternetAddress] {
    let (answers, answer) = AsyncStream.makeStream(of: [InternetAddress].self)
    // The system's lookup blocks its thread and cannot be stopped.
    DispatchQueue.global().async { answer.yield(blocking(host)) }
    DispatchQueue.global().asyncAfter(deadline: .now() + seconds) { answer.yield([]) }
    for await addresses in answers { return addresses }
    return []
  }

  private static func blocking(_ host: String) -> [InternetAddress] {
    var hints = addrinfo()
    hints.ai_socktype = Int32(SOCK_STREAM.rawValue)
    hints.ai_flags = AI_ADDRCONFIG
    var found: UnsafeMutablePointer<addrinfo>?
    guard getaddrinfo(host, nil, &hints, &found) == 0 else { return [] }
    defer { freeaddrinfo(found) }
    var addresses: [InternetAddress] = []
    var next = found
    while let entry = next {
      var name = [CChar](repeating: 0, count: 64)
      let outcome = getnameinfo(
        entry.pointee.ai_addr, entry.pointee.ai_addrlen, &name, socklen_t(name.count), nil, 0,
        NI_NUMERICHOST)
      let text = String(
        decoding: name.prefix { $0 != 0 && $0 != 0x25 }.map { UInt8(bitPattern: $0) },
        as: UTF8.self)
      if outcome == 0, let address = InternetAddress(text) { addresses.append(address) }
      next = entry.pointee.ai_next
    }
    return addresses
  }
}

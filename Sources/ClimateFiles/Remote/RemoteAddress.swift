public import Climate
public import Foundation

/// The address of a public object or folder.
///
/// `https://` and `http://` are taken as they are; `s3://BUCKET/KEY` and `gs://BUCKET/KEY` mean the public HTTPS
/// address of the bucket. Requests carry no credentials.
public struct RemoteAddress: Hashable, Sendable, CustomStringConvertible {
  public let url: URL

  /// True when a text is an address rather than a path, also one of a kind that is not read.
  public static func isAddress(_ text: String) -> Bool {
    guard let colon = text.firstIndex(of: ":"), colon > text.startIndex else { return false }
    return text[colon...].hasPrefix("://")
      && text[..<colon].allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber) }
  }

  /// - Throws: `ClimateProblem` when the text is no address of a known kind.
  public init(_ text: String) throws(ClimateProblem) {
    guard let components = URLComponents(string: text), let scheme = components.scheme,
      Self.schemes.contains(scheme.lowercased()), let host = components.host, !host.isEmpty
    else {
      throw ClimateProblem(
        "“\(text)” is no address that Cairn can read. It should begin with https://, http://, s3:// or gs:// and name a server or bucket."
      )
    }
    var address = components
    switch scheme.lowercased() {
    case "s3":
      address.scheme = "https"
      // A dot in the bucket does not fit the server's certificate, so such a bucket goes into the path.
      address.host = host.contains(".") ? "s3.amazonaws.com" : "\(host).s3.amazonaws.com"
      if host.contains(".") { address.percentEncodedPath = "/\(host)" + address.percentEncodedPath }
    case "gs":
      address.scheme = "https"
      address.host = "storage.googleapis.com"
      address.percentEncodedPath = "/\(host)" + address.percentEncodedPath
    default: break
    }
    guard let url = address.url else {
      throw ClimateProblem("“\(text)” is no address that Cairn can read.")
    }
    self.url = url
  }

  private init(url: URL) { self.url = url }

  /// The address of an object in this folder; a query, such as a signature, is kept.
  func appending(_ key: String) throws(ClimateProblem) -> RemoteAddress {
    var components = URLComponents(url: url, resolvingAgainstBaseURL: true)
    let allowed = CharacterSet.urlPathAllowed.subtracting(CharacterSet(charactersIn: "?#;+"))
    let path = components?.percentEncodedPath ?? ""
    let encoded = key.addingPercentEncoding(withAllowedCharacters: allowed) ?? key
    components?.percentEncodedPath = path.hasSuffix("/") ? path + encoded : path + "/" + encoded
    guard let url = components?.url else {
      throw ClimateProblem("“\(key)” cannot be part of an address under \(self).")
    }
    return RemoteAddress(url: url)
  }

  /// The address without its query, which may hold a signature.
  public var description: String {
    var components = URLComponents(url: url, resolvingAgainstBaseURL: true)
    components?.query = nil
    components?.user = nil
    components?.password = nil
    return components?.string ?? url.path
  }

  /// True when the last part of the path ends as the names of NetCDF and HDF5 files do.
  var namesFile: Bool {
    ["nc", "nc4", "cdf", "h5", "hdf5", "hdf"].contains(url.pathExtension.lowercased())
  }

  private static let schemes = ["https", "http", "s3", "gs"]
}

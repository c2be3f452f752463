import Foundation
import NIOCore

/// Why a server did not start, in words for the person who started it.
package enum PlanServerError: Error, Equatable {
  case portInUse(port: Int)
  case portNotAllowed(port: Int)
  case addressUnknown(host: String)
  case notStarted(host: String, port: Int, reason: String)

  init(_ error: IOError, host: String, port: Int) {
    switch error.errnoCode {
    case EADDRINUSE: self = .portInUse(port: port)
    case EACCES: self = .portNotAllowed(port: port)
    case EADDRNOTAVAIL: self = .addressUnknown(host: host)
    default: self = .notStarted(host: host, port: port, reason: String(describing: error))
    }
  }

  init(_ error: SocketAddressError, host: String, port: Int) {
    switch error {
    case .unknown: self = .addressUnknown(host: host)
    default: self = .notStarted(host: host, port: port, reason: String(describing: error))
    }
  }
}

extension PlanServerError: CustomStringConvertible, LocalizedError {
  package var description: String {
    switch self {
    case .portInUse(let port):
      "Port \(port) is already in use. Stop the other program, or choose another port with --port."
    case .portNotAllowed(let port):
      "Port \(port) needs rights that this account does not have. Choose a port from 1024 upward with --port."
    case .addressUnknown(let host):
      "“\(host)” is not an address of this computer. Use 127.0.0.1, or 0.0.0.0 for every address."
    case .notStarted(let host, let port, let reason):
      "The server could not start at \(host), port \(port): \(reason)"
    }
  }

  package var errorDescription: String? { description }
}

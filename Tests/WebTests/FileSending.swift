import Testing

@testable import Web

extension Browser {
  /// Sends a file in the form of a page, as browsers send it.
  func send(
    _ contents: String, named name: String, to path: String, _ fields: [String: String] = [:]
  ) async throws -> Response {
    try await send(Array(contents.utf8), named: name, to: path, fields)
  }

  func send(
    _ contents: [UInt8], named name: String, to path: String, _ fields: [String: String] = [:]
  ) async throws -> Response {
    let token = try await get(path).hiddenField("_csrf")
    var body: [UInt8] = []
    for (field, value) in fields.merging(["_csrf": token], uniquingKeysWith: { $1 }) {
      body += Array(
        "--b\r\nContent-Disposition: form-data; name=\"\(field)\"\r\n\r\n\(value)\r\n".utf8)
    }
    body += Array(
      "--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"\(name)\"\r\n\r\n".utf8)
    body += contents + Array("\r\n--b--\r\n".utf8)
    return try await send(
      "POST", path, headers: ["Content-Type: multipart/form-data; boundary=b"], body: body)
  }
}

/// Where a form that starts a job has led to in the end.
struct Landing {
  let path: String
  var page: Response
}

extension Browser {
  /// Follows a form that starts a job to what the job has made, or to the job's page where it made nothing.
  func arrive(after sent: Response) async throws -> Landing {
    #expect(sent.status == 303)
    var place = try #require(sent["Location"])
    if place.contains("/jobs/") {
      let job = String(place.prefix { $0 != "?" })
      try await site.wait(job, self) { $0.contains("\"isOver\":true") }
      let followed = try await get(job + "?follow=yes")
      guard let target = followed["Location"] else { return Landing(path: job, page: followed) }
      place = target
    }
    return Landing(path: place, page: try await get(place))
  }
}

extension Browser {
  /// Sends several files of one form, each as its field, its name and its contents.
  func send(
    files: [(field: String, name: String, contents: [UInt8])], to path: String
  ) async throws -> Response {
    let token = try await get(path).hiddenField("_csrf")
    var body = Array(
      "--b\r\nContent-Disposition: form-data; name=\"_csrf\"\r\n\r\n\(token)\r\n".utf8)
    for file in files {
      body += Array(
        "--b\r\nContent-Disposition: form-data; name=\"\(file.field)\"; filename=\"\(file.name)\"\r\n\r\n"
          .utf8)
      body += file.contents + Array("\r\n".utf8)
    }
    return try await send(
      "POST", path, headers: ["Content-Type: multipart/form-data; boundary=b"],
      body: body + Array("--b--\r\n".utf8))
  }
}

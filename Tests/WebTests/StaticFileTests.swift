import Foundation
import Testing

@testable import Web

@Suite struct StaticFileTests {
  @Test func `files of a plan are served as they are`() async throws {
    try await withServer(PublishedFolder.onePlan) { port, folder in
      try folder.write("ramsey-county/charts/a b.svg", "<svg/>")
      let page = try await get("/plans/ramsey-county/", port)
      #expect(page.status == 200)
      #expect(page.body.contains("Where emissions are"))
      let chart = try await get("/plans/ramsey-county/charts/a%20b.svg", port)
      #expect(chart.body == "<svg/>")
      #expect(chart["Content-Type"] == "image/svg+xml")
    }
  }

  @Test(arguments: [
    ("a.html", "text/html; charset=utf-8"), ("a.css", "text/css; charset=utf-8"),
    ("a.js", "text/javascript; charset=utf-8"), ("a.svg", "image/svg+xml"),
    ("a.pdf", "application/pdf"), ("a.csv", "text/csv; charset=utf-8"),
    ("a.docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
    ("a.json", "application/json"), ("a.geojson", "application/geo+json"),
    ("a.png", "image/png"), ("a.woff2", "font/woff2"), ("A.PNG", "image/png"),
    ("x/y.d/readme", "application/octet-stream"), ("a.exe", "application/octet-stream"),
  ]) func `a name's ending gives the content type`(name: String, type: String) {
    #expect(ContentType.of("/plans/x/" + name) == type)
  }

  @Test func `a copy that is still good is not sent again`() async throws {
    try await withServer(PublishedFolder.onePlan) { port, folder in
      let path = "/plans/ramsey-county/index.html"
      let tag = try #require(try await get(path, port)["ETag"])
      for known in [tag, "W/\(tag)", "\"other\", \(tag)", "*"] {
        let again = try await get(path, port, headers: ["If-None-Match: \(known)"])
        #expect(again.status == 304)
        #expect(again.body.isEmpty)
        #expect(again["ETag"] == tag)
      }
      try folder.write("ramsey-county/index.html", "<!doctype html><p>A new edition</p>")
      let changed = try await get(path, port, headers: ["If-None-Match: \(tag)"])
      #expect(changed.status == 200)
      #expect(changed.body.contains("A new edition"))
    }
  }

  @Test func `HEAD has the headers of GET and no body`() async throws {
    try await withServer(PublishedFolder.onePlan) { port, _ in
      for path in ["/plans/ramsey-county/", "/plans/ramsey-county/nothing", "/health", "/"] {
        let full = try await get(path, port)
        let head = try await get(path, port, method: "HEAD")
        #expect(head.status == full.status)
        #expect(head.body.isEmpty)
        for header in ["Content-Length", "Content-Type", "ETag", "Location"] {
          #expect(head[header] == full[header])
        }
      }
    }
  }

  @Test(arguments: [
    "/plans/ramsey-county/../../secret.txt", "/plans/../secret.txt", "/../secret.txt",
    "/plans/ramsey-county/%2e%2e/%2e%2e/secret.txt",
    "/plans/ramsey-county/%2E%2E/%2E%2e/secret.txt",
    "/plans/ramsey-county/..%2f..%2fsecret.txt", "/plans/ramsey-county/..%5c..%5csecret.txt",
    "/plans/ramsey-county/charts%2f..%2f..%2fsecret.txt",
    "/plans/ramsey-county/charts%5c..%5c..%5csecret.txt", "/plans/ramsey-county/charts%2fa.svg",
    "/plans/ramsey-county/%252e%252e/%252e%252e/secret.txt", "/plans/%2e%2e/secret.txt",
    "/plans/ramsey-county/./index.html", "/plans/ramsey-county//index.html",
    "/plans/ramsey-county/index.html%00.png", "/plans/ramsey-county/%ff%fe",
    "/plans/ramsey-county/.hidden", "/plans//etc/passwd", "//secret.txt",
    "/plans/ramsey-county/leak.txt", "/plans/ramsey-county/way-out/secret.txt",
    "/plans/elsewhere/", "/plans/ramsey-county/index.html/", "/plans/ramsey-county/pipe",
    "http://elsewhere/../secret.txt", "/plans/ramsey-county/%",
  ]) func `nothing outside a plan can be reached`(path: String) async throws {
    try await withServer(PublishedFolder.onePlan) { port, folder in
      try folder.write("../secret.txt", "the secret")
      try folder.write("secret.txt", "the secret")
      try folder.write("ramsey-county/.hidden", "the secret")
      try folder.write("ramsey-county/charts/a.svg", "the secret")
      try folder.link("ramsey-county/leak.txt", to: "../../secret.txt")
      try folder.link("ramsey-county/way-out", to: "../..")
      try folder.link("elsewhere", to: "..")
      try folder.write("../index.html", "the secret")
      mkfifo(folder.url.appendingPathComponent("ramsey-county/pipe").path, 0o600)
      let response = try await get(path, port)
      #expect(response.status == 404)
      #expect(!response.text.contains("the secret"))
    }
  }

  @Test func `links inside the folder are followed`() async throws {
    try await withServer(PublishedFolder.onePlan) { port, folder in
      try folder.link("ramsey-county/latest.html", to: "index.html")
      try await #expect(get("/plans/ramsey-county/latest.html", port).status == 200)
    }
  }

  @Test func `a missing page says so in words`() async throws {
    try await withServer(PublishedFolder.onePlan) { port, _ in
      for path in ["/nothing", "/plans/ramsey-county/nothing.html", "/plans/nowhere/"] {
        let response = try await get(path, port)
        #expect(response.status == 404)
        #expect(response["Content-Type"] == "text/html; charset=utf-8")
        #expect(response.body.contains("This page is not here"))
      }
    }
  }

  @Test(arguments: ["POST", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "PROPFIND"])
  func `nothing but reading is allowed`(method: String) async throws {
    try await withServer(PublishedFolder.onePlan) { port, _ in
      let response = try await get("/plans/ramsey-county/", port, method: method)
      #expect(response.status == 405)
      #expect(response["Allow"] == "GET, HEAD")
      #expect(response.body.contains("can only be read"))
    }
  }

  @Test func `a request that brings something is refused`() async throws {
    try await withServer(PublishedFolder.onePlan) { port, _ in
      let response = try await exchange(
        port,
        """
        GET /health HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nContent-Length: 5\r\n\r\nhello
        """)
      #expect(response.status == 413)
    }
  }
}

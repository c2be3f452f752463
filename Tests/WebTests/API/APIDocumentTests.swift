import Foundation
import HTTPTypes
import Tables
import TestSupport
import Testing

@testable import Web

@Suite struct APIDocumentTests {
  private let operations = APICatalog.document.operations

  @Test func `every route of the API is in its document, and the other way round`() async throws {
    let routes = try await TestSite.run { site in
      site.routes.filter { $0.path.hasPrefix("/api/v1") }.map { "\($0.method) \($0.path)" }
    }
    let document = APICatalog.document.json(origin: "https://cairn.example.org")
    let paths = try #require(document["paths"]?.members)
    let written = paths.flatMap { path in
      (path.value.members ?? []).map { "\($0.name.uppercased()) \(path.name)" }
    }
    #expect(written.count > 40)
    #expect(Set(written) == Set(routes))
    #expect(written.count == routes.count)
  }

  @Test func `every part of a path is declared`() {
    for operation in operations {
      let parts = operation.path.split(separator: "/").filter { $0.hasPrefix("{") }
      #expect(parts.count == operation.pathParameters.count, "\(operation.path)")
    }
  }

  @Test func `operations have names of their own, and sentences`() {
    #expect(Set(operations.map(\.id)).count == operations.count)
    for operation in operations {
      #expect(!operation.summary.isEmpty && !operation.summary.hasSuffix("."), "\(operation.id)")
      #expect(operation.details.isEmpty || operation.details.hasSuffix("."), "\(operation.id)")
      #expect(!operation.successes.isEmpty, "\(operation.id)")
    }
  }

  @Test func `what must be said as it was seen is read where it is changed`() {
    let read = Set(operations.filter(\.isReading).map(\.path))
    for operation in operations where operation.allRefusals.contains(.preconditionRequired) {
      #expect(read.contains(operation.path), "\(operation.id)")
    }
  }

  @Test func `whatever changes something that is there asks what was seen`() {
    // Adding and taking back say in other ways what they are about.
    let free: Set = [
      "revokeInvitation", "revokeProgrammeInvitation", "revokeToken", "withdrawApproval",
      "withdrawStepCheck",
      "withdrawPublication", "removeCommunity",
    ]
    for operation in operations
    where ["PUT", "PATCH", "DELETE"].contains(operation.method.rawValue) {
      let asks = operation.allRefusals.contains(.preconditionRequired)
      #expect(asks != free.contains(operation.id), "\(operation.id)")
    }
  }

  @Test func `every list can be read page by page`() {
    for operation in operations where operation.id.hasPrefix("list") {
      let names = Set(operation.query.map(\.name))
      #expect(names.isSuperset(of: ["limit", "after"]), "\(operation.id)")
    }
  }

  @Test func `examples fit what they are examples of`() throws {
    for operation in operations {
      guard let example = operation.example else { continue }
      let schema = try #require(
        operation.body?.contents.first { $0.type == "application/json" }?.schema)
      #expect(schema.flaws(of: example).isEmpty, "\(operation.id)")
    }
    for parameter in operations.flatMap(\.allParameters) {
      guard let example = parameter.example, parameter.place != .header,
        !parameter.isFilter
      else { continue }
      let value = try #require(parameter.schema.value(ofText: example), "\(parameter.name)")
      #expect(parameter.schema.flaws(of: value).isEmpty, "\(parameter.name)")
    }
  }

  @Test func `the table of what pages do names operations that there are`() throws {
    let file = PackageFolder.root.appending(path: "docs/api.md")
    let text = try String(contentsOf: file, encoding: .utf8)
    let table =
      try #require(text.split(separator: "## What pages do, and by which operations").last)
      .split(separator: "What only pages do").first ?? ""
    let rows = table.split(separator: "\n").filter { $0.hasPrefix("| ") }
    let named = rows.flatMap { row in
      row.split(separator: "|").last.map { $0.matches(of: /`([a-zA-Z]+)`/).map { String($0.1) } }
        ?? []
    }
    #expect(named.count > 80)
    #expect(Set(named).subtracting(operations.map(\.id)).isEmpty)
  }

  @Test func `every schema that is named is among the components`() throws {
    let document = APICatalog.document.json(origin: "https://cairn.example.org")
    let schemas = Set(
      try #require(document["components"]?["schemas"]?.members).map(\.name))
    let text = String(decoding: JSONPrinter.text(document), as: UTF8.self)
    let named = text.matches(of: /#\/components\/schemas\/([A-Za-z-]+)/).map { String($0.1) }
    #expect(named.count > 50)
    #expect(Set(named).subtracting(schemas).isEmpty)
    #expect(schemas.contains("Row-inventory"))
    #expect(document["components"]?["schemas"]?.members?.contains { $0.value == .null } == false)
  }

  @Test func `anyone may read the document and its page`() async throws {
    try await TestSite.run { site in
      let document = try await Browser(site: site).get("/api/v1/openapi.json")
      #expect(document.status == 200)
      let tag = try #require(document["ETag"])
      let again = try await Browser(site: site).get(
        "/api/v1/openapi.json", headers: ["If-None-Match: \(tag)"])
      #expect(again.status == 304)
      let page = try await Browser(site: site).get("/api")
      #expect(page.status == 200)
      for operation in operations { #expect(page.body.contains("id=\"\(operation.id)\"")) }
    }
  }
}

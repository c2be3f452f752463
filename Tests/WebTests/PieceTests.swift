import Archives
import Foundation
import HTTPTypes
import Store
import Testing

@testable import Web

@Suite struct PieceTests {
  @Test func `what is interpolated into a page is escaped, also in attributes`() {
    let name = #"<b title="x">'&"#
    let page: HTML = "<p title=\"\(name)\">\(name)</p>"
    #expect(
      page.text
        == "<p title=\"&lt;b title=&quot;x&quot;&gt;&#39;&amp;\">&lt;b title=&quot;x&quot;&gt;&#39;&amp;</p>"
    )
    let outer: HTML = "<div>\(page)\([page, page])</div>"
    #expect(outer.text.contains("</p><p"))
    #expect(HTML(name).text == "&lt;b title=&quot;x&quot;&gt;&#39;&amp;")
  }

  @Test func `a form is read with its escapes, and refused when it is broken`() {
    let form = FormData(urlEncoded: "a=1+2&b=%C3%A9&a=3&empty=")
    #expect(form?["a"] == "1 2")
    #expect(form?.all("a") == ["1 2", "3"])
    #expect(form?["b"] == "é")
    #expect(form?["empty"] == "")
    #expect(FormData(urlEncoded: "a=%zz") == nil)
    #expect(FormData(urlEncoded: "a=%ff") == nil)
    #expect(FormData(urlEncoded: "a=%00") == nil)
    #expect(FormData(urlEncoded: String(repeating: "a=1&", count: 2_001)) == nil)
  }

  private let sample = Array(
    "--XX\r\nContent-Disposition: form-data; name=\"_csrf\"\r\n\r\nabc\r\n--XX\r\nContent-Disposition: form-data; name=\"archive\"; filename=\"a \\\"b\\\".zip\"\r\nContent-Type: application/zip\r\n\r\n\u{1}\r\n--X\r\n\r\n--XX--\r\n"
      .utf8)
  private let type = "multipart/form-data; boundary=XX"

  @Test(arguments: [1, 2, 3, 7, 1000]) func `a form with a file is read in pieces of any size`(
    size: Int
  ) throws {
    var reader = try #require(MultipartReader(contentType: type, limits: .init(files: 100)))
    for start in stride(from: 0, to: sample.count, by: size) {
      try reader.feed(sample[start..<min(start + size, sample.count)])
    }
    let form = try reader.finish()
    #expect(form["_csrf"] == "abc")
    #expect(form.files["archive"]?.name == #"a "b".zip"#)
    #expect(form.files["archive"]?.contents == Array("\u{1}\r\n--X\r\n".utf8))
  }

  @Test func `a form with files is bounded in every part`() throws {
    func outcome(_ limits: MultipartReader.Limits) -> MultipartReader.Problem? {
      guard var reader = MultipartReader(contentType: type, limits: limits) else {
        return .malformed
      }
      do throws(MultipartReader.Problem) {
        try reader.feed(sample)
        _ = try reader.finish()
        return nil
      } catch { return error }
    }
    #expect(outcome(.init(files: 100)) == nil)
    #expect(outcome(.init(files: 5)) == .tooLarge)
    #expect(outcome(.init(files: 100, fields: 2)) == .tooLarge)
    #expect(outcome(.init(files: 100, headers: 20)) == .tooLarge)
    #expect(outcome(.init(files: 100, parts: 1)) == .tooLarge)
    var cut = try #require(MultipartReader(contentType: type, limits: .init(files: 100)))
    try cut.feed(sample.dropLast(8))
    #expect(throws: MultipartReader.Problem.malformed) { try cut.finish() }
    var nul = try #require(MultipartReader(contentType: type, limits: .init(files: 100)))
    #expect(throws: MultipartReader.Problem.malformed) {
      try nul.feed(
        Array(
          "--X\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\nb\0c\r\n--X--\r\n".utf8))
      _ = try nul.finish()
    }
    #expect(MultipartReader(contentType: "multipart/form-data", limits: .init(files: 1)) == nil)
    #expect(MultipartReader(contentType: "text/plain; boundary=XX", limits: .init(files: 1)) == nil)
  }

  @Test func `a list of rows shows what tells them apart, and the name once`() {
    let columns = [
      "id", "note", "year", "sector", "subsector", "method", "factor", "activity", "quantity",
      "unit",
    ]
    #expect(
      TableChoice.usual("inventory.csv", having: columns + ["gpc"])
        == ["note", "sector", "method", "factor", "quantity", "unit"])
    #expect(
      TableChoice.usual("inventory.csv", having: columns.filter { $0 != "note" })
        == ["sector", "method", "factor", "quantity", "unit"])
    #expect(TableChoice.usual("own.csv", having: ["a", "", "b"]) == ["a", "b"])
  }

  @Test func `the hint of a chapter shows the figures' real form`() {
    #expect(ChapterText.english.hint.contains("{{inventory/2021/total}}"))
  }

  @Test func `a folder comes back out of its archive as it went in`() throws {
    let files = [
      "community.yaml": Array("id: a\n".utf8), "plan/energy.md": Array("# Énergie\r\n".utf8),
      "sources.csv": [],
    ]
    let archive = try ZIPWriter.archive(
      of: files, folder: "green-town", time: Date(timeIntervalSince1970: 1_780_000_000))
    #expect(try PackedFolder.files(in: archive) == files)
  }

  @Test func `what the format does not know is named and not unpacked`() throws {
    let files = [
      "community.yaml": Array("id: a\n".utf8), "film.mp4": [UInt8](repeating: 7, count: 1_000_000),
    ]
    let archive = try ZIPWriter.archive(
      of: files, folder: "green-town", time: Date(timeIntervalSince1970: 1_780_000_000))
    let found = try PackedFolder.files(in: archive, limits: limits(totalBytes: 1_000))
    #expect(found == ["community.yaml": Array("id: a\n".utf8), "film.mp4": []])
  }

  private func limits(
    fileBytes: Int = PackedFolder.limits.fileBytes, totalBytes: Int = PackedFolder.limits.totalBytes
  ) -> ZIPArchive.Limits {
    .init(files: PackedFolder.limits.files, fileBytes: fileBytes, totalBytes: totalBytes)
  }

  @Test func `an archive is not believed`() throws {
    let time = Date(timeIntervalSince1970: 1_780_000_000)
    let zeros = try ZIPWriter.archive(
      of: ["audit.csv": [UInt8](repeating: 0, count: 1_000_000)], folder: "x", time: time)
    #expect(zeros.count < 10_000)
    #expect(throws: ZIPArchive.Problem.tooLarge("x/audit.csv")) {
      try PackedFolder.files(in: zeros, limits: limits(fileBytes: 999_999))
    }
    let two = try ZIPWriter.archive(
      of: ["plan/a.md": [1, 2], "plan/b.md": [3, 4]], folder: "x", time: time)
    #expect(throws: ZIPArchive.Problem.totalTooLarge) {
      try PackedFolder.files(in: two, limits: limits(totalBytes: 3))
    }
    #expect(throws: ZIPArchive.Problem.notAnArchive) {
      try PackedFolder.files(in: Array("PK".utf8))
    }
    #expect(throws: ZIPArchive.Problem.notAnArchive) {
      try PackedFolder.files(in: Array(two.dropLast(30)))
    }
    let out = try ZIPWriter.archive(of: ["../b": [1]], folder: "x", time: time)
    #expect(throws: ZIPArchive.Problem.unusableName("x/../b")) { try PackedFolder.files(in: out) }
  }

  @Test func `a server knows its own names and no others`() throws {
    let loopback = OwnAddress(listeningOn: "127.0.0.1")
    #expect(loopback.hosts == ["127.0.0.1", "localhost", "[::1]"])
    #expect(OwnAddress(listeningOn: "0.0.0.0").hosts == nil)
    let named = try #require(OwnAddress(publicAddress: "https://Plans.example.org/"))
    #expect(named.origin == "https://plans.example.org")
    #expect(named.isSecure)
    #expect(named.hosts == ["plans.example.org"])
    for wrong in ["plans.example.org", "ftp://a", "https://a/b", "https://", "https://a b"] {
      #expect(OwnAddress(publicAddress: wrong) == nil)
    }
  }

  @Test(
    arguments: [
      ("203.0.113.5", "203.0.113.5"), ("10.0.0.1, 203.0.113.5", "203.0.113.5"),
      ("203.0.113.5:4711", "203.0.113.5"), ("2001:db8::1", "2001:db8::1"),
      ("[2001:db8::1]:4711", "2001:db8::1"), ("203.0.113.5, unknown", nil), ("", nil),
      ("203.0.113.5, ", nil), ("a.example", nil),
    ] as [(String, String?)])
  func `of what a proxy says the last address is taken, and nothing but an address`(
    said: String, address: String?
  ) throws {
    let name = try #require(HTTPField.Name("X-Forwarded-For"))
    #expect(ProxyAddress.address(in: [name: said]) == address)
  }

  @Test func `of several headers of proxies the last one is what the nearest proxy saw`() throws {
    let name = try #require(HTTPField.Name("X-Forwarded-For"))
    var headers: HTTPFields = [name: "198.51.100.9"]
    headers.append(HTTPField(name: name, value: "203.0.113.5"))
    #expect(ProxyAddress.address(in: headers) == "203.0.113.5")
    #expect(ProxyAddress.address(in: [:]) == nil)
  }

  @Test(arguments: ["//evil.example", "/\\evil.example", "https://evil.example", "", "/a\nb", "x"])
  func `nobody is sent to another site`(path: String) {
    #expect(SitePath.safeReturn(path) == nil)
    #expect(SitePath.safeReturn("/workspaces/a?b=c") == "/workspaces/a?b=c")
  }

  @Test func `an address may make a burst of requests, and then so many a second`() {
    let bucket = TokenBucket(burst: 3, perSecond: 1, addressLimit: 2)
    let start = ContinuousClock.now
    for _ in 0..<3 { #expect(bucket.take("a", at: start) == nil) }
    #expect(bucket.take("a", at: start) == 1)
    #expect(bucket.take("b", at: start) == nil)
    #expect(bucket.take("a", at: start + .seconds(1)) == nil)
    #expect(bucket.take("a", at: start + .seconds(1)) == 1)
  }

  @Test func `two texts are compared line by line`() {
    func html(_ before: String, _ after: String) -> String {
      LineDifference(from: Array(before.utf8), to: Array(after.utf8)).html.text
    }
    let text = html("a\nb\nc\nd\ne\n<f>\n", "a\nb\nc\nd\nE\n<f>\n")
    #expect(text.contains("Removed: </span>e</li>") && text.contains("Added: </span>E</li>"))
    #expect(text.contains("… from line 2</li>") && text.contains("&lt;f&gt;"))
    #expect(!text.contains(">  a<"))
    #expect(html("a\n", "a\n").contains("The lines are the same."))
    let long = (1...3_000).map { "\($0)\n" }.joined()
    #expect(html("", long).contains("3000 added: too many"))
  }

  @Test func `line ends of a form become those of the document`() {
    #expect(FormText.restored("a\r\nb", like: "a\nb") == "a\nb")
    #expect(FormText.restored("a\r\nb", like: "a\r\nb") == "a\r\nb")
    #expect(FormText.restored("a\r\nc", like: "a\nb") == "a\nc")
    #expect(FormText.restored("a\r\nc", like: "a\r\nb") == "a\r\nc")
  }

  @Test func `a text becomes a QR code`() throws {
    let svg = try #require(QRCode.svg("otpauth://totp/Cairn:ada?secret=ABC", title: "Code")).text
    #expect(svg.contains("<title>Code</title>"))
    // The corner of every code: a square of seven modules.
    #expect(svg.contains("M0 0h7v1h-7z"))
    #expect(QRCode.svg(String(repeating: "a", count: 5_000), title: "Code") == nil)
  }

  @Test func `instants are shown by the community's clocks`() {
    let date = Date(timeIntervalSince1970: 1_780_000_000)
    #expect(InstantLabel(zone: "America/Chicago").text(date).hasSuffix(" CDT"))
    #expect(InstantLabel(zone: "nowhere").text(date).hasSuffix("UTC"))
    #expect(
      SettingsLine.value(
        "time_zone", in: Array("id: a\ntime_zone: \"America/Chicago\" # here\n".utf8))
        == "America/Chicago")
  }
}

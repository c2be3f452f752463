import Foundation

/// A temporary folder of published plans, removed at the end of the test.
struct PublishedFolder: Sendable {
  let url: URL

  /// Every file is as old as the others, so that whole responses can be compared.
  static let modified = Date(timeIntervalSince1970: 1_780_000_000)

  static func with<Result>(
    _ files: [String: String], _ body: (PublishedFolder) async throws -> Result
  ) async throws -> Result {
    let base = FileManager.default.temporaryDirectory
      .appendingPathComponent("cairn-web-\(UUID().uuidString)")
    let folder = PublishedFolder(url: base.appendingPathComponent("published"))
    defer { try? FileManager.default.removeItem(at: base) }
    try FileManager.default.createDirectory(at: folder.url, withIntermediateDirectories: true)
    for (path, text) in files { try folder.write(path, text) }
    return try await body(folder)
  }

  /// A path may lead out of the folder, for what must not be reachable.
  func write(_ path: String, _ text: String) throws {
    let file = url.appendingPathComponent(path).standardizedFileURL
    try FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(text.utf8).write(to: file)
    try FileManager.default.setAttributes(
      [.modificationDate: Self.modified], ofItemAtPath: file.path)
  }

  func link(_ path: String, to target: String) throws {
    try FileManager.default.createSymbolicLink(
      atPath: url.appendingPathComponent(path).path, withDestinationPath: target)
  }
}

extension PublishedFolder {
  /// One small plan.
  static let onePlan = [
    "ramsey-county/index.html": "<!doctype html><title>Plan</title><p>Where emissions are\n",
    "ramsey-county/plan.json": """
    {"title":"Climate action plan","community":"Ramsey County","edition":"Public edition",\
    "date":"November 2026"}

    """,
  ]

  /// The same plan, and a second one.
  static let twoPlans = onePlan.merging([
    "anoka-county/index.html": "<!doctype html><title>Plan</title>\n",
    "anoka-county/plan.json": #"{"title":"Cutting <heat> & smoke","community":"Anoka County"}"#,
  ]) { first, _ in first }
}

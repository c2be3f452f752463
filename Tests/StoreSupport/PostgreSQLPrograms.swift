internal import Foundation

/// What stopped the tests' PostgreSQL.
struct PostgreSQLTrouble: Error, CustomStringConvertible {
  let description: String
}

/// PostgreSQL's programs, run as a user that they accept: they refuse root.
struct PostgreSQLPrograms {
  /// Where the newest PostgreSQL's programs are, or nil.
  static let folder: String? = {
    let root = "/usr/lib/postgresql"
    let versions = (try? FileManager.default.contentsOfDirectory(atPath: root)) ?? []
    return versions.compactMap(Int.init).sorted(by: >).map { "\(root)/\($0)/bin" }.first {
      FileManager.default.isExecutableFile(atPath: $0 + "/initdb")
        && FileManager.default.isExecutableFile(atPath: $0 + "/psql")
    }
  }()

  private static let prefix = "cairn-postgresql-"
  private let folder: String
  private let userArguments: [String]

  init() throws {
    guard let folder = Self.folder else {
      throw PostgreSQLTrouble(description: PostgreSQLServer.reasonToSkip ?? "")
    }
    self.folder = folder
    guard getuid() == 0 else {
      userArguments = []
      return
    }
    let account = getpwnam("postgres") ?? getpwnam("nobody")
    guard let account else {
      throw PostgreSQLTrouble(description: "There is no user postgres or nobody to run it as.")
    }
    userArguments = [
      "setpriv", "--reuid", String(account.pointee.pw_uid), "--regid",
      String(account.pointee.pw_gid), "--clear-groups", "--",
    ]
  }

  /// A new folder with a short name: the path of a socket has at most 107 bytes.
  func scratchFolder() throws -> String {
    try runAny(["mktemp", "-d", "/tmp/\(Self.prefix)\(getpid())-XXXXXX"])
      .trimmingCharacters(in: .whitespacesAndNewlines)
  }

  func write(_ text: String, to file: String) throws {
    _ = try runAny(["tee", file], input: text)
  }

  @discardableResult
  func run(_ program: String, _ arguments: [String]) throws -> String {
    try runAny([folder + "/" + program] + arguments)
  }

  /// Starts a process that waits for the end of this one, then stops the server and removes the folder.
  ///
  /// - Returns: A file to keep open.
  func keep(_ scratch: String) throws -> FileHandle {
    let pipe = Pipe()
    let nothing = try FileHandle(forWritingTo: URL(filePath: "/dev/null"))
    defer { try? nothing.close() }
    _ = fcntl(pipe.fileHandleForWriting.fileDescriptor, F_SETFD, FD_CLOEXEC)
    _ = try spawnProgram(
      userArguments + [
        "sh", "-c", #"read nothing; "$0" -D "$1/data" -m immediate stop; rm -rf "$1""#,
        folder + "/pg_ctl", scratch,
      ],
      input: pipe.fileHandleForReading.fileDescriptor,
      output: nothing.fileDescriptor)
    return pipe.fileHandleForWriting
  }

  /// Removes what earlier processes left when their keeper was killed too.
  func sweep() {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: "/tmp")) ?? []
    for name in names where name.hasPrefix(Self.prefix) {
      let owner = name.dropFirst(Self.prefix.count).prefix { $0 != "-" }
      guard let owner = Int32(owner), kill(owner, 0) != 0, errno == ESRCH else { continue }
      _ = try? run("pg_ctl", ["-D", "/tmp/\(name)/data", "-m", "immediate", "stop"])
      _ = try? runAny(["rm", "-rf", "/tmp/\(name)"])
    }
  }

  /// Runs a program to its end; its words go through files, since a server that it starts would hold a pipe open.
  private func runAny(_ command: [String], input: String = "") throws -> String {
    let name = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString).path
    let files = [name + ".in", name + ".out"].map { URL(filePath: $0) }
    defer { for file in files { try? FileManager.default.removeItem(at: file) } }
    try Data(input.utf8).write(to: files[0])
    try Data().write(to: files[1])
    let reading = try FileHandle(forReadingFrom: files[0])
    let writing = try FileHandle(forWritingTo: files[1])
    defer {
      try? reading.close()
      try? writing.close()
    }
    let status = waitForProgram(
      try spawnProgram(
        userArguments + command, input: reading.fileDescriptor, output: writing.fileDescriptor))
    let words = String(decoding: try Data(contentsOf: files[1]), as: UTF8.self)
    guard status == 0 else {
      throw PostgreSQLTrouble(description: "\(command.joined(separator: " ")): \(words)")
    }
    return words
  }
}

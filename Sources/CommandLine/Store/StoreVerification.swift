internal import Databases
internal import Store

/// What a command found when it looked at a whole store: the histories, and the file that holds them.
struct StoreVerification {
  /// Nil when not even the list of workspaces can be read; what is wrong with the file says more than that.
  private let journal: JournalVerification?
  /// What SQLite finds wrong with the file; a server looks after its own files.
  let damage: [String]
  /// What a server is set to that may damage its files; no fault yet.
  let warnings: [String]

  /// - Parameter workspace: Walks the history of this one alone.
  init(_ store: WorkspaceStore, _ workspace: String? = nil) async throws {
    warnings = try await Self.warnings(of: store.database)
    if let file = store.database as? SQLiteDatabase {
      damage = try await file.damage()
    } else {
      damage = []
    }
    do {
      journal = try await store.verify(workspace)
    } catch DatabaseProblem.damaged(_) where !damage.isEmpty {
      journal = nil
    }
  }

  var workspaces: Int { journal?.workspaces ?? 0 }
  var commits: Int { journal?.commits ?? 0 }
  /// The last digest of each workspace.
  var heads: [String: String] { journal?.heads ?? [:] }
  private var faults: [JournalVerification.Fault] { journal?.faults ?? [] }

  var isWell: Bool { damage.isEmpty && faults.isEmpty }

  /// What whoever runs the database's server should change.
  static func warnings(of database: any SQLDatabase) async throws -> [String] {
    guard let server = database as? PostgreSQLDatabase else { return [] }
    return try await server.unsafeSettings()
  }

  /// Names every fault, and what should be changed, on the standard error.
  func printFaults() {
    for line in warnings { printError(line) }
    for line in damage { printError("The file is damaged: \(line)") }
    for fault in faults { printError(fault.description) }
  }

  /// One line of counts and how it stands.
  var summary: String {
    var outcome = faults.isEmpty ? "all as written" : "\(faults.count) with faults"
    if !damage.isEmpty {
      outcome = faults.isEmpty ? "the histories are as written" : outcome
      outcome += ", but the file is damaged. Restore the last backup into a new store"
    }
    return
      "\(counted(workspaces, "workspace")), \(counted(commits, "commit")), \(counted(journal?.changes ?? 0, "change")): \(outcome)."
  }
}

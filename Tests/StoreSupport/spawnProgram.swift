internal import Foundation

/// Starts a program that inherits nothing but the three files given, in a process group of its own.
///
/// Foundation's `Process` notices the end of a program by a file that the program's own children inherit too, so
/// that `pg_ctl start` would never seem to end.
func spawnProgram(_ command: [String], input: Int32, output: Int32) throws -> pid_t {
  var actions = posix_spawn_file_actions_t()
  posix_spawn_file_actions_init(&actions)
  defer { posix_spawn_file_actions_destroy(&actions) }
  posix_spawn_file_actions_adddup2(&actions, input, 0)
  posix_spawn_file_actions_adddup2(&actions, output, 1)
  posix_spawn_file_actions_adddup2(&actions, output, 2)
  for name in try FileManager.default.contentsOfDirectory(atPath: "/proc/self/fd") {
    if let file = Int32(name), file > 2 { posix_spawn_file_actions_addclose(&actions, file) }
  }
  var attributes = posix_spawnattr_t()
  posix_spawnattr_init(&attributes)
  defer { posix_spawnattr_destroy(&attributes) }
  posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETPGROUP))

  var arguments = (["env", "--chdir=/tmp"] + command).map { strdup($0) } + [nil]
  var environment =
    ProcessInfo.processInfo.environment.filter { !$0.key.hasPrefix("PG") }
    .map { strdup("\($0.key)=\($0.value)") } + [nil]
  defer { for text in arguments + environment { free(text) } }
  var child = pid_t()
  let status = posix_spawnp(&child, "env", &actions, &attributes, &arguments, &environment)
  guard status == 0 else {
    throw PostgreSQLTrouble(description: "\(command.first ?? "") cannot be started (\(status)).")
  }
  return child
}

/// Waits for the end of a program and returns its status, 0 when all is well.
func waitForProgram(_ child: pid_t) -> Int32 {
  var status: Int32 = 0
  while waitpid(child, &status, 0) < 0 && errno == EINTR {}
  return status
}

// The measuring program behind Benchmarks/store and Tests/Scale/check_crashes.py: one piece of work a run.
//
// What is measured is printed as `name seconds`, once for each time that it was done.
internal import Glibc

let arguments = Array(CommandLine.arguments.dropFirst())

do {
  switch arguments.first {
  case "fill" where arguments.count == 6:
    try await fillStore(
      at: arguments[1], folder: arguments[2], documents: number(arguments[3]),
      first: number(arguments[4]), count: number(arguments[5]))
  case "measure" where arguments.count >= 5:
    try await measureStore(
      at: arguments[1], workspace: arguments[2], runs: number(arguments[3]),
      steps: Array(arguments[4...]))
  case "crash-child" where arguments.count == 3:
    try await saveUntilKilled(at: arguments[1], seed: arguments[2])
  case "crash-check" where arguments.count == 2:
    exit(try await checkAfterCrash(at: arguments[1]) ? 0 : 1)
  default:
    throw StoreBenchProblem(
      "Use: store-bench fill ADDRESS FOLDER DOCUMENTS FIRST COUNT | measure ADDRESS WORKSPACE RUNS STEP… | crash-child ADDRESS SEED | crash-check ADDRESS, with the acknowledged commits as input. A step is save, open, read, cached, after-save, head, list, history or search:WORDS."
    )
  }
} catch {
  say("store-bench: \(error)", to: STDERR_FILENO)
  exit(1)
}

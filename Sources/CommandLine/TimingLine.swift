/// Prints how long a phase took to standard error, as `timing: reading 0.412 s`.
func printTiming(_ phase: String, _ duration: Duration) {
  let milliseconds = Int((duration / .milliseconds(1)).rounded())
  let rest = String(milliseconds % 1000)
  let decimals = String(repeating: "0", count: 3 - rest.count) + rest
  printError("timing: \(phase) \(milliseconds / 1000).\(decimals) s")
}

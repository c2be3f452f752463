internal import Climate
internal import Glibc

/// What the process has used so far.
private var usage: rusage {
  var usage = rusage()
  getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
  return usage
}

/// Processor seconds of all threads so far, the system's for this process included.
func processorSeconds() -> Double {
  let usage = usage
  let times = (usage.ru_utime, usage.ru_stime)
  return Double(times.0.tv_sec + times.1.tv_sec)
    + 1e-6 * Double(times.0.tv_usec + times.1.tv_usec)
}

/// The most memory that the process has had, in MB.
func peakMegabytes() -> Double { Double(usage.ru_maxrss) / 1024 }

/// Seconds of a clock: `CLOCK_MONOTONIC`, or the processor's for this thread, `CLOCK_THREAD_CPUTIME_ID`.
func seconds(_ clock: clockid_t) -> Double {
  var time = timespec()
  clock_gettime(clock, &time)
  return Double(time.tv_sec) + 1e-9 * Double(time.tv_nsec)
}

func number(_ text: String) throws(ClimateProblem) -> Int {
  guard let number = Int(text), number > 0 else {
    throw ClimateProblem("“\(text)” is not a number above 0.")
  }
  return number
}

/// All 32-bit floats of a file.
func readFloats(_ path: String) throws(ClimateProblem) -> [Float] {
  guard let file = fopen(path, "rb") else {
    throw ClimateProblem("\(path) cannot be opened.")
  }
  defer { fclose(file) }
  fseek(file, 0, SEEK_END)
  let count = ftell(file) / 4
  fseek(file, 0, SEEK_SET)
  return [Float](unsafeUninitializedCapacity: count) { buffer, initialized in
    initialized = fread(buffer.baseAddress, 4, count, file)
  }
}

func write(_ values: [Double], to path: String) throws(ClimateProblem) {
  guard let file = fopen(path, "wb") else {
    throw ClimateProblem("\(path) cannot be written.")
  }
  let written = fwrite(values, 8, values.count, file)
  guard fclose(file) == 0, written == values.count else {
    throw ClimateProblem("\(path) cannot be written.")
  }
}

internal import Glibc

/// How many files the process may have open, as the system says; 256 where it does not say.
func openFileLimit() -> Int {
  var limit = rlimit()
  guard getrlimit(Int32(RLIMIT_NOFILE.rawValue), &limit) == 0 else { return 256 }
  return Int(clamping: limit.rlim_cur)
}

/// Raises the number of files that the process may have open to the most that the system lets it have.
///
/// The usual 1,024 stand for programs that wait with `select`, which this one does not.
/// - Returns: The number that holds then, at most 65,536: nothing here needs more, and some programs that are started
///   close every number that could be open.
@discardableResult
public func raiseOpenFileLimit() -> Int {
  var limit = rlimit()
  guard getrlimit(Int32(RLIMIT_NOFILE.rawValue), &limit) == 0 else { return openFileLimit() }
  let wanted = min(limit.rlim_max, 65_536)
  if limit.rlim_cur < wanted {
    limit.rlim_cur = wanted
    _ = setrlimit(Int32(RLIMIT_NOFILE.rawValue), &limit)
  }
  return openFileLimit()
}

internal import CHDF5
internal import CNetCDF
internal import Climate
internal import Synchronization

/// The netCDF library and HDF5 beneath it, one thread at a time: they keep global state and have no lock of their own.
enum NetCDFLibrary {
  private static let lock = Mutex(())

  /// Runs one call, and turns its code into a problem.
  ///
  /// - Parameter purpose: what cannot be done when the call fails, as the beginning of a sentence
  static func call(
    _ purpose: @autoclosure () -> String, _ body: () -> Int32
  ) throws(ClimateProblem) {
    let code = locked(body)
    guard code == NC_NOERR else {
      throw ClimateProblem("\(purpose()): \(String(cString: nc_strerror(code))).")
    }
  }

  /// Runs one call whose failure does not matter, as in cleaning up.
  static func ignoringFailure(_ body: () -> Int32) { _ = locked(body) }

  /// Runs one call and gives its code as it is.
  static func locked(_ body: () -> Int32) -> Int32 {
    lock.withLock { _ in
      // HDF5 beneath prints what goes wrong unless told not to, for each thread apart.
      H5Eset_auto2(0, nil, nil)
      return body()
    }
  }
}

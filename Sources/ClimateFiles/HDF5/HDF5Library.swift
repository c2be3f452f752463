internal import CHDF5
internal import Climate

/// Reads boxes through the HDF5 library, for filters and layouts that are not read directly.
///
/// The library is used by one thread at a time. It lies beneath netCDF too, so that both share one lock.
enum HDF5Library {
  /// Fills memory with a box of an array in row-major order and the machine's byte order.
  ///
  /// The library opens the file by its path, so that whether it is still the same is seen before and after.
  /// - Parameter filters: What the array's chunks went through, for messages.
  static func read(
    _ file: FileBytes, array: String, filters: [HDF5Filter] = [], box: [Range<Int>],
    type: ElementType, into memory: UnsafeMutableRawPointer
  ) throws(ClimateProblem) {
    try file.checkUnchanged()
    let path = file.path
    let target = Target(memory: memory)
    let code = NetCDFLibrary.locked { readLocked(path, array, box, type, target.memory) ? 0 : 1 }
    try file.checkUnchanged()
    guard code == 0 else {
      let names = filters.filter { !$0.isReadDirectly }.map(\.name)
      let filter = names.isEmpty ? "a filter" : names.joined(separator: " and ")
      throw ClimateProblem(
        "\(path): “\(array)” cannot be read. Either the file is damaged, or this machine's HDF5 library does not have \(filter), by which it is compressed. Fetch the file again, or convert it with “nccopy -d 2 -s” where it can be read."
      )
    }
  }

  private struct Target: @unchecked Sendable {
    // Used by the caller's thread alone, while it waits.
    let memory: UnsafeMutableRawPointer
  }

  private static func readLocked(
    _ path: String, _ array: String, _ box: [Range<Int>], _ type: ElementType,
    _ memory: UnsafeMutableRawPointer
  ) -> Bool {
    let file = H5Fopen(path, 0, 0)
    guard file >= 0 else { return false }
    defer { H5Fclose(file) }
    let dataset = H5Dopen2(file, "/" + array, 0)
    guard dataset >= 0 else { return false }
    defer { H5Dclose(dataset) }
    let space = H5Dget_space(dataset)
    guard space >= 0 else { return false }
    defer { H5Sclose(space) }
    guard H5Sget_simple_extent_ndims(space) == Int32(box.count) else { return false }
    let isSigned = type.rawValue.hasPrefix("int")
    let native = hdf5_native_type(Int32(type.size), type.isInteger ? 0 : 1, isSigned ? 1 : 0)
    if box.isEmpty { return H5Dread(dataset, native, 0, 0, 0, memory) >= 0 }
    let start = box.map { hsize_t($0.lowerBound) }
    let count = box.map { hsize_t($0.count) }
    guard H5Sselect_hyperslab(space, H5S_SELECT_SET, start, nil, count, nil) >= 0 else {
      return false
    }
    let memorySpace = H5Screate_simple(Int32(box.count), count, nil)
    guard memorySpace >= 0 else { return false }
    defer { H5Sclose(memorySpace) }
    return H5Dread(dataset, native, memorySpace, space, 0, memory) >= 0
  }
}

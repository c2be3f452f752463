internal import CHDF5
internal import Climate

/// Reads boxes through the HDF5 library, for filters and layouts that are not read directly.
///
/// The library is used by one thread at a time. It lies beneath netCDF too, so that both share one lock. It asks Cairn for
/// the bytes, so that a file behind an address can be read by it, and one that changes meanwhile is refused, never mixed.
enum HDF5Library {
  /// Fills memory with a box of an array in row-major order and the machine's byte order.
  ///
  /// - Parameter filters: What the array's chunks went through, for messages.
  /// - Throws: `ClimateProblem` when the bytes cannot be read or have changed, or the library cannot make sense of them,
  ///   or where the array is put together from other files.
  static func read(
    _ file: FileBytes, array: String, filters: [HDF5Filter] = [], box: [Range<Int>],
    type: ElementType, into memory: UnsafeMutableRawPointer
  ) throws(ClimateProblem) {
    let reading = Reading(file, into: memory)
    let code = NetCDFLibrary.locked { readLocked(reading, array, box, type) ? 0 : 1 }
    if let problem = reading.problem { throw problem }
    guard code == 0 else {
      let names = filters.filter { !$0.isReadDirectly }.map(\.name)
      let filter = names.isEmpty ? "a filter" : names.joined(separator: " and ")
      throw ClimateProblem(
        "\(file.path): “\(array)” cannot be read. Either the file is damaged, or this machine's HDF5 library does not have \(filter), by which it is compressed. Fetch the file again, or convert it with “nccopy -d 2 -s” where it can be read."
      )
    }
  }

  /// What the library is given to read, where to, and why bytes could not be had.
  ///
  /// Used by the caller's thread alone: the library asks for bytes on the thread that called it.
  private final class Reading: @unchecked Sendable {
    let file: FileBytes
    let memory: UnsafeMutableRawPointer
    var problem: ClimateProblem?

    init(_ file: FileBytes, into memory: UnsafeMutableRawPointer) {
      self.file = file
      self.memory = memory
    }

    /// The bytes as the library's driver asks for them; the pointer in it holds no reference.
    var source: hdf5_byte_source {
      hdf5_byte_source(
        length: UInt64(file.count),
        read: { context, offset, count, memory in
          guard let context, let memory else { return -1 }
          let reading = Unmanaged<Reading>.fromOpaque(context).takeUnretainedValue()
          return reading.fill(memory, at: offset, count) ? 0 : -1
        }, context: Unmanaged.passUnretained(self).toOpaque())
    }

    private func fill(_ memory: UnsafeMutableRawPointer, at offset: UInt64, _ count: Int) -> Bool {
      do throws(ClimateProblem) {
        try file.read(at: Int(clamping: offset), count: count, into: memory)
        return true
      } catch {
        problem = problem ?? error
        return false
      }
    }
  }

  private static func readLocked(
    _ reading: Reading, _ array: String, _ box: [Range<Int>], _ type: ElementType
  ) -> Bool {
    withExtendedLifetime(reading) {
      let file = hdf5_open_bytes(reading.file.path, reading.source)
      guard file >= 0 else { return false }
      defer { H5Fclose(file) }
      let dataset = H5Dopen2(file, "/" + array, 0)
      guard dataset >= 0 else { return false }
      defer { H5Dclose(dataset) }
      guard !isVirtual(dataset) else {
        // The library would look for the parts by their names, find none among these bytes, and fill with zeros.
        reading.problem = ClimateProblem(
          "\(reading.file.path): “\(array)” is put together from other files, which is not supported. Copy it into one file where its parts are: “nccopy -d 2 -s”."
        )
        return false
      }
      return read(dataset, box, type, into: reading.memory)
    }
  }

  private static func isVirtual(_ dataset: hid_t) -> Bool {
    let list = H5Dget_create_plist(dataset)
    guard list >= 0 else { return false }
    defer { H5Pclose(list) }
    return H5Pget_layout(list) == H5D_VIRTUAL
  }

  private static func read(
    _ dataset: hid_t, _ box: [Range<Int>], _ type: ElementType,
    into memory: UnsafeMutableRawPointer
  ) -> Bool {
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

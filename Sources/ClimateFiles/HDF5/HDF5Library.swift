internal import CHDF5
internal import Climate

/// Reads boxes through the HDF5 library, for filters and layouts that are not read directly.
///
/// The library is used by one thread at a time. It lies beneath netCDF too, so that both share one lock. It reads from
/// memory alone: bytes that it asks for in vain are fetched while nobody has the lock, and it is asked again. So a slow
/// address keeps no other file waiting, and chunks of one file come side by side. The bytes are Cairn's, so that a file that changes
/// meanwhile is refused, never mixed.
enum HDF5Library {
  /// Fills memory with a box of an array in row-major order and the machine's byte order.
  ///
  /// - Parameter filters: What the array's chunks went through, for messages.
  /// - Throws: `ClimateProblem` when the bytes cannot be read or have changed, or the library cannot make sense of them,
  ///   or where the array is put together from other files.
  static func read(
    _ file: HDF5LibraryFile, array: String, filters: [HDF5Filter] = [], box: [Range<Int>],
    type: ElementType, into memory: UnsafeMutableRawPointer
  ) throws(ClimateProblem) {
    var pieces = HDF5FilePieces()
    let path = file.bytes.path
    while true {
      switch attempt(file, pieces, array, box, type, into: memory) {
      case .done: return
      // What is fetched is not asked for again, so that this ends.
      case .lacking(let range): try pieces.fetch(range, of: file.bytes)
      case .elsewhere:
        throw ClimateProblem(
          "\(path): “\(array)” is put together from other files, which is not supported. Copy it into one file where its parts are: “nccopy -d 2 -s”."
        )
      case .failed:
        let names = filters.filter { !$0.isReadDirectly }.map(\.name)
        let filter = names.isEmpty ? "a filter" : names.joined(separator: " and ")
        throw ClimateProblem(
          "\(path): “\(array)” cannot be read. Either the file is damaged, or this machine's HDF5 library does not have \(filter), by which it is compressed. Fetch the file again, or convert it with “nccopy -d 2 -s” where it can be read."
        )
      }
    }
  }

  /// How far the library came with the bytes it was given.
  private enum Outcome {
    case done
    case lacking(Range<Int>)
    /// The library would look for other files by their names: it finds none among these bytes, or opens what is none of the
    /// reader's business.
    case elsewhere
    case failed
  }

  private static func attempt(
    _ file: HDF5LibraryFile, _ pieces: HDF5FilePieces, _ array: String, _ box: [Range<Int>],
    _ type: ElementType, into memory: UnsafeMutableRawPointer
  ) -> Outcome {
    var outcome = Outcome.failed
    _ = NetCDFLibrary.locked {
      var isElsewhere = false
      let (isDone, missing) = file.withFile(reading: pieces) { id in
        guard let dataset = opened(array, in: id) else { return false }
        defer { H5Dclose(dataset) }
        isElsewhere = hdf5_is_elsewhere(dataset) != 0
        return !isElsewhere && read(dataset, box, type, into: memory)
      }
      if let missing {
        outcome = .lacking(missing)
      } else if isElsewhere {
        outcome = .elsewhere
      } else if isDone {
        outcome = .done
      }
      return 0
    }
    return outcome
  }

  private static func opened(_ array: String, in file: hid_t) -> hid_t? {
    let list = H5Pcreate(hdf5_dataset_access())
    guard list >= 0 else { return nil }
    defer { H5Pclose(list) }
    // A chunk that the library kept would hide that its file has changed; each is read once in any case.
    guard H5Pset_chunk_cache(list, 0, 0, 1) >= 0 else { return nil }
    let dataset = H5Dopen2(file, "/" + array, list)
    return dataset >= 0 ? dataset : nil
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

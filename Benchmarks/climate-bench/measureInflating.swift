internal import CDeflate
internal import CHDF5
internal import Climate
internal import Glibc

/// Inflates every chunk of the files that `measureIndicators` reads, and does nothing else with it.
///
/// The chunks are found by the HDF5 library and read before the clock starts: only inflating counts.
func measureInflating(folder: String) throws(ClimateProblem) {
  var inflating = 0.0
  var bytes = 0
  for variable in [ClimateVariable.tasmax, .tasmin, .pr] {
    for path in try dailyFiles(in: folder, of: variable) {
      let (time, size) = try inflate(path, variable.rawValue)
      inflating += time
      bytes += size
    }
  }
  print("cpu", inflating)
  print("MB", Double(bytes) / 1e6)
}

/// Processor seconds of inflating the chunks of a variable, and how many bytes came out.
private func inflate(_ path: String, _ variable: String) throws(ClimateProblem) -> (Double, Int) {
  let problem = ClimateProblem("The chunks of \(variable) in \(path) cannot be inflated.")
  let chunks = try chunks(of: variable, in: path)
  let file = open(path, O_RDONLY)
  guard file >= 0, let decompressor = libdeflate_alloc_decompressor() else { throw problem }
  defer {
    close(file)
    libdeflate_free_decompressor(decompressor)
  }
  let largest = chunks.stored.map(\.size).max() ?? 0
  let stored = UnsafeMutableRawPointer.allocate(byteCount: largest, alignment: 64)
  let inflated = UnsafeMutableRawPointer.allocate(byteCount: chunks.size, alignment: 64)
  defer {
    stored.deallocate()
    inflated.deallocate()
  }
  var total = 0.0
  for chunk in chunks.stored {
    guard pread(file, stored, chunk.size, chunk.offset) == chunk.size else { throw problem }
    let start = seconds(CLOCK_THREAD_CPUTIME_ID)
    let result = libdeflate_zlib_decompress(
      decompressor, stored, chunk.size, inflated, chunks.size, nil)
    total += seconds(CLOCK_THREAD_CPUTIME_ID) - start
    guard result == LIBDEFLATE_SUCCESS else { throw problem }
  }
  return (total, chunks.size * chunks.stored.count)
}

/// Where the chunks of a variable lie, and the bytes of each when inflated.
private func chunks(
  of variable: String, in path: String
) throws(ClimateProblem) -> (stored: [(offset: Int, size: Int)], size: Int) {
  let problem = ClimateProblem("The chunks of \(variable) in \(path) cannot be found.")
  guard H5open() >= 0 else { throw problem }
  let file = H5Fopen(path, 0, 0)
  let dataset = H5Dopen2(file, variable, 0)
  let (space, list, type) = (
    H5Dget_space(dataset), H5Dget_create_plist(dataset), H5Dget_type(dataset)
  )
  defer {
    H5Tclose(type)
    H5Pclose(list)
    H5Sclose(space)
    H5Dclose(dataset)
    H5Fclose(file)
  }
  let rank = Int(H5Sget_simple_extent_ndims(space))
  guard file >= 0, dataset >= 0, rank > 0 else { throw problem }
  var shape = [hsize_t](repeating: 0, count: rank)
  var chunk = shape
  guard H5Sget_simple_extent_dims(space, &shape, nil) == Int32(rank),
    H5Pget_chunk(list, Int32(rank), &chunk) == Int32(rank)
  else { throw problem }
  var found: [(offset: Int, size: Int)] = []
  var position = [hsize_t](repeating: 0, count: rank)
  while true {
    var (mask, address, size) = (UInt32(0), haddr_t(0), hsize_t(0))
    guard H5Dget_chunk_info_by_coord(dataset, position, &mask, &address, &size) >= 0, mask == 0
    else { throw problem }
    if size > 0 { found.append((Int(address), Int(size))) }
    var axis = rank - 1
    while axis >= 0 {
      position[axis] += chunk[axis]
      if position[axis] < shape[axis] { break }
      position[axis] = 0
      axis -= 1
    }
    if axis < 0 { break }
  }
  return (found, chunk.reduce(Int(H5Tget_size(type))) { $0 * Int($1) })
}

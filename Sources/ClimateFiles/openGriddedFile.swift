public import Climate
internal import Glibc

/// Opens a NetCDF-4, HDF5 or NetCDF-3 file, whichever it is by its first bytes, or the folder of a Zarr store.
///
/// - Parameters:
///   - path: A path on disk, or an address (https://, http://, s3://, gs://) of public data. An address is a file when
///     it ends in `.nc`, `.nc4`, `.cdf`, `.h5`, `.hdf5` or `.hdf`, and a Zarr store otherwise.
///   - reader: What addresses are read with; one without a cache folder when nil.
/// - Throws: `ClimateProblem` when the file is absent, empty, damaged or of another kind, or its server does not give it.
public func openGriddedFile(
  _ path: String, reader: RemoteReader? = nil
) throws(ClimateProblem) -> any GriddedDataset {
  if RemoteAddress.isAddress(path) {
    let address = try RemoteAddress(path)
    let reader = if let reader { reader } else { try RemoteReader() }
    guard address.namesFile else { return try ZarrStore(RemoteFolder(address, reader: reader)) }
    return try openGriddedFile(FileBytes(RemoteFile(address, reader: reader)))
  }
  var status = stat()
  if stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFDIR {
    return try ZarrStore(LocalFolder(path: path))
  }
  return try openGriddedFile(FileBytes(path: path))
}

private func openGriddedFile(_ file: FileBytes) throws(ClimateProblem) -> any GriddedDataset {
  guard file.count > 0 else { throw ClimateProblem("\(file.path) is empty. Fetch the file again.") }
  if try NetCDF3Dataset.version(of: file) != nil { return try NetCDF3Dataset(file: file) }
  if try HDF5Structure.signaturePosition(in: file) != nil { return try HDF5Dataset(file: file) }
  // A server that is busy or has nothing there sends a page, which a download keeps under the name of the data.
  if let start = try? file.bytes(at: 0, count: min(file.count, 64)),
    let first = start.first(where: { !" \t\r\n".utf8.contains($0) }), first == UInt8(ascii: "<")
  {
    throw ClimateProblem(
      "\(file.path) is a web page, such as a server sends with an error, and no data. Fetch the file again."
    )
  }
  throw ClimateProblem(
    "\(file.path) is not a NetCDF file. Climate data are read from NetCDF-4, HDF5, NetCDF-3 and Zarr."
  )
}

public import Climate

/// Opens a NetCDF-4, HDF5 or NetCDF-3 file, whichever it is by its first bytes.
///
/// - Throws: `ClimateProblem` when the file is absent, empty, damaged or of another kind.
public func openGriddedFile(_ path: String) throws(ClimateProblem) -> any GriddedDataset {
  let file = try FileBytes(path: path)
  guard file.count > 0 else { throw ClimateProblem("\(path) is empty. Fetch the file again.") }
  if try NetCDF3Dataset.version(of: file) != nil { return try NetCDF3Dataset(file: file) }
  if try HDF5Structure.signaturePosition(in: file) != nil { return try HDF5Dataset(file: file) }
  throw ClimateProblem(
    "\(path) is not a NetCDF file. Climate data are read from NetCDF-4, HDF5, NetCDF-3 and Zarr.")
}

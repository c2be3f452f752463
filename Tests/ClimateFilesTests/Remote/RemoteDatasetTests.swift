import Climate
import ClimateFiles
import Foundation
import TestSupport
import Testing

@Suite struct RemoteDatasetTests {
  @Test(
    .enabled(if: PackageFolder.hasClimate, "The real model files are not on this machine."),
    arguments: [
      "nex_gddp_inmcm4/nasa_nex-gddp-1.0_day_inmcm4_historical+rcp45_nex-gddp_1971-1972_subset.nc",
      "xclim_testdata/CanESM2_1950-2100.nc",
    ])
  func aNetCDFFileBehindAnAddressGivesTheSameValues(name: String) throws {
    let file = PackageFolder.climate.appending(path: name)
    let server = try RangeServer(["a.nc": [UInt8](try Data(contentsOf: file))])
    defer { server.stop() }
    let reader = try RemoteReader(policy: RemoteFileTests.quick)
    let local = try openGriddedFile(file.path)
    let remote = try openGriddedFile(server.address("a.nc"), reader: reader)
    #expect(remote.path == server.address("a.nc"))
    #expect(remote.arrays.map(\.name) == local.arrays.map(\.name))
    let array = try local.description(of: "tasmax")
    // The last hundred of each dimension are enough to see that the same chunks are read.
    let region = array.shape.map { max(0, $0 - 100)..<$0 }
    let values = try remote.values(of: "tasmax", region: region)
    let expected = try local.values(of: "tasmax", region: region)
    #expect(values.map(\.bitPattern) == expected.map(\.bitPattern))
  }

  @Test func aFolderOfAZarrStoreIsOpenedByItsPath() throws {
    let packed = try PackedStore("zarr2.json.gz", ["time"])
    #expect(try openGriddedFile(packed.folder.path).numbers(of: "time") == [0, 1, 2])
  }

  @Test func anAddressWithoutAStoreIsAProblemThatNamesIt() throws {
    let server = try RangeServer()
    defer { server.stop() }
    let reader = try RemoteReader(policy: RemoteFileTests.quick)
    do throws(ClimateProblem) {
      _ = try openGriddedFile(server.address("store.zarr"), reader: reader)
      Issue.record("The store was opened.")
    } catch {
      #expect(error.message.contains(server.address("store.zarr") + " is no Zarr store"))
    }
  }
}

/// Which grid subregion a ZIP code or county is in, with every utility and share that makes it uncertain.
///
/// A value apart from `FactorLibrary`, because its tables are large and few commands ask for them. A place
/// that is not in the tables gives a reason and what is near, never a guess.
///
/// - Source: [EPA-POWER-PROFILER-2023] for ZIP codes; [EGRID-2023] polygons over [TIGER-2009] counties;
///   [CENSUS-CONNECTICUT-2022] for planning regions.
/// - Limits: Subregions of eGRID2023. A ZIP code's utilities are the EPA's reading of service territories; the
///   utility on the bill goes before it. County shares are of area, which electricity does not follow.
public struct GridPlaces: Sendable {
  /// One utility of one ZIP code.
  struct Service: Hashable, Sendable {
    let zip: UInt32
    /// Position in `utilities`.
    let utility: Int32
    let isPredominant: Bool
  }

  /// Every utility by state and subregion, in the order of the table.
  public let utilities: [GridUtility]
  /// In order of ZIP code, the main utility first.
  let services: [Service]
  let counties: [String: GridCounty]
  let changes: [CountyChange]
  /// Names by code, such as `MRO West`.
  let subregionNames: [String: String]
  let states: [USState]
  let zipSource: FactorSource
  let countySource: FactorSource

  /// The places that are part of the program, read when they are first asked for.
  public static let standard = ResourceTables.required(GridPlacesLoader().load)

  /// Every ZIP code of the table, in order.
  public var zipCodes: [String] {
    var codes: [String] = []
    var last: UInt32?
    for service in services where service.zip != last {
      codes.append(ZIPCodeList.text(service.zip))
      last = service.zip
    }
    return codes
  }

  /// Every county code, current and former, in order.
  public var countyCodes: [String] { counties.keys.sorted() }

  /// The full name of a subregion, such as `MRO West`; nil when there is no such code.
  public func name(ofSubregion code: String) -> String? { subregionNames[code.uppercased()] }

  /// Code and name, such as `MROW (MRO West)`.
  func title(ofSubregion code: String) -> String {
    subregionNames[code].map { "\(code) (\($0))" } ?? code
  }

  /// The services of one ZIP code.
  func services(zip: UInt32) -> ArraySlice<Service> {
    let start = services.lowerBound { $0.zip >= zip }
    let end = services.lowerBound { $0.zip > zip }
    return services[start..<end]
  }

  /// The subregions of every ZIP code of a state, in order of code.
  func subregions(ofState state: String) -> [String] {
    Set(utilities.filter { $0.state == state }.map(\.subregion)).sorted()
  }
}

/// A county's evidence, as in `subregions.csv`.
struct GridCounty: Hashable, Sendable {
  /// A subregion that the county touches.
  struct Part: Hashable, Sendable {
    let subregion: String
    /// Of the whole county polygon, water included; nil when only ZIP codes are in the subregion.
    let areaShare: Double?
    /// Nil when there are none or they could not be counted.
    let zipCodes: Int?
  }

  let fips: String
  let name: String
  let state: String
  /// Empty when the code has no polygon.
  var parts: [Part]

  /// Such as `Hennepin County, MN (27053)`.
  var title: String { "\(name), \(state) (\(fips))" }
}

/// A county code that took the place of another.
struct CountyChange: Hashable, Sendable {
  let oldFIPS: String
  let oldName: String
  let newFIPS: String
  let newName: String
  let year: Int
  /// Towns of the old county that went to the new one; nil outside Connecticut.
  let towns: Int?
  let status: EvidenceStatus
}

/// A state or territory with its codes.
struct USState: Hashable, Sendable {
  /// Such as `MN`.
  let code: String
  let fips: String
  let name: String
}

extension Array {
  /// The first position whose element, and every one after it, meets a condition; the array is in that order.
  func lowerBound(_ isAfter: (Element) -> Bool) -> Int {
    var low = startIndex
    var high = endIndex
    while low < high {
      let middle = low + (high - low) / 2
      if isAfter(self[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}

/// What the reporting protocols ask for: cells, lines and levels, as tables of the library.
public struct ProtocolTables: Hashable, Sendable {
  /// The GPC's leaf cells in its own order.
  ///
  /// - Source: [GPC-2021], table of sectors and scopes: 32 BASIC, 15 BASIC+, 5 territorial, 1 other.
  public let gpcCells: [GPCCell]
  /// Sub-sectors of the Common Reporting Framework in its own order.
  ///
  /// - Source: [GCOM-CRF-2018].
  public let crfSubsectors: [CRFSubsector]
  /// Sectors of the Local Government Operations Protocol.
  ///
  /// - Source: [LGOP-2010].
  public let lgopSectors: [LGOPSector]
  /// The five activities that every inventory under the US Community Protocol has.
  ///
  /// - Source: [USCP-2019], chapter 2.
  public let basicActivities: [BasicActivity]

  private let cellsByReference: [String: GPCCell]

  init(
    gpcCells: [GPCCell], crfSubsectors: [CRFSubsector], lgopSectors: [LGOPSector],
    basicActivities: [BasicActivity]
  ) {
    self.gpcCells = gpcCells
    self.crfSubsectors = crfSubsectors
    self.lgopSectors = lgopSectors
    self.basicActivities = basicActivities
    cellsByReference = Dictionary(gpcCells.map { ($0.reference, $0) }) { first, _ in first }
  }

  /// The cell of a reference such as `I.1.2`; nil when there is none.
  public func gpcCell(_ reference: String) -> GPCCell? { cellsByReference[reference] }

  /// The sector of a subsector's id or another name for it; nil when it is none.
  public func lgopSector(_ subsector: String) -> LGOPSector? {
    lgopSectors.first { $0.id == subsector || $0.otherNames.contains(subsector) }
  }
}

/// One leaf cell of the GPC: a sub-sector and scope.
public struct GPCCell: Hashable, Sendable {
  /// The level of reporting that a cell belongs to.
  public enum Level: String, Hashable, Sendable, CaseIterable {
    case basic = "BASIC"
    case basicPlus = "BASIC+"
    /// Inside the boundary, and in neither level, because it is counted where it is used.
    case territorial
    case other
  }

  public let reference: String
  public let sector: String
  public let name: String
  public let scope: Int
  public let level: Level
  /// Id of the sub-sector of the Common Reporting Framework.
  public let crfSubsector: String
  public let crfCategory: CRFCategory
  /// Where a US local government finds the data.
  public let whereToGetIt: String
}

/// How the Common Reporting Framework groups emissions of a sub-sector.
public enum CRFCategory: String, Hashable, Sendable, CaseIterable {
  /// From fuel, waste and processes inside the boundary.
  case direct
  /// From grid-supplied energy used inside.
  case indirect
  /// Beside the total: outside the boundary because of what is done inside, or waste from elsewhere.
  case outside
}

/// A sub-sector of the Common Reporting Framework.
public struct CRFSubsector: Hashable, Sendable {
  public let id: String
  public let sector: String
  public let name: String
  public let isMandatory: Bool
}

/// A sector of the Local Government Operations Protocol.
public struct LGOPSector: Hashable, Sendable {
  public let id: String
  public let name: String
  public let otherNames: [String]
}

/// One of the five basic emissions-generating activities of the US Community Protocol.
public struct BasicActivity: Hashable, Sendable {
  public let number: Int
  public let name: String
  /// Protocol references that cover it, such as `BE.2`.
  public let references: [String]
}

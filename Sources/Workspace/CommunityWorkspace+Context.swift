public import Factors
public import Inventory

extension CommunityWorkspace {
  /// Everything that the methods may look at beside a record of this workspace.
  public func inventoryContext(_ library: FactorLibrary) -> InventoryContext {
    InventoryContext(
      library: library, subregion: community.subregion, vehicleMixes: vehicleMixes,
      wasteMixes: wasteMixes, wasteDeposits: wasteDeposits, factorSets: factorSets,
      instruments: instruments, sources: sources)
  }
}

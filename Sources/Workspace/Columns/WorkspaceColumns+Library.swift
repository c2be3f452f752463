public import Factors
internal import Inventory
internal import Quantities
public import Tables

extension WorkspaceColumns {
  /// The columns of a table, with the words of Cairn's own library where a column has some: gases, fuels, lines of the GPC.
  public static func columns(
    of file: String, library: FactorLibrary
  ) -> [ColumnDeclaration] {
    columns(of: file).map { filled($0, of: file, library) }
  }

  /// A column with the words of the library; as it is where the library has none for it.
  public static func filled(
    _ column: ColumnDeclaration, of file: String, _ library: FactorLibrary
  ) -> ColumnDeclaration {
    switch (file, column.column) {
    case ("inventory.csv", "gpc"):
      let cells = library.protocols.gpcCells
      return column.suggesting(
        cells.map(\.reference),
        labels: Dictionary(cells.map { ($0.reference, "\($0.sector): \($0.name)") }) { first, _ in
          first
        })
    case ("inventory.csv", "activity"), ("drivers.csv", "activity"), ("factors.csv", "activity"):
      return column.suggesting(activities(library))
    case ("vehicle-mix.csv", "vehicle"): return column.suggesting(library.vehicleClasses)
    case ("vehicle-mix.csv", "fuel"): return column.suggesting(library.vehicleFuelNames)
    case ("waste-mix.csv", "material"):
      let materials = library.degradableCarbonEditions.reduce(into: Set<String>()) {
        $0.formUnion(library.degradableMaterials(in: $1))
      }
      return column.suggesting(materials.sorted())
    case ("factors.csv", "gas"): return column.suggesting(library.knownGases.map(\.id))
    case ("reported.csv", "gas"):
      return column.suggesting(column.words + library.knownGases.map(\.id))
    case ("reported.csv", "gwp_set"):
      return column.suggesting(Set(library.warmingPotentials.map(\.set)).sorted())
    default: return column
    }
  }

  /// What methods are made for, in the order of their declarations.
  private static func activities(_ library: FactorLibrary) -> [String] {
    MethodRegistry.declarations.flatMap { $0.activities.words(in: library) }
      .withoutRepeats()
  }
}

import Factors
import Inventory
import Quantities

/// The method that most inventories take for an activity, where a file names none.
struct LikelyMethods: Sendable {
  private let library: FactorLibrary

  init(library: FactorLibrary) { self.library = library }

  /// The first method of the register that is declared for the activity, in its sector and for its kind of unit.
  ///
  /// The default method of each kind of data stands first there. A part of a sector with a method of its own, such as
  /// `rail`, comes before it.
  ///
  /// - Parameters:
  ///   - sector: Empty where nobody knows it; then any sector goes.
  ///   - unit: As `sector`.
  /// - Returns: Nil where no method is declared for the activity.
  func method(sector: String, part: String, activity: String, unit: String) -> String? {
    if let usual = Self.usual[activity] ?? Self.ofParts[part] { return usual }
    let fitting = methods(activity: activity).filter { method in
      (sector.isEmpty || method.sectors.contains { $0.rawValue == sector })
        && (unit.isEmpty
          || MeasurementUnit.named(unit).map { method.kinds.contains($0.kind) } != false)
    }
    return (fitting.first { $0.id == part } ?? fitting.first)?.id
  }

  /// The community's methods that are declared for an activity.
  func methods(activity: String) -> [MethodDeclaration] {
    MethodRegistry.declarations.filter { method in
      method.account == .community && method.activities.words(in: library).contains(activity)
    }
  }

  /// Of activities that no declaration lists.
  private static let usual = ["vehicle-miles": "on-road-vmt"]
  /// Of parts of the sector that are treated in one way only.
  private static let ofParts = ["landfill": "landfill-methane-commitment", "compost": "composting"]
}

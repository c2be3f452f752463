/// A line as numbers, the recipe first; equal bytes are equal lines.
struct LineKey {
  var year: Int32
  var method: Int32
  var activity: Int32
  var unit: Int32
  var factor: Int32
  var parameters: Int32
  var hasAmount: Int32
  var gpcReference: Int32
  /// 0 for none.
  var scope: Int32
  var sector: Int32
  var subsector: Int32
  /// 0 for none.
  var account: Int32
  /// 0 for none.
  var notationKey: Int32
  var isUnquantifiedFlag: Int32

  /// Bytes up to and with `scope`.
  static let recipeSize = 9 * MemoryLayout<Int32>.size

  var isUnquantified: Bool { isUnquantifiedFlag != 0 }

  static func code(_ sector: Sector) -> Int32 {
    Int32(Sector.allCases.firstIndex(of: sector) ?? 0)
  }

  static func code(_ account: Account?) -> Int32 {
    account.flatMap { Account.allCases.firstIndex(of: $0) }.map { Int32($0) + 1 } ?? 0
  }

  static func code(_ key: NotationKey?) -> Int32 {
    key.flatMap { NotationKey.allCases.firstIndex(of: $0) }.map { Int32($0) + 1 } ?? 0
  }
}

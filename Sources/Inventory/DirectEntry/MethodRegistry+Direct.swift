extension MethodRegistry {
  /// Direct entry, the last of the reference pages.
  static let direct: [any EmissionMethod.Type] = [DirectEntry.self]
}

extension DeclarationWords {
  static let uptake: [String: String] = [:]
}

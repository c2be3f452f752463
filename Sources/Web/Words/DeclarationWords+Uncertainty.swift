extension DeclarationWords {
  static let uncertainty: [String: String] = [:]
}

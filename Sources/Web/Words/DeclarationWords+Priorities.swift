extension DeclarationWords {
  static let priorities: [String: String] = [:]
}

extension DeclarationWords {
  static let scenarios: [String: String] = [:]
}

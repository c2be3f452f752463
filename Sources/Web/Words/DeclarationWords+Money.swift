extension DeclarationWords {
  static let money: [String: String] = [:]
}

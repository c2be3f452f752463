import Forecast

extension PolicyLibrary {
  /// What a policy is called in a language; as the community calls it where it has given it a name of its own.
  func name(of policy: Policy, _ language: Language) -> String {
    (language == .spanish ? spanishName(of: policy) : nil) ?? policy.name
  }
}

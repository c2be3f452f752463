/// A number of things, such as `1 action` and `2 actions`.
func counted(_ count: Int, _ one: String) -> String {
  "\(count) \(one)\(count == 1 ? "" : "s")"
}

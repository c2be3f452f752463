import Tables

extension APISchema {
  /// The schema as JSON Schema 2020-12 writes it; those with a name go among the components.
  func json(_ components: inout [String: JSONValue]) -> JSONValue {
    guard let name else { return plain(&components) }
    if components[name] == nil {
      // Held first, because a schema may speak of itself.
      components[name] = .null
      var own = self
      own.isNullable = false
      components[name] = own.plain(&components)
    }
    let reference: JSONValue = ["$ref": .text("#/components/schemas/\(name)")]
    return isNullable ? ["anyOf": [reference, ["type": "null"]]] : reference
  }

  private func plain(_ components: inout [String: JSONValue]) -> JSONValue {
    var members = body(&components)
    if !summary.isEmpty { members.append(("description", .text(summary))) }
    if let fallback { members.append(("default", fallback)) }
    if let example { members.append(("examples", [example])) }
    return .members(members)
  }

  private func type(_ name: String) -> (String, JSONValue) {
    ("type", isNullable ? [.text(name), "null"] : .text(name))
  }

  private func body(_ components: inout [String: JSONValue]) -> [(String, JSONValue)] {
    switch kind {
    case .text(let least, let most, let pattern, let format):
      return [type("string")] + (least > 0 ? [("minLength", .whole(least))] : [])
        + (most.map { [("maxLength", .whole($0))] } ?? [])
        + (pattern.map { [("pattern", .text($0))] } ?? [])
        + (format.map { [("format", .text($0))] } ?? [])
    case .choice(let values):
      let all = values.map(JSONValue.text) + (isNullable ? [.null] : [])
      return [type("string"), ("enum", .list(all))]
    case .whole(let range):
      return [type("integer")]
        + (range.map { [("minimum", .whole($0.lowerBound)), ("maximum", .whole($0.upperBound))] }
          ?? [])
    case .number(let range):
      guard let range else { return [type("number")] }
      return [
        type("number"), ("minimum", .number(range.lowerBound)),
        ("maximum", .number(range.upperBound)),
      ]
    case .truth: return [type("boolean")]
    case .list(let item, let most):
      return [type("array"), ("items", item.json(&components))]
        + (most.map { [("maxItems", .whole($0))] } ?? [])
    case .object(let properties, let others):
      return object(properties, others, &components)
    case .either(let schemas):
      let all = schemas.map { $0.json(&components) } + (isNullable ? [["type": "null"]] : [])
      return [("anyOf", .list(all))]
    case .named(let name): return [("$ref", .text("#/components/schemas/\(name)"))]
    case .anything: return []
    }
  }

  private func object(
    _ properties: [Property], _ others: APISchema?, _ components: inout [String: JSONValue]
  ) -> [(String, JSONValue)] {
    var members = [type("object")]
    if !properties.isEmpty {
      let all = properties.map { ($0.name, $0.schema.json(&components)) }
      members.append(("properties", .members(all)))
    }
    let required = properties.filter(\.isRequired).map(\.name)
    if !required.isEmpty { members.append(("required", .texts(required))) }
    if let memberLimit { members.append(("maxProperties", .whole(memberLimit))) }
    members.append(("additionalProperties", others.map { $0.json(&components) } ?? false))
    return members
  }
}

internal import Factors
internal import Tables

/// A community's code as the gazetteer has it.
struct CommunityLocation {
  let gazetteer = Gazetteer.standard
  /// Nil where no place has the code.
  let place: GazetteerPlace?

  init(_ community: Community) { place = gazetteer.place(geoid: community.geoid) }
}

extension WorkspaceReader {
  /// Finds a code of the community that no place has, has no more, has in another state, or that is of another kind of place.
  mutating func checkCensusCode() {
    let community = workspace.community
    // The Bureau's codes of tribal areas are not in the gazetteer.
    guard !community.geoid.isEmpty, community.kind == .city || community.kind == .county
    else { return }
    let place = Place(file: "community.yaml", column: "geoid")
    guard let found = location.place else {
      return find(.warning, unknown(community, location.gazetteer), at: place)
    }
    if found.kind == .formerCounty {
      find(.warning, ended(found, location.gazetteer), at: place)
    } else if !community.state.isEmpty, found.state != community.state {
      find(
        .warning,
        "“\(community.geoid)” is \(found.name) in \(found.state), and the state is \(community.state). One of the two is wrong.",
        at: place)
    } else if community.kind == .county, !found.isCounty, !found.isCountyOfItsOwn {
      find(.warning, notACounty(found, location.gazetteer), at: place)
    } else if community.kind == .city, found.isCounty, !found.isCityOfItsOwn {
      find(.warning, notACity(found, community, location.gazetteer), at: place)
    }
  }

  private func notACounty(_ found: GazetteerPlace, _ gazetteer: Gazetteer) -> String {
    let county = gazetteer.countyName(found.county) ?? ""
    return
      "“\(found.geoid)” is the code of \(found.title), and kind is county. Write \(found.county) (\(county)), or set kind to city."
  }

  private func notACity(
    _ found: GazetteerPlace, _ community: Community, _ gazetteer: Gazetteer
  ) -> String {
    let city = gazetteer.search("\(community.name), \(found.state)", limit: 6).places
      .first { !$0.isCounty && $0.county == found.geoid }
    guard let city else {
      return
        "“\(found.geoid)” is the code of \(found.title), and kind is city. Write the seven digits of the city, or set kind to county."
    }
    return
      "“\(found.geoid)” is the code of \(found.title), and kind is city. Write \(city.geoid) (\(city.title)), or set kind to county."
  }

  private func unknown(_ community: Community, _ gazetteer: Gazetteer) -> String {
    let code = community.geoid
    // A spreadsheet may have dropped the zero in front.
    let near =
      gazetteer.place(geoid: "0\(code)")
      ?? gazetteer.search("\(community.name), \(community.state)", limit: 1).places.first
    let advice =
      near.map { "Did you mean \($0.geoid) (\($0.title))?" }
      ?? "Write five digits for a county, seven for a city."
    return
      "“\(code)” is not the Census code of a county, city or town, so that nothing of the place is known. \(advice)"
  }

  private func ended(_ county: GazetteerPlace, _ gazetteer: Gazetteer) -> String {
    let changes = gazetteer.changes(of: county).sorted { ($0.towns ?? 0) > ($1.towns ?? 0) }
    let heirs = changes.map { "\($0.newCode) (\($0.newName))" }
    let year = changes.first.map { String($0.year) } ?? ""
    let advice =
      heirs.count == 1
      ? "Write \(heirs[0])." : "Write the one that is yours: \(heirs.joined(separator: ", "))."
    return "\(county.name) (\(county.geoid)) lost its code with the data of \(year). \(advice)"
  }
}

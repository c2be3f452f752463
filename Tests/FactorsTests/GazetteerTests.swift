import Factors
import Testing

struct GazetteerTests {
  private func search(_ text: String) throws -> PlaceMatches {
    Gazetteer.standard.search(text)
  }

  private func first(_ text: String) throws -> String? { try search(text).places.first?.title }

  @Test func `Every county and place of the Census Bureau is there`() throws {
    let counts = Gazetteer.standard.counts
    #expect(counts.counties == 3222)
    #expect(counts.places > 32_187)
  }

  @Test(arguments: [
    ("Hennepin County, MN", "Hennepin County, MN"), ("hennepin", "Hennepin County, MN"),
    ("minneapolis", "Minneapolis, MN"), ("minnea", "Minneapolis, MN"),
    ("Saint Paul", "St. Paul, MN"), ("st paul, mn", "St. Paul, MN"),
    ("St. Paul Minnesota", "St. Paul, MN"),
    ("Portland Maine", "Portland, ME"), ("portland, or", "Portland, OR"),
    ("Kansas City", "Kansas City, MO"), ("kansas city, kans", "Kansas City, KS"),
    ("Canon City", "Cañon City, CO"), ("dona ana county", "Doña Ana County, NM"),
    ("coeur dalene", "Coeur d'Alene, ID"), ("Ft Worth", "Fort Worth, TX"),
    ("fort wayne", "Fort Wayne, IN"), ("Town of Blacksburg, Virginia", "Blacksburg, VA"),
    ("City of Bloomington, IN", "Bloomington, IN"),
    ("County of Los Angeles", "Los Angeles County, CA"),
    ("Mt. Vernon, NY", "Mount Vernon, NY"), ("Los Angeles", "Los Angeles, CA"),
    ("Los Angeles County", "Los Angeles County, CA"),
    ("Concord, Middlesex County, MA", "Concord, MA"),
    ("27053", "Hennepin County, MN"), ("6037", "Los Angeles County, CA"),
    ("2743000", "Minneapolis, MN"),
    ("Orleans Parish", "Orleans Parish, LA"), ("Islamorada", "Islamorada, Village of Islands, FL"),
  ])
  func `A place is found as people write it`(text: String, title: String) throws {
    #expect(try first(text) == title)
    #expect(try !search(text).areNearMisses)
  }

  @Test(arguments: [
    ("Mineapolis", "Minneapolis, MN"), ("Minneaplois, MN", "Minneapolis, MN"),
    ("Albuqerque", "Albuquerque, NM"), ("Hennipen County, MN", "Hennepin County, MN"),
    ("Cincinatti", "Cincinnati, OH"),
  ])
  func `A misspelled name gives what is near, and says so`(text: String, title: String) throws {
    let found = try search(text)
    #expect(found.places.first?.title == title)
    #expect(found.areNearMisses)
  }

  @Test func `Nothing is taken for a name that is like none`() throws {
    #expect(try search("xqzzyvw").places.isEmpty)
    #expect(try search("").places.isEmpty)
    #expect(try search(" , ,").places.isEmpty)
    #expect(try search("99999").places.isEmpty)
  }

  @Test func `Many places of one name are all counted, the largest first`() throws {
    let found = try search("Springfield")
    #expect(found.places.count == 12)
    #expect(found.total > 20)
    #expect(found.places.first?.title == "Springfield, MO")
  }

  @Test func `A place knows its county, state, time zone and coast`() throws {
    let gazetteer = Gazetteer.standard
    let place = try #require(gazetteer.place(geoid: "2743000"))
    #expect(place.county == "27053")
    #expect(place.stateName == "Minnesota")
    #expect(place.kind == .municipality("city"))
    #expect(gazetteer.timeZone(of: place) == "America/Chicago")
    #expect(!gazetteer.isCoastal(place))
    let york = try #require(gazetteer.place(geoid: "3651000"))
    #expect(york.otherCounties.count == 4)
    #expect(gazetteer.isCoastal(york))
    #expect(gazetteer.place(geoid: "2500103690")?.kind == nil)
    #expect(gazetteer.place(geoid: "2501715060")?.title == "Concord, MA")
  }

  @Test func `A planning region of Connecticut leads to the counties it was made from`() throws {
    let gazetteer = Gazetteer.standard
    let hartford = try #require(gazetteer.search("Hartford, CT").places.first)
    #expect(hartford.county == "09110")
    #expect(gazetteer.olderCodes(of: hartford).first == "09003")
    let region = try #require(gazetteer.place(geoid: "09110"))
    #expect(gazetteer.olderCodes(of: region) == ["09003", "09013", "09110"])
    let former = try #require(gazetteer.search("Fairfield County, CT").places.first)
    #expect(former.kind == .formerCounty)
    #expect(Set(gazetteer.changes(of: former).map(\.newCode)) == ["09120", "09140", "09190"])
  }

  @Test func `Every place lies in a county of the table, and every county has a time zone`() throws
  {
    let gazetteer = Gazetteer.standard
    var orphans: [String] = []
    for letter in "aqsy" {
      for place in gazetteer.search(String(letter), limit: 100_000).places where !place.isCounty {
        if gazetteer.place(geoid: place.county)?.isCounty != true
          || gazetteer.timeZone(of: place) == nil
        {
          orphans.append(place.geoid)
        }
      }
    }
    #expect(orphans.isEmpty)
  }

  @Test(arguments: [
    ("08031", true), ("0820000", true), ("06075", true), ("0667000", true), ("24510", true),
    ("27053", false), ("2743000", false), ("06037", false),
  ])
  func `a city may be a county as well`(code: String, isBoth: Bool) throws {
    let place = try #require(Gazetteer.standard.place(geoid: code))
    #expect((place.isCityOfItsOwn || place.isCountyOfItsOwn) == isBoth)
    // Each city stands on the land of the county that is one with it.
    if place.isCountyOfItsOwn {
      #expect(Gazetteer.standard.place(geoid: place.county)?.isCityOfItsOwn == true)
    }
  }
}

import Factors
import Foundation
import Hummingbird

/// Places for the suggestions of a search field, as JSON.
struct PlaceSearchPages: PageGroup {
  func add(to routes: inout SiteRoutes) {
    routes.get("/places.json", for: .signedIn, use: search)
  }

  private struct Answer: Encodable {
    struct Place: Encodable {
      let id: String
      let title: String
      let detail: String
    }

    let places: [Place]
    let near: Bool
    let total: Int
  }

  @Sendable private func search(_ visit: Visit) throws -> Response {
    let gazetteer = Gazetteer.standard
    let text = visit.words(PlaceText.self)
    let query = (visit.query("q") ?? "").trimmingCharacters(in: .whitespaces)
    // One letter begins thousands of names.
    let found = query.count < 2 ? PlaceMatches.none : gazetteer.search(query, limit: 8)
    let answer = Answer(
      places: found.places.map {
        .init(
          id: $0.geoid, title: $0.title, detail: text.detail($0, in: gazetteer, visit.language))
      }, near: found.areNearMisses, total: found.total)
    return Response(
      status: .ok,
      headers: [.contentType: "application/json", .cacheControl: "private, max-age=300"],
      body: ResponseBody(byteBuffer: ByteBuffer(bytes: try JSONEncoder().encode(answer))))
  }
}

import Accounts
import HTTPTypes
import Jobs
import Publishing
import Store
import Tables

/// Editions of the plan: publishing one, what was published, and taking one away.
struct PublicationAPI: APIGroup {
  var routes: [APIRoute] {
    [
      APIRoute(Self.list, list), APIRoute(Self.publish, publish),
      APIRoute(Self.withdraw, withdraw), APIRoute(Self.file, file),
    ]
  }

  private static let editions = ["public", "internal"]
  private static let formats = PlanPublisher.Format.allCases.map(\.rawValue)
  private static let path = "/api/v1/workspaces/{workspace}/publications"

  static let shape = APIShape<Publication>(
    "Publication", "An edition of the plan as it was built at one revision.",
    [
      .text("id", "Its id, which is that of the job that built it.") { $0.id },
      .choice("edition", editions, "For whom.") { $0.isPublic ? "public" : "internal" },
      .whole("revision", "The revision that it was built from.") { $0.revision },
      .text("title", "The title of the plan.") { $0.title },
      .texts("formats", "Such as html and pdf.") { $0.formats },
      .part("author", HistoryShapes.author) { $0.author },
      .text("published", "When, in UTC.") { $0.published },
      .truth("isCurrent", "Whether it is shown now.") { $0.isCurrent },
      .maybeText("withdrawn", "When it was taken away.") { $0.withdrawn },
      .maybeText("withdrawnBy", "Who took it away.") { $0.withdrawnBy },
    ])
  private static let publications = APIList(shape: shape)

  static let list = APIOperation(
    id: "listPublications", method: .get, path: path, tag: .publishing,
    summary: "List what was published", access: .workspace(.readWorkspace),
    query: APIParameter.paging(.offset), successes: [.json(publications.schema, "The last first.")])

  static let publish = APIOperation(
    id: "publishPlan", method: .post, path: path, tag: .publishing,
    summary: "Publish an edition of the plan",
    details:
      "It is built by a job, from the revision that you name, which must be the last one: what is published is what was looked at. Of several that are asked for the last one stays, however long each takes.",
    access: .workspace(.publish),
    body: .json(
      .object([
        .must("edition", .choice(editions, "For everybody at the plan's address, or for members.")),
        .must("formats", .list(.choice(formats), most: formats.count, "What it is made as.")),
        .must("revision", .whole(APIParameter.revisionRange, "The last revision, as you saw it.")),
        .may("milestone", .text("A name for this state, kept as a milestone.", most: 200)),
      ])),
    successes: [.json(JobAPI.shape.schema, "The job that builds it.", status: .accepted)],
    keepsAnswer: true,
    example: ["edition": "public", "formats": ["html", "pdf"], "revision": 1])

  static let withdraw = APIOperation(
    id: "withdrawPublication", method: .delete, path: path + "/{edition}", tag: .publishing,
    summary: "Take an edition away",
    details: "What is being built at that moment does not come after it.",
    access: .workspace(.publish), successes: [.nothing])

  static let file = APIOperation(
    id: "getPublishedFile", method: .get, path: path + "/{edition}/files/{file}",
    tag: .publishing, summary: "Take a file of an edition away",
    details:
      "As it was published last: `plan.zip` holds every file, the pages and the tables of data among them. What an edition was not made as is 404.",
    access: .workspace(.readWorkspace),
    successes: [.bytes(PublishedEdition.fileNames.map(ContentType.of), "The file.")])

  @Sendable private func list(_ call: APICall) async throws -> APIAnswer {
    Self.publications.answer(
      of: try await call.site.publications.history(
        of: try call.visit.workspace().id, limit: 1_000), to: call)
  }

  @Sendable private func publish(_ call: APICall) async throws -> APIAnswer {
    let place = try call.visit.workspace()
    guard !place.summary.isArchived else { throw StoreError.archived(place.id) }
    guard call.site.publishing != nil else {
      throw APIProblem(.conflict, .plain, PublishText.english.cannot)
    }
    guard call.body["revision"]?.whole == place.summary.head else {
      throw APIProblem(
        .conflict, .plain,
        "The last revision is \(place.summary.head). Nothing was published; look at it, and name it."
      )
    }
    let isPublic = call.body["edition"]?.text == "public"
    let wanted = (call.body["formats"]?.items ?? []).compactMap(\.text)
    var formats = Self.formats.filter(wanted.contains)
    // The public address is made of pages.
    if isPublic, !formats.contains("html") { formats.append("html") }
    guard !formats.isEmpty else { throw APIProblem.notTaken("Choose at least one format.") }
    let turn = try await call.site.publications.turn(in: place.id, isPublic: isPublic)
    return try await call.start(
      PublishJob(
        revision: place.summary.head, isPublic: isPublic, turn: turn, formats: formats,
        milestone: call.body["milestone"]?.text ?? ""))
  }

  @Sendable private func file(_ call: APICall) async throws -> APIAnswer {
    let (edition, name) = (try call.part("edition"), try call.part("file"))
    let shown = try await PublishedEdition(isPublic: edition == "public", of: call.visit)
    guard let shown, let bytes = try await shown.file(name) else {
      throw APIProblem(.notFound, .plain, "The edition “\(edition)” is not published as \(name).")
    }
    return .bytes(
      bytes, type: ContentType.of(name),
      headers: [.contentDisposition: "attachment; filename=\"\(shown.fileName(name))\""])
  }

  @Sendable private func withdraw(_ call: APICall) async throws -> APIAnswer {
    let (edition, id) = (try call.part("edition"), try call.visit.workspace().id)
    let isPublic = edition == "public"
    guard try await call.site.publications.current(of: id, isPublic: isPublic) != nil else {
      throw APIProblem(.conflict, .plain, "The edition “\(edition)” is not published.")
    }
    try await call.site.publications.withdraw(id, isPublic: isPublic, by: call.visit.author)
    await call.site.publishedShelf.refresh(atOnce: true)
    return .nothing
  }
}

extension APICall {
  /// Puts a job in, once for each Idempotency-Key, and answers with it.
  ///
  /// - Parameter subject: What the job is about, such as an upload.
  func start(_ job: some SiteJob, about subject: String? = nil) async throws -> APIAnswer {
    let id: String
    do {
      id = try await visit.putIn(job, about: subject, id: commitID)
    } catch JobProblem.tooMany(let limit) {
      throw APIProblem(
        .tooManyRequests, .plain, JobProblem.tooMany(limit: limit).description,
        headers: [.retryAfter: "60"])
    }
    return try await answer(ofJob: id)
  }

  /// Answers with a job that was put in.
  func answer(ofJob id: String) async throws -> APIAnswer {
    guard let made = try await site.jobs.job(id) else { throw JobProblem.noJob }
    let path = "/api/v1/workspaces/\(try visit.workspace().id)/jobs/\(id)"
    return .json(JobAPI.shape.json(made), status: .accepted, headers: [.location: path])
  }
}

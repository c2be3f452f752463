import Accounts
import Foundation
import HTTPTypes
import Hummingbird
import Jobs
import Store

extension Visit {
  /// Who a job names as the one who asked.
  var asker: Job.Asker {
    Job.Asker(id: author.id, name: author.name, language: language.rawValue)
  }

  /// Puts a job in for the workspace of the path, and leads to what it makes: at once when it is quick, else by its progress.
  ///
  /// A form that is sent twice with the same `draft` starts one job. The route must ask for the kind's permission.
  ///
  /// - Parameters:
  ///   - subject: What the job is about, such as an upload.
  ///   - id: As for `putIn`; nil takes the draft of the form.
  func start(
    _ job: some SiteJob, about subject: String? = nil, id: String? = nil
  ) async throws -> Response {
    let id = try await putIn(job, about: subject, id: id)
    let place = try workspace()
    var pause = 0.05
    while pause < 1 {
      try await Task.sleep(for: .seconds(pause))
      if let job = try await site.jobs.job(id), job.state.isOver {
        return seeOther(job.target(in: place) ?? place.path("jobs/\(id)"))
      }
      pause *= 2
    }
    return seeOther(place.path("jobs/\(id)?follow=yes"))
  }

  /// Puts a job in for the workspace of the path; gives its id.
  ///
  /// - Parameter id: Put in again under the same id it is one job; nil takes the draft of the form.
  func putIn(
    _ job: some SiteJob, about subject: String? = nil, id: String? = nil
  ) async throws -> String {
    let place = try workspace()
    let kind = type(of: job)
    guard place.may(kind.permission) else { throw AccountProblem.notAllowed(kind.permission) }
    let id = id ?? draftID
    try await site.jobs.put(
      NewJob(
        id: id, kind: kind.kind, workspace: place.id, subject: subject, asker: asker,
        payload: Array(try JSONEncoder().encode(job))))
    return id
  }

  /// A job of the path's workspace that the visitor may see: their own, and those that they might have asked for.
  ///
  /// - Throws: `nothingHere` for all others.
  func visibleJob() async throws -> (job: Job, type: any SiteJob.Type) {
    let place = try workspace()
    guard let job = try await site.jobs.job(try parameter("job")), job.workspace == place.id,
      let type = site.jobKinds[job.kind], mayHandle(job, type)
    else { throw Self.nothingHere }
    return (job, type)
  }

  /// A job of the path's workspace that the visitor may stop or begin again: it needs the right that the job itself needs.
  ///
  /// - Throws: `nothingHere` where they may not even see it; `notAllowed`, or `WebProblem` for a token without the scope.
  func ownJob() async throws -> (job: Job, type: any SiteJob.Type) {
    let (job, type) = try await visibleJob()
    if case .token(_, let scopes, _) = principal.means, let needed = type.permission.tokenScope,
      !type.permission.isOpen(to: scopes)
    {
      throw WebProblem(
        .forbidden,
        Phrase(
          "This token lacks the scope “\(needed.rawValue)”. Make another one in your account.",
          "A este token le falta el permiso «\(needed.rawValue)». Cree otro en su cuenta."))
    }
    guard try workspace().may(type.permission) else {
      throw AccountProblem.notAllowed(type.permission)
    }
    return (job, type)
  }

  /// What the path's job found, for whoever asked for it in this workspace; nil for anybody else, and once it is not there.
  func found<Found: Decodable>(by kind: String) async throws -> Found? {
    guard let job = try await site.jobs.job(try parameter("job")), job.kind == kind,
      job.workspace == place?.id, job.asker.id == author.id
    else { return nil }
    return job.outcome?.detail.flatMap { try? JSONDecoder().decode(Found.self, from: $0) }
  }

  func mayHandle(_ job: Job, _ type: any SiteJob.Type) -> Bool {
    guard let place, type.lane == .work else { return false }
    return job.asker.id == author.id || place.may(type.permission)
  }
}

extension Job {
  /// What the job made, when it is done.
  var outcome: JobResult? {
    result.flatMap { try? JSONDecoder().decode(JobResult.self, from: Data($0.utf8)) }
  }

  /// What it does at this moment, or why it waits.
  var said: Phrase { Phrase(kept: sentence) }

  /// Why it failed.
  var saidFailure: Phrase? { failure.map { Phrase(kept: $0) } }

  /// The language of whoever asked for it.
  var language: Language { Language(rawValue: asker.language) ?? .english }

  /// Where what it made is to be seen.
  func target(in place: WorkspacePlace) -> String? {
    state == .done ? outcome?.path.map { place.path($0) } : nil
  }
}

extension JobProblem {
  var status: HTTPResponse.Status {
    switch self {
    case .tooMany, .shelfFull: .serviceUnavailable
    case .payloadTooLarge, .uploadTooLarge: .contentTooLarge
    case .noJob: .notFound
    case .notOver, .uploadReplaced: .conflict
    }
  }
}

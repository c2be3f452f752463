internal import Cryptography
public import Databases
public import Foundation

/// What residents say of public plans, apart from the journal: a history that forgets nothing could not delete on request.
public struct ResidentCommentRegister: Sendable {
  /// The most comments that one plan holds.
  public static let limit = 5_000
  /// The most that one plan takes within an hour, from all addresses together.
  public static let hourLimit = 200

  public static let schema = Schema(
    component: "resident-comments",
    migrations: [
      // Released: never change a step; add another one.
      Migration { dialect in
        switch dialect {
        case .sqlite: tables.replacing("\n);", with: "\n) STRICT;")
        case .postgresql: tables
        }
      },
      Migration { dialect in
        """
        ALTER TABLE comment_period ADD COLUMN ended TEXT;
        ALTER TABLE comment_period ADD COLUMN is_told_open \(dialect == .sqlite ? "INTEGER" : "BIGINT")
          NOT NULL DEFAULT 0;
        """
      },
    ])

  private static let tables = """
    CREATE TABLE comment_period (
      workspace TEXT NOT NULL PRIMARY KEY, opens TEXT NOT NULL, closes TEXT NOT NULL,
      zone TEXT NOT NULL, english TEXT NOT NULL, spanish TEXT NOT NULL
    );
    CREATE TABLE resident_comment (
      id TEXT NOT NULL PRIMARY KEY, workspace TEXT NOT NULL, chapter TEXT NOT NULL,
      chapter_title TEXT NOT NULL, body TEXT NOT NULL, name TEXT NOT NULL, area TEXT NOT NULL,
      interest TEXT NOT NULL, language TEXT NOT NULL, received TEXT NOT NULL, state TEXT NOT NULL,
      reason TEXT NOT NULL, reply TEXT NOT NULL, change TEXT NOT NULL, about TEXT NOT NULL,
      about_title TEXT NOT NULL, answered TEXT, answered_by TEXT
    );
    CREATE INDEX resident_comment_workspace ON resident_comment (workspace, received);

    """

  let database: any SQLDatabase
  let now: @Sendable () -> Date

  /// - Parameter database: Migrated with `schema`.
  public init(_ database: any SQLDatabase, now: @escaping @Sendable () -> Date) {
    self.database = database
    self.now = now
  }

  /// Changes what is kept of one plan, one after the other: what is read is still so when the change is kept.
  private func change<Value: Sendable>(
    _ workspace: String, _ body: @escaping @Sendable (any SQLTransaction) throws -> Value
  ) async throws -> Value {
    let digest = SHA256.digest(Array("resident comments \(workspace)".utf8))
    return try await database.write { transaction in
      try transaction.lock(digest: digest)
      return try body(transaction)
    }
  }

  // Periods

  /// Writes down who has done what, within the transaction that does it.
  public typealias Noting = @Sendable (any SQLTransaction) throws -> Void

  /// Looks at what is kept within the transaction that changes it; what it throws leaves that as it is.
  public typealias Checking<Kept> = @Sendable (Kept) throws -> Void

  /// Sets when a plan takes comments, in the place of what was set before.
  ///
  /// With other days a period that somebody has ended is open again; with the same ones it stays ended.
  ///
  /// - Parameter check: Gets what was set before.
  public func set(
    _ period: CommentPeriod, check: @escaping Checking<CommentPeriod?> = { _ in },
    note: @escaping Noting = { _ in }
  ) async throws {
    try await change(period.workspace) { transaction in
      try check(try Self.period(of: period.workspace, transaction))
      try transaction.execute(
        """
        INSERT INTO comment_period (workspace, opens, closes, zone, english, spanish)
        VALUES ($1, $2, $3, $4, $5, $6)
        ON CONFLICT (workspace) DO UPDATE SET opens = excluded.opens, closes = excluded.closes,
          zone = excluded.zone, english = excluded.english, spanish = excluded.spanish,
          ended = CASE WHEN comment_period.opens = excluded.opens
            AND comment_period.closes = excluded.closes THEN comment_period.ended END
        """,
        [
          .text(period.workspace), .text(period.opens), .text(period.closes), .text(period.zone),
          .text(period.english), .text(period.spanish),
        ])
      try note(transaction)
    }
  }

  /// Ends a period that is open, at once; a later last day opens it again.
  ///
  /// - Throws: `ResidentCommentProblem.closed` where none is open.
  public func end(_ workspace: String, note: @escaping Noting = { _ in }) async throws {
    let now = now()
    try await change(workspace) { transaction in
      guard let period = try Self.period(of: workspace, transaction),
        period.state(at: now) == .open
      else { throw ResidentCommentProblem.closed }
      try transaction.execute(
        "UPDATE comment_period SET closes = $2, ended = $3 WHERE workspace = $1",
        [.text(workspace), .text(period.day(of: now)), .instant(now)])
      try note(transaction)
    }
  }

  /// Tells others of a period that is open now, or is so no more.
  public typealias Telling =
    @Sendable (CommentPeriod, _ isOpen: Bool, any SQLTransaction) throws -> Void

  /// Removes a period as if residents had never been asked.
  ///
  /// - Parameter tell: Called within the same transaction where others believe that it is open.
  /// - Throws: `ResidentCommentProblem.hasComments` where the plan holds any: what was said keeps its page.
  public func removePeriod(
    of workspace: String, check: @escaping Checking<CommentPeriod?> = { _ in },
    tell: @escaping Telling, note: @escaping Noting = { _ in }
  ) async throws {
    try await change(workspace) { transaction in
      try check(try Self.period(of: workspace, transaction))
      guard try Self.count(on: workspace, transaction) == 0 else {
        throw ResidentCommentProblem.hasComments
      }
      let removed = try transaction.first(
        """
        DELETE FROM comment_period WHERE workspace = $1
        RETURNING \(CommentPeriod.columns), is_told_open
        """, [.text(workspace)])
      if let removed, try removed.bool(7) {
        try tell(try CommentPeriod(removed), false, transaction)
      }
      try note(transaction)
    }
  }

  /// Notes which periods have opened or closed since this was done last; none is open where no plan is public.
  ///
  /// The days pass by themselves, so that whoever tells others has to look; each turn is noted once, whichever node looks.
  /// Migrated with the schema of `PublicationRegister`, too.
  ///
  /// - Parameter tell: Called within the transaction that notes a turn.
  public func noteTurns(tell: @escaping Telling) async throws {
    let now = now()
    let turned = try await database.read { transaction in
      try transaction.rows(
        """
        SELECT \(CommentPeriod.columns), is_told_open, (SELECT COUNT(*) FROM publication e
          WHERE e.workspace = comment_period.workspace AND e.is_public = 1 AND e.is_current = 1)
        FROM comment_period
        """
      ).map { row in
        let period = try CommentPeriod(row)
        let isOpen = try row.int(8) > 0 && period.state(at: now) == .open
        return (period: period, isOpen: isOpen, isToldOpen: try row.bool(7))
      }
    }.filter { $0.isOpen != $0.isToldOpen }
    for (period, isOpen, isToldOpen) in turned {
      try await database.write { transaction in
        let noted = try transaction.execute(
          "UPDATE comment_period SET is_told_open = $2 WHERE workspace = $1 AND is_told_open = $3",
          [.text(period.workspace), .bool(isOpen), .bool(isToldOpen)])
        if noted > 0 { try tell(period, isOpen, transaction) }
      }
    }
  }

  /// What stands at public addresses, each with its period; nil for a plan that never had one.
  ///
  /// Migrated with the schema of `PublicationRegister`, too: every node asks for both at once, again and again.
  public func addresses() async throws -> [(address: PublicAddress, period: CommentPeriod?)] {
    let columns = CommentPeriod.columns.split(separator: ", ").map { "p.\($0)" }
    return try await database.read { transaction in
      try transaction.rows(
        """
        SELECT \(columns.joined(separator: ", ")), e.workspace, e.id FROM publication e
        LEFT JOIN comment_period p ON p.workspace = e.workspace
        WHERE e.is_public = 1 AND e.is_current = 1
        """
      ).map { row in
        (
          PublicAddress(workspace: try row.text(7), publication: try row.text(8)),
          row.isNull(0) ? nil : try CommentPeriod(row)
        )
      }
    }
  }

  public func period(of workspace: String) async throws -> CommentPeriod? {
    try await database.read { try Self.period(of: workspace, $0) }
  }

  private static func period(
    of workspace: String, _ transaction: any SQLTransaction
  ) throws -> CommentPeriod? {
    try transaction.first(
      "SELECT \(CommentPeriod.columns) FROM comment_period WHERE workspace = $1",
      [.text(workspace)]
    ).map(CommentPeriod.init)
  }

  // Comments

  /// Keeps a comment, once for each draft; what is sent again from the same form with other words is another one.
  ///
  /// - Parameters:
  ///   - draft: Names the form that it came from.
  ///   - note: Tells others of the comment with this number, within the same transaction; not of one that is kept already.
  /// - Returns: Its number.
  /// - Throws: `ResidentCommentProblem.closed`, `.busy` or `.full`.
  public func add(
    _ sent: ResidentComment.Sent, to workspace: String, draft: String,
    note: @escaping @Sendable (String, any SQLTransaction) throws -> Void = { _, _ in }
  ) async throws -> String {
    let now = now()
    let named = "r-" + SHA256.hex(Array("\(workspace)\n\(draft)".utf8)).prefix(12)
    return try await change(workspace) { transaction in
      guard try Self.period(of: workspace, transaction)?.state(at: now) == .open else {
        throw ResidentCommentProblem.closed
      }
      let known = try Self.comment(named, of: workspace, transaction)
      if known?.sent == sent { return named }
      try Self.checkRoom(workspace, at: now, transaction)
      let id = known == nil ? named : "r-" + Hexadecimal.text(RandomBytes.make(6))
      try Self.insert(sent, id: id, into: workspace, at: now, transaction)
      try note(id, transaction)
      return id
    }
  }

  private static func checkRoom(
    _ workspace: String, at now: Date, _ transaction: any SQLTransaction
  ) throws {
    let row = try transaction.first(
      """
      SELECT COUNT(*), COALESCE(SUM(CASE WHEN received > $2 THEN 1 ELSE 0 END), 0)
      FROM resident_comment WHERE workspace = $1
      """, [.text(workspace), .instant(now.addingTimeInterval(-3_600))])
    if try row?.int(0) ?? 0 >= limit { throw ResidentCommentProblem.full }
    if try row?.int(1) ?? 0 >= hourLimit { throw ResidentCommentProblem.busy }
  }

  private static func insert(
    _ sent: ResidentComment.Sent, id: String, into workspace: String, at now: Date,
    _ transaction: any SQLTransaction
  ) throws {
    try transaction.execute(
      """
      INSERT INTO resident_comment (\(ResidentComment.columns))
      VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, '', '', '', '', '', NULL, NULL)
      ON CONFLICT (id) DO NOTHING
      """,
      [
        .text(id), .text(workspace), .text(sent.chapter), .text(sent.chapterTitle),
        .text(sent.text), .text(sent.name), .text(sent.area), .text(sent.interest),
        .text(sent.language), .instant(now), .text(ResidentComment.State.new.rawValue),
      ])
  }

  /// The comments on a plan in the order in which they came.
  ///
  /// - Parameters:
  ///   - state: Nil for all.
  ///   - chapter: The name of a published page; nil for all.
  ///   - last: Only those behind this one, whatever was decided on others meanwhile; nil for all.
  public func comments(
    on workspace: String, in state: ResidentComment.State? = nil, chapter: String? = nil,
    after last: ResidentComment? = nil, from start: Int = 0, limit: Int = limit
  ) async throws -> [ResidentComment] {
    try await database.read { transaction in
      try transaction.rows(
        """
        SELECT \(ResidentComment.columns) FROM resident_comment WHERE workspace = $1
          AND ($2 = '' OR state = $2) AND ($3 = 0 OR chapter = $4) AND (received, id) > ($7, $8)
        ORDER BY received, id LIMIT $5 OFFSET $6
        """,
        [
          .text(workspace), .text(state?.rawValue ?? ""), .bool(chapter != nil),
          .text(chapter ?? ""), .integer(limit), .integer(start),
          .text(last.map { InstantText.text($0.received) } ?? ""), .text(last?.id ?? ""),
        ]
      ).map(ResidentComment.init)
    }
  }

  /// How many comments a plan holds.
  public func count(on workspace: String) async throws -> Int {
    try await database.read { try Self.count(on: workspace, $0) }
  }

  private static func count(
    on workspace: String, _ transaction: any SQLTransaction
  ) throws -> Int {
    try transaction.first(
      "SELECT COUNT(*) FROM resident_comment WHERE workspace = $1", [.text(workspace)])?.int(0) ?? 0
  }

  /// How many comments somebody still has to decide on or to answer; see `ResidentComment.isWaiting`.
  public func waiting(on workspace: String) async throws -> Int {
    try await database.read { transaction in
      try transaction.first(
        """
        SELECT COUNT(*) FROM resident_comment WHERE workspace = $1
          AND (state = 'new' OR (state = 'published' AND reply = '' AND change = ''))
        """, [.text(workspace)])?.int(0) ?? 0
    }
  }

  /// - Throws: `ResidentCommentProblem.noComment`.
  public func comment(_ id: String, on workspace: String) async throws -> ResidentComment {
    let found = try await database.read { try Self.comment(id, of: workspace, $0) }
    guard let found else { throw ResidentCommentProblem.noComment }
    return found
  }

  private static func comment(
    _ id: String, of workspace: String, _ transaction: any SQLTransaction
  ) throws -> ResidentComment? {
    try transaction.first(
      "SELECT \(ResidentComment.columns) FROM resident_comment WHERE id = $1 AND workspace = $2",
      [.text(id), .text(workspace)]
    ).map(ResidentComment.init)
  }

  /// Decides on a comment and answers it, and notes that within the same transaction.
  ///
  /// - Parameters:
  ///   - seen: When it was answered last as whoever answers saw it; nil for a new one.
  ///   - note: Writes down who has done what.
  /// - Throws: `ResidentCommentProblem.noComment` or `.answeredMeanwhile`.
  public func answer(
    _ id: String, on workspace: String, _ answer: ResidentComment.Answer, seen: Date?,
    by author: String, note: @escaping Noting = { _ in }
  ) async throws {
    let now = now()
    try await change(workspace) { transaction in
      guard let found = try Self.comment(id, of: workspace, transaction) else {
        throw ResidentCommentProblem.noComment
      }
      guard found.answered.map(InstantText.text) == seen.map(InstantText.text) else {
        throw ResidentCommentProblem.answeredMeanwhile
      }
      try transaction.execute(
        """
        UPDATE resident_comment SET state = $2, reason = $3, reply = $4, change = $5, about = $6,
          about_title = $7, answered = $8, answered_by = $9
        WHERE id = $1
        """,
        [
          .text(id), .text(answer.state.rawValue), .text(answer.reason), .text(answer.reply),
          .text(answer.change), .text(answer.about), .text(answer.aboutTitle), .instant(now),
          .text(author),
        ])
      try note(transaction)
    }
  }

  /// Deletes a comment for good, with its answer, and notes that within the same transaction.
  ///
  /// - Throws: `ResidentCommentProblem.noComment`.
  public func delete(
    _ id: String, on workspace: String, check: @escaping Checking<ResidentComment> = { _ in },
    note: @escaping Noting = { _ in }
  ) async throws {
    try await change(workspace) { transaction in
      guard let found = try Self.comment(id, of: workspace, transaction) else {
        throw ResidentCommentProblem.noComment
      }
      try check(found)
      try transaction.execute("DELETE FROM resident_comment WHERE id = $1", [.text(id)])
      try note(transaction)
    }
  }
}

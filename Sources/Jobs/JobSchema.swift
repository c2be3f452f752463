public import Databases

extension JobBoard {
  /// The tables of jobs and of the uploads that they work on.
  public static let schema = Schema(
    component: "jobs",
    migrations: [
      // Released: never change a step; add another one.
      Migration { dialect in
        let text = jobs + uploads
        switch dialect {
        case .sqlite: return text.replacing("\n);", with: "\n) STRICT;")
        case .postgresql:
          return text.replacing(" INTEGER", with: " BIGINT").replacing(" BLOB", with: " BYTEA")
            .replacing(" REAL", with: " DOUBLE PRECISION")
        }
      }
    ])

  private static let jobs = """
    CREATE TABLE job (
      id TEXT NOT NULL PRIMARY KEY, kind TEXT NOT NULL, workspace TEXT, subject TEXT,
      asker TEXT NOT NULL, asker_name TEXT NOT NULL, language TEXT NOT NULL, payload BLOB NOT NULL,
      state TEXT NOT NULL, fraction REAL NOT NULL, sentence TEXT NOT NULL, result TEXT,
      failure TEXT, cancel_asked TEXT, created TEXT NOT NULL, due TEXT NOT NULL, started TEXT,
      finished TEXT, attempts INTEGER NOT NULL, losses INTEGER NOT NULL, node TEXT,
      lease_until TEXT
    );
    CREATE INDEX job_open ON job (state, due);
    CREATE INDEX job_workspace ON job (workspace, created);
    CREATE INDEX job_subject ON job (subject, created);

    """

  private static let uploads = """
    CREATE TABLE upload (
      id TEXT NOT NULL PRIMARY KEY, kind TEXT NOT NULL, workspace TEXT NOT NULL,
      owner TEXT NOT NULL, name TEXT NOT NULL, size INTEGER NOT NULL, created TEXT NOT NULL,
      expires TEXT NOT NULL, is_whole INTEGER NOT NULL
    );
    CREATE INDEX upload_owner ON upload (workspace, owner, kind);
    CREATE TABLE upload_piece (
      upload TEXT NOT NULL REFERENCES upload (id) ON DELETE CASCADE, place INTEGER NOT NULL,
      body BLOB NOT NULL,
      PRIMARY KEY (upload, place)
    );

    """
}

public import Databases

/// The tables of accounts.
public enum AccountSchema {
  /// As the steps that make them from nothing.
  public static let schema = Schema(
    component: "accounts",
    migrations: [
      Migration { dialect in
        people(dialect) + credentials(dialect) + sessions(dialect) + roles(dialect) + log(dialect)
      },
      // The language that somebody has chosen, such as `es`.
      Migration { _ in "ALTER TABLE account ADD COLUMN language TEXT;" },
      Migration { dialect in keptForms(dialect) },
      // By which time old things were last removed.
      Migration { dialect in
        table(
          "sweep_mark", "id INTEGER NOT NULL PRIMARY KEY, time TEXT NOT NULL", dialect)
      },
      // When somebody looked at a programme: the last look, and the last one of the visit before.
      Migration { dialect in
        table(
          "programme_visit",
          """
          programme TEXT NOT NULL REFERENCES programme (id),
          account TEXT NOT NULL REFERENCES account (id), latest TEXT NOT NULL, earlier TEXT,
          PRIMARY KEY (programme, account)
          """, dialect)
      },
    ])

  private static func table(
    _ name: String, _ columns: String, _ dialect: SQLDialect
  ) -> String {
    switch dialect {
    case .sqlite: "CREATE TABLE \(name) (\(columns)) STRICT;\n"
    case .postgresql:
      "CREATE TABLE \(name) (\(columns));\n"
        .replacing(" INTEGER", with: " BIGINT").replacing(" BLOB", with: " BYTEA")
    }
  }

  private static func people(_ dialect: SQLDialect) -> String {
    table("instance_mark", "id INTEGER NOT NULL PRIMARY KEY, mark TEXT NOT NULL", dialect)
      + table(
        "account",
        """
        id TEXT NOT NULL PRIMARY KEY, email TEXT UNIQUE, invited_email TEXT, name TEXT NOT NULL,
        password_hash TEXT, administrator INTEGER NOT NULL, created TEXT NOT NULL, disabled TEXT,
        deleted TEXT, totp_secret BLOB, totp_pending BLOB, totp_step INTEGER
        """, dialect)
      + table(
        "set_up_key", "hash TEXT NOT NULL PRIMARY KEY, expires TEXT NOT NULL", dialect)
  }

  private static func credentials(_ dialect: SQLDialect) -> String {
    table(
      "recovery_code",
      """
      account TEXT NOT NULL REFERENCES account (id), hash TEXT NOT NULL, used TEXT,
      PRIMARY KEY (account, hash)
      """, dialect)
      + table(
        "external_identity",
        """
        issuer TEXT NOT NULL, subject TEXT NOT NULL, account TEXT NOT NULL REFERENCES account (id),
        email TEXT, linked TEXT NOT NULL, PRIMARY KEY (issuer, subject)
        """, dialect)
      + table(
        "reset_link",
        """
        hash TEXT NOT NULL PRIMARY KEY, account TEXT NOT NULL REFERENCES account (id),
        made_by TEXT, expires TEXT NOT NULL, used TEXT
        """, dialect)
      + table(
        "api_token",
        """
        id TEXT NOT NULL PRIMARY KEY, account TEXT NOT NULL REFERENCES account (id),
        name TEXT NOT NULL, hash TEXT NOT NULL UNIQUE, scopes TEXT NOT NULL, workspaces TEXT,
        created TEXT NOT NULL, expires TEXT NOT NULL, last_used TEXT, last_address TEXT,
        logged_day TEXT, refused_day TEXT, revoked TEXT
        """, dialect)
      + "CREATE INDEX api_token_account ON api_token (account);\n"
      + "CREATE INDEX external_identity_account ON external_identity (account);\n"
  }

  private static func sessions(_ dialect: SQLDialect) -> String {
    table(
      "account_session",
      """
      id TEXT NOT NULL PRIMARY KEY, account TEXT NOT NULL REFERENCES account (id),
      hash TEXT NOT NULL UNIQUE, created TEXT NOT NULL, last_seen TEXT NOT NULL,
      proven TEXT NOT NULL, expires TEXT NOT NULL, address TEXT NOT NULL, browser TEXT NOT NULL,
      stale INTEGER NOT NULL
      """, dialect)
      + "CREATE INDEX account_session_account ON account_session (account);\n"
      + table(
        "sign_in_step",
        """
        hash TEXT NOT NULL PRIMARY KEY, account TEXT NOT NULL REFERENCES account (id),
        expires TEXT NOT NULL, replaces TEXT
        """, dialect)
      + table(
        "sign_in_limit",
        """
        name TEXT NOT NULL PRIMARY KEY, failures INTEGER NOT NULL, last TEXT NOT NULL,
        wait_until TEXT, refused INTEGER NOT NULL
        """, dialect)
  }

  private static func roles(_ dialect: SQLDialect) -> String {
    table(
      "membership",
      """
      workspace TEXT NOT NULL, account TEXT NOT NULL REFERENCES account (id), role TEXT NOT NULL,
      scopes TEXT NOT NULL, since TEXT NOT NULL, PRIMARY KEY (workspace, account)
      """, dialect)
      + "CREATE INDEX membership_account ON membership (account);\n"
      + table(
        "programme", "id TEXT NOT NULL PRIMARY KEY, name TEXT NOT NULL, created TEXT NOT NULL",
        dialect)
      + table(
        "programme_workspace",
        """
        programme TEXT NOT NULL REFERENCES programme (id), workspace TEXT NOT NULL,
        since TEXT NOT NULL, PRIMARY KEY (programme, workspace)
        """, dialect)
      + "CREATE INDEX programme_workspace_workspace ON programme_workspace (workspace);\n"
      + table(
        "programme_membership",
        """
        programme TEXT NOT NULL REFERENCES programme (id),
        account TEXT NOT NULL REFERENCES account (id), role TEXT NOT NULL, since TEXT NOT NULL,
        PRIMARY KEY (programme, account)
        """, dialect)
      + "CREATE INDEX programme_membership_account ON programme_membership (account);\n"
      + table(
        "invitation",
        """
        id TEXT NOT NULL PRIMARY KEY, hash TEXT NOT NULL UNIQUE, workspace TEXT,
        programme TEXT REFERENCES programme (id), role TEXT NOT NULL, scopes TEXT NOT NULL,
        email TEXT, made_by TEXT, created TEXT NOT NULL, expires TEXT NOT NULL, revoked TEXT,
        accepted TEXT, accepted_by TEXT
        """, dialect)
      + "CREATE INDEX invitation_workspace ON invitation (workspace);\n"
      + "CREATE INDEX invitation_programme ON invitation (programme);\n"
      + "CREATE INDEX invitation_email ON invitation (email);\n"
  }

  /// What arrived before its writer had signed in; `body` is sealed, `size` its bytes.
  private static func keptForms(_ dialect: SQLDialect) -> String {
    table(
      "kept_form",
      """
      id TEXT NOT NULL PRIMARY KEY, account TEXT NOT NULL REFERENCES account (id),
      body BLOB NOT NULL, size INTEGER NOT NULL, created TEXT NOT NULL, expires TEXT NOT NULL
      """, dialect)
      + "CREATE INDEX kept_form_account ON kept_form (account);\n"
      + "CREATE INDEX kept_form_expires ON kept_form (expires);\n"
  }

  private static func log(_ dialect: SQLDialect) -> String {
    let columns = """
      time TEXT NOT NULL, account TEXT, act TEXT NOT NULL, outcome TEXT NOT NULL, about TEXT,
      workspace TEXT, programme TEXT, address TEXT NOT NULL, browser TEXT NOT NULL,
      detail TEXT NOT NULL
      """
    let indexes = """
      CREATE INDEX access_log_time ON access_log (time);
      CREATE INDEX access_log_workspace ON access_log (workspace, id);
      CREATE INDEX access_log_account ON access_log (account, id);

      """
    switch dialect {
    case .sqlite:
      return """
        CREATE TABLE access_log (id INTEGER PRIMARY KEY AUTOINCREMENT, \(columns)) STRICT;
        CREATE TRIGGER access_log_stays BEFORE UPDATE ON access_log
        BEGIN SELECT RAISE(ABORT, 'entries of the access log are never changed'); END;

        """ + indexes
    case .postgresql:
      return """
        CREATE TABLE access_log (id BIGINT GENERATED BY DEFAULT AS IDENTITY PRIMARY KEY, \(columns));
        CREATE FUNCTION access_log_stays() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN RAISE EXCEPTION 'entries of the access log are never changed'; END $$;
        CREATE TRIGGER access_log_stays BEFORE UPDATE ON access_log
        FOR EACH ROW EXECUTE FUNCTION access_log_stays();

        """ + indexes
    }
  }
}

import Accounts

struct AccountText: Sendable {
  var title = "Your account"
  var profile = "Name and e-mail"
  var name = "Name"
  var email = "E-mail"
  var save = "Save"
  var saved = "Saved."
  var password = "Password"
  var old = "Present password"
  var new = "New password"
  var changePassword = "Change the password"
  var passwordChanged = "Your password is changed, and you are signed out everywhere else."
  var noPassword = "You sign in with your city’s account and have no password here."
  var secondFactor = "Second factor"
  var secondFactorOn = "A code of your authenticator app is asked for when you sign in."
  var secondFactorOff =
    "Only your password protects this account. An authenticator app makes it much safer."
  var codesLeft = " recovery codes are left."
  var turnOn = "Set up an authenticator app"
  var turnOff = "Remove the second factor"
  var turnedOff = "The second factor is removed."
  var newCodes = "Make new recovery codes"
  var enrolTitle = "Set up an authenticator app"
  var scan = "Scan this with the app, or type the key."
  var qr = "QR code for the authenticator app"
  var key = "Key"
  var code = "Code of the app"
  var codeHint = "The six digits that it shows now."
  var confirm = "Turn it on"
  var codesTitle = "Your recovery codes"
  var codesLead =
    "Each of them works once in place of the app. They are shown only now: print them, or keep them where you keep your passwords."
  var codesDone = "I have kept them"
  var sessions = "Where you are signed in"
  var thisSession = "this browser"
  var lastSeen = "last seen "
  var since = "since "
  var end = "Sign out there"
  var endOthers = "Sign out everywhere else"
  var ended = "Signed out there."
  var tokens = "API tokens"
  var tokensLead = "By a token a program acts for you, within limits."
  var noTokens = "You have no tokens."
  var tokenName = "What it is for"
  var tokenScopes = "What it may do"
  var tokenWorkspaces = "Only in these workspaces"
  var tokenWorkspacesHint = "Their ids, separated by spaces. Empty: all that you may reach."
  var tokenDays = "Works for how many days"
  var makeToken = "Make a token"
  var revoke = "Revoke"
  var revoked = "The token is revoked."
  var expires = "until "
  var neverUsed = "never used"
  var used = "last used "
  var tokenTitle = "Your new token"
  var tokenOnce = "Copy it now: it is shown only this once."
  var back = "Back to your account"

  func scope(_ scope: TokenScope) -> (value: String, label: String, hint: String) {
    switch scope {
    case .read: ("read", "Read", "workspaces, history, downloads")
    case .write: ("write", "Write", "records, chapters, comments, imports")
    case .publish: ("publish", "Publish", "milestones and publishing")
    case .admin: ("admin", "Administer", "members, access log, settings")
    }
  }
}

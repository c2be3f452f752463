import Accounts

extension Visit {
  /// Whom unsaved texts in the browser belong to; empty for nobody, nil on pages that leave them alone.
  ///
  /// An ended session is no sign-out: its person signs in again and finds the text.
  var draftOwner: String? {
    switch visitor {
    case .account(let person):
      String(site.accounts.forms.token(for: "drafts of \(person.account.id.rawValue)").prefix(20))
    case .local: "local"
    case .token: nil
    case .anonymous: query("done") == "signed-out" ? "" : nil
    }
  }

  /// What an unsaved text is kept under in the browser: one name for each account, workspace and file.
  func draftKey(_ workspace: String, _ file: String) -> String {
    "cairn-draft \(draftOwner ?? "nobody") \(workspace) \(file)"
  }
}

/// Accounts: people, how they sign in, and what they may do with a workspace.
enum AccountsModule {}

/// On what a statement of this module rests.
public enum Status: String, Hashable, Sendable {
  /// Proved, with these constants, in the comment beside it.
  case provedHere
  /// Taken from the literature as it stands; the constants were not derived again.
  case quoted
}

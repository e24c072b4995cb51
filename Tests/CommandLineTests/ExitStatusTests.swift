import Checks
import Testing

@testable import efcheck

@Suite struct ExitStatusTests {
  @Test(
    arguments: [
      ([Verdict.refuted, .failed, .undecided], true, 1), ([.failed, .undecided], true, 4), ([.undecided], true, 3),
      ([.undecided], false, 0), ([.consistent, .holdsExactly], true, 0), ([], true, 0),
    ] as [([Verdict], Bool, Int32)])
  func refutedComesBeforeFailedBeforeUndecided(verdicts: [Verdict], strict: Bool, status: Int32) {
    #expect(ExitStatus(of: verdicts, strict: strict).rawValue == status)
  }

  @Test(arguments: [
    ("plain-word_1.2/a=b", "plain-word_1.2/a=b"), ("two words", "'two words'"), ("", "''"), ("it's", "'it'\\''s'"),
    ("$(id)", "'$(id)'"), ("α", "'α'"), ("~", "'~'"),
  ]) func wordsAreQuotedForAShell(word: String, quoted: String) {
    #expect(ShellWord.quoted(word) == quoted)
  }
}

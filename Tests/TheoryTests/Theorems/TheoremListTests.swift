import Testing
import Theory

@Suite struct TheoremListTests {
  @Test func everyTheoremIsListedOnceWithItsSource() {
    let statements = TheoremList.all.map { $0.statement }
    #expect(Set(statements).count == statements.count)
    #expect(TheoremList.all.allSatisfy { !$0.source.key.isEmpty && $0.status == .provedHere })
  }
}

import Checks
import GSL
import Testing

/// Every number of a covered case matters: 1 + 10⁻⁶ times it makes a case fail.
///
/// Zeros stay zero and are skipped.
@Suite struct PerturbationTests {
  /// A number of a table, and the passed cases that answer for it.
  struct Leaf {
    let path: JSONPath
    let value: Double
    let cases: [GoldenCase]
  }

  @Test(arguments: GoldenFixture.allCases) func everyNumberMatters(_ fixture: GoldenFixture) throws {
    let table = try fixture.table()
    var leaves = leaves(of: table)
    #expect(leaves.count > 100)
    // A fixed seed: which 500 are taken does not change from run to run.
    var stream = RandomStream(StreamName(seed: 1, purpose: .test, experiment: fixture.rawValue))
    leaves.shuffle(using: &stream)
    for leaf in leaves.prefix(sampleSize) {
      let perturbed = table.replacing(leaf.path, with: .number(leaf.value * (1 + 1e-6)))
      let failed = leaf.cases.contains { perturbed.replay($0).outcome == .failed }
      #expect(failed, "\(leaf.path) may change unnoticed")
    }
  }

  private let sampleSize = 500000

  private func leaves(of table: GoldenTable) -> [Leaf] {
    let passed = table.sections.flatMap(table.cases).filter { table.replay($0).outcome == .passed }
    var owners: [JSONPath: [GoldenCase]] = [:]
    for goldenCase in passed {
      for path in table.numbers(of: goldenCase) {
        owners[goldenCase.element.appending(path), default: []].append(goldenCase)
      }
    }
    return owners.sorted { "\($0.key)" < "\($1.key)" }.compactMap { path, cases in
      guard case .number(let value) = table.root[path], value != 0 else { return nil }
      return Leaf(path: path, value: value, cases: cases)
    }
  }
}

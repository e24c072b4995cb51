import Checks
import Testing

/// Every number of a covered case matters: multiplied by 1 + 10⁻⁶ it makes the case fail.
///
/// All numbers are tried, not a sample; only zeros, which stay zero, are left out. A number that several
/// cases of an element share has to fail at least one of them. Parameters that act through comparisons, as a
/// threshold does or a probability that is not the smallest, need not feel so small a change; they are
/// multiplied by 10 or 1/10 as well.
@Suite struct PerturbationTests {
  /// Numbers on which, so the theory says, nothing in their row depends to within its tolerance.
  static let immaterial: Set = [
    // Without compression (δ = 1) there is no a; without noise and heterogeneity no t; and where the start is
    // forgotten, no θ.
    "ef_bounds[0].param.a", "ef_bounds[0].param.t", "ef_bounds[5].param.a", "ef_bounds[5].param.theta",
    // The noise is 10⁻⁷ of the bound and less.
    "ef_bounds[3].C", "ef_bounds[9].C",
    // Top-1 never selects these entries of the gradients.
    "trajectories[11].A[1][2][2]", "trajectories[11].b[1][2]", "trajectories[14].A[0][1][1]",
    "trajectories[14].A[0][2][2]", "trajectories[14].A[2][0][0]", "trajectories[14].A[2][1][1]",
  ]

  @Test func numbersThatDoNotMatterAreThere() throws {
    let table = try GoldenFixture.biasedCompression.table()
    let all = Set(table.root.numberPaths().map(\.description))
    #expect(Self.immaterial.isSubset(of: all))
  }

  @Test(arguments: GoldenFixture.allCases) func everyNumberOfACoveredCaseMatters(_ fixture: GoldenFixture) throws {
    let table = try fixture.table()
    let owners = owners(in: table)
    #expect(owners.count >= fixture.fewestNumbers)
    for (path, cases) in owners where !Self.immaterial.contains("\(path)") {
      let factors = path.isComparedParameter ? [1 + 1e-6, 10, 0.1] : [1 + 1e-6]
      let perturbed = factors.compactMap { table.perturbed(at: path, by: $0) }
      guard !perturbed.isEmpty else { continue }
      let isSeen = perturbed.contains { table in cases.contains { table.replay($0).outcome == .failed } }
      #expect(isSeen, "\(path) may change unnoticed")
    }
  }

  @Test func everyInputThatElementsReferToMatters() throws {
    let table = try GoldenFixture.biasedCompression.table()
    let shared = table.root.numberPaths().filter { path in
      [JSONPath.root["x_vectors"], .root["float_bits"]].contains { path.hasPrefix($0) }
    }
    #expect(shared.count == 23)
    for path in shared {
      guard let perturbed = table.perturbed(at: path) else { continue }
      let isSeen = perturbed.cases(of: "moments").contains { perturbed.replay($0).outcome == .failed }
      #expect(isSeen, "\(path) may change unnoticed")
    }
  }

  /// The numbers of passed cases, each with the cases that answer for it.
  private func owners(in table: GoldenTable) -> [JSONPath: [GoldenCase]] {
    var owners: [JSONPath: [GoldenCase]] = [:]
    for goldenCase in table.sections.flatMap(table.cases) where table.replay(goldenCase).outcome == .passed {
      for path in table.numbers(of: goldenCase) {
        owners[goldenCase.element.appending(path), default: []].append(goldenCase)
      }
    }
    return owners
  }
}

extension JSONPath {
  /// Whether a parameter acts only through comparisons: a threshold, a list of probabilities or of levels.
  fileprivate var isComparedParameter: Bool {
    ["params.w", "params.probs[", "params.levels["].contains { "\(self)".contains($0) }
  }
}

extension GoldenTable {
  /// The table with one number multiplied by a factor near 1 unless another is given; nil for a zero.
  fileprivate func perturbed(at path: JSONPath, by factor: Double = 1 + 1e-6) -> GoldenTable? {
    guard case .number(let value) = root[path], value != 0 else { return nil }
    return replacing(path, with: .number(value * factor))
  }
}

extension GoldenFixture {
  /// What the test must have tried at least, so that it cannot pass by covering nothing.
  fileprivate var fewestNumbers: Int {
    switch self {
    case .ef21Momentum: 3000
    case .biasedCompression: 1500
    case .statistics: 200
    }
  }
}

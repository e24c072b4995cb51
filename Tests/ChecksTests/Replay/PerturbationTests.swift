import Checks
import Testing

/// Every number of a covered case matters: multiplied by 1 + 10⁻⁶ it makes the case fail, or become one that is not
/// covered.
///
/// All numbers are tried, not a sample; only zeros, which stay zero, are left out. A number that several
/// cases of an element share has to fail at least one of them. A parameter of a compressor may be immaterial
/// in a row, as a level far from every entry is, or the base where there is one level; it then has to
/// matter in another row of the same compressor.
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
    // Rounding to powers of two absorbs so small a change of these partial derivatives,
    "trajectories[4].A[1][1]", "trajectories[4].A[2][2]", "trajectories[4].A[3][3]",
    // and 10⁻⁶ of these entries is less than 10⁻⁹ of the largest one.
    "trajectories[4].states[4].x[3]", "trajectories[4].states[5].x[3]", "trajectories[4].states[6].x[2]",
    "trajectories[4].states[6].x[3]", "trajectories[4].states[7].x[2]",
  ]

  /// The same of the statistics table.
  static let immaterialStatistics = Set(
    // Which claims are refuted depends on the e-values by comparison with thresholds alone.
    (0..<10).map { "e_BH.e_values[\($0)]" }
      // With a tight ω the expectation is 1 for every η: this is what the row says.
      + (0..<4).map { "enumeration[6].eta[\($0)]" }
      // A double root: the e-value is 0 there, to second order, whatever ω.
      + ["vector_e_value[1].D[0]", "vector_e_value[1].eta[0]", "vector_e_value[1].omega"])

  /// The same of the table of the error-feedback framework.
  static let immaterialFramework = Set(
    // Without strength (μ = 0, every fourth row) the second parameter of the descent has no role,
    stride(from: 0, to: 120, by: 4).map { "bounds_quasiconvex[\($0)].theta2" }
      // and neither has it where nothing is kept back and the start is forgotten after 10⁵ rounds:
      + [51, 63, 83].flatMap { row in ["mu", "theta2"].map { "bounds_quasiconvex[\(row)].\($0)" } }
      + [7, 11, 27, 51, 63, 79, 83].map { "bounds_quasiconvex[\($0)].r0" }
      + [1, 2, 10, 11].flatMap { row in ["mu", "r0"].map { "sgd_baseline[\(row)].\($0)" } }
      // There is no noise besides, and all that is left is an underflow.
      + ["bounds_quasiconvex[63].theta1"]
      // Without compression (δ = 1) and with M = 0 the workers' gradients have no role.
      + [51, 52, 59, 69].map { "bounds_quasiconvex[\($0)].B2" } + ["bounds_quasiconvex[59].zeta2"]
      + [27, 28, 35, 45].map { "bounds_nonconvex[\($0)].B2" } + ["bounds_nonconvex[35].zeta2"]
      // The noise is less than 10⁻⁶ of the bound.
      + [4, 80].map { "bounds_quasiconvex[\($0)].sigma2" }
      // A single local step stalls at the minimiser, whatever its size.
      + [0, 1].map { "negative_controls.hetero_local_fixed_point[\($0)].gamma" }
      // The factor 1 − 2sα + s²α is smallest at s = 1, and is 1 at s = 2 for every α.
      + [
        "negative_controls.scaled_sparsifier_e2_factor[0].scale",
        "negative_controls.scaled_sparsifier_e2_factor[1].delta",
      ])

  /// The same of the EF21 table.
  static let immaterialMomentum: Set = [
    // Rounding of zero,
    "stall.exact_enumeration_n1[0].mean_x[2][0]", "stall.exact_enumeration_n1[0].mean_x[3][0]",
    "stall.exact_enumeration_n1[0].mean_x[4][0]", "stall.exact_enumeration_n1[1].mean_x[2][0]",
    "stall.exact_enumeration_n1[1].mean_x[3][0]",
    // and starts that are forgotten: at once with γ = 1, and up to (9/10)²⁰⁰.
    "stall.ideal_closed_form[3].x0[1]", "stall.ideal_closed_form[5].x0[1]", "stall.ideal_closed_form[6].x0[1]",
  ]

  @Test func numbersThatDoNotMatterAreThere() throws {
    let table = try GoldenFixture.biasedCompression.table()
    let all = Set(table.root.numberPaths().map(\.description))
    #expect(Self.immaterial.isSubset(of: all))
    let statistics = Set(try GoldenFixture.statistics.table().root.numberPaths().map(\.description))
    #expect(Self.immaterialStatistics.isSubset(of: statistics))
    let framework = Set(try GoldenFixture.errorFeedbackFramework.table().root.numberPaths().map(\.description))
    #expect(Self.immaterialFramework.isSubset(of: framework))
    let momentum = Set(try GoldenFixture.ef21Momentum.table().root.numberPaths().map(\.description))
    #expect(Self.immaterialMomentum.isSubset(of: momentum))
  }

  /// The e-value at the threshold counts as refuted, and one below it does not.
  @Test(arguments: [(40.0, CaseResult.Outcome.passed), (39.99, .failed)]) func theEValueAtTheThresholdDecides(
    value: Double, outcome: CaseResult.Outcome
  ) throws {
    let table = try GoldenFixture.statistics.table()
    let goldenCase = try #require(table.cases(of: "e_BH").first)
    let changed = table.replacing(.root["e_BH"]["e_values"][1], with: .number(value))
    #expect(changed.replay(goldenCase).outcome == outcome)
  }

  @Test(arguments: GoldenFixture.allCases) func everyNumberOfACoveredCaseMatters(_ fixture: GoldenFixture) throws {
    let table = try fixture.table()
    let owners = owners(in: table)
    #expect(owners.count >= fixture.fewestNumbers)
    let immaterial =
      switch fixture {
      case .statistics: Self.immaterialStatistics
      case .errorFeedbackFramework: Self.immaterialFramework
      case .ef21Momentum: Self.immaterialMomentum
      case .biasedCompression: Self.immaterial
      }
    var unseen: [JSONPath] = []
    var seenParameters: Set<CompressorParameter> = []
    for (path, cases) in owners where !immaterial.contains("\(path)") {
      guard let perturbed = table.perturbed(at: path) else { continue }
      let isSeen = cases.contains { perturbed.replay($0).outcome != .passed }
      if !isSeen { unseen.append(path) }
      if isSeen, let parameter = CompressorParameter(path, in: table) { seenParameters.insert(parameter) }
    }
    for path in unseen {
      let parameter = CompressorParameter(path, in: table)
      #expect(parameter.map(seenParameters.contains) == true, "\(path) may change unnoticed")
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

/// A number among the parameters of a compressor, wherever the table repeats it.
private struct CompressorParameter: Hashable {
  let compressor: String
  let place: [JSONPath.Step]

  /// - Returns: nil for a number that is no parameter of a compressor.
  init?(_ path: JSONPath, in table: GoldenTable) {
    guard let params = path.steps.firstIndex(of: .key("params")) else { return nil }
    let element = JSONPath(Array(path.steps[..<params]))
    guard case .text(let name) = table.root[element["compressor"]] else { return nil }
    compressor = name
    place = Array(path.steps[params...])
  }
}

extension GoldenTable {
  /// The table with one number multiplied by 1 + 10⁻⁶; nil for a zero.
  fileprivate func perturbed(at path: JSONPath) -> GoldenTable? {
    guard case .number(let value) = root[path], value != 0 else { return nil }
    return replacing(path, with: .number(value * (1 + 1e-6)))
  }
}

extension GoldenFixture {
  /// What the test must have tried at least, so that it cannot pass by covering nothing.
  fileprivate var fewestNumbers: Int {
    switch self {
    case .ef21Momentum: 3000
    case .biasedCompression: 1500
    case .statistics: 200
    case .errorFeedbackFramework: 6000
    }
  }
}

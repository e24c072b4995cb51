import EFSpec
import Theory

/// `problems` of the error-feedback framework: losses with their exact constants, and the noise of random rows.
struct FrameworkProblemsReplayer: SectionReplayer {
  private static let tolerance = Tolerance.relative(1e-12)

  var tolerances: [String] { ["all 1e-12"] }

  private enum Kind: String {
    case angular
    case sine = "sinquad"
    case leastSquares = "least_squares_rows"
    case logistic = "logistic_rows"
  }

  func covers(_ goldenCase: GoldenCase, element: JSONValue) -> Bool {
    guard case .text(let type) = element[.root["type"]] else { return false }
    return Kind(rawValue: type) != nil
  }

  func replay(
    _ goldenCase: GoldenCase, in ledger: inout CaseLedger, table: JSONValue
  ) throws(ReplayFault) {
    let type = try ledger.text(.root["type"])
    switch Kind(rawValue: type) {
    case .angular: try compare(try ledger.angular(.root["beta"]), &ledger)
    case .sine: try compareSine(&ledger)
    case .leastSquares: try compareLeastSquares(&ledger)
    case .logistic: try compareLogistic(&ledger)
    case nil: throw ReplayFault(.root["type"], "unknown: \(type)")
    }
  }

  /// `L`, `mu`, and value and gradient at a point.
  private func compare(_ problem: some QuasiConvexProblem, _ ledger: inout CaseLedger) throws(ReplayFault) {
    let x = try ledger.vector(.root["at"], dimension: problem.dimension)
    try ledger.compare(.root["L"], with: problem.smoothness, Self.tolerance)
    try ledger.compare(.root["mu"], with: problem.quasiConvexity, Self.tolerance)
    try ledger.compare(.root["f"], with: problem.loss(at: x.span), Self.tolerance)
    try ledger.compare(.root["grad"], with: problem.gradient(at: x), Self.tolerance)
  }

  /// The table's `b` is twice the amplitude.
  private func compareSine(_ ledger: inout CaseLedger) throws(ReplayFault) {
    let b = try ledger.number(.root["b"])
    guard 0 <= b, b < 1.7 else { throw ReplayFault(.root["b"], "not in [0, 1.7)") }
    let dimension = try ledger.count(.root["at"]).count
    try compare(SineQuadratic(dimension: max(1, dimension), amplitude: b / 2), &ledger)
    try ledger.compare(.root["h_min"], with: SineQuadratic.smallestRatio, Self.tolerance)
  }

  private func compareLeastSquares(_ ledger: inout CaseLedger) throws(ReplayFault) {
    let rows = try rows(&ledger)
    let targets = try ledger.vector(.root["b"], dimension: rows.count)
    let (problem, curve): (LeastSquares, NoiseGrowthCurve)
    do {
      problem = try LeastSquares(rows: rows, targets: targets)
      curve = try NoiseGrowthCurve(rowsOf: problem)
    } catch {
      throw ReplayFault(.root["A"], "\(error)")
    }
    try compareMinimum(problem, &ledger)
    try ledger.compare(.root["sigma2_at_xstar"], with: problem.samplingVarianceAtMinimiser, Self.tolerance)
    try ledger.compare(.root["M0"], with: curve.criticalGrowth, Self.tolerance)
    for index in try ledger.count(.root["curve"]) {
      let place = JSONPath.root["curve"][index]
      let floor = curve.floor(atGrowth: try ledger.number(place["M"]))
      try ledger.compare(place["sigma2"], with: floor, Self.tolerance)
    }
  }

  private func compareLogistic(_ ledger: inout CaseLedger) throws(ReplayFault) {
    let rows = try rows(&ledger)
    let labels = try ledger.vector(.root["y"], dimension: rows.count)
    guard labels.allSatisfy({ $0.magnitude == 1 }) else { throw ReplayFault(.root["y"], "a label is not ±1") }
    let ridge = try ledger.number(.root["reg"])
    guard ridge > 0 else { throw ReplayFault(.root["reg"], "not positive") }
    var sparse = SparseRows(featureCount: rows[0].count)
    for row in rows { sparse.append(columns: row.indices, values: row) }
    let problem: RidgeLogistic
    do {
      problem = try RidgeLogistic(parts: [LabelledExamples(rows: sparse, labels: labels)], regularisation: ridge)
    } catch {
      throw ReplayFault(.root["A"], "\(error)")
    }
    try compareMinimum(problem, &ledger)
    try ledger.compare(.root["sigma2_bound"], with: problem.samplingVarianceBound(of: 0), Self.tolerance)
    let zero = [Double](repeating: 0, count: problem.dimension)
    try ledger.compare(
      .root["noise2_at_zero"], with: problem.samplingVariance(of: 0, at: zero), Self.tolerance)
  }

  /// `L`, `mu`, `xstar` and `fstar`.
  private func compareMinimum(_ problem: some StronglyConvexProblem, _ ledger: inout CaseLedger) throws(ReplayFault) {
    try ledger.compare(.root["L"], with: problem.smoothness, Self.tolerance)
    try ledger.compare(.root["mu"], with: problem.strongConvexity, Self.tolerance)
    try ledger.compare(.root["xstar"], with: problem.minimiser, Self.tolerance)
    try ledger.compare(.root["fstar"], with: problem.lowerBound, Self.tolerance)
  }

  private func rows(_ ledger: inout CaseLedger) throws(ReplayFault) -> [[Double]] {
    let path = JSONPath.root["A"]
    let (count, width) = (try ledger.count(path).count, try ledger.count(path[0]).count)
    guard count >= 1, width >= 1 else { throw ReplayFault(path, "no rows") }
    return try ledger.vectors(path, count: count, dimension: width)
  }
}

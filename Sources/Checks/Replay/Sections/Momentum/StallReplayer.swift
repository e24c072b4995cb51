import EFSpec
import Theory

/// `stall` of the EF21 table: where methods without momentum stand still, exactly.
struct StallReplayer: SectionReplayer {
  private static let tolerance = Tolerance.relative(1e-12)
  private static let enumerationTolerance = Tolerance.relative(1e-11)

  var tolerances: [String] { ["exact_enumeration_n1 1e-11", "fractions exact", "all others 1e-12"] }

  private enum Part: String {
    case ideal = "ideal_closed_form"
    case batches = "batch_mean_top1_integer_noise"
    case enumeration = "exact_enumeration_n1"
    case frozen = "frozen_two_point"
  }

  func covers(_ goldenCase: GoldenCase, element: JSONValue) -> Bool { part(of: goldenCase) != nil }

  private func part(of goldenCase: GoldenCase) -> Part? {
    goldenCase.element.steps.lazy.compactMap { step in
      if case .key(let name) = step { Part(rawValue: name) } else { nil }
    }.first
  }

  func replay(
    _ goldenCase: GoldenCase, in ledger: inout CaseLedger, table: JSONValue
  ) throws(ReplayFault) {
    do {
      switch part(of: goldenCase) {
      case .ideal: try compareIdeal(&ledger)
      case .batches: try compareBatches(&ledger)
      case .enumeration: try compareEnumeration(&ledger)
      case .frozen: try compareFrozen(&ledger)
      case nil: return
      }
    } catch let fault as ReplayFault {
      throw fault
    } catch {
      throw ReplayFault(.root, "\(error)")
    }
  }

  /// The ideal methods on the published example, `L = 1`.
  private func compareIdeal(_ ledger: inout CaseLedger) throws {
    let start = try ledger.vector(.root["x0"], dimension: 2)
    guard start[0] == 0 else { throw ReplayFault(.root["x0"], "not on the second axis") }
    let stall = try IdealStall(
      smoothness: 1, stepSize: ledger.number(.root["gamma"]), workerCount: ledger.integer(.root["n"]),
      noiseVariance: ledger.number(.root["sigma2"]), momentum: ledger.number(.root["eta"]), start: start[1])
    let rounds = try ledger.integer(.root["T"])
    try ledger.compare(.root["mean_x"], with: [0, stall.mean(afterRounds: rounds)], Self.tolerance)
    try ledger.compare(.root["E_grad2"], with: stall.squaredGradient(afterRounds: rounds), Self.tolerance)
    try ledger.compare(.root["lower_bound_1_30"], with: stall.lowerBound, Self.tolerance)
    try ledger.compare(.root["lower_bound_1_60"], with: stall.publishedLowerBound, Self.tolerance)
  }

  /// Top-1 of the mean of a real batch.
  private func compareBatches(_ ledger: inout CaseLedger) throws {
    let batch = try BatchedNoise(.threePoint, batchSize: ledger.integer(.root["B"], atMost: 1000))
    let mean = batch.topOneMean()
    try ledger.compare(.root["mean_top1"], with: [mean.x.value, mean.y.value], Self.tolerance)
    try ledger.compare(.root["E_norm2"], with: batch.topOneSquaredNorm, Self.tolerance)
    try ledger.demand(.root["mean_top1_exact"][0], is: mean.x)
    try ledger.demand(.root["mean_top1_exact"][1], is: mean.y)
  }

  /// EF21-SGDM over all outcomes of the noise.
  private func compareEnumeration(_ ledger: inout CaseLedger) throws {
    let run = try StallEnumeration(&ledger)
    let rounds = try ledger.count(.root["E_grad2"]).count - 1
    guard 0...12 ~= rounds else { throw ReplayFault(.root["E_grad2"], "not 0 to 12 rounds") }
    let moments = run.moments(rounds: rounds)
    try ledger.compare(.root["E_grad2"], with: moments.map(\.squaredGradient), Self.enumerationTolerance)
    let largest = moments.flatMap(\.mean).map(\.magnitude).max()
    guard try ledger.count(.root["mean_x"]).count == moments.count else {
      throw ReplayFault(.root["mean_x"], "not one vector a round")
    }
    for (t, moment) in moments.enumerated() {
      try ledger.compare(.root["mean_x"][t], with: moment.mean, Self.enumerationTolerance, largest: largest)
    }
  }

  /// The bias of EF21-SGD at a frozen iterate.
  private func compareFrozen(_ ledger: inout CaseLedger) throws {
    let text = try ledger.text(.root["p"])
    // The exact fractions hold no larger numbers.
    guard text.count <= 7, let rare = Fraction(text), rare.denominator <= 100 else {
      throw ReplayFault(.root["p"], "\(text) is no fraction with a denominator of at most 100")
    }
    let stall = try TwoPointStall(
      a: ledger.integer(.root["a"], atMost: 100), b: ledger.integer(.root["b"], atMost: 100), rare: rare)
    try ledger.demand(.root["sigma2"], is: stall.variance)
    try ledger.compare(.root["bias"], with: [0, stall.bias.value], Self.tolerance)
    try ledger.demand(.root["bias_exact"], is: stall.bias)
    try ledger.compare(.root["bias2_over_sigma2"], with: stall.relativeSquaredBias.value, Self.tolerance)
    try ledger.demand(.root["bias2_over_sigma2_exact"], is: stall.relativeSquaredBias)
  }
}

extension CaseLedger {
  /// Demands a fraction, written in lowest terms.
  fileprivate func demand(_ path: JSONPath, is expected: Fraction) throws(ReplayFault) {
    let golden = try text(path)
    guard golden == expected.description else { throw ReplayFault(path, "\(golden) instead of \(expected)") }
  }
}

import EFSpec
import GSL
import Testing
import Theory

@testable import Checks

/// A theorem whose bound is given, to be put on trial.
private struct GivenBound: ConvergenceTheorem {
  static var statement: String { "given" }
  static var source: Source { .fatkhullin2023 }
  static var status: Status { .quoted }
  static var measure: ProgressMeasure { .meanSquaredGradient }
  let stepSize: Double
  let value: @Sendable (Int) -> Double
  func bound(afterRounds rounds: Int) -> Double { value(rounds) }
}

struct BoundCheckTests {
  private let run = RunSettings(seed: 3, budget: .quick, criterion: Criterion())
  private let problem = TridiagonalQuadratics(
    workerCount: 2, dimension: 4, curvatureSpread: 0.5, shift: 0.02, gradientSpread: 0.5)

  private var noise: GaussianNoise<TridiagonalQuadratics> { GaussianNoise(on: problem, variance: 1) }

  private func judged(_ check: some Check) throws -> Finding {
    try #require(check.judge(try check.gather(resuming: nil, in: run), by: run.criterion).first)
  }

  private func check<A: Algorithm>(
    _ method: A, from start: [Double], bound: @escaping @Sendable (Int) -> Double, rounds: Int = 128, stride: Int = 1,
    runs: Int
  ) -> BoundCheck<A, GaussianNoise<TridiagonalQuadratics>> {
    BoundCheck(
      id: CheckID(subject: "EF21-SGDM, Top-1", property: "bound"), claim: "", method: method, on: noise, from: start,
      theorem: GivenBound(stepSize: 1, value: bound), rounds: rounds, stride: stride, isRandom: true,
      repetitions: Repetitions(quick: runs, standard: runs, thorough: runs))
  }

  /// EF21-SGDM as prescribed for 128 rounds, against its own bound times a factor.
  private func finding(factor: Double, stepFactor: Double = 1, stride: Int = 1, runs: Int = 300) throws -> Finding {
    let contraction = try ContractiveClass(alpha: 0.25)
    let prescription = try EF21SGDMPrescription(
      smoothness: problem.smoothness, quadraticMeanSmoothness: problem.quadraticMeanSmoothness,
      compressor: contraction, workerCount: 2, noiseVariance: 1,
      initialGap: problem.loss(at: problem.startingPoint.span) - problem.lowerBound, rounds: 128)
    let coefficients = try EF21SGDMCoefficients(
      EF21SGDMHypotheses(
        smoothness: problem.smoothness, quadraticMeanSmoothness: problem.quadraticMeanSmoothness,
        pair: .tight(contraction), workerCount: 2, momentum: prescription.momentum))
    let theorem = try EF21SGDMStationarity(
      coefficients: coefficients, stepSize: prescription.stepSize, noiseVariance: 1,
      initialLyapunov: prescription.initialLyapunov)
    let method = EF21SGDM(
      compressor: TopK(1), stepSize: stepFactor * prescription.stepSize, momentum: prescription.momentum,
      initialBatch: prescription.initialBatchSize)
    return try judged(
      check(
        method, from: problem.startingPoint, bound: { factor * theorem.bound(afterRounds: $0) }, stride: stride,
        runs: runs))
  }

  @Test("The true bound is consistent with the runs")
  func acceptsTruth() throws {
    let finding = try finding(factor: 1, runs: 600)
    #expect(finding.verdict == .consistent)
    #expect(try #require(finding.detectableEffect) <= 0.1)
    let estimate = try #require(finding.observed?.estimate)
    #expect(estimate < 1 && estimate > 0.01)
  }

  @Test("A bound with too good a constant is refuted")
  func refutesBetterConstant() throws {
    let truth = try #require(try finding(factor: 1).observed?.estimate)
    // A bound 20 % below what is measured.
    let finding = try finding(factor: truth / 1.25)
    #expect(finding.verdict == .refuted)
    #expect(try #require(finding.logEValue) > 13.8)
    #expect(try #require(finding.observed?.lower) > 1)
  }

  @Test("Momentum on the wrong side is refuted by a bound that the method keeps")
  func refutesSwappedMomentum() throws {
    // From the minimum only noise moves the method; the fault nearly doubles the floor.
    let method = EF21SGDM(compressor: TopK(1), stepSize: 0.1, momentum: 0.1, initialBatch: 20)
    func finding(_ method: some Algorithm, floor: Double) throws -> Finding {
      try judged(check(method, from: problem.minimiser, bound: { _ in floor }, rounds: 400, runs: 60))
    }
    let truth = try #require(try finding(method, floor: 1).observed?.estimate)
    #expect(try finding(method, floor: 1.2 * truth).verdict != .refuted)
    #expect(try finding(SwappedMomentum(method), floor: 1.2 * truth).verdict == .refuted)
  }

  @Test("A method that diverges is refuted")
  func refutesDivergence() throws {
    let finding = try finding(factor: 1, stepFactor: 1e4, runs: 4)
    #expect(finding.verdict == .refuted)
  }

  @Test("Too few runs leave the verdict open")
  func undecided() throws {
    let finding = try finding(factor: 1, runs: 5)
    #expect(finding.verdict == .undecided)
    #expect(finding.notes.contains { $0.contains("More runs decide") })
  }

  @Test("Measuring one round in eight has the same expectation")
  func strideIsUnbiased() throws {
    let method = EF21SGDM(compressor: TopK(1), stepSize: 0.05, momentum: 0.2, initialBatch: 1)
    func last(stride: Int) throws -> (mean: Double, error: Double) {
      let check = check(method, from: problem.startingPoint, bound: { _ in 1 }, stride: stride, runs: 200)
      let values = try check.gather(resuming: nil, in: run).means.map { $0[$0.count - 1] }
      return (GSL.mean(values), standardDeviation(values) / 200.0.squareRoot())
    }
    let all = try last(stride: 1)
    let some = try last(stride: 8)
    // Five standard errors are passed with probability below 10⁻⁶.
    #expect((all.mean - some.mean).magnitude < 5 * (all.error * all.error + some.error * some.error).squareRoot())
    #expect(some.error < 0.1 * some.mean)
  }

  @Test("EF14 keeps its bound, EF14 without memory does not")
  func errorFeedback() throws {
    // Workers that share their Hessian and disagree much, exact gradients: no chance.
    let problem = TridiagonalQuadratics(
      workerCount: 2, dimension: 4, curvatureSpread: 0, shift: 0.02, gradientSpread: 2)
    let contraction = try ContractiveClass(alpha: 0.25)
    let gap = problem.loss(at: problem.startingPoint.span) - problem.lowerBound
    let prescription = try EF14Prescription(
      smoothness: problem.smoothness, compressor: contraction, workerCount: 2, noiseVariance: 0,
      heterogeneity: problem.heterogeneityBound, initialGap: gap, rounds: 4000)
    let theorem = try EF14Stationarity(
      smoothness: problem.smoothness, pair: .tight(contraction), workerCount: 2, stepSize: prescription.stepSize,
      noiseVariance: 0, heterogeneity: problem.heterogeneityBound, initialGap: gap)
    func verdict(_ method: some Algorithm) throws -> Verdict {
      try judged(
        BoundCheck(
          id: CheckID(subject: "EF14", property: "bound"), claim: "", method: method, on: ExactOracle(problem),
          from: problem.startingPoint, theorem: theorem, rounds: 4000, isRandom: false,
          repetitions: Repetitions(quick: 1, standard: 1, thorough: 1))
      ).verdict
    }
    let method = EF14(compressor: TopK(1), stepSize: prescription.stepSize)
    #expect(try verdict(method) == .holdsExactly)
    #expect(try verdict(ForgetfulEF14(base: method)) == .refuted)
  }

  @Test("Without chance one run decides exactly")
  func deterministic() throws {
    let condition = try EF21Stationarity.stepCondition(
      smoothness: problem.smoothness, quadraticMeanSmoothness: problem.quadraticMeanSmoothness,
      pair: .tight(ContractiveClass(alpha: 0.25)))
    let truth = try EF21Stationarity(
      smoothness: problem.smoothness, quadraticMeanSmoothness: problem.quadraticMeanSmoothness,
      pair: .tight(ContractiveClass(alpha: 0.25)), stepSize: condition.largestStepSize,
      initialGap: problem.loss(at: problem.startingPoint.span) - problem.lowerBound, initialDistortion: 0)
    func finding(_ theorem: any ConvergenceTheorem) throws -> Finding {
      let check = BoundCheck(
        id: CheckID(subject: "EF21", property: "bound"), claim: "",
        method: EF21(compressor: TopK(1), stepSize: truth.stepSize, initialEstimates: .exact),
        on: ExactOracle(problem), from: problem.startingPoint, theorem: theorem, rounds: 300, isRandom: false,
        repetitions: Repetitions(quick: 9, standard: 9, thorough: 9))
      return try #require(check.judge(try check.gather(resuming: nil, in: run), by: run.criterion).first)
    }
    let accepted = try finding(truth)
    #expect(accepted.verdict == .holdsExactly && accepted.calls == 1 && accepted.logEValue == nil)
    let refuted = try finding(GivenBound(stepSize: 1) { truth.bound(afterRounds: $0) / 5 })
    #expect(refuted.verdict == .refuted)
  }

  // MARK: Evidence written by hand

  private func verdict(_ means: [[Double]], bounds: [Double] = [1, 1]) -> Verdict {
    BoundJudgement(
      evidence: BoundEvidence(horizons: [5, 10], means: means), bounds: bounds, isRandom: true,
      criterion: Criterion()
    ).verdict
  }

  @Test("Means at the bound are not refuted, means beyond it are, at either horizon")
  func judging() {
    #expect(verdict(Array(repeating: [1, 1], count: 400)) == .consistent)
    #expect(verdict(Array(repeating: [1, 1.2], count: 400)) == .refuted)
    #expect(verdict(Array(repeating: [1.2, 1], count: 400)) == .refuted)
    #expect(verdict(Array(repeating: [1, 1], count: 20)) == .undecided)
    #expect(verdict([[0.5, .nan]]) == .refuted)
    #expect(verdict([]) == .undecided)
  }

  @Test("Evidence of fewer runs is extended, not thrown away")
  func resumes() throws {
    let method = EF21SGDM(compressor: TopK(1), stepSize: 0.05, momentum: 0.2, initialBatch: 1)
    func evidence(_ runs: Int, resuming earlier: BoundEvidence? = nil) throws -> BoundEvidence {
      try check(method, from: problem.startingPoint, bound: { _ in 1 }, runs: runs).gather(resuming: earlier, in: run)
    }
    let whole = try evidence(6)
    let part = try evidence(2)
    #expect(part.means == Array(whole.means[..<2]))
    #expect(try evidence(6, resuming: part) == whole)
  }

  @Test("The figure has the measured band and the theorem's curve")
  func figure() throws {
    let method = EF21SGDM(compressor: TopK(1), stepSize: 0.05, momentum: 0.2, initialBatch: 1)
    let check = check(method, from: problem.startingPoint, bound: { 2 / Double($0) }, rounds: 64, runs: 10)
    let figure = try #require(check.figures(of: try check.gather(resuming: nil, in: run)).first)
    #expect(figure.id == "bound-ef21-sgdm-top-1")
    let measured = figure.series[0]
    #expect(measured.role == .measured && figure.series[1].role == .bound)
    #expect(measured.x.first == 1 && measured.x.last == 64 && figure.series[1].y.last == 2.0 / 64)
    // At T = 1 all runs are at the same point; later the band has a width.
    #expect(measured.lower[0] == measured.upper[0])
    #expect(measured.lower[measured.x.count - 1] < measured.upper[measured.x.count - 1])
  }
}

import EFSpec
import GSL
import Testing
import Theory

@testable import Checks

struct LyapunovCheckTests {
  private let run = RunSettings(seed: 3, budget: .quick, criterion: Criterion())

  private func finding(_ check: some Check) throws -> Finding {
    let findings = check.judge(try check.gather(resuming: nil, in: run), by: run.criterion)
    return try #require(findings.first)
  }

  private let problem = TridiagonalQuadratics(
    workerCount: 2, dimension: 4, curvatureSpread: 0, shift: 0.02, gradientSpread: 0.5)

  private var noise: FiniteNoise<TridiagonalQuadratics> {
    FiniteNoise(on: problem, points: [[2, 0, 0, 0], [0, 1, 0, 1], [-2, -1, 0, -1]])
  }

  private func pair(_ k: Int) throws -> YoungPair { .tight(try ContractiveClass(alpha: Double(k) / 4)) }

  /// A check of one inequality from random states round the minimiser.
  private func check<State: IterateState>(
    _ inequality: OneStepInequality, _ branches: [RoundBranch<State>],
    _ state: @escaping @Sendable (_ x: [Double], _ gradients: [[Double]], _ scale: Double, inout RandomStream) -> State,
    _ measure: @escaping @Sendable (State) -> LyapunovMeasure
  ) -> LyapunovCheck<State> {
    let problem = problem
    return LyapunovCheck(
      id: CheckID(subject: "test", property: "one-step inequality"), claim: "", inequality: inequality,
      branches: branches, roundsPerRun: 20, runs: Repetitions(quick: 12, standard: 12, thorough: 12)
    ) { run, stream in
      // Scales 1, ½, ¼, …: the near states are where noise terms decide.
      let scale = 1 / Double(1 << run)
      let x = problem.minimiser.map { $0 + stream.gaussian(standardDeviation: scale) }
      return state(x, (0..<problem.workerCount).map { problem.gradient(of: $0, at: x) }, scale, &stream)
    } measure: {
      measure($0)
    }
  }

  private static func perturbed(_ vectors: [[Double]], _ scale: Double, _ stream: inout RandomStream) -> [[Double]] {
    vectors.map { $0.map { $0 + stream.gaussian(standardDeviation: scale) } }
  }

  // MARK: EF21-SGDM

  private func momentumTheorem() throws -> EF21SGDMStationarity {
    let coefficients = try EF21SGDMCoefficients(
      EF21SGDMHypotheses(
        smoothness: problem.smoothness, quadraticMeanSmoothness: problem.quadraticMeanSmoothness, pair: pair(1),
        workerCount: 2, momentum: 0.1))
    return try EF21SGDMStationarity(
      coefficients: coefficients, stepSize: coefficients.stepCondition.largestStepSize,
      noiseVariance: noise.noiseVariance, initialLyapunov: 1)
  }

  private func momentumCheck(_ theorem: EF21SGDMStationarity, _ inequality: OneStepInequality, swapped: Bool)
    -> LyapunovCheck<EF21SGDM<TopK>.State>
  {
    let method = EF21SGDM(compressor: TopK(1), stepSize: theorem.stepSize, momentum: 0.1, initialBatch: 1)
    let branches =
      swapped ? RoundBranch.all(SwappedMomentum(method), on: noise) : RoundBranch.all(method, on: noise)
    let (lyapunov, problem) = (theorem.lyapunov, problem)
    return check(inequality, branches) { x, gradients, scale, stream in
      let v = Self.perturbed(gradients, scale, &stream)
      return EF21State(x: x, v: v, g: Self.perturbed(v, scale, &stream))
    } _: {
      lyapunov.measure($0, on: problem)
    }
  }

  @Test("EF21-SGDM obeys its one-step inequality")
  func acceptsMomentum() throws {
    let theorem = try momentumTheorem()
    let finding = try finding(momentumCheck(theorem, theorem.oneStep, swapped: false))
    #expect(finding.verdict == .holdsExactly)
    #expect(finding.calls == 240)
    #expect(try #require(finding.observed?.estimate) < 0)
  }

  @Test("Momentum on the wrong side breaks it")
  func refutesSwappedMomentum() throws {
    let theorem = try momentumTheorem()
    let finding = try finding(momentumCheck(theorem, theorem.oneStep, swapped: true))
    #expect(finding.verdict == .refuted)
    #expect(finding.witness?.x.count == 4)
    #expect(finding.notes.contains { $0.contains("the left side is") })
  }

  @Test("A noise term or a decrease that is too good breaks it")
  func refutesBetterConstants() throws {
    let theorem = try momentumTheorem()
    let truth = theorem.oneStep
    let quiet = OneStepInequality(gradientCoefficient: truth.gradientCoefficient, noise: truth.noise / 4)
    #expect(try finding(momentumCheck(theorem, quiet, swapped: false)).verdict == .refuted)
    let steep = OneStepInequality(gradientCoefficient: 4 * truth.gradientCoefficient, noise: truth.noise)
    #expect(try finding(momentumCheck(theorem, steep, swapped: false)).verdict == .refuted)
  }

  // MARK: EF14

  private func errorCheck(_ theorem: EF14Stationarity, _ inequality: OneStepInequality, forgetful: Bool)
    -> LyapunovCheck<EF14<TopK>.State>
  {
    let method = EF14(compressor: TopK(1), stepSize: theorem.stepSize)
    let branches =
      forgetful ? RoundBranch.all(ForgetfulEF14(base: method), on: noise) : RoundBranch.all(method, on: noise)
    let (lyapunov, problem) = (theorem.lyapunov, problem)
    return check(inequality, branches) { x, _, scale, stream in
      ErrorFeedbackState(
        x: x,
        e: Self.perturbed(Array(repeating: [0, 0, 0, 0], count: 2), theorem.stepSize * scale, &stream))
    } _: {
      lyapunov.measure($0, on: problem)
    }
  }

  private func errorTheorem(heterogeneity: Double) throws -> EF14Stationarity {
    let condition = try EF14Stationarity.stepCondition(smoothness: problem.smoothness, pair: pair(1))
    return try EF14Stationarity(
      smoothness: problem.smoothness, pair: pair(1), workerCount: 2, stepSize: condition.largestStepSize / 8,
      noiseVariance: noise.noiseVariance, heterogeneity: heterogeneity, initialGap: 1)
  }

  @Test("EF14 obeys its one-step inequality, EF14 without memory does not")
  func errorFeedback() throws {
    let theorem = try errorTheorem(heterogeneity: problem.heterogeneityBound)
    #expect(try finding(errorCheck(theorem, theorem.oneStep, forgetful: false)).verdict == .holdsExactly)
    #expect(try finding(errorCheck(theorem, theorem.oneStep, forgetful: true)).verdict == .refuted)
  }

  @Test("EF14's inequality without its noise term is refuted")
  func refutesNoiselessEF14() throws {
    let theorem = try errorTheorem(heterogeneity: problem.heterogeneityBound)
    let quiet = OneStepInequality(
      gradientCoefficient: theorem.oneStep.gradientCoefficient, noise: theorem.oneStep.noise / 10)
    #expect(try finding(errorCheck(theorem, quiet, forgetful: false)).verdict == .refuted)
  }

  // MARK: EF21

  private func estimateTheorem(k: Int) throws -> EF21Stationarity {
    let condition = try EF21Stationarity.stepCondition(
      smoothness: problem.smoothness, quadraticMeanSmoothness: problem.quadraticMeanSmoothness, pair: pair(k))
    return try EF21Stationarity(
      smoothness: problem.smoothness, quadraticMeanSmoothness: problem.quadraticMeanSmoothness, pair: pair(k),
      stepSize: condition.largestStepSize, initialGap: 1, initialDistortion: 0)
  }

  private func estimateCheck(
    _ theorem: EF21Stationarity, _ inequality: OneStepInequality, _ branches: [RoundBranch<EF21State<GradientMemory>>]
  ) -> LyapunovCheck<EF21State<GradientMemory>> {
    let (lyapunov, problem) = (theorem.lyapunov, problem)
    return check(inequality, branches) { x, gradients, scale, stream in
      EF21State(x: x, g: Self.perturbed(gradients, scale, &stream))
    } _: {
      lyapunov.measure($0, on: problem)
    }
  }

  @Test("EF21 obeys its one-step inequality path by path, EF21 without memory does not")
  func estimates() throws {
    let theorem = try estimateTheorem(k: 1)
    let method = EF21(compressor: TopK(1), stepSize: theorem.stepSize, initialEstimates: .exact)
    let oracle = ExactOracle(problem)
    let truth = estimateCheck(theorem, theorem.oneStep, [RoundBranch.only(method, on: oracle)])
    #expect(try finding(truth).verdict == .holdsExactly)
    let fault = estimateCheck(
      theorem, theorem.oneStep, [RoundBranch.only(ForgetfulEF21(base: method), on: oracle)])
    #expect(try finding(fault).verdict == .refuted)
  }

  @Test("EF21 with Rand-k obeys it in expectation over shared dice, and not with twice the contraction")
  func sharedDice() throws {
    func verdict(promisedK: Int) throws -> Verdict {
      let theorem = try estimateTheorem(k: promisedK)
      let branches = RoundBranch.allShared(RandK(1, scaling: .biased), on: problem) {
        EF21(compressor: $0, stepSize: theorem.stepSize, initialEstimates: .exact)
      }
      #expect(branches.count == 4)
      return try finding(estimateCheck(theorem, theorem.oneStep, branches)).verdict
    }
    #expect(try verdict(promisedK: 1) == .holdsExactly)
    #expect(try verdict(promisedK: 3) == .refuted)
  }

  // MARK: Judging

  @Test("A violation within rounding is none, and rounds drowned by rounding tell nothing")
  func rounding() throws {
    let theorem = try estimateTheorem(k: 1)
    let method = EF21(compressor: TopK(1), stepSize: theorem.stepSize, initialEstimates: .exact)
    let check = estimateCheck(theorem, theorem.oneStep, [RoundBranch.only(method, on: ExactOracle(problem))])
    func verdict(expected: Double, bound: Double, change: Double, slack: Double) -> Verdict? {
      var evidence = LyapunovEvidence()
      evidence.add(
        .init(run: 0, round: 0, x: [1], expected: expected, bound: bound, change: change, slack: slack))
      return check.judge(evidence, by: Criterion()).first?.verdict
    }
    #expect(verdict(expected: 1, bound: 1, change: 0.5, slack: 1e-12) == .holdsExactly)
    #expect(verdict(expected: 1 + 1e-13, bound: 1, change: 0.5, slack: 1e-12) == .holdsExactly)
    #expect(verdict(expected: 1 + 1e-11, bound: 1, change: 0.5, slack: 1e-12) == .refuted)
    #expect(verdict(expected: 1, bound: 1, change: 1e-13, slack: 1e-12) == .undecided)
    #expect(verdict(expected: .nan, bound: 1, change: 0.5, slack: 1e-12) == .refuted)
    #expect(verdict(expected: .infinity, bound: 1, change: 0.5, slack: 1e-12) == .refuted)
  }
}

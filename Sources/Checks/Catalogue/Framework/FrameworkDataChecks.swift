import EFSpec
import GSL
import Theory

extension Catalogue {
  /// The methods of the error-feedback framework on logistic regression with a ridge: `λ = 0.1`, `x₀ = 0`, batches of
  /// 8 examples with replacement.
  static func frameworkDataChecks(on data: NamedExamples) throws -> [any Check] {
    let setting = try FrameworkData(data)
    return [
      try setting.fixedDelay, try setting.randomDelay, try setting.compression, try setting.localSteps,
      setting.trajectories,
    ] + (try setting.assumptions)
  }
}

/// Logistic regression on a data set, by one worker who has all examples and by five who share them in order.
struct FrameworkData: Sendable {
  private let name: String
  /// All examples, one worker.
  let pooled: RidgeLogistic
  /// The examples dealt out.
  let dealt: RidgeLogistic
  private let regularisation = 0.1
  private let batchSize = 8
  /// `τ`.
  private let delay = 8
  /// `H`.
  private let steps = 8
  /// `T` of the bounds.
  private let rounds: Int
  /// Of so many rounds one is measured.
  private let stride: Int
  private let runs: Repetitions

  init(_ data: NamedExamples, rounds: Int = 1024, stride: Int? = nil) throws {
    let examples = data.examples
    // Contiguous parts draw nothing.
    var idle = RandomStream(StreamName(seed: 0, purpose: .partition))
    name = data.name
    pooled = try RidgeLogistic(parts: [examples], regularisation: regularisation)
    let parts = Partition.contiguous.parts(of: examples, workers: min(5, examples.count), using: &idle)
    dealt = try RidgeLogistic(parts: parts, regularisation: regularisation)
    let isLarge = examples.count > 5000
    self.rounds = rounds
    self.stride = stride ?? (isLarge ? 128 : 16)
    runs = Repetitions(quick: 320, standard: isLarge ? 320 : 1024, thorough: isLarge ? 1024 : 4096)
  }

  private var k: Int { max(1, pooled.dimension / 10) }
  private var start: [Double] { pooled.minimiser.map { _ in 0 } }

  private func subject(_ method: String, workers n: Int) -> String {
    "\(method), logistic regression on \(name) (n = \(n), d = \(pooled.dimension))"
  }

  var trajectorySubject: String { subject("error-feedback framework", workers: dealt.workerCount) }

  // MARK: Bounds

  var fixedDelay: some Check {
    get throws {
      try bound(
        "D-SGD, τ = \(delay)", DelayedSGD.init(delays:stepSizes:), FixedDelay(delay), memory: DelayMemory(delay: delay))
    }
  }

  var randomDelay: some Check {
    get throws {
      try bound(
        "D-SGD, random delays up to \(delay)", DelayedSGD.init(delays:stepSizes:), RandomDelay(upTo: delay),
        memory: DelayMemory(delay: delay))
    }
  }

  private func bound<Rule: DelayRule>(
    _ method: String, _ make: (Rule, StepSizes) -> DelayedSGD<Rule>, _ rule: Rule, memory: DelayMemory
  ) throws -> BoundCheck<DelayedSGD<Rule>, MiniBatch<RidgeLogistic>> {
    let problem = pooled
    let theorem = try self.theorem(pooled, memory)
    return check(method, make(rule, .constant(theorem.stepSize)), on: pooled, theorem) {
      problem.loss(at: $0.x.span) - problem.lowerBound
    }
  }

  var compression: some Check {
    get throws {
      let problem = dealt
      guard let contraction = try TopKTheory(k).constants(dimension: dealt.dimension).contractiveClass else {
        preconditionFailure("Top-k is contractive")
      }
      let workers = try WorkerGradients(workerCount: dealt.workerCount, heterogeneity: dealt.heterogeneityBound)
      let theorem = try self.theorem(
        dealt, DistributedCompressionMemory(compressor: contraction, workers: workers))
      return check(
        "EC-SGD, Top-\(k)", ErrorCompensatedSGD(compressor: TopK(k), stepSizes: .constant(theorem.stepSize)),
        on: dealt, theorem
      ) {
        problem.loss(at: $0.x.span) - problem.lowerBound
      }
    }
  }

  var localSteps: some Check {
    get throws {
      // The theorem is about workers with the same loss: each shares all examples, and draws its own batches.
      let (problem, shared) = (pooled, Replicated(pooled, copies: 4))
      let theorem = try self.theorem(
        pooled, ConvexLocalStepsMemory(schedule: LocalSchedule(steps: steps, workerCount: 4)))
      return check(
        "local SGD, H = \(steps), shared",
        LocalSGD(localSteps: steps, stepSizes: .constant(theorem.stepSize)), on: shared, theorem
      ) { state in
        GSL.mean(state.localIterates.map { problem.loss(at: $0.span) }) - problem.lowerBound
      }
    }
  }

  private func batches<P: FiniteSumProblem>(of problem: P) -> MiniBatch<P> {
    MiniBatch(of: problem, batchSize: batchSize, sampling: .withReplacement)
  }

  /// The bound at the step size that is prescribed for the rounds.
  private func theorem<Memory: ErrorMemory>(
    _ problem: RidgeLogistic, _ memory: Memory
  ) throws -> FrameworkMasterBound<Memory> {
    let distance = squaredNorm(problem.minimiser.span)
    let setting = try QuasiConvexSetting(
      smoothness: problem.smoothness, quasiConvexity: problem.strongConvexity,
      noise: NoiseConstants(growth: 0, variance: batches(of: problem).noiseVariance))
    let prescription = try FrameworkPrescription(
      setting, memory: memory, initialSquaredDistance: distance, rounds: rounds)
    return try FrameworkMasterBound(
      setting, memory: memory, stepSize: prescription.stepSize, initialSquaredDistance: distance)
  }

  private func check<Method: Algorithm, P: FiniteSumProblem, Memory: ErrorMemory>(
    _ method: String, _ algorithm: Method, on problem: P, _ theorem: FrameworkMasterBound<Memory>,
    gap: @escaping @Sendable (Method.State) -> Double
  ) -> BoundCheck<Method, MiniBatch<P>> {
    let oracle = batches(of: problem)
    return BoundCheck(
      id: CheckID(subject: subject(method, workers: problem.workerCount), property: "bound"),
      claim: "(1/W) Σ w_t E F(x_t) ≤ (r₀/(γW) + N)/(b − S) with γ = \(short(theorem.stepSize)), "
        + "L = \(short(problem.smoothness)), μ = \(short(regularisation)), σ² = \(short(oracle.noiseVariance))",
      method: algorithm, on: oracle, from: start, theorem: theorem, rounds: rounds, stride: stride, isRandom: true,
      repetitions: runs,
      progress: RunningProgress(
        .weightedMeanGap, rate: theorem.inequality.rate, summand: "f(xᵗ) − f⋆", value: gap))
  }

  // MARK: Assumptions

  /// What the theorems above assume, examined on the very problems.
  var assumptions: [any Check] {
    get throws {
      try [1, dealt.workerCount].map { n in
        try ProblemAssumptions(
          try ProblemEntry.problem(
            named: "ridgeLogistic(n=\(n), lambda=\(regularisation), B=\(batchSize))",
            data: NamedExamples(name: name, examples: pooled.parts[0])))
      }
    }
  }
}

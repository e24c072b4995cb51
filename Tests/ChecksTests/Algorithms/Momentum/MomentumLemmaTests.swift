import EFSpec
import GSL
import Testing
import Theory

@testable import Checks

/// The lemmas and one-step inequalities of the methods with momentum, at random states, by expectations that are sums
/// over all outcomes of the noise.
@Suite struct MomentumLemmaTests {
  /// A random problem, not convex, with a random state of three workers in the plane or in space.
  private struct Instance {
    let problem: DenseQuadratics
    let x: [Double]
    let v: [[Double]]
    let u: [[Double]]
    let g: [[Double]]
    let points: [[Double]]
    let momentum: Double
    let k: Int

    init(_ stream: inout RandomStream) throws {
      let (n, d) = (1 + stream.integer(below: 3), 2 + stream.integer(below: 2))
      func vector(_ scale: Double, _ stream: inout RandomStream) -> [Double] {
        (0..<d).map { _ in stream.gaussian(standardDeviation: scale) }
      }
      var matrices: [SymmetricMatrix] = []
      for _ in 0..<n {
        var entries = [Double](repeating: 0, count: d * d)
        for i in 0..<d {
          for j in 0...i {
            entries[i * d + j] = stream.gaussian()
            entries[j * d + i] = entries[i * d + j]
          }
        }
        matrices.append(SymmetricMatrix(dimension: d, entries: entries))
      }
      problem = try DenseQuadratics(matrices: matrices, linearTerms: (0..<n).map { _ in vector(1, &stream) })
      x = vector(1, &stream)
      let scales = (0..<3).map { _ in [0, 0.1, 1][stream.integer(below: 3)] }
      func near(_ vectors: [[Double]], _ scale: Double, _ stream: inout RandomStream) -> [[Double]] {
        vectors.map { center in zip(center, vector(scale, &stream)).map(+) }
      }
      let (problem, x) = (problem, x)
      v = near((0..<n).map { problem.gradient(of: $0, at: x) }, scales[0], &stream)
      u = near(v, scales[1], &stream)
      g = near(u, scales[2], &stream)
      let raw = (0..<3).map { _ in vector(1, &stream) }
      points = raw.map { zip($0, mean(of: raw)).map(-) }
      momentum = [1, 0.6, 0.2, 0.03][stream.integer(below: 4)]
      k = 1 + stream.integer(below: d)
    }

    /// One worker on `½‖x‖²` in the plane at its minimiser, Top-1, and noise `±(1, 1)` of which half is lost.
    init(estimate g: [Double], momentum: Double) throws {
      problem = try DenseQuadratics(
        matrices: [SymmetricMatrix(dimension: 2, entries: [1, 0, 0, 1])], linearTerms: [[0, 0]])
      (x, v, u, self.g) = ([0, 0], [[0, 0]], [[0, 0]], [g])
      (points, self.momentum, k) = ([[1, 1], [-1, -1]], momentum, 1)
    }

    func hypotheses() throws -> EF21SGDMHypotheses {
      try EF21SGDMHypotheses(
        smoothness: problem.smoothness, quadraticMeanSmoothness: problem.quadraticMeanSmoothness,
        pair: .tight(ContractiveClass(alpha: Double(k) / Double(problem.dimension))),
        workerCount: problem.workerCount, momentum: momentum)
    }
  }

  /// What one round from a state gives in expectation.
  private struct Round {
    var errors = MomentumErrors()
    var lyapunov = 0.0
    /// Whether the descent lemma held along every outcome.
    var descends = true

    init<E: GradientEstimator>(
      _ method: EF21Frame<E, TopK>, from state: EF21State<E.Memory>, on oracle: some FiniteNoiseOracle,
      _ lyapunov: some ErrorLyapunov
    ) throws {
      let problem = oracle.problem
      var streams = WorkerStreams(seed: 0, experiment: "test", repetition: 0, workerCount: problem.workerCount)
      let gradient = problem.gradient(at: state.x)
      let lemma = try DescentLemma(smoothness: problem.smoothness, stepSize: method.stepSize)
      for outcome in ChosenOutcomes.all(of: oracle) {
        var after = state
        method.advance(&after, on: outcome, using: &streams)
        let (p, terms) = (outcome.probability, after.errors(on: problem))
        errors.compression += p * terms.compression
        errors.momentum += p * terms.momentum
        errors.workerMomentum += p * terms.workerMomentum
        errors.second += p * terms.second
        errors.workerSecond += p * terms.workerSecond
        self.lyapunov += p * lyapunov.value(gap: problem.loss(at: after.x.span), errors: terms)
        let sides = lemma.sides(
          nextLoss: problem.loss(at: after.x.span), loss: problem.loss(at: state.x.span),
          squaredGradient: squaredNorm(gradient.span), squaredMove: squaredDistance(after.x.span, state.x.span),
          squaredError: squaredDistance(mean(of: state.g).span, gradient.span))
        descends = descends && sides.holds(slack: 1e-11)
      }
    }
  }

  /// The lemmas that fail at a state, by name: none, where all is well.
  private func failures<E: GradientEstimator, Coefficients: MomentumCoefficients>(
    of method: (_ stepSize: Double) -> EF21Frame<E, TopK>, from state: EF21State<E.Memory>,
    on oracle: some FiniteNoiseOracle, variance: Double, _ coefficients: Coefficients, _ recursions: [ErrorRecursion],
    _ estimate: EstimateError
  ) throws -> [String] {
    let (problem, gamma) = (oracle.problem, coefficients.stepCondition.largestStepSize)
    let theorem = try MomentumStationarity(
      coefficients: coefficients, stepSize: gamma, noiseVariance: variance, initialLyapunov: 0)
    let lyapunov = theorem.lyapunov
    let round = try Round(method(gamma), from: state, on: oracle, lyapunov)
    let errors = state.errors(on: problem)
    let squaredMove = gamma * gamma * squaredNorm(mean(of: state.g).span)
    let size = (state.g + state.v + state.targets).reduce(1.0) { $0 + squaredNorm($1.span) }
    var failures: [String] = round.descends ? [] : ["descent"]
    for recursion in recursions {
      let sides = recursion.sides(
        expected: round.errors[recursion.term], errors: errors, squaredMove: squaredMove)
      // Where nothing is lost, the compression error is the square of a rounding error.
      let excess = sides.left - sides.right
      if !sides.holds(slack: 1e-11) && excess > 1e-28 * size { failures.append("\(recursion.term)") }
    }
    let gradient = problem.gradient(at: state.x)
    let split = estimate.sides(
      squaredError: squaredDistance(mean(of: state.g).span, gradient.span), errors: errors)
    if !split.holds(slack: 1e-11) { failures.append("estimate") }
    let value = lyapunov.value(gap: problem.loss(at: state.x.span), errors: errors)
    let bound = theorem.oneStep.bound(lyapunov: value, squaredGradient: squaredNorm(gradient.span))
    if !InequalitySides(left: round.lyapunov, right: bound).holds(slack: 1e-11) { failures.append("one step") }
    return failures
  }

  private func instances(_ count: Int) throws -> [Instance] {
    var stream = RandomStream(StreamName(seed: 21, purpose: .problem, experiment: "momentum lemmas"))
    return try (0..<count).map { _ in try Instance(&stream) }
  }

  private func momentumFailures(
    _ instance: Instance, change: (inout [ErrorRecursion]) -> Void = { _ in }
  ) throws -> [String] {
    let oracle = FiniteNoise(on: instance.problem, points: instance.points)
    let given = try instance.hypotheses()
    var recursions = ErrorRecursion.ef21SGDM(given, noiseVariance: oracle.noiseVariance)
    change(&recursions)
    return try failures(
      of: {
        EF21SGDM(compressor: TopK(instance.k), stepSize: $0, momentum: instance.momentum, initialBatch: 1)
      }, from: EF21State(x: instance.x, v: instance.v, g: instance.g), on: oracle, variance: oracle.noiseVariance,
      EF21SGDMCoefficients(given), recursions, .single(weight: 0.5))
  }

  @Test func momentum() throws {
    for instance in try instances(300) { #expect(try momentumFailures(instance) == []) }
  }

  @Test func doubleMomentum() throws {
    for instance in try instances(300) {
      let oracle = FiniteNoise(on: instance.problem, points: instance.points)
      let given = try instance.hypotheses()
      let found = try failures(
        of: {
          EF21SGD2M(compressor: TopK(instance.k), stepSize: $0, momentum: instance.momentum, initialBatch: 1)
        }, from: EF21State(x: instance.x, v: instance.v, u: instance.u, g: instance.g), on: oracle,
        variance: oracle.noiseVariance, EF21SGD2MCoefficients(given),
        ErrorRecursion.ef21SGD2M(given, noiseVariance: oracle.noiseVariance), .double)
      #expect(found == [])
    }
  }

  /// Noise that grows with the gradient: `l̃ = √B L̃`, and `σ²` is its variance where the gradients are taken.
  @Test(arguments: [0.0, 0.5]) func recursiveMomentum(_ growth: Double) throws {
    for instance in try instances(150) {
      let (problem, given) = (instance.problem, try instance.hypotheses())
      let oracle = GrowingNoise(FiniteNoise(on: problem, points: instance.points), growth: growth)
      let spread = growth.squareRoot() * problem.quadraticMeanSmoothness
      let coefficients = try EF21STORMCoefficients(given, noiseSmoothness: spread)
      var next = instance.x
      let step = coefficients.stepCondition.largestStepSize
      for (j, entry) in mean(of: instance.g).enumerated() { next[j] -= step * entry }
      let squares = (0..<problem.workerCount).map { squaredNorm(problem.gradient(of: $0, at: next).span) }
      let variance = growth * (squares.max() ?? 0) + oracle.noiseFloor
      let found = try failures(
        of: {
          EF21STORM(compressor: TopK(instance.k), stepSize: $0, momentum: instance.momentum, initialBatch: 1)
        }, from: EF21State<RecursiveMomentum.Memory>(x: instance.x, v: instance.v, g: instance.g), on: oracle,
        variance: variance, coefficients,
        ErrorRecursion.ef21STORM(given, noiseSmoothness: spread, noiseVariance: variance), .single(weight: 0.5))
      #expect(found == [])
    }
  }

  /// Constants that are too good are found out at some of the states.
  @Test func falseLemmasFail() throws {
    let states = try instances(300)
    func fails(_ name: String, _ change: (inout [ErrorRecursion]) -> Void) throws -> Bool {
      try states.contains { try momentumFailures($0, change: change).contains(name) }
    }
    #expect(try fails("momentum") { $0[1].noise *= 0.9 })
    #expect(try fails("workerMomentum") { $0[2].noise *= 0.9 })
    #expect(try fails("momentum") { $0[1].moveWeight = 0 })
    #expect(try fails("momentum") { $0[1].weights.momentum *= 0.8 })
    // Top-1 loses half, which is all that it may, where both entries are equal.
    let noisy = try Instance(estimate: [0, 0], momentum: 0.5)
    #expect(try momentumFailures(noisy) == [])
    #expect(try momentumFailures(noisy) { $0[0].noise *= 0.99 } == ["compression"])
    // 1 − θ = √½ there; with a small momentum the true factor is ½.
    let distant = try Instance(estimate: [-1, -1], momentum: 0.03)
    #expect(try momentumFailures(distant) == [])
    #expect(try momentumFailures(distant) { $0[0].weights.compression *= 0.7 } == ["compression"])
  }
}

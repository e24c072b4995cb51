import EFSpec
import Foundation
import GSL
import Theory

/// The lemmas of EF14 for one compressor: the identity of the virtual iterate, cocoercivity, the bound of gradients,
/// descent, and the recursion of errors, in exact conditional expectation.
///
/// Expectations are sums over all outcomes of the noise and of the compressor's dice. The workers share the dice,
/// which changes none of the expected quantities: the virtual iterate does not depend on the compressor, and the mean
/// squared error adds up over workers.
struct LemmaCheck<P: Problem, C: FiniteSupportCompressor, Method: Algorithm>: Sendable
where Method.State == EF14<FixedOutcome<C>>.State {
  private let instance: ErrorFeedbackInstance<P>
  private let compressor: C
  private let name: String
  private let lemmas: EF14Lemmas
  private let method: @Sendable (_ compressor: FixedOutcome<C>, _ stepSize: Double) -> Method

  /// - Parameter method: EF14, or what is said to be.
  init(
    _ instance: ErrorFeedbackInstance<P>, _ compressor: C, _ theory: some CompressorTheory, named name: String,
    method: @escaping @Sendable (_ compressor: FixedOutcome<C>, _ stepSize: Double) -> Method
  ) throws {
    self.instance = instance
    self.compressor = compressor
    self.name = name
    self.method = method
    let hypotheses = try instance.hypotheses(theory)
    lemmas = try EF14Lemmas(hypotheses, stepSize: hypotheses.largestStepSize)
  }

  private typealias State = Method.State

  /// One way in which a round may turn out.
  private struct Branch {
    let probability: Double
    let oracle: ChosenOutcomes<GrowingNoise<P>>
    let method: Method
  }

  private static var statements: [Statement] {
    [
      Statement("x̃⁺ − x̃ = −η(1/n) Σᵢ gᵢ", quantity: "an entry of x̃⁺ − x̃ over that of −η(1/n) Σᵢ gᵢ", .equals),
      Statement(
        "(1/n) Σᵢ ‖∇fᵢ(x) − ∇fᵢ(x⋆)‖² ≤ 2L(f(x) − f⋆)", quantity: "(1/n) Σᵢ ‖∇fᵢ(x) − ∇fᵢ(x⋆)‖² over 2L(f(x) − f⋆)"),
      Statement("‖∇f(x)‖² ≤ 2L(f(x) − f⋆)", quantity: "‖∇f(x)‖² over 2L(f(x) − f⋆)"),
      Statement(
        "(1/n) Σᵢ ‖∇fᵢ(x)‖² ≤ 4L(f(x) − f⋆) + 2D", quantity: "(1/n) Σᵢ ‖∇fᵢ(x)‖² over 4L(f(x) − f⋆) + 2D"),
      Statement(
        "E‖x̃⁺ − x⋆‖² ≤ (1 − μη/2)‖x̃ − x⋆‖² − (η/2)(f(x) − f⋆) + 3LηE + η²σ",
        quantity: "what the descent lacks over 3LηE + η²σ"),
      Statement(
        "E E⁺ ≤ (1 − 1/(2δ))E + η²(1 − 1/δ)[(2δ + B)(4L(f(x) − f⋆) + 2D) + C]",
        quantity: "(E E⁺ − (1 − 1/(2δ))E) over what a round adds"),
    ]
  }

  var check: StatementCheck {
    let this = self
    return StatementCheck(
      id: CheckID(subject: "EF14, \(name)", property: "lemmas"), statements: Self.statements
    ) { evidence, run in
      let branches = this.branches
      for index in 0..<Repetitions(quick: 8, standard: 60, thorough: 300).count(within: run.budget) {
        var stream = RandomStream(
          StreamName(seed: run.seed, purpose: .input, experiment: "lemmas \(this.name)", repetition: index))
        var state = this.start(of: index, using: &stream)
        for round in 0..<10 {
          let place = "round \(round) of run \(index)"
          state = this.examine(state, branches, stream.uniform(), place, &evidence)
        }
      }
    }
  }

  private var branches: [Branch] {
    let dice = compressor.outcomes(of: Array(repeating: 1, count: instance.problem.dimension)).map(\.probability)
    return ChosenOutcomes.all(of: instance.oracle).flatMap { oracle in
      dice.enumerated().map { outcome, probability in
        Branch(
          probability: oracle.probability * probability, oracle: oracle,
          method: method(FixedOutcome(compressor, outcome: outcome), lemmas.stepSize))
      }
    }
  }

  /// Run 0 starts at the minimiser without errors, run 1 beside it, the others at random states of all scales.
  private func start(of run: Int, using stream: inout RandomStream) -> State {
    let zero = instance.minimiser.map { _ in 0.0 }
    let errorScale = [0, 0, 1][min(run, 2)] * lemmas.stepSize
    let scale = run == 0 ? 0 : pow(10, 4 * stream.uniform() - 3)
    func perturbed(_ x: [Double], _ scale: Double) -> [Double] {
      x.map { $0 + scale * stream.gaussian() }
    }
    return State(
      x: perturbed(instance.minimiser, scale),
      e: (0..<instance.problem.workerCount).map { _ in perturbed(zero, errorScale * scale) })
  }

  /// Notes all statements at a state; returns the branch that `chance` in [0, 1) selects.
  private func examine(
    _ state: State, _ branches: [Branch], _ chance: Double, _ place: String, _ evidence: inout StatementEvidence
  ) -> State {
    let problem = instance.problem
    let gradients = (0..<problem.workerCount).map { problem.gradient(of: $0, at: state.x) }
    let x = state.x
    let gap = zip(zip(x, instance.minimiser), mean(of: gradients)).reduce(0) { $0 + ($1.0.0 - $1.0.1) * $1.1 } / 2
    let virtual = state.virtualIterate
    let distance = squaredDistance(virtual.span, instance.minimiser.span)
    let error = state.meanSquaredError
    var (expectedDistance, expectedError, cumulative) = (0.0, 0.0, 0.0)
    var selected: State?
    for branch in branches {
      let next = advance(state, branch, place, &evidence)
      expectedDistance += branch.probability * squaredDistance(next.virtualIterate.span, instance.minimiser.span)
      expectedError += branch.probability * next.meanSquaredError
      cumulative += branch.probability
      if selected == nil && chance < cumulative { selected = next }
    }
    noteGradients(gradients, gap, x, place, &evidence)
    evidence.note(
      4, left: expectedDistance - lemmas.distanceFactor * distance + lemmas.gapWeight * gap,
      right: lemmas.descentSlack(meanSquaredError: error), slack: 1e-12 * (distance + expectedDistance), place: place,
      x: x)
    evidence.note(
      5, left: expectedError - lemmas.errorFactor * error, right: lemmas.errorGrowth(gap: gap),
      slack: 1e-12 * (error + expectedError), place: place, x: x)
    return selected ?? state
  }

  private func noteGradients(
    _ gradients: [[Double]], _ gap: Double, _ x: [Double], _ place: String, _ evidence: inout StatementEvidence
  ) {
    let n = Double(gradients.count)
    let changes = zip(gradients, instance.gradientsAtMinimiser).reduce(0) {
      $0 + squaredDistance($1.0.span, $1.1.span) / n
    }
    let squares = gradients.reduce(0) { $0 + squaredNorm($1.span) / n }
    let slack = 1e-12 * (squares + instance.heterogeneity)
    evidence.note(
      1, left: changes, right: lemmas.cocoercivity(gap: gap), slack: slack, place: place, x: x)
    evidence.note(
      2, left: squaredNorm(mean(of: gradients).span), right: lemmas.cocoercivity(gap: gap), slack: slack, place: place,
      x: x)
    evidence.note(
      3, left: squares, right: lemmas.gradientBound(gap: gap, t: 1), slack: slack, place: place, x: x)
  }

  /// One branch of a round; notes the identity of the virtual iterate at the entry that is farthest from it.
  private func advance(
    _ state: State, _ branch: Branch, _ place: String, _ evidence: inout StatementEvidence
  ) -> State {
    let n = instance.problem.workerCount
    // Nothing is drawn from these streams.
    var idle = WorkerStreams(seed: 0, experiment: "idle", repetition: 0, workerCount: n)
    var next = state
    branch.method.advance(&next, on: branch.oracle, using: &idle)
    var promised = state.x.map { _ in 0.0 }
    var gradient = promised
    for worker in 0..<n {
      var span = gradient.mutableSpan
      branch.oracle.gradient(of: worker, at: state.x.span, into: &span, using: &idle.gradientNoise[worker])
      for j in promised.indices { promised[j] -= lemmas.stepSize / Double(n) * gradient[j] }
    }
    let (before, after) = (state.virtualIterate, next.virtualIterate)
    let moved = zip(after, before).map { $0 - $1 }
    let farthest = moved.indices.max { (moved[$0] - promised[$0]).magnitude < (moved[$1] - promised[$1]).magnitude }
    if let j = farthest {
      let magnitude = [state.x, next.x, before, after].flatMap { $0.map(\.magnitude) }.max() ?? 0
      evidence.note(
        0, left: moved[j], right: promised[j], slack: 1e-14 * (magnitude + promised[j].magnitude), place: place,
        x: state.x)
    }
    return next
  }
}

extension LemmaCheck where Method == EF14<FixedOutcome<C>> {
  init(
    _ instance: ErrorFeedbackInstance<P>, _ compressor: C, _ theory: some CompressorTheory, named name: String
  ) throws {
    try self.init(instance, compressor, theory, named: name) { EF14(compressor: $0, stepSize: $1) }
  }
}

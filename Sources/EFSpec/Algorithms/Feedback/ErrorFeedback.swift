/// The error-feedback frame: what a worker has computed but not yet sent is kept and sent later.
///
///     pₖ   = eₖᵗ + γₜ gₖᵗ,   vₖᵗ = what the rule sends of pₖ,   eₖᵗ⁺¹ = pₖ − vₖᵗ      worker k
///     xᵗ⁺¹ = xᵗ − (1/n) Σₖ vₖᵗ                                                        server
///
/// The errors start at `eₖ⁰ = 0`. Subtracting the lines shows that the virtual iterate `x̃ᵗ = xᵗ − (1/n) Σₖ eₖᵗ` makes
/// steps of stochastic gradient descent, `x̃ᵗ⁺¹ = x̃ᵗ − γₜ (1/n) Σₖ gₖᵗ`, whatever the rule sends. The step size is
/// inside the memory; with decreasing steps the identity holds only so.
///
/// | rule | method |
/// |---|---|
/// | `SendAll` | SGD; with several workers mini-batch SGD |
/// | `SendCompressed` | EC-SGD, on one worker or many |
/// | `SendDelayed` | D-SGD, its delays fixed, tabulated, random or chosen by an adversary |
/// | `SendPeriodically` | local SGD |
///
/// A round allocates no memory. A round is one gradient computation of every worker, whether it communicates or not.
///
/// - Randomness: one gradient a worker and round, from the streams of gradient noise; the rule's draws come from the
///   streams of compressors.
/// - Source: `stich2020`.
public struct ErrorFeedback<Rule: SendingRule>: Algorithm {
  public let rule: Rule
  public let stepSizes: StepSizes

  public init(_ rule: Rule, stepSizes: StepSizes) {
    self.rule = rule
    self.stepSizes = stepSizes
  }

  public typealias State = ErrorFeedbackState<Rule.Memory>

  public func start(at x0: [Double], on oracle: some GradientOracle, using streams: inout WorkerStreams) -> State {
    let zero = [Double](repeating: 0, count: x0.count)
    let n = oracle.problem.workerCount
    return State(
      x: x0, e: Array(repeating: zero, count: n), memories: (0..<n).map { _ in rule.memory(dimension: x0.count) })
  }

  public func advance(_ state: inout State, on oracle: some GradientOracle, using streams: inout WorkerStreams) {
    let n = oracle.problem.workerCount
    let round = FeedbackRound(index: state.round, stepSize: stepSizes[state.round])
    let isLocal = rule.evaluation == .localIterate
    clear(&state.step)
    for k in 0..<n {
      if isLocal {
        subtract(state.e[k], from: state.x, into: &state.scratch.difference)
        oracle.gradient(
          of: k, at: state.scratch.difference, into: &state.scratch.gradient, using: &streams.gradientNoise[k])
      } else {
        oracle.gradient(of: k, at: state.x, into: &state.scratch.gradient, using: &streams.gradientNoise[k])
      }
      // The error's memory holds pₖ until the message is known.
      add(round.stepSize, state.scratch.gradient, to: &state.e[k])
      rule.send(
        state.e[k], gradient: state.scratch.gradient, at: state.x, of: k, in: round, into: &state.scratch.message,
        memory: &state.memories[k], using: &streams.compressor[k])
      add(-1, state.scratch.message, to: &state.e[k])
      add(1 / Double(n), state.scratch.message, to: &state.step)
    }
    add(-1, state.step, to: &state.x)
    state.round += 1
  }
}

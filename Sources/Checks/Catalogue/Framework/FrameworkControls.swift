import EFSpec
import GSL
import Theory

extension Catalogue {
  /// What the theorems of the error-feedback framework do not cover, and how it fails.
  static func frameworkControls() throws -> [any Check] {
    [
      try unboundedNoise(
        "positionNoise",
        because:
          "The gradient of √(1 + x²) stays below 1 while the noise is as large as x: at σ² = 0 the M required at x "
          + "is 1 + x²."),
      try unboundedNoise(
        "crosswiseNoise", given: [[0, 1000]],
        because: "On the axis x₁ = 0 the gradient vanishes while the noise is as large as x₂. A point of the axis is "
          + "given, as random points miss it."),
      try unboundedNoise(
        "studentNoise(nu=1.1)",
        because: "Student's law with at most 2 degrees of freedom has an infinite variance, at every point."),
      AdversarialDelays.check,
    ]
  }

  /// - Parameter own: Points that the tester is told to try besides its own.
  private static func unboundedNoise(
    _ name: String, given own: [[Double]] = [], because reason: String
  ) throws -> any Check {
    RefutedControl(
      AssumptionCheck(
        of: try ProblemEntry.problem(named: name).subject,
        claim: try AssumptionSpecification(parsing: "noise(M=100, sigma2=100)"), own: own), because: reason)
  }
}

/// D-SGD on `x²/2` from the minimiser with noise ±1, all its outcomes enumerated: the error of steps on their way.
///
/// The bound for delays that are independent of the noise adds up variances. An adversary who delays just the steps
/// of positive noise makes them add up like means.
enum AdversarialDelays {
  private static let stepSize = 0.02
  /// `τ`.
  private static let delay = 5
  /// The rounds, of which each doubles the outcomes.
  private static let rounds = 12

  static var check: StatementCheck {
    let statements = [
      Statement(
        "fixed delays: E e² ≤ Σ γ²((τ + M)G_i + σ²)", quantity: "exact E e² over the bound"),
      Statement(
        "tabulated delays 0, τ, 2, τ, …: E e² ≤ Σ γ²((τ + M)G_i + σ²)", quantity: "exact E e² over the bound"),
      Statement(
        "negative control: delays by τ where the noise is positive break that bound",
        quantity: "the bound over exact E e²"),
      Statement(
        "delays by τ where the noise is positive keep E e² ≤ τ Σ γ²((1 + M)G_i + σ²)",
        quantity: "exact E e² over the bound"),
    ]
    return StatementCheck(
      id: CheckID(subject: "D-SGD, x²/2, noise ±1, τ = \(delay)", property: "adversarial delays"),
      statements: statements
    ) { evidence, _ in
      let noise = try NoiseConstants(growth: 0, floor: 1)
      let independent = try DelayedErrorBound.independent(delay: delay, noise: noise)
      let adversarial = try DelayedErrorBound.adversarial(delay: delay, noise: noise)
      let fixed = moments(FixedDelay(delay))
      let table = moments(DelayTable([0, delay, 2, delay, 1, 3]))
      let adverse = moments(
        AdversarialDelay(delay) { gradient, x in gradient[0] > x[0] })
      // The delays are full from round τ on.
      for t in delay...rounds {
        func note(_ index: Int, _ bound: DelayedErrorBound, _ moments: Moments, isBroken: Bool = false) {
          let sides = bound.sides(
            meanSquaredError: moments.error[t], at: t, stepSizes: moments.gradient.map { _ in stepSize },
            squaredGradients: moments.gradient)
          let (left, right) = isBroken ? (sides.right, sides.left) : (sides.left, sides.right)
          evidence.note(index, left: left, right: right, slack: 1e-12 * right, place: "round \(t)", x: [0])
        }
        note(0, independent, fixed)
        note(1, independent, table)
        note(2, independent, adverse, isBroken: true)
        note(3, adversarial, adverse)
      }
    }
  }

  /// `E e_t²` and `G_t = E‖∇f(x_t)‖²` for `t = 0, …, rounds`.
  struct Moments {
    var error: [Double]
    var gradient: [Double]
  }

  /// The means over all outcomes, equally probable.
  static func moments(_ rule: some DelayRule) -> Moments {
    let problem = DiagonalQuadratics(diagonals: [[1]], gradientsAtMinimiser: [[0]], minimiser: [0])
    let method = DelayedSGD(delays: rule, stepSizes: .constant(stepSize))
    var moments = Moments(
      error: Array(repeating: 0, count: rounds + 1), gradient: Array(repeating: 0, count: rounds + 1))
    let share = 1 / Double(1 << rounds)
    for outcome in 0..<(1 << rounds) {
      var streams = WorkerStreams(seed: 0, experiment: "idle", repetition: 0, workerCount: 1)
      var state = method.start(at: [0], on: ExactOracle(problem), using: &streams)
      for t in 0...rounds {
        let (error, x) = (state.e[0], state.x)
        moments.error[t] += share * squaredNorm(error.span)
        moments.gradient[t] += share * squaredNorm(x.span)
        guard t < rounds else { break }
        let noise = outcome >> t & 1 == 0 ? -1.0 : 1
        method.advance(&state, on: GivenNoise(on: problem, noise: [[noise]]), using: &streams)
      }
    }
    return moments
  }
}

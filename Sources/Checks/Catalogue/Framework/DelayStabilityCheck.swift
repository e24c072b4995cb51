import EFSpec
import GSL
import Theory

extension Catalogue {
  /// How large steps may be before delayed gradients drive the iterates away, by runs and by the closed form, and
  /// how large the theorem lets them be.
  static func delayStabilityCheck(delays: [Int] = [0, 1, 2, 3, 4, 6, 8, 12, 16, 24, 32]) -> StatementCheck {
    let id = CheckID(subject: "D-SGD on one mode λ", property: "stability")
    let statements = [
      Statement(
        "the largest step of runs that die out is 2 sin(π/(4τ + 2))/λ", quantity: "step found over closed form", .equals
      ),
      Statement(
        "the largest root of z^(τ+1) − z^τ + γλ has modulus 1 at that step", quantity: "modulus", .equals),
      Statement(
        "negative control: at 1.05 times that step ‖x‖ grows beyond its start",
        quantity: "start over the end of the run"),
      Statement(
        "at 0.95 times that step ‖x‖ falls below a tenth", quantity: "ten times the end of the run over the start"),
      Statement("γ_max of the theorem at μ = 0, its largest, is a stable step", quantity: "γ_max over closed form"),
    ]
    return StatementCheck(id: id, statements: statements) { evidence, _ in
      var curves = StabilityCurves()
      for delay in delays {
        let runs = DelayStability(delay: delay)
        let limit = try runs.closedForm()
        let ceiling = StepCeilings.quasiConvex(
          try QuasiConvexSetting(smoothness: 1, quasiConvexity: 0, noise: NoiseConstants(growth: 0, floor: 0)),
          try DelayMemory(delay: delay))
        let found = runs.largestStable(between: ceiling, and: 4)
        func note(_ index: Int, _ left: Double, _ right: Double, _ slack: Double) {
          evidence.note(
            index, left: left, right: right, slack: slack, place: "τ = \(delay), \(runs.rounds) rounds", x: [1])
        }
        // Runs are finite, and the bisection ends within a thousandth.
        note(0, found, limit, 0.01 * limit)
        note(1, try DelayedModes(delay: delay, scaledStep: limit).spectralRadius, 1, 1e-9)
        note(2, 1 / runs.finalSize(stepSize: 1.05 * limit), 1, 1e-12)
        note(3, 10 * runs.finalSize(stepSize: 0.95 * limit), 1, 1e-12)
        note(4, ceiling, limit, 1e-12 * limit)
        curves.add(delay, found: found, limit: limit, ceiling: ceiling)
      }
      evidence.figures = [curves.region(id: fileStem("region", id)), try StabilityCurves.divergence(delay: 4)]
    }
  }
}

/// The stability region of D-SGD, delay by delay.
private struct StabilityCurves {
  private var delays: [Double] = []
  private var found: [Double] = []
  private var limit: [Double] = []
  private var ceiling: [Double] = []

  mutating func add(_ delay: Int, found: Double, limit: Double, ceiling: Double) {
    delays.append(Double(delay))
    self.found.append(found)
    self.limit.append(limit)
    self.ceiling.append(ceiling)
  }

  func region(id: String) -> Figure {
    Figure(
      id: id, title: "D-SGD: the largest stable step against the delay",
      caption:
        "Steps γ of x_{t+1} = x_t − γλx_{t−τ}, in units of 1/λ. Below the marks runs of D-SGD die out, above "
        + "them they grow; they were found by bisection over runs. Dotted: the closed form 2 sin(π/(4τ + 2)). Dashed: the "
        + "largest step γ_max that the theorem admits, which falls with the delay as the limit does.",
      xAxis: .init("delay τ (rounds)", .linear), yAxis: .init("γλ", .logarithmic),
      series: [
        .init(name: "largest stable step, by runs", role: .sampled, x: delays, y: found),
        .init(name: "2 sin(π/(4τ + 2))", role: .law, x: delays, y: limit),
        .init(name: "γ_max of the theorem", role: .bound, x: delays, y: ceiling),
      ])
  }

  /// `|x_t|` a little below the limit and a little above it.
  static func divergence(delay: Int) throws -> Figure {
    let runs = DelayStability(delay: delay)
    let limit = try runs.closedForm()
    let rounds = 1000
    let series = [0.95, 1, 1.05].map { factor in
      let distances = runs.distances(stepSize: factor * limit, rounds: rounds)
      // The largest over a whole oscillation.
      let window = 2 * (2 * delay + 1)
      let shown = Array(stride(from: 0, through: rounds - window, by: 10))
      return Figure.Series(
        name: "\(short(factor)) × the limit", role: .measured, x: shown.map(Double.init),
        y: shown.map { distances[$0..<($0 + window)].max() ?? 0 })
    }
    return Figure(
      id: "delay-divergence", title: "D-SGD with τ = \(delay): steps below, at and above the stability limit",
      caption: "Without noise, from x₀ = 1 on x²/2; the largest |x| over each \(2 * (2 * delay + 1)) rounds, a whole "
        + "oscillation. A step 5 % beyond 2 sin(π/(4τ + 2)) = \(short(limit)) diverges: the negative control.",
      xAxis: .init("round t", .linear), yAxis: .init("max |x_t|", .logarithmic), series: series)
  }
}

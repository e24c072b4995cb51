import EFSpec
import GSL

/// EF21-SGDM with Top-1 on `½‖x‖²` in the plane, one worker, from an exact start, over all outcomes of its noise.
struct StallEnumeration {
  private let method: EF21SGDM<TopK>
  private let oracle: DiscreteNoise<DenseQuadratics>
  private let start: [Double]

  /// `E‖∇f(xᵗ)‖²` and `E xᵗ` in one round.
  struct Moments {
    var squaredGradient = 0.0
    var mean = [0.0, 0.0]
  }

  init(_ ledger: inout CaseLedger) throws {
    let variance = try ledger.number(.root["sigma2"])
    guard 0 <= variance else { throw ReplayFault(.root["sigma2"], "negative") }
    start = try ledger.vector(.root["x0"], dimension: 2)
    guard try ledger.integer(.root["n"]) == 1 else { throw ReplayFault(.root["n"], "not one worker") }
    guard try ledger.text(.root["init"]) == "v0=g0=grad f(x0)=x0" else {
      throw ReplayFault(.root["init"], "an unknown start")
    }
    let identity = SymmetricMatrix(dimension: 2, entries: [1, 0, 0, 1])
    let problem = try DenseQuadratics(matrices: [identity], linearTerms: [[0, 0]])
    switch try ledger.text(.root["noise"]) {
    case "three_point": oracle = .threePoint(on: problem, variance: variance)
    case "two_point_7_6": oracle = .twoPoint(on: problem, a: 7, b: 6, rare: 0.2, variance: variance)
    case let other: throw ReplayFault(.root["noise"], "an unknown noise: \(other)")
    }
    let (stepSize, momentum) = (try ledger.number(.root["gamma"]), try ledger.number(.root["eta"]))
    guard stepSize > 0 else { throw ReplayFault(.root["gamma"], "not positive") }
    guard 0 < momentum, momentum <= 1 else { throw ReplayFault(.root["eta"], "not in (0, 1]") }
    method = EF21SGDM(compressor: TopK(1), stepSize: stepSize, momentum: momentum, initialBatch: 1)
  }

  /// The moments of the rounds 0 to `rounds`: `Kᵗ` branches in round `t`.
  func moments(rounds: Int) -> [Moments] {
    var streams = WorkerStreams(seed: 0, experiment: "replay", repetition: 0, workerCount: 1)
    let outcomes = ChosenOutcomes.all(of: oracle)
    let first = method.start(at: start, on: ExactOracle(oracle.problem), using: &streams)
    var branches = [(probability: 1.0, state: first)]
    var moments = [moment(of: branches)]
    for _ in 0..<max(0, rounds) {
      branches = branches.flatMap { branch in
        outcomes.map { outcome in
          var next = branch
          next.probability *= outcome.probability
          method.advance(&next.state, on: outcome, using: &streams)
          return next
        }
      }
      moments.append(moment(of: branches))
    }
    return moments
  }

  private func moment(of branches: [(probability: Double, state: EF21State<GradientMemory>)]) -> Moments {
    var moments = Moments()
    for (probability, state) in branches {
      moments.squaredGradient += probability * squaredNorm(oracle.problem.gradient(at: state.x).span)
      for j in 0..<2 { moments.mean[j] += probability * state.x[j] }
    }
    return moments
  }
}

import Theory

/// A method of the error-feedback framework on quadratics, where its moments are exact.
struct MomentScene<Memory: ErrorMemory>: Sendable {
  let memory: Memory
  let name: String
  /// `L` of all, `μ` of each, and the noise; then the moments.
  let cases: [Case]

  /// One quadratic with its noise.
  struct Case: Sendable {
    let words: String
    let setting: QuasiConvexSetting
    /// `F(x₀)` and `‖x₀ − x⋆‖²`.
    let start: (gap: Double, squaredDistance: Double)
    /// `E F(x_t)`, `E‖∇f(x_t)‖²` and `E‖x̃_t − x⋆‖²` for `t ≤ T`, the first two as means over the workers.
    let moments: @Sendable (_ rounds: Int, _ stepSize: (Int) -> Double) throws -> [Moments]
  }

  struct Moments: Sendable {
    var gap: Double
    var squaredGradient: Double
    var virtualSquaredDistance: Double
  }
}

extension MomentScene {
  /// One mode `λ` of a quadratic with `L = 1`, for all `λ` and noises of a grid.
  fileprivate init<State>(
    _ memory: Memory, _ name: String, start: @escaping @Sendable (QuadraticMode) throws -> State,
    advance: @escaping @Sendable (inout State, Double) -> Void,
    read: @escaping @Sendable (State) -> (point: Double, virtual: Double)
  ) throws {
    self.memory = memory
    self.name = name
    cases = try [0.02, 1].flatMap { eigenvalue in
      try [(0.0, 0.0), (0, 1), (1, 0), (4, 0.1)].map { growth, variance in
        let mode = try QuadraticMode(eigenvalue: eigenvalue, noiseVariance: variance, noiseGrowth: growth)
        let setting = try QuasiConvexSetting(
          smoothness: 1, quasiConvexity: eigenvalue, noise: NoiseConstants(growth: growth, variance: variance))
        return Case(words: "\(name), \(mode.words)", setting: setting, start: (eigenvalue / 2, 1)) { rounds, stepSize in
          var state = try start(mode)
          return (0...rounds).map { t in
            defer { advance(&state, stepSize(t)) }
            let (point, virtual) = read(state)
            return Moments(
              gap: eigenvalue * point / 2, squaredGradient: eigenvalue * eigenvalue * point,
              virtualSquaredDistance: virtual)
          }
        }
      }
    }
  }
}

extension MomentScene where Memory == DelayMemory {
  static func all() throws -> [Self] { try [0, 1, 4].map { try .delay($0, DelayMemory(delay: $0)) } }
}

extension MomentScene where Memory == AdversarialDelayMemory {
  /// Fixed delays, which an adversary may choose too.
  static func all() throws -> [Self] { try [1, 4].map { try .delay($0, AdversarialDelayMemory(delay: $0)) } }
}

extension MomentScene {
  fileprivate static func delay(_ delay: Int, _ memory: Memory) throws -> Self {
    try Self(memory, "\(Memory.name), τ = \(delay)") {
      try DelayMoments(mode: $0, delay: delay, start: 1)
    } advance: {
      $0.advance(stepSize: $1)
    } read: {
      ($0.secondMoment, $0.virtualSecondMoment)
    }
  }

  fileprivate static func local(_ schedule: LocalSchedule, _ memory: Memory) throws -> Self {
    try Self(memory, "\(Memory.name), H = \(schedule.steps), n = \(schedule.workerCount)") {
      LocalMoments(mode: $0, schedule: schedule, start: 1)
    } advance: {
      $0.advance(stepSize: $1)
    } read: {
      ($0.secondMoment + $0.consensus, $0.secondMoment)
    }
  }

  fileprivate static func schedules() throws -> [LocalSchedule] {
    try [(1, 4), (4, 4), (16, 4), (16, 1)].map { try LocalSchedule(steps: $0, workerCount: $1) }
  }
}

extension MomentScene where Memory == LocalStepsMemory {
  static func all() throws -> [Self] { try schedules().map { try .local($0, LocalStepsMemory(schedule: $0)) } }
}

extension MomentScene where Memory == ConvexLocalStepsMemory {
  static func all() throws -> [Self] {
    try schedules().map { try .local($0, ConvexLocalStepsMemory(schedule: $0)) }
  }
}

extension MomentScene where Memory == CompressionMemory {
  static func all() throws -> [Self] {
    try [1, 0.5, 0.1].map { alpha in
      let compressor = try ContractiveClass(alpha: alpha)
      return try Self(CompressionMemory(compressor: compressor), "\(Memory.name), α = \(alpha)") {
        MaskMoments(mode: $0, compressor: compressor, start: 1)
      } advance: {
        $0.advance(stepSize: $1)
      } read: {
        ($0.secondMoment, $0.virtualSecondMoment)
      }
    }
  }
}

extension MomentScene where Memory == DistributedCompressionMemory {
  /// Two workers with different isotropic quadratics in the plane, Rand-1 each: `f_k = a_k‖x − c_k‖²/2`.
  static func all() throws -> [Self] {
    try [([1.0, 1.0], 0.0), ([1, 1], 1), ([1.5, 0.5], 0)].map { curvatures, spread in
      let mean = (curvatures[0] + curvatures[1]) / 2
      let squares = (curvatures[0] * curvatures[0] + curvatures[1] * curvatures[1]) / 2
      let workers = try WorkerGradients(workerCount: 2, heterogeneity: spread * spread, growth: squares / (mean * mean))
      let model = QuadraticModel(
        matrices: curvatures.map { [$0, 0, 0, $0] }, gradients: [[spread, 0], [-spread, 0]])
      let memory = DistributedCompressionMemory(compressor: try ContractiveClass(alpha: 0.5), workers: workers)
      let name = "\(Memory.name), n = 2, B² = \(short(workers.growth)), ζ² = \(short(workers.heterogeneity))"
      let cases = try [(0.0, 0.0), (0, 1), (1, 0.1)].map { growth, variance in
        let noise = try NoiseConstants(growth: growth, variance: variance)
        return Case(
          words: "\(name), M = \(growth), σ² = \(variance)",
          setting: try QuasiConvexSetting(smoothness: mean, quasiConvexity: mean, noise: noise), start: (mean, 2)
        ) { rounds, stepSize in
          var state = try RandKErrorFeedbackMoments(model: model, k: 1, noise: noise, offset: [1, 1])
          return (0...rounds).map { t in
            defer { state.advance(stepSize: stepSize(t)) }
            return Moments(
              gap: state.gap, squaredGradient: 2 * mean * state.gap,
              virtualSquaredDistance: state.virtualSquaredDistance)
          }
        }
      }
      return Self(memory: memory, name: name, cases: cases)
    }
  }
}

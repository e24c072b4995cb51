import EFSpec
import GSL
import Theory

extension Catalogue {
  /// The methods on nonconvex logistic regression: the examples go to five workers in the order of the file,
  /// `λ = 10⁻³`, `x⁰ = 0`, batches of 8 examples with replacement, and sparsifiers keep a tenth of the entries.
  static func logisticRegression(on data: NamedExamples) throws -> [any Check] {
    let setting = try setting(data, workers: 5)
    let batches = MiniBatch(of: setting.problem, batchSize: 8, sampling: .withReplacement)
    // Three outcomes a worker: nine branches a round for two workers.
    let small = try self.setting(data, workers: 2)
    // Every round of EF21 costs a gradient of all examples; random runs of it are many, so they are short.
    let brief = isLarge(data) ? try self.setting(data, workers: 5, rounds: 32, stride: 2) : setting
    let k = setting.k
    return [
      try EF14Checks(setting, on: batches).bound,
      try EF14Checks(small, on: finiteNoise(on: small.problem)).lyapunov,
      try EF21Checks(setting, compressor: TopK(k), named: "Top-\(k)", theory: TopKTheory(k)).bound,
      try EF21Checks(setting, compressor: TopK(k), named: "Top-\(k)", theory: TopKTheory(k)).lyapunov,
      try EF21Checks(brief, compressor: RandK(k, scaling: .biased), named: "Rand-\(k)", theory: RandKTheory(k)).bound,
      try EF21SGDMChecks(setting, on: batches).bound,
      try EF21SGDMChecks(small, on: finiteNoise(on: small.problem)).lyapunov,
    ]
  }

  /// Whether a gradient of all examples costs too much to be taken in every round of many runs.
  private static func isLarge(_ data: NamedExamples) -> Bool { data.examples.count > 5000 }

  private static func setting(
    _ data: NamedExamples, workers: Int, rounds: Int? = nil, stride: Int? = nil
  ) throws -> Setting<NonconvexLogistic> {
    let examples = data.examples
    // Contiguous parts draw nothing.
    var idle = RandomStream(StreamName(seed: 0, purpose: .partition))
    let parts = Partition.contiguous.parts(of: examples, workers: min(workers, examples.count), using: &idle)
    let problem = try NonconvexLogistic(parts: parts, regularisation: 1e-3)
    let zero = [Double](repeating: 0, count: problem.dimension)
    let isLarge = isLarge(data)
    return Setting(
      name: "logistic regression on \(data.name)", problem: problem, start: zero, center: zero,
      k: max(1, problem.dimension / 10), rounds: rounds ?? (isLarge ? 128 : 512), stride: stride ?? (isLarge ? 16 : 8),
      repetitions: Repetitions(quick: 320, standard: isLarge ? 320 : 2048, thorough: isLarge ? 1024 : 8192),
      examinedRounds: isLarge ? 5 : 40)
  }
}

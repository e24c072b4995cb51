import GSL

/// The cases on which an implementation of a method is judged, smallest first.
///
/// The first are edges: one worker, one coordinate, a compressor that keeps all, zero gradients, equal magnitudes,
/// full momentum, no delay. A difference is reported from the first case that shows it, hence from a small one. The rest
/// is random in everything; the budget says how many they are.
enum MethodCases {
  /// - Parameter dimensions: The dimensions to be used, where the user has chosen them.
  static func all(of method: KnownMethod, dimensions: [Int], seed: UInt64, budget: Budget) -> [MethodCase] {
    var cases = edges(of: method).filter { dimensions.isEmpty || dimensions.contains($0.setting.dimension) }
    var stream = RandomStream(StreamName(seed: seed, purpose: .input, experiment: "method cases"))
    for _ in 0..<randomCount(budget) { cases.append(random(method, dimensions, using: &stream)) }
    for index in cases.indices {
      cases[index].seed = seed
      cases[index].index = index
    }
    return cases
  }

  /// Two runs with the same gradients, whatever the point, and different compressors.
  static func pair(of method: KnownMethod, dimension: Int, seed: UInt64) -> [MethodCase] {
    [1, dimension].map { k in
      MethodCase(
        setting: setting(method, 2, dimension, 0.25, 0.3), compression: .topK(k), landscape: .given, steps: 5,
        seed: seed, index: -1)
    }
  }

  private static func randomCount(_ budget: Budget) -> Int {
    switch budget {
    case .quick: 4
    case .standard: 16
    case .thorough: 100
    }
  }

  private static func edges(of method: KnownMethod) -> [MethodCase] {
    // n, d, k, η, τ, H, steps, noise.
    let rows: [(Int, Int, Int, Double, Int, Int, Int, Double)] = [
      (1, 1, 1, 0.25, 1, 2, 5, 0), (1, 2, 1, 0.25, 1, 2, 5, 0), (2, 1, 1, 0.25, 2, 3, 6, 0),
      (2, 2, 1, 0.25, 1, 2, 6, 0), (2, 3, 1, 1, 0, 1, 6, 0.1), (2, 3, 3, 0.7, 2, 2, 6, 0.1),
      (3, 5, 2, 0.1, 3, 3, 9, 0.3),
    ]
    var cases = rows.map { n, d, k, eta, delay, localSteps, steps, noise in
      MethodCase(
        setting: setting(method, n, d, 0.25, eta, delay, localSteps), compression: .topK(k),
        landscape: .quadratics(noise: noise), steps: steps, seed: 0, index: 0)
    }
    cases.append(
      MethodCase(
        setting: setting(method, 2, 3, 0.25, 0.25), compression: .topK(1), landscape: .startAtMinimum, steps: 4,
        seed: 0,
        index: 0))
    cases.append(
      MethodCase(
        setting: setting(method, 2, 4, 0.25, 0.25), compression: .topK(2), landscape: .ties, steps: 6, seed: 0, index: 0
      ))
    return cases
  }

  private static func random(
    _ method: KnownMethod, _ dimensions: [Int], using stream: inout RandomStream
  ) -> MethodCase {
    let n = 2 + stream.integer(below: 7)
    let d = dimensions.isEmpty ? 2 + stream.integer(below: 39) : dimensions[stream.integer(below: dimensions.count)]
    let k = 1 + stream.integer(below: max(1, d / 2))
    // Two digits, so that the setting can be read and typed.
    func digits(_ low: Double, _ high: Double) -> Double {
      ((low + (high - low) * stream.uniform()) * 100).rounded() / 100
    }
    let setting = setting(
      method, n, d, digits(0.05, 0.6), digits(0.05, 0.95), stream.integer(below: 5), 1 + stream.integer(below: 4))
    let compression: MethodCase.Compression = stream.bernoulli(0.3) ? .randK(k) : .topK(k)
    return MethodCase(
      setting: setting, compression: compression, landscape: .quadratics(noise: digits(0, 0.5)),
      steps: 6 + stream.integer(below: 15), seed: 0, index: 0)
  }

  private static func setting(
    _ method: KnownMethod, _ n: Int, _ d: Int, _ stepSize: Double, _ momentum: Double, _ delay: Int = 1,
    _ localSteps: Int = 2
  ) -> MethodSetting {
    MethodSetting(
      method: method, workerCount: n, dimension: d, stepSize: stepSize, momentum: momentum, delay: delay,
      localSteps: localSteps)
  }
}

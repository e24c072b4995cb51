/// What came of one task run several times by one implementation.
struct Measurement: Codable, Hashable {
  /// Which task.
  var task: String
  /// Which implementation.
  var implementation: String
  /// What the task computed, as one number: for a compressor `‖C(x) − x‖²/‖x‖²`, for a method
  /// `f(xᵀ)/f(x⁰)`. Implementations of one task agree on it closely, though their random numbers differ.
  var outcome: Double
  /// Wall time, one a repetition, in order.
  var seconds: [Double]

  var best: Double { seconds.min() ?? .nan }

  var median: Double { quantile(0.5) }

  /// The distance between the quartiles, relative to the median.
  var spread: Double { (quantile(0.75) - quantile(0.25)) / median }

  /// Between the two nearest order statistics, linearly.
  private func quantile(_ p: Double) -> Double {
    guard !seconds.isEmpty else { return .nan }
    let sorted = seconds.sorted()
    let position = p * Double(sorted.count - 1)
    let below = Int(position)
    let above = min(below + 1, sorted.count - 1)
    return sorted[below] + (position - Double(below)) * (sorted[above] - sorted[below])
  }

  /// Runs `task` once to warm up and then `repetitions` times against the clock.
  static func of(_ task: String, repetitions: Int, run: () -> Void, outcome: () -> Double) -> Measurement {
    run()
    let clock = ContinuousClock()
    let seconds = (0..<repetitions).map { _ in
      let time = clock.measure(run).components
      return Double(time.seconds) + 1e-18 * Double(time.attoseconds)
    }
    return Measurement(task: task, implementation: "efcheck", outcome: outcome(), seconds: seconds)
  }
}

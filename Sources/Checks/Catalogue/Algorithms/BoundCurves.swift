/// The weighted mean of the gaps beside two bounds, over the horizons.
struct BoundCurves {
  private var x: [Double] = []
  private var measured: [Double] = []
  private var simple: [Double] = []
  private var measuredBest: [Double] = []
  private var best: [Double] = []

  /// - Parameters:
  ///   - measured: The mean with the weights of the simple bound.
  ///   - measuredBest: The mean with the weights of the other one.
  mutating func add(_ horizon: Int, measured: Double, simple: Double, measuredBest: Double, best: Double) {
    x.append(Double(horizon + 1))
    self.measured.append(measured)
    self.simple.append(simple)
    self.measuredBest.append(measuredBest)
    self.best.append(best)
  }

  func figure(id: String, problem: String) -> Figure {
    Figure(
      id: id, title: "EF14 on a strongly convex function: exact gap and bounds",
      caption:
        "\(problem). Solid: the exact expectation of the weighted mean of f − f⋆, once with the weights of each bound. Dashed: "
        + "the bound with fixed constants, and the bound with the best Young parameters at each horizon, which is "
        + "nearer.",
      xAxis: .init("K + 1", .logarithmic), yAxis: .init("(1/W) Σ w_k (E f(x_k) − f⋆)", .logarithmic),
      series: [
        .init(name: "exact, weights of fixed constants", role: .measured, x: x, y: measured),
        .init(name: "bound, fixed constants", role: .bound, x: x, y: simple),
        .init(name: "exact, weights of best parameters", role: .measured, x: x, y: measuredBest),
        .init(name: "bound, best parameters", role: .bound, x: x, y: best),
      ])
  }
}

/// One method in an `ExpectationCheck`: what is exactly expected of it at every place, what bounds that, and a run.
public struct ExpectationCurve: Sendable {
  /// How legends call it, such as `τ = 4`.
  let name: String
  /// A bound of the exact expectation, one a place; empty where there is none.
  let bounds: [Double]
  /// The exact expectation, one a place, without sampling.
  let exact: @Sendable () throws -> [Double]
  /// One independent run: a non-negative value a place, whose expectation is the exact one.
  let run: @Sendable (_ repetition: Int, _ seed: UInt64) -> [Double]

  init(
    _ name: String, bounds: [Double] = [], exact: @escaping @Sendable () throws -> [Double],
    run: @escaping @Sendable (_ repetition: Int, _ seed: UInt64) -> [Double]
  ) {
    self.name = name
    self.bounds = bounds
    self.exact = exact
    self.run = run
  }
}

/// What was computed and run for the curves of an `ExpectationCheck`.
public struct ExpectationEvidence: Hashable, Sendable, Codable {
  /// One curve: the exact expectations, and for each run its values, a place each.
  public struct Curve: Hashable, Sendable, Codable {
    public var exact: [Double]
    public var runs: [[Double]]

    public init(exact: [Double], runs: [[Double]]) {
      self.exact = exact
      self.runs = runs
    }

    /// The values of all runs at one place.
    func column(_ place: Int) -> [Double] { runs.map { $0[place] } }
  }

  public var curves: [Curve]

  public init(curves: [Curve]) { self.curves = curves }
}

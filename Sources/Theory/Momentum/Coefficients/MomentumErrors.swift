/// The errors of a method with momentum at one state, or weights of them.
///
/// With `wᵢ` the vectors that the messages pursue and `v`, `u` the means of the `vᵢ`, `uᵢ`:
public struct MomentumErrors: Hashable, Sendable {
  /// `G = (1/n) Σᵢ ‖gᵢ − wᵢ‖²`.
  public var compression: Double
  /// `P = ‖v − ∇f(x)‖²`.
  public var momentum: Double
  /// `P̃ = (1/n) Σᵢ ‖vᵢ − ∇fᵢ(x)‖²`.
  public var workerMomentum: Double
  /// `Q = ‖u − v‖²`; 0 where there is one momentum.
  public var second: Double
  /// `Q̃ = (1/n) Σᵢ ‖uᵢ − vᵢ‖²`; 0 where there is one momentum.
  public var workerSecond: Double

  public init(
    compression: Double = 0, momentum: Double = 0, workerMomentum: Double = 0, second: Double = 0,
    workerSecond: Double = 0
  ) {
    self.compression = compression
    self.momentum = momentum
    self.workerMomentum = workerMomentum
    self.second = second
    self.workerSecond = workerSecond
  }

  /// The errors, or weights, one by one.
  public enum Term: CaseIterable, Hashable, Sendable {
    case compression, momentum, workerMomentum, second, workerSecond
  }

  public subscript(term: Term) -> Double {
    switch term {
    case .compression: compression
    case .momentum: momentum
    case .workerMomentum: workerMomentum
    case .second: second
    case .workerSecond: workerSecond
    }
  }

  /// `Σ weight · error`.
  public func weighted(by weights: MomentumErrors) -> Double {
    Term.allCases.reduce(0) { $0 + weights[$1] * self[$1] }
  }
}

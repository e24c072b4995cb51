/// A part of the state of a method that a foreign implementation may show.
public enum MethodQuantity: String, Sendable, Codable, CodingKeyRepresentable, CaseIterable {
  /// `x`, the iterate; the only one that must be shown.
  case iterate = "x"
  /// `eᵢ`, what a worker has computed and not yet sent.
  case memory
  /// `gᵢ`, the estimate of a worker's gradient.
  case estimates
  /// `vᵢ`, a worker's momentum average.
  case averages
  /// `g`, the server's estimate.
  case serverEstimate = "estimate"
  /// `xᵢ`, where a worker wants its gradient; of local SGD.
  case points
  /// Copies of the iterate, one a worker.
  case replicas

  /// Its number in frames.
  var code: UInt32 {
    switch self {
    case .iterate: 1
    case .memory: 2
    case .estimates: 3
    case .averages: 4
    case .serverEstimate: 5
    case .points: 6
    case .replicas: 7
    }
  }

  /// Whether it tells where the method is, not what its memories hold.
  var isOfTheIterate: Bool { self == .iterate || self == .points || self == .replicas }

  /// Whether every worker has its own.
  var hasRows: Bool { self != .iterate && self != .serverEstimate }
}

/// What a method shows of itself after a step: the rows of each quantity, one row where there is one for all.
public typealias MethodState = [MethodQuantity: [[Double]]]

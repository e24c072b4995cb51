/// A gradient oracle under examination, seen from outside: an oracle of this package, a planted fault, or
/// a program that somebody else wrote.
///
/// It stands for a loss `f = (1/n) Σᵢ fᵢ` on ℝᵈ of which it can tell, as far as it knows, values, gradients
/// and stochastic gradients. Where a worker `i` is named the question is about `fᵢ`, else about `f`.
public protocol OracleSubject: Sendable {
  /// How reports call it.
  var name: String { get }

  /// The precision of its inputs and outputs. Points are rounded to it before they are handed over.
  var dtype: DType { get }

  /// Opens a session, starting whatever has to run.
  func makeSession() throws(SubjectFailure) -> any OracleSession
}

/// A running oracle. A session is used from one thread at a time.
public protocol OracleSession: AnyObject {
  var nature: OracleNature { get }

  /// `f(x)` at every point.
  func values(at points: [[Double]]) throws(SubjectFailure) -> [Double]

  /// `∇fᵢ(x)` at every point, `∇f(x)` for no worker.
  func gradients(of worker: Int?, at points: [[Double]]) throws(SubjectFailure) -> [[Double]]

  /// Draws of `∇fᵢ(x, ξ)`, one for each seed; the same seed is the same `ξ` at every point.
  ///
  /// - Parameter batchSize: The number `B` of samples whose mean a draw is; nil is the oracle's own.
  func draws(
    of worker: Int?, at x: [Double], seeds: [UInt64], batchSize: Int?
  ) throws(SubjectFailure) -> SubjectDraws

  /// Throws away whatever the subject remembers, by starting it anew.
  func restart() throws(SubjectFailure)
}

/// What an oracle can be asked.
public struct OracleNature: Hashable, Sendable, Codable {
  /// The dimension `d`.
  public var dimension: Int
  /// The number `n` of workers; questions may name one where it exceeds 1.
  public var workerCount: Int
  public var knowsValues: Bool
  public var knowsGradients: Bool
  /// Whether there are stochastic gradients.
  public var isStochastic: Bool
  /// Whether the size of a batch can be chosen.
  public var takesBatches: Bool
  /// The minimiser `x⋆` of `f`, where it is known.
  public var minimiser: [Double]?

  public init(
    dimension: Int, workerCount: Int = 1, knowsValues: Bool, knowsGradients: Bool, isStochastic: Bool,
    takesBatches: Bool = false, minimiser: [Double]? = nil
  ) {
    self.dimension = dimension
    self.workerCount = workerCount
    self.knowsValues = knowsValues
    self.knowsGradients = knowsGradients
    self.isStochastic = isStochastic
    self.takesBatches = takesBatches
    self.minimiser = minimiser
  }

  /// Whom questions about every worker name: all of several, nobody of one.
  public var workers: [Int?] { workerCount > 1 ? (0..<workerCount).map(Optional.some) : [nil] }
}

/// A distributed method under examination, seen from outside: a program that somebody else wrote.
///
/// A subject is a description that can be shared; the examination happens in sessions.
public protocol MethodSubject: Sendable {
  /// How reports call it.
  var name: String { get }

  /// The precision of its numbers. Whatever is handed over is rounded to it first.
  var dtype: DType { get }

  /// Opens a session, starting whatever has to run.
  func makeSession() throws(SubjectFailure) -> any MethodSession
}

/// A running method. A session is used from one thread at a time.
public protocol MethodSession: AnyObject {
  /// Starts a run at `x0`; what ran before is forgotten.
  func begin(
    _ setting: MethodSetting, at x0: [Double], asking host: any MethodHost
  ) throws(SubjectFailure) -> MethodState

  /// Makes one step.
  func step(asking host: any MethodHost) throws(SubjectFailure) -> MethodState
}

/// What answers the questions of a method during a step.
public protocol MethodHost: AnyObject {
  /// The stochastic gradient of a worker at `x`; nil where the method has asked too often to be answered.
  func gradient(of worker: Int, at x: [Double]) -> [Double]?

  /// The compressed vector; nil where the method has asked too often to be answered.
  ///
  /// - Parameter worker: Whose vector it is; nil for the next worker's.
  func message(of worker: Int?, compressing vector: [Double]) -> [Double]?
}

/// A compressor under examination, seen from outside: a reference compressor, a planted fault, or
/// a program that somebody else wrote.
///
/// A subject is a description that can be shared; the examination happens in sessions.
public protocol CompressorSubject: Sendable {
  /// How reports call it.
  var name: String { get }

  /// The precision of its inputs and outputs. Inputs are rounded to it before they are handed over,
  /// and the reference is computed from the rounded input in Double.
  var dtype: DType { get }

  /// Opens a session, starting whatever has to run.
  func makeSession() throws(SubjectFailure) -> any CompressorSession
}

extension CompressorSubject {
  /// Opens a session; nil where the time of the run ends first.
  func makeSessionInTime() throws(SubjectFailure) -> (any CompressorSession)? {
    do {
      return try makeSession()
    } catch {
      guard error.kind == .endOfRun else { throw error }
      return nil
    }
  }
}

/// A running subject. A session is used from one thread at a time.
public protocol CompressorSession: AnyObject {
  /// Whether the subject declares that its output is a function of its input alone.
  var isDeclaredDeterministic: Bool { get }

  /// Returns independent draws of `C(x)`, one for each seed.
  ///
  /// The same seeds give the same draws, if the subject takes its randomness from the seed.
  func draws(of x: SubjectInput, seeds: [UInt64]) throws(SubjectFailure) -> SubjectDraws

  /// Returns the bits of the messages of these draws, nil where the subject does not report them.
  func messageBits(of x: SubjectInput, seeds: [UInt64]) throws(SubjectFailure) -> [Double?]

  /// Throws away whatever the subject remembers, by starting it anew.
  func restart() throws(SubjectFailure)
}

extension CompressorSession {
  public func messageBits(of x: SubjectInput, seeds: [UInt64]) throws(SubjectFailure) -> [Double?] {
    try draws(of: x, seeds: seeds).messageBits
  }
}

/// An input of a subject: its entries in row-major order, and its shape.
public struct SubjectInput: Hashable, Sendable, Codable {
  public let entries: [Double]
  /// The sizes along the axes; their product is the number of entries.
  public let shape: [Int]

  public init(_ entries: [Double], shape: [Int]? = nil) {
    self.entries = entries
    self.shape = shape ?? [entries.count]
    precondition(self.shape.reduce(1, *) == entries.count, "a shape must hold all entries")
  }

  public var dimension: Int { entries.count }
}

/// Several draws of `C(x)` at one input.
public struct SubjectDraws: Hashable, Sendable {
  /// The draws one after another, each `dimension` entries.
  public var values: [Double]
  public let dimension: Int
  /// The bits of each message, where the subject reports them.
  public var messageBits: [Double?]
  /// Whether the subject changed its argument in any of the draws.
  public var inputWasMutated: Bool
  /// Whether the subject set a global generator to a state of its own in any of the draws, so that
  /// draws with different seeds are not independent.
  public var generatorWasReseeded: Bool

  public init(
    values: [Double], dimension: Int, messageBits: [Double?] = [], inputWasMutated: Bool = false,
    generatorWasReseeded: Bool = false
  ) {
    self.values = values
    self.dimension = dimension
    self.messageBits = messageBits
    self.inputWasMutated = inputWasMutated
    self.generatorWasReseeded = generatorWasReseeded
  }

  public var count: Int { dimension == 0 ? 0 : values.count / dimension }

  /// The entries of one draw.
  public func draw(_ index: Int) -> ArraySlice<Double> {
    values[(index * dimension)..<((index + 1) * dimension)]
  }
}

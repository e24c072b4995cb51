/// One judged claim, as it is printed and stored.
///
/// The stored form has every key, with null where there is nothing to say.
public struct Finding: Hashable, Sendable, Codable {
  /// The name of the check, such as `contraction` or `finiteOutput`.
  public var check: String
  /// The claim with its constants, as a reader would write it.
  public var claim: String
  public var verdict: Verdict
  /// The measured quantity, such as `E‖C(x) − x‖²/‖x‖²`.
  public var quantity: String
  /// The number of calls of the subject, or of repetitions, that the verdict rests on.
  public var calls: Int
  /// The logarithm of the e-value at the end of the run, weighted for the search over inputs.
  public var logEValue: Double?
  /// The false-alarm probability at which this finding was judged, where several share that of the run.
  public var alpha: Double?
  /// The promised constants by name.
  public var promised: [String: Double]
  public var observed: Observed?
  /// The shape of the input on which the claim came closest to failing.
  public var shape: [Int]?
  public var dtype: String?
  public var domain: String?
  public var witness: Witness?
  /// A smaller witness, at which the claim was refuted by calls of its own.
  public var shrunkWitness: SmallWitness?
  /// The smallest relative excess that would have been found with probability 0.99 on every
  /// canonical input.
  public var detectableEffect: Double?
  /// The command that repeats this finding.
  public var rerun: String?
  /// What a reader must know to read the verdict rightly; whole sentences.
  public var notes: [String]

  public init(
    check: String, claim: String, verdict: Verdict, quantity: String, calls: Int, logEValue: Double? = nil,
    alpha: Double? = nil, promised: [String: Double] = [:], observed: Observed? = nil, shape: [Int]? = nil,
    dtype: String? = nil, domain: String? = nil, witness: Witness? = nil, shrunkWitness: SmallWitness? = nil,
    detectableEffect: Double? = nil, rerun: String? = nil, notes: [String] = []
  ) {
    self.check = check
    self.claim = claim
    self.verdict = verdict
    self.quantity = quantity
    self.calls = calls
    self.logEValue = logEValue
    self.alpha = alpha
    self.promised = promised
    self.observed = observed
    self.shape = shape
    self.dtype = dtype
    self.domain = domain
    self.witness = witness
    self.shrunkWitness = shrunkWitness
    self.detectableEffect = detectableEffect
    self.rerun = rerun
    self.notes = notes
  }

  /// A measured quantity with its time-uniform limits; a limit that cannot be had is nil.
  public struct Observed: Hashable, Sendable, Codable {
    public var lower: Double?
    public var estimate: Double?
    public var upper: Double?

    public init(lower: Double?, estimate: Double?, upper: Double?) {
      self.lower = lower
      self.estimate = estimate
      self.upper = upper
    }

    public func encode(to encoder: any Encoder) throws {
      var container = encoder.container(keyedBy: CodingKeys.self)
      try container.encode(lower, forKey: .lower)
      try container.encode(estimate, forKey: .estimate)
      try container.encode(upper, forKey: .upper)
    }
  }

  /// An input on which a claim fails, or comes closest to failing.
  public struct Witness: Hashable, Sendable, Codable {
    /// What kind of input it is, such as `first basis vector, d = 16`.
    public var name: String
    /// The input itself, row-major.
    public var x: [Double]
    /// The `.npy` file that holds it, relative to the folder of the JSON file.
    public var file: String?
    /// The logarithm of the wealth of the test at this input alone. It is no e-value: the input was chosen
    /// after the fact; `logEValue` of the finding is.
    public var logWealth: Double?

    public init(name: String, x: [Double], file: String? = nil, logWealth: Double? = nil) {
      self.name = name
      self.x = x
      self.file = file
      self.logWealth = logWealth
    }

    public func encode(to encoder: any Encoder) throws {
      var container = encoder.container(keyedBy: CodingKeys.self)
      try container.encode(name, forKey: .name)
      try container.encode(x, forKey: .x)
      try container.encode(logWealth, forKey: .logWealth)
      try container.encode(file, forKey: .file)
    }
  }

  /// Writes every key; `encodeIfPresent` would leave out what is absent.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(check, forKey: .check)
    try container.encode(claim, forKey: .claim)
    try container.encode(verdict, forKey: .verdict)
    try container.encode(quantity, forKey: .quantity)
    try container.encode(calls, forKey: .calls)
    try container.encode(logEValue, forKey: .logEValue)
    try container.encode(alpha, forKey: .alpha)
    try container.encode(promised, forKey: .promised)
    try container.encode(observed, forKey: .observed)
    try container.encode(shape, forKey: .shape)
    try container.encode(dtype, forKey: .dtype)
    try container.encode(domain, forKey: .domain)
    try container.encode(witness, forKey: .witness)
    try container.encode(shrunkWitness, forKey: .shrunkWitness)
    try container.encode(detectableEffect, forKey: .detectableEffect)
    try container.encode(rerun, forKey: .rerun)
    try container.encode(notes, forKey: .notes)
  }
}

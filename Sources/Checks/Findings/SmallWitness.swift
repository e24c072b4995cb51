/// A small input at which a claim was refuted on its own.
public struct SmallWitness: Hashable, Sendable, Codable {
  /// The input, row-major.
  public var x: [Double]
  public var shape: [Int]
  /// The calls of the test that refuted the claim there.
  public var calls: Int
  /// The logarithm of that test's e-value, its share of the error budget included; nil where one output
  /// decides.
  public var logEValue: Double?
  /// How many smaller inputs were tried.
  public var tries: Int
  /// The `.npy` file that holds it, relative to the folder of the JSON file.
  public var file: String?

  public init(
    x: [Double], shape: [Int], calls: Int, logEValue: Double? = nil, tries: Int = 0, file: String? = nil
  ) {
    self.x = x
    self.shape = shape
    self.calls = calls
    self.logEValue = logEValue
    self.tries = tries
    self.file = file
  }

  /// Writes every key; `encodeIfPresent` would leave out what is absent.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(x, forKey: .x)
    try container.encode(shape, forKey: .shape)
    try container.encode(calls, forKey: .calls)
    try container.encode(logEValue, forKey: .logEValue)
    try container.encode(tries, forKey: .tries)
    try container.encode(file, forKey: .file)
  }
}

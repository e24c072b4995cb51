/// What was seen of a subject while one structural claim was examined.
public struct StructuralEvidence: Hashable, Sendable, Codable {
  /// All calls of the subject.
  public var calls = 0
  /// The false-alarm probability at which the run was to stop.
  public var alpha = 1.0
  public var isDeclaredDeterministic = false
  /// At how many inputs the claim was tried.
  public var inputs = 0
  /// The least number of trials at any of these inputs.
  public var leastTrials = 0
  /// Whether every input was tried.
  public var isComplete = false
  /// A counterexample that needs no statistics.
  public var violation: PropertyEvidence.Sighting?
  /// Why the subject gave no answer.
  public var failure: PropertyEvidence.Sighting?
  /// Why the claim cannot be examined on this subject.
  public var obstacle: String?
  /// The comparisons under shared seeds, for claims that have them.
  public var sharedSeed: SharedSeedEvidence?
  /// The tests of laws, one entry for each pair of an input and a comparison.
  public var arms: [WealthEvidence] = []
  public var endedByTimeLimit = false
  /// A smaller witness, at which the claim was refuted by calls of its own; `calls` does not count them.
  public var shrunk: ShrunkWitness?
}

/// What comparisons of calls under one seed showed; see `SharedSeedExamination`.
public struct SharedSeedEvidence: Hashable, Sendable, Codable {
  /// The share of the false-alarm probability.
  public var weight: Double
  public var comparisons = 0
  /// Comparisons that failed, but not again: there the output is no function of the seed.
  public var unconfirmed = 0
  /// The signs of repeated comparisons.
  public var test = SignTest()
  /// The largest `log W` at any look.
  public var supremum = 0.0
  /// The comparison that failed again and again, or failed last.
  public var sighting: PropertyEvidence.Sighting?

  init(weight: Double) { self.weight = weight }
}

/// The wealth of a test at one input.
public struct WealthEvidence: Hashable, Sendable, Codable {
  public var input: LibraryInput
  /// What is compared, such as the permutation.
  public var comparison: String
  /// Whether the test runs over all inputs; `input` is then one of them.
  public var isPooled = false
  /// The share of the false-alarm probability; the shares of all arms add up to at most 1.
  public var weight: Double
  public var trials = 0
  /// `log W` at the end.
  public var final = 0.0
  /// The largest `log W` at any look.
  public var supremum = 0.0
  /// The statistic or the lag that speaks loudest.
  public var loudest: String?
  /// The mean of that statistic's signs, or the mean of the measured quantity over its bound.
  public var mean = 0.0
  /// The first values of the measured quantity over its bound, where there is one.
  public var sample: [Double] = []

  /// How many values are kept for the statement of what could have been found.
  static let sampleLimit = 1024

  init(input: LibraryInput, comparison: String, weight: Double) {
    self.input = input
    self.comparison = comparison
    self.weight = weight
  }
}

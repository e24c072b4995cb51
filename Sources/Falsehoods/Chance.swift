import GSL

/// Where a planted fault takes its randomness: a stream of random numbers while it is examined, or a
/// script of decisions while its law is enumerated. One implementation serves both, so that the exact
/// law is the law of what is examined.
struct Chance {
  private enum Source {
    case stream(RandomStream)
    case script([Int])
  }

  /// A decision that was taken: how many alternatives there were, which one it was, and its probability.
  struct Decision {
    let alternatives: Int
    let taken: Int
    let probability: Double
  }

  private var source: Source
  /// The decisions so far, where a script is followed.
  private(set) var decisions: [Decision] = []
  /// Whether a continuous variable was drawn, whose law cannot be enumerated.
  private(set) var isContinuous = false

  init(_ stream: RandomStream) { source = .stream(stream) }

  /// Follows a script; decisions beyond its end take their first alternative.
  init(script: [Int]) { source = .script(script) }

  /// True with probability `p`.
  mutating func flip(_ p: Double) -> Bool {
    guard p > 0 else { return false }
    guard p < 1 else { return true }
    if case .stream(var stream) = source {
      defer { source = .stream(stream) }
      return stream.bernoulli(p)
    }
    return scripted(2) { $0 == 1 ? p : 1 - p } == 1
  }

  /// A whole number in `0..<count`, all equally likely.
  mutating func integer(below count: Int) -> Int {
    if case .stream(var stream) = source {
      defer { source = .stream(stream) }
      return stream.integer(below: count)
    }
    return scripted(count) { _ in 1 / Double(count) }
  }

  /// An index with probability proportional to these weights, which are not all zero.
  mutating func index(weights: [Double]) -> Int {
    let total = weights.reduce(0, +)
    if case .stream(var stream) = source {
      defer { source = .stream(stream) }
      var rest = stream.uniform() * total
      for (index, weight) in weights.enumerated() where weight > 0 {
        rest -= weight
        if rest < 0 { return index }
      }
      return weights.lastIndex { $0 > 0 } ?? 0
    }
    let possible = weights.indices.filter { weights[$0] > 0 }
    return possible.count == 1 ? possible[0] : possible[scripted(possible.count) { weights[possible[$0]] / total }]
  }

  /// `k` of the numbers in `0..<d`, all subsets equally likely.
  mutating func subset(of d: Int, count k: Int) -> [Int] {
    if case .stream(var stream) = source {
      defer { source = .stream(stream) }
      return stream.subset(of: d, count: k)
    }
    let count = Self.binomial(d, k)
    return Self.subset(scripted(count) { _ in 1 / Double(count) }, of: d, count: k)
  }

  /// A uniform number in [0, 1) that is compared with `cuts` and used for nothing else.
  mutating func uniform(comparedWith cuts: [Double]) -> Double {
    if case .stream(var stream) = source {
      defer { source = .stream(stream) }
      return stream.uniform()
    }
    let points = [0] + Set(cuts.filter { 0 < $0 && $0 < 1 }).sorted() + [1]
    return points[scripted(points.count - 1) { points[$0 + 1] - points[$0] }]
  }

  /// A standard normal variable, for which no script can be written.
  mutating func gaussian() -> Double {
    if case .stream(var stream) = source {
      defer { source = .stream(stream) }
      return stream.gaussian()
    }
    isContinuous = true
    return 1
  }

  private mutating func scripted(_ alternatives: Int, probability: (Int) -> Double) -> Int {
    guard case .script(let script) = source else { return 0 }
    let taken = decisions.count < script.count ? script[decisions.count] : 0
    decisions.append(Decision(alternatives: alternatives, taken: taken, probability: probability(taken)))
    return taken
  }

  /// The subset of this rank in the order of a dictionary.
  private static func subset(_ rank: Int, of d: Int, count k: Int) -> [Int] {
    var rest = rank
    var subset: [Int] = []
    for candidate in 0..<d where subset.count < k {
      // So many subsets go on with this candidate.
      let count = binomial(d - candidate - 1, k - subset.count - 1)
      if rest < count { subset.append(candidate) } else { rest -= count }
    }
    return subset
  }

  private static func binomial(_ n: Int, _ k: Int) -> Int {
    (0..<max(0, k)).reduce(1) { $0 * (n - $1) / ($1 + 1) }
  }
}

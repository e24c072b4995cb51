import Foundation
import GSL

/// The vectors that have told good compressors from bad ones. A Gaussian vector is the worst test
/// vector; the faults show on constants, single entries, ties, ramps and spread-out magnitudes.
func vectorPatterns(dimension d: Int, seed: UInt64) -> [Pattern] {
  func each(_ entry: (Int) -> Double) -> [Double] { (0..<d).map(entry) }
  func constant(_ value: Double) -> [Double] { Array(repeating: value, count: d) }
  func basis(_ index: Int, _ value: Double = 1, rest: Double = 0) -> [Double] { each { $0 == index ? value : rest } }

  var patterns = [
    Pattern("constant 1", constant(1), isCanonical: true),
    Pattern("constant 4/3", constant(4.0 / 3), isCanonical: true),
    Pattern("first basis vector", basis(0), isCanonical: true),
    Pattern("last basis vector", basis(d - 1), isCanonical: true),
    Pattern("rising ramp", each { Double($0 + 1) / Double(d) }, isCanonical: true),
    Pattern("middle basis vector, negative", basis(d / 2, -1)),
  ]
  let constants: [(String, Double)] = [
    ("−1", -1), ("0.1", 0.1), ("1.5", 1.5), ("1.9", 1.9), ("1.99", 1.99), ("1.4143", 1.4143),
    ("1+1/17", 1 + 1.0 / 17), ("1+2⁻⁸", 1 + 0x1p-8), ("1+2⁻¹⁰−2⁻²⁰", 1 + 0x1p-10 - 0x1p-20),
    ("2⁻¹⁰", 0x1p-10), ("10⁻⁹", 1e-9), ("10⁶", 1e6), ("2²⁰", 0x1p20),
  ]
  patterns += constants.map { Pattern("constant \($0.0)", constant($0.1)) }
  patterns += [
    Pattern("alternating signs", each { $0 % 2 == 0 ? 1 : -1 }),
    Pattern("falling ramp", each { Double(d - $0) / Double(d) }),
    Pattern("alternating ramp", each { ($0 % 2 == 0 ? 1 : -1) * Double($0 + 1) / Double(d) }),
    Pattern("integers 1 … 6 repeated", each { Double($0 % 6 + 1) }),
    Pattern("decay 0.5", each { pow(0.5, Double(min($0, 40))) }),
    Pattern("decay 0.9", each { pow(0.9, Double(min($0, 200))) }),
    Pattern("decay −0.7", each { pow(-0.7, Double(min($0, 80))) }),
    Pattern("harmonic", each { 1 / Double($0 + 1) }),
    Pattern("near ties 1 + 0.001 j", each { 1 + 1e-3 * Double($0) }),
  ]
  for level in [1e-6, 1e-3, 0.01, 0.055, 0.1, 0.12, 0.1999, 0.2, 0.35, 0.5] {
    patterns.append(Pattern("first entry 1, others \(level)", basis(0, 1, rest: level)))
  }
  patterns.append(Pattern("large first block", each { $0 < max(1, d / 4) ? 100 : 0.01 }))
  patterns.append(Pattern("blocks with one outlier", each { $0 % 8 == 3 ? 30 : 0.5 }))
  if d >= 2 {
    patterns += levelPatterns(dimension: d)
    patterns.append(Pattern("two entries 1, 0.01", each { $0 == 0 ? 1 : $0 == d - 1 ? 0.01 : 0 }))
    patterns.append(Pattern("two entries 1, −1", each { $0 == 0 ? 1 : $0 == d - 1 ? -1 : 0 }))
  }
  return patterns + randomPatterns(dimension: d, seed: seed)
}

/// Vectors of norm 1 whose entries but the first lie on levels `l/s` of the norm, or half-way between two, for the
/// smallest power of two `s ≥ 4` that leaves half of the norm to the first: where rounding to levels is exact, and where
/// it is worst.
private func levelPatterns(dimension d: Int) -> [Pattern] {
  let others = Double(d - 1)
  var s = 4.0
  while others / (s * s) > 0.5 { s *= 2 }
  func pattern(_ name: String, _ level: Double) -> Pattern {
    let first = (1 - others * level * level).squareRoot()
    return Pattern("\(name), s = \(Int(s))", [first] + Array(repeating: level, count: d - 1))
  }
  return [pattern("levels of the norm", 1 / s), pattern("half-way between levels of the norm", 0.5 / s)]
}

private func randomPatterns(dimension d: Int, seed: UInt64) -> [Pattern] {
  var stream = RandomStream(StreamName(seed: seed, purpose: .input, experiment: "vectors, d = \(d)"))
  func each(_ entry: (inout RandomStream) -> Double) -> [Double] { (0..<d).map { _ in entry(&stream) } }
  let gaussian = each { $0.gaussian() }
  let heavy = each { $0.studentT(degreesOfFreedom: 1.5) }
  let half = each { $0.gaussian().magnitude }
  let sparse = each { $0.bernoulli(0.1) ? $0.gaussian() : 0 }
  let shuffled = stream.permutation(of: d).map { 1 / Double($0 + 1) }
  return [
    Pattern("Gaussian", gaussian), Pattern("Student t with 1.5 degrees of freedom", heavy),
    Pattern("absolute Gaussian", half), Pattern("sparse Gaussian", sparse), Pattern("shuffled Zipf", shuffled),
  ]
}

import Foundation

/// A law between calls under one seed, `F(x; s) = G(x; s)`, where `F` is a plain call.
enum SharedSeedRelation: Hashable, Sendable {
  /// `2⁻ʲ C(2ʲx; s) = C(x; s)`, bit by bit.
  case scaled(exponent: Int)
  /// A call after others, at a large input among them, gives what it gives after a fresh start.
  case history(others: [LibraryInput])

  var name: String {
    switch self {
    case .scaled(let exponent): "C(2^\(exponent) x)/2^\(exponent)"
    case .history: "C(x) after calls at other inputs"
    }
  }

  /// Whether the comparison says something at this input: a scaled input must belong to the domain and be
  /// representable.
  func applies(to input: LibraryInput, domain: Domain?, dtype: DType) -> Bool {
    guard case .scaled(let exponent) = self else { return true }
    return input.input.entries.allSatisfy { dtype.keeps($0, scaledBy: exponent) }
      && domain?.contains(input.input.entries.map { scalbn($0, exponent) }) ?? true
  }

  /// `G(x; s)`; nil where the subject gives no answer.
  func image(at input: LibraryInput, seed: UInt64, _ session: inout PatientSession) -> [Double]? {
    switch self {
    case .scaled(let exponent):
      let scaled = SubjectInput(input.input.entries.map { scalbn($0, exponent) }, shape: input.input.shape)
      return session.output(at: LibraryInput(name: "2^\(exponent) · \(input.name)", input: scaled), seed: seed)?
        .map { scalbn($0, -exponent) }
    case .history(let others):
      for (index, other) in others.enumerated() {
        guard session.output(at: other, seed: seed &+ UInt64(index) &+ 1) != nil else { return nil }
      }
      return session.output(at: input, seed: seed)
    }
  }

  /// Two plain calls and `G(x; s)`. Where the past matters, the plain calls follow fresh starts.
  func trial(at input: LibraryInput, seed: UInt64, _ session: inout PatientSession) -> SharedSeedTrial? {
    let startsAnew = if case .history = self { true } else { false }
    func plain() -> [Double]? {
      guard !startsAnew || session.restart() else { return nil }
      return session.output(at: input, seed: seed)
    }
    guard let first = plain(), let second = plain(), let image = image(at: input, seed: seed, &session) else {
      return nil
    }
    return SharedSeedTrial(first: first, second: second, image: image)
  }

  /// Whether two outputs agree for this relation: bit by bit but for the sign of zero, and for a scaled
  /// one where no entry has left the normal numbers on the way.
  func agree(_ image: [Double], _ plain: [Double], dtype: DType) -> Bool {
    guard image.count == plain.count else { return false }
    return zip(image, plain).allSatisfy { a, b in a == b || a.bitPattern == b.bitPattern || isBeyondRange(b, dtype) }
  }

  private func isBeyondRange(_ value: Double, _ dtype: DType) -> Bool {
    guard case .scaled(let exponent) = self, value.isFinite else { return false }
    return !dtype.keeps(value, scaledBy: exponent)
  }
}

/// Three calls under one seed, of which the last may differ in law if the claim is false.
///
/// Under the claim either all agree, since the output is a function of the seed, or the three are
/// independent draws of one law, which can be exchanged. In both cases the sign
///
///     +1 if first = second ≠ image,   −1 if first = image ≠ second,   else 0
///
/// is symmetric, so that a `SignTest` judges repeated trials exactly, whether the subject takes its
/// randomness from the seed or not.
struct SharedSeedTrial {
  let first: [Double]
  let second: [Double]
  let image: [Double]

  func sign(_ agree: ([Double], [Double]) -> Bool) -> Double {
    switch (agree(second, first), agree(image, first)) {
    case (true, false): 1
    case (false, true): -1
    default: 0
    }
  }
}

extension DType {
  /// Whether `value` and `2ʲ value` are normal numbers of this precision, or zero, so that scaling is exact.
  func keeps(_ value: Double, scaledBy exponent: Int) -> Bool {
    value == 0
      || normalMagnitudes.contains(value.magnitude) && normalMagnitudes.contains(scalbn(value, exponent).magnitude)
  }

  /// The magnitudes of the normal numbers.
  var normalMagnitudes: ClosedRange<Double> {
    switch self {
    case .float64: Double.leastNormalMagnitude...Double.greatestFiniteMagnitude
    case .float32: Double(Float.leastNormalMagnitude)...Double(Float.greatestFiniteMagnitude)
    case .float16: 0x1p-14...65504
    case .bfloat16: 0x1p-126...0x1.FEp127
    }
  }
}

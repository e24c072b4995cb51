import EFSpec
import GSL
import Theory

/// Measures one compressor on given inputs.
struct SurveyMeasuring {
  let inputs: [[Double]]
  /// The messages for each input.
  let messagesPerInput: Int
  /// The draws for each input where an expectation has to be sampled.
  let drawsPerInput: Int

  /// - Parameters:
  ///   - compressor: One that is defined at the dimension of the inputs.
  ///   - stream: The randomness of its draws.
  func measure(
    _ member: SurveyFamily.Member, of family: String, coding: some MessageCoding, using stream: inout RandomStream
  ) -> SurveyMeasurement? {
    guard let d = inputs.first?.count else { return nil }
    var bits: [Double] = []
    for x in inputs {
      let count = coding.isDeterministic ? 1 : messagesPerInput
      for _ in 0..<count { bits.append(Double(coding.message(x, as: .float32, using: &stream).bitCount)) }
    }
    let errors = errors(of: coding, using: &stream)
    let delta = (try? member.pair.theory.constants(dimension: d))?.delta?.value
    return SurveyMeasurement(
      family: family, member: member.label, messages: bits.count, meanBits: mean(bits),
      longestBits: Int(bits.max() ?? 0),
      formulaBits: member.pair.theory.messageBits(dimension: d, floatBits: PayloadFormat.float32.floatBits),
      overheadBits: coding.messageOverhead(dimension: d), meanError: mean(errors.values),
      standardError: standardError(of: errors.values),
      largestExactError: errors.areExact ? errors.values.max() : nil, promisedError: delta.map { 1 - 1 / $0 })
  }

  /// Nil for one value; 0 where the values differ by rounding only.
  private func standardError(of values: [Double]) -> Double? {
    guard values.count >= 2 else { return nil }
    let error = standardDeviation(values) / Double(values.count).squareRoot()
    return error > 1e-14 * mean(values) ? error : 0
  }

  /// `E‖C(x) − x‖²/‖x‖²` for every input; where the expectation is sampled, the mean over the draws of each
  /// input, and for a single input the draws themselves, so that they show their spread.
  private func errors(
    of compressor: some Compressor, using stream: inout RandomStream
  ) -> (values: [Double], areExact: Bool) {
    if let exact = compressor as? any ExactMomentsCompressor {
      return (inputs.map { exact.moments(of: $0).squaredError / squaredNorm($0.span) }, true)
    }
    let draws = inputs.map { x in
      (0..<drawsPerInput).map { _ in
        squaredDistance(compressor.compress(x, using: &stream).span, x.span) / squaredNorm(x.span)
      }
    }
    return (draws.count == 1 ? draws[0] : draws.map { mean($0) }, false)
  }
}

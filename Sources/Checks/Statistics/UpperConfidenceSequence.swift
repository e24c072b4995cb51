public import GSL

/// The upper end of a confidence sequence for the mean of a quantity with declared support `0 ≤ r ≤ B`:
/// `B` less the lower end for `B − r`. With probability at least `1 − α` the mean lies below it at all times
/// together.
///
/// - Parameters:
///   - values: The quantity, in the order in which it was observed.
///   - support: `B`.
/// - Returns: A limit of at most `B`; nil where a value lies outside the support, which refutes the declaration.
public func upperConfidenceLimit(
  of values: [Double], support: Double, alpha: Double
) throws(GSLError) -> Double? {
  guard values.allSatisfy({ 0 <= $0 && $0 <= support }) else { return nil }
  return support - (try lowerConfidenceLimit(of: values.map { support - $0 }, alpha: alpha))
}

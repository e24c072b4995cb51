import Foundation

extension ContractiveClass {
  /// The class of the `R`-fold repetition `y ← y + C(z − y)`, from `y = 0`: the error factor is `(1 − α)ᴿ`.
  ///
  /// - Proof:  the error `z − y` of every repetition is compressed by the next.
  /// - Source: Huang et al. (2022), where it is the inner loop of NEOLITHIC.
  public func repeated(_ count: Int) throws(HypothesisViolation) -> ContractiveClass {
    try requireAtLeastOne(count, "R")
    return try ContractiveClass(alpha: -expm1(Double(count) * log1p(-alpha)))
  }
}

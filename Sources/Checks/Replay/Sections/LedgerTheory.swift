import Theory

extension CaseLedger {
  /// A contraction parameter.
  mutating func contractiveClass(_ path: JSONPath) throws(ReplayFault) -> ContractiveClass {
    let alpha = try number(path)
    do { return try ContractiveClass(alpha: alpha) } catch { throw ReplayFault(path, error.description) }
  }
}

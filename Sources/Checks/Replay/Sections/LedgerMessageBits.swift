import Theory

extension CaseLedger {
  /// Compares `bits`, where the row has it, with the formula for the table's `float_bits`.
  mutating func compareMessageBits(
    of theory: some CompressorTheory, dimension: Int, table: JSONValue
  ) throws(ReplayFault) {
    guard contains(.root["bits"]) else { return }
    var shared = CaseLedger(element: table)
    let floatBits = try shared.integer(.root["float_bits"])
    guard let bits = theory.messageBits(dimension: dimension, floatBits: floatBits) else {
      throw ReplayFault(.root["bits"], "no formula for \(floatBits)-bit numbers")
    }
    try compare(.root["bits"], withInteger: bits)
  }
}

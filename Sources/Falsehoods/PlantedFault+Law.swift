public import Checks
public import GSL

extension PlantedFault {
  /// The exact law of the relative error at the witness; nil where the fault is not one of moments.
  public var law: RelativeErrorLaw? {
    let x = witness.input.entries
    let body = makeBody()
    switch lawSource {
    case .decisions:
      return Enumeration.outcomes { body(x, &$0) }.map { RelativeErrorLaw(outputs: $0, at: x) }
    case .coordinates:
      return Enumeration.coordinates { body(x, &$0) }.map { laws in
        RelativeErrorLaw(
          entries: laws.map { atoms in
            atoms.map { RelativeErrorLaw.Atom(value: $0.value, probability: $0.probability) }
          }, at: x)
      }
    case .squaredErrors(let atoms): return RelativeErrorLaw(squaredErrors: atoms())
    case .none: return nil
    }
  }

  /// The claim at the dimension of the witness; nil where it is none about moments.
  public var momentClaim: CompressorClaim? {
    (try? ClaimSpecification(parsing: claim)).flatMap { try? $0.claim(dimension: dimension) }
  }

  /// What any exact test of the claim can learn of the fault from a call at the witness; nil for controls
  /// and where the fault is not one of moments.
  public func informationBound() throws(GSLError) -> JointInformationBound? {
    guard kind == .moment, let law, let momentClaim else { return nil }
    return try JointInformationBound(of: momentClaim, under: law)
  }

  /// The least number of calls of any exact test at the witness with this false-alarm probability, as a
  /// planning figure: `⌈log(1/α)/KL_inf⌉`.
  public func leastCalls(falseAlarm alpha: Double) throws(GSLError) -> Int? {
    try informationBound().map { Int($0.calls(falseAlarm: alpha).rounded(.up)) }
  }
}

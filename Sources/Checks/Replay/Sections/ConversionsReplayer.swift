import Theory

/// `conversions`: the constants of a class in terms of another's.
struct ConversionsReplayer: SectionReplayer {
  var tolerances: [String] { ["1e-12"] }

  func covers(_ goldenCase: GoldenCase, element: JSONValue) -> Bool { true }

  func replay(
    _ goldenCase: GoldenCase, in ledger: inout CaseLedger, table: JSONValue
  ) throws(ReplayFault) {
    let source = try ledger.text(.root["source"])
    var inputs: [String: Double] = [:]
    for key in ["alpha", "beta", "gamma", "delta", "zeta", "lam"] where ledger.contains(.root[key]) {
      inputs[key] = try ledger.number(.root[key])
    }
    let constants: [(key: String, value: Double)]
    do {
      constants =
        switch source {
        case "B1": try Self.ofB1(inputs)
        case "B2": try Self.ofB2(inputs)
        case "B3": try Self.ofB3(inputs)
        case "U": try Self.ofU(inputs)
        case "induced": try Self.ofInduced(inputs)
        case "compose": try Self.ofComposition(inputs)
        default: throw ReplayFault(.root["source"], "unknown source \(source)")
        }
    } catch let fault as ReplayFault {
      throw fault
    } catch {
      throw ReplayFault(.root["source"], "\(error)")
    }
    for (key, value) in constants { try ledger.compare(.root[key], with: value, .relative(1e-12)) }
  }

  private typealias Constants = [(key: String, value: Double)]

  private static func input(_ name: String, of inputs: [String: Double]) throws(ReplayFault) -> Double {
    guard let value = inputs[name] else { throw ReplayFault(.root[name], "a number is missing") }
    return value
  }

  private static func ofB1(_ inputs: [String: Double]) throws -> Constants {
    let known = try ClassB1(alpha: input("alpha", of: inputs), beta: input("beta", of: inputs))
    let factor = try input("lam", of: inputs)
    let (classB2, scaled) = (try known.classB2, try known.scaled(by: factor))
    return [
      ("B2_gamma", classB2.gamma), ("B2_beta", classB2.beta),
      ("delta_of_C_over_beta", try known.scaledByInverseBeta.delta),
      ("scaled_alpha", scaled.alpha), ("scaled_beta", scaled.beta),
      ("delta_of_lamC", try known.contraction(scaledBy: factor).delta),
    ]
  }

  private static func ofB2(_ inputs: [String: Double]) throws -> Constants {
    let known = try ClassB2(gamma: input("gamma", of: inputs), beta: input("beta", of: inputs))
    let factor = try input("lam", of: inputs)
    let (classB1, scaled) = (try known.classB1, try known.scaled(by: factor))
    return [
      ("B1_alpha", classB1.alpha), ("B1_beta", classB1.beta),
      ("delta_of_C_over_beta", try known.scaledByInverseBeta.delta),
      ("scaled_gamma", scaled.gamma), ("scaled_beta", scaled.beta),
      ("delta_of_lamC", try known.contraction(scaledBy: factor).delta),
    ]
  }

  private static func ofB3(_ inputs: [String: Double]) throws -> Constants {
    let known = try ContractiveClass(delta: input("delta", of: inputs))
    let (classB1, classB2) = (try known.classB1, try known.classB2)
    let (printedB1, printedB2) = (try known.printedClassB1, try known.printedClassB2)
    return [
      ("contractive_alpha_c", known.alpha),
      ("B1_alpha_sharp", classB1.alpha), ("beta_sharp", classB1.beta),
      ("B2_gamma_sharp", classB2.gamma), ("beta_sharp", classB2.beta),
      ("B1_alpha_paper", printedB1.alpha), ("beta_paper", printedB1.beta),
      ("B2_gamma_paper", printedB2.gamma), ("beta_paper", printedB2.beta),
    ]
  }

  private static func ofU(_ inputs: [String: Double]) throws -> Constants {
    let known = try UnbiasedClass(zeta: input("zeta", of: inputs))
    let factor = try input("lam", of: inputs)
    let classB1 = try known.classB1.scaled(by: factor)
    let classB2 = try known.classB2.scaled(by: factor)
    return [
      ("B1_alpha", classB1.alpha), ("B1_beta", classB1.beta),
      ("B2_gamma", classB2.gamma), ("B2_beta", classB2.beta),
      ("B3_delta", try known.contraction(scaledBy: factor).delta),
      ("best_lam", known.bestFactor), ("best_delta", try known.contraction(scaledBy: known.bestFactor).delta),
    ]
  }

  private static func ofInduced(_ inputs: [String: Double]) throws -> Constants {
    let inner = try ContractiveClass(delta: input("delta", of: inputs))
    return [("induced_zeta", try UnbiasedClass(zeta: input("zeta", of: inputs)).induced(by: inner).zeta)]
  }

  private static func ofComposition(_ inputs: [String: Double]) throws -> Constants {
    let inner = try ContractiveClass(delta: input("delta", of: inputs))
    let outer = try UnbiasedClass(zeta: input("zeta", of: inputs))
    return [("delta_of_inv_zeta_Q_of_C", try outer.scaledByInverseZeta(after: inner).delta)]
  }
}

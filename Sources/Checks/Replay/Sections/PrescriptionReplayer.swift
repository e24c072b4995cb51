import Theory

/// `prescribed` of the EF21 table: the parameters for a number of rounds, and what they guarantee.
///
/// The fields beside the method objects are the case of EF21-SGDM. The settings (L, Lt, α, n) are those
/// of `constants`; where α = 1 nothing depends on Lt, so that only this tells a wrong one.
struct PrescriptionReplayer: SectionReplayer {
  private static let tolerance = Tolerance.relative(1e-12)

  /// The method objects.
  private enum Method: String {
    case ef14 = "ef14_zeta2_0.5"
    case ef21SGD2M = "ef21_sgd2m"
  }

  /// The fields that all cases of an element share.
  static let inputs: Set<String> = ["L", "Lt", "alpha", "n", "T", "sigma2", "delta0"]

  var tolerances: [String] { ["Binit exact", "all others 1e-12"] }

  func covers(_ goldenCase: GoldenCase, element: JSONValue) -> Bool {
    goldenCase.methodName == nil || goldenCase.methodName.flatMap(Method.init) != nil
  }

  func replay(
    _ goldenCase: GoldenCase, in ledger: inout CaseLedger, table: JSONValue
  ) throws(ReplayFault) {
    let setting = try Setting(&ledger, table: table)
    do {
      switch goldenCase.methodName.flatMap(Method.init) {
      case .ef14: try compareEF14(setting, at: goldenCase.method ?? .root, in: &ledger)
      case .ef21SGD2M: try compareEF21SGD2M(setting, at: goldenCase.method ?? .root, in: &ledger)
      case nil: try compareEF21SGDM(setting, in: &ledger)
      }
    } catch let fault as ReplayFault {
      throw fault
    } catch {
      throw ReplayFault(.root, "\(error)")
    }
  }

  private func compareEF21SGDM(_ setting: Setting, in ledger: inout CaseLedger) throws {
    let prescription = try EF21SGDMPrescription(
      smoothness: setting.smoothness, quadraticMeanSmoothness: setting.quadraticMeanSmoothness,
      compressor: setting.compressor, workerCount: setting.workerCount, noiseVariance: setting.noiseVariance,
      initialGap: setting.initialGap, rounds: setting.rounds)
    try ledger.compare(.root["eta"], with: prescription.momentum, Self.tolerance)
    try ledger.compare(.root["gamma"], with: prescription.stepSize, Self.tolerance)
    try ledger.compare(.root["Binit"], withInteger: prescription.initialBatchSize)
    try ledger.compare(.root["Phi0"], with: prescription.initialLyapunov, Self.tolerance)
    try ledger.compare(.root["bound"], with: prescription.bound, Self.tolerance)
    try ledger.compare(.root["envelope"], with: prescription.envelope, Self.tolerance)
  }

  private func compareEF21SGD2M(_ setting: Setting, at place: JSONPath, in ledger: inout CaseLedger) throws {
    let prescription = try EF21SGD2MPrescription(
      smoothness: setting.smoothness, quadraticMeanSmoothness: setting.quadraticMeanSmoothness,
      compressor: setting.compressor, workerCount: setting.workerCount, noiseVariance: setting.noiseVariance,
      initialGap: setting.initialGap, rounds: setting.rounds)
    try ledger.compare(place["eta"], with: prescription.momentum, Self.tolerance)
    try ledger.compare(place["gamma"], with: prescription.stepSize, Self.tolerance)
    try ledger.compare(place["Binit"], withInteger: prescription.initialBatchSize)
    try ledger.compare(place["Phi0"], with: prescription.initialLyapunov, Self.tolerance)
    try ledger.compare(place["bound"], with: prescription.bound, Self.tolerance)
    try ledger.compare(place["envelope"], with: prescription.envelope, Self.tolerance)
  }

  private func compareEF14(_ setting: Setting, at place: JSONPath, in ledger: inout CaseLedger) throws {
    let prescription = try EF14Prescription(
      smoothness: setting.smoothness, compressor: setting.compressor, workerCount: setting.workerCount,
      noiseVariance: setting.noiseVariance, heterogeneity: 0.5, initialGap: setting.initialGap,
      rounds: setting.rounds)
    try ledger.compare(place["gamma"], with: prescription.stepSize, Self.tolerance)
    try ledger.compare(place["bound"], with: prescription.bound, Self.tolerance)
    try ledger.compare(place["envelope"], with: prescription.envelope, Self.tolerance)
  }

  private struct Setting {
    let smoothness: Double
    let quadraticMeanSmoothness: Double
    let compressor: ContractiveClass
    let workerCount: Int
    let rounds: Int
    let noiseVariance: Double
    let initialGap: Double

    init(_ ledger: inout CaseLedger, table: JSONValue) throws(ReplayFault) {
      smoothness = try ledger.number(.root["L"])
      quadraticMeanSmoothness = try ledger.number(.root["Lt"])
      compressor = try ledger.contractiveClass(.root["alpha"])
      workerCount = try ledger.integer(.root["n"])
      rounds = try ledger.integer(.root["T"])
      noiseVariance = try ledger.number(.root["sigma2"])
      initialGap = try ledger.number(.root["delta0"])
      let keys = ["L", "Lt", "alpha", "n"]
      let own = keys.map { ledger.element[.root[$0]] }
      let settings = table[.root["constants"]]?.items ?? []
      guard settings.contains(where: { row in keys.map { row[.root[$0]] } == own }) else {
        throw ReplayFault(.root["Lt"], "(L, Lt, alpha, n) is no setting of the section constants")
      }
    }
  }
}

import ArgumentParser
import Checks
import Foundation
import Testing
import Theory

@testable import efcheck

@Suite struct BoundCommandTests {
  private let given = ["L=1", "mu=0.1", "sigma2=1", "r0=1", "T=1000", "tau=4"]

  private func outcome(_ id: String, _ constants: [String]) throws -> BoundOutcome {
    try BoundTheorem.named(id).value(at: constants)
  }

  private func refusal(_ id: String, _ constants: [String]) throws -> String {
    let error = try #require(throws: UsageError.self) { try outcome(id, constants) }
    return error.description
  }

  private func status(_ arguments: [String]) -> ExitCode {
    do {
      var command = try EFCheck.parseAsRoot(["bound"] + arguments)
      try command.run()
      return .success
    } catch {
      return EFCheck.exitCode(for: error)
    }
  }

  @Test func everyTheoremOfTheCatalogueCanBeEvaluated() {
    let known = Set(BoundTheorem.all.map { ObjectIdentifier($0.theorem) })
    #expect(known == Set(TheoremList.all.map { ObjectIdentifier($0) }))
    #expect(known.count == BoundTheorem.all.count)
    #expect(Set(BoundTheorem.all.map(\.id)).count == BoundTheorem.all.count)
    for theorem in BoundTheorem.all {
      #expect(Set(theorem.constants.map(\.name)).count == theorem.constants.count, "\(theorem.id)")
    }
  }

  /// One value for each name that suits all theorems.
  private static let typical = [
    "L": "2", "mu": "0.5", "sigma2": "0.3", "r0": "1", "F0": "1", "T": "50", "n": "3", "tau": "4", "H": "5",
    "alpha": "0.5", "beta": "1.5", "gammaB2": "0.9", "omega": "2", "Delta": "0.1", "C": "0.2", "eta": "0.5", "ell": "1",
  ]

  @Test(arguments: BoundTheorem.all.map(\.id)) func everyTheoremHasAValue(_ id: String) throws {
    let theorem = try BoundTheorem.named(id)
    let required = theorem.constants.filter { $0.fallback == .required }
    let words = try required.map { "\($0.name)=\(try #require(Self.typical[$0.name], "\($0.name)"))" }
    let value = try theorem.value(at: words)
    #expect(value.bound > 0 && value.bound.isFinite && value.stepSize > 0)
    #expect(value.text.contains(value.source) && value.text.contains("proved"))
    // Each required constant is missed by name, together with those that are accepted.
    for index in words.indices {
      var fewer = words
      fewer.remove(at: index)
      let text = try refusal(id, fewer)
      #expect(text.hasPrefix("\(required[index].name) is missing") && text.contains(theorem.usage))
    }
    // The step size that was prescribed gives the same bound when it is given.
    let names = theorem.constants.map(\.name)
    guard names.contains("gamma"), !theorem.constants.contains(.prescribedMomentum) else { return }
    let again = try theorem.value(at: words + ["gamma=\(value.stepSize)"])
    #expect(again.bound == value.bound)
  }

  /// The values of the theorem itself, by a route of its own: μ = 0, 4r₀/(γT) + 4γσ² + 12Lγ²τσ².
  @Test func theBoundIsThatOfTheTheorem() throws {
    let flat = ["L=1", "mu=0", "sigma2=1", "r0=1", "T=1000", "tau=4", "gamma=0.02"]
    #expect((try outcome("dsgd-gap", flat).bound - (0.2 + 0.08 + 12 * 4e-4 * 4)).magnitude < 1e-15)
    let local = ["L=1", "sigma2=1", "F0=3", "T=100", "n=4", "gamma=0.5"]
    #expect((try outcome("sgd-stationarity", local).bound - (12 / 50.0 + 0.25)).magnitude < 1e-15)
  }

  /// The formula of a master bound at the numbers that are printed with it: `(r₀/(γW) + N)/(b − S)`, `W = T` at `a = 0`.
  @Test func aMasterBoundComesWithItsNumbers() throws {
    let value = try outcome("dsgd-master", ["L=1", "mu=0", "sigma2=2", "r0=3", "T=100", "tau=2", "gamma=0.0625"])
    // k = 2: N = γσ² + kγ²τσ², b − S = 1 − 2γ − 4γ²τ·τ.
    #expect(value.details["a"] == 0 && value.details["N"] == 0.125 + 0.03125)
    #expect(value.details["denominator"] == 1 - 0.125 - 0.0625)
    #expect((value.bound / ((0.48 + 0.15625) / 0.8125) - 1).magnitude < 1e-14)
  }

  @Test func whatMakesNoSenseIsNamedInOneLine() throws {
    for (constants, text) in [
      (["sigma2=-1"], "sigma2=-1: sigma2 needs a number of at least 0"), (["foo=1"], "unknown constant 'foo'"),
      (["tau"], "'tau' is not of the form NAME=VALUE"), (["=3"], "'=3' is not of the form NAME=VALUE"),
      (["tau=1.5"], "tau=1.5: tau needs a whole number"), (["L=nan"], "L=nan: L needs a number above 0"),
      (["L=1", "L=2"], "L is given twice"), (["T=0"], "T=0: T needs a whole number of at least 1"),
      (["T=1e12"], "T=1e12: T needs"), (["L=abc"], "L=abc: L needs a number above 0"),
    ] {
      let refusal = try refusal("dsgd-gap", constants)
      #expect(refusal.hasPrefix(text) && !refusal.contains("\n"), "\(refusal)")
      #expect(refusal.hasSuffix("dsgd-gap takes L, mu, M=0, sigma2, r0, T, tau, [gamma]"))
    }
    let more = given.filter { !$0.hasPrefix("mu") }
    #expect(try refusal("dsgd-gap", more + ["mu=2"]).hasPrefix("mu=2: the hypothesis 0 ≤ μ ≤ L fails"))
    #expect(try refusal("dsgd-gap", given + ["gamma=3"]).hasPrefix("gamma=3: the hypothesis 0 < γ ≤ γ_max"))
    let huge = ["L=1e300", "mu=0.1", "sigma2=1e300", "r0=1", "T=10", "tau=4"]
    #expect(try refusal("dsgd-gap", huge).hasPrefix(BoundConstants.beyondNumbers))
    let unknown = try #require(throws: UsageError.self) { try BoundTheorem.named("nope") }
    #expect(unknown.description.contains("dsgd-gap"))
  }

  /// A hypothesis about several constants blames none, though one may happen to have its value.
  @Test func onlyTheConstantThatAHypothesisIsAboutIsBlamed() throws {
    let convex = ["L=1", "mu=0", "sigma2=1", "r0=1", "T=10"]
    // b − S = 1 − 2γ is 0, which is also M, mu and tau.
    #expect(
      try refusal("dsgd-master", convex + ["tau=0", "gamma=0.5"]).hasPrefix(
        "b − S > 0, b = 2 − θ₁ − 2Lγ(1 + M′) fails: the value is 0.0"))
    let smooth = ["L=1", "sigma2=1", "F0=1", "T=10", "tau=0", "gamma=1"]
    #expect(
      try refusal("dsgd-stationarity-master", smooth).hasPrefix(
        "1 − Lγ(1 + M′) − γ²L²Am > 0 fails: the value is 0.0"))
    let strong = ["L=1", "mu=1", "sigma2=1", "r0=1", "T=10"]
    #expect(
      try refusal("dsgd-master", strong + ["tau=4", "gamma=2"]).hasPrefix("(1 − θ₂)μγ < 1 fails: the value is 1.0"))
    // The memory of a compressor must fade faster than the weights grow: p = 0.005 here.
    #expect(
      try refusal("ecsgd-master", strong + ["alpha=0.01", "gamma=0.02"]).hasPrefix("(1 − θ₂)μγ < p = 0.005"))
    // The step size of EF14 is called η in its theorems.
    let feedback = ["L=1", "mu=0.5", "alpha=0.5", "C=1", "n=2", "r0=1", "T=10", "gamma=1"]
    #expect(try refusal("ef14-gap", feedback).hasPrefix("gamma=1: the hypothesis 0 < η ≤ η_max fails"))
    // No constant is to blame for a prescription that vanishes.
    let tiny = convex + ["alpha=1e-300"]
    #expect(try refusal("ecsgd-gap", tiny).hasPrefix(BoundConstants.beyondNumbers))
    #expect(
      try refusal("local-convex-master", convex + ["H=4", "n=2", "gamma=3"]).hasPrefix(
        "gamma=3: the hypothesis γ ≤ 2.0 fails"))
  }

  @Test func theCommandEndsWithItsStatus() {
    #expect(status(["--theorem", "dsgd-gap"] + given) == .success)
    #expect(status(["--theorem", "dsgd-gap", "--json"] + given) == .success)
    #expect(status(["--list"]) == .success)
    let usage = ExitStatus.wrongUsage.exitCode
    #expect(status([]) == usage)
    #expect(status(["--theorem", "dsgd-gap"]) == usage)
    #expect(status(["--theorem", "nope"] + given) == usage)
    #expect(status(["--list", "--theorem", "dsgd-gap"]) == usage)
  }

  @Test func theJSONHasWhatTheTextHas() throws {
    let value = try outcome("ecsgd-gap", ["L=1", "mu=0", "sigma2=1", "r0=1", "T=100", "alpha=0.1"])
    let json = try #require(
      JSONSerialization.jsonObject(with: StableJSON.encode(value)) as? [String: Any])
    #expect(json["theorem"] as? String == "ecsgd-gap" && json["source"] as? String == "stich2020")
    // The reader may round the last digit.
    let bound = try #require(json["bound"] as? Double)
    #expect((bound / value.bound - 1).magnitude < 1e-15 && json["status"] as? String == "provedHere")
    let details = try #require(json["details"] as? [String: Double])
    #expect(Set(details.keys) == Set(value.details.keys))
    for (name, number) in value.details { #expect(value.text.contains(name) && value.text.contains("\(number)")) }
    #expect(Set(details.keys).isSuperset(of: ["envelope", "largestStepSize", "twoTermEnvelope"]))
    #expect(try BoundListing().text(asJSON: true).contains("\"theorem\" : \"sgd-gap\""))
  }
}

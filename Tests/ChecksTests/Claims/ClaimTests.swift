import Checks
import Testing

/// The grammar of claims.
@Suite struct ClaimTests {
  @Test func everyStructuralFormIsReadFromItsTemplate() throws {
    for form in StructuralClaim.Form.allCases {
      let text = form.template.replacing("…", with: "2")
      guard case .structural(let claim) = try Claim(parsing: text) else {
        Issue.record("'\(text)' is read as a claim about moments")
        continue
      }
      #expect(claim.form == form && claim.description == text)
      _ = try claim.property(dimension: 16)
    }
  }

  @Test func everyMomentFormIsReadFromItsTemplate() throws {
    for form in ClaimSpecification.Form.allCases {
      guard case .moment(let claim) = try Claim(parsing: form.template.replacing("…", with: "1")) else {
        Issue.record("'\(form.template)' is read as a structural claim")
        continue
      }
      #expect(claim.form == form)
    }
  }

  @Test func constantsMayDependOnTheDimension() throws {
    #expect(try StructuralClaim(parsing: "sparse(k=d/4)").property(dimension: 16) == .sparse(atMost: 4))
    #expect(try StructuralClaim(parsing: "sparse(k=d/4)").property(dimension: 7) == .sparse(atMost: 1))
    #expect(try StructuralClaim(parsing: "bits(max=32+d)").property(dimension: 16) == .bits(atMost: 48))
    #expect(
      try StructuralClaim(parsing: "average(omega=d/4-1, workers=8)").property(dimension: 16)
        == .average(omega: 3, workers: 8))
    #expect(try StructuralClaim(parsing: " sparse( k = d/4 ) ").description == "sparse(k=d/4)")
  }

  @Test func aWrongClaimIsRefusedInOneLineThatHelps() throws {
    func message(_ text: String, dimension d: Int = 16) -> String {
      do {
        if case .structural(let claim) = try Claim(parsing: text) { _ = try claim.property(dimension: d) }
        return ""
      } catch { return "\(error)" }
    }
    let unknown = message("sparze(k=4)")
    for form in StructuralClaim.Form.allCases { #expect(unknown.contains(form.template)) }
    for form in ClaimSpecification.Form.allCases { #expect(unknown.contains(form.template)) }
    #expect(message("sparse(j=4)").contains("sparse(k=…)"))
    #expect(message("sparse").contains("needs 'k'"))
    #expect(message("odd(k=1)").contains("has no argument 'k'"))
    #expect(message("sparse(k=four)").contains("neither d nor"))
    #expect(message("sparse(k=4-d)").contains("d = 16"))
    #expect(message("bits(max=log2(0))").contains("number of bits"))
    #expect(message("average(omega=3, workers=1)").contains("from 2 to 64"))
    #expect(message("average(omega=3, workers=2.5)").contains("whole number"))
    #expect(message("independentWorkers(workers=1e300)").contains("whole number"))
    for text in ["sparze(k=4)", "sparse", "odd(k=1)", "sparse(k=four)"] { #expect(!message(text).contains("\n")) }
  }
}

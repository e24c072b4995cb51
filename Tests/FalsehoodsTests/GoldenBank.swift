import Foundation

/// The bank as it was published: descriptions, claims, witnesses and exact figures.
struct GoldenBank: Decodable {
  let mutants: [Entry]

  struct Entry: Decodable {
    let id: String
    let kind: String
    let base: String
    let description: String
    let params: [String: Double]
    let claim: Claim
    let witness: String
    let effect: Effect
    let klinf: Double?
    let leastCalls: Int?
    let deterministicCalls: Int?
    let estimate: Bool?

    private enum CodingKeys: String, CodingKey {
      case id, kind, base, description, params, claim, witness, effect, klinf, estimate
      case leastCalls = "optimal_samples_alpha_1e_3"
      case deterministicCalls = "calls_if_declared_deterministic"
    }

    var dimension: Int {
      Int(params["d"] ?? (params["rows"] ?? 0) * (params["cols"] ?? 0))
    }
  }

  struct Claim: Decodable {
    let cls: String
    let c: Double?
    let omega: Double?
    let gamma: Double?
    let beta: Double?
    let rule: String?
  }

  struct Effect: Decodable {
    let ratio: Double?
    let mean: Double?
    let bound: Double?
    let bias: Double?
    let isBiasNoted: Bool
    let isConstant: Bool?

    private enum CodingKeys: String, CodingKey {
      case ratio, mean, bound, bias
      case note = "bias_note"
      case isConstant = "output_constant_at_witness"
    }

    init(from decoder: any Decoder) throws {
      let values = try decoder.container(keyedBy: CodingKeys.self)
      ratio = try values.decodeIfPresent(Double.self, forKey: .ratio)
      mean = try values.decodeIfPresent(Double.self, forKey: .mean)
      bound = try values.decodeIfPresent(Double.self, forKey: .bound)
      bias = try values.decodeIfPresent(Double.self, forKey: .bias)
      isBiasNoted = values.contains(.note)
      isConstant = try values.decodeIfPresent(Bool.self, forKey: .isConstant)
    }
  }

  /// Empty where the table is missing or not understood, which the count of its entries tells.
  static let published: GoldenBank = {
    guard let url = Bundle.module.url(forResource: "mutants", withExtension: "json", subdirectory: "Golden"),
      let data = try? Data(contentsOf: url), let bank = try? JSONDecoder().decode(GoldenBank.self, from: data)
    else { return GoldenBank(mutants: []) }
    return bank
  }()

  /// The entries about compressors; those about gradient oracles have a bank of their own.
  static let compressors = published.mutants.filter { $0.kind != "oracle" }
}

/// Whether a published figure is this number, rounded to the four or five digits that the table gives.
func agrees(_ value: Double, _ published: Double?) -> Bool {
  [4, 5].contains { digits in Double(String(format: "%.\(digits)g", value)) == published }
}

/// The relative error of every family at equal numbers of bits.
///
/// The error of a family at `B` bits is the least mean of `E‖C(x) − x‖²/‖x‖²` among those of its members whose
/// messages take at most `B` bits in the mean. Nothing is interpolated, since no compressor is there between two
/// members.
struct SurveyEqualBits {
  let survey: CompressorSurvey
  let evidence: SurveyEvidence

  /// The bits an entry of the input at which families are compared.
  static let bitsPerEntry: [Double] = [1.5, 3, 6, 12]

  var table: Table {
    let d = Double(survey.input.dimension)
    let rows = survey.families.compactMap { family -> [Table.Cell]? in
      let members = evidence.measurements.filter { $0.family == family.name }
      let errors = Self.bitsPerEntry.map { Self.error(of: members, within: $0 * d) }
      guard errors.contains(where: { $0 != nil }) else { return nil }
      return [.text(family.name)] + errors.map { Table.Cell($0) }
    }
    return Table(
      id: "equal-bits-\(survey.input.stem)", title: "Relative error at equal bits on \(survey.input.name)",
      caption: "The least mean of E‖C(x) − x‖²/‖x‖² among the members of a family whose messages take at most so many "
        + "bits, at d = \(survey.input.dimension). Empty: every member takes more; a family is left out where none fits.",
      columns: ["family"] + Self.bitsPerEntry.map { "\(short($0)) bits an entry (\(short($0 * d)))" }, rows: rows)
  }

  /// The error of a family within `bits`; nil where every member takes more.
  static func error(of members: [SurveyMeasurement], within bits: Double) -> Double? {
    members.filter { $0.meanBits <= bits }.map(\.meanError).min()
  }
}

/// Everything that a survey measured, one compressor a row.
struct SurveyTable {
  let survey: CompressorSurvey
  let evidence: SurveyEvidence

  var table: Table {
    let omissions = evidence.omissions.isEmpty ? "" : " Left out: \(evidence.omissions.joined(separator: "; "))."
    return Table(
      id: "survey-\(survey.input.stem)", title: "Every compressor on \(survey.input.name)",
      caption:
        "Messages carry real numbers of 32 bits; their mean length is measured, and a code may exceed its formula by "
        + "its stated overhead. The error is the mean of E‖C(x) − x‖²/‖x‖² over the inputs, with "
        + "its standard error; the expectation is exact or sampled. d = \(survey.input.dimension)." + omissions,
      columns: [
        "family", "member", "bits", "error", "standard error", "expectation", "largest error", "1 − 1/δ",
        "longest message", "bits by formula", "overhead", "bits an entry",
      ],
      rows: evidence.measurements.map(row))
  }

  private func row(_ one: SurveyMeasurement) -> [Table.Cell] {
    [
      .text(one.family), .text(one.member), .number(one.meanBits), .number(one.meanError),
      Table.Cell(one.standardError), .text(one.largestExactError == nil ? "sampled" : "exact"),
      Table.Cell(one.largestExactError), Table.Cell(one.promisedError), .number(Double(one.longestBits)),
      Table.Cell(one.formulaBits.map(Double.init)), .number(Double(one.overheadBits)),
      .number(one.meanBits / Double(survey.input.dimension)),
    ]
  }
}

import Checks
import Foundation
import Reporting

/// Reports written by hand.
enum SampleReport {
  /// Text that would act on a page, a parser, a table, a script or a terminal, were it not escaped.
  static let hostile =
    "<script>alert(1)</script> & \"q\"\u{301} 'a' | `touch pwned` $(id) \\ {{title}} \u{1B}[31m ]]> _x_ ^{2}\nnext\u{0}"

  static func finding(_ verdict: Verdict, check: String = "contraction") -> Finding {
    Finding(
      check: check, claim: "contractive(alpha=0.1): E‖C(x) − x‖² ≤ (1 − α)‖x‖²", verdict: verdict,
      quantity: "E‖C(x) − x‖²/‖x‖²", calls: 200_000, logEValue: verdict == .refuted ? 38.25 : -1.5,
      promised: ["alpha": 0.1],
      observed: .init(lower: 0.8934, estimate: 0.9, upper: 0.9071), shape: [1000], dtype: "float64",
      domain: "any", witness: .init(name: "first basis vector", x: [1] + Array(repeating: 0, count: 999)),
      detectableEffect: 0.034,
      rerun: "efcheck validate --builtin 'topk(k=100)' --claim 'contractive(alpha=0.1)' --seed 7",
      notes: ["The limits hold at every stopping time."])
  }

  static let hostileFinding = Finding(
    check: hostile, claim: hostile, verdict: .failed, quantity: hostile, calls: 0,
    promised: ["a": .nan, "b": .infinity],
    observed: .init(lower: -.infinity, estimate: nil, upper: .nan),
    witness: .init(name: hostile, x: [.nan, -.infinity]),
    rerun: hostile, notes: [hostile])

  /// A decreasing trajectory with its band and a bound above it.
  static func trajectory(id: String = "ef21-heart-scale") -> Figure {
    let rounds = Array(stride(from: 0.0, through: 1000, by: 10))
    let curve = rounds.map { 0.6 * exp(-$0 / 180) + 0.002 + 0.0004 * sin($0 / 17) }
    let bound = rounds.map { 5.0 / (1 + $0 / 30) }
    return Figure(
      id: id, title: "EF21 on heart_scale, Top-1, n = 4",
      caption:
        "Mean of ‖∇f(xᵗ)‖² over 100 runs, with the band from the 10th to the 90th percentile, below the theorem's bound.",
      xAxis: .init("round t", .linear), yAxis: .init("‖∇f(xᵗ)‖²", .logarithmic),
      series: [
        .init(
          name: "measured mean", role: .measured, x: rounds, y: curve, lower: curve.map { $0 * 0.7 },
          upper: curve.map { $0 * 1.4 }),
        .init(name: "bound of the theorem", role: .bound, x: rounds, y: bound),
      ])
  }

  /// A few points on two logarithmic axes, with a law.
  static let floor: Figure = {
    let n: [Double] = [1, 2, 4, 8, 16, 32, 64]
    let noise = [1.02, 0.97, 1.01, 0.99, 1.03, 0.98, 1.0]
    let y = zip(n, noise).map { 0.03 / $0 * $1 }
    return Figure(
      id: "floor-n", title: "Noise floor of EF21-SGDM against n",
      caption: "Fitted slope −1.003, interval [−1.02, −0.99]; predicted −1.",
      xAxis: .init("workers n", .logarithmic), yAxis: .init("floor of E‖∇f‖²", .logarithmic),
      series: [
        .init(name: "measured", role: .measured, x: n, y: y, lower: y.map { $0 * 0.93 }, upper: y.map { $0 * 1.07 }),
        .init(name: "slope −1", role: .law, x: n, y: n.map { 0.03 / $0 }),
      ])
  }()

  /// Three methods and their bounds.
  static let methods: Figure = {
    let rounds = Array(stride(from: 1.0, through: 1000, by: 1))
    let rates: [(String, Double)] = [("EF14", 90), ("EF21", 140), ("EF21-SGDM", 220)]
    let measured = rates.map { name, rate in
      Figure.Series(
        name: name, role: .measured, x: rounds, y: rounds.map { exp(-$0 / rate) + 1e-6 * rate },
        lower: rounds.map { 0.5 * exp(-$0 / rate) }, upper: rounds.map { 2 * exp(-$0 / rate) + 2e-6 * rate })
    }
    let bounds = rates.map { name, rate in
      Figure.Series(name: "\(name), bound", role: .bound, x: rounds, y: rounds.map { 10 * rate / (30 + $0) })
    }
    return Figure(
      id: "methods", title: "Three methods on one quadratic", caption: "Means with bands, and bounds of equal colour.",
      xAxis: .init("round t", .logarithmic), yAxis: .init("f(xᵗ) − f⋆", .logarithmic), series: measured + bounds)
  }()

  static let hostileFigure = Figure(
    id: "../../etc/passwd", title: hostile, caption: hostile, xAxis: .init(hostile, .linear),
    yAxis: .init(hostile, .logarithmic),
    series: [
      .init(
        name: hostile, role: .measured, x: [0, 1, 2, 3], y: [1, .nan, .infinity, 0.1], lower: [0.5, 0, -1, 0.01],
        upper: [2, 2, 2, 2]),
      .init(name: "empty", role: .law, x: [], y: []),
    ])

  /// A table with texts, numbers, gaps and a column that mixes them.
  static func table(id: String = "constants") -> Table {
    Table(
      id: id, title: "Constants", caption: "What is promised, and the worst that was found.",
      columns: ["compressor", "promised", "found", "remark"],
      rows: [
        [.text("topk(k=4)"), .number(0.25), .number(1.0 / 3), .text("flat")],
        [.text("a, \"b\""), .number(.infinity), .none, .number(7)],
      ])
  }

  static let hostileTable = Table(
    id: "../../etc/passwd", title: hostile, caption: hostile, columns: [hostile, hostile],
    rows: [[.text(hostile), .number(.nan)]])

  static let description = RunDescription(
    subject: "Compressors and methods of the catalogue", seed: 7, budget: .standard, criterion: Criterion(),
    data: [DataSource(name: "heart_scale", byteCount: 27_670, fingerprint: "9a64de1fe4cb1f0b")])

  static var complete: Report {
    Report(
      description: description,
      chapters: [
        Report.Chapter(title: "Compressors", introduction: "One by one.", results: Array(results.prefix(1))),
        Report.Chapter(title: hostile, introduction: hostile, results: Array(results.dropFirst())),
      ])
  }

  private static let results = [
    CheckResult(
      id: CheckID(subject: "Top-100, d = 1000", property: "contraction"), findings: [finding(.consistent)],
      figures: []),
    CheckResult(
      id: CheckID(subject: "EF21 on heart_scale", property: "Lyapunov inequality"),
      findings: [finding(.holdsExactly, check: "Lyapunov inequality"), finding(.undecided, check: "bound")],
      figures: [trajectory(), methods], tables: [table()]),
    CheckResult(
      id: CheckID(subject: "EF21-SGDM, homogeneous quadratic", property: "noise floor"),
      findings: [finding(.refuted, check: "slope in n")], figures: [floor]),
    CheckResult(
      id: CheckID(subject: hostile, property: hostile), findings: [hostileFinding], figures: [hostileFigure],
      tables: [hostileTable, table()]),
  ]

  static let origin = RunOrigin(facts: [.init("host", "sampler"), .init("written", "2001-02-03T04:05:06Z")])
}

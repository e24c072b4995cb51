/// Step sizes of EF21-SGDM in closed form, beside the largest of its condition.
public enum MomentumStepSizes {
  /// `min{α/(20L̃), η/(7L)}`: the published one, quoted. It meets the condition, for `16/400 + 2/49 + 1/7 < 1`, and that
  /// of EF21-SGD2M, for `72/400 + 9/49 + 1/7 < 1`.
  ///
  /// - Source: `fatkhullin2023`.
  public static func published(_ hypotheses: EF21SGDMHypotheses) -> Double {
    least(hypotheses, contraction: 20, momentum: 7)
  }

  /// `min{α/(8L̃), η/(3L)}`: larger, and it still meets the condition of EF21-SGDM, for `16/64 + 2/9 + 1/3 < 1`.
  public static func simple(_ hypotheses: EF21SGDMHypotheses) -> Double {
    least(hypotheses, contraction: 8, momentum: 3)
  }

  /// `min{α/(aL̃), η/(bL)}`.
  private static func least(_ hypotheses: EF21SGDMHypotheses, contraction a: Double, momentum b: Double) -> Double {
    min(
      hypotheses.pair.alpha / (a * hypotheses.quadraticMeanSmoothness),
      hypotheses.momentum / (b * hypotheses.smoothness))
  }
}

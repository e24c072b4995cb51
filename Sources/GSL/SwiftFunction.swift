internal import CGSL

/// Lends a Swift function to GSL for the duration of `body`.
func withGSLFunction<Result>(
  _ function: (Double) -> Double, _ body: (UnsafeMutablePointer<gsl_function>) throws(GSLError) -> Result
) throws(GSLError) -> Result {
  _ = errorHandlerIsOff
  return try withoutActuallyEscaping(function) { escaping throws(GSLError) in
    let box = FunctionBox(escaping)
    var target = gsl_function(
      function: { x, context in Unmanaged<FunctionBox>.fromOpaque(context!).takeUnretainedValue().call(x) },
      params: Unmanaged.passUnretained(box).toOpaque())
    defer { withExtendedLifetime(box) {} }
    return try body(&target)
  }
}

private final class FunctionBox {
  let call: (Double) -> Double
  init(_ call: @escaping (Double) -> Double) { self.call = call }
}

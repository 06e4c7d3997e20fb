/// The standard deviation with n − 1; `nil` for fewer than two numbers, none that differ, or numbers too large to square.
func standardDeviation(of values: [Double]) -> Double? {
  // Equal numbers have none: their mean may miss them by rounding.
  guard let least = values.min(), let largest = values.max(), least < largest else { return nil }
  let mean = values.reduce(0, +) / Double(values.count)
  let squares = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
  let deviation = (squares / Double(values.count - 1)).squareRoot()
  return deviation > 0 && deviation.isFinite ? deviation : nil
}

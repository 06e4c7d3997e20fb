/// Whether two numbers differ by at most `tolerance`, absolutely or in proportion to the larger one.
func isClose(_ found: Double, _ expected: Double, within tolerance: Double) -> Bool {
  found == expected || abs(found - expected) <= tolerance * max(1, abs(expected))
}

/// As above; false where there is no number.
func isClose(_ found: Double?, _ expected: Double, within tolerance: Double) -> Bool {
  guard let found else { return false }
  return isClose(found, expected, within: tolerance)
}

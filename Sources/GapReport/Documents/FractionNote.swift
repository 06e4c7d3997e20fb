/// What to know about a table in fractions beside a sentence in percentage points; nothing for other units.
func fractionNote(_ unit: String) -> [String] {
  unit.hasPrefix("fraction") ? ["A fraction of 0.01 is one percentage point."] : []
}

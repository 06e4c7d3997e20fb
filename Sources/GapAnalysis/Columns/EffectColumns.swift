import Quantities
package import Tables

// What else makes a system win votes than how good it is.

extension ColumnDefinition<String> {
  package static var effect: Self {
    Self("effect", title: "Effect", description: "position for being shown first, else the name of the covariate")
  }
}

extension ColumnDefinition<Double> {
  package static var covariateDifference: Self {
    Self(
      "difference", title: "For so much more",
      description: "One standard deviation of the covariate's differences, which the effect is for",
      rounding: .significantDigits(3))
  }
  package static var odds: Self {
    Self(
      "odds", title: "Odds times", description: "What the odds of winning rather than losing are multiplied by",
      rounding: .significantDigits(3))
  }
  package static var oddsLower: Self {
    Self("odds_lower", title: "Lower end", description: "Lower end of its interval", rounding: .significantDigits(3))
  }
  package static var oddsUpper: Self {
    Self("odds_upper", title: "Upper end", description: "Upper end of its interval", rounding: .significantDigits(3))
  }
}

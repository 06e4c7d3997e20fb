public import Quantities

/// What is compared on a benchmark: its total, the score of one group, or one dimension.
public enum Quantity: Hashable, Sendable {
  /// The benchmark's total.
  case total
  /// The score of a group of dimensions.
  case group(DimensionGroup.ID)
  /// The score on one dimension, in its own unit.
  case dimension(Dimension.ID)

  /// The word under which result tables list it: `total`, or the key of the group or dimension.
  public var name: String {
    switch self {
    case .total: Evaluation.total.text
    case .group(let id): id.text
    case .dimension(let id): id.text
    }
  }
}

extension Benchmark {
  /// The quantity called `name`: `total`, a group, or a dimension; `nil` if there is none.
  public func quantity(named name: String) -> Quantity? {
    if dimensions[Dimension.ID(name)] != nil { return .dimension(Dimension.ID(name)) }
    if groups[DimensionGroup.ID(name)] != nil { return .group(DimensionGroup.ID(name)) }
    return name == Quantity.total.name ? .total : nil
  }

  /// The names of all quantities: `total`, the groups, the dimensions.
  public var quantityNames: [String] {
    [Quantity.total.name] + groups.keys.map(\.text) + dimensions.keys.map(\.text)
  }

  /// The quantity that a name or its absence stands for, the sole dimension of a benchmark being its total.
  ///
  /// A benchmark of one dimension, such as a rating, has no composition: its total is that dimension.
  public func resolve(_ quantity: Quantity) -> Quantity {
    if quantity == .total, dimensions.count == 1, let only = dimensions.keys.first {
      .dimension(only)
    } else {
      quantity
    }
  }

  /// The unit of a quantity, and whether more of it is better.
  ///
  /// Scores composed of normalised ones have the unit `fraction`. Those composed without goalposts, and totals that the
  /// benchmark publishes without saying how they are composed, have the common unit of the dimensions, or `points` if they
  /// have none in common. Of a published total less is better only where that is so on every dimension.
  public func scale(of quantity: Quantity) -> (unit: Unit, higherIsBetter: Bool) {
    switch resolve(quantity) {
    case .dimension(let id):
      guard let dimension = dimensions[id] else { return (.points, true) }
      return (dimension.unit, dimension.higherIsBetter)
    case .group, .total:
      let terms = Composition(of: quantity, on: self)?.terms.map(\.dimension)
      if let terms, terms.allSatisfy({ $0.minimum != nil && $0.maximum != nil }) { return (.fraction, true) }
      var parts = terms ?? Array(dimensions.values)
      if case .group(let id) = quantity, terms == nil { parts = self.dimensions(in: id) }
      let units = Set(parts.map(\.unit))
      // What is composed is turned so that more is better; what is only published is as its parts are.
      let isTurned = terms != nil || parts.isEmpty || parts.contains(where: \.higherIsBetter)
      return (units.count == 1 ? units.first ?? .points : .points, isTurned)
    }
  }
}

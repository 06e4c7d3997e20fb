public import StatisticsCore

/// How the intervals of claims are made.
public struct ClaimOptions: Hashable, Sendable {
  /// The nominal coverage of the intervals.
  public var level: Double
  /// How simulated intervals are made.
  public var simulation: Simulation

  /// Makes options.
  public init(level: Double = 0.95, simulation: Simulation = Simulation()) {
    self.level = level
    self.simulation = simulation
  }
}

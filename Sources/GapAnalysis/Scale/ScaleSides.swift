import BenchmarkData
import Quantities
import StatisticsCore
import Tables

/// Two sides on a scale.
struct ScaleSides {
  private let sides: Sides
  private let placement: LatentScale.Placement
  private let members: (a: Members, b: Members)
  private let lastDay: Double?

  /// The systems of a side.
  private struct Members: Sendable {
    var places: [Int]
    var days: [Double?]
    var organizations: [String]
    var undated: Int { days.count { $0 == nil } }

    func scores(_ values: [Double]) -> SideScores {
      SideScores(scores: places.map { values[$0] }, days: days, organizations: organizations)
    }
  }

  init(_ sides: Sides, _ cells: ScaleCells, _ placement: LatentScale.Placement) {
    self.sides = sides
    self.placement = placement
    lastDay = cells.lastDay
    func members(_ name: String) -> Members {
      let places = placement.units.indices.filter { index in
        let entry = cells.systems[placement.units[index]].entries[0]
        return sides.contains(entry, on: name)
      }
      let units = places.map { placement.units[$0] }
      return Members(
        places: places, days: units.map { cells.years[$0].map { $0 * daysPerYear } },
        organizations: units.map { cells.systems[$0].entries[0].organizationKey })
    }
    self.members = (members(sides.a), members(sides.b))
  }

  /// The gap between the best, and the mean lag over the places that both sides have passed.
  func differences(level: Double, simulation: Simulation) throws(StatisticsError) -> [CapabilityScale.Difference] {
    let measures = [Measure.frontierGap, .lagHorizontalMean]
    let (a, b, lastDay) = (members.a, members.b, lastDay)
    let isEmpty = a.places.isEmpty || b.places.isEmpty
    let drawn =
      isEmpty
      ? nil
      : try Redraw.intervals(
        of: { places in
          let pair = PairScores(a.scores(places), b.scores(places), lastDay: lastDay, options: Pair.Options())
          return measures.map { measure in (try? measure.value(pair).number) ?? .nan }
        }, estimates: placement.places, level: level, simulation: simulation)
    return measures.enumerated().map { index, measure in
      let isLag = measure.family == .lag
      var difference = CapabilityScale.Difference(
        measure: measure, sides: sides,
        counts: (a.places.count - (isLag ? a.undated : 0), b.places.count - (isLag ? b.undated : 0)), notes: [])
      guard let drawn, var interval = drawn[index].interval.interval else {
        difference.notes.append(isEmpty ? "no placed system of one side" : "no range of places that both have passed")
        return difference
      }
      let undefined = drawn[index].undefinedDraws
      // Where more draws than the interval leaves out have no value, or its ends leave out their mean, it is an interval of nothing.
      guard Double(undefined) <= (1 - level) * Double(simulation.resamples), interval.contains(drawn[index].mean) else {
        difference.notes.append(
          undefined == 0
            ? "nearly all redrawn places give one and the same"
            : "in \(undefined) of \(simulation.resamples) draws the sides have passed no range of places in common")
        return difference
      }
      interval.method = .mixedModelDraws
      (difference.estimate, difference.standardError) = (drawn[index].mean, drawn[index].standardError)
      difference.interval = interval
      if undefined > 0 {
        difference.notes.append(
          "in \(undefined) of \(simulation.resamples) draws there is none: the interval is of the others")
      }
      if isLag, a.undated + b.undated > 0 {
        difference.notes.append("\(NumberWords.count(a.undated + b.undated, "system")) without a date left out")
      }
      return difference
    }
  }
}

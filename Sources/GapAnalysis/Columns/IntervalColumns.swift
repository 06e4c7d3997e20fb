import StatisticsCore
import Tables

extension [Column] {
  /// What the intervals of a table's rows are: `ci_level`, `ci_method` and `ci_kind`, which is `none` where there is no interval.
  static func ofIntervals(_ intervals: [ConfidenceInterval?], _ kind: UncertaintyKind) -> [Column] {
    [
      Column(.intervalLevel, intervals.map { $0?.level }),
      Column(.intervalMethod, intervals.map { $0?.method.name }),
      Column(.intervalKind, intervals.map { ($0 == nil ? UncertaintyKind.none : kind).rawValue }),
    ]
  }
}

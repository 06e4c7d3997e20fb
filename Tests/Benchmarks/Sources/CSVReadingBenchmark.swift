import Tables

/// Reading a CSV file of six columns into columns of text, numbers and dates.
enum CSVReadingBenchmark {
  @Sendable static func measure(_ workload: Workload) throws -> Measurement {
    let columns: [CSV.ColumnSchema] = [
      .init("id"), .init("category"), .init("score", .number), .init("error", .number), .init("count", .number),
      .init("date", .date),
    ]
    return try Measurement.of {
      try CSV.read(path: workload.path, options: .init(columns: columns, threads: 2))
    } check: { source in
      var check = ["rows": Double(source.table.rowCount)]
      for column in source.table.columns {
        if let texts = column.texts {
          check[column.name] = Double(texts.indices.reduce(0) { $0 + (texts.utf8($1)?.count ?? 0) })
        }
        if let numbers = column.numbers { check[column.name] = numbers.reduce(0) { $0 + ($1 ?? 0) } }
        if let dates = column.dates {
          check[column.name] = Double(dates.reduce(0) { $0 + ($1?.dayRange.lowerBound ?? 0) })
        }
      }
      return check
    }
  }
}

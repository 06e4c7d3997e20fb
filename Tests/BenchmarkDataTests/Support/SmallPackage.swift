import Testing
import Tables

@testable import BenchmarkData

/// A small sound data package in memory, whose files a test can change.
struct SmallPackage {
  static let folder = "small"

  var files: [String: String] = [
    "datapackage.json": """
    {"name": "small", "title": "Small", "resources": [
      {"name": "countries", "path": "countries.csv"}, {"name": "organizations", "path": "organizations.csv"},
      {"name": "systems", "path": "systems.csv"}, {"name": "system_organizations", "path": "system_organizations.csv"},
      {"name": "aliases", "path": "aliases.csv"},
      {"name": "benchmarks", "path": "benchmarks.csv"}, {"name": "groups", "path": "groups.csv"},
      {"name": "dimensions", "path": "dimensions.csv"}, {"name": "evaluations", "path": "evaluations.csv"},
      {"name": "evaluation_sources", "path": "evaluation_sources.csv"}, {"name": "scores", "path": "scores.csv"},
      {"name": "published_totals", "path": "published_totals.csv"}, {"name": "samples", "path": "samples.csv"},
      {"name": "votes", "path": "votes.csv"}, {"name": "claims", "path": "claims.csv"},
      {"name": "sources", "path": "sources.csv"}
    ]}
    """,
    "sources.csv": """
    source_id,title,published_on,captured_on
    board,The board,2024-02,2024-12-31
    paper,"The, paper",2024,

    """,
    "countries.csv": "country_code,alpha_3,name\nCN,CHN,China\nUS,USA,United States\n",
    "organizations.csv": """
    organization_id,name,country_code,other_country_codes,country_note,source_id
    alpha,Alpha,US,CN,,board
    beta,Beta,CN,,,board

    """,
    "systems.csv": """
    system_id,name,version,organization_id,announced_on,released_on,access,max_duration_s,source_id,note
    a-1,A,1,alpha,2024-02-15,2024-12,closed,60,board,
    b-1,B,1,beta,,2024-06-06,open-weights,,paper,"Two
    lines"

    """,
    "system_organizations.csv": "system_id,organization_id,role,source_id\na-1,beta,publisher,paper\n",
    "aliases.csv": "benchmark_id,alias,system_id\nbench,A one,a-1\n,Bee,b-1\n",
    "benchmarks.csv": "benchmark_id,name,version,kind\nbench,Bench,1.0,composite\n",
    "groups.csv": "benchmark_id,group_id,name,weight\nbench,quality,Quality,4\nbench,semantic,Semantic,1\n",
    "dimensions.csv": """
    benchmark_id,dimension_id,name,group_id,minimum,maximum,weight,higher_is_better,unit
    bench,smooth,Smoothness,quality,0.5,1,1,true,fraction
    bench,dynamic,Dynamics,quality,0,1,0.5,true,fraction
    bench,scene,Scene,semantic,0,0.8,1,true,fraction

    """,
    "evaluations.csv": """
    evaluation_id,benchmark_id,system_id,evaluated_on,sampled_by,certification,superseded_by,reevaluates,source_id
    bench.a-1,bench,a-1,2024-12-09,benchmark-team,gold,,,board
    bench.b-1,bench,b-1,2024-07,Beta,,,,board

    """,
    "evaluation_sources.csv": "evaluation_id,source_id\nbench.a-1,paper\n",
    "scores.csv": """
    evaluation_id,dimension_id,value,standard_error,sample_size
    bench.a-1,smooth,0.9,0.01,100
    bench.a-1,dynamic,0.6,0.02,100
    bench.a-1,scene,0.4,0.01,100
    bench.b-1,smooth,0.8,,
    bench.b-1,dynamic,0.7,,

    """,
    "published_totals.csv": "evaluation_id,group_id,value\nbench.a-1,total,0.6867\nbench.a-1,quality,0.7333\n",
    "samples.csv": """
    evaluation_id,dimension_id,prompt_id,sample_index,rater_id,value
    bench.a-1,smooth,p1,0,r1,0.91
    bench.a-1,smooth,p1,1,,0.89

    """,
    "votes.csv": "benchmark_id,system_a,system_b,outcome,count\n,a-1,b-1,a,3\n,b-1,a-1,tie,\n",
    "claims.csv": "claim_id,statement,made_on,test\nc01,A leads.,2024-02,rank system=a-1 benchmark=bench at_most=1\n",
  ]

  /// Loads the package as the library does, with the files taken from memory.
  func load(_ mode: LoadOptions.Mode = .strict) throws(Problems) -> Dataset {
    try Self.load(files.mapValues { Array($0.utf8) }, mode)
  }

  /// Loads a package of raw bytes.
  static func load(_ files: [String: [UInt8]], _ mode: LoadOptions.Mode = .strict) throws(Problems) -> Dataset {
    try load(files, options: LoadOptions(mode: mode))
  }

  /// Loads a package of raw bytes as it is said.
  static func load(_ files: [String: [UInt8]], options: LoadOptions) throws(Problems) -> Dataset {
    try PackageLoader(folder, options: options) { path throws(Problem) in
      guard let bytes = files[path] else {
        throw Problem(.fileNotFound, at: Place(file: folder + "/" + path), "no such file")
      }
      return bytes
    }.load()
  }

  /// The problems that loading finds after a file was changed.
  func problems(changing file: String, _ old: String, to new: String) throws -> [Problem] {
    var copy = self
    let text = try #require(copy.files[file])
    try #require(text.contains(old), "the fixture has no '\(old)'")
    copy.files[file] = text.replacing(old, with: new)
    do {
      return try copy.load().problems
    } catch {
      return error.list
    }
  }
}

import BenchmarkData
import Foundation
import Tables

/// What mutations begin with: the invented dataset, and cases that each go another way through a reader.
enum Seeds {
  private static let folder = "datasets/tutorial"

  /// The files of the invented dataset; empty where the program is not started from the top of a checkout.
  static let package: [PackageWriter.File] = {
    let names = ((try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []).sorted()
    return names.filter { $0.hasSuffix(".csv") || $0.hasSuffix(".json") }.compactMap { name in
      (try? String(contentsOfFile: folder + "/" + name, encoding: .utf8)).map {
        PackageWriter.File(name: name, text: $0)
      }
    }
  }()

  /// The invented dataset.
  static let dataset = (try? Dataset.load(at: folder)) ?? Dataset(title: "none")

  /// The cases that a reader begins with.
  static func cases(_ reader: Reader) -> [[UInt8]] {
    let files = package.map { Array($0.text.utf8) }
    func texts(_ texts: [String]) -> [[UInt8]] { texts.map { Array($0.utf8) } }
    return switch reader {
    case .csv: files.map { Array($0.prefix(2_000)) } + texts(csv)
    case .json:
      texts([
        #"[{"a":1,"b":"x"},{"a":null,"b":"\u00e9\n"}]"#, "{\"a\":1}\n{\"a\":2}\n",
        #"{"rows":[[1,2],[3,4e-5]],"n":true}"#,
        #"{"A":{"r":1},"B":{"r":2,"s":3}}"#, "[NaN,Infinity,-0]",
      ])
    case .scores:
      texts([
        "system,country,score\na,US,1\nb,CN,2\n", "system;score\nx;1,5\ny;2,5\n",
        "| system | score |\n| --- | ---: |\n| a | 1 ± 2 |\n",
        "system,estimate,std_error\na,1,0.5\nb,2,\n", "Model\tScore ↑\tReleased\nA\t81.2%\t2024-02\n",
        #"[{"system":"a","score":0.5},{"system":"b","score":"n/a"}]"#,
      ])
    case .votes:
      texts([
        "system_a,system_b,outcome\na,b,a\nb,a,tie\n",
        "model_a,model_b,winner,count\nx,y,model_a,3\ny,x,tie (bothbad),2\n",
        "winner,loser\na,b\nb,c\n",
      ])
    case .package: files.indices.map { [UInt8($0)] + files[$0] }
    case .claims: texts(dataset.claims.values.map(\.test)) + texts(["untestable", "rank system=a at_most=1", "gap"])
    case .vbench:
      texts([
        #"{"color":[0.5,[{"video_path":"a cat-0.mp4","video_results":0.25},{"video_path":"b-1.mp4","video_results":true}]]}"#,
        #"{"scene":[null,[]],"imaging_quality":[0.7,[{"video_path":"x\\y.mp4","video_results":70.5}]]}"#,
      ])
    }
  }

  private static let csv = [
    "a,b\n1,2\n", "a;b\r\n\"x;y\";\"say \"\"go\"\"\"\r\n", "a\r1\r2", "\u{FEFF}a,b\n,\"\"\n",
    "id,n,d\n\"two\nlines\",1e-7,2024-02-29\n",
    "a,b\n1\n1,2,3\n\"open\n",
  ]
}

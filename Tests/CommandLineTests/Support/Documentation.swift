import Foundation

/// The pages that people read: the README, the guide for contributors, and the articles.
enum Documentation {
  /// A page.
  struct Page: CustomStringConvertible, Sendable {
    /// The path from the top of the checkout.
    var path: String
    var text: String
    var description: String { path }

    /// The contents of the fenced blocks of a language.
    func blocks(_ language: String) -> [String] {
      text.components(separatedBy: "```\(language)\n").dropFirst().map { $0.components(separatedBy: "```")[0] }
    }

    /// The commands whose output the page shows: a comment `<!-- vgap … -->` before a block of text.
    ///
    /// A comment that ends in `| first N` shows the first N lines only.
    var shownOutputs: [ShownOutput] {
      text.components(separatedBy: "<!-- vgap ").dropFirst().compactMap { part in
        let pieces = part.components(separatedBy: " -->\n```text\n")
        guard pieces.count > 1 else { return nil }
        let words = pieces[0].components(separatedBy: " | first ")
        return ShownOutput(
          page: path, command: words[0], lineCount: words.count > 1 ? Int(words[1]) : nil,
          marker: "<!-- vgap \(pieces[0]) -->", text: pieces[1].components(separatedBy: "```")[0])
      }
    }

    /// The scripts of a language, such as `sh`, that stand before a block of text with what they print.
    func shownScripts(_ language: String) -> [ShownOutput] {
      let opening = "```\(language)\n"
      return text.components(separatedBy: opening).dropFirst().compactMap { part in
        let pieces = part.components(separatedBy: "```\n\n```text\n")
        guard pieces.count > 1, !pieces[0].contains("```") else { return nil }
        return ShownOutput(
          page: path, command: pieces[0], marker: opening + pieces[0] + "```\n",
          text: pieces[1].components(separatedBy: "```")[0])
      }
    }
  }

  /// A command, or a script, and the output that a page shows for it.
  struct ShownOutput: CustomStringConvertible, Sendable {
    var page: String
    var command: String
    var lineCount: Int?
    /// What stands in the page before the output.
    var marker: String
    var text: String
    var description: String { "\(page): vgap \(command)" }
  }

  /// All pages.
  static let pages: [Page] = {
    let articles = (FileManager.default.enumerator(atPath: Command.root + "/Sources")?.allObjects as? [String] ?? [])
      .filter { $0.hasSuffix(".md") }.sorted().map { "Sources/" + $0 }
    let files = [
      "README.md", ".github/CONTRIBUTING.md", "datasets/tutorial/README.md", "datasets/video-generation/README.md",
    ]
    return (files + articles).compactMap { path in
      (try? String(contentsOfFile: Command.root + "/" + path, encoding: .utf8)).map { Page(path: path, text: $0) }
    }
  }()

  static var readme: Page { pages.first { $0.path == "README.md" } ?? Page(path: "README.md", text: "") }

  /// A folder that holds the files which the pages tell the reader to save.
  static func folderOfReader() throws -> String {
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString).path
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    for page in pages {
      // A block of CSV is saved under the name in the sentence before it.
      for part in page.text.components(separatedBy: "`:\n\n```csv\n").dropFirst() {
        guard let before = page.text.firstRange(of: "`:\n\n```csv\n" + part),
          let name = page.text[..<before.lowerBound].split(separator: "`").last
        else { continue }
        try part.components(separatedBy: "```")[0].write(
          toFile: "\(folder)/\(name)", atomically: true, encoding: .utf8)
      }
    }
    return folder
  }
}

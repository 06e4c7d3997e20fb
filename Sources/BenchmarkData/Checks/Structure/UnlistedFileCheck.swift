import Tables

/// Files that the descriptor names and the folder lacks, and the other way round.
enum UnlistedFileCheck: StructureCheck {
  static let unlisted = Problem.Explanation(
    Problem.Code("unlisted-file"), .warning,
    """
    A CSV file lies in the folder, or in one beneath that holds files of the package, and no resource of datapackage.json names \
    it: it is not read. List it, or put it elsewhere. Files in capitals, such as EXCLUDED.csv beside README.md, belong to the documentation and are not meant.
    """)
  static let missing = Problem.Explanation(
    .missingFile, .error, "The dataset itself is not there: there is no file or folder of that name.")
  static let explanations = [unlisted, missing]

  static func problems(in package: PackageStructure) -> [Problem] {
    let listed = Set(package.descriptor.resources.flatMap(\.paths))
    let unlistedFiles = package.fileNames.sorted().filter { name in
      guard name.lowercased().hasSuffix(".csv"), !listed.contains(name) else { return false }
      let stem = name.dropLast(4).split(separator: "/").last ?? ""
      return !stem.hasPrefix(".") && stem.contains(where: \.isLowercase)
    }
    return unlistedFiles.map { name in
      Problem(
        unlisted.code, severity: unlisted.severity, at: Place(file: package.folder + "/" + name),
        "no resource of \(DataPackage.fileName) names this file",
        fix: DatasetFiles.named(String(name.dropLast(4))) == nil
          ? "list it as a resource, or put it elsewhere" : "list it as a resource: without that it is not read")
    }
  }
}

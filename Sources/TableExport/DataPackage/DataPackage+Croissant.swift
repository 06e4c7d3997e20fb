public import Tables

extension DataPackage {
  /// The name of the file that describes a package to those who train and evaluate models.
  public static let croissantFileName = "croissant.json"

  /// The content of `croissant.json`, without the line end: the package in the Croissant format of MLCommons, version 1.0
  /// (https://docs.mlcommons.org/croissant/docs/croissant-spec-1.0.html).
  ///
  /// Every file with a hash becomes a file object, every table a record set with its fields, keys and references. Dates that are not known to the
  /// day are texts there. What has no hash, or lies in several files, is passed over: the format asks for one of each.
  ///
  /// - Parameter date: When the data were last changed.
  public func croissant(modified date: CalendarDate? = nil) -> JSONValue {
    let files = resources.filter { $0.paths.count == 1 && $0.sha256 != nil }
    let tables = Set(files.filter { $0.schema != nil }.map(\.name))
    return .object(ofPresent: [
      "@context": Self.croissantContext,
      "@type": "sc:Dataset",
      "conformsTo": "http://mlcommons.org/croissant/1.0",
      "name": .string(name ?? title ?? "data"),
      "description": (description ?? title).map(JSONValue.string),
      "version": version.map(JSONValue.string),
      "license": licenses.flatMap { licenses in
        licenses.isEmpty ? nil : .array(licenses.map { .string($0.url ?? $0.name) })
      },
      "dateModified": date.map { .string("\($0)") },
      "distribution": .array(files.map(\.croissantFile)),
      "recordSet": .array(files.filter { $0.schema != nil }.map { $0.croissantRecords(among: tables) }),
    ])
  }

  /// The names of the format, as its specification lists them.
  private static let croissantContext: JSONValue = [
    "@language": "en", "@vocab": "https://schema.org/", "citeAs": "cr:citeAs", "column": "cr:column",
    "conformsTo": "dct:conformsTo", "cr": "http://mlcommons.org/croissant/",
    "data": ["@id": "cr:data", "@type": "@json"], "dataType": ["@id": "cr:dataType", "@type": "@vocab"],
    "dct": "http://purl.org/dc/terms/", "equivalentProperty": "cr:equivalentProperty",
    "examples": ["@id": "cr:examples", "@type": "@json"], "extract": "cr:extract",
    "field": "cr:field", "fileObject": "cr:fileObject", "fileProperty": "cr:fileProperty", "fileSet": "cr:fileSet",
    "format": "cr:format", "includes": "cr:includes", "isLiveDataset": "cr:isLiveDataset", "jsonPath": "cr:jsonPath",
    "key": "cr:key", "md5": "cr:md5", "parentField": "cr:parentField", "path": "cr:path",
    "rai": "http://mlcommons.org/croissant/RAI/", "recordSet": "cr:recordSet", "references": "cr:references",
    "regex": "cr:regex", "repeated": "cr:repeated", "replace": "cr:replace", "samplingRate": "cr:samplingRate",
    "sc": "https://schema.org/",
    "separator": "cr:separator", "source": "cr:source", "subField": "cr:subField", "transform": "cr:transform",
  ]
}

extension DataPackage.Resource {
  /// The SHA-256 of the bytes; `nil` where another hash is stated, or none.
  fileprivate var sha256: String? {
    guard let hash, hash.hasPrefix("sha256:") else { return nil }
    return String(hash.dropFirst("sha256:".count))
  }

  fileprivate var croissantFile: JSONValue {
    .object(ofPresent: [
      "@type": "cr:FileObject", "@id": .string(paths[0]), "name": .string(paths[0]),
      "description": title.map(JSONValue.string), "contentUrl": .string(paths[0]),
      "contentSize": byteCount.map { .string("\($0) B") },
      "encodingFormat": .string(mediaType ?? "application/octet-stream"), "sha256": sha256.map(JSONValue.string),
    ])
  }

  fileprivate func croissantRecords(among tables: Set<String>) -> JSONValue {
    func reference(_ field: String) -> JSONValue { ["@id": .string("\(name)/\(field)")] }
    let keys = schema?.primaryKey?.list ?? []
    let references = Dictionary(
      (schema?.foreignKeys ?? []).compactMap { key -> (String, JSONValue)? in
        let table = key.reference.resource.flatMap { $0.isEmpty ? nil : $0 } ?? name
        guard key.fields.list.count == 1, key.reference.fields.list.count == 1, tables.contains(table) else {
          return nil
        }
        return (key.fields.list[0], ["field": ["@id": .string("\(table)/\(key.reference.fields.list[0])")]])
      }, uniquingKeysWith: { first, _ in first })
    return .object(ofPresent: [
      "@type": "cr:RecordSet", "@id": .string(name), "name": .string(name),
      "description": (description ?? title).map(JSONValue.string),
      "key": keys.isEmpty ? nil : keys.count == 1 ? reference(keys[0]) : .array(keys.map(reference)),
      "field": .array(
        (schema?.fields ?? []).map { field in
          .object(ofPresent: [
            "@type": "cr:Field", "@id": .string("\(name)/\(field.name)"), "name": .string(field.name),
            "description": (field.description ?? field.title).map(JSONValue.string),
            "dataType": .string(field.croissantType),
            "source": ["fileObject": ["@id": .string(paths[0])], "extract": ["column": .string(field.name)]],
            "references": references[field.name],
          ])
        }),
    ])
  }
}

extension DataPackage.Field {
  fileprivate var croissantType: String {
    switch type {
    case "integer": "sc:Integer"
    case "number": "sc:Float"
    case "boolean": "sc:Boolean"
    case "date": "sc:Date"
    default: "sc:Text"
    }
  }
}

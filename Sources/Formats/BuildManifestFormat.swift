package import Records

/// The manifest of a build as a file.
package enum BuildManifestFormat {
  static let schemaID = "urn:garner:schema:build:1"

  static let shape = ObjectShape(
    "build", "What a build was made of and what it made.",
    [
      Field("$schema", .string(.constant(schemaID)), "The version of this format.", onlyJSON: true),
      Field("garner", .string(.words), "The version of the program.", required: true),
      Field("inputs", .list(.object(input)), "The files it was made of."),
      Field("outputs", .list(.object(output)), "The files it made."),
    ])

  private static let input = ObjectShape(
    "build-input", "A file that a build was made of.",
    [
      Field("file", .string(.words), "From the review's folder.", required: true),
      Field("hash", .string(.words), "Of what stood in it.", required: true),
    ])

  private static let output = ObjectShape(
    "build-output", "A file that a build made.",
    [
      Field("file", .string(.words), "Its name beside the manifest.", required: true),
      Field("item", .string(.words), "The item of the review's build.", required: true),
      Field("hash", .string(.words), "Of what was written.", required: true),
      Field("before", .string(.words), "Of what stood there, while a build is under way."),
    ])

  /// Reads a manifest. One that names files outside its folder has been made by somebody else and is an error.
  package static func read(_ bytes: [UInt8], file: String) -> Reading<BuildManifest> {
    let reading = JSONReader.read(bytes, file: file)
    guard let node = reading.value else { return Reading(value: nil, problems: reading.problems) }
    var problems = ShapeCheck.problems(of: node, shape: shape, file: file, vocabulary: nil)
    for (place, output) in (node["outputs"]?.elements ?? []).enumerated() {
      guard let name = output["file"]?.string, !isPlain(name) else { continue }
      problems.append(
        Problem(
          file: file, mark: output["file"]?.mark, path: "/outputs/\(place)/file",
          message: "expected the name of a file beside the manifest, not '\(name.prefix(80))'"))
    }
    guard !problems.contains(where: { $0.severity == .error }) else { return Reading(value: nil, problems: problems) }
    let manifest = BuildManifest(
      version: node.words("garner"),
      inputs: node.list("inputs") { BuildManifest.Input(file: $0.words("file"), hash: $0.words("hash")) },
      outputs: node.list("outputs") {
        BuildManifest.Output(
          file: $0.words("file"), item: $0.words("item"), hash: $0.words("hash"), before: $0["before"]?.string)
      })
    return Reading(value: manifest, problems: problems)
  }

  /// Whether a name is that of a file in the folder itself, and neither hidden nor the manifest.
  private static func isPlain(_ name: String) -> Bool {
    !name.contains("/") && !name.hasPrefix(".") && !name.utf8.contains(0) && name != "manifest.json"
  }

  package static func write(_ manifest: BuildManifest) -> String {
    JSONWriter.write(
      ObjectBuilder.build {
        $0.add("$schema", schemaID)
        $0.add("garner", manifest.version)
        $0.add("inputs", list: manifest.inputs) { input in
          ObjectBuilder.build {
            $0.add("file", input.file)
            $0.add("hash", input.hash)
          }
        }
        $0.add("outputs", list: manifest.outputs) { output in
          ObjectBuilder.build {
            $0.add("file", output.file)
            $0.add("item", output.item)
            $0.add("hash", output.hash)
            $0.add("before", output.before)
          }
        }
      })
  }
}

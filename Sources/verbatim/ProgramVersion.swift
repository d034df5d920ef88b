/// The version that `--version` tells and requests carry.
enum ProgramVersion {
    static let text = "0.1.0"
}

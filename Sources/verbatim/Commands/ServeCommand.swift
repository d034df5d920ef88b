import ArgumentParser

/// `verbatim serve [--port N]`
struct ServeCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "serve",
        abstract: "Run the server with the sample jobs alone, on this machine only.",
        discussion: "Prints its address, its key and the sample jobs, and serves them until it is interrupted.")

    @Option(help: ArgumentHelp("The port to listen on; 0 takes any that is free.", valueName: "number"))
    var port = "0"

    func run() throws {
        let demo = try DemoServing(port: WholeNumber.read(port, 0..<65536, of: "--port"))
        try DescriptorWriter.standardOutput.write(ServeNotice.lines(url: demo.url, key: demo.key))
        try demo.waitUntilItEnds()
    }
}

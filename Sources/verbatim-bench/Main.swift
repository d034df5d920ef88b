import ArgumentParser
import Glibc

/// Where the benchmark program starts.
@main enum Main {
    static func main() {
        // A program that is measured and goes away is no reason to die.
        signal(SIGPIPE, SIG_IGN)
        BenchCommand.main()
    }
}

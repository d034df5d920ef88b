import Glibc

/// simdjson's parser into a document tree, which Debian has as a library only: a few lines of C++ make it a program.
enum Simdjson {
    static let advice = "needs g++ and simdjson; install with: apt-get install g++ libsimdjson-dev"

    /// Compiles the program; nil without a compiler or the library.
    static func parser(in home: String) throws -> String? {
        guard let compiler = Launch.find("g++"), access("/usr/include/simdjson.h", R_OK) == 0 else { return nil }
        let program = "\(home)/parse"
        try Descriptor.write(Array(source.utf8), toFile: "\(program).cpp")
        let arguments = ["-O2", "-std=c++17", "\(program).cpp", "-o", program, "-lsimdjson"]
        try Launch(compiler, arguments, home: home).run()
        return program
    }

    /// How long each parse of a file in memory computes, in milliseconds.
    static func parse(_ file: String, with parser: String, runs: Int, home: String) throws -> [Double] {
        try Launch(parser, [file, "\(runs)"], home: home).run(output: "\(home)/times")
        let lines = String(decoding: try Descriptor.contents(of: "\(home)/times"), as: UTF8.self)
        return lines.split(separator: "\n").compactMap { Double($0) }
    }

    private static let source = """
        #include <cstdio>
        #include <cstdlib>
        #include <ctime>
        #include <simdjson.h>
        static double computed() {
            timespec time;
            clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
            return time.tv_sec * 1e3 + time.tv_nsec / 1e6;
        }
        int main(int, char **arguments) {
            auto text = simdjson::padded_string::load(arguments[1]);
            if (text.error()) return 1;
            for (int run = 0; run < std::atoi(arguments[2]); run++) {
                simdjson::dom::parser parser;
                double start = computed();
                if (parser.parse(text.value_unsafe()).error()) return 2;
                std::printf("%f\\n", computed() - start);
            }
        }
        """
}

/// How often a code was given. *Direct*: on the code itself; *net*: on it or any code below it, each counted once.
@usableFromInline package struct CodeCounts: Hashable, Sendable {
    /// Distinct answers listed on the code itself.
    package let directAnswers: Int
    /// Distinct answers in the code's subtree.
    package let netAnswers: Int
    /// Distinct respondents among the direct answers.
    package let directRespondents: Int
    /// Distinct respondents in the code's subtree: the number to show beside a code.
    package let netRespondents: Int
    /// (answer, code) pairs on the code itself; the same as `directAnswers`, since a pair counts once.
    package var directMentions: Int { directAnswers }
    /// (answer, code) pairs in the code's subtree; an answer under two of its codes is two mentions.
    package let netMentions: Int

    /// Counts that were made elsewhere.
    package init(directAnswers: Int, netAnswers: Int, directRespondents: Int, netRespondents: Int, netMentions: Int) {
        self.directAnswers = directAnswers
        self.netAnswers = netAnswers
        self.directRespondents = directRespondents
        self.netRespondents = netRespondents
        self.netMentions = netMentions
    }
}

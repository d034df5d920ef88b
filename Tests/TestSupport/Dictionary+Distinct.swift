import Testing

extension Dictionary {
    /// A dictionary of keys that ought to be distinct. One that comes twice is recorded as an issue, where
    /// `init(uniqueKeysWithValues:)` would end the whole run.
    package init(distinct pairs: some Sequence<(Key, Value)>) {
        self.init()
        for (key, value) in pairs where updateValue(value, forKey: key) != nil {
            Issue.record("\(key) comes twice")
        }
    }
}

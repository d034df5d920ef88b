/// The words of generated answers, as JSON writes them: escapes are part of a phrase.
struct AnswerPhrases {
    /// A phrase with the number of its words.
    struct Phrase {
        let bytes: [UInt8]
        let words: Int

        init(_ text: String) {
            bytes = Array(text.utf8)
            // Scripts without spaces are counted by what a word takes in them.
            let isSpaced = text.utf8.count == text.count || text.contains(" ")
            words = isSpaced ? text.split(separator: " ").count : max(1, text.count / 2)
        }
    }

    let english = Self.phrases(
        """
        the delivery came two days late|nobody told me why|the staff were very helpful|I would buy it again
        it is easy to use|the price is fair|but the box was damaged|and the colours are not as shown
        my order arrived on time|the website kept logging me out|I had to call three times|support answered at once
        it works as promised|the battery lasts all day|I expected more for this money|the manual is hard to follow
        setting it up took an hour|the courier was friendly|returning it was simple|they refunded me quickly
        I could not find my size|the fabric feels cheap|everybody at home likes it|it stopped working after a week
        the app is slow|search never finds what I need|checkout was quick|I like the new design
        too many emails|please keep the old layout|good value|nothing to complain about|I recommend it to friends
        the seams came apart|it smells of plastic|packed with far too much paper|the invoice was wrong|well done
        """)

    let escaped = Self.phrases(
        #"""
        they said \"never again\"|a caf\u00e9 nearby was open|see below:\n- late|the \"premium\" one|price\/value is fine
        first line\nsecond line|na\u00efve of me|it cost 20\u00a0\u20ac|C:\\orders\\2024|with a\ttab in between
        """#)

    let accented = Self.phrases(
        """
        la livraison était très rapide|le colis est arrivé abîmé|très déçu du service|j'ai adoré la qualité
        die Lieferung kam zu spät|das Gerät läuft großartig|für den Preis völlig in Ordnung|leider keine Größe übrig
        el envío llegó mañana y tarde|la atención fue rápida y amable|no funcionó después del año|żółta łódź jest świetna
        """)

    let wide = Self.phrases(
        """
        配送がとても早かったです|説明書がわかりにくい|また買いたいと思います|价格合理质量不错|客服态度很好|包装破损了需要改进
        배송이 정말 빨랐어요|품질이 기대보다 좋아요
        """)

    let emoji = Self.phrases("👍🏽 great|love it ❤️|👩‍👩‍👧 all happy|so slow 😡😡|10/10 🎉|🇩🇪 delivery")

    let followupQuestions = Self.phrases(
        """
        Could you tell us more about that?|What could we have done better?|Which part mattered most to you?
        How did that make you feel?
        """)

    private static func phrases(_ table: String) -> [Phrase] {
        table.split { $0 == "|" || $0 == "\n" }.map { Phrase(String($0)) }
    }
}

/// Hand-written respondents of the night-train study: the very long, the empty, the odd, and plenty of emoji.
enum NightTrainRespondentsSpecial {
    static let text = """
        @ en, very long
        : Q1 | 22 32 411 42
        - You ask for one thing, and I'm afraid I can't oblige, because what I liked is a chain and it comes apart if
          you
          take out a link. I am seventy-one. I was a surveyor, and for forty years I saw the country between here and
          the
          coast through a theodolite, a field at a time, never all of it in one piece. My late husband and I had always
          meant to take the night train "when things calm down". Things didn't calm down, they stopped, as they do, and
          last spring my daughter put a ticket into my birthday card and said: you go, Mum, I'll water the tomatoes.
        - So I boarded with one small case and a heart like a sparrow. In my compartment sat a young man with a cello
          that had its own berth, paid for, with a blanket up to its chin. He was on his way to an audition and hadn't
          slept in two days. Across from him a woman of perhaps fifty who repairs church clocks, with oil under her
          nails
          and a bag of plums. Nobody spoke until the first tunnel, and then, in the dark, the clock woman said "well,
          this
          is nice", and we laughed so much that the attendant looked in to see whether anything was wrong.
        - We went to the bar car, all three of us, the cello stayed in bed. There were little lamps, and a barman who
          polished each glass as though it were the only one. We had soup with dumplings and a carafe of something red.
          The boy ate like a wolf. The clock woman told us that tower clocks are wound to run a little fast on purpose,
          so that people catch their trains, and I have thought about that every day since. At one point the train
          stood still beside another night train, window to window, and in the other bar car an old man in a waistcoat
          raised his glass to me, gravely, and I raised mine, and then we slid apart in opposite directions, and that
          was
          the whole of our acquaintance. I can't tell you how much I liked that.
        - I slept, which I hadn't expected to. When I woke up it was that grey hour before colours, and I lifted the
          blind one hand's width so as not to wake the others. There was a river. Then there was mist on the river, then
          a single fisherman in the mist, and then, quite without fuss, the sun came through a gap in the hills and
          everything turned the colour of apricots: the water, the fisherman, the cello in its blanket. I knew that
          valley. I had measured it in 1983, every metre of it, in the rain. I had never seen it.
        - And then, half an hour later, you are simply there. You step out and it's a city, with trams and bakers and
          pigeons, and nobody has searched your bag. We had coffee standing up, the three of us, and the boy played his
          audition piece for the clock woman and me on platform four, next to the lost-property office, at twenty to
          eight in the morning. He got the place, he has written to me since. So: the people, the bar, the light, and
          the
          arriving. If you must put me in one drawer, put me in the one with the river.
        ? Would you take the same train again?
        > I have. In October, with my daughter. The fisherman was there.
        ? And is there something you'd tell a friend who hesitates?
        > Go before things calm down.
        : Q2 | 53
        - The step at my home station. I'm spry for my age, but it's a leap.
        : Q3 | 8
        - A letter from the clock woman is enough.
        @ en, very long complaint
        : Q2 | 21 22 23 43 312
        - I'll set this down in order, with times, because your form for complaints allows 500 characters and I have
          needed rather more than that to get from one city to another.
        - 20:44, departure. We leave at 21:31. No reason is given. The attendant, who is doing the work of three people
          in two coaches, says he's waiting for a colleague, who is on a delayed train. I find this funny at the time.
        - 23:10. The water in our washroom runs out. A sticker appears on the door. At 23:40 a sticker appears on the
          next door. By midnight there is one working washroom for, I counted the berths, ninety-six people, and a
          queue with its own social life. A retired judge organises it by urgency. She is very good.
        - 01:25. We stop. There are trees. We go on standing between the trees for two hours and fifty minutes, and in
          this time there is not a single announcement. The app shows a small green train moving merrily along a line
          some ninety kilometres further on. Around three, a rumour reaches us that there is a fallen branch; around
          half past three, that there's no driver; around four, that the driver is there but his permitted hours are
          not. All of these may be true. I'd have been content with any one of them, said aloud, by a person.
        - 04:15. We move. People cheer, which wakes up the others, who ask what has happened, so that the whole story
          is told again from the trees onwards.
        - 09:58. We arrive; the timetable says 07:12. My connection left at 08:05. The next one with a free place for
          somebody holding "this type of reservation" is at 13:05. At the first counter I'm told that my ticket is two
          tickets, and that the second is nobody's fault. At the second counter I'm told that the first counter was
          wrong, but that only the first counter can put it right. The first counter is now closed for lunch. I eat a
          pretzel. I board the 13:05 on the strength of having a pleasant face and stand as far as the lakes.
        - Since then I've written to you four times. I have had one automatic reply in a language I don't read, one
          thanking me for my praise, one asking for the number of the carriage (263, as I'd said, twice), and a voucher
          for eight euros, valid on a line that you closed in December.
        - What should you improve first? Not the branch. Branches fall. Tell people what's going on, hold one another's
          trains, and have somebody read the letters. I know how hard the rest of it is, and I'd forgive you all of it
          for those three things.
        ? What answer would have satisfied you?
        > "We read your letter, here is what went wrong, here is your money." Signed with a name.
        : Q3 | 41 4
        - See above. A guarantee I can hold in my hand.
        @ en, long
        : Q1 | 213 52 211
        - We're two dads with three children under eight, so let me describe the alternative first: a 4 a.m. taxi, two
          car
          seats, a pushchair that the airline folds into a new shape, a child who needs to go exactly when the seat-belt
          sign is on, and the glances. Oh, the glances.
        - Here is what happened instead. At nine in the evening a person called Ingrid knelt down on the platform and
          asked our middle one, who doesn't talk to strangers, which bunk he'd chosen. He answered. In a full sentence.
          She gave each of them a stamp card: one for finding the light switch, one for brushing teeth on a moving
          train,
          one for whispering after the second tunnel. They whispered! I have it on film. Our youngest fell asleep with
          the
          card in her fist, and the eldest lay at the window with his nose on the glass and reported every signal by
          colour until he couldn't any more.
        - In the morning he asked how much worse the plane would have been "for the bears". We worked it out together on
          the back of the breakfast menu: about fourteen times as bad. He is seven, he was quiet for a while, and then
          he
          said: "so this is the bear train". It's called that in our family now. 👨‍👨‍👧‍👦🐻‍❄️
        - Nobody glanced. An old gentleman across the corridor taught them to fold cranes out of your timetable, and I
          hope you'll forgive us, because we used up all of the timetables.
        ? How old are the children who travelled with you?
        > 2, 5 and 7. The bear is 4.
        : Q2 | 331
        - A socket for the night-light. We managed with a torch & a sock.
        : Q3 | 21
        - A family compartment we can book as one thing, at one price, without first inventing a fifth person.
        @ emoji only
        : Q1 | 411 311
        - 🌅🏔️☕️🥐😍
        : Q2 | 111
        - 🥵🥵🥵
        : Q3 | 8
        - 👉🏽🎫👈🏽 ❤️‍🔥
        @ emoji: families, professions, skin tones
        : Q1 | 213 21
        - Our whole crew loved it 👨‍👩‍👧‍👦👩🏾‍🤝‍👨🏼🧑🏻‍🦰 and the guard let my daughter be 👩🏽‍✈️ for a minute. Big thanks
          to 🧑🏿‍🍳 and 👮🏼‍♀️!!
        : Q2 | 13
        - Bunks are for 🧍🏻‍♀️ not for 🧍🏿‍♂️🧍🏿‍♂️ my brothers are tall
        @ emoji: flags
        : Q1 | 22
        - In one compartment: 🇧🇷 🇯🇵 🇪🇪 🇿🇦 and a guy from 🏴󠁧󠁢󠁷󠁬󠁳󠁿 (not 🏴󠁧󠁢󠁥󠁮󠁧󠁿, he insisted). Best night of the trip 🏳️‍🌈
        : Q3 | 111 112
        - 🇵🇹 🇬🇷 🇳🇴 please, in that order
        @ emoji: keycaps
        : Q1 | 42 51 311
        - 1️⃣ straight into town 2️⃣ no hotel 3️⃣ the coffee
        : Q2 | 21 331
        - #️⃣1️⃣ delays, #️⃣2️⃣ 🔌❌
        @ text and emoji styles
        : Q1 | 412
        - Moon ☾ stars ☆ and my ❤︎ next to me (and a ❤️ on the foggy window) ☎︎ off, ☎️ off, all off
        @ empty answers with a code
        : Q1 | 9
        : Q2 | 9
        : Q3 | 9
        @ empty
        : Q1 | 9
        : Q2 | 21
        - Delays
        @ empty with a follow-up
        : Q2 | 9
        ? You left this blank. Is there really nothing?
        > ok fine, the coffee could be stronger
        @ one letter
        : Q1 | 9
        - x
        : Q2 | 9
        - x
        @ combining marks: written on a phone that composes nothing
        : Q1 | 311 312
        - The cafe\u{301} cre\u{300}me, the bru\u{302}le\u{301}e, the pa\u{302}te\u{301}: a\u{300} la carte at 5 a.m.!
        : Q2 | 42
        - Pric\u{327}es c\u{327}a va pas, voila\u{300}.
        @ script that stacks
        : Q1 | 121
        - Zzz\u{30C}z\u{30C}z\u{30C}… s\u{336}l\u{336}e\u{336}p\u{336}t\u{336} like a log
        @ HTML entities from an old import
        : Q1 | 311 22
        - Coffee &amp; company. My neighbour said &quot;you&#39;ll love the 2nd cup&quot; &mdash; and I did &lt;3
        ? What made it special?
        > Tom &amp; Jerry (that&#39;s what we called them) from carriage&nbsp;7
        : Q2 | 42 41
        - Price &gt; plane, app &lt; paper. &#8364;189?! Really&hellip;
        @ double-escaped
        : Q1 | 41
        - Fields &amp;amp; rivers &amp;#38; sky
        @ answers twice, differently
        : Q2 | 42
        - Too expensive, sorry.
        : Q2 | 42 12
        - I answered already but forgot: the noise! And yes, still too expensive.
        @ table manners
        : Q2 | 121 111 311
        - Noise:\t9/10 (bad)\\n
        / Heat:\t8/10
        / Toilets:\t10/10 (bad, not good)
        @ a poem
        : Q1 | 412 121
        - Wheels that count to four,
        / a lamp, a name, a platform,
        / one dog looking up.
        : Q3 | 8
        - Autumn. The same train.
        @ one enormous word
        : Q1 | 121
        - Zzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzz
        @ a link
        : Q2 | 41
        - Screenshot of the error:
          https://example.org/u/3f9c/Screenshot%202025-05-11%20at%2023.14.07.png?size=full&lang=en
        @ formula
        : Q2 | 42
        - =2*189-39 euros too much, I'd say
        @ numbers and signs
        : Q1 | 51
        - 89 € for 1 050 km ≈ 8.5 ¢/km ⇒ fair. Hotel: 0 €. Sleep: 7½ h ± ½.
        : Q2 | 111
        - 27 °C ≫ 18 °C
        @ mixed directions
        : Q1 | 22
        - We learned to say good night: לילה טוב, تصبح على خير, καληνύχτα, добраніч, おやすみ. Five berths, five good
          nights.
        @ code switching
        : Q1 | 32 311
        - Der barman was like "one Melange, kommt sofort", et voilà, was will man more
        : Q2 | 122
        - Schnarchen. Snoring. Ronflement. Chrápání. 鼾. All of it, same man.
        @ a respondent with everything
        : Q1 | 111 211 411
        - The mattress, {attendant}'s jokes (the name tag really said that!) and the hills at dawn.
        ? What made the bed good?
        > It had been made by somebody who sleeps.
        ? What made the welcome special?
        > The tag. We decided it was a title.
        ? Where along the line was that?
        > Just after the long tunnel, on the right.
        : Q2 | 332
        - Wi-fi
        : Q3 | 5 41
        - One ticket, one promise.
        """
}

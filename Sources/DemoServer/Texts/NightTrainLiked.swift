/// The night-train study, first question: what people liked.
enum NightTrainLiked {
    /// The text as the study writer reads it.
    static let text = [beginning, NightTrainLikedFood.text].joined(separator: "\n\n")

    private static let beginning = """
        % from, stop, to | Hamburg, Nuremberg, Vienna | Berlin, Padborg, Stockholm | Brussels, Cologne, Prague
          | Paris, Strasbourg, Berlin | Zurich, Villach, Zagreb | Munich, Bologna, Rome | Vienna, Verona, Venice
          | Amsterdam, Basel, Milan | Warsaw, Katowice, Budapest | Basel, Göttingen, Copenhagen
        % attendant | Marek | Giulia | Tomasz | Ingrid | Zsófia | Matteo | Birgit | Ondřej | Amira | Lukas | Renée
        % companion | my wife | my husband | my daughter | my son | my sister | a friend | my mother | my girlfriend
          | my boyfriend | an old school friend | my flatmate
        % coach | coach 21 | coach 263 | car 7 | coach 305 | car 12 | the last coach
        % hour | two | half past two | three | four | half past four | quarter to five
        % minutes | 40 | 50 | 70 | 85 | 90 | 100 | 130 | 160

        = Q1 | 96 | net | What did you like most about your night on the train?
        ^ [Honestly?|To be frank,] I came [as a sceptic|expecting very little].
        ^ Our [second|third|fifth] time on the {from}–{to} train.
        ^ [Good question.|Hard to pick one thing.]
        ^ First night train of my life, [at 63|at 19|and not the last].
        ^ [Where do I start.|So many things.]
        ^ I travelled with {companion}.
        ^ [Booked it for work|Booked it on a whim], and [I'm glad I did|no regrets].
        $ [Would do it again tomorrow.|Already told everybody at work.]
        $ [Thank you to everybody on board.|Well done, all of you.]
        $ [Keep it running, please.|Please don't ever cancel this line.]
        $ [That's what I remember a week later.|That alone was worth it.]
        $ [Small things, but they add up.|It's the details.]

        * 1 | Sleep and cabin | 2
        - [Sleeping|Going to bed] on a train is [simply fun|an adventure], even at my age.
        - I [got a proper night's sleep|slept far better than I'd feared] and that's all I ask.
        - The cabin was [cosier|much nicer] than [in the pictures|on the website].
        - Everything [in the cabin|around the bed] had its place, like on a small boat.
        . Slept well
        . the cabin
        ~ 😴 🛏️
        ** 11 | Bed and bedding | 2
        - The bed was [made up beautifully|ready when we came back from the bar].
        - A real bed, not [a folded-down seat|a plank].
        - I had [worried about|dreaded] the bed [and it was fine|for nothing].
        . The bed
        . comfy beds
        ? What made the bed good?
        > That I could [stretch out|lie flat], I'm [1.86|1.90] tall.
        > Everything was clean and [nothing squeaked|nothing wobbled].
        > Better than [the hotel the night before|our sofa bed].
        *** 111 | Mattress and pillow | 8
        - The mattress was [firm without being hard|surprisingly thick|better than mine at home].
        - [Two|Three] pillows! I only needed one, but [what luxury|it felt generous].
        - My back [usually complains about hotel beds|is fussy], and it [had nothing to say|was silent] this time.
        - I sank into that mattress and [didn't stir until {stop}|was gone before {stop}].
        - Whoever chose the new mattresses deserves [a raise|a medal].
        - I expected [foam|a thin mat] and got a mattress with real springs in it.
        - Even the upper berth has a [decent|proper] mattress now, [unlike two years ago|not like the old cars].
        - The pillow was [soft but not limp|just right], which I can't say of [most hotels|my own].
        - I'm a side sleeper and [my shoulder was fine|nothing hurt] in the morning.
        - Good mattress, [wide enough to turn over|no valley in the middle].
        - {companion} took a photo of the mattress label because [we want one at home|it was that good].
        - For a berth this size the mattress is [really comfortable|hard to beat].
        - The pillow smelled of nothing at all, which is [how it should be|exactly right].
        - I woke up without a stiff neck, [first time on a train|so the pillow did its job].
        . comfortable mattress
        . The pillows
        . Bed was very comfortable
        ? How did the mattress compare with what you expected?
        > [Much softer|Much better]. I'd brought [my own pillow|an inflatable mat] and never unpacked it.
        > About the same as a [good|mid-range] hotel.
        > I remember the [old blue couchettes|eighties], so: another world.
        > Thicker. I'd say [twelve|fifteen] centimetres?
        > no expectations, pleasant surprise
        ~ 🛏️ 😴
        *** 112 | Fresh linen and duvet | 5
        - The sheets were [crisp and white|ironed, actually ironed].
        - A proper duvet instead of [that itchy blanket|a sleeping bag], [thank you|finally].
        - Fresh linen [still warm from the laundry, I swear|sealed in paper], [lovely touch|very reassuring].
        - The bed linen smelled [of sun|of soap, not of perfume].
        - I liked that the duvet was [warm but light|long enough for my feet].
        - We each got our own towel and [slippers|a little bar of soap], rolled up in the sheet.
        - White cotton sheets, [tucked in tight|no polyester]. I noticed.
        - The linen was changed at {stop} when [the next guest got the lower berth|a new passenger came].
        - Clean bedding matters to me and this was [spotless|as clean as it gets].
        - The wool blanket on top of the duvet was [a lifesaver|so cosy].
        - I have [allergies|sensitive skin] and the sheets gave me no trouble at all.
        - Somebody folded the duvet into [a swan|an envelope], [silly and sweet|we laughed].
        . clean sheets
        . Fresh bed linen
        ? What did you notice about the linen?
        > The smell, [like my grandmother's cupboard|very clean].
        > That it was cotton and [not paper|not that plastic stuff].
        > It was dry and fresh, on a [rainy|humid] night that isn't easy.
        > That nobody had to ask for it.
        ~ 🧺 🛌

        ** 12 | Peace and quiet | 2
        - It was [so much calmer|far more restful] than [an airport|flying].
        - Nobody wanted anything from me for [nine|ten] hours, [bliss|imagine that].
        - I read [half a novel|two magazines], then slept.
        . the calm
        . Peace and quiet
        ? When did you notice the calm most?
        > Right after {stop}, when [everybody had gone to bed|the corridor lights went down].
        > [At dinner time|In the first hour]. No screens, no music.
        > In the morning, people [whispered|were considerate].
        *** 121 | Rocked to sleep | 9
        - The [rocking|gentle swaying] sent me to sleep [before we'd left the suburbs|within minutes].
        - That rhythm of the rails is [the best sleeping pill|better than any app].
        - I love the [clack-clack|murmur] of the points going by [under my pillow|in the dark].
        - Like [being a baby in a cradle|lying in a hammock], I was out at once.
        - I have slept badly for [years|months], and on this train [I slept seven hours straight|I slept like a stone].
        - {companion} says I was snoring before {stop}. The movement does that to me.
        - The train hums and you [drift off|let go], [there's no other word|it's that simple].
        - Being rocked along at [120 km/h|that steady pace] is [oddly soothing|pure comfort].
        - I miss the swaying [now that I'm home|in my own bed].
        - The long curves after {stop} tipped me [gently|ever so slightly] from side to side until I slept.
        - I never sleep on planes, but the motion of this train [knocked me out|got me every time].
        - Falling asleep in {from} with the whole bed swinging [a little|softly], [childhood memories|what a feeling].
        - I wanted to stay awake for the border, and the swaying [won|had other plans].
        - The sound of the wheels [did what my podcasts can't|made me forget the week].
        - The motion calmed our [toddler|baby] in [ten minutes|no time]. Parents will understand.
        . rocked to sleep
        . The rocking
        . Being rocked to sleep
        ? How long did you sleep, roughly?
        > From {stop} until [the knock with breakfast|the sun came in]. So [seven|eight] hours.
        > [Six|Seven] hours, with one short wake-up at {hour}.
        > More than at home.
        > Like a log, [no idea|I lost track].
        > not long, [but deep|but it was good]
        ? Would you say the motion helped or disturbed?
        > Helped! It only disturbs when it stops.
        > Helped, [definitely|no question].
        > At first I thought it would bother me, then [it carried me off|I was asleep].
        ~ 😴 🚂 💤
        *** 122 | Quiet carriage | 5
        ! Q2/121 Q2/122
        - [Not a sound|Hardly a sound] from the neighbours all night.
        - The carriage was [wonderfully|remarkably] quiet, [doors that close softly, carpet everywhere|even at
          stations].
        - After {stop} you could have heard a pin drop in {coach}.
        - I'd packed earplugs and [left them in the bag|gave them to {companion}].
        - Whatever they did to the wheels, [the new cars are so quiet|you don't hear them any more].
        - Good insulation: I saw a freight train go past and [didn't hear it|barely noticed].
        - People kept their voices down, [which I hadn't dared to hope|all of them].
        - It's the quiet I'd pay extra for, and [I didn't have to|here it came for free].
        - No phones, no rolling suitcases, no [banging doors|shouting]. Just quiet.
        - Quieter than my flat [in town|above the tram depot], I'm not joking.
        - The little sign asking for silence after ten [works|was respected by everyone].
        - At {hour} I woke up because it was so still, and [that's a compliment|went right back to sleep].
        . quiet
        . Quiet!
        . it was really quiet
        ? Which carriage were you in?
        > {coach}, [at the far end|in the middle], away from the doors.
        > I think {coach}. A new one, [it smelled new|all wood and grey].
        > Don't remember, the one next to [the bar|the bicycles].
        ~ 🤫
        ** 13 | Privacy of the cabin | 6
        - A door I could [lock|close behind me]. That's what I liked.
        - The cabin was ours alone, so {companion} and I could [talk until midnight|play cards half the night].
        - I could [change into pyjamas|take off my shoes] without an audience.
        - Having my own little room with [its own washbasin|a mirror and a hook] made all the difference.
        - I'm a woman travelling alone at night, and the lock on the cabin door let me [relax|sleep].
        - The pods with the shutter are [brilliant|a great idea], [my own cave|nobody sees in].
        - No stranger above me for once, [heaven|I could switch the light on when I liked].
        - Privacy, [plain and simple|first of all]. I can't sleep in a room full of people.
        - Our own cabin meant the children could [make noise|be silly] and [nobody minded|we could breathe].
        - Curtains that really close, a light of my own, [perfect|what more does one want].
        - I pulled the blind down, hung my coat on the hook and [the world was outside|was at home].
        - I could take a work call from my own cabin [without whispering|in peace].
        . privacy
        . Own cabin
        . Having my own door
        ? What did the privacy make possible for you?
        > [Prayer|Meditation], in peace.
        > To sleep in a T-shirt, [nothing more|simple as that].
        > Feeding the baby [without looks|whenever she wanted].
        > I felt safe. [That's all|That's a lot].
        ~ 🚪 🔑

        * 2 | People on board | 2
        - The people, [passengers and crew alike|everyone]. Such a [friendly|relaxed] mood.
        - Everyone I met on board was [in a good mood|kind].
        - You [meet people|talk to people] on this train, that's what it's for.
        . The people
        . friendly people
        ~ 😊
        ** 21 | Crew | 3
        - The crew seem to [like their work|enjoy the night], and it shows.
        - Staff who [know what they're doing|have all the time in the world], [rare|how nice].
        - The team in {coach} was [first class|excellent] from beginning to end.
        - Your crew [hold the whole thing together|make this train].
        . the staff
        . Great crew
        . Friendly staff
        ? What did the crew do especially well?
        > They [listened|remembered our names].
        > Calm when the boarding was chaos.
        > Everything with a smile, [in four languages|even at {hour}].
        ~ 👏 🙏
        *** 211 | Warm welcome | 9
        - {attendant} greeted us [by name|on the platform] and [carried the big suitcase up|showed us every switch].
        - Our attendant had a [joke|kind word] for everyone who climbed aboard at {from}.
        - The welcome drink, [a tiny bottle of sparkling wine|a glass of juice], and a smile that was meant.
        - {attendant} made us feel like [guests, not tickets|she'd waited just for us].
        - I was nervous about the berth, and {attendant} [explained everything twice|took the fear away].
        - Such a [friendly|cordial] hello at eleven at night, [after what must have been a long day|hats off].
        - The attendant of {coach} is [a born host|pure gold].
        - We were met with [warm towels|a little card with our names on it], [charming|I kept mine].
        - {attendant} spoke [German, Italian and a bit of Czech|four languages] and switched in mid-sentence.
        - The conductor welcomed [the dog|{companion}] first and me second, which was [right|very funny].
        - It began with {attendant} saying "come in, you look tired". [I did|How right].
        - The greeting set the tone. You step in and [the evening has begun|the hurry stays outside].
        - Nobody barked about tickets. {attendant} asked how [our day had been|we'd like to be woken].
        - {attendant} remembered me from [last autumn|my last trip]! After [eight|six] months!
        . {attendant}
        . the welcome
        . The attendant was lovely
        ? What made the welcome special?
        > That {attendant} took time although [forty people|a long queue] were waiting.
        > It felt [personal|honest], not trained.
        > The smile. [Sounds silly|I know, a cliché].
        > A real conversation, about [the vineyards|her grandchildren|the weather in {to}].
        > they knew my name
        ~ 🤗 🥂 😊
        *** 212 | Help when something went wrong | 6
        - I'd booked the wrong date and {attendant} [found me a berth anyway|solved it in five minutes].
        - When the heating failed, {attendant} [brought extra blankets|moved us next door] without being asked.
        - I left my phone [in the washroom|under the pillow], and the crew [ran after me|posted it home].
        - I got sick near {stop}, and {attendant} [made me ginger tea|sat with me] half the night.
        - {attendant} [rang ahead|phoned the next station] so that our connection waited. It did!
        - My reservation had [vanished|been doubled], and nobody made me feel it was my problem.
        - The lock jammed at {hour} and two people came [with tools and good humour|within minutes].
        - When we were late, {attendant} went from door to door and [told each of us what to do|rebooked us all].
        - My insulin needed a fridge, and the crew [cleared a shelf in the galley|thought of it before I asked].
        - They lent me a [charger|phone] when mine died, so I could tell [my parents|my boss] I was late.
        - I locked myself out in my pyjamas. {attendant} [kept a straight face|only grinned a little] and let me in.
        - Things do go wrong at night, but here [somebody looks after you|you aren't left alone].
        . They helped me
        . Help with my lost bag
        ? What would have happened without that help?
        > I'd have [spent the night in the corridor|missed my sister's wedding].
        > I'd have [given up|written an angry letter].
        > [A very long walk|A taxi for 180 euros].
        > No idea and [I don't want to think about it|I'm glad I needn't find out].
        ~ 🙏 🦸‍♀️ 🦸🏽‍♂️
        *** 213 | Kind to children | 4
        - The kids got [a colouring book and a stamp|a conductor's cap], and [talked of nothing else|wore it to school].
        - {attendant} let our son [punch his own ticket|make the announcement for breakfast].
        - Travelling with [three|two] small children is no holiday, but the crew [made it one|was on our side].
        - Nobody rolled their eyes at our baby, [on the contrary|and {attendant} rocked her for a while].
        - Our daughter wrote a letter to {attendant}. [He answered|She got a postcard back].
        - They warmed the milk at {hour}, [twice|and smiled doing it].
        - The family carriage with [the painted foxes|the play corner] is [a stroke of genius|a dream].
        - Somebody had thought of a rail for the upper bunk, so [our boy could have it|I could sleep].
        - The children's breakfast came with [a paper locomotive|a chocolate train].
        - My grandson is autistic, and {attendant} [turned off the buzzer|let him walk the corridor] to keep him calm.
        - Our twins were allowed to [wave the lamp on the platform|switch off the corridor lights].
        - They treat children like [passengers|people], which is [rarer than you'd think|all one wants].
        . great with kids
        . the kids loved it
        ? How old are the children who travelled with you?
        > [Two and five|Four and seven].
        > Nine, and [already an expert on locomotives|too cool for everything].
        > The baby is [ten months|one], her brother is six.
        > Grandchildren, [3, 5 and 8|all under ten].
        ~ 👨‍👩‍👧‍👦 👶🏽 🧸 👩‍👧
        ** 22 | Fellow travellers | 6
        - I shared a compartment with [a cellist|a retired miner] from {stop} and [we talked until midnight|we still
          write].
        - The four of us in the couchette [became friends|shared bread, cheese and stories].
        - A lady from {to} taught me [three words of her language|a card game I can't spell].
        - The company! A student, a nun, a [truck driver|botanist] and me. [Write a play about it|What a night].
        - Strangers who [say good night to each other|hold the ladder for you], that's what I like.
        - I met {companion} on this very train [two years ago|in 2019], so I'm biased.
        - Somebody played [accordion|guitar], quietly, and [nobody complained|half the corridor sang].
        - The young couple below me gave up the lower berth for my [bad knee|mother] without a word.
        - You hear so many languages on that corridor, [better than any podcast|it's Europe in one coach].
        - I'm 78, and [three backpackers|two football fans] carried my bag and called me [auntie|boss].
        - We compared [blisters|summit photos] with other hikers half the way to {to}.
        - Good conversations with people I'd [never have met|otherwise walk past].
        . the other passengers
        . Met nice people
        ? Are you still in touch with anybody you met?
        > Yes! We [write|send each other photos] now and then.
        > No, and that's the beauty of it.
        > We [had coffee in {to}|met again on the way back].
        > Only [the recipe she gave me|a name on a napkin].
        ~ 🎻 🃏 💬 👭
        """
}

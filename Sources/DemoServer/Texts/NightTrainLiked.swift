/// The night-train study, first question: what people liked.
enum NightTrainLiked {
    static let text = """
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

        * 3 | Food and drink | 2
        - The food was [better than it had to be|a pleasant surprise].
        - [Simple food|Small menu], well made, at [fair|honest] prices.
        - For once, railway food that [one looks forward to|I'd order again].
        . the food
        . Food!
        ~ 🍽️
        ** 31 | Breakfast | 4
        - Breakfast in bed, [on rails|at 100 km/h], [what a thing|need I say more].
        - I ticked [six|five] things on the breakfast card and they [all came|came on a little tray].
        - The knock, the tray, the [first light|steam on the window]: breakfast was the best part.
        - A good breakfast [half an hour before arrival|at exactly the hour I'd asked for].
        . Breakfast
        . breakfast
        . Breakfast in bed
        ? What did you have?
        > [Egg, cheese, jam|Porridge and an apple] and [two coffees|a pot of tea].
        > Everything on the card, [shamelessly|I was hungry].
        > Vegan, [and they had thought of it|no trouble at all].
        ~ 🥐 🍳
        *** 311 | Coffee and tea | 7
        - Real coffee, [from a pot|from a proper machine], [not powder|hot and strong].
        - {attendant} brought the coffee at {hour} because I [couldn't sleep|had to get up early], in a china cup.
        - The coffee was so good that I [asked what beans it is|had three].
        - A pot of [peppermint|black] tea with [real leaves|honey], [in a train!|I was moved].
        - I woke up to the smell of coffee in the corridor, [better than any alarm|my favourite minute].
        - Tea in a glass with a metal holder, [like in my childhood|as it should be].
        - Coffee refills for [nothing|free], and [nobody counted|with a wink].
        - They have oat milk! [For the coffee, I mean.|I nearly cried.]
        - Holding a hot mug and [watching {stop} slide by|saying nothing for an hour], that was it.
        - The espresso in the bar was as good as in [Trieste|Naples], [nearly|and I'm picky].
        - I'm English and I'm hard to please about tea. [Well done.|It was proper tea.]
        - My coffee came with a [biscuit shaped like a locomotive|square of dark chocolate].
        - First-class coffee [without first-class fuss|in second class].
        . the coffee
        . Coffee
        . coffee ☕
        . Coffee in the morning
        ? How do you take it?
        > [Black|With a lot of milk].
        > Tea person, [Darjeeling|fennel] please.
        > Double, and [no talking before it|quickly].
        > With oat milk, which they had.
        ~ ☕ 🫖
        *** 312 | Bread, fruit and local things | 5
        - Rolls from a bakery in {stop}, [loaded on at four in the morning|still warm], [can you believe it|amazing].
        - The apricot jam was [homemade|from an orchard we passed], {attendant} told us.
        - Local cheese, dark bread, an apple. [Nothing from plastic|No little plastic tubs].
        - The bread! [Crust that crackles|Sourdough], on a train.
        - I liked that the honey comes from [beehives beside the line|a railwayman's bees].
        - Fresh fruit instead of [a sugary muffin|that orange juice concentrate], [thank you|bravo].
        - The regional plate changes with the border: [first ham, then goat's cheese|pretzels, then croissants].
        - The yoghurt in glass jars was [so good I looked up the dairy|what I'd come back for].
        - They asked about my nut allergy and [baked something without|brought a sealed tray].
        - Poppy-seed cake at breakfast! {to} knows [how to live|what's good].
        - A boiled egg that was [still soft|exactly five minutes], at that speed, in that kitchen. Respect.
        - Good dark bread, salted butter, [done|that's happiness].
        . fresh bread
        . the rolls and jam
        ? Which of the local things did you like best?
        > The [jam|honey], I [asked for a second|bought a jar].
        > The [cheese|ham], and I don't even [like cheese|eat much of it].
        > Bread. Always the bread.
        > The plum butter, [whatever it's called|I can't spell it].
        ~ 🥖 🍯 🍎 🧀
        ** 32 | An evening in the bar car | 6
        - The bar car at [midnight|eleven], with [lamps on the tables|rain on the windows], [pure film|so atmospheric].
        - We sat in the bar until [they turned the chairs up|one], {companion} and I, [talking about
          everything|playing dice].
        - A glass of [Grüner Veltliner|local beer] while the [villages|last lights] go by, [can't be beaten|that's
          living].
        - I had [goulash|dumplings] in the bar car and [it was proper food|I'd go back for it].
        - Red velvet, brass, a barman who [shakes|sings]: more of that, please.
        - Having a bar at all! Most trains have [a vending machine|nothing].
        - The barman [recommended a plum brandy|mixed something with elderflower] and I slept very well afterwards.
        - Quiz night in the bar car was [hilarious|a riot], we [came second|lost to a school class].
        - It's a place to go when you can't sleep, with [a light on and somebody there|a friendly face].
        - Dinner with a tablecloth, [as in the old days|at 140 km/h].
        - We toasted [my fiftieth|our engagement] in the bar and [the whole car sang|strangers clapped].
        - The bar car smells of [onions and wood|wine and wet coats] and I love it.
        . the bar
        . Bar car
        . bar car 🍷
        ? What would make the bar car even better?
        > [Open until two|Longer hours], please.
        > A [piano|record player]. I'm serious.
        > Nothing! Don't [touch|modernise] it.
        > More [vegetarian dishes|tables for two].
        ~ 🍷 🍻 🎲

        * 4 | The journey itself | 2
        - The feeling of [travelling|being on the way], not just [being moved|getting there].
        - I like that the distance is [real|something you feel].
        - It's [romantic|an adventure], I won't apologise for that.
        . The journey
        . the adventure
        ~ 🚂 🌍
        ** 41 | The view | 2
        - I sat at the window [for hours|like a child].
        - Big, clean windows, [and so much to see|you want to buy the print].
        . the views
        . Views
        ~ 🪟
        *** 411 | Sunrise and landscape | 10
        - The sun came up over [the lake|the marshes|the vineyards] while I was still under the duvet.
        - Waking up to [mountains|snow on the peaks] in the window, [I forgot to breathe|nothing compares].
        - Mist on the fields near {stop}, [deer at the edge of the wood|a heron, a church tower], then gold everywhere.
        - Pulled up the blind and there was [the sea|a viaduct and nothing below it].
        - The last hour before {to} is [the most beautiful railway line I know|worth every cent].
        - I saw the sunrise [from bed|with a coffee in hand], [first time in years|and cried a little, I admit].
        - The valley after {stop} in the early light: [I took forty photos|no photo does it justice].
        - The colours in the morning, [pink, then orange, then everything|as if somebody had turned them on].
        - {companion} woke me at half past five so I wouldn't miss the [pass|river]. [Good decision.|I forgave it.]
        - You fall asleep in the flat north and wake up [among cypresses|in the Alps]. Magic.
        - Rows of poplars, [sleeping cows|little stations with geraniums], a whole country getting up.
        - I'm a painter and I filled [half a sketchbook|six pages] between {stop} and {to}.
        - The landscape at dawn beats [any film|anything on a screen].
        - A rainbow over [the gorge|the reservoir] at seven in the morning. You can't book that.
        - I have done this route [nine|four] times and the sunrise was different each time.
        . sunrise
        . The sunrise
        . the view in the morning
        . Mountains!
        ? Where along the line was that?
        > Somewhere after {stop}, [the river was on the left|I didn't want to look at a map].
        > About an hour before {to}.
        > No idea! I'd [only just woken up|lost all sense of place].
        > Right at the border, [I think|if there still is one].
        ? What did the landscape do for your mood?
        > It [reset|calmed] me.
        > I felt [like I was on holiday already|ten years old].
        > Made me want to [get out and walk|stay on until the end].
        ~ 🌅 🏔️ 🌄 📸
        *** 412 | Night outside the window | 5
        - Lying in the dark and watching [lit-up stations|lonely platforms] slide by.
        - So many stars between {stop} and the border, [you'd have to live there|I'd forgotten there are that many].
        - The full moon [ran along with us|on the snow], [all night|silver everywhere].
        - A stop at {hour}, a man with a [lamp|dog], nobody else, [like a dream|I still think about it].
        - Seeing other people's lit kitchens go by, [a second each|little theatres], I could do that for hours.
        - I kept the blind open to see the [factories|harbour] glowing, [strangely beautiful|like a spaceship].
        - A thunderstorm over the plain, [from a warm bed|far off and silent].
        - The signals turn green one after another [as if for me|into the dark].
        - {stop} at night: [one clock, one vending machine|yellow light and fog], a film scene.
        - I watched the night go by with my [forehead on the glass|chin on the sill].
        - We passed another night train and [all its windows were dark but one|somebody waved].
        - The lights of {from} getting fewer and fewer, [then nothing|then only stars].
        . the stars
        . Stars from bed ✨
        ? What did you see that stayed with you?
        > A [fox|hare] on an empty platform.
        > The [milky way|moon], from bed.
        > A signalman [drinking tea|reading a newspaper] in a lit cabin.
        > My own face in the glass, [thinking|rather happy].
        ~ 🌌 🌙 ✨
        ** 42 | Arriving in the middle of town | 9
        - Stepping off at [seven|eight] in the morning right in the centre of {to}, [washed and fed|with the day ahead].
        - No airport, no shuttle, no [hour in a queue|belt and shoes in a tray]: you [get off and you're there|just
          walk out].
        - I was at my [first meeting|hotel] ten minutes after we stopped.
        - You wake up and [{to} is outside the door|somebody has changed the city].
        - Going to sleep in {from} and waking up in {to} is [a magic trick|the only teleporter we have].
        - A whole day gained: I had breakfast [by the river|on the main square] in {to} at eight.
        - Central station to central station, [that's the point|nothing else makes sense].
        - From the platform to the [museum|old town] on foot, with {companion} and [two small bags|a croissant].
        - We arrived before the [crowds|heat], {to} was [ours|all bakeries and street sweepers].
        - I like to arrive [slowly|at ground level], through the suburbs, and not from the sky.
        - Two hours of airport on each side saved, [do the sums|I've done the sums].
        - Stepped off the train, bought [a paper|flowers], rang my [aunt|daughter]'s bell. She [dropped the pan|was
          speechless].
        - Walked straight from my bed to the [trade fair|conference], more or less.
        - Getting there rested and in the centre [beats any flight|is worth the fare].
        . waking up in {to}
        . City centre to city centre
        . no airport
        . arriving in the centre
        ? What did you do first when you arrived?
        > [Coffee standing at the bar|A walk along the river], then work.
        > Straight to [the sea|the museum], there was no queue.
        > Slept on a bench in the sun, [to be honest|I had time].
        > Met [a client|my cousin] at the station.
        > Showered at the [swimming pool|hotel], they let me in early.
        ~ 🌆 ⛲ 🗺️

        * 5 | Sense and savings | 1
        - It [makes sense|adds up], in [every way|time and money].
        - I like it when the [reasonable|sensible] choice is also the nicer one.
        . It makes sense
        ** 51 | Saves a hotel night | 6
        - One night's hotel saved, [that pays for half the ticket|and hotels in {to} are mad].
        - Bed and transport for [89 euros|the price of a bad hotel], [where else|nobody beats that].
        - I sleep while I travel, so [the trip costs me no time|I keep the whole day].
        - For [two days of work in {to}|a weekend] it's [cheaper than flight plus hotel|the cheapest way].
        - With two saved hotel nights we [could afford the opera|stayed a day longer].
        - The company [grumbled about the fare|checked twice] until I showed them the hotel bill we didn't get.
        - Good value: [bed, breakfast and 900 kilometres|a ticket, a bed and a sunrise] in one price.
        - I'm a student, and a couchette is [my hotel|cheaper than a hostel].
        - I [paid 49|got it for 59] in the sale, [less than the taxi to the airport|I'd have paid double].
        - No lost day, no hotel, [no rental car|no transfer]. The price is fair.
        - Leaving after work on Friday and being there on Saturday morning, [without a hotel|for one fare].
        - Reckoned per hour of sleep it's [unbeatable|the best deal I know].
        . saves a hotel
        . Good value
        . price was ok
        ? What would you have paid for flight and hotel?
        > About [240|310], [for one night|without the bags].
        > I didn't even [look|compare], I hate flying.
        > Roughly the same, [but with less sleep|and a worse morning].
        > Double, in [May|fair week].
        ~ 💶 🏨
        ** 52 | Easier on the climate | 6
        - No guilty conscience about [flying|the carbon], [that's worth a lot|and I slept better for it].
        - I [stopped flying in 2019|gave up short flights], so this train keeps {to} on my map.
        - [Ninety|Eighty-five] per cent less CO₂ than the plane, [it was on the ticket|I looked it up].
        - My [daughter|son] asked whether we could travel without a plane. [We could.|Now I know we can.]
        - I work in climate research and [practise what I preach|would feel silly flying to the meeting].
        - Feels good to take the greener way and [not suffer for it|have more fun].
        - It runs on [hydropower|green electricity], {attendant} told me, [with some pride|and I liked that].
        - For me the environment comes first, and here [comfort|pleasure] came with it.
        - It's the future: [sleep, travel, no kerosene|fewer flights, more pillows].
        - Our firm counts emissions now, and this trip hardly [shows|moves the needle].
        - I like that it's [kinder to the planet|not a plane], [that's my main reason|first and foremost].
        - I'd take it for the climate alone, [the rest is a bonus|even if it were slower].
        . climate
        . no flying
        . Better for the planet 🌍
        ? Did the environment matter when you booked?
        > It was the [only|main] reason.
        > A bit. The [bed|price] mattered more.
        > It matters to my [children|students], so it matters to me.
        > Yes, [our company has a rule|I keep a tally].
        ~ 🌱 🌍 ♻️

        * 9 | Nothing, or no answer | 4 alone
        - Nothing really, I [was too tired|just wanted to get there].
        - Can't think of anything, [sorry|to be honest].
        - There was little to like [this time|that night], see my next answer.
        - I [slept through it|don't remember much], so no opinion.
        - It was [all right|average]. Nothing stood out.
        - Not much. It [got me there|moved].
        - I'd rather tell you what I [didn't like|would change].
        - No idea, {companion} booked it.
        . nothing
        . Nothing
        . don't know
        . -
        . n/a
        . ?
        ~ 🤷 🤷🏼‍♀️
        """
}

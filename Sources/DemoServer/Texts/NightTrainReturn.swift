/// The night-train study, third question: what would bring people back.
enum NightTrainReturn {
    static let text = """
        % city | Barcelona | Lisbon | Athens | Naples | Oslo | Riga | Helsinki | Edinburgh | Bucharest | Istanbul

        = Q3 | 66 | own | What would make you take the night train more often?
        ^ [Easy.|Simple.]
        ^ I already go [twice|three times] a year.
        ^ [Let me dream for a moment.|If I may dream.]
        ^ Speaking for {companion} too.
        ^ [I'd love to travel this way every month.|I'd go more often if I could.]
        $ [Then I'd never fly again.|And I'd sell the car.]
        $ [I'm ready when you are.|Call me when it's done.]
        $ [I know it isn't up to you alone.|Politics has to help, I know.]
        $ [You'd have a customer for life.|I'd book tonight.]

        * 1 | Routes and timetable | 3
        - More [lines|choice], [anywhere|in every direction].
        - A [real network|map full of lines] instead of [a handful of trains|three or four lines].
        - If it went where I'm going. [Simple as that|Mostly it doesn't].
        . more routes
        . More destinations
        ~ 🗺️
        ** 11 | More cities | 3
        - More cities! [Small ones too|Not only capitals].
        - A night train from [my town|somewhere near me], [so I needn't change at eleven at night|not only from {from}].
        - Bring back the lines that were [cut in 2016|closed when I was young].
        . more cities
        . More cities please
        *** 111 | To the south and the sea | 7
        - A train to [Barcelona|Lisbon], [I'd be on the first one|please, please].
        - Take me to the [Adriatic|Riviera] without [changing|a plane], [with a bag of books|every summer].
        - {from} to [Naples|Palermo], through the night, [over the strait|with the ferry], a dream.
        - [Athens|Istanbul]! As it [once was|used to be].
        - We fly to [Spain|Portugal] every year because there's no train. [Give us one|That's the only reason].
        - To the sea overnight, [like in the sixties|with the bikes], yes.
        - From {from} to [Marseille|Nice] on Friday, back on Sunday night, [that would do it|I'd be a regular].
        - My parents live near [Split|Valencia], and [two days of changing trains|three changes] is too much.
        - The south of [France|Italy], direct, [before the summer|even just in the season].
        - A sleeper to the [Algarve|Costa Brava] would empty half the [airport|charter flights].
        - [Rome|Naples] every night and not only [at weekends|when the track allows it].
        - I want to wake up and see the Mediterranean, [from bed|every spring].
        . Barcelona
        . Lisbon!
        . a night train to Spain
        ? Where exactly would you like to wake up?
        > [Barcelona, França station|Lisbon], with the windows open.
        > Anywhere with [lemons|palm trees].
        > On the [Adriatic|Ligurian coast], train right along the water.
        ~ 🏖️ 🌊 🍋 🇪🇸 🇵🇹
        *** 112 | To the north and east | 6
        - [Oslo|Bergen], for the [fjords|snow], [all year|not only in summer].
        - A line to [Riga and Tallinn|the Baltics], [people forget they exist|the bus takes a day].
        - {from}–[Helsinki|Tampere] with the ferry in between, [wouldn't that be something|sleeping all the way].
        - To [Edinburgh|Inverness] without going round by [London|air], I have family there.
        - Eastwards! [Kraków, Lviv|Cluj, Chişinău], I'd go [monthly|at once].
        - I work between {from} and [Warsaw|Gdańsk], there's [a bus or a plane|nothing at night].
        - The [Arctic Circle|far north] by train with a shower. [Winter, dogs, northern lights|That would be it].
        - Please reopen [Bucharest|Sofia], the carriages [exist|stand in a depot].
        - [Gothenburg|Trondheim] direct, and {companion} would [stop flying|sell her bonus miles].
        - My grandparents came from [Vilnius|Czernowitz], and I'd like to go there [overland|slowly].
        - More trains to [Poland|Romania], they're full, [you see that people want it|I couldn't get a berth].
        - Anything that goes north of {from}. [Everything goes to Italy.|We like the cold.]
        . Oslo
        . the Baltics
        . more trains to the east
        ? What takes you there?
        > [Family|My girlfriend], every [month|second month].
        > Work. [I sell pumps|Timber, if you must know].
        > The [light|quiet].
        ~ ❄️ 🦌 🇳🇴 🇫🇮 🇵🇱
        ** 12 | More departures | 5
        - Every night, [not three a week|all year round].
        - A departure [after nine|later in the evening], so I can [have dinner at home|put the children to bed].
        - Arrive at [seven|eight], not at half past nine, and it [works for business|becomes useful to me].
        - It's always [full|booked out], so put on a second train.
        - In the holidays there should be [extra coaches|relief trains], everybody knows when holidays are.
        - Two trains a night in each direction, [early and late|then I can choose].
        - Run it in [winter|November] too, we exist then as well.
        - Sunday nights! [The only night I need|Everyone travels back on Sunday], and it doesn't run.
        - Don't cancel it for track works, [send it round another way|four weeks in a row this spring].
        - If I could decide [a week|three days] before and still get a berth.
        - A timetable that's known [a year|more than two months] ahead.
        - More often, more coaches, [fewer apologies|less begging for berths].
        . every night
        . daily trains
        . more often
        ? Which departure would suit you best?
        > [22:00|22:30] from {from}, in {to} by [7:30|eight].
        > [Thursday|Friday] evening, back on [Sunday|Monday].
        > Any, as long as it's [every day|certain].
        ~ 📅

        * 2 | Price | 4
        - If it were [cheaper|affordable], [full stop|I'd go tomorrow].
        - A price that [competes with flying|I needn't justify to myself].
        - Tax kerosene and [make the train cheaper|spend it on beds].
        - Cheaper, or [a loyalty card|every tenth trip free].
        . cheaper
        . Cheaper
        . cheaper tickets
        . Price
        . lower prices
        ~ 💶
        ** 21 | Families and groups | 5
        - A family cabin at a [family price|price for one], [we are five|three kids].
        - Children free up to [fourteen|twelve], as on [day trains|the railways next door].
        - For a family it's [four times|five times] a single fare, while the car costs the same for all of us.
        - A group fare for [six|eight] in a couchette, our [choir|hiking club] would go twice a year.
        - Let grandparents take their grandchildren [along for ten euros|on one ticket].
        - Whole compartments at a fixed price, [whether three or five of us|so we needn't share].
        - School classes should get [a coach|a real discount], I teach, I'd [bring sixty pupils|fill it].
        - Single parents pay two fares for a cabin. [Think about that.|Why?]
        - The dog counts as an adult, [he's a dachshund|that's 70 euros of dog].
        - A family card, like the [one for museums|day-train one], valid at night.
        - With a baby I have to buy a second berth, [she sleeps on my belly|for 72 centimetres].
        - If the children's fare came with [breakfast|a seat for the teddy], joking. Half joking.
        . family tickets
        . family discount
        ? How many of you travel, usually?
        > [Five|Four], sometimes with [the grandparents|a friend of the kids].
        > Two adults, [two|three] kids, one [rabbit|dog].
        > [Twelve|Nine], when the choir is complete.
        ~ 👨‍👩‍👧 👨‍👨‍👦 👩‍👩‍👧‍👧 👪
        ** 22 | Young people and early birds | 4
        - A youth price, [29|39] for under-26s, [and we'd fill the train|in the seats at least].
        - I'm a student. [Couchette for forty, and I'm in|It's the price, really].
        - Count it into the [Interrail pass|student ticket] without [32 euros on top|a reservation fee].
        - Early booking should be [rewarded|cheap], not [a race|a lottery].
        - Last-minute berths for [half price|the brave], better than [empty beds|running them empty].
        - My apprentices' wages don't stretch to [159|a cabin], a trainee fare would.
        - The bus costs [24|19] euros. [I'd pay double for a bed, not eight times|You see the problem].
        - Volunteers and [trainees|carers] could get a [voucher|free seat] once a year.
        - Cheap seats that recline [properly|flat], for people my age.
        - I'd share a berth car with [snorers|anybody] for 30 euros.
        - If the saver fares weren't gone [on day one|in minutes], I'd plan ahead.
        - Under 20 with a parent: free. [Our teens would beg to come.|You'd win a generation.]
        . student discount
        . Youth fares
        . interrail
        ? What could you pay?
        > [35|40], [45|50] with breakfast.
        > As much as the [bus|cheap flight] plus [ten|fifteen].
        > [It depends on the month|Ask my mum].
        ~ 🎓 🎒

        * 3 | Comfort | 3
        - A bit more [comfort|space], [not luxury|nothing fancy].
        - [New carriages|The new trains], everywhere, not only on the lines in the [adverts|newspaper].
        - If I could be sure of [sleeping|a decent bed], [always|each time].
        . comfort
        . New trains
        ** 31 | A single cabin one can afford | 6
        - A single cabin for [120|110] euros, [tiny is fine|no frills].
        - More of the little [pods|capsules], they're [what I can pay|always gone].
        - I don't share with strangers any more, and [alone it's too dear|two tickets for one is silly].
        - As a woman I'd like a [small cabin|berth in a women's coach] without paying [triple|a fortune].
        - One person, one door, one [honest|normal] price.
        - My firm pays up to [150|140]. Offer a single for that and I'm there [every week|twice a month].
        - I snore, so a cabin of my own is [for everybody's good|an act of mercy].
        - Let me have a [lone berth|single] late, when the double hasn't sold, for [a small surcharge|thirty more].
        - A cabin to myself, [a washbasin, a hook|a door and a socket], no champagne.
        - Privacy should not be only for [the rich|first class].
        - I'd rather have a narrow bed alone than a wide one with [three men|company].
        - More singles. [Society has changed|Half of us travel alone].
        . single cabins
        . affordable single cabin
        . Own cabin!
        ? How small may the cabin be?
        > As small as [a ship's bunk|a wardrobe], if I can sit up.
        > [Two|Three] square metres, and a [hook|window].
        > I don't care, as long as the door [locks|shuts].
        ~ 🚪 🛌🏼

        * 4 | Reliability | 3
        - If I could [rely on it|plan with it], [for work above all|then always].
        - It has to [run|be certain], nothing else matters.
        - When it's [announced|in the timetable], it should go. [Twice it didn't|In spring it didn't].
        . reliability
        . Reliability
        . on time
        ~ ⏱️
        ** 41 | Guaranteed connections, and a bed if it fails | 5
        - A guarantee: if I miss my train, [you get me there|somebody takes care of me], without [discussion|forms].
        - If the connection breaks, [a hotel|the next train with a seat], no questions.
        - One railway must take [responsibility|care] from door to door.
        - I'd travel to [job interviews|concerts] by night train if the connection were [certain|insured].
        - When you cancel, [book us on something|put us up], don't send a [link|text at ten at night].
        - The onward train in {to} should wait [ten|fifteen] minutes, it's [in the timetable together|one ticket].
        - Compensation that comes by itself, [to the card I paid with|like in Spain].
        - I'm a musician, I must be there. [A promise with money behind it|No ifs] and I'm yours.
        - Tell me two days before if it doesn't run, [not two hours|and offer something].
        - Real passenger rights on [through journeys|three railways], then I'd dare.
        - A night bus as a plan B is [not a plan|no bed], please, a proper replacement.
        - After {minutes} minutes' delay a human being should [call me|stand on the platform with a list].
        . guaranteed connections
        . Guaranteed connection
        ? What would a guarantee have to say?
        > "You'll be there by [noon|ten], or we pay." 
        > That I can take [any|the next] train, [any company|also the fast one].
        > In one sentence, [without a footnote|that I understand].
        ~ 🤝 ✅

        * 5 | One ticket across borders | 6
        - One ticket from my [village|front door] to {city}, [one click|one price].
        - Three countries, three apps, [three passwords|three sets of rules]. One would do.
        - I want to search "{from} to {city}" and [find the night train|not get a flight first].
        - Sell tickets [with trains, not companies, in mind|across borders], as for [flights|parcels].
        - Make it bookable in [my own country's app|every railway's shop].
        - A [European|common] timetable that [knows all trains|can be trusted].
        - The [discount card|senior card] should hold beyond the border, [the rails do|what's Europe for].
        - Booking to {city} took [two evenings|four websites and a phone call], I'm stubborn, others aren't.
        - One ticket, one [contract|hotline], and [not my problem|no finger-pointing] when it's late.
        - I'd book more if [the lady at my station|an ordinary ticket office] could sell it to me.
        - Seat, berth, bike and bus to the hotel [in one basket|on one ticket].
        - An app that [sees the connection behind|goes on after] {to}, imagine.
        . one ticket
        . One app for everything
        . booking across countries
        ? How do you book today?
        > With [three apps and a spreadsheet|a fan forum's help].
        > My [nephew|daughter] does it.
        > At the counter, [an hour away|as long as it exists].
        ~ 🎫 🇪🇺

        * 8 | Comes back anyway | 6 alone
        ! Q1/9
        - I'll take it [anyway|as often as I can].
        - Nothing needed, [booked again already|next trip is in October].
        - I'm a [fan|regular], it's [eight|eleven] trips this year.
        - You have me already. [Convince the others.|Just carry on.]
        - If it runs, I'm on it, [as simple as that|with {companion}].
        - No more persuading needed, only [more holidays|more days off].
        - We've [sold the car|stopped flying], so [see you soon|it's you or nothing].
        - I travel this way since 1974. [I'll stop when you do.|Nothing has stopped me yet.]
        . I do already
        . already booked
        . Nothing, I love it
        . ❤️
        . will come back
        ~ ❤️ 🥰 💪🏽

        * 9 | Won't come back | 3 alone
        ! Q2/9 Q1/121 Q1/111
        - Nothing, [once was enough|never again].
        - I [don't sleep on trains|need my own bed], that's not your fault.
        - Sorry, [I'm too old for this|it's not for me].
        - After that night, [nothing|not even a free ticket].
        - I [tried it|wanted to know]. Now I know.
        - The car is [simpler|cheaper], for us.
        . nothing
        . never again
        . Nothing
        . no
        ? What decided it for you?
        > The [noise|missed connection].
        > That I was [tired for two days|ill afterwards].
        > {companion}. [We're still talking about it|Ask there].
        ~ 👎 🙅
        """
}

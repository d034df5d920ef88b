/// The second part of what should get better: from the facilities on board on.
enum NightTrainImproveOnBoard {
    static let text = """
        * 3 | On-board facilities | 2
        - The carriages are [tired|showing their age], [fix the small things|inside and out].
        - Too little of everything: [hooks, shelves, mirrors|water, paper, light].
        . facilities
        . Old carriages
        ** 31 | Toilets and washrooms | 3
        - More toilets, [two for sixty people is too few|there was always a queue].
        - The washrooms need [a rethink|attention], they're [too small|from 1985].
        . toilets
        . Toilets
        . the toilets 🚽
        ? What bothered you most about the washrooms?
        > No [hook|shelf]. Where do I put my things?
        > The [smell|size].
        > The queue at [seven|half past six], [in pyjamas|all of us].
        *** 311 | Dirty | 6
        - The toilet was [filthy|disgusting] before midnight and nobody cleaned it.
        - Clean the washrooms [during the night|at {stop}], not only in {from}.
        - Wet floor, no paper, [a smell you don't forget|need I go on].
        - I walked through [three|four] coaches to find a toilet I could sit on.
        - By morning the washbasin was full of [hair|toothpaste].
        - The bins [overflowed|were full] when we boarded.
        - Sticky floor in the corridor of {coach}, [my slippers stayed there|from the beginning].
        - There were crumbs and a [sock|tissue] of the last guest in my berth.
        - Hygiene is the weak point: [no soap after ten|the towels ran out].
        - It smelled of [drains|old urine] at our end of the coach, and the door [doesn't shut|swings].
        - I saw nobody cleaning in [eleven|twelve] hours.
        - A train this expensive can't have toilets this dirty.
        . dirty toilets
        . Dirty toilets
        . cleanliness
        ? When did you first notice it?
        > When I [got on|boarded], so it came like that from the depot.
        > Around {hour}.
        > In the morning, when everybody [needed it|was awake].
        ~ 🤢 🧽 🚽
        *** 312 | Out of order, no water | 5
        - No water from {stop} on. [Brush your teeth with lemonade|Sixty people, think about it].
        - [Two|Three] of the four toilets were locked with a sticker "out of order".
        - The flush doesn't work, the tap [drips|gives three drops], the dryer is dead.
        - The door of the washroom opened by itself [in the curves|while I was in there].
        - Hot water would be [nice|a start], there was none at all.
        - The lock is broken, so I [sang|held it with one foot].
        - The water tank was empty by midnight, "that's normal", {attendant} said. [Is it?|It shouldn't be.]
        - Light in the washroom of {coach} is broken, [I shaved by phone torch|mind the step].
        - They shut our toilet at {hour} and told us to use the one in the [next coach but two|seats].
        - Repair things. [The same tap was broken in March|Same sticker as last year].
        - The button for the water is [a riddle|stuck], some of us gave up.
        - No soap, no water, no paper, [the holy trinity|three out of three].
        . no water
        . toilet out of order
        . Broken toilet
        ? What did people do?
        > Queued in the [next|bar] car, [grumbling|in good spirits].
        > Bought [mineral water|bottles] at the bar to wash.
        > Waited for {to}. [Not everyone could|Grim].
        ~ 🚱 🔧
        ** 32 | Showers | 4
        - One shower per coach, even a tiny one, [would change everything|I'd pay five euros].
        - The deluxe cabins have showers, the rest of us have [a tap|wet wipes].
        - I go straight to work from the train, so a shower [matters|is what's missing].
        - A shower token for the [station in {to}|lounge] would do too.
        - The shower ran [cold|for forty seconds], then nothing.
        - Showers! [Finland has them|The ferry has them], why not here.
        - I'd have booked the cabin with shower, but there are [two|four] on the whole train.
        - The shower drain was blocked, and [the corridor got wet|I stood in it up to the ankles].
        - After a hot night one needs a shower, [anything|even a cold one].
        - Book a time slot for the shower in the app, [done|others do that].
        - The shower's fine, but [there's no place for dry clothes|the towel is a handkerchief].
        - {companion} asked for the shower and got a laugh.
        . showers
        . Shower
        . a shower please
        ? Would you pay for a shower?
        > Yes, [five|up to ten] euros.
        > [It should be included|No, not at these fares].
        > With [a proper towel|warm water], yes.
        ~ 🚿
        ** 33 | Power and connection | 1
        - It's a [dead zone|hole in the net], for [power and signal|everything electric].
        - I work on trains, and here I [can't|couldn't].
        . electronics
        *** 331 | Sockets | 5
        - One socket for [four|six] people, and it's [behind the ladder|in the corridor].
        - My socket was [dead|loose], so no alarm in the morning.
        - A USB socket at every pillow, [that's not luxury in this decade|please].
        - The shaver socket gives [no power at night|110 volts and sparks].
        - I need power for a [breathing machine|CPAP], and "ask the attendant" isn't an answer.
        - The plug falls out [in every bend|when the train brakes].
        - Upper berths have no socket at all, [who thought of that|we ran a cable down].
        - My phone was my ticket, and it died [at {hour}|before the inspection]. No place to charge it.
        - We fought [politely|like hyenas] over the one socket in the compartment.
        - Only round plugs fit, [my British one didn't|sell adapters at the bar].
        - Sockets that work, [in every berth|in the seats too].
        - The lamp has a USB port but it [charges nothing|is only for show].
        . sockets
        . Charging
        . USB sockets
        ? What did you need the power for?
        > [Phone|Laptop], what else.
        > A medical device, [every night|no choice].
        > The baby [monitor|bottle warmer].
        ~ 🔌 🪫
        *** 332 | Wi-fi and reception | 5
        - The wi-fi [shows a login page and dies|is a name without a network].
        - No reception from {stop} to {to}, [I'd promised to send a file|my boss thought I'd vanished].
        - Wi-fi that works, [at least in the evening|at least in the bar].
        - I know there are tunnels, but [nine hours without a signal|this is the flat part].
        - The wi-fi asks for my [room number|e-mail] again every ten minutes.
        - You advertise free internet, so [provide it|there should be some].
        - The windows seem to block the signal, I had to [stand in the door|wait for stations] to send a message.
        - My son couldn't [stream his film|hand in his homework], drama in the compartment.
        - Even the crew's card reader was [offline|searching for a network].
        - Wi-fi in {coach}: 0.2 Mbit, [I measured|at best].
        - It disconnects at the border and [never comes back|that was that].
        - I'd happily be offline, [if you hadn't promised otherwise|but tell me before].
        . wifi
        . WiFi
        . Wi-Fi
        . wifi!!
        . the internet
        ? What would you use the connection for?
        > Work mail, [until eleven|in the morning].
        > To tell [my mother|them at home] that we're late.
        > To check [my connection|the timetable], because nobody tells us.
        > Films.
        ~ 📶 📵

        * 4 | Booking and price | 2
        - Booking a night train should be as easy as [a hotel|a flight].
        - [Before the trip|Everything before boarding] is the bad part, the trip itself is lovely.
        . booking
        . Booking
        ** 41 | App and website | 7
        - The app [crashed|logged me out] at payment and charged me [twice|anyway].
        - I couldn't choose [a lower berth|berths next to each other], the site [ignores it|just shuffled us].
        - The website shows "sold out", the phone line sells me [three berths|a cabin]. [Explain that.|How?]
        - [Forty|Fifty-five] minutes to book one ticket, with [a bike|a child], not exaggerating.
        - I had to register [two|three] times because the app [forgets|doesn't know] accounts made on the website.
        - The seat plan is [a mystery|upside down], nobody can tell which berth is [upper or lower|by the window].
        - No way to change the [date|name] online, only on a hotline with [forty minutes of music|pan pipes].
        - Let us book [six months|more than sixty days] ahead, like the airlines.
        - The ticket in the app wouldn't open offline, [of all places on a train without signal|at the border].
        - The form demanded a [title|middle name] and refused my [surname with an apostrophe|accent].
        - Show the price of the whole trip [first|at the start], not after [six|eight] screens.
        - In the English version half of the [buttons|terms] are [in German|missing].
        - The app says platform 7, the station says 12, [we ran|guess who was right].
        . the app
        . App
        . the website is terrible
        . booking website
        ? Where did you give up, or nearly?
        > At the [payment|seat plan]. [Three times|Twice].
        > When it asked me to [register again|prove I'm not a robot].
        > I didn't, but {companion} [booked a flight instead|threw the phone on the sofa].
        > At the [discount card|child's ticket], it [won't take it|vanishes from the basket].
        ~ 📱 🤯 💻
        ** 42 | Fares | 7
        ! Q1/51
        - Too expensive for a [family of four|pensioner], [we did the sums|sadly].
        - A single cabin for [289|340] euros is [absurd|more than my rent, nearly].
        - The cheap fares are gone [within an hour|before I've found my glasses].
        - Prices jump around [like at an auction|every day], I want a fair, fixed one.
        - Flying costs [39|29] euros and you want [159|189], [think about it|I know which is right, and yet].
        - The way there cost 69 and the way back [189|210], same train, same berth.
        - Our discount cards should count [fully|on night trains too].
        - Extra for the bike, extra for breakfast, extra for [choosing a berth|the dog], [where does it end|I counted
          five].
        - It's getting a bit more expensive [every year|each time], and no better.
        - Make it cheaper, and [people will leave the plane|I'd go monthly].
        - In the seats 59 euros for a night without sleep is [a cheek|too much].
        - Nobody understands the fares, [not even the man at the counter|I asked three people].
        . price
        . Price
        . prices
        . the price
        . too expensive
        . Too expensive
        ? What would be a fair price for your trip?
        > [79|89] in a couchette, [149|129] for a cabin.
        > The same as the plane, [with luggage|honestly counted].
        > [Half|A third less].
        > What I paid, if it had been on time.
        ~ 💸 💶
        ** 43 | Refunds and customer service | 4
        - I've been waiting for my refund for [eleven weeks|three months], [four mails, no answer|ticket number on
          request].
        - Customer service answers with [text blocks|the wrong name], nobody reads what I write.
        - The hotline [hung up|sent me round in circles] after [thirty|fifty] minutes.
        - A voucher is not a refund. [I want my money.|Please look up the word.]
        - We were promised half the fare back and got [7.40|a discount code that has expired].
        - The compensation form wants [the number of the carriage|a fax], seriously.
        - Train cancelled, and you kept the [booking fee|reservation fee], [that's mean|on principle I object].
        - Each railway says the other one [is in charge|must pay], I'm the ball.
        - Your chat robot asked me five times whether my question was answered. [No.|It wasn't.]
        - Nobody on the phone speaks anything but [German|their own language], on an international train.
        - My complaint from [January|last summer] is still "being processed".
        - {attendant} was great, the office behind her is [a black hole|a fortress].
        . refund
        . Customer service
        . still waiting for my refund
        ? What answer would have satisfied you?
        > A [person|name], and a date.
        > My money. [And a sorry|Without a form].
        > [Any|One] that fits my question.
        ~ ☎️ 🧾 😡

        * 5 | Luggage and access | 1
        - Getting [on and off|everything and everybody in] is the worst part of the trip.
        - The train was made for people [with one bag and good knees|who are twenty].
        . Access
        ** 51 | Room for luggage | 5
        - Nowhere to put a suitcase. [It slept with me|I had it on my feet all night].
        - Four people, four cases, [one square metre|zero racks], you do the maths.
        - The rack above the door holds [a hat|two rucksacks], not more.
        - My luggage stood in the corridor and [everyone climbed over it|I lay awake for fear of thieves].
        - A luggage room with a lock in each coach, [like in the old days|with a tag], please.
        - We couldn't [open the door|reach the ladder] because of the bags.
        - Under the lower berth there is space for [exactly one cabin bag|shoes].
        - Travelling with a [cello|tent and two rucksacks]: there's simply no place for it.
        - Limit the luggage, then, or [make room for it|say so when we book].
        - My case was stolen at {stop}, [the racks can't be seen from the berth|while I slept].
        - I had to lift 23 kilos over my head, [at 70|with a bad shoulder].
        - The pods have lockers [for a loaf of bread|too small for a rucksack].
        . luggage space
        . nowhere for suitcases
        . Luggage
        ? What did you have with you?
        > One [big|medium] suitcase and a rucksack, [not a household|for two weeks].
        > Skis. [Yes, I know|On a line into the mountains].
        > A pram, [folded|the small one], and three bags.
        ~ 🧳 🎒
        ** 52 | Bicycles | 4
        - [Six|Four] places for bikes on a train with [three hundred|two hundred] people, sold out since February.
        - You must book the bike by [phone|e-mail], on workdays until four. [In this century!|Really?]
        - The bike hangs on a hook [two metres up|that ruins the rim], I can't lift that.
        - Our bikes were in the last coach, we in the first, with [a minute and a half|ninety seconds] to get them off.
        - My [tandem|cargo bike] isn't allowed, the folding bike costs as much as [a child|a dog].
        - Somebody's bike was on my place, [reserved and paid|and nobody cared].
        - More room for bicycles, [the Danube route would thank you|cyclists eat a lot of breakfast].
        - The bike compartment was [locked|full of broken seats] and {attendant} had no key.
        - On the way there bikes are allowed, on the way back they [aren't|"depend on the rolling stock"].
        - I came by bike and had to take the front wheel off on the platform [in the dark|in the rain].
        - My saddle bag was gone when I picked up the bike in {to}.
        - Sell the bike ticket together with [the berth|mine], in one go.
        . bikes
        . more bicycle spaces
        . Bike places 🚲
        ? What kind of trip was it?
        > Along the [Danube|Elbe], [ten days|with tents].
        > Just me and [my old steel bike|the commuter bike], for a weekend.
        > Family of four, [six wheels and a trailer|the small one on mine].
        ~ 🚲 🚴🏻‍♀️ 🚵🏿
        ** 53 | Steps, doors and wheelchairs | 4
        - I use a wheelchair, and there's [one|a single] place on the whole train, [next to the toilet|booked for
          weeks].
        - The steps at {stop} are [impossible with a stick|higher than my knee].
        - The corridor is [58|60] centimetres wide, my wheelchair is [64|66].
        - The help I'd ordered [48 hours ahead|by phone] wasn't there, [two students carried me|{attendant} improvised].
        - Doors you need [two men|both hands and a shoulder] to open, [I'm 74|with a newborn on my arm].
        - I can't see well, and [no switch can be felt|all the signs are grey on grey].
        - The lift in {to} was out of order, and [nobody told us on the train|the stairs have 44 steps].
        - No accessible toilet in [working order|our half of the train].
        - With a pram you need a stranger at each end, [every time|and there's a gap].
        - Announcements only by voice, I'm deaf, [write them somewhere|a screen would do].
        - My assistance dog had [no place to lie down|to stay in the corridor], though I'd booked for both.
        - The "step-free" coach was [swapped for an old one|missing], without a word.
        . steps
        . Accessibility
        . wheelchair access
        ? What should we change first?
        > Ask [people like me|us] before you build the next one.
        > A [ramp|lift] that's on the train, not [in a cupboard in {from}|at the station].
        > Doors. [Light ones|With a button].
        ~ ♿ 🦯 👩🏼‍🦽

        * 9 | Nothing to improve | 8 alone
        - Nothing, [keep it as it is|it was perfect].
        - I wouldn't change a thing, [honestly|not one].
        - No complaints from [me|{companion} and me].
        - [Everything was fine|All good], carry on.
        - Can't think of anything. [That's a good sign.|Maybe next time.]
        - Just [run more of them|don't stop].
        - Nothing comes to mind, [we slept|I was happy].
        - I've been thinking for five minutes. No, [nothing|it was good].
        . nothing
        . Nothing
        . Nothing.
        . nothing really
        . no
        . all good
        . All good 👍
        . 👍
        . -
        ~ 👍🏽 👌 😊
        """
}

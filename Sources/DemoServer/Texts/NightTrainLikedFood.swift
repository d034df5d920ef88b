/// The second part of what people liked: from food and drink on.
enum NightTrainLikedFood {
    static let text = """
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

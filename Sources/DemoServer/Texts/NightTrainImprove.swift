/// The night-train study, second question: what should get better. Parents here list only answers of their own.
enum NightTrainImprove {
    /// The text as the study writer reads it.
    static let text = [beginning, NightTrainImproveOnBoard.text].joined(separator: "\n\n")

    private static let beginning = """
        = Q2 | 86 | own | And what should we improve first?
        ^ [Overall good, but|Mostly fine, but]: see below.
        ^ [Since you ask.|You asked, so.]
        ^ [One thing above all.|One thing really bothers me.]
        ^ I [like this train a lot|want this train to succeed], so I'll be blunt.
        ^ [Same as last year, I'm afraid.|I wrote this last year too.]
        ^ We were in {coach}.
        $ [Please look into it.|Somebody should look at that.]
        $ [Everything else was fine.|The rest was good.]
        $ [I'd still recommend it.|I'll come back anyway.]
        $ [It can't be that hard.|Others manage that.]
        $ [At that price I expect better.|For that fare it's too little.]
        $ [I hope this reaches someone.|Does anybody read these?]

        * 1 | Sleep | 2
        ! Q1/121 Q1/12 Q1/111
        - I [hardly slept|slept perhaps two hours], for [several reasons|no single reason].
        - Sleep should come first on a night train, [and it didn't|everything else can wait].
        - [Make it easier to sleep|Help people sleep], that's the whole business.
        . Sleep
        . Couldn't sleep
        ~ 🥱
        ** 11 | Temperature | 2
        - The temperature [went up and down|changed] with every stop, [nobody could explain it|we got dressed twice].
        - Let me [set|choose] the temperature in my own compartment.
        - The dial by the door [does nothing|is a decoration].
        . temperature
        . Air conditioning
        *** 111 | Too hot | 8
        ! Q2/112
        - It was [29|31] degrees in our compartment and the window [doesn't open|was locked].
        - Far too hot. I lay there [in my underwear|without the duvet] and still [sweated|couldn't breathe].
        - The heating ran all night [in May|although it was warm outside].
        - The upper berth is an oven: [all the warm air collects there|you feel the roof].
        - Air conditioning failed before {stop}, [six people, one closed room|you can imagine].
        - I woke up at {hour} [soaked|with a headache] because of the heat.
        - Please turn the heating down, [nobody sleeps at 26 degrees|it's like a greenhouse].
        - The radiator next to my [pillow|feet] couldn't be switched off, {attendant} tried with [pliers|a spoon].
        - The air was [thick|used up] by midnight, no fresh air at all.
        - {companion} slept in the corridor because it was cooler there.
        - {coach} had no cooling, while the next one was [lovely|like a fridge]. Odd.
        - We propped the door open with a [shoe|suitcase] to get a bit of air, [not ideal at night|so much for safety].
        - The fan makes a noise and moves [hot air around|nothing].
        . too hot
        . Too hot
        . the heat
        . Way too hot 🥵
        ? Did you tell the crew about the heat?
        > Yes. {attendant} [tried|apologised], but it [can't be set by coach|didn't help].
        > No, [it was the middle of the night|I didn't want to bother anyone].
        > Three times. They brought [water|a wet towel], kind of them.
        > What for? [They were sweating too|There is no switch].
        ~ 🥵 🔥
        *** 112 | Cold and draughty | 5
        ! Q2/111
        - The cold air blew [straight onto my face|down my neck] the whole night.
        - I slept in my [coat|woolly hat and two pairs of socks].
        - There's a draught at the window of {coach}, [we stuffed it with towels|you can hear it whistle].
        - Freezing! The one blanket is [a joke|not enough before June].
        - The air conditioning was set to [arctic|cold storage] and nobody could change it.
        - At {hour} I gave up and [put on everything I had|asked for a second blanket].
        - The floor is so cold that [you don't want to get up|my feet hurt].
        - No heating between {stop} and {to}, [fourteen degrees on my watch|we saw our breath].
        - The lower berth by the door gets all the cold air from the corridor.
        - I caught a cold from the vent above the berth, [a week of it|it can't be shut].
        - My mother is 81 and she [shivered|was cold] all night.
        - More warmth in the small hours, please, [that's when it drops|around four it was bitter].
        . cold
        . It was freezing
        . draught
        ? What would have helped?
        > A second blanket [in the cabin|on the bed from the start].
        > A vent that one can [close|turn away].
        > Somebody [awake|on duty] to ask.
        > Heating that's on [before boarding|in April too].
        ~ 🥶 🧣
        ** 12 | Noise | 3
        ! Q1/121 Q1/122 Q1/12
        - Too loud to sleep, [plain and simple|even with earplugs].
        - The noise is the [main|only] problem.
        - [Earplugs should be free|Give us earplugs], then I'd forgive the rest.
        . noise
        . The noise
        . too loud
        *** 121 | The train itself | 7
        ! Q1/122 Q1/121
        - Something [rattled|knocked] behind the panel all night, I [wedged a sock in it|never found it].
        - The brakes [squeal|scream] at every stop, I counted [seven|nine].
        - {coach} has a flat wheel, [tok tok tok|you feel it in your teeth], until the morning.
        - The hangers clatter, the ladder clatters, [the glass in the holder sings|everything clatters].
        - Shunting at {hour}: a bang that [threw me against the wall|woke the whole coach].
        - My berth was over the [wheels|compressor], it [hummed|roared] without end.
        - The door between the coaches [slams|bangs] in every curve.
        - The old carriages are so loud, [please retire them|you think you're in a factory].
        - When the locomotive is changed at {stop} it [jerks|thunders], can't that be done gently?
        - Loose screws, loose flaps, [a symphony|a drum kit], tighten them and I'm happy.
        - The ventilation [whistles|drones] on one note [that stays in your head|I can still hum it].
        - Squealing in the bends, [so high it hurt|like chalk], get some grease on those rails.
        . rattling
        . The squealing brakes
        . loud carriage
        ? Where in the carriage did you hear it?
        > Above the [upper berth|door], behind the [panel|lamp].
        > Under me. [Directly|It must be the wheel].
        > Everywhere, I [moved twice|tried the corridor].
        > At the end near the [toilets|coupling].
        ~ 🔊 🙉
        *** 122 | Loud neighbours | 5
        ! Q1/122 Q1/121
        - The neighbours [partied|sang] until {hour}, and [nobody stopped them|I had a meeting at nine].
        - Somebody snored [like a chainsaw|so hard the ladder shook], [not your fault, I know|earplugs please].
        - A [stag party|school class] in {coach}, need I say more.
        - People phoning in the corridor [at midnight|on loudspeaker], [put up a sign|tell them].
        - The walls are so thin that I [know all about their divorce|could join the conversation].
        - A child cried from {stop} on, [poor thing, poor us|a family coach would help].
        - Put groups in their own coach, [everyone would be happier|away from those who sleep].
        - Two men drank on the bunk below until {hour}, I [didn't dare say anything|felt uneasy].
        - Make a real quiet coach and [enforce it|have somebody walk through].
        - The man opposite watched videos without headphones, [all of them|for three hours].
        - Suitcases rolling past the door all night, [with that one wheel|at every station].
        - Doors! People slam them, [no one tells them not to|a soft closer costs nothing].
        . loud people
        . snoring
        . The stag party
        ? Did anybody step in?
        > {attendant} did, [kindly and in vain|and it was quiet for ten minutes].
        > No. [Nobody came|There was one attendant for three coaches].
        > I knocked on the wall. [They knocked back|It got worse].
        > My neighbour did, [bless her|in his pyjamas].
        ~ 😤 🤬 🎉
        *** 123 | Announcements at night | 4
        - Announcements at {hour}! For a stop where [two|no] people got off!
        - The loudspeaker in {coach} can't be [turned down|switched off], [a full blast at five|I jumped].
        - I don't need {stop} announced in three languages [in the small hours|at night].
        - They woke everyone to say that [the bar was closing|we were on time].
        - Send me a text message instead of the [chime|gong].
        - The breakfast announcement an hour and a half before {to} is [cruel|too early], I'd asked not to be woken.
        - A [gong|jingle] before every sentence, [why|it goes right through you].
        - Wake only those who get off, [as they used to|with a knock on the door].
        - The volume of the announcements should drop after ten, [like everything else|that's common sense].
        - At {hour} we learned over the loudspeaker that the toilet in the next coach was blocked.
        - Somebody left the microphone on, and [we heard a long chat about football|all of us listened to breathing].
        - I'm not a light sleeper, but that loudspeaker [sits right over the pillow|is brutal].
        . announcements
        . Announcements in the middle of the night
        ? How would you rather be told?
        > By [text message|a note under the door].
        > A knock. [Soft|Two taps].
        > Not at all, [I can set an alarm|I'm an adult].
        > On a little screen that [stays dark|can be turned over].
        ~ 📢 🔔
        ** 13 | Berth too short or too hard | 5
        ! Q1/111 Q1/11
        - I'm [1.94|1.97|two metres] and the berth isn't. [My feet were in the corridor|I slept folded].
        - The middle berth is [so low you can't sit up|a drawer].
        - Narrow! I [turned over|breathed in] and was on the edge.
        - The couchette is as hard as [an ironing board|a church pew].
        - My [hip|back] hurt for two days, [the padding is worn out|there's a bar in the middle].
        - The ladder is dangerous for [older people|my wife's knee], [at night, in socks|please rethink it].
        - Six in a couchette is [too many|from another century], make it four.
        - No rail on the upper berth, I [didn't sleep for fear of falling|held on in the curves].
        - The gap between berth and wall [ate my phone|swallowed one slipper], twice.
        - The seat-carriage is no place for a night, [my neck|not even for students].
        - Mattresses in {coach} are [sagging|older than I am].
        - You should say when booking that the berth is only [185|180] long.
        . hard beds
        . Berth too narrow
        . too short!
        ? Which berth did you have?
        > The [upper|top] one, in {coach}.
        > Middle. [Never again|It said lower on the ticket].
        > Lower, [and still|thank goodness].
        > A pod, [feet first|head by the door].
        ~ 📏 🛏️

        * 2 | Punctuality | 3
        - Be on time. [That's all|Simple as that].
        - Punctuality is a [lottery|weak spot] on this line.
        - I plan in [two|three] spare hours now, [that says it all|as a rule].
        . Punctuality
        . punctuality
        . Delays
        . be on time
        ~ ⏰
        ** 21 | Arriving late | 9
        ! Q1/42
        - We reached {to} {minutes} minutes late, [again|with no word of regret].
        - {minutes} minutes' delay, and my [appointment|first lecture] was gone.
        - The timetable is [wishful thinking|fiction], every one of my [five|four] trips was late.
        - Late off from {from}, later in {stop}, [latest|hopeless] in {to}.
        - Build a timetable that you can [keep|stick to], I'd rather arrive at nine [for certain|and mean it].
        - Arriving {minutes} minutes late means [no breakfast left|a queue for the toilets].
        - One delay is fine. [Every time is not|Three out of three is a pattern].
        - We were [overtaken by three freight trains|stuck behind a freight train], the passengers come last, it seems.
        - I missed [half the wedding ceremony|the beginning of the funeral] because we were so late.
        - Our meeting started without me, {minutes} minutes, [not your first time|I apologised for you].
        - They blamed [the neighbouring country|the other railway], I don't care, be punctual.
        - Track works are known months ahead, so why are we {minutes} minutes late "unexpectedly"?
        - With luck you're on time, [I've had luck once|I haven't been lucky].
        - {companion} waited on the platform for {minutes} minutes, [in the rain|with flowers].
        . late
        . The delay
        . delay
        . {minutes} minutes late
        . punctuality!!!
        ? What did the delay cost you?
        > [Half a working day|One meeting], and [my patience|a client's good mood].
        > A taxi, [42|65] euros. [Who pays that?|I kept the receipt.]
        > Nothing, I'd [planned for it|taken the day off]. But still.
        > Breakfast with my [daughter|grandmother], we see each other [twice|once] a year.
        ? How were you told about it?
        > I looked at [my phone|a map] and [worked it out|guessed].
        > {attendant} told us, [honestly and early|very kindly].
        > By an announcement when we should [long|already] have been there.
        ~ ⏰ 🐌 🕰️
        ** 22 | Standing still without a word | 6
        - We stood in a field near {stop} for {minutes} minutes and [nobody said why|not one word].
        - It isn't the waiting, it's [not knowing|the silence].
        - The app said "on time" while we [hadn't moved for an hour|stood in a siding].
        - [No information at all|Zero information] from midnight to six.
        - Why do we stop in the middle of nowhere, and why can't [anyone|the crew] tell us?
        - {attendant} knew as little as we did, [poor man|I felt sorry], so give the crew a phone that works.
        - I learned from another passenger's [phone|sister] that the line was closed.
        - Stopped outside {to} for {minutes} minutes, in sight of the platform. [Why?|Not a word.]
        - An honest "we don't know yet" would [have been enough|calm people down].
        - The lights went out, the train stood, [silence, then rumours|some people were frightened].
        - Tell people [early|what's going on], in a language they [understand|speak].
        - One message every half hour when the train is standing. [Is that too much?|Cheap and easy.]
        . no information
        . Nobody told us anything
        . information when we're stopped
        ? What would you have wanted to know?
        > Whether I should [call my hotel|cancel the meeting].
        > [How long|Why], roughly. A guess is fine.
        > If there was [time to get coffee|danger].
        > Anything!
        ~ 🤷 ❓
        ** 23 | Missed connection | 5
        - Missed my connection in {to} by [four|six] minutes, [they saw us running|the next one went two hours later].
        - The regional train [doesn't wait|left in front of our eyes], can't you talk to each other?
        - Because of the delay I was stranded in {to} with {companion} and [the dog|four bags].
        - The through ticket ended at {stop}, it turned out, so [I had to buy a new one|98 euros gone].
        - We lost the ferry, and with it [a day of our holiday|the cabin on the island].
        - Nobody at {to} felt responsible: [one counter sent me to the other|"not our train"].
        - Let one railway be responsible for the [whole trip|connection], that's all I want.
        - I ran through {to} at seven in the morning with a [pram|double bass]. In vain.
        - If the night train is late, the [first bus into the valley|morning express] should be held.
        - Two missed connections out of two, [I can't recommend that|statistics].
        - Rebooking took [an hour|three counters], and then I stood all the way to the coast.
        - The app showed my connection as [guaranteed|safe] until we rolled in and it was gone.
        . missed my connection
        . Missed connection
        ? How did you get to your destination in the end?
        > On the next train, [standing|two hours later].
        > {companion} [picked me up|drove three hours].
        > By taxi, [shared with a stranger|which nobody will refund].
        > Not at all. I [turned round|stayed in {to}].
        ~ 🏃‍♂️ 🏃🏾‍♀️ 😩
        """
}

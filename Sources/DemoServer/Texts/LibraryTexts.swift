/// A small study of a city's public libraries.
enum LibraryTexts {
    static let text = """
        % librarian | Mrs Okafor | Mr Lindqvist | Ms Petrova | Dilek | Mr Baptiste | Mrs Nakamura
        % branch | the harbour branch | the branch on Mill Street | the main library | the little one by the park
        % child | my daughter | my son | my grandson | our youngest | the neighbours' girl

        = L1 | 97 | own | What brings you to the library these days?
        ^ [Funny you ask.|Where to begin.]
        ^ I go to {branch}, [every week|most Saturdays].
        $ [It's the best thing this town has.|Don't close it.]
        $ [And it's free!|And nobody asks me to buy anything.]

        * 1 | Books and more to borrow | 5
        - I borrow [novels|crime stories], [four|six] at a time, and [read three|finish most].
        - [Books|New books], what else. [I can't afford to buy them all|My shelves are full].
        - The [large-print|audio] shelf, since my eyes [gave up|aren't what they were].
        - Graphic novels! {branch} has a [whole wall|better choice than the shop].
        - I was looking for one book and [went home with five|found a better one beside it].
        - They ordered a [Finnish|Somali] dictionary for me within a week.
        - Sheet music, [my choir|our quartet] lives on it.
        - The reservations arrive [overnight|before I've forgotten them], it's a small miracle.
        . books
        . Books
        . borrowing
        ? What was the last thing you borrowed?
        > A [cookbook|field guide], I've [renewed it twice|spilled on it, sorry].
        > [Something about bees|A thick Russian one]. I'm on page [40|212].
        > I can't remember the title, the cover was [yellow|blue].
        ~ 📚 📖
        ** 11 | Things that aren't books | 4
        - I borrowed a [sewing machine|drill|telescope], [who knew|what a good idea].
        - The [board games|puzzles] for rainy Sundays.
        - A [ukulele|cake tin in the shape of a 7] from the library of things.
        - {child} wanted a microscope. We [borrowed one|looked at a fly all weekend].
        - I try the kitchen gadgets there [before I buy|so I don't buy] them.
        - The seed drawer: [take beans, bring beans|my tomatoes come from there].
        . the tools
        . games
        ~ 🔭 🪴 🎲
        * 2 | A place to be | 5
        - It's warm, it's quiet, and [nobody wants anything from you|I don't have to spend money].
        - I [study|write applications] there because at home there's no table free.
        - My [flat|room] is small, and {branch} is my living room.
        - I read the papers from [nine to eleven|cover to cover], with [my own cushion|my rival for the sports page].
        - In the heat last August it was the only cool place [for miles|I could reach].
        - Since my [husband|wife] died I go there to [hear other people|turn a page among others].
        - I come for the [light|window seat] on the first floor.
        - You can sit [for hours|all day] and watch the town go by.
        . peace and quiet
        . a warm place
        . the reading room
        ? What makes it a good place?
        > The [silence|smell]. [It's a busy silence|Paper and floor polish].
        > That all sorts sit [side by side|at one table].
        > The chairs. [Seriously|Somebody chose them well].
        ~ 🪑 🤫
        * 3 | Children | 4
        - Story time on [Wednesdays|Saturdays], {child} [won't miss it|knows every word].
        - {child} got a [library card|stamp], and [carries it around|sleeps with it].
        - For the [picture books|dinosaur shelf], we take out the limit every time.
        - {librarian} reads with [voices|a hand puppet], and thirty children don't move.
        - We come after [kindergarten|school], it's on the way and [it's dry|there's a rug].
        - Homework help on Tuesdays, [a godsend|{child} went up a grade].
        . the children's corner
        . story time
        ? How old are the children?
        > [Three and six|Four].
        > {child} is seven and [reads faster than I do|into sharks].
        ~ 🧸 🦖 👩🏻‍🍼
        * 4 | Help and people | 3
        - {librarian} always knows [what I'll like|the book I can't name].
        - They helped me with the [residence form|pension papers], [for an hour|with such patience].
        - The [language café|knitting circle] on Thursdays, I've made [friends|three friends] there.
        - {librarian} showed me how to [make a video call|use the tablet], now I see my grandchildren.
        - I volunteer there, so it's the readers who [bring me in|keep me going].
        - The repair evening saved my [toaster|radio], and [my mood|a good talk came with it].
        . {librarian}
        . the staff
        ~ 💛 🙋🏽‍♀️
        * 5 | Computers, printing, Wi-Fi | 4
        - I print there, [ten cents a page|tickets mostly].
        - The wi-fi is [better than mine|fast], I work from {branch} on Mondays.
        - I don't own a computer, so [e-mail means library|I do everything there].
        - The 3D printer made a new [knob for my oven|wheel for the toy tractor].
        - Scanning old [photos|slides], [two boxes done|four hundred so far].
        - Video calls from the [little booth|study cell], my interview was in there. Got the job!
        . wifi
        . printer
        . Computers
        ~ 🖨️ 💻

        = L2 | 78 | own | And what is missing?
        ^ [Not much, but.|A wish?]
        $ [I know money is short.|It needn't be fancy.]

        * 1 | Opening hours | 6
        - Open on [Sundays|Sunday afternoon], that's when [families have time|I'm free].
        - It closes at [six|five], I leave work at [six|half past five].
        - {branch} is shut on [Mondays|three mornings], I always forget.
        - Open earlier, [pupils stand in the rain|some of us get up at five].
        - A key card for the hours without staff, [as in Denmark|other towns do it].
        - In the holidays it's closed just when [we need it|children are bored].
        . Sundays
        . opening hours
        . Longer hours
        ? Which hours would suit you?
        > Till [eight|nine], once a week [would do|at least].
        > [Sunday|Saturday] from ten to four.
        ~ 🕗
        * 2 | Rooms and seats | 4
        - More [tables|sockets at the tables], in exam time people sit on the stairs.
        - A room where one may [talk|practise the trumpet], and one where one may not.
        - The lift is [tiny|often out of order], my [walker|pram] hardly fits.
        - The toilets need a [changing table|lock that works].
        - A bit of green in front, with a bench, [to read outside|for those who wait].
        - It's loud since the [floor|glass doors] went in, [every step echoes|bring back the carpet].
        . more seats
        . toilets
        ~ 🪑
        * 3 | Choice of media | 4
        - More books in [Ukrainian|Arabic|Turkish], the shelf is [half a metre|very short].
        - The e-book waiting lists are [absurd|months long].
        - New [comics|crime], the old ones I've [read|read twice].
        - More [travel guides from this decade|films], please.
        - Local history, [everything is in the basement|nobody finds it].
        - Vinyl. [Don't laugh|You had it once].
        . e-books
        . more new books
        ? Could you name an example?
        > Anything after [2019|the first volume].
        > The [third part|sequel]! Somebody has had it since [spring|March].
        ~ 📀 📱
        * 4 | Coffee | 3
        - A [coffee machine|little café], and I'd [move in|stay all day].
        - Something warm to drink, [even from a machine|tea would do].
        - The café closed in [2021|spring], it was the heart of {branch}.
        - At least let us bring a [cup with a lid|thermos].
        . coffee
        . Coffee!
        . a café
        ~ ☕
        * 9 | Nothing is missing | 4 alone
        - Nothing. [I'm content|Leave it be].
        - I can't think of anything [I'd change|that's missing].
        - It's [perfect|good] as it is.
        . nothing
        . Nothing
        . 😊
        """

    static let respondents = """
        @ tr
        : L1 | 4
        - Dilek Hanım bana başvuru formunu satır satır açıkladı. Çayı da ısmarladı.
        : L2 | 3
        - Daha çok Türkçe kitap, özellikle çocuklar için.
        @ uk
        : L1 | 3
        - Читання казок щосуботи, донька чекає на них увесь тиждень.
        ? Скільки років дитині?
        > П'ять, і вона вже читає нам сама.
        @ ar
        : L1 | 2 5
        - مكان هادئ أدرس فيه اللغة، والإنترنت سريع.
        : L2 | 1
        - أتمنى أن تفتح المكتبة يوم الأحد.
        @ zh-Hans
        : L1 | 11
        - 借了一台望远镜，全家在阳台上看了土星的光环🪐
        : L2 | 9
        - 没有
        @ de
        : L1 | 1 2
        - Krimis, und der Ohrensessel am Fenster. In dieser Reihenfolge.
        : L2 | 4
        - Kaffee.
        @ en, twelve years old
        : L1 | 1 3
        - there is a shelf with manga and there is a rug and if you lie on the rug you can reach the shelf WITHOUT
          GETTING
          UP. that is all i need from life 🐉
        : L2 | 1
        - it should be open at night but only for kids
        ? Which hours would suit you?
        > midnight
        """
}

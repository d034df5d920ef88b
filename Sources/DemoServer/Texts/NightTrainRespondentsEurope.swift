/// Hand-written respondents of the night-train study: European languages.
enum NightTrainRespondentsEurope {
    static let text = """
        @ de
        : Q1 | 121 411
        - Das gleichmäßige Schaukeln hat mich schon hinter Göttingen einschlafen lassen. Und dann dieser
          Sonnenaufgang über dem Wasser, ich stand im Schlafanzug im Gang und habe fast die Kaffeetasse fallen lassen.
        ? Wie lange haben Sie ungefähr geschlafen?
        > Gut sechs Stunden. Zu Hause schaffe ich das selten am Stück.
        : Q2 | 332 331
        - WLAN war nur ein Versprechen, und die einzige Steckdose im Abteil saß hinter der Leiter.
        : Q3 | 41
        - Eine Anschlussgarantie. Wenn ich den Regionalzug verpasse, soll sich jemand kümmern, nicht ich.
        @ de
        : Q1 | 311
        - Der Kaffee! Heiß, stark, in einer richtigen Tasse.
        : Q2 | 111
        - Viel zu warm. Bei 28 Grad schläft niemand, und das Fenster war verriegelt.
        ? Haben Sie dem Personal Bescheid gesagt?
        > Ja, die Schlafwagenschaffnerin war sehr nett und genauso ratlos wie wir.
        @ de
        : Q1 | 22
        - Die Mitreisenden. Eine Bratschistin, ein Imker, zwei Wandergesellen. Um Mitternacht gab es Honig.
        : Q2 | 41
        - Das Buchungssystem ist eine Zumutung: Sitzplatzreservierungsbestätigungsnummer eingeben, sagt die App. Welche
          denn? Ich habe drei bekommen und keine passt.
        : Q3 | 5
        - Eine Fahrkarte von Tür zu Tür, über alle Grenzen. Mehr nicht.
        @ de-AT
        : Q1 | 312 32
        - Marillenmarmelade und a resches Semmerl, und am Abend vorher a Achterl im Speisewagen. Passt!
        : Q2 | 9
        - Nix. Eh alles leiwand.
        : Q3 | 12
        - Jeden Tag fahren, a im Winter.
        @ gsw
        : Q1 | 42
        - Am Morge z'Wien usstiige und grad im Kafihuus hocke. Kei Flughafe, kei Stress.
        : Q2 | 42
        - Für e Familie isch es z'tüür. Mir sind vieri.
        @ fr
        : Q1 | 411 42
        - Ouvrir le store et voir la brume se lever sur la vallée, puis descendre du train en plein centre-ville :
          c'est une autre façon de voyager. Je ne reprendrai plus l'avion pour ce trajet.
        ? Qu'avez-vous fait en premier à l'arrivée ?
        > Un café au comptoir, debout, avec les balayeurs et les fleuristes.
        : Q2 | 22
        - Deux heures d'arrêt en rase campagne sans la moindre explication. Ce n'est pas l'attente qui agace, c'est le
          silence.
        : Q3 | 11
        - Davantage de lignes, et pas seulement au départ de Paris.
        @ fr
        : Q1 | 13
        - Enfin une porte qui ferme à clé !
        : Q2 | 311 312
        - Des toilettes propres et de l'eau au robinet jusqu'au matin. Est-ce vraiment trop demander ?
        @ fr-BE
        : Q1 | 211
        - L'accueil de Renée, septante fois merci à elle.
        : Q3 | 2
        - Un tarif plus doux, une fois.
        @ fr
        : Q1 | 32
        - Le wagon-bar, ses petites lampes, un verre de rouge et l'impression d'être dans un roman.
        : Q2 | 32
        - Une douche. Même froide. Même à six heures du matin.
        : Q3 | 31
        - Des cabines individuelles à un prix humain : je ronfle, c'est un service rendu à la collectivité.
        @ es
        : Q1 | 121 22
        - Dormí como un bebé con el vaivén del tren, y la señora de la litera de abajo me despertó con mandarinas.
          ¡Qué gente tan amable!
        : Q2 | 21
        - La puntualidad. Llegamos con casi dos horas de retraso y perdí la mañana entera.
        ? ¿Cómo se enteró del retraso?
        > Mirando el mapa del móvil. Nadie nos dijo nada.
        : Q3 | 111
        - ¡Que llegue a Barcelona! Ñoño de mí, sueño con desayunar mirando el Mediterráneo.
        @ es-MX
        : Q1 | 411
        - El amanecer en las montañas, no manches, qué belleza 😍
        : Q2 | 9
        - Nada, todo padrísimo.
        @ es
        : Q1 | 51
        - Me ahorro una noche de hotel y llego descansada a la oficina.
        : Q2 | 41
        - La aplicación me cobró dos veces y luego me dijo que el billete no existía.
        : Q3 | 5
        - Un solo billete para todo el viaje.
        @ ca
        : Q1 | 52
        - No agafar l'avió. Dormo millor amb la consciència tranquil·la.
        : Q3 | 111
        - Un tren nocturn fins a Barcelona, si us plau!
        @ pt
        : Q1 | 311 211
        - O café trazido à porta às seis e meia, com um sorriso e um «bom dia» em português. O Matteo aprendeu-o só
          para mim!
        : Q2 | 51
        - Não há onde pôr as malas. A minha dormiu comigo.
        ? Que bagagem levava?
        > Uma mala média e uma guitarra, nada de extraordinário.
        : Q3 | 111
        - Lisboa. Já tivemos um comboio assim e deixámo-lo morrer.
        @ pt-BR
        : Q1 | 121
        - Dormi igual pedra, gente. O balanço do trem é bom demais 😴
        : Q2 | 122
        - Uma turma fez festa no corredor até as quatro da manhã e ninguém falou nada.
        : Q3 | 22
        - Preço de estudante!
        @ pt
        : Q1 | 411
        - A alvorada sobre o rio.
        : Q2 | 42
        - O preço da cabina individual é um exagero.
        @ it
        : Q1 | 411 311
        - Alzare la tenda e trovarsi davanti il mare, con il cappuccino in mano: non serve altro.
        : Q2 | 121
        - I freni stridono a ogni fermata. Perché non li oliate?
        : Q3 | 41
        - La coincidenza garantita. Lavoro in teatro, non posso arrivare dopo il pubblico.
        @ it
        : Q1 | 213
        - I bambini hanno ricevuto un cappello da ferroviere e non se lo tolgono più, nemmeno nella vasca 🧒🏻👒
        : Q2 | 53
        - Con il passeggino salire è un'impresa: servono due sconosciuti gentili, e li ho trovati.
        @ nl
        : Q1 | 112 121
        - Schone lakens, een echt dekbed en dat zachte gewiebel. Heerlijk geslapen.
        : Q2 | 52
        - Zes fietsplekken op een hele trein? Kom op, we zijn Nederlanders.
        ? Wat voor reis was het?
        > Langs de Donau met z'n vieren, twee tenten, één lekke band.
        : Q3 | 12
        - Elke nacht graag.
        @ sv
        : Q1 | 412
        - Att ligga vaken och se stjärnorna mellan granarna. Så tyst, så stort.
        : Q2 | 123
        - Högtalarutrop klockan fem på morgonen, på tre språk, för en station där ingen steg av.
        : Q3 | 112
        - Fler tåg norrut, hela vägen till fjällen.
        @ da
        : Q1 | 42
        - At stå af midt i byen, udhvilet. Det slår alle fly.
        : Q2 | 21
        - Vi var 90 minutter forsinkede. Igen.
        @ fi
        : Q1 | 13
        - Oma rauha ja oma ovi. Hiljaisuus.
        : Q2 | 32
        - Suihku! Meillä Suomessa niitä on junissa ollut jo vuosia.
        @ pl
        : Q1 | 211 311
        - Pan Tomasz przywitał nas po imieniu i o szóstej przyniósł herbatę w szklance z koszyczkiem. Jak u babci.
        : Q2 | 112
        - Strasznie wiało od okna, spałam w kurtce i w czapce.
        ? Co by pomogło?
        > Drugi koc, od razu na łóżku.
        : Q3 | 112
        - Więcej pociągów do Polski i dalej na wschód!
        @ cs
        : Q1 | 32
        - Jídelní vůz: svíčková, pivo, za oknem tma a světla vesnic. Víc nepotřebuju.
        : Q2 | 9
        - Nic. Hlavně to nerušte.
        @ hu
        : Q1 | 22
        - Az útitársak. Egy idős hölgy megtanított ultizni, hajnalig kártyáztunk.
        : Q2 | 23
        - Lekéstük a csatlakozást Bécsben, és senki sem tudta, mi legyen velünk.
        @ uk
        : Q1 | 212
        - Коли я розгубилася з квитком, провідниця все владнала і ще й напоїла чаєм. Дякую їй від щирого серця.
        : Q2 | 43
        - Третій місяць чекаю на повернення коштів.
        : Q3 | 112
        - Поїзд до Львова без пересадок.
        @ ru
        : Q1 | 311
        - Чай в подстаканнике! Детство вернулось.
        : Q2 | 312
        - Ночью кончилась вода, умывались минералкой.
        @ el
        : Q1 | 411 42
        - Ξύπνησα και είδα τον ήλιο να βγαίνει πίσω από τα βουνά· σε μία ώρα περπατούσα ήδη στην πόλη.
        : Q2 | 111
        - Έκανε αφόρητη ζέστη και το παράθυρο δεν άνοιγε.
        : Q3 | 111
        - Ένα τρένο μέχρι την Αθήνα. Κάποτε υπήρχε!
        @ el
        : Q1 | 22
        - Οι άνθρωποι. Μοιραστήκαμε ψωμί, ελιές και ιστορίες ως τα μεσάνυχτα.
        ? Κρατήσατε επαφή;
        > Ναι, ανταλλάσσουμε φωτογραφίες από τα ταξίδια μας.
        @ tr
        : Q1 | 411
        - Sabah perdeyi açınca karşımda göl vardı. İnanılmaz güzeldi, İstanbul'a kadar gitsin isterdim.
        : Q3 | 111
        - İstanbul! Eskiden vardı, yine olsun.
        @ ro
        : Q1 | 121
        - Legănatul trenului. Am dormit neîntoarsă până la graniță.
        : Q2 | 331
        - O singură priză la șase oameni, și aceea stricată.
        @ is
        : Q1 | 9
        - Ekkert sérstakt, ég svaf bara.
        @ cy
        : Q1 | 412
        - Y sêr drwy'r ffenestr, a neb arall yn effro.
        : Q2 | 9
        - Dim byd, diolch.
        """
}

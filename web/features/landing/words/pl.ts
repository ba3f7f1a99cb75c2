/** Polish that needs no diacritics: 1024 short, distinct, inoffensive words, 10 bits each. One string, to travel small. */
export const words =
  'afisz agat agawa agora agrest akacja akcent akord aktor album aleja alga aloes ambra amfora ananas andrut antena ' +
  'aparat arbuz aria arka arkada arkusz aromat asfalt aster atlas atol atom atut aura auto azalia bajka bajt balet ' +
  'balia balkon balon banjo barka barwa baszta batat batyst bazalt bazar beczka bekas belka beret beton beza bidon ' +
  'bieg biel bigos bilard bilet biurko bizon blask blat blisko blok blues bluza boa bocian boisko bolero bombka bordo ' +
  'borsuk bosman brama bramka brat bratek brelok brokat bryg bryza brzask brzeg brzoza budzik bufet buk bukiet bulion ' +
  'bulwa bulwar burta burza busola butla bystry canna cebula cedr cekin cel cello cent cewka chaber chata chleb ' +
  'chmiel chmura chodak chomik chrom chrust chrzan chusta chwila ciasto cicho cichy ciocia cisza cukier curry cyfra ' +
  'cykada cykl cyna cynia cynk cyprys cyrk czajka czapka czapla czarka czas czepek cztery czysty dach daktyl dalia ' +
  'daniel daszek datek debiut dekada dekor delfin delta deptak derka deser deska deszcz detal diadem dialog dingo ' +
  'dioda doba dobry dolina dom domino donica dorada dorsz dowcip dramat drewno drobny droga drozd druh drzewo drzwi ' +
  'dubler dudek dudy duet dukat dykta dynia dyplom dysk dywan dzban dzik echo efekt ekipa ekler ekran elegia elf ' +
  'emalia emblem emu epika epoka esej etap etiuda etui fagot fala farba farma fasola faza fenek ferie figa figiel ' +
  'figura filar filc film fiolek fiolet fiord fiszka flakon flet foka folder folia folk forma format fosa fotel foton ' +
  'frak fraza fresk fretka frezja fuga fuksja furgon gaik gajowy galeon gama ganek garnek gawron gazela gazeta gejzer ' +
  'geolog gepard gest gitara gleba glina globus gofr golf gong gont gra grabie gracja grad granit groch grono grosz ' +
  'grota grupa gryka grzmot grzywa gulasz guzik gwar gwizd haft halny hamak hangar harfa hebel helm herold hobby ' +
  'hojny hokej homar hotel hummus humor ibis idea igloo iguana ikona iloraz imadlo imbir imbryk impala impuls indeks ' +
  'indygo irbis irys iskra izba jacht jagoda jaguar jajko jasmin jasno jasny jaspis jawor jaz jazz jedwab jenot ' +
  'jerzyk joga jogurt judo jurta jutro kabel kabina kaczka kadr kajak kajuta kakadu kakao kalina kalka kalmar kalosz ' +
  'kamea kamera kamyk kanal kanapa kanion kanon kanu kanwa kaptur karat kareta karibu karmel karmin karnet karp ' +
  'kartka karton karty kaseta kask kasza kawa kawka kefir keks khaki kilim kimono kino kiosk kisiel kiwi klacz kladka ' +
  'klamka klamra klasa klepka klif klimat klomb klon klosz klub klucz kluska kminek knieja knot koala kobalt kobra ' +
  'kobza kogut kojot kokon kokos kolarz kolega kolej kolia kolor komar kometa komiks komin komoda kompas kompot ' +
  'kondor koper kopia kopyto kora koral korek kornet kos kosmos kostka kostur kosz kot kotlet kowal koza krab kram ' +
  'krater krawat kreda kredka kreska kret krokus kropka kropla kruk krzak krzew kubek kucyk kufer kulig kuna kurant ' +
  'kurier kurnik kurort kurs kursor kurtka kuzyn kwarc kwarta kwiat lada laguna lalka lama lampa las laser lato laur ' +
  'lawa lawina legwan lejek lekarz lekcja lekki lekko leming lemur len lew liczba liga lilak lilia limba lin linia ' +
  'lipa lipiec lira lis lista listek litera logo lotka lotnia lotos lukier luneta lupa lustro lutnia luty magiel ' +
  'magma magnes maj makata malarz malina malwa mango manna mapa marka marmur marsz marzec maszt mata mazak mazur ' +
  'mebel mech mecz medal meduza melisa melon meta metal meteor metr metro mewa miara mikser mila mimoza minuta misa ' +
  'miska mit mleko moda model modem modry moher mokry molo moment moneta monsun morela mors morski morze most motek ' +
  'motor motto motyka motyl motyw mowa mucha muflon mur mural murarz mus muslin muszka muszla muzyk muzyka mysz naan ' +
  'nadir namiot narcyz narty nasyp nauka nawa nektar neon niebo nikiel nitka nizina nora nosal notes nowela nowy ' +
  'nugat numer nurek nurt nuta nutria nylon oaza obiad obiekt obraz obrus ocean ocelot ocet ochra odlew odlot odwaga ' +
  'okapi okno okrasa oktet okular olcha oliwa oliwka omlet onyks opal opera oprawa orbita order oryks orzech osa ' +
  'osada osika osnowa owal owca owies owoc ozdoba pakiet paleta palma panama panda panel papaja papier papuga parada ' +
  'park parka parter pasat pasek pasja pasmo pasta pastel patyk patyna paw perkoz peron pesto pewny piasek piec ' +
  'pieprz pigwa piknik piksel pilnik pilot piorun pisarz pismo pizama pizza plac placek plakat plan platan plaza ' +
  'plecak plik plusk plusz poczta poeta pogoda pokoj polana polar polka polny pomelo poncho porost port portal potok ' +
  'powiew praca pranie precel prom proso prosto prosty proton proza psota puchar puder pufa puma punkt puzon puzzle ' +
  'rabata racuch radar radio rafa rafia rajd rama ramen ranek rano rebus refren regal region rejs rekord relief ' +
  'rewers rezeda robot rock rodzaj rogal rok rola roleta rolki rolnik romb rondel rondo rosa rower rozeta rubin ' +
  'rudzik rugby rukola rumba runo ruszt ryba rybak rydwan rydz ryksza rym rynek rynna rysik rytm rzeka rzepa rzepak ' +
  'rzut saga sakwa salon salsa samba sandal sanki sarna sauna scena schody sedno sekret seler sen sepia ser serial ' +
  'sernik serwer serwis sezon siano siatka sitko skala skarb skarpa skok skrypt skrzyp skuter skwar skwer smak snop ' +
  'sobota sofa soja sok solo sonata sonda sorbet sos sosna sowa spacer spinka splot spodek sport sprint srebro stacja ' +
  'stado stal statek staw step ster stolik stoper stos strofa strona struna strych studio styk styl suchy sukces suma ' +
  'sushi susza suwak sweter syfon symbol syrop szachy szafa szafir szal szarfa szary szczyt szelf szept szewc szkic ' +
  'szlak sznur szpak szprot szron sztorm szufla szum szyba tabela taco taczka tajfun tajga takt taler talerz tama ' +
  'tandem tango tapeta tapir taras targ tarka tarpan tartak teatr teczka tekst temat tempo tenis teraz teren termos ' +
  'tiara tiul tkacz toga tom topaz topola torba tort tost toster trapez trasa tratwa trener trio triumf tryb tuba ' +
  'tuja tukan tundra tunel turkus turnia tusz tuzin tweed tygrys tymian tytan uchwyt ulewa ulga ulica umbra umowa ' +
  'urlop urok uwaga wafel waga wagon walc walec wanna waran warta waza wazon wektor welon welur werbel wers wersja ' +
  'wiadro wianek wiatr wicher wiek wieko wierch wiersz wilga wilk willa winda wiosna wirnik wizyta woal woda wolny ' +
  'wombat worek wrzos wtorek wujek wulkan wydma wydra wykres wymiar wysoko wyspa zabawa zagon zamek zapach zaspa ' +
  'zatoka zawias zawody zbiory zdanie zebra zefir zegar zenit zestaw zeszyt zgoda ziarno ziemia zima znak zorza zupa ' +
  'zwinny zygzak';

"""Lists of Danish words that the search needs, written for this portal, by subject.

They are under the same licence as the code.
"""

from typing import Final

SMALL: Final = """\
af alle alt at bag betyder burde bør da de dem den der deres det dig din dit du efter eller en er
et fik finde finder findes for fra få får gav gik giver gjorde gør gøre gå går ham han har havde
have hej her hos hun hvad hvem hver hvilke hvilken hvilket hvis hvor hvordan hvorfor hvornår i ikke
ind jeg kan kunne lave laver læs man mange med meget mig min mit mod må noget nogen nogle når og om
op os over på se ses sig sin sit skal sker skulle som stod står stå så sådan til ud under var ved
vi vil ville vores være
"""
"""Small words: a question is answered without them, unless it holds nothing else."""

NO_FIRST: Final = """\
af an be bi bort de den der det dig efter ej en end er et for fore fores fort forud fra frem gen
gennem han har have hen her hor hun hvor igen ikke ind inden inter jeg kom kon kun med mellem men
mig mis mod ned non også om op over per pro på sam sammen sig ske som til trans ud uden under und
van var ved vel vi vor
"""
"""What a word may begin with and be no compound for that: afklaring, gennemgå, sammenligne."""

NO_LAST: Final = """\
agtig bar de den der det dom en er eri et fuld ger hed ing ion isme ist itet ker ler lig lit løs
ment mæssig ner ning nis rer ret ring sel ser sig sion skab smal som ten ter tet tion tur vis
"""
"""What a word may end with and be no compound for that: virksomhed, partnerskab, ledig."""

SIMPLE: Final = """\
# arbejde, uddannelse, fag
job arbejde giver skabelon forbindelse arbejder løn lønning ansat ansættelse stilling stil fag
faglig erhverv karriere kursus kurser skole skoling klasse elev lærer lære læring lærling
undervisning uddannelse praktik praktikant eksamen prøve øvelse test certifikat bevis diplom
kompetence kvalifikation kvalificering opkvalificering evne færdighed viden kundskab erfaring
afklaring vejledning vejleder rådgivning rådgiver konsulent mentor coach instruktør underviser
pædagog assistent assistance medarbejder medhjælper hjælp hjælper hjælpe leder ledelse ledig
ledighed chef direktør formand mester svend lærerinde sekretær kontor kontorist ekspedient sælger
køber kunde bruger borger deltager deltagelse kollega makker team gruppe hold afdeling ambassadør
netværk partner partnerskab kontakt møde samtale dialog besøg konference seminar tema oplæg
foredrag debat forum messe workshop forløb fase trin trappe niveau plan planlægning program
projekt model metode værktøj redskab skema formular vurdering måling måler mål resultat effekt
indsats aktivering aktivitet tilbud tilskud støtte ydelse pension orlov ferie fravær sygdom syge
melding tid timer time vagt skift pause behandler behandling behandle sag visitation visitator
henvisning match matchning samarbejde aftale kontrakt overenskomst forening forbund organisation
marked beskæftigelse rekruttering fastholdelse integration inklusion mangfoldighed ligestilling
jobs pakke pakning forsørgelse forsørger revalidering rehabilitering ressource fleks skåne hensyn
tillid repræsentant repræsentation sikkerhed tilsyn kontrol koordinator koordinering udvikling
udvikler forankring spredning formidling formidler kampagne markedsføring rapport rapportering
evaluering evaluator analyse undersøgelse statistik register registrering dokument dokumentation
notat skrivelse brev nyhed blad avis artikel pjece folder bog materiale liste oversigt katalog
arkiv forståelse last
# steder, bygninger, hjem
hus hjem hjemme bolig lejlighed værelse stue køkken bad toilet gang dør vindue tag kælder loft
væg mur gulv have gård park skov mark eng strand hav sø å bæk fjord bugt ø bro vej gade stræde
torv plads sted by land landsby region kommune amt stat sogn kreds kvarter område zone center
centrum central hal lokale rum sal bygning byggeri byg anlæg butik forretning magasin lager depot
terminal havn station banegård lufthavn hospital klinik apotek bibliotek museum teater biograf
kirke moske tempel kloster slot borg herregård hotel kro restaurant restauration kantine café bar
værksted fabrik industri mejeri bageri slagteri gartneri vaskeri trykkeri bryggeri savværk værk
værft mølle landbrug stald drivhus bank post kiosk vuggestue institution asyl fængsel rådhus
ministerium styrelse direktorat sekretariat hjørne side kant
# mennesker, krop, familie
person menneske mand kvinde dreng pige barn børn unge ung voksen ældre senior familie far mor søn
datter bror søster bedste onkel tante ven nabo gæst fremmed flygtning indvandrer udlænding
dansker nydansker krop hoved hår øje øre næse mund tand hals ryg bryst mave arm hånd finger ben
fod knæ hjerte blod hud knogle muskel nerve hjerne psyke sind sjæl sundhed helbred smerte skade
ulykke handicap læge sygeplejerske patient pleje plejer omsorg omsorge medicin medicinal pille
vaccine behov liv død fødsel alder ægteskab
# transport og maskiner
bil bus tog fly skib båd færge cykel motor køretøj vogn vognmand trailer truck gaffel kørsel køre
kort rute linje gods fragt transport passager chauffør fører kører pilot kaptajn billet rejse tur
trafik hjul dæk bremse rat benzin diesel olie gas strøm el elektriker elektronik kabel ledning
rør maskine apparat robot kran pumpe ventil svejsning svejser smed metal jern stål træ glas plast
montage montør montering reparation reparatør vedligehold befordring distribution logistik pallet
palle
# mad, varer, rengøring
mad råvare vare kød fisk brød kage mælk ost smør æg frugt grønt grøntsag kartoffel korn mel
sukker salt krydderi kaffe te vand vin øl drik drikke måltid frokost middag aften bager kok
tjener slagter fisker gartner landmand rengøring rengører vask vaskemiddel hygiejne affald kloak
miljø klima natur plante blomst dyr hund kat hest ko ku gris svin får høne fugl insekt
# penge, jura, stat
penge økonomi budget regnskab skat told afgift moms pris gebyr udgift indtægt formue gæld lån
lånt rente aktie fond kasse bogføring revision revisor forsikring erstatning lov lovgivning regel
reglement ret rettighed pligt ansvar straf bøde dom dommer domstol advokat politi betjent
forbrydelse vold tyveri klage ansøgning ansøger tilladelse bevilling ophold regering minister
ministeriet folketing valg vælger parti politik politiker udvalg råd nævn kommission bestyrelse
borgmester byråd medlem kontingent reform forslag vedtægt bestemmelse krav standard norm grundlag
grænse
# sprog, kultur, fritid
sprog dansk engelsk tysk arabisk tyrkisk ord sætning tekst læsning skrift stavning tale stemme
tolk tolkning oversættelse alfabet modersmål kultur kunst maleri musik sang sanger kor dans
danser film foto billede tegning radio fjernsyn skærm spil leg legetøj sport idræt fodbold
håndbold badminton svømning løb ski gymnastik klub fest jul påske bryllup roman digt historie
fortælling eventyr religion tro
# teknik og data
data database computer system net internet link adresse mail telefon mobil besked kode nøgle lås
alarm signal kamera printer papir kuvert blyant tavle software server fil mappe teknik teknologi
tekniker ingeniør forskning forsker videnskab laboratorium kemi fysik biologi matematik energi
varme kulde lys lampe sol vind vejr regn sne is temperatur
# mål, tid, mængde, abstrakt
dag uge måned år kvartal døgn nat morgen formiddag eftermiddag weekend sommer vinter forår
efterår fyraften fyr tal nummer antal andel del halvdel procent sum gennemsnit rate grad
størrelse længde højde bredde dybde vægt areal volumen kilo meter liter krone hastighed fart
kvalitet værdi type slags art form farve lyd lugt smag følelse glæde sorg frygt håb drøm tanke
idé mening holdning vilje magt kraft styrke svaghed fordel ulempe mulighed chance risiko fare
problem løsning årsag virkning betydning forskel lighed sammenhæng ramme grund bund top start
begyndelse slut slutning ende retning skridt princip begreb koncept teori praksis succes fiasko
fejl mangel overskud underskud vækst fald stigning ændring omstilling forandring sikring
fordeling deling samling samler dannelse danner besvarelse svar spørgsmål ombud mægling
forhandling beslutning afgørelse anbefaling opfølgning følge opgave hverv erklæring udtalelse
oplysning information kommunikation redaktion redaktør journalist reportage interview
# led, som ofte står sidst
ordning vogter bærer tager modtager modtagelse holder finder bygger laver maler skriver tæller
læser sender taler vinder sætter lægger passer tænker søger søgning bryder rydder stof stoffer
pulver væske masse stykke sæt par række kæde kæder klump bundt boks æske pose sæk flaske kop
tallerken kniv ske seng bord stol sofa skab hylde reol tæppe gardin tøj sko støvle bukser skjorte
kjole jakke frakke hue handske taske overall pas attest mærke skilt flag plakat handel salg køb
forbrug forbruger eksport import levering leverandør producent produktion produkt service branche
koncern selskab firma virksomhed virksomheder
# tillægsord og forled
ny gammel stor lille lang høj lav bred smal tung let hård blød varm kold våd tør ren snavset fri
åben lukket hurtig langsom rig fattig rask fuld tom lige skæv grøn rød blå gul sort hvid lokal
national international global social privat offentlig frivillig etnisk kommunal special speciale
fælles dobbelt enkel halv hel mini maksimum maksi super mikro tele auto bio øko heldag hverdag
søndag lørdag mandag onsdag fredag første anden tredje fjerde femte fire fem seks syv otte ni ti
tolv hundrede tusind
# egennavne, der ligner sammensætninger, og enkle ord, der ikke må deles
middelfart silkeborg svendborg sønderborg skanderborg viborg esbjerg aalborg vordingborg
frederikshavn frederikssund frederiksberg fredensborg fredericia helsingør hillerød holbæk
holstebro horsens hvidovre høje taastrup ishøj jammerbugt kalundborg kerteminde kolding københavn
køge langeland lejre lemvig lolland guldborgsund lyngby taarbæk læsø mariagerfjord morsø
norddjurs nordfyns nyborg næstved odder odense odsherred randers rebild ringkøbing skjern
ringsted roskilde rudersdal rødovre samsø skive slagelse solrød sorø stevns struer syddjurs
thisted tønder tårnby vallensbæk varde vejen vejle vesthimmerland ærø aabenraa aarhus albertslund
allerød assens ballerup billund bornholm brøndby brønderslev dragør egedal fanø favrskov faxe
furesø faaborg midtfyn gentofte gladsaxe glostrup greve gribskov haderslev halsnæs hedensted
herlev herning hjørring hørsholm ikast brande danmark norge sverige tyskland england jylland fyn
sjælland nordjylland midtjylland syddanmark
# grundord, som mange sammensætninger begynder eller ender med
finans krise note tegn interesse afvejning grøft kerne klokke proces parallel real presse
meddelelse tjeneste tast tre tvær rettet ansvarlig beskyttelse dreje opslag bistand indvandring
træning års punkt omstændighed forhold virke tiltag initiativ aktør praktiker kandidat
studerende student studie semester fakultet universitet seminarium efterskole gymnasium lektion
lektie pensum karakter afhandling stipendium legat stævne lejr instruks procedure rutine protokol
referat dagsorden mandat underskrift stempel segl arkivar bibliotekar forfatter forlag tryk oplag
udgave udgivelse bind kapitel afsnit spalte overskrift titel navn efternavn fornavn cifre kodeks
stamme tillæg fradrag refusion godtgørelse honorar bonus provision akkord efterløn barsel
opsigelse afskedigelse fyring varsel kontraktion vikar vikariat freelance selvstændig iværksætter
tømrer snedker murer blikkenslager vvs installatør isolering fliser beton cement mørtel frisør
kosmetolog fotograf designer grafiker programmør analytiker jurist økonom sociolog psykolog
terapeut fysioterapeut ergoterapeut jordemoder portør paramediciner redder brand vægter soldat
officer hær flåde marine forsvar krig fred våben skud bombe miner mine kul malm guld sølv kobber
zink skovbrug fiskeri jagt jæger dambrug mejerist konditor opvasker gryde pande ovn komfur
opvask køleskab fryser spand klud moppe sæbe rens børste støv støvsuger genbrug skrald container
vinduespudser lift stillads stige værnemiddel hjelm briller maske brandslukning rampe læsse
losning pakker plukning sortering etiket stregkode faktura ordre bestilling kvittering regning
betaling dankort kontant konto sparekasse kredit debet balance sælge discount grossist
# krop, sind og hverdag
angst depression stress misbrug alkohol rusmiddel afhængighed rygning kost ernæring motion
vægttab søvn smerter gigt astma allergi kræft kolesterol feber infektion virus bakterie smitte
epidemi hjælpemiddel høreapparat blinde døve syn hørelse barndom ungdom alderdom opvækst
opdragelse skilsmisse forældre søskende slægt arv testamente gave dåb konfirmation begravelse
grav præst bisp venskab kæreste ægtefælle gifte familiesammenføring indfødsret visum udtale
grammatik bøjning stavelse bogstav
# samfund
samfund nation folk befolkning indbygger medborger medborgerskab demokrati frihed retfærdighed
velfærd trivsel tryghed levevilkår fattigdom rigdom ulighed stand adel bonde borgerskab
forvaltning myndighed embede embedsmand klageadgang ombudsmand høring byplan arealanvendelse
byudvikling lejer udlejer ejer husleje indskud depositum flytning cykelsti fortov parkering
perron spor skinne letbane metro takst udledning forurening spildevand rensning fjernvarme
solcelle fredning skovrejsning biotop honning hvede rug havre raps roe
# handlinger, der er blevet til navneord
afgang ankomst afrejse afsendelse aflevering afhentning udlevering udlån indlån tilbagelevering
tilmelding afmelding indmeldelse udmeldelse fornyelse forlængelse ophør ophævelse oprettelse
nedlæggelse opstart igangsættelse gennemførelse afslutning afvikling udførelse udbud indkøb
tilkøb iagttagelse observation optælling beregning skøn prognose fremskrivning forecast
sammenligning median afvigelse usikkerhed fejlmargin overdragelse overtagelse aflastning
belastning aflønning belønning motivation inspiration refleksion udveksling samtykke tilsagn
afslag godkendelse anerkendelse akkreditering afstemning forventning tilpasning justering
tilrettelæggelse koordination planlægge helhed begreber håndhævelse dispensation undtagelse
halvanden hundested torsdag deltog fortrolig fortryde foreslå parentes
# ansatte
medarbejderskare personale mandskab besætning arbejdsløs bud omdeler pasning dagpleje dagplejer
kontrollør inspektør aspirant fuldmægtig receptionist telefonist sjakbajs
"""
"""Simple words that compounds are made of, each in its base form and none made of others.

A word of the list is never split, so it also holds names that look like compounds. The site's own
words come on top.
"""

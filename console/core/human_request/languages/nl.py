"""Dutch."""

from ..lexicon import Lexicon

NL = Lexicon(
    "nl",
    {
        "person": """
            adviseur adviseurs afdelingshoofd agent agenten baas baliemedewerker bediende begeleider
            behandelaar chef collega collegaatje collegas consulent contactpersoon dame deskundige
            directeur directrice een_van_jullie een_van_u eigenaar expert heer helpdeskmedewerker
            hulpverlener human klantenservicemedewerker leidinggevende levend_wezen man manager medewerker
            medewerkers medewerkers_van_jullie medewerkster meneer mens mensch menselijk_contact
            menselijke_agent menselijke_assistentie menselijke_hulp menselijke_medewerker
            menselijke_ondersteuning menselijke_tussenkomst mensen mensje mevrouw operator person
            personeel personeelslid personen persoon persoonlijk_contact receptionist receptioniste
            servicemedewerker specialist supervisor teamleider technieker telefonist telefoniste
            verantwoordelijke vertegenwoordiger vrouw werknemer
        """,
        "someone": "eentje iem ieman iemand iemant iemnd",
        "other": """
            ander_mens ander_persoon andere_collega andere_medewerker andere_persoon een_ander een_andere
            iemand_anders
        """,
        "desk": """
            administratie afdeling balie boekhouding call_center callcenter customer_service de_balie
            facturatie helpdesk hoofdkantoor klantcontact klantendienst klantenservice klantenteam
            klantservice receptie servicedesk servicedienst serviceteam support supportteam team
            technische_dienst
        """,
        "bot": """
            ai antwoordapparaat apparaat automaat automatisch_antwoord automatische_antwoorden
            automatische_assistent automatische_berichten bot bots chatbot chatbots chatrobot computer
            computerprogramma computers ding kunstmatige_intelligentie machine machines programma robot
            robotje robots virtuele_assistent
        """,
        "real": """
            bekwame bevoegd bevoegde competente echt echte echts fysiek fysieke heuse kundige levend
            levende live menselijk menselijke nederlandstalige normaal normale slim slimmer
            van_vlees_en_bloed vlaamse
        """,
        "help": "assistentie bijstand help hulp ondersteuning",
        "talk": """
            aan_de_lijn aan_de_lijn_krijgen aan_de_telefoon aan_de_telefoon_krijgen appen babbelen
            bespreken chat chatten converseren degene_spreken diegene_spreken doorpraten doorspreken
            gesprek gesprek_met klagen klappen kletsen mailen mee_te_praten open_een_chat overleggen
            praatn prate praten praten_met sparren spreekn spreke spreken spreken_met sprken
            start_een_chat start_een_gesprek te_pakken te_pakken_krijgen te_praten te_spreken_krijgen
            te_woord te_woord_staan typen verder_met verder_te_gaan_met verdergaan_met voorleggen
        """,
        "talking": "praat spreek spreekt",
        "contact": """
            afhandelen beland_ik_bij benaderd bereik bereiken contact contact_krijgen contact_leggen
            contact_met contact_opnemen contacteren in_contact in_verbinding kom_ik_bij kom_ik_in_contact
            oplossen regelen te_bereiken terecht uitpraten
        """,
        "phone": "bel bellen belletje belt beltje opbellen telefoneren",
        "transfer": """
            door_verbinden doorgeef doorgeschakeld doorgestuurd doorgeven doorschakelen doorsturen
            doorstuur doorverbind doorverbinden doorverbindt doorverbonden doorverwijzen doorzetten
            escaleer escaleren geef_door inschakelen koppel koppelen overdragen overschakelen overzetten
            schakel schakel_over stuur_door verbind verbinden verbindt verbonden verwijs_me verwijs_mij
            zet_door
        """,
        "transfer_me": """
            breng_me breng_mij stuur_me stuur_me_door stuur_mij stuur_mij_door zet_me zet_me_door zet_mij
            zet_mij_door
        """,
        "give": """
            breng brengen doe erbij_halen geef geeft geven gief haal haalt halen krijg krijgen laat_me_met
            neem neemt pak regel roep stuur toewijzen vragen wijs wijs_toe zoek
        """,
        "want": """
            behoefte comfortabeler doe_me doe_mij dringend_nodig eis eisen fijner gaarne geern geirn
            gevraagd gewenst gewild graag heb_nodig hoef hoeven kwil liever moet moeten nodig prefereer
            prettiger probeer probeer_om proberen snak vereist verkies verlang vraag vraag_om vroeg_om
            wens wens_ik wens_om wens_te wik wil wilde wilik will willen wilt wou wul zoek_contact zoek_ik
            zou_willen
        """,
        "may": """
            gaat hoe is_het_mogelijk kan kanik kank ken kon konden kun kunde kunnen kunt laat_me laat_mij
            laten lukt mag manier mogelijk mogelijkheid mogen waar wanneer wat_moet_ik_doen_om zal zou
            zouden zullen
        """,
        "cannot": "kan_geen kan_niet kunnen_niet lukt_niet",
        "nobody": "niemand",
        "no": """
            blokkeer blokkeren denk_niet_dat_ik geen geenszins nergens ni nie niet niet_meer nimmer nooit
            omzeilen overslaan weg_bij weg_met weg_van weiger zonder
        """,
        "me": "me mezelf mij mijzelf ons",
        "i": "iek ik ikke ikzelf k kzou we wij",
        "you": "een_van_je een_van_uw ge gij je jij jouw jullie u uw",
        "soft": """
            aan_tafel ajb alleen als_dat_kan als_dat_mag als_dat_mogelijk_is als_het_kan alsjeblief
            alsjeblieft alstublief alstublieft asap asjeblieft astublieft aub bedankt daar_even dag dank
            dank_je dankjewel de_derde_keer derde_keer desnoods direct dringend echt_graag een_keer eens
            eerst effe effen eh eindelijk erg even eventjes eventueel fatsoenlijk fatsoenlijke ff fucking
            gelijk gewoon godver godverdomme goedemiddag goedemorgen goedenavond goeiedag graag_gedaan gvd
            gwn hallo he heel hey hiero hoi hoor indien_mogelijk ja joh klote kut maar meteen
            mevrouw_meneer misschien morgen morgenmiddag morgenochtend nee neen nog nou nu ok oke
            onderhand onmiddellijk ook op_mijn_gsm op_mijn_mobiel op_mijn_mobieltje op_mijn_telefoon
            persoonlijk pf pff please pls potverdorie rechtstreeks simpelweg snap_niet_hoe_ik snel sorry
            spoed steeds svp telefonisch tering toch tweede_keer uh vanavond vandaag vanmiddag vanochtend
            verdomme verdorie vriendelijk weet_niet_hoe weet_niet_hoe_ik wel zo zou_vriendelijk
            zoveelste_keer zsm
        """,
        "link": """
            a aan aan_het aan_tel aan_telefoon als ander_soort ben bent bij daarmee daarover daarvoor dan
            dat de den der deze die_geen_bot_is die_geen_computer_is die_geen_robot_is dit door een
            eentje_van en er erbij heb hebben hem het hierover hiervoor ie iets in in_plaats_van is
            langs_telefoon met mn n naar ne nen of op over_de_telefoon per_tel per_telefoon t te terug the
            to van vd verder via_chat via_de_chat via_de_telefoon voor with zijde zijn
        """,
        "my": "haar hun m_n mijn mijne ons_bedrijf onze zijne",
        "exists": """
            bestaan_er bestaat_er er_moet_toch heb_je heb_jij heb_u hebben_jullie hebt_u heeft_u is_daar
            is_er is_hier werken_er werkt_er zijn_daar zijn_er zijn_hier zit_daar zit_er zitten_daar
            zitten_er
        """,
        "free": """
            aanwezig achter bereikbaar beschikbaar daar hier meeluisteren online thuis vrij wakker werkt
        """,
        "past": """
            belde beloofd beloofde doorgegeven eergisteren gaf gebeld gecontacteerd geholpen
            geholpen_worden gekregen gepraat gesproken geweest gezegd gisteren had heeft hielp praatte
            sprak te_woord_gestaan vertelde vorige_week was werd zei
        """,
        "about": "dan_een dan_met omtrent over",
        "article": "om",
        "relative": "die om_te welke wie",
        "who": """
            aan_wie bij_wie bij_wie_kan bij_wie_moet met_wie met_wie_kan met_wie_mag met_wie_moet naar_wie
            tot_wie wie_kan wie_mag wie_moet wie_zou
        """,
        "let": "laat",
        "why": "waarom",
        "callback": """
            belafspraak chat_met doorgeschakeld_worden doorverbonden_worden gebeld_worden
            gecontacteerd_worden graag_gebeld laten_doorverbinden liever_gebeld live_chat livechat
            me_even_bellen telefonisch_contact telefoontje terug_bellen terug_te_bellen terugbel
            terugbelactie terugbelafspraak terugbellen terugbelt terugbelverzoek teruggebeld
            teruggebeld_worden verbonden_worden worden_doorverbonden
        """,
        "nature": """
            als_ik ben_ik ben_je ben_jij ben_jij_een bent_u ik_ben ik_praat_met ik_spreek_met ik_werk
            ik_word is_dat is_dit je_bent jij_bent jij_bent_geen u_bent
        """,
        "hours": """
            bereikbaarheid dicht geopend gesloten hoe_laat maandag open openingstijden openingsuren sluit
            tijd tijden uren weekend zaterdag zondag
        """,
        "number": "adres belnummer emailadres mailadres nummer telefoonnr telefoonnummer",
        "fed_up": "beu genoeg_van haat hou_op houd_op kap kappen klaar_met ophouden stop stoppen zat",
        "but": "dus maar_wel omdat want",
        "plain": """
            aantal agenda agentschap alle_mensen ander andere anders baan bedanken bedankt_voor bedrijf
            begrijp bekende bel_tegoed belang belasting bellen_naar beltegoed beltoon bereken berekenen
            beste bestel bestellen bezoeken bezorger blokkeer_iemand_die blokkeer_ik_iemand
            blokkeer_ik_iemand_die boeken buurman buurvrouw chauffeur collecte college contactformulier
            contactgegevens contactloos contract dank_je_voor dank_voor degene diegene dokter duits echter
            een_mens_kan engels extra_persoon frans gewerkt handige hoeveel_mensen hoeveel_personen hotel
            iedereen iemand_blokkeren iemands jonge klacht klant klanten laten_zien leden machtiging
            makelaar meer_mensen meeste mengen menselijk_lichaam menselijke_lichaam mensenrechten mensheid
            menstruatie menu meterstand mobiel nederlands niemands operatie operators_van oudere ouderen
            overleden per_mens per_persoon personage personeelsafdeling personenauto persoonlijke
            persoonlijkheid persoonsgegevens politieagent praktisch prater raden rechten regenen roeken
            schade snap sommige_mensen sprekend spreker straks taal talen telefoon telefoonabonnement
            toevoegen tweede vacature vacatures vechten veel_mensen verkoper verlengen vervoer
            verzekeringsagent verzenden verzending verzoeken volwassen volwassenen wachtwoord wat
            welke_mensen wensen werken werkend wijzigen word worden wordt ziek zieken zien zijn_mens
            zoeken
        """,
        "look": """
            beantwoorden behandelen bekijken beoordelen bij_komen bijkomen checken erbij_komen erbij_komt
            ernaar_kijken kijken meekijken nakijken onderzoeken oplost overnemen
        """,
    },
    compounds=True,
)

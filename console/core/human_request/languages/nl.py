"""Dutch."""

from ..lexicon import Lexicon

NL = Lexicon(
    "nl",
    {
        "person": """mens mensen mensch persoon personen medewerker medewerkers medewerkster collega collegas agent
            agenten operator telefoniste telefonist adviseur adviseurs consulent vertegenwoordiger manager
            leidinggevende chef baas teamleider supervisor werknemer specialist deskundige expert mevrouw
            meneer vrouw man dame heer personeel helpdeskmedewerker klantenservicemedewerker
            baliemedewerker mensje begeleider verantwoordelijke afdelingshoofd human person receptioniste
            receptionist mens_van_vlees_en_bloed servicemedewerker contactpersoon behandelaar levend_wezen
            menselijk_contact menselijke_hulp menselijke_medewerker menselijk_iemand
            menselijke_ondersteuning menselijke_assistentie hulpverlener beller_terug collegaatje
            menselijke_agent menselijke_tussenkomst persoonlijk_contact medewerkers_van_jullie technieker
            monteur_spreken bediende""",
        "someone": "iemand eentje iemant iemnd iem ieman iets_of_iemand mens_of_iemand",
        "other": """iemand_anders ander_persoon andere_persoon ander_mens andere_medewerker andere_collega
            een_ander een_andere""",
        "desk": """klantenservice klantendienst servicedesk helpdesk support technische_dienst receptie hoofdkantoor
            servicedienst klantcontact afdeling facturatie administratie callcenter call_center de_balie supportteam
            team customer_service klantenteam klantservice serviceteam balie""",
        "bot": """bot bots robot robots computer computers machine machines chatbot chatbots ai automaat apparaat
            computerprogramma antwoordapparaat automatische_antwoorden robotje chatrobot programma ding
            kunstmatige_intelligentie automatisch_antwoord automatische_berichten""",
        "real": """echt echte echts levend levende live normaal normale fysiek fysieke menselijk menselijke heuse
            van_vlees_en_bloed bevoegd bevoegde competente bekwame nederlandstalige vlaamse kundige slim slimmer""",
        "help": "hulp assistentie ondersteuning bijstand help",
        "talk": """spreken praten chatten babbelen kletsen overleggen te_woord_staan sprken spreke prate klappen
            converseren aan_de_lijn_krijgen aan_de_telefoon_krijgen te_spreken_krijgen te_pakken_krijgen
            aan_de_lijn aan_de_telefoon te_pakken chat gesprek typen te_woord mailen doorpraten praatn
            spreekn spreken_met appen sparren klagen gesprek_met mee_te_praten te_praten""",
        "talking": "spreek praat spreekt praten_met",
        "contact": """bereiken contacteren contact_opnemen in_contact contact contact_met contact_krijgen
            te_bereiken contact_leggen in_verbinding""",
        "phone": """bellen bel belt terugbellen telefoneren opbellen terugbel belletje terug_bellen terugbelt
            beltje""",
        "transfer": """verbind verbindt doorverbinden doorverbind doorverbindt verbinden doorsturen doorschakelen
            schakel zet_door stuur_door escaleren escaleer doorgeven doorzetten doorverwijzen verwijs_me
            verwijs_mij overdragen schakel_over overzetten door_verbinden doorgeschakeld doorverbonden
            doorgestuurd verbonden verbonden_worden doorverbonden_worden inschakelen geef_door
            overschakelen""",
        "give": """geef geeft gief doe haal haalt stuur zoek regel roep pak laat_me_met geven halen erbij_halen
            krijgen erbij brengen breng""",
        "want": """wil wilt willen wou wilde zou_willen nodig graag liever heb_nodig moet moeten behoefte wens
            wens_ik wens_om prefereer verlang eis zoek_ik zoek_contact wik kwil hoef dringend_nodig gaarne
            wilik proberen probeer probeer_om verkies hoeven vereist wul will wens_te eisen doe_mij doe_me
            snak vraag_om vraag vroeg_om""",
        "may": """kan kunt kun mag mogen zou kunnen hoe mogelijk laat_me laat_mij kank kanik zouden mogelijkheid
            is_het_mogelijk waar wanneer konden kon laten laat ken lukt gaat manier
            zal zullen kunde""",
        "cannot": "kan_niet kan_geen lukt_niet kunnen_niet",
        "no": """niet geen nooit zonder nimmer nie denk_niet_dat_ik weiger niet_meer geenszins ni nergens""",
        "me": "me mij mijzelf ons mezelf",
        "i": "ik wij we kzou k ikzelf ikke iek",
        "you": "u je jij jullie gij uw jouw ge een_van_uw een_van_jullie een_van_je",
        "soft": """aub alstublieft alsjeblieft svp asjeblieft alstublief alsjeblief astublieft graag_gedaan nu
            direct meteen gewoon even effe ff effen maar toch wel echt_graag snel zsm onmiddellijk nou
            eens gelijk dringend spoed verdomme godverdomme kut fucking verdorie potverdorie hallo hoi dag
            hey he goedemorgen goedemiddag goedenavond goeiedag nee neen ja ok oke dank bedankt dank_je
            dankjewel asap please pls ook misschien eindelijk nog steeds vandaag heel erg sorry
            mevrouw_meneer uh eh joh hoor ajb gvd godver eventueel desnoods tering klote rechtstreeks
            persoonlijk telefonisch aan_tafel simpelweg eerst weet_niet_hoe_ik weet_niet_hoe
            snap_niet_hoe_ik hiero onderhand zo vriendelijk zou_vriendelijk alleen fatsoenlijk
            fatsoenlijke gwn eventjes daar_even een_keer derde_keer tweede_keer zoveelste_keer
            de_derde_keer""",
        "link": """een n de het t met van voor aan bij in op naar te om en er erbij of door hierover daarover
            hiervoor daarvoor als is zijn ben bent eentje_van die_geen_bot_is der den nen ne mn vd
            in_plaats_van die_geen_robot_is die_geen_computer_is over_de_telefoon via_de_telefoon
            via_de_chat via_chat per_telefoon langs_telefoon aan_het terug verder hebben heb hem
            ander_soort zijde dit dat over ie a the to with daarmee dan iets""",
        "my": "mijn m_n haar hun onze ons_bedrijf zijne mijne",
        "exists": """is_er zijn_er zit_er zit_daar is_daar zijn_daar werkt_er zitten_er zitten_daar is_hier
            zijn_hier hebben_jullie heeft_u heb_je hebt_u heb_jij heb_u er_moet_toch""",
        "free": """beschikbaar vrij aanwezig daar hier wakker online bereikbaar werkt meeluisteren thuis achter""",
        "past": """gesproken gebeld sprak belde zei gezegd vertelde werd was gisteren vorige_week heeft had
            gecontacteerd geholpen hielp geweest beloofde praatte gepraat beloofd eergisteren gaf gekregen doorgegeven""",
        "relative": "die wie welke om_te",
        "who": """wie_kan wie_moet met_wie_kan wie_mag met_wie_moet bij_wie_kan bij_wie_moet aan_wie wie_zou
            met_wie_mag met_wie bij_wie tot_wie naar_wie""",
        "callback": """terugbelverzoek terugbelafspraak telefoontje teruggebeld teruggebeld_worden gebeld_worden
            belafspraak terugbelactie live_chat livechat telefonisch_contact chat_met""",
        "nature": """ben_ik ben_jij ben_je bent_u is_dit ben_jij_een jij_bent je_bent u_bent is_dat ik_praat_met
            ik_spreek_met jij_bent_geen als_ik ik_ben ik_werk ik_word""",
        "hours": """openingstijden openingsuren open geopend tijd hoe_laat sluit gesloten weekend uren tijden dicht
            bereikbaarheid maandag zaterdag zondag""",
        "number": "telefoonnummer nummer telefoonnr mailadres emailadres belnummer adres",
        "fed_up": "beu zat klaar_met stop ophouden hou_op genoeg_van haat kap stoppen kappen weg_met houd_op",
        "but": "maar_wel want omdat",
        "transfer_me": "zet_me_door zet_mij_door stuur_me_door stuur_mij_door breng_me breng_mij stuur_me stuur_mij zet_me zet_mij",
        "nobody": "niemand",
        "plain": """agenda menu wens_u meneer_x taal talen personage persoonlijke persoonsgegevens persoonlijkheid
            mensheid mensenrechten menstruatie menselijk_lichaam menselijke_lichaam mengen wensen iedereen
            niemands contactloos contactgegevens contactformulier contract echter rechten vechten aantal
            per_persoon per_mens personenauto verzenden verzending vervoer bezorger chauffeur collecte
            college nederlands engels duits frans beste bestel bestellen belasting bel_tegoed beltegoed
            belang beltoon spreker sprekend bereik vereiken hotel meterstand wachtwoord agentschap
            makelaar verzekeringsagent politieagent straks praktisch prater raden laten_zien andere ander
            anders werkend gewerkt werken toevoegen oudere ouderen jonge tweede extra_persoon volwassen
            volwassenen machtiging ziek zieken zien bedrijf bekende meer_mensen meeste zijn_mens klacht
            wijzigen operatie operators_van klant klanten roeken boeken dokter verzoeken bezoeken begrijp
            snap handige telefoon telefoonabonnement mobiel verlengen buurman buurvrouw zoeken schade
            bereken berekenen welke_mensen hoeveel_mensen hoeveel_personen alle_mensen sommige_mensen
            veel_mensen een_mens_kan bellen_naar wat worden word wordt overleden leden dank_voor
            bedankt_voor baan vacature vacatures dank_je_voor""",
    },
)

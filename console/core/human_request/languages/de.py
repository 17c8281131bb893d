"""German."""

from ..lexicon import Lexicon

DE = Lexicon(
    "de",
    {
        "person": """mensch menschen person personen mitarbeiter mitarbeiterin mitarbeitern mitarbeitende
            mitarbeiterinnen ansprechpartner ansprechpartnerin ansprechperson berater beraterin beratern
            kundenberater kundenberaterin kollege kollegen kollegin kolleginnen agent agenten agentin
            operator vertreter sachbearbeiter sachbearbeiterin vorgesetzter vorgesetzten vorgesetzte chef
            chefin manager managerin teamleiter supervisor leiter experte experten fachmann kundenbetreuer
            betreuer betreuerin techniker leute angestellten angestellter dame herrn herr frau mann
            menschn mensche kundendienstmitarbeiter servicemitarbeiter supportmitarbeiter
            support_mitarbeiter kontaktperson menschliche_hilfe menschlicher_mitarbeiter
            menschlichen_mitarbeiter menschliche_unterstützung menschlicher_kontakt menschlichen_kontakt
            menschlichen_ansprechpartner live_agent human zuständigen zuständige verantwortlichen
            menschliches_wesen personal telefonistin verkäufer live_support menschlichen_support fachkraft
            spezialist spezialisten leut""",
        "someone": """jemand jemanden jemandem jmd jmdn irgendjemand irgendjemanden irgendjemandem irgendwen
            irgendwem wem wen jemanndem jemandn jemant irgendwer wer_da einem_von_euch einen_von_euch
            einem_von_ihnen ist_wer hier_wer da_wer""",
        "other": """jemand_anderem jemand_anders jemand_anderen jemand_anderes anderen_mitarbeiter anderer_mitarbeiter
            andere_person anderen_menschen anderen_person""",
        "desk": """kundenservice kundendienst kundensupport support hotline service_team serviceteam zentrale
            kundenbetreuung kundencenter callcenter call_center supportteam support_team rezeption helpdesk
            fachabteilung abteilung buchhaltung kundenhotline beratung serviceabteilung technik_abteilung
            service_center servicecenter""",
        "bot": """bot bots roboter robotern robot maschine maschinen computer chatbot chatbots ki automat automaten
            automatische_antworten programm software bandansage blechkiste sprachcomputer automatischen_antworten
            künstliche_intelligenz""",
        "real": """echt echte echten echter echtem echtes richtig richtige richtigen richtiger richtigem richtiges
            lebendig lebendige lebendigen lebenden lebender real reale realen realer live menschlich menschliche
            menschlichen menschlicher normalen normaler normale normales aus_fleisch_und_blut kompetenten kompetente
            kompetenter fähigen leibhaftigen wirklichen wirklicher wirkliche deutschsprachigen vernünftigen
            echts richtign schlauen""",
        "help": "hilfe unterstützung helfen hilft hilf unterstützen hilfestellung weiterhelfen",
        "talk": """sprechen reden chatten telefonieren schreiben unterhalten quatschen plaudern besprechen klären
            spechen redn schprechen schwätzen labern chat gespräch reden_mit sprechn ans_telefon
            am_telefon ans_telefon_bekommen an_die_strippe am_apparat schnacken mailen austauschen
            beschweren""",
        "talking": "spreche rede redet spricht chatte rede_ich schreibe sprech red",
        "contact": """erreichen kontaktieren kontakt kontakt_aufnehmen wenden erreiche erreicht verbindung
            in_kontakt_treten melden erreichbar_sein aufnehmen""",
        "phone": """anrufen anruft zurückrufen zurückruft rufen ruf ruft telefonisch_erreichen rückrufen ruf_an
            durchklingeln anklingeln zurück_rufen melden_bei""",
        "transfer": """verbinden verbinde verbind verbindet weiterverbinden weiterleiten durchstellen durchgestellt
            weiterleitung stell stellen_sie leite leiten_sie leite_weiter übergeben übergib übergabe
            eskalieren weitergeleitet verbunden weiterverbunden weiterreichen vermitteln vermittle stellt
            durchschalten übergebe umleiten umschalten gib_mich leite_mich leit schalte schalt eskaliere
            eskalation weiterverbinde verbunden_werden weitergeleitet_werden""",
        "give": "gib geben_sie gebt gebn gebe hol holen_sie holt holen bring schick schicken_sie such suchen_sie ruf_mir "
        "bekomme bekommen kriegen krieg kriege gebn_sie finde her_mit her_mit_einem geben",
        "want": """will möchte möchten wollen brauche benötige brauchen hätte wünsche würde lieber bevorzuge muss
            gern gerne möcht brauch wui mag wünsch verlange bitte_um müssen benötigen wollte hätten müsste
            versuche zu_wünschen will_endlich ziehe_vor fordere bestehe suche gebraucht benötigt wil mecht
            bräuchte bräucht soll sollte wäre_lieber moecht erwarte braucht hatte frage_nach frage
            verlange_nach""",
        "may": """kann können könnte könnten darf dürfte könnt wie möglich lass_mich lassen_sie_mich möglichkeit
            kannst könntest wo lasst_mich besteht_die_möglichkeit ist_es_möglich gibt_es_eine_möglichkeit wann
            würden würdest dürfen kan kenn kon geht woher ginge""",
        "cannot": "kann_nicht kann_keinen kann_niemanden kann_leider_nicht",
        "no": """nicht kein keine keinen keinem nie niemals ohne nix ned net glaube_nicht_dass_ich
            denke_nicht_dass_ich weder weigere nichts keinesfalls ungern nimmer nich nit statt anstatt""",
        "me": "mich mir uns mi",
        "i": "ich wir i ick isch man",
        "you": "sie du ihr euch ihnen ihre ihrer ihren ihrem dein deine deinen deinem deiner euer eure eurem euren "
        "dir dich einem_ihrer einer_ihrer einen_ihrer",
        "soft": """bitte bite danke jetzt sofort mal einfach doch endlich gleich schnell dringend direkt nur
            wirklich auch vielleicht schon noch hallo hi hey moin guten_tag guten_morgen guten_abend
            servus grüezi grüß_gott nein nee nö ja ok okay verdammt verdammte verdammten scheiße scheiss
            verflucht asap umgehend heute eben halt stattdessen also dann ernsthaft so eigentlich sehr
            unbedingt persönlich telefonisch pls please bidde büdde bittschön sorry entschuldigung na gar
            weiß_nicht_wie_ich weiß_nicht_wie weiss_nicht_wie_ich weiss_nicht_wie gfälligst gefälligst
            verdammtnochmal freundlicherweise kurz schnellstmöglich ausnahmsweise hier_mal erst eher
            zuerst wieder nun ehrlich los tag äh ähm ansonsten""",
        "link": """der die das den dem des ein eine einen einem einer nen nem ne ner n m mit von vom für an am
            ans im in zu zum zur bei auf und oder darüber dazu hier zwecks via per über haben habe sein
            ist bin um es etwas irgend weiter durch rüber auf_deutsch der_kein_roboter_ist
            der_kein_bot_ist die_kein_bot_ist als dafür damit hierzu rein aus ran a an_n zurück heran
            hinzu durchs telefon sein_kann vor dran worden sind dabei dazuholen hinzuziehen her eins
            gegenüber ab euren_leuten frei_haus einschalten dass möglichst sich irgendwo mal nach hierhin
            dritten zweiten zigsten""",
        "my": "mein meine meinen meinem meiner unser unsere unserem unseren seine seinen meines",
        "exists": """gibt_es gibts gibt_s ist_da sind_da ist_hier sind_hier ist_dort haben_sie habt_ihr hast_du
            sitzt_da sitzt_hier sitzen_da arbeitet_da is_da is_hier gibt_es_hier ist_denn""",
        "free": """verfügbar frei da dort hier erreichbar anwesend wach online zu_sprechen ansprechbar zugegen
            dahinter""",
        "past": """gesprochen geredet angerufen sprach redete rief sagte gesagt war gestern letzte_woche hat half
            geholfen kontaktiert telefoniert habt versprochen meinte bekam versprach neulich vorhin
            vorgestern""",
        "relative": "welcher welche welchen wer_mir der_mir die_mir der_mich der_sich",
        "who": """wen_kann mit_wem_kann an_wen_kann an_wen_muss wen_soll mit_wem_muss an_wen_soll wem_kann mit_wem
            an_wen wer_kann bei_wem""",
        "callback": """rückruf telefonat rückrufbitte telefonischen_rückruf rückrufwunsch telefongespräch
            zurückgerufen angerufen_werden telefontermin live_chat livechat""",
        "nature": """bin_ich bist_du sind_sie ist_das ist_dies sie_sind du_bist ich_bin ich_rede_mit
            ich_spreche_mit ich_werde wird_hier bist_n bin_i habe_ich ich_arbeite ob_ich wenn_ich
            ich_schreibe_mit""",
        "hours": """öffnungszeiten geöffnet wann_hat uhrzeit zeiten uhr geschlossen sprechzeiten wochenende montag
            samstag sonntag servicezeiten offen""",
        "number": "telefonnummer nummer rufnummer hotlinenummer mailadresse emailadresse adresse",
        "fed_up": "satt schluss genug hasse nervt aufhören leid hör_auf weg_mit hören_sie_auf",
        "but": "sondern weil aber denn",
        "nobody": "niemand niemanden niemandem keiner",
        "plain": """agenda menü mensa personalausweis persönliche persönlichen personendaten personenbezogen
            personenbezogene menschenrechte menschheit menschlichkeit kontaktlos kontaktdaten
            kontaktformular kontakte kontaktlose konto verbindlich rechnung versand sprache sprachen
            sprecher leser reise weise meist meistens kostet kosten vertrag verträge gerade richtung
            pro_person per_person versicherungsagent steuerberater unternehmensberater immobilienmakler
            mensch_ärgere agentur redaktion rede_wert reder red_bull boden bohrer beraten berät anderen
            andere anderer anderes anders arbeiten arbeitet leiten leitung zeit zeigen reden_ist
            welcher_mensch bewerben ältere älteren alte wie_viele wieviele viele manche alle werdende
            werden_will mitarbeit hinzufügen anzeigen beschwerde englisch deutsch türkisch französisch
            wem_gehört post bahn wlan verstehst hol_mir_das abholen wollt welt wille bote boten boot boote
            botschaft both techno technisch technik nachbar teilen weitere weiteren zusätzliche handy
            paket auto autos auftrag laute laut laden übertragen kündigen stornieren bestellung steuern
            was werden wird wurde danke_für dank_für stelle stellen job habe_eine_frage""",
    },
)

"""German."""

from ..lexicon import Lexicon

DE = Lexicon(
    "de",
    {
        "person": """
            agent agenten agentin angestellten angestellter ansprechpartner ansprechpartnerin
            ansprechperson berater beraterin beratern betreuer betreuerin chef chefin dame experte
            experten fachkraft fachmann filialleiter frau geschäftsführer geschäftsführerin herr herrn
            human inhaber kollege kollegen kollegin kolleginnen kontaktperson kundenberater
            kundenberaterin kundenbetreuer kundendienstmitarbeiter leiter leut leute live_agent
            live_support manager managerin mann mensch mensche menschen menschliche_hilfe
            menschliche_unterstützung menschlichen_ansprechpartner menschlichen_kontakt
            menschlichen_mitarbeiter menschlichen_support menschlicher_eingriff menschlicher_kontakt
            menschlicher_mitarbeiter menschliches_eingreifen menschliches_wesen menschn mitarbeitende
            mitarbeiter mitarbeiterin mitarbeiterinnen mitarbeitern operator person personal personen
            sachbearbeiter sachbearbeiterin servicemitarbeiter spezialist spezialisten supervisor
            support_mitarbeiter supportmitarbeiter teamleiter techniker telefonistin verantwortlichen
            vertreter vorgesetzte vorgesetzten vorgesetzter zuständige zuständigen
        """,
        "someone": """
            da_wer denjenigen diejenige einem_von_euch einem_von_ihnen einen_von_euch hier_wer
            irgendjemand irgendjemandem irgendjemanden irgendwem irgendwen irgendwer ist_da_wer
            ist_hier_wer ist_wer jemand jemand_da jemandem jemanden jemandn jemanndem jemant jmd jmdn wem
            wen wer_da
        """,
        "other": """
            andere_person anderen_menschen anderen_mitarbeiter anderen_person anderer_mitarbeiter
            jemand_anderem jemand_anderen jemand_anderes jemand_anders
        """,
        "desk": """
            abteilung beratung buchhaltung call_center callcenter fachabteilung helpdesk hotline
            kundenbetreuung kundencenter kundendienst kundenhotline kundenservice kundensupport rezeption
            service_center service_team serviceabteilung servicecenter serviceteam support support_team
            supportteam team technik_abteilung zentrale
        """,
        "bot": """
            automat automaten automatische_antworten automatischen_antworten automatischen_assistenten
            automatischer_assistent bandansage blechkiste bot bots chatbot chatbots computer ki
            künstliche_intelligenz maschine maschinen programm robot roboter robotern software
            sprachcomputer virtuellen_assistenten
        """,
        "real": """
            aus_fleisch_und_blut deutschsprachigen echt echte echtem echten echter echtes echts fähigen
            kompetente kompetenten kompetenter lebenden lebender lebendig lebendige lebendigen
            leibhaftigen live menschlich menschliche menschlichen menschlicher normale normalen normaler
            normales real reale realen realer richtig richtige richtigem richtigen richtiger richtiges
            richtign schlauen vernünftigen wirkliche wirklichen wirklicher
        """,
        "help": "helfen hilf hilfe hilfestellung hilft unterstützen unterstützung weiterhelfen",
        "talk": """
            am_apparat am_telefon an_die_strippe ans_telefon ans_telefon_bekommen austauschen besprechen
            chat chatten gespräch labern mailen öffne_einen_chat plaudern quatschen reden reden_mit redn
            schnacken schprechen schreiben schwätzen spechen sprechen sprechn starte_ein_gespräch
            telefonieren unterhalten weitermache weitermachen weiterzumachen
        """,
        "talking": "chatte red rede rede_ich redet schreibe sprech spreche spricht",
        "contact": """
            aufnehmen erreichbar_sein erreiche erreichen erreicht gelange_ich_zu in_kontakt_treten klären
            komm_ich_an komm_ich_zu komme_ich_an komme_ich_zu kontakt kontakt_aufnehmen kontaktiere
            kontaktieren kontaktiert melden verbindung wenden
        """,
        "phone": """
            anklingeln anrufen anruft anzurufen durchklingeln melden_bei ruf ruf_an rufen ruft
            telefonisch_erreichen
        """,
        "transfer": """
            dazuholen durchgestellt durchschalten durchstellen einschalten eskalation eskaliere eskalieren
            gib_mich hinzuholen hinzuziehen leit leite leite_mich leite_weiter leiten_sie stell
            stellen_sie stellt übergabe übergebe übergeben übergib umleiten umschalten verbind verbinde
            verbinden verbindet verbunden vermitteln vermittle weitergeben weitergeleitet weiterleiten
            weiterleitung weiterreichen weiterverbinde weiterverbinden weiterverbunden
        """,
        "give": """
            bekomme bekommen bring finde fragen gebe geben geben_sie gebn gebn_sie gebt gib her_mit
            her_mit_einem hol holen holen_sie holt krieg kriege kriegen ruf_mir schick schicken_sie such
            suchen_sie weisen_sie zuweisen
        """,
        "want": """
            benötige benötigen benötigt bestehe bevorzuge bitte_um brauch brauche brauchen bräucht
            bräuchte erbeten erwarte fordere frage frage_nach gebraucht gern gerne gesucht gewünscht hätte
            hätten lieber lieber_wäre_mir mag möcht möchte möchten moecht muss müssen müsste soll sollte
            suche verlange verlange_nach versuche wäre_lieber wil will will_endlich wohler wollen wollte
            wui wünsch wünsche würde_mich_freuen ziehe_vor zu_wünschen
        """,
        "may": """
            besteht_die_chance besteht_die_möglichkeit chance darf dürfen dürfte geht
            gibt_es_eine_möglichkeit ginge ist_es_möglich kan kann kannst kenn kon können könnt könnte
            könnten könntest lass_mich lassen_sie_mich lasst_mich möglich möglichkeit wann
            was_muss_ich_machen was_muss_ich_tun wie wo woher würden würdest
        """,
        "cannot": "kann_keinen kann_leider_nicht kann_nicht kann_niemanden",
        "nobody": "keiner niemand niemandem niemanden",
        "no": """
            anstatt blockiere blockieren denke_nicht_dass_ich glaube_nicht_dass_ich kein keine keinem
            keinen keinesfalls ned net nich nicht nichts nie niemals nimmer nit nix ohne sperren statt
            überspringe überspringen umgehen ungern weder weg_mit weg_von weigere
        """,
        "me": "mi mich mir uns",
        "i": "i ich ick isch man wir",
        "you": """
            dein deine deinem deinen deiner dich dir du einem_ihrer einen_ihrer einer_ihrer euch euer eure
            eurem euren ihnen ihr ihre ihrem ihren ihrer sie
        """,
        "soft": """
            abend äh ähm ansonsten asap auch auf_dem_festnetz auf_dem_handy auf_mein_handy
            auf_meinem_handy ausnahmsweise bidde bite bitte bittschön boah büdde danke dann derzeit direkt
            doch dringend eben eher ehrlich eigentlich einfach endlich entschuldigung ernsthaft erst
            falls_möglich freundlicherweise gar gefälligst gerade gfälligst gleich grüezi grüß_gott
            guten_abend guten_morgen guten_tag hallo halt heute hey hi hier_mal ja jetzt kurz los moin
            momentan morgen na nachmittag nee nein noch nun nur ok okay persönlich pf please pls puh
            scheiss scheiße schnell schnellstmöglich schon sehr servus so sofort sorry später stattdessen
            tag telefonisch umgehend unbedingt verdammt verdammte verdammten verdammtnochmal verflucht
            vielleicht vormittag weiß_nicht_wie weiß_nicht_wie_ich wenn_das_geht wenn_das_möglich_ist
            wenn_es_geht wenn_möglich wieder wirklich zuerst
        """,
        "link": """
            a ab als am an an_n an_telefon ans auf auf_deutsch aus bei bin dabei dafür damit darüber dass
            dazu der_kein_bot_ist der_kein_roboter_ist des die_kein_bot_ist diese diesem diesen dieser
            dieses dran dritten durch durchs ein eine einem einen einer eins es etwas euren_leuten
            frei_haus für gegenüber habe haben her heran hierhin hierzu hinzu im in irgend irgendwo ist m
            mal mit möglichst n nach ne nem nen ner oder per ran rein rüber sein sein_kann sich sind
            telefon um und via vom von vor weiter worden zigsten zu zum zur zurück zwecks zweiten
        """,
        "my": "mein meine meinem meinen meiner meines seine seinen unser unsere unserem unseren",
        "exists": """
            arbeiten_bei_euch arbeiten_bei_ihnen arbeiten_da arbeiten_gerade arbeiten_heute arbeiten_hier
            arbeitet_bei_euch arbeitet_da arbeitet_heute gibt_es gibt_es_hier gibt_s gibts haben_sie
            habt_ihr hast_du is_da is_hier ist_da ist_denn ist_dort ist_hier sind_da sind_hier sitzen_da
            sitzt_da sitzt_hier
        """,
        "free": """
            ansprechbar anwesend da dahinter dort erreichbar frei hier online verfügbar wach zu_sprechen
            zugegen
        """,
        "past": """
            angerufen bekam geholfen geredet gesagt gesprochen gestern habt half hat hatte_ein_gespräch
            hatte_kontakt letzte_woche meinte neulich redete rief sagte sprach telefoniert versprach
            versprochen vorgestern vorhin war
        """,
        "about": "als_mit bezüglich über wegen",
        "article": "das dem den der die",
        "relative": "der_mich der_mir der_sich die_mir welche welchen welcher wer_mir",
        "who": """
            an_wen an_wen_kann an_wen_muss an_wen_soll bei_wem mit_wem mit_wem_kann mit_wem_muss wem_kann
            wen_kann wen_soll wer_kann
        """,
        "let": "lass lassen_sie lasst",
        "why": "warum weshalb wieso",
        "callback": """
            angerufen_werden angerufen_zu_werden durchgestellt_werden gern_angerufen gerne_angerufen
            kontaktiert_werden kontaktiert_zu_werden lieber_angerufen live_chat livechat rückruf
            rückrufbitte rückrufen rückrufwunsch telefonat telefongespräch telefonischen_rückruf
            telefontermin verbunden_werden weitergeleitet_werden weiterverbunden_werden zurück_rufen
            zurückgerufen zurückgerufen_werden zurückrufen zurückruft zurückzurufen
        """,
        "nature": """
            bin_i bin_ich bist_du bist_n du_bist habe_ich ich_arbeite ich_bin ich_rede_mit
            ich_schreibe_mit ich_spreche_mit ich_werde ist_das ist_dies ob_ich sie_sind sind_sie wenn_ich
            wird_hier
        """,
        "hours": """
            geöffnet geschlossen montag offen öffnungszeiten samstag servicezeiten sonntag sprechzeiten
            uhr uhrzeit wann_hat wochenende zeiten
        """,
        "number": "adresse emailadresse hotlinenummer mailadresse nummer rufnummer telefonnummer",
        "fed_up": "aufhören genug hasse hör_auf hören_sie_auf leid nervt satt schluss",
        "but": "aber also denn sondern weil",
        "plain": """
            abholen abschalten agenda agentur alle alte ältere älteren andere anderen anderer anderes
            anders anzeigen arbeiten arbeitet auftrag ausschalten auto autos bahn berät beraten beschwerde
            bestellung bewerben blockiere_ich_jemanden boden bohrer boot boote bote boten both botschaft
            dank_für danke_für danken deutsch ein_lieber englisch französisch habe_eine_frage handy
            hinzufügen hol_mir_das immobilienmakler jemanden_blockieren job kontaktdaten kontakte
            kontaktformular kontaktlos kontaktlose konto kosten kostet kündigen laden laut laute leiten
            leitung lese lesen leser liebe löschen machen machst macht manche meist meistens mensa
            mensch_ärgere menschenrechte menschheit menschlichkeit menü mitarbeit nachbar paket per_person
            personalabteilung personalausweis personenbezogen personenbezogene personendaten persönliche
            persönlichen post pro_person rechnung red_bull redaktion rede_wert reden_ist reder reise
            richtung schalten sprache sprachen sprecher stelle stellen steuerberater steuern stoppen
            stornieren technik technisch techno teilen türkisch übertragen unternehmensberater
            verbinde_ich_mein verbinde_ich_mich verbindlich verkäufer versand versicherungsagent verstehst
            vertrag verträge viele was weise weitere weiteren welcher_mensch welt wem_gehört werden
            werden_will werdende wie_viele wieviele wille wird wlan wollt wurde zeigen zeit zusätzliche
        """,
        "look": """
            angucken anguckt anschauen ansehen beantworten bearbeiten beitreten dazukommen draufschauen
            einspringen gucken hinzukommen lösen prüfen schauen übernehmen überprüfen untersuchen
        """,
        "transfer_me": "leite_mich_um schalte_mich",
    },
    compounds=True,
)

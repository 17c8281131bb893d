"""French."""

from ..lexicon import Lexicon

FR = Lexicon(
    "fr",
    {
        "person": """
            agent agente agents aide_humaine assistance_humaine assistante cadre chargé_de_clientèle chef
            collaborateur collaborateurs collaboratrice collègue collègues commercial conseil_humain
            conseilé conseillé conseiller conseiller_clientèle conseillère conseillères conseillers
            conseillier consellier contact_humain correspondant dame directeur directrice employé employée
            employés être_humain êtres_humains expert femme gens gérant gérante gestionnaire homme hôtesse
            humain humaine humaines humains human interlocuteur interlocutrice intervenant
            intervention_humaine manager membre_de_l_équipe membre_de_votre_équipe monsieur opérateur
            opérateurs opératrice patron persone personn personne personnel personnes préposé propriétaire
            réceptionniste réel_humain représentant représentante responsable responsables
            service_consommateur_humain service_humain spécialiste standardiste supérieur supérieure
            superviseur support_humain technicien technicienne télé_conseiller téléconseiller
            téléconseillère umain umains
        """,
        "someone": """
            kelkun kelqun n_importe_qui qlq_un qlqun qq_un qqn qqun quelcun quelq_un quelqu quelqu_un
            quelqu_un_d_entre_vous quelqu_une quelques_un quelquin quelqun quelquns quelquun
            un_d_entre_vous
        """,
        "other": """
            autre_agent autre_conseiller autre_personne quelqu_un_d_autre quelqu_un_dautre un_autre_agent
            un_autre_conseiller une_autre_personne
        """,
        "desk": """
            accueil assistance_technique centre_d_appel comptabilité équipe helpdesk hotline
            le_service_compétent sav service_à_la_clientèle service_après_vente service_client
            service_clientèle service_clients service_commercial service_comptabilité service_concerné
            service_consommateur service_des_retours service_facturation service_réclamations
            service_retours service_technique siège standard support support_technique votre_service
        """,
        "bot": """
            assistant_automatique assistant_virtuel automate automates boîte_vocale bot bots chatbot
            chatbots ia intelligence_artificielle logiciel machine machines ordinateur ordinateurs
            programme répondeur réponse_automatique réponses_automatiques robot robots système_automatique
        """,
        "real": """
            authentique compétent compétente de_réel de_vrai direct en_chair_et_en_os francophone
            intelligent normal normale physique qualifié réel réelle réelles réels véritable vivant
            vivante vrai vraie vraies vrais vré
        """,
        "help": "aider assistance m_aide m_aider secours soutien",
        "talk": """
            adresser au_bout_du_fil au_tel au_téléphone causer chat chater chatter continuer_avec
            conversation converser dialoguer dire_un_mot dire_un_mot_à dire_un_mot_au discussion discuter
            discution échange échanger écrire en_ligne entretenir entretien m_adresser m_entretenir
            parlais parler parlerais parlet parlez_à parlr poursuivre_avec que_je_discute que_je_parle
            que_je_parle_à tchat tchater tchatter toucher_un_mot
        """,
        "talking": "causes discute parlant parle parles parlons",
        "contact": """
            atteindre contact contacter contactez en_contact en_relation entrer_en_contact joindre
            mettre_en_contact prendre_contact recontacter recontactez régler tomber_sur
        """,
        "phone": """
            apeler appeler appelez appelle appeller passer_un_coup_de_fil téléphone_moi téléphoner
            téléphonez
        """,
        "transfer": """
            bascule basculer basculez branchez connecter connectez connexion_avec dirigez envoie_moi
            envoyez_moi escalade escalader faire_remonter mets mettez mettre oriente orientez
            passer_la_main redirigé rediriger redirigez relié relier reliez remonter transfère transférer
            transférez transfert_à transfert_vers_un transmettez transmettez_moi transmettre transmettre_à
        """,
        "transfer_me": "amenez_moi emmène_moi emmenez_moi passez_la_main",
        "give": """
            affectez allez_chercher amenez appelez_un appelez_votre appelle_ton appelle_un assignez
            attribuez avoir cherche demander demander_à donne donner donnez donnez_moi faire_venir
            fait_venir faites file filer filez obtenir passe passer passez trouve trouver trouvez
            trouvez_moi va_chercher voir
        """,
        "want": """
            ai_besoin aimerai aimerais aimerions apprécierais besoin cherche_à cherche_un demande désire
            devrais dois dois_parler doit envie essaie essaie_de essaye essaye_de exige exigeons faudrait
            faut faut_que il_me_faut j_veux jveux jvoudrais mieux ne_parle_qu_à ne_parlerai_qu_à
            ne_veux_parler_qu_à ne_veux_parler_qu_avec nécessite plus_à_l_aise plutôt préférais préfère
            préférerais réclame souhaité souhaiterai souhaiterais souhaitons tiens_à veu veus veut veux
            voudrai voudrais voulais voulons vx
        """,
        "may": """
            comment est_ce_possible est_ce_qu_on_peut est_il_possible laisse_moi laisser_moi laissez_moi
            moyen où peu_tu peut peut_on peux possibilité possible pourai pourrais pourrait pourriez
            pourriez_vous pourrions pouvais pouvait pouvez pouvoir pouvons puis puis_je quand quel_moyen
            serait_il_possible serait_il_possible_de va vont y_a_moyen y_a_t_il_moyen
        """,
        "cannot": "arrive_pas_à impossible_de n_arrive_pas_à ne_peux_pas peut_pas peux_pas puis_pas",
        "no": """
            arrête_de arrêtez_de aucun aucune bloque bloquer bloquez contourner jamais n n_ai_plus
            n_ai_plus_besoin n_avons_plus n_est_plus ne ne_pense_pas_avoir ne_pense_pas_que_j ne_veux_plus
            ni nullement pas pense_pas personne_m personne_n personne_ne personne_ne_m plus_de point
            refuse sans sortez_moi sortir_de
        """,
        "me": "m me moi nous",
        "i": "chui j jai je on",
        "you": """
            l_un_de_vos t te tes toi ton tu un_de_tes un_de_vos une_de_vos une_personne_de_chez_vous vos
            votre vous
        """,
        "soft": """
            absolument allô alors après_midi au_plus_vite aujourd_hui aussi bah beaucoup ben bien bonjour
            bonsoir bordel ce_matin ce_soir cet_après_midi cordialement coucou d_abord dans_le_chat
            de_suite de_toute_urgence demain dès_que_possible deuxième_fois directement en_urgence encore
            enfin fichu fois foutu foutue gentiment hello ici immédiatement impérativement juste juste_un
            madame maintenant merci merde nan ne_sais_pas_comment non ok oui par_chat par_téléphone
            personnellement peut_être pf pff plaît please plutot_que plz pour_de_vrai putain quand_même
            quoi rapide rapidement s_il_te_plaît s_il_vous_plaît sais_pas_comment salut satané seulement
            si_c_est_possible si_possible sil_te_plaît sil_vous_plaît simplement siouplait siouplé stp
            sur_mon_fixe sur_mon_mobile sur_mon_portable sur_mon_téléphone svp svpl tout_de_suite
            trois_fois troisième_fois urgence urgent vite vraiment
        """,
        "link": """
            à à_propos ai ait ait_à as au autre_chose_qu autre_chose_que aux avec avoir_affaire c ça ce
            ceci cela ces cette chez coup_de_fil d d_un dans de de_la derrière_l_écran des dont du en est
            est_ce_qu est_ce_que et être être_mis faire fait il l l_on la là_dessus le les mis où_je par
            parmi qu que quel quelle qui_n_est_pas_un_bot qui_n_est_pas_un_robot qui_ne_soit_pas_un_robot
            s se si soit sont suis sur t_il the to tout un une va_t_il vers via with y
        """,
        "my": "leur leurs ma mes mon nos notre sa ses son",
        "exists": """
            a_t_il as_tu avez_vous existe_t_il il_y_a tu_as vous_avez y_a y_a_t_il y_a_ti y_a_til y_at_il
            y_aurait_il ya ya_t_il
        """,
        "free": """
            connecté derrière dispo disponible disponibles joignable libre présent quelque_part
            qui_travaille qui_travaillent
        """,
        "past": """
            a_appelé a_dit a_parlé ai_contacté ai_déjà ai_eu ai_parlé aidé appelé_hier avais avait
            avant_hier avez_parlé avons_parlé contacté déjà_parlé disait dit étaient était été eu hier
            j_ai_parlé m_a m_a_aidé m_a_appelé m_a_dit m_ont parlait promis raccroché répondu
            semaine_dernière
        """,
        "about": "concernant qu_avec que_avec",
        "article": "pour",
        "relative": "laquelle lequel qui qui_puisse",
        "who": """
            à_qui à_qui_dois à_qui_je_dois à_qui_je_peux à_qui_puis avec_qui avec_qui_je_peux
            avec_qui_puis qui_appeler qui_contacter qui_dois qui_je_peux qui_peut qui_puis
        """,
        "let": "laisse laissez",
        "why": "pourquoi",
        "callback": """
            appel_téléphonique appelé contact_téléphonique être_contacté être_mis_en_relation être_rappelé
            être_rappelée être_recontacté être_redirigé être_transféré me_contacte me_contactent
            me_passer_un_coup_de_fil me_recontacte me_téléphone mis_en_contact mis_en_relation
            mise_en_relation passez_moi_un_coup_de_fil rapeler rapellez rappel rappelé rappele_moi
            rappelée rappeler rappelez rappelle rendez_vous_téléphonique un_appel un_rappel
        """,
        "nature": """
            c_est_un c_est_une es_tu est_ce_que_je_parle est_ce_que_tu_es est_ce_que_vous_êtes est_ce_un
            est_ce_une êtes_vous je_discute_avec je_parle_à je_parle_avec je_suis je_travaille l_erreur
            si_je_parle suis_je t_es tu_es vous_êtes
        """,
        "hours": """
            dimanche fermé fermeture heure heures horaire horaires lundi ouvert ouverture ouvre samedi
            weekend
        """,
        "number": "adresse email mail numéro numéro_de_téléphone téléphone",
        "fed_up": "arrête arrêtez assez déteste fatigué_de fini_le fini_les marre ras_le_bol stop",
        "but": "car donc mais parce_que",
        "plain": """
            âgée âgées agence agences agenda agent_d_assurance agent_d_entretien agent_de_police
            agent_de_voyage agent_immobilier ajouter appelle_t argent autre autres c_est_quoi chaque colis
            combien combien_de_personnes commande commandes comptable conseil conseiller_de_vie conseils
            contractuel contrat contrats corps_humain devenir donner_mon_avis droit_des_personnes
            droits_de_l_homme droits_humains emploi en_personne envoyer envoyez espace espace_personnel
            facture geant gent gentil grande_personne hommes_et humanité immobilier immobilière jean
            livreur mari menu merci_pour moment mot_de_passe numéro_de_commande offre_d_emploi offres
            par_pers par_personne pareil parfait parle_français parle_moi parlement parlez_moi parlez_vous
            parlons_de parti partie partir passe_navigo passeport passer_commande passer_une_commande père
            personnage personnalisé personnaliser personne_à_contacter personne_de_contact
            personnel_de_santé personnelle personnelles personnels porter poste prix qu_est_ce_qu
            remercier rendez ressources_humaines s_appelle sans_contact sécurité t_appelle t_appelles
            trouver_un_magasin tu_parles urgence_médicale vélo vendeur vente ventes veste virement virtuel
            voisin vous_parlez vrac vue
        """,
        "look": """
            étudie étudier examiner jeter_un_oeil prendre_le_relais regarde regarder rejoindre répondre
            résoudre traiter vérifie vérifier
        """,
    },
)

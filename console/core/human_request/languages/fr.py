"""French."""

from ..lexicon import Lexicon

FR = Lexicon(
    "fr",
    {
        "person": """humain humains humaine humaines personne personnes conseiller conseillère conseillers
            conseillères agent agents agente opérateur opératrice opérateurs standardiste téléconseiller
            téléconseillère employé employée employés collaborateur collaboratrice collaborateurs collègue
            collègues représentant représentante responsable responsables supérieur supérieure directeur
            directrice manager chef patron superviseur gens êtres_humains être_humain technicien
            technicienne commercial interlocuteur interlocutrice expert spécialiste gestionnaire dame
            monsieur assistante conseillé conseil_humain umain umains conseiller_clientèle
            chargé_de_clientèle service_humain assistance_humaine aide_humaine contact_humain persone
            personn human personnel membre_de_l_équipe membre_de_votre_équipe conseillier consellier
            télé_conseiller hôtesse réceptionniste correspondant support_humain homme femme réel_humain
            préposé intervenant conseilé cadre intervention_humaine service_consommateur_humain""",
        "someone": "quelqu_un quelqun quelquun qqn qqun quelqu_une quelquin quelcun kelkun kelqun quelquns qq_un "
        "qlq_un qlqun quelqu n_importe_qui quelques_un quelq_un",
        "other": """quelqu_un_d_autre une_autre_personne un_autre_conseiller un_autre_agent autre_personne
            quelqu_un_dautre autre_conseiller autre_agent""",
        "desk": """service_client service_clients service_clientèle service_après_vente sav support assistance_technique
            support_technique accueil standard équipe service_commercial service_facturation service_technique
            hotline helpdesk service_consommateur centre_d_appel service_à_la_clientèle service_comptabilité
            service_concerné votre_service siège le_service_compétent""",
        "bot": """bot bots robot robots machine machines ordinateur ordinateurs chatbot chatbots ia automate
            répondeur automates réponses_automatiques programme logiciel intelligence_artificielle
            assistant_virtuel boîte_vocale réponse_automatique""",
        "real": """vrai vraie vrais vraies réel réelle réels réelles vivant vivante normal normale direct
            en_chair_et_en_os physique compétent compétente véritable authentique qualifié de_vrai de_réel
            vré vrè francophone intelligent""",
        "help": "aide assistance aider m_aide m_aider secours soutien",
        "talk": """parler discuter échanger dialoguer causer converser tchatter chatter tchater chater entretenir
            au_téléphone en_ligne parlé parlez_à au_bout_du_fil m_entretenir chat tchat échange entretien
            discution discussion parlet parlr parlais parlerais plaindre m_adresser adresser au_tel écrire
            conversation""",
        "talking": "parle parles discute parlant parlons causes",
        "contact": """joindre contacter contacte contact en_contact mettre_en_contact prendre_contact rejoindre
            en_relation avoir mise_en_relation voir tomber_sur atteindre entrer_en_contact""",
        "phone": """appeler appelle appelez rappeler rappelle rappelez téléphoner téléphone_moi téléphonez
            appeller rapeler rapellez apeler rappele_moi passer_un_coup_de_fil""",
        "transfer": """transférez transfère transférer mettez connectez connecte connecter redirigez rediriger
            redirige orientez oriente dirigez basculez bascule basculer escalader escalade
            transfert_vers_un transfert_à transmettez_moi passer_la_main transféré redirigé branchez relié
            transfere transmettre_à relier reliez envoyez_moi envoie_moi mets transferez transferer mettre""",
        "transfer_me": "passez_la_main",
        "give": """passez passe donnez donne donnez_moi trouvez trouve trouvez_moi amenez file filez filer
            appelez_un appelez_votre appelle_un va_chercher allez_chercher passer demander_à donner
            trouver cherche envoyer_un appelle_ton obtenir faire_venir""",
        "want": """veux voudrais veut voudrai voulons voulais besoin souhaite souhaiterais souhaitons désire aimerais
            préfère préférerais préférais faut plutôt exige jveux jvoudrais vx veu demande dois_parler dois doit
            aimerai j_veux il_me_faut essaie_de essaye_de cherche_à ai_besoin envie souhaiterai nécessite veus tiens_à
            cherche_un exigeons aimerions réclame faudrait mieux faut_que devrais essaie essaye""",
        "may": """puis_je peux peut pourrais pourrait pouvez pourriez comment possible moyen possibilité laissez_moi
            laisse_moi est_il_possible est_ce_possible serait_il_possible pouvons pouvoir puis pouvait peut_on où
            pourrions est_ce_qu_on_peut y_a_t_il_moyen y_a_moyen quand quel_moyen pouvais laisser_moi pourai peu_tu
            serait_il_possible_de pourriez_vous""",
        "cannot": "peux_pas ne_peux_pas peut_pas n_arrive_pas_à arrive_pas_à impossible_de puis_pas",
        "no": """ne pas jamais aucun aucune sans ni point nullement refuse ne_pense_pas_que_j pense_pas
            ne_pense_pas_avoir plus_de arrêtez_de arrête_de n personne_ne personne_ne_m personne_n
            personne_m n_ai_plus n_ai_plus_besoin ne_veux_plus n_avons_plus n_est_plus""",
        "me": "moi m me nous",
        "i": "je j on jai chui",
        "you": "vous tu votre vos te t ton tes un_de_vos l_un_de_vos une_de_vos toi un_de_tes une_personne_de_chez_vous",
        "soft": """svp stp s_il_vous_plaît s_il_te_plaît sil_vous_plaît sil_te_plaît s_il_vous_plait merci
            maintenant tout_de_suite immédiatement vite rapidement juste simplement seulement urgent
            urgence en_urgence bonjour bonsoir salut coucou allo allô hello non oui ok putain merde bordel
            fichu foutu foutue satané directement enfin aussi encore vraiment quand_même donc alors bien
            peut_être aujourd_hui siouplait svpl plz please pour_de_vrai personnellement de_toute_urgence
            rapide au_plus_vite dès_que_possible plait plaît ici là par_téléphone par_chat dans_le_chat
            cordialement madame gentiment sais_pas_comment ne_sais_pas_comment de_suite d_abord quoi
            beaucoup ben bah juste_un siouplé si_possible nan absolument impérativement plutot_que fois
            troisième_fois trois_fois deuxième_fois""",
        "link": """un une des de du d le la les l à a au aux avec en dans sur par pour que qu et c est ce cette
            ces est_ce_que est_ce_qu y s se ca ça cela où_je dont être ait d_un chez parmi à_propos suis
            avoir_affaire qui_n_est_pas_un_robot qui_n_est_pas_un_bot qui_ne_soit_pas_un_robot the to with
            via si sont de_la être_mis mis soit ait_à coup_de_fil faire derrière_l_écran là_dessus ceci
            fait t_il l_on quel quelle ai as tout autre_chose_que autre_chose_qu vers il""",
        "my": "mon ma mes son sa ses notre nos leur leurs",
        "exists": """y_a_t_il ya_t_il il_y_a y_a ya a_t_il y_aurait_il avez_vous as_tu y_at_il existe_t_il y_a_til
            y_a_ti vous_avez""",
        "free": "disponible disponibles dispo libre présent derrière joignable connecté quelque_part",
        "past": """ai_parlé a_parlé avez_parlé ai_eu ai_déjà ai_contacté contacté était étaient disait dit hier
            m_a_dit avons_parlé semaine_dernière m_a_appelé m_a_aidé aidé avait avais parlait eu
            déjà_parlé j_ai_parlé a_appelé appelé_hier promis été a_dit avant_hier m_ont raccroché répondu
            m_a""",
        "relative": "qui lequel laquelle qui_puisse",
        "who": """à_qui_puis à_qui_je_peux avec_qui_puis avec_qui_je_peux qui_puis à_qui_dois à_qui_je_dois avec_qui
            à_qui qui_contacter qui_appeler qui_je_peux qui_peut qui_dois""",
        "callback": "rappel rappelé appel_téléphonique un_appel appelé être_rappelé un_rappel contact_téléphonique "
        "rendez_vous_téléphonique rappelée",
        "nature": """es_tu êtes_vous tu_es vous_êtes est_ce_que_je_parle suis_je je_parle_à je_parle_avec c_est_un
            c_est_une est_ce_un est_ce_une je_suis je_discute_avec je_travaille est_ce_que_tu_es
            est_ce_que_vous_êtes t_es l_erreur si_je_parle""",
        "hours": """horaire horaires ouvert ouvre ouverture heure heures ferme fermé fermeture weekend lundi samedi
            dimanche""",
        "number": "numéro numéro_de_téléphone téléphone mail adresse email",
        "fed_up": "marre assez stop ras_le_bol arrêtez arrête déteste fatigué_de fini_le fini_les sortez_moi",
        "but": "mais car parce_que",
        "plain": """agenda menu agence agences urgence_médicale agent_immobilier agent_de_voyage agent_d_assurance
            agent_d_entretien agent_de_police personnel_de_santé personnels personnelle personnelles
            personnaliser personnalisé personnage contractuel contrat contrats ressources_humaines
            corps_humain droits_de_l_homme droits_humains droit_des_personnes par_personne par_pers
            grande_personne en_personne humanité autre autres âgées âgée prix combien combien_de_personnes
            sans_contact commande commandes colis livreur porter partir pareil parfait parti partie
            parlement père conseils conseil conseiller_de_vie chaque gent gentil jean geant vrac vue vélo
            veste ventes vente facture moment hommes_et argent virement parlez_vous tu_parles vous_parlez
            parle_moi parlez_moi parle_français appelle_t m_appelle t_appelles t_appelle s_appelle
            parlons_de comptable mari espace espace_personnel immobilier immobilière voisin virtuel
            devenir ajouter sécurité passer_commande passer_une_commande mot_de_passe passeport
            passe_navigo donner_mon_avis trouver_un_magasin numéro_de_commande rendez c_est_quoi
            qu_est_ce_qu merci_pour poste emploi offre_d_emploi offres envoyer envoyez""",
    },
)

"""Spanish."""

from ..lexicon import Lexicon

ES = Lexicon(
    "es",
    {
        "person": """
            agente agente_de_servicio agente_humano agentes ajente alguna_persona asesor asesora asesores
            asistencia_humana asistente_humano atención_humana ayuda_humana chat_en_vivo chat_humano
            colega compañera compañero consultor contacto_humano director directora dueña dueño ejecutiva
            ejecutivo ejecutivos empleada empleado empleados encargada encargado especialista experto
            gente gerente gestor gestora hombre human humana humanas humano humanos intervención_humana
            jefa jefe licenciada manager miembro_del_equipo mujer operador operadora operadoras operadores
            perosna persna persona persona_de_carne_y_hueso personal personas perzona propietario
            recepcionista representante representantes responsable señor señora señorita ser_humano
            seres_humanos soporte_humano supervisor supervisora técnica técnico tecnico_humano
            teleoperador teleoperadora trabajador trato_humano umano
        """,
        "someone": "algien alguein alguén alguien algún_otro alguno alguno_de_ustedes alquien uno_de_ustedes",
        "other": """
            alguien_más otra_persona otro_agente otro_asesor otro_humano otro_operador otro_representante
        """,
        "desk": """
            administración atención_a_clientes atención_al_cliente atencion_cliente call_center central
            centralita contabilidad departamento equipo_de_atención equipo_de_soporte facturación
            oficina_central recepción servicio_a_cliente servicio_a_clientes servicio_al_cliente
            servicio_de_atención servicio_de_atención_al_cliente servicio_técnico soporte soporte_técnico
            su_equipo tu_equipo
        """,
        "bot": """
            asistente_automático asistente_virtual bot bots chatbot chatbots computador computadora
            contestador contestadora grabación grabadora ia inteligencia_artificial máquina máquinas
            maquinita ordenador ordenadores ordinador programa respuestas_automáticas robó robot robotito
            robots sistema_automático
        """,
        "real": """
            auténtica auténtico capacitada capacitado competente cualificado de_a_de_veras
            de_carne_y_hueso de_vdd de_veras de_verdad en_vivo física físico humanoide_no inteligente
            normal pensante real reales verdadera verdaderas verdadero verdaderos viva vivo
        """,
        "help": """
            apoyo asista asistencia atender atenderme atendido atendiera atienda atiendan atiende auxilio
            ayuda ayudar ayudarme ayude ayuden
        """,
        "talk": """
            ablar ablarle abre_un_chat abrir_un_chat al_teléfono atendido_por charla charlar chat chatear
            comunicar comunicarme comunicarnos consultar continuar_con conversación conversar dialogar
            dirigirme escribirle habar hablar hablara hablarle hablarles hablarlo hablase hable hable_con
            hablemos_con hablr iniciar_conversación platica platicar seguir_con ser_atendido tratar
        """,
        "talking": "charlo comunico habla hablando hablas hablo",
        "contact": """
            arreglar contacta contactar contactara contactarles contactarlos contactarme contactarse
            contacte contacten contacto dar_con en_contacto encontrar llegar_a llego_a localizar
            ponerme_en_contacto resolver solucionar ubicar
        """,
        "phone": """
            devolver_la_llamada llama llamada llamar llamara llamaran llamarme llamarnos llame llamen
            llames marcar marcarme marquen telefonear
        """,
        "transfer": """
            comunica_con comunicarme_con conecta conectado conectar conectarme conecte conexión_con deriva
            derivar derivarme derive escala escalar me_puede_comunicar pasa_esto pasar pasar_esto pasarle
            pasarlo pasarme pase_esto pasen ponerme redirigir transferido transferir transferirme
            transfiera transfiere
        """,
        "transfer_me": """
            cámbiame cámbieme comunícame comunicarme_un comunicarme_ya comuníqueme comuníquenme conéctame
            conécteme conéctenme contáctame contácteme contáctenme derívame deríveme dirígeme enlázame
            llévame mándame mándeme me_comunica me_comunicas me_comunique me_comuniquen me_comuniques
            me_conecta me_conecte me_conectes me_deriven me_derives me_pasa me_pasás me_pase me_pasen
            me_pases me_pone me_ponen me_pones me_ponga me_pongas me_transfiera me_transfieras
            me_transfiere pásame páseme pásenme poneme póngame pónganme ponme redirígeme transfiérame
            transfiéranme transfiéreme
        """,
        "give": """
            asigna asignar asigne asígneme búscale búscame búsqueme conseguir consígame consigo consígueme
            da dame dar darme das deme denme dile_a encuéntrame encuentro poner ponga preguntale preguntar
            quiero_que_venga tener trae tráeme traer traiga tráigame venga
        """,
        "want": """
            agradecería busco debo deseado desearía deseo estoy_tratando_de exijo gustaría intentando
            intento kiero más_cómoda más_cómodo mejor merezco nececito neces necesita necesitaba
            necesitamos necesitaría necesito neseito nesesito ocupo ojalá pido precisaría preciso
            preferiría prefiera prefiero qiero queremos quería quero querría quiere_hablar quiero quieroo
            quisiera quisieramos reclamo requiero solicitado solicito tengo_que trato_de urge
        """,
        "may": """
            ay_forma cómo cuándo déjame déjeme déjenme dónde_encuentro es_posible existe_la_posibilidad
            forma habría_forma habría_posibilidad hay_forma hay_manera kiero_ver manera permítame
            permíteme podemos podés podré podría podriamos podrían podrías posibilidad posible pudiera
            pudieran puede pueden puedes puedo se_puede sería_posible sería_posible_que va van
        """,
        "cannot": "no_consigo no_logro no_podemos no_pude no_puede no_puedo",
        "nobody": "nadie",
        "no": """
            bloquear bloqueo deja_de dejar_de dejen_de esquivar evitar jamás nada_de ni niego ningún
            ninguna ninguno no no_creo_necesitar no_creo_que nunca salir_de saltar saltarme saltarse sin
            tampoco
        """,
        "me": "conmigo me nos",
        "i": "nosotros yo",
        "you": """
            alguno_de_sus le les os su sus te tú tus uno_de_sus uno_de_tus usted ustedes vos vosotros
            vuestro
        """,
        "soft": """
            a_mi_celular a_mi_móvil a_mi_teléfono acaso ahora ahora_mismo ahorita al_celular al_móvil aún
            ayúdame_a ayúdeme_a bien buenas buenas_noches buenas_tardes buenos_días carajo che coño
            cordialmente cuanto_antes de_una_vez directamente disculpe en_línea en_serio enésima_vez
            enseguida entonces esta_mañana esta_tarde ey favor gracias hola hoy inmediatamente joder
            lo_antes_posible maldita maldito mañana más_bien mejor_dicho mierda muchas necesariamente
            no_entiendes no_gracias_bot no_importa no_me_ayudas no_me_entiendes no_me_sirves no_sé_cómo
            no_te_entiendo nomás oiga oigan ok oye para_nada_más perdón personalmente pf pinche please
            plis por_amor_de_dios por_chat por_favor por_fin por_teléfono porfa porfavor porfis primero
            pronto pues puta puto quizá quizás rápido realmente segunda_vez señores sí si_es_posible
            si_puede_ser si_se_puede simplemente sólo también tan tarde tercera_vez todavía uf un_momento
            un_ratito urgente urgentemente vale xfa xfavor ya
        """,
        "link": """
            a ahí_mismo al algo algún alguna con cuál d de del desde donde el en es esa ese eso está estar
            este esto fuera ha haber hace_falta hacer han hay_que haya he i k ke la lado las línea lo los
            o otra_cosa_que pa parte ponerse por posibilidad_de q que_no_sea_un_bot que_no_sea_un_robot
            ser son teléfono the to un una unas unos vengan via with x y
        """,
        "my": "mi mio mis nuestra nuestro nuestros suyo",
        "exists": """
            algún_humano ay está_alguien existe habrá habría hay hubiera queda quedan tiene tienen tienes
            trabajan_ahí_personas
        """,
        "free": """
            acá ahí allá allí aquí conectado_ahora detrás disponible disponibles libre libres por_ahí
            presente trabajando
        """,
        "past": """
            arreglaron arregló atendieron atendió ayer ayudaron ayudó colgó contestaron dieron dijeron
            dijo dio era estaba fue fueron había hablado hablamos hablaron llamaron me_dijo pasada
            prometieron prometió resolvieron resolvió respondieron respondió semana_pasada
            ser_atendido_por solucionaron solucionó transfirieron ya_hablé ya_llamé
        """,
        "about": "acerca que_con que_hablar sobre",
        "article": "para que",
        "relative": "quién",
        "who": """
            a_quién a_quién_debo a_quién_le a_quien_llamo a_quién_puedo con_quién con_quién_debo
            con_quién_hay con_quién_me con_quién_podría con_quién_puedo con_quién_tengo quién_puede
        """,
        "let": "deja dejad deje dejen permite",
        "why": "por_qué",
        "callback": """
            contacto_telefónico devolución_de_llamada devuélvanme_la_llamada llamada_de_vuelta llámame
            llamarles llamarlos llamarme_por_favor llamaros llamarte llámeme llámeme_por_favor llámenme
            márcame márquenme me_contactara me_contacte me_contacten que_me_comuniquen que_me_conecten
            que_me_contacten que_me_llamaran que_me_llame que_me_llamen que_me_pasen que_me_transfieran
            se_ponga_en_contacto_conmigo ser_contactado ser_transferido
        """,
        "nature": """
            eras eres eres_un es_esto es_usted esto_es estoy_chateando estoy_comunicándome estoy_hablando
            hablo_con_un_bot hablo_con_una_máquina quién_eres será será_que_hablo si_eres si_hablo sois
            soy tú_eres
        """,
        "hours": """
            abierto abiertos abre abren cierra cierran domingo fin_de_semana hora horario horarios horas
            lunes qué_hora sábado
        """,
        "number": "correo dirección email mail número número_de_teléfono",
        "fed_up": "basta cansada cansado harta harto hartos odio paren sácame",
        "but": "así_que pero porque sino",
        "plain": """
            abogado agencia agencias agenda agente_de_policía agente_de_seguros agente_de_viajes
            agente_inmobiliario agentes_de_viaje agradecer agregar alga algún_descuento alguna_oferta
            alguna_promoción alquilar añadir asesoramiento asesoría asiento ayuda_técnica
            bloquear_a_alguien bloqueo_a_alguien cambiar_de_operador colegio cómo_se_llama compañía
            contador contenido contestado contraseña contrato contratos cuántas_personas cuántos_agentes
            cuerpo_humano dar_de_alta dar_de_baja datos denunciar derechos_humanos deseos dinero empleo
            en_persona enviar error_humano escribió esposo extranjero factura firma fiscal forma_de_pago
            formas_de_pago gracias_por habla_español habla_usted háblame hablar_en hablar_inglés
            hablas_español hablemos humanidad invitar llamada_de_ventas llamas llamo marido mayores
            me_llamo menú muchas_personas operación operar otra otras otro otros paquete pasado pasaporte
            pasar_de paso pedido persona_de_contacto personaje personales personalidad personalizado
            personalizar personalmente_no personas_mayores por_persona precio puede_ser que_es que_son
            queja rapidez recursos_humanos red repartidor reserva se_llama ser_agente sin_contacto
            su_equipo_de_ventas te_llamas técnica_de trabajan trabajar trabajo trabajo_de transferencia
            transferir_dinero transfirió tu_equipo_de_ventas vacantes vecino vendedor venta ventas vino
        """,
        "look": """
            comprobar echar_un_vistazo encargarse entrar estudiar examinar hacerse_cargo mirar mire
            ocuparse responder revisar revise unirse vea
        """,
    },
)

"""Spanish."""

from ..lexicon import Lexicon

ES = Lexicon(
    "es",
    {
        "person": """humano humana humanos humanas persona personas agente agentes asesor asesora asesores operador
            operadora operadores operadoras representante representantes ejecutivo ejecutiva ejecutivos
            empleado empleada empleados encargado encargada supervisor supervisora gerente jefe jefa
            compañero compañera colega técnico técnica ser_humano seres_humanos gente responsable director
            directora manager trabajador consultor experto especialista teleoperador teleoperadora ajente
            perzona perosna umano persna señorita señora señor hombre mujer chat_en_vivo atención_humana
            ayuda_humana asistencia_humana soporte_humano contacto_humano agente_humano agente_de_servicio
            persona_de_carne_y_hueso personal human recepcionista asistente_humano intervención_humana
            trato_humano alguna_persona miembro_del_equipo chat_humano tecnico_humano gestor gestora
            licenciada""",
        "someone": """alguien algien alguén alguno alquien alguein algún_otro uno_de_ustedes alguno_de_ustedes""",
        "other": "alguien_más otra_persona otro_agente otro_asesor otro_operador alguien_mas otro_humano otro_representante",
        "desk": """atención_al_cliente servicio_al_cliente servicio_de_atención servicio_de_atención_al_cliente soporte
            soporte_técnico servicio_técnico centralita recepción departamento facturación equipo_de_soporte
            equipo_de_atención call_center central oficina_central su_equipo tu_equipo atención_a_clientes
            servicio_a_clientes servicio_a_cliente atencion_cliente""",
        "bot": """bot bots robot robots máquina máquinas ordinador ordenador ordenadores computadora computador
            chatbot chatbots ia contestador contestadora inteligencia_artificial programa respuestas_automáticas
            asistente_virtual grabación grabadora maquinita robotito robó""",
        "real": """real reales verdadero verdadera de_verdad vivo viva en_vivo normal de_carne_y_hueso auténtico
            auténtica física físico competente capacitado capacitada verdaderos verdaderas pensante inteligente
            humanoide_no de_veras de_vdd de_a_de_veras cualificado""",
        "help": "ayuda asistencia ayudar ayude ayudarme apoyo ayuden atienda atender atenderme atiende atiendan asista "
        "atendido auxilio atendiera",
        "talk": """hablar charlar chatear conversar platicar comunicar comunicarme comunicarnos ablar hablarle
            hablarles hable hablara atendido_por ser_atendido chat conversación charla habar hablr
            dialogar al_teléfono hablemos_con hablase quejarme dirigirme ablarle platica hablarlo
            hable_con tratar consultar escribirle""",
        "talking": "hablo hablando hablas comunico charlo habla",
        "contact": """contactar contacto contacte contactarme contactarse localizar ponerme_en_contacto contactarlos
            en_contacto contactarles dar_con ubicar contactara contacten encontrar""",
        "phone": """llamar llamen llame llama llamarme llamada telefonear marcar devolver_la_llamada llamaran
            llamara marquen márquenme llames marcarme llamarnos""",
        "transfer": """pasar transferir transfiere transfiera conectar conecta conecte derivar deriva derive escalar
            escala redirigir conectarme pasarme transferirme comunicarme_con ponerme conectado transferido
            derivarme me_pases me_pase me_pasas me_pasa me_pongas me_ponga me_pones me_comunique
            me_comuniquen me_transfiera me_transfieras me_conectes me_comunicas me_derives me_pasen
            me_comuniques me_comunica me_pasás me_conecta me_conecte me_transfiere me_deriven me_ponen
            me_pone me_puede_comunicar pasarle pasen""",
        "transfer_me": """pásame páseme pásenme pasame conéctame conécteme conéctenme transfiéreme transfiérame comunícame
            comuníqueme comuníquenme ponme póngame pónganme derívame deríveme pasáme conectame llévame
            transfiéranme derivame dirígeme redirígeme redirigeme enlázame mándame mándeme comunicame poneme
            comunicarme_ya pasenme contáctame contácteme contáctenme comuniqueme comunicarme_un""",
        "give": """dame deme denme da darme búscame búsqueme consígueme consígame trae tráeme búscale
            quiero_que_venga encuéntrame dile_a llama_a llame_a llamen_a ponga tráigame conseguir
            encuentro""",
        "want": """quiero quisiera queremos deseo necesito necesitamos gustaría gustaria prefiero preferiría exijo kiero
            nesesito nececito neseito quiere_hablar desearía mejor urge pido requiero solicito ocupo tengo_que debo
            qiero necesitaría querría busco intento trato_de quieroo precisaría preciso merezco necesita quería
            estoy_tratando_de reclamo prefiera quisieramos necesitaba intentando quero ojalá neces""",
        "may": """puedo puede pueden puedes podría podrían podrías podemos cómo es_posible posible sería_posible
            déjame déjeme déjenme hay_forma hay_manera manera forma permítame permíteme podré podria
            podrian sería_posible_que existe_la_posibilidad posibilidad pudiera pudieran kiero_ver dónde
            cuándo habría_forma habría_posibilidad podriamos ay_forma podés se_puede dónde_encuentro""",
        "cannot": "no_puedo no_podemos no_puede no_logro no_consigo no_pude",
        "no": """no nunca jamás sin ningún ninguna ninguno tampoco ni nada_de no_creo_que no_creo_necesitar
            dejen_de deja_de niego dejar_de evitar""",
        "me": "me mí nos conmigo",
        "i": "yo nosotros",
        "you": "usted ustedes tú tu tus su sus vos te les le uno_de_sus uno_de_tus vosotros os alguno_de_sus vuestro",
        "soft": """por_favor porfavor porfa porfis favor xfa xfavor pf gracias ahora ya ahora_mismo
            inmediatamente urgente urgentemente solo sólo simplemente directamente hola buenas buenos_días
            buenas_tardes buenas_noches sí si ok vale joder mierda carajo coño puta maldito maldita pinche
            puto rápido pronto también bien mejor_dicho hoy de_una_vez realmente enseguida por_teléfono
            por_chat cuanto_antes en_serio nomás pues oye oiga disculpe perdón entonces todavía aún please
            plis no_sé_cómo no_se_como no_sé_como no_se_cómo no_importa ahorita en_línea por_fin
            para_nada_más personalmente cordialmente quizá quizás acaso muchas necesariamente
            no_te_entiendo no_me_entiendes no_me_ayudas no_me_sirves no_entiendes más_bien
            lo_antes_posible señores oigan primero ayudame_a por_amor_de_dios ayúdame_a ayúdeme_a ey che
            no_gracias_bot tan tercera_vez segunda_vez enésima_vez""",
        "link": """un una unos unas el la los las lo de del con a al en por para que qué y o es son ser está
            hay_que posibilidad_de algo sobre esto eso acerca desde ha han he haber haya poner ponerse
            donde que_no_sea_un_robot que_no_sea_un_bot the to with via estar este esta ese esa cual d k q
            pa x ke telefono teléfono línea cuál otra_cosa_que parte lado ahí_mismo fuera hace_falta hacer
            i venga vengan algún alguna algun""",
        "my": "mi mis nuestro nuestra nuestros mio suyo",
        "exists": """hay habrá tienen tienes tiene existe está_alguien ay habría algún_humano hubiera
            trabajan_ahí_personas queda quedan""",
        "free": "disponible disponibles libre libres ahí allí aquí aqui acá por_ahí presente detrás allá conectado_ahora",
        "past": """hablaron hablado llamó llamaron dijo dijeron me_dijo fue fueron ayer atendió ayudó era estaba
            semana_pasada pasada hablamos colgó había prometió prometieron ya_hablé ya_llamé atendieron
            ayudaron dio dieron transfirieron respondieron contestaron respondió""",
        "relative": "quien quién",
        "who": """con_quién_puedo a_quién_puedo con_quien_puedo a_quien_puedo con_quién_debo a_quién_debo
            con_quién_tengo quién_puede con_quién_me a_quién_le a_quien_llamo con_quién_podría quien_puede
            con_quién_hay con_quién a_quién""",
        "callback": """devolución_de_llamada una_llamada que_me_llamen que_me_llame que_me_llamaran
            devuélvanme_la_llamada contacto_telefónico llamada_de_vuelta llámame llámenme llámeme
            llámeme_por_favor márquenme márcame llamarme_por_favor llamarles llamarlos llamarte llamaros""",
        "nature": """eres es_usted soy estoy_hablando estoy_chateando hablo_con_una_máquina tú_eres esto_es es_esto
            estoy_comunicándome quién_eres sois eras será si_hablo hablo_con_un_bot si_eres eres_un
            será_que_hablo""",
        "hours": """horario horarios hora horas abre abren abierto cierra cierran abiertos qué_hora fin_de_semana lunes
            sábado domingo""",
        "number": "número número_de_teléfono correo dirección email mail",
        "fed_up": "harto harta cansado cansada basta odio hartos dejen deja sácame paren",
        "but": "pero sino porque",
        "nobody": "nadie",
        "plain": """agenda menú agencia agencias personales personalizar personalizado personaje personalmente_no
            agente_inmobiliario agente_de_policía agente_de_viajes agente_de_seguros recursos_humanos
            derechos_humanos cuerpo_humano error_humano por_persona en_persona humanidad otra otro otros
            otras mayores precio cuántas_personas cuántos_agentes sin_contacto contraseña contrato
            contratos contador contenido técnica_de colegio cambiar_de_operador operación operar queja
            asiento alquilar alga abogado hablas_español habla_usted hablar_en hablar_inglés habla_español
            háblame hablemos llamo llamas se_llama te_llamas me_llamo cómo_se_llama transferencia
            transferir_dinero extranjero escribió trabajar trabajan ser_agente compañía rapidez repartidor
            vecino vino esposo marido red datos dar_de_baja dar_de_alta puede_ser pedido ventas venta
            pasar_de pasado paso paquete agentes_de_viaje pasaporte invitar denunciar dinero factura
            enviar personalidad deseos personas_mayores muchas_personas forma_de_pago formas_de_pago
            alguna_oferta alguna_promoción algún_descuento asesoría asesoramiento fiscal reserva que_es
            que_son contestado su_equipo_de_ventas tu_equipo_de_ventas gracias_por trabajo vacantes empleo
            transfirió trabajo_de""",
    },
)

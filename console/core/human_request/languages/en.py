"""English."""

from ..lexicon import Lexicon

EN = Lexicon(
    "en",
    {
        "person": """
            account_manager adviser advisers advisor advisors agent agents assistant assistants associate
            boss case_manager colleague colleagues consultant coworker csr customer_care_agent
            customer_rep customer_service_agent customer_service_rep customer_service_representative
            customer_support_agent director employee employees expert experts folks guy hooman human
            human_agent human_assistance human_being human_beings human_contact human_help
            human_interaction human_intervention human_support human_touch humans lady live_agent
            live_assistant live_person man manager managers member_of_staff member_of_your_team
            members_of_staff one_of_you operator operators owner people persn person person_in_charge
            personnel persons ppl prsn real_live_person receptionist rep representative representatives
            reps service_agent service_representative someone_in_charge specialist staff staff_member
            supervisor supervisors support_agent support_person support_representative support_staff
            team_member technician woman
        """,
        "someone": """
            any1 any_body any_one anybody anyone sme1 smone sombody some1 some_body some_one somebody
            someone sum1 whoever
        """,
        "other": """
            a_different_human another_agent another_human another_person another_representative
            anybody_else anyone_else different_agent different_person other_person somebody_else
            someone_else
        """,
        "desk": """
            accounting billing billing_department billing_team bookkeeping call_center call_centre cs_team
            customer_assistance customer_care customer_help customer_relations customer_service
            customer_services customer_support department front_desk head_office headquarters help_desk
            helpdesk reception service_center service_centre service_department service_desk support
            support_department support_team team tech_support technical_support the_team your_team
        """,
        "bot": """
            ai_bot algorithm answering_machine artificial_intelligence automated automated_assistant
            automated_system automatic_assistant automation automaton bot bots chat_bot chatbot chatbots
            computer computers digital_assistant machine machines program robot robots virtual_assistant
            voice_assistant
        """,
        "real": """
            actual breathing competent flesh_and_blood genuine knowledgeable live living non_bot
            non_robotic nonrobotic normal proper qualified real sentient smart true
        """,
        "help": "aid assist assistance help helping",
        "talk": """
            be_in_touch caht carry_on_with chat continue_with converse discuss discussing get_on_the_phone
            go_on_with have_a_chat have_a_conversation have_a_quick_chat have_a_quick_word have_a_talk
            have_a_word holla open_a_chat spaek speak speek spek speka spk start_a_chat
            start_a_conversation start_a_conversation_with tak talk talk2 talkto tallk taok tlak tlk tok
            tolk
        """,
        "talking": "chatting conversation speakin speaking talkin talking",
        "contact": """
            arrange contact contacting email_with get_a_hold get_a_hold_of get_ahold get_hold get_hold_of
            get_in_contact get_in_touch get_through get_through_to get_to_a getting_hold getting_in_touch
            getting_through in_touch message reach reaching resolve settle sort_out touch_base
        """,
        "phone": "call calling give_a_call phone phoning ring telephone",
        "transfer": """
            connect connect_me_up connected connecting escalate escalated forward hand_off hand_over
            hand_this handoff handover hook_me_up pass_it_on pass_me_on pass_this pass_this_on
            passing_it_on passing_me_on passing_this_on patch put put_through redirect redirected reroute
            route switch switch_over transfer transferred transferring
        """,
        "transfer_me": """
            direct_me hand_me hand_me_off hand_me_over move_me pass_me patch_me_through put_me
            put_me_in_touch put_me_on put_me_through put_us_through switch_me take_me_to
        """,
        "give": "ask assign bring fetch find get getme gimme gimmie giv give grab_me hand put_on send_me",
        "want": """
            ask_for asked_for asking_for be_more_comfortable better d_like d_prefer d_rather demand
            deserve desire expect feel_more_comfortable got_to gotta have_to hoping_to i_demand i_want
            id_like id_prefer id_rather insist insisting like_to looking_for looking_forward_to looking_to
            love_to more_comfortable must ned need needa needed needing prefer rather request requested
            requesting require required try_to trying_to tryna wan wanna want wanted wanting wants wish
            wnat would_appreciate would_like would_love would_prefer would_rather wud_like
        """,
        "may": """
            able_to allow_me any_chance any_option any_way can can_i chance could could_i how hw
            is_it_possible is_there_a_way lemme let_me let_us lets_me may may_i might option possible
            way_to what_can_i_do what_do_i_do what_do_i_have_to_do what_do_i_need_to_do when_can when_will
            where where_can where_do would
        """,
        "cannot": "can_not can_t cannot cant could_not couldn_t not_able_to unable_to",
        "nobody": "no_one nobody noone",
        "no": """
            avoid away_from block blocking bypass didn_t didnt do_not do_not_think_i doesn_t doesnt don_t
            don_t_believe_i don_t_feel_like don_t_think_i dont dont_think_i enough_of enough_with
            get_around get_me_out_of get_out_of get_past get_rid_of haven_t instead_of isn_t neither never
            never_mind no_longer no_more no_more_of none nor not nothing out_of_this rather_not refuse
            should_not shouldn_t skip stop stop_trying without won_t won_t_need wont would_not wouldn_t
            wouldnt
        """,
        "nay": "nah no nope",
        "me": "me myself us",
        "i": "am i i_just id ill im ive u_i we",
        "you": """
            any_of_your guys one_of_ur one_of_your some_of_your u ur y_all ya yall you you_guys you_people
            your yours
        """,
        "soft": """
            actually actually_just afternoon again already also anyway argh asap at_once bloody damn dear
            directly do_not_know_how do_not_know_how_i_can do_not_know_how_to do_not_know_what don_t_care
            don_t_know_how don_t_know_how_i_can don_t_know_how_to don_t_know_what dont_care dont_know_how
            dont_know_how_i_can dont_know_how_to dont_know_what enough er even evening ever f fast ffs
            finally first fking freaking fuck fuckin fucking goddamn good_afternoon good_evening
            good_morning greetings hell hello hey hi hmm honestly howdy hundredth_time
            i_don_t_know_what_i_need_to_do i_dont_know_what if_i_may if_possible if_that_is_alright
            if_that_s_alright if_that_s_ok if_that_s_possible if_you_can immediately instead just kindly
            later_today literally madam mate maybe morning no_idea_how not_sure_how now oi ok okay omg
            on_earth on_my_cell on_my_cellphone on_my_landline on_my_mobile on_my_phone one_to_one only
            perhaps please pls plss plz possibly quick quickly really right_now second_time seriously shit
            simply sir still straight ta thank_you thanks the_hell then third_time this_afternoon
            this_evening this_is_the_third_time this_morning thx time_of_asking today tomorrow tonight
            trouble uh um urgently very very_much well wtf yeah yep yes yo
        """,
        "link": """
            2 4 a ability an an_actual and any anything are as at back be_able_to be_possible been being
            between by by_phone capable company d do does end for from going going_to had has have having
            if in in_chat into is it kind kind_of la le line ll m more my_end next nice of off office on
            on_chat on_the_line on_the_phone one onto or out over over_the_phone own re right right_person
            s side situation some some_sort somehow someones something t the the_phone there_s theres
            these this those through through_chat too type up ve via via_chat via_phone w what_do what_s
            who_is_not will wit with witha wiv
        """,
        "my": "her his mine my our their",
        "exists": """
            are_any are_any_of_your are_there are_your do_u_have do_you_have got_any have_u_got
            have_you_got is_any is_one_of_your is_ther is_there is_they r_there
        """,
        "free": """
            alive around available awake free here home listening online present there working_now
            working_right_now working_there working_today working_tonight
        """,
        "past": """
            already_spoke already_talked answered asked assisted be_answered be_assisted be_helped
            be_served called chatted contacted did earlier gave got_a_call had_spoken have_spoken helped
            hung last_month last_week messaged phoned promised rang reached said served spoke spoken
            talked told transferred_me tried used_to ve_spoken was was_speaking was_talking were
            were_talking while_i while_talking yesterday
        """,
        "about": "about regarding than",
        "article": "to",
        "relative": "that which who whom",
        "who": """
            who_can who_could who_do who_may who_must who_should who_to who_will who_would whom_can
            whom_do whom_should
        """,
        "let": "let lets",
        "why": "how_come why",
        "callback": """
            a_call be_called_back be_connected be_contacted be_forwarded be_phoned be_put_through
            be_redirected be_rung be_transferred call_back call_back_request callback get_a_call
            get_back_to_me give_me_a_bell give_me_a_buzz give_me_a_ring give_me_a_shout give_us_a_ring
            live_chat phone_back phone_call prefer_being_called prefer_to_be_called rather_be_called
            receive_a_call return_call ring_back telephone_call
        """,
        "nature": """
            am_i am_i_really are_u are_we are_you i_am_speaking i_am_talking i_m_speaking i_m_talking
            if_i_am if_i_m im_speaking im_talking is_it is_that is_this r_u r_you u_are was_this were_you
            you_are you_r you_re youre
        """,
        "hours": """
            close closed closes hours monday open opening opens saturday schedule sunday time times
            weekend when working_hours
        """,
        "number": "address contact_details email helpline hotline number phone_number telephone_number",
        "fed_up": "bored_of fed_up had_enough_of hate sick_and_tired_of sick_of tired_of",
        "but": "because but cause cuz so",
        "plain": """
            about_you agency agenda agent_of agents_fees ai another apply assistants_job back_up
            bank_transfer become becoming block_somebody block_someone bonding_agent book booking_agent
            boots both bottle bottom bring_back built call_a call_forwarding call_quality caller calls
            career cell change charge chart charts cheat cleaning_agent coffee_machine collage college
            company_name computer_science contact_person contact_persons contactless contacts contain
            context contract contracts created different disabled_people doctor elderly engagement_ring
            estate_agent estate_agents expect_to expired export exports first_person format former forms
            get_a_refund get_back gets getting give_away give_up google_assistant got handled hearing hire
            hired hiring how_long how_many how_much how_old human_body human_error human_nature human_race
            human_readable human_resources human_rights human_trafficking humane humanities humanity
            in_person insurance_agent job jobs leader letting_agent live_in_a live_location live_music
            live_stream live_tracking machining made manage managed management missing_person
            money_transfer most_people my_computer my_phone need_to_know new_computer new_phone old_people
            older_people operate operating operation operational order other other_people others peak
            people_per per_person person_per personal personal_assistant personality personally phone_case
            position reader reading real_estate real_estate_agent real_madrid real_time realm realty
            reason reasons reed refer_to_me refund region represent resource ring_size roaming robotics
            secret_agent seek seller shipping_agent sing software some_people somebody_s someone_s
            something_else sometime sometimes somewhere speaker speakers speech staffing stage start stuff
            support_link supported supporting supports talks tall thank thank_you_for
            thank_you_for_connecting_me thanks_for thanks_for_connecting_me the_us think thinks
            third_person to_me_as transfer_fee transfer_fees translate transport travel_agency
            travel_agent travel_agents urgent user_agent vacancies wait want_to_be want_to_become
            washing_machine wedding_ring weed week went what where_to_live wire_transfer work working
            writing written young_people
        """,
        "look": """
            answer check deal_with examine fix handle have_a_look investigate join look look_at look_into
            review solve sort step_in take_a_look take_over take_this_over
        """,
    },
)

"""English."""

from ..lexicon import Lexicon

EN = Lexicon(
    "en",
    {
        "person": """human humans person persons people agent agents representative representatives rep reps
            employee employees operator operators advisor advisors adviser advisers assistant assistants
            colleague colleagues coworker manager managers supervisor supervisors boss staff specialist
            consultant human_being human_beings member_of_staff staff_member team_member members_of_staff
            csr associate receptionist technician personnel guy lady woman man folks human_agent
            live_agent customer_service_rep customer_service_agent customer_service_representative
            customer_support_agent customer_care_agent service_agent support_agent support_person
            service_representative support_representative customer_rep live_person live_assistant
            virtual_person human_support human_contact human_help human_assistance human_touch
            human_interaction person_in_charge someone_in_charge case_manager account_manager
            support_staff humanoid real_live_person expert experts ppl persn prsn hooman
            member_of_your_team""",
        "someone": """someone somebody anyone anybody sum1 some1 any1 smone sombody sme1 some_one any_one some_body
            any_body whoever""",
        "other": """someone_else somebody_else anyone_else anybody_else another_person another_human another_agent
            different_person different_agent other_person another_representative a_different_human""",
        "desk": """customer_service customer_services customer_support customer_care customer_assistance helpdesk
            help_desk support_team service_desk technical_support tech_support support_department
            call_center call_centre billing_department billing_team billing department service_department
            your_team the_team support reception front_desk headquarters head_office cs_team
            customer_relations customer_help service_center service_centre team""",
        "bot": """bot bots robot robots machine machines computer computers ai chatbot chatbots automated automation
            algorithm automaton software program automated_system virtual_assistant chat_bot answering_machine
            artificial_intelligence digital_assistant recording recordings""",
        "real": """real live actual proper genuine normal living breathing flesh_and_blood true competent
            actual_real smart knowledgeable qualified non_robotic nonrobotic non_bot sentient""",
        "help": "help assistance assist helping aid",
        "talk": """talk speak chat converse discuss have_a_word have_a_chat have_a_conversation talk2 tlk spk tok
            get_on_the_phone have_a_talk complain have_a_quick_chat have_a_quick_word be_in_touch spek tak
            tolk talkto tlak taok tallk spaek speka caht speek""",
        "talking": "talking speaking chatting conversation speakin talkin",
        "contact": "contact reach get_in_touch get_hold get_ahold get_through contacting reaching get_a_hold getting_hold "
        "get_in_contact getting_in_touch getting_through message email_with",
        "phone": "call phone ring telephone call_back phone_back ring_back calling phoning give_a_call",
        "transfer": """transfer connect escalate redirect forward put_through put_us_through hand_over handover
            hand_off handoff switch_over route reroute refer patch connect_me_up hook_me_up transferred
            connected redirected escalated pass_this hand_this switch transferring connecting put""",
        "give": "give get bring find gimme fetch send_me assign put_on grab_me getme giv gimmie hand",
        "want": """want need wanna would_like d_like id_like like_to wants wanting require request prefer rather
            would_rather d_rather would_prefer d_prefer i_demand demand insist wish ask_for asking_for
            wnat wan hoping_to looking_for looking_to trying_to try_to tryna got_to have_to must gotta
            needa due_to_need needing better wud_like desire love_to would_love needed instead_of_you
            like_some ned requesting required deserve id_rather id_prefer expect i_want looking_forward_to
            asked_for insisting""",
        "may": """can could may how might possible is_it_possible any_way way_to any_chance chance let_me lemme
            allow_me let_us able_to is_there_a_way any_option option where_can where can_i could_i may_i
            what_do_i_have_to_do what_do_i_need_to_do what_can_i_do let_us lets_me why_can_i_not
            why_cant_i would where_do hw when_can when_will what_do_i_do""",
        "cannot": "cannot can_t cant can_not couldn_t could_not unable_to not_able_to",
        "no": """don_t dont do_not not never without didn_t won_t wont isn_t doesn_t nothing none stop_trying
            didnt doesnt refuse don_t_think_i dont_think_i do_not_think_i won_t_need would_not wouldn_t
            wouldnt shouldn_t should_not avoid rather_not neither nor don_t_believe_i no_longer never_mind
            instead_of haven_t don_t_feel_like quit no_more get_me_out_of get_out_of skip bypass get_past
            get_around stop enough_of no_more_of enough_with get_rid_of""",
        "nay": "no nope nah",
        "me": "me us myself",
        "i": "i we im ive id ill u_i am i_just",
        "you": "you u ya ur your yours one_of_your some_of_your any_of_your one_of_ur you_guys y_all yall guys you_people",
        "soft": """please pls plz plss thanks thank thx ta kindly now right_now immediately asap urgently today
            just simply only actually really again instead still fucking fuckin fking damn bloody goddamn
            fuck ffs freaking f shit omg wtf hell the_hell on_earth quickly quick fast straight directly
            already finally maybe perhaps possibly also then so well um uh er hmm ok okay yes yeah yep yo
            oi hey hi hello sir madam mate actually_just seriously literally honestly anyway first
            one_to_one ever at_once very very_much don_t_know_how_to dont_know_how_to do_not_know_how_to
            don_t_know_how dont_know_how do_not_know_how don_t_know_how_i_can dont_know_how_i_can
            do_not_know_how_i_can i_don_t_know_what_i_need_to_do don_t_know_what i_dont_know_what
            dont_know_what do_not_know_what don_t_care dont_care not_sure_how no_idea_how enough why_not
            even trouble third_time second_time hundredth_time this_is_the_third_time time_of_asking""",
        "hello": "good_morning good_afternoon good_evening dear greetings howdy",
        "link": """a an the to with of from at in on for by is are be will do does it this and or if some any one
            into through over up as been being has have had having own out t 2 4 w wit wiv witha onto nice
            kind capable right too an_actual someones whoever anything something situation my_end
            over_the_phone on_the_phone by_phone via_phone through_chat in_chat via_chat on_chat the_phone
            who_is_not not_a_bot what_do via right_person ability next between d s ll ve re la there_s
            theres what_s somehow company office side end line on_the_line off some_sort type kind_of back
            m le""",
        "my": "my mine his her their our",
        "exists": """is_there are_there do_you_have have_you_got got_any is_ther are_any are_any_of_your is_any
            have_u_got do_u_have is_one_of_your are_your""",
        "free": "available there around free here online listening awake alive working_there home present",
        "past": """spoke talked called contacted reached said told was were did chatted asked helped phoned rang
            messaged transferred_me had_spoken have_spoken ve_spoken spoken already_spoke already_talked yesterday
            last_week last_month earlier was_talking were_talking was_speaking while_i while_talking used_to got_a_call
            tried promised gave answered hung""",
        "relative": "who that which whom",
        "who": "who_can who_do who_should who_could whom_can whom_do whom_should who_may who_to who_would who_will who_must",
        "callback": """callback call_back_request phone_call a_call telephone_call return_call be_called_back
            get_a_call receive_a_call live_chat""",
        "nature": "am_i are_you r_u are_u am_i_really are_we is_this you_are you_re youre i_m_talking i_am_talking is_it you_r "
        "was_this r_you i_m_speaking i_am_speaking im_talking is_that im_speaking u_are if_i_m if_i_am were_you",
        "hours": """hours opening open opens close closes closed time times when schedule weekend working_hours
            monday saturday sunday""",
        "number": "number phone_number telephone_number hotline helpline contact_details email address",
        "fed_up": "sick_of tired_of hate fed_up bored_of had_enough_of sick_and_tired_of",
        "but": "but because cause cuz",
        "transfer_me": "put_me_through put_us_through patch_me_through pass_me hand_me_over hand_me hand_me_off switch_me put_me put_me_on direct_me move_me take_me_to put_me_in_touch",
        "nobody": "nobody no_one noone",
        "plain": """agenda urgent agency agents_fees humane humanity humanities personal personally personality
            staffing stuff stage assistants_job operation operate operating operational reader leader peak
            speaker speakers speech talks tall call_forwarding calls caller cell collage college manage
            managed management contactless contract contracts contacts context contain region reason
            reasons realm really_not realty real_estate real_estate_agent estate_agent estate_agents
            travel_agent travel_agents travel_agency insurance_agent user_agent cleaning_agent
            letting_agent agent_of secret_agent bonding_agent booking_agent shipping_agent human_resources
            human_rights human_error human_body human_nature human_trafficking human_race human_readable
            in_person per_person first_person third_person person_per people_per personal_assistant
            google_assistant real_time real_madrid live_music live_stream live_tracking live_location
            missing_person old_people elderly young_people older_people disabled_people most_people
            some_people other_people resource chart charge cheat change check charts want_ad weed
            need_to_know seek week wait went ring_size engagement_ring wedding_ring live_in_a
            where_to_live phone_case new_phone my_phone call_quality roaming transfer_fee transfer_fees
            transport translate bank_transfer wire_transfer money_transfer give_up give_away get_a_refund
            get_back getting got back_up gets become becoming hire hired hiring job jobs career work
            working apply about company_name think thinks want_to_become want_to_be written built made
            created somewhere sometimes something_else sometime sometimes handle handled another other
            others different expired export expect_to exports represent bottle bottom both book boots
            about_you forms former format reed sing bring_back robotics machining computer_science
            washing_machine coffee_machine my_computer new_computer support_link supported supporting
            supports order refund how_much how_many how_long how_old what call_a thanks_for thank_you_for
            position vacancies""",
    },
)

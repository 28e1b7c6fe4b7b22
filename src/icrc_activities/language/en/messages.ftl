# Sentences. Each message writes one record; optional parts ($when, $where, $with …) come ready-written with a space
# before them, or empty. A message's name: class, role or modality, form, main fields.

# Verbs and words: singular | plural
verb-was = was|were
verb-has = has|have
verb-received = received|received

# Optional parts
clause-when = { DATE($period) }
clause-where = { IN($places) }
clause-partner = in partnership with { NOM($partners) }
clause-donor = with funds from { NOM($partners) }
clause-mediator = with the mediation of { NOM($partners) }
clause-host = hosted by { NOM($partners) }
clause-supporter = with the support of { NOM($partners) }
clause-cohost = together with { NOM($partners) }
clause-coordinated = in coordination with { NOM($coordinated_with) }
clause-about = on { NOM($topics) }
clause-marking = for { NOM($occasion) }
clause-responding = in response to { NOM($in_response_to) }
clause-as = as { NOM($our_role) }
clause-daily = daily
clause-regular = regularly
clause-at = at { NOM($at) }
clause-organised = organised by { NOM($organisers) }
clause-organised-plain = organised by { NOM($organisers) }
clause-compared-increase = , more than in { NOM($compared_with) }
clause-compared-significant_increase = , many more than in { NOM($compared_with) }
clause-compared-decrease = , fewer than in { NOM($compared_with) }
clause-compared-significant_decrease = , far fewer than in { NOM($compared_with) }

# Attending, meeting, speaking
engagement-attended-events = { NOM($by) } took part in { NOM($events) }{ $organised }{ $at }{ $where }{ $with }{ $marking }{ $as }{ $when }.
    .passive = { NOM($events) } { AGREE($events, verb-was) } attended{ $where }{ $marking }{ $when }.
engagement-attended-count-events = { NOM($by) } took part in { NOM($count) }{ $organised }{ $at }{ $where }{ $with }{ $marking }{ $when }: { NOM($events) }.
    .passive = { NOM($count) } { AGREE($count, verb-was) } attended{ $where }{ $marking }{ $when }: { NOM($events) }.
engagement-attended-count-events-open = { NOM($by) } took part in { NOM($count) }{ $organised }{ $at }{ $where }{ $with }{ $marking }{ $when }, including { NOM($events) }.
    .passive = { NOM($count) } { AGREE($count, verb-was) } attended{ $where }{ $marking }{ $when }, including { NOM($events) }.
engagement-attended-count = { NOM($by) } took part in { NOM($count) }{ $organised }{ $at }{ $where }{ $with }{ $marking }{ $when }.
    .passive = { NOM($count) } { AGREE($count, verb-was) } attended{ $organised }{ $where }{ $marking }{ $when }.
engagement-attended-events-participants = { NOM($participants) } took part in { NOM($events) }{ $organised }{ $where }{ $marking }{ $when }.
engagement-attended-participants = { NOM($participants) } took part{ $organised }{ $where }{ $marking }{ $when }.
engagement-attended = { NOM($by) } attended an event{ $organised }{ $at }{ $where }{ $with }{ $marking }{ $as }{ $when }.
    .passive = an event was attended{ $where }{ $marking }{ $when }.

engagement-joined-events = { NOM($by) } took part in { NOM($events) }{ $organised }{ $where }{ $with }{ $marking }{ $as }{ $when }.
    .passive = { NOM($events) } { AGREE($events, verb-was) } attended{ $where }{ $marking }{ $when }.
engagement-joined-count = { NOM($by) } took part in { NOM($count) }{ $organised }{ $where }{ $with }{ $marking }{ $when }.
    .passive = { NOM($count) } { AGREE($count, verb-was) } attended{ $where }{ $marking }{ $when }.
engagement-joined = { NOM($by) } took part in joint work{ $where }{ $with }{ $marking }{ $as }{ $when }.
    .passive = there was joint work{ $where }{ $marking }{ $when }.

engagement-spoke-events = { NOM($by) } spoke at { NOM($events) }{ $organised }{ $where }{ $about }{ $marking }{ $when }.
    .passive = there was a speech at { NOM($events) }{ $organised }{ $where }{ $about }{ $marking }{ $when }.
engagement-spoke-count-events = { NOM($by) } spoke at { NOM($count) }{ $organised }{ $where }{ $about }{ $marking }{ $when }: { NOM($events) }.
    .passive = there were speeches at { NOM($count) }{ $organised }{ $where }{ $about }{ $marking }{ $when }: { NOM($events) }.
engagement-spoke-count = { NOM($by) } spoke at { NOM($count) }{ $organised }{ $where }{ $about }{ $marking }{ $when }.
    .passive = there were speeches at { NOM($count) }{ $organised }{ $where }{ $about }{ $marking }{ $when }.
engagement-spoke-audience = { NOM($by) } spoke to { NOM($audience) }{ $where }{ $about }{ $marking }{ $when }.
    .passive = there was a speech to { NOM($audience) }{ $where }{ $about }{ $marking }{ $when }.
engagement-spoke = { NOM($by) } spoke{ $where }{ $about }{ $marking }{ $when }.
    .passive = there was a speech{ $where }{ $about }{ $marking }{ $when }.

engagement-addressed-audience = { NOM($by) } addressed { NOM($audience) }{ $where }{ $about }{ $marking }{ $when }.
    .passive = { NOM($audience) } { AGREE($audience, verb-was) } addressed{ $where }{ $about }{ $marking }{ $when }.
engagement-addressed-events = { NOM($by) } addressed { NOM($events) }{ $organised }{ $where }{ $about }{ $marking }{ $when }.
    .passive = { NOM($events) } { AGREE($events, verb-was) } addressed{ $where }{ $about }{ $marking }{ $when }.
engagement-addressed-count = { NOM($by) } addressed { NOM($count) }{ $organised }{ $where }{ $about }{ $marking }{ $when }.
    .passive = { NOM($count) } { AGREE($count, verb-was) } addressed{ $where }{ $about }{ $marking }{ $when }.
engagement-addressed = { NOM($by) } gave an address{ $where }{ $about }{ $marking }{ $when }.
    .passive = an address was given{ $where }{ $about }{ $marking }{ $when }.

engagement-met-count-counterparts = { NOM($by) }{ $often } held { NOM($count) } with { NOM($counterparts) }{ $where }{ $about }{ $marking }{ $when }.
    .passive = { NOM($count) } with { NOM($counterparts) } { AGREE($count, verb-was) }{ $often } held{ $where }{ $about }{ $marking }{ $when }.
engagement-met-count-counterparts-open = { NOM($by) }{ $often } held { NOM($count) }{ $where }{ $about }{ $marking }{ $when }, including with { NOM($counterparts) }.
    .passive = { NOM($count) } { AGREE($count, verb-was) }{ $often } held{ $where }{ $about }{ $marking }{ $when }, including with { NOM($counterparts) }.
engagement-met-count = { NOM($by) }{ $often } held { NOM($count) }{ $where }{ $about }{ $marking }{ $when }.
    .passive = { NOM($count) } { AGREE($count, verb-was) }{ $often } held{ $where }{ $about }{ $marking }{ $when }.
engagement-met-counterparts = { NOM($by) }{ $often } met { NOM($counterparts) }{ $where }{ $about }{ $marking }{ $when }.
    .passive = meetings were{ $often } held with { NOM($counterparts) }{ $where }{ $about }{ $marking }{ $when }.
engagement-met-counterparts-open = { NOM($by) }{ $often } held meetings{ $where }{ $about }{ $marking }{ $when }, including with { NOM($counterparts) }.
    .passive = meetings were{ $often } held{ $where }{ $about }{ $marking }{ $when }, including with { NOM($counterparts) }.
engagement-met = { NOM($by) }{ $often } held meetings{ $where }{ $about }{ $marking }{ $when }.
    .passive = meetings were{ $often } held{ $where }{ $about }{ $marking }{ $when }.

engagement-discussed-counterparts = { NOM($by) }{ $often } discussed humanitarian issues with { NOM($counterparts) }{ $where }{ $when }.
    .passive = humanitarian issues were{ $often } discussed with { NOM($counterparts) }{ $where }{ $when }.
engagement-discussed-counterparts-open = { NOM($by) }{ $often } discussed humanitarian issues{ $where }{ $when }, including with { NOM($counterparts) }.
    .passive = humanitarian issues were{ $often } discussed{ $where }{ $when }, including with { NOM($counterparts) }.
engagement-discussed-count = { NOM($by) }{ $often } discussed humanitarian issues with { NOM($count) }{ $where }{ $when }.
    .passive = humanitarian issues were{ $often } discussed with { NOM($count) }{ $where }{ $when }.
engagement-discussed = { NOM($by) }{ $often } discussed humanitarian issues{ $where }{ $when }.
    .passive = humanitarian issues were{ $often } discussed{ $where }{ $when }.

engagement-held-count-counterparts = { NOM($by) }{ $often } held { NOM($count) } with { NOM($counterparts) }{ $at }{ $where }{ $with }{ $about }{ $marking }{ $when }.
    .passive = { NOM($count) } with { NOM($counterparts) } { AGREE($count, verb-was) }{ $often } held{ $at }{ $where }{ $about }{ $marking }{ $when }.
engagement-held-count-counterparts-open = { NOM($by) }{ $often } held { NOM($count) }{ $at }{ $where }{ $with }{ $about }{ $marking }{ $when }, including with { NOM($counterparts) }.
    .passive = { NOM($count) } { AGREE($count, verb-was) }{ $often } held{ $at }{ $where }{ $about }{ $marking }{ $when }, including with { NOM($counterparts) }.
engagement-held-counterparts = { NOM($by) }{ $often } held meetings with { NOM($counterparts) }{ $at }{ $where }{ $with }{ $about }{ $marking }{ $when }.
    .passive = meetings with { NOM($counterparts) } were{ $often } held{ $at }{ $where }{ $about }{ $marking }{ $when }.
engagement-held-events = { NOM($by) } held { NOM($events) }{ $at }{ $where }{ $with }{ $about }{ $marking }{ $when }.
    .passive = { NOM($events) } { AGREE($events, verb-was) } held{ $at }{ $where }{ $about }{ $marking }{ $when }.
engagement-held-count-audience = { NOM($by) } held { NOM($count) } for { NOM($audience) }{ $at }{ $where }{ $with }{ $about }{ $marking }{ $when }.
    .passive = { NOM($count) } { AGREE($count, verb-was) } held for { NOM($audience) }{ $at }{ $where }{ $about }{ $marking }{ $when }.
engagement-held-count = { NOM($by) } held { NOM($count) }{ $at }{ $where }{ $with }{ $about }{ $marking }{ $when }.
    .passive = { NOM($count) } { AGREE($count, verb-was) } held{ $at }{ $where }{ $about }{ $marking }{ $when }.
engagement-held = { NOM($by) }{ $often } held an event{ $at }{ $where }{ $with }{ $about }{ $marking }{ $when }.
    .passive = an event was{ $often } held{ $at }{ $where }{ $about }{ $marking }{ $when }.

engagement-hosted-events = { NOM($by) } organised { NOM($events) }{ $at }{ $where }{ $with }{ $about }{ $marking }{ $when }.
    .passive = { NOM($events) } { AGREE($events, verb-was) } organised{ $at }{ $where }{ $about }{ $marking }{ $when }.
engagement-hosted-count = { NOM($by) } organised { NOM($count) }{ $at }{ $where }{ $with }{ $about }{ $marking }{ $when }.
    .passive = { NOM($count) } { AGREE($count, verb-was) } organised{ $at }{ $where }{ $about }{ $marking }{ $when }.
engagement-hosted-count-participants = { NOM($by) } organised { NOM($count) } for { NOM($participants) }{ $at }{ $where }{ $with }{ $about }{ $marking }{ $when }.
    .passive = { NOM($count) } { AGREE($count, verb-was) } organised for { NOM($participants) }{ $at }{ $where }{ $about }{ $marking }{ $when }.
engagement-hosted-events-participants = { NOM($participants) } took part in { NOM($events) }{ $organised }{ $where }{ $about }{ $marking }{ $when }.
engagement-hosted-participants = { NOM($participants) } took part{ $where }{ $about }{ $marking }{ $when }.
engagement-hosted = { NOM($by) } organised an event{ $at }{ $where }{ $with }{ $about }{ $marking }{ $when }.
    .passive = an event was organised{ $at }{ $where }{ $about }{ $marking }{ $when }.

engagement-co_hosted-events = { NOM($by) } organised { NOM($events) }{ $together }{ $at }{ $where }{ $about }{ $marking }{ $when }.
    .passive = { NOM($events) } { AGREE($events, verb-was) } organised{ $together }{ $at }{ $where }{ $about }{ $marking }{ $when }.
engagement-co_hosted-count = { NOM($by) } organised { NOM($count) }{ $together }{ $at }{ $where }{ $about }{ $marking }{ $when }.
    .passive = { NOM($count) } { AGREE($count, verb-was) } organised{ $together }{ $at }{ $where }{ $about }{ $marking }{ $when }.
engagement-co_hosted-count-participants = { NOM($by) } organised { NOM($count) }{ $together } for { NOM($participants) }{ $at }{ $where }{ $about }{ $marking }{ $when }.
    .passive = { NOM($count) } { AGREE($count, verb-was) } organised{ $together } for { NOM($participants) }{ $at }{ $where }{ $about }{ $marking }{ $when }.
engagement-co_hosted-events-participants = { NOM($by) } organised { NOM($events) }{ $together } for { NOM($participants) }{ $at }{ $where }{ $about }{ $marking }{ $when }.
    .passive = { NOM($events) } { AGREE($events, verb-was) } organised{ $together } for { NOM($participants) }{ $at }{ $where }{ $about }{ $marking }{ $when }.
engagement-co_hosted = { NOM($by) } organised an event{ $together }{ $at }{ $where }{ $about }{ $marking }{ $when }.
    .passive = an event was organised{ $together }{ $at }{ $where }{ $about }{ $marking }{ $when }.

engagement-trained-participants = { NOM($by) } trained { NOM($participants) }{ $at }{ $where }{ $with }{ $about }{ $marking }{ $when }.
    .passive = { NOM($participants) } { AGREE($participants, verb-was) } trained{ $at }{ $where }{ $about }{ $marking }{ $when }.
engagement-trained-count-participants = { NOM($by) } gave { NOM($count) } to { NOM($participants) }{ $at }{ $where }{ $with }{ $about }{ $marking }{ $when }.
    .passive = { NOM($count) } { AGREE($count, verb-was) } given to { NOM($participants) }{ $at }{ $where }{ $about }{ $marking }{ $when }.
engagement-trained-count = { NOM($by) } gave { NOM($count) }{ $at }{ $where }{ $with }{ $about }{ $marking }{ $when }.
    .passive = { NOM($count) } { AGREE($count, verb-was) } given{ $at }{ $where }{ $about }{ $marking }{ $when }.
engagement-trained-count-audience = { NOM($by) } gave { NOM($count) } to { NOM($audience) }{ $at }{ $where }{ $with }{ $about }{ $marking }{ $when }.
    .passive = { NOM($count) } { AGREE($count, verb-was) } given to { NOM($audience) }{ $at }{ $where }{ $about }{ $marking }{ $when }.
engagement-trained-events-participants = { NOM($participants) } took part in { NOM($events) }{ $organised }{ $where }{ $about }{ $marking }{ $when }.
engagement-trained = { NOM($by) } gave training{ $at }{ $where }{ $with }{ $about }{ $marking }{ $when }.
    .passive = training was given{ $at }{ $where }{ $about }{ $marking }{ $when }.

engagement-supported-events = { NOM($by) } supported { NOM($events) }{ $organised }{ $where }{ $marking }{ $when }.
    .passive = { NOM($events) } { AGREE($events, verb-was) } supported{ $where }{ $marking }{ $when }.
engagement-supported = { NOM($by) } gave support{ $where }{ $about }{ $marking }{ $when }.
    .passive = support was given{ $where }{ $about }{ $marking }{ $when }.

# Assistance
delivery-cash-beneficiaries = { NOM($by) } provided cash assistance to { NOM($beneficiaries) }{ $where }{ $with }{ $coordinated }{ $responding }{ $when }.
    .passive = { NOM($beneficiaries) } received cash assistance{ $where }{ $responding }{ $when }.
delivery-cash = { NOM($by) } provided cash assistance{ $where }{ $with }{ $coordinated }{ $responding }{ $when }.
    .passive = cash assistance was provided{ $where }{ $responding }{ $when }.
delivery-items-beneficiaries = { NOM($by) } provided { NOM($items) } to { NOM($beneficiaries) }{ $where }{ $with }{ $coordinated }{ $responding }{ $when }.
    .passive = { NOM($beneficiaries) } received { NOM($items) }{ $where }{ $responding }{ $when }.
delivery-items-consignee = { NOM($by) } donated { NOM($items) } to { NOM($consignee) }{ $where }{ $with }{ $coordinated }{ $responding }{ $when }.
    .passive = { NOM($items) } { AGREE($items, verb-was) } donated to { NOM($consignee) }{ $where }{ $responding }{ $when }.
delivery-messages-items-beneficiaries = { NOM($by) } delivered { NOM($items) } to { NOM($beneficiaries) }{ $where }{ $with }{ $when }.
    .passive = { NOM($items) } { AGREE($items, verb-was) } delivered to { NOM($beneficiaries) }{ $where }{ $when }.
delivery-items-legs = { NOM($by) } sent { $legs }{ $with }{ $coordinated }{ $responding }{ $when }. Cargo: { NOM($items) }.
    .passive = { $legs } { AGREE($legs, verb-was) } sent{ $responding }{ $when }. Cargo: { NOM($items) }.
delivery-items = { NOM($by) } delivered { NOM($items) }{ $where }{ $with }{ $coordinated }{ $responding }{ $when }.
    .passive = { NOM($items) } { AGREE($items, verb-was) } delivered{ $where }{ $responding }{ $when }.
delivery-legs = { NOM($by) } sent { $legs }{ $with }{ $coordinated }{ $responding }{ $when }.
    .passive = { $legs } { AGREE($legs, verb-was) } sent{ $responding }{ $when }.
delivery-beneficiaries = { NOM($by) } assisted { NOM($beneficiaries) }{ $where }{ $with }{ $coordinated }{ $responding }{ $when }{ $compared }.
    .passive = { NOM($beneficiaries) } received assistance{ $where }{ $responding }{ $when }{ $compared }.
delivery-consignee = { NOM($by) } assisted { NOM($consignee) }{ $where }{ $with }{ $coordinated }{ $responding }{ $when }.
    .passive = { NOM($consignee) } received assistance{ $where }{ $responding }{ $when }.
delivery = { NOM($by) } provided assistance{ $where }{ $with }{ $coordinated }{ $responding }{ $when }.
    .passive = assistance was provided{ $where }{ $responding }{ $when }.

# Programmes
programme-allocations = { NOM($by) } allocated { $allocations }{ $where }{ $with }{ $responding }{ $when }.
    .passive = { $allocations } { AGREE($allocations, verb-was) } allocated{ $where }{ $responding }{ $when }.
programme-services = { NOM($by) }{ $where }{ $with }{ $when }: { NOM($services) }{ $compared }.
    .passive = { NOM($services) }{ $where }{ $when }{ $compared }.
programme-services-beneficiaries = { NOM($by) } gave { NOM($services) } for { NOM($beneficiaries) }{ $where }{ $with }{ $when }.
    .passive = { NOM($services) } { AGREE($services, verb-was) } given for { NOM($beneficiaries) }{ $where }{ $when }.
programme-supported = { NOM($by) } supported { NOM($supported) }{ $where }{ $with }{ $when }.
    .passive = { NOM($supported) } { AGREE($supported, verb-was) } supported{ $where }{ $when }.
programme-beneficiaries = { NOM($by) } assisted { NOM($beneficiaries) }{ $where }{ $with }{ $coordinated }{ $as }{ $responding }{ $when }{ $compared }.
    .passive = { NOM($beneficiaries) } { AGREE($beneficiaries, verb-was) } assisted{ $where }{ $responding }{ $when }{ $compared }.
programme-route-beneficiaries = { NOM($by) } accompanied { NOM($beneficiaries) } { $route }{ $with }{ $coordinated }{ $as }{ $responding }{ $when }{ $compared }.
    .passive = { NOM($beneficiaries) } { AGREE($beneficiaries, verb-was) } accompanied { $route }{ $responding }{ $when }{ $compared }.
programme-changes = { NOM($by) }{ $where }{ $when }, change: { NOM($changes) }.
    .passive = { $where }{ $when }, change: { NOM($changes) }.
programme = { NOM($by) }{ $often } worked{ $where }{ $with }{ $coordinated }{ $as }{ $about }{ $responding }{ $when }.
    .passive = work was{ $often } done{ $where }{ $about }{ $responding }{ $when }.

# A sentence of its own for what a message does not place
tail-period = Period: { NOM($period) }.
tail-places = Places: { NOM($places) }.
tail-partners = Partners: { NOM($partners) }.
tail-coordinated_with = Coordination: { NOM($coordinated_with) }.
tail-our_role = Role: { NOM($our_role) }.
tail-figures = Figures: { NOM($figures) }.
tail-money = Amounts: { NOM($money) }.
tail-changes = Change: { NOM($changes) }.
tail-frequency = Frequency:{ $often }.
tail-beneficiaries = Reached: { NOM($beneficiaries) }.
tail-topics = Topics: { NOM($topics) }.
tail-occasion = Occasion: { NOM($occasion) }.
tail-in_response_to = Reason: { NOM($in_response_to) }.
tail-compared_with = This is{ $trend }.
tail-services = Services: { NOM($services) }.
tail-supported = Supported: { NOM($supported) }.
tail-allocations = Allocated: { $allocations }.
tail-route = Route: { $route }.
tail-count = In all: { NOM($count) }.
tail-events = Events: { NOM($events) }.
tail-organisers = Organisers: { NOM($organisers) }.
tail-at = Venue: { NOM($at) }.
tail-counterparts = Counterparts: { NOM($counterparts) }.
tail-audience = Audience: { NOM($audience) }.
tail-participants = Participants: { NOM($participants) }.
tail-speakers = Speakers: { NOM($speakers) }.
tail-outcome = Outcome: { NOM($outcome) }.
tail-items = Items: { NOM($items) }.
tail-legs = Sent: { $legs }.
tail-consignee = Consignee: { NOM($consignee) }.

# Parts
group-of = of { NOM($of) }
group-from = { FROM($from) }
group-in = { IN($places) }
group-sex-female = women
group-sex-male = men
group-age = aged { $lower } to { $upper }
group-age-open = aged { $lower } and over
group-disability-with = with a disability
group-disability-without = without a disability
leg = { NOM($vehicles) }
route-origin = { FROM($origin) }
route-via = through { NOM($via) }
route-destination = { TO($destination) }
allocation = { NOM($money) } for { NOM($purpose) }
allocation-for = of { NOM($for) }
allocation-to = (recipients: { NOM($recipients) })
allocation-in = { IN($places) }
event = { NOM($event) } { IN($place) } { DATE($period) }
partner-partner = partner: { NOM($partner) }
partner-donor = donor: { NOM($partner) }
partner-mediator = mediator: { NOM($partner) }
partner-host = host: { NOM($partner) }
partner-supporter = supporter: { NOM($partner) }
comparison-increase = an increase on { NOM($compared_with) }
comparison-significant_increase = a significant increase on { NOM($compared_with) }
comparison-decrease = a decrease on { NOM($compared_with) }
comparison-significant_decrease = a significant decrease on { NOM($compared_with) }
rate = { $base }/{ $quote }: { $value } ({ NOM($date) }, { $source })
coordinates = { $latitude }°, { $longitude }°

# The whole sheet
sheet-delegation = { BARE($organisation) }. { BARE($delegation) }
sheet-notes = Notes
sheet-contact = Contact
sheet-imprint = © { BARE($organisation) }, { NOM($published) }
section-lead = { DATE($period) }:
note-boundaries = The names and boundaries used in this document do not imply official endorsement, nor do they express a political opinion; names are given as the source gives them.
contact-address = { $address }
contact-phone = T { $phone }
contact-email = Email: { $email }
contact-web = { $web }
factsheet = { $title }: { NOM($activities) } and { NOM($figures) }

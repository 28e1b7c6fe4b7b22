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
clause-together = together with { NOM($partners) }
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
engagement-attended-events = { $where }{ $when } { NOM($by) } took part in { NOM($events) }{ $organised }{ $at }{ $with }{ $marking }{ $as }.
    .passive = { $when } { NOM($events) } { AGREE($events, verb-was) } attended{ $where }{ $marking }.
engagement-attended-count-events = { $where }{ $when } { NOM($by) } took part in { NOM($count) }{ $organised }{ $at }{ $with }{ $marking }: { NOM($events) }.
    .passive = { $when } { NOM($count) } { AGREE($count, verb-was) } attended{ $where }{ $marking }: { NOM($events) }.
engagement-attended-count-events-open = { $where }{ $when } { NOM($by) } took part in { NOM($count) }{ $organised }{ $at }{ $with }{ $marking }, including { NOM($events) }.
    .passive = { $when } { NOM($count) } { AGREE($count, verb-was) } attended{ $where }{ $marking }, including { NOM($events) }.
engagement-attended-count = { $where }{ $when } { NOM($by) } took part in { NOM($count) }{ $organised }{ $at }{ $with }{ $marking }.
    .passive = { $when } { NOM($count) } { AGREE($count, verb-was) } attended{ $organised }{ $where }{ $marking }.
engagement-attended-events-participants = { $where }{ $when } { NOM($participants) } took part in { NOM($events) }{ $organised }{ $marking }.
engagement-attended-participants = { $where }{ $when } { NOM($participants) } took part{ $organised }{ $marking }.
engagement-attended = { $where }{ $when } { NOM($by) } attended an event{ $organised }{ $at }{ $with }{ $marking }{ $as }.
    .passive = { $when } an event was attended{ $where }{ $marking }.

engagement-joined-events = { $where }{ $when } { NOM($by) } took part in { NOM($events) }{ $organised }{ $with }{ $marking }{ $as }.
    .passive = { $when } { NOM($events) } { AGREE($events, verb-was) } attended{ $where }{ $marking }.
engagement-joined-count = { $where }{ $when } { NOM($by) } took part in { NOM($count) }{ $organised }{ $with }{ $marking }.
    .passive = { $when } { NOM($count) } { AGREE($count, verb-was) } attended{ $where }{ $marking }.
engagement-joined = { $where }{ $when } { NOM($by) } took part in joint work{ $with }{ $marking }{ $as }.
    .passive = { $when } there was joint work{ $where }{ $marking }.

engagement-spoke-events = { $where }{ $when } { NOM($by) } spoke at { NOM($events) }{ $organised }{ $about }{ $marking }.
    .passive = { $when } there was a speech at { NOM($events) }{ $organised }{ $where }{ $about }{ $marking }.
engagement-spoke-count-events = { $where }{ $when } { NOM($by) } spoke at { NOM($count) }{ $organised }{ $about }{ $marking }: { NOM($events) }.
    .passive = { $when } there were speeches at { NOM($count) }{ $organised }{ $where }{ $about }{ $marking }: { NOM($events) }.
engagement-spoke-count = { $where }{ $when } { NOM($by) } spoke at { NOM($count) }{ $organised }{ $about }{ $marking }.
    .passive = { $when } there were speeches at { NOM($count) }{ $organised }{ $where }{ $about }{ $marking }.
engagement-spoke-audience = { $where }{ $when } { NOM($by) } spoke to { NOM($audience) }{ $about }{ $marking }.
    .passive = { $when } there was a speech to { NOM($audience) }{ $where }{ $about }{ $marking }.
engagement-spoke = { $where }{ $when } { NOM($by) } spoke{ $about }{ $marking }.
    .passive = { $when } there was a speech{ $where }{ $about }{ $marking }.

engagement-addressed-audience = { $when } { NOM($by) } addressed { NOM($audience) }{ $where }{ $about }{ $marking }.
    .passive = { $when } { NOM($audience) } { AGREE($audience, verb-was) } addressed{ $where }{ $about }{ $marking }.
engagement-addressed-events = { $when } { NOM($by) } addressed { NOM($events) }{ $organised }{ $where }{ $about }{ $marking }.
    .passive = { $when } { NOM($events) } { AGREE($events, verb-was) } addressed{ $where }{ $about }{ $marking }.
engagement-addressed-count = { $when } { NOM($by) } addressed { NOM($count) }{ $organised }{ $where }{ $about }{ $marking }.
    .passive = { $when } { NOM($count) } { AGREE($count, verb-was) } addressed{ $where }{ $about }{ $marking }.
engagement-addressed = { $when } { NOM($by) } gave an address{ $where }{ $about }{ $marking }.
    .passive = { $when } an address was given{ $where }{ $about }{ $marking }.

engagement-met-count-counterparts = { $when } { NOM($by) }{ $often } held { NOM($count) } with { NOM($counterparts) }{ $where }{ $about }{ $marking }.
    .passive = { $when } { NOM($count) } with { NOM($counterparts) } { AGREE($count, verb-was) }{ $often } held{ $where }{ $about }{ $marking }.
engagement-met-count-counterparts-open = { $when } { NOM($by) }{ $often } held { NOM($count) }{ $where }{ $about }{ $marking }, including with { NOM($counterparts) }.
    .passive = { $when } { NOM($count) } { AGREE($count, verb-was) }{ $often } held{ $where }{ $about }{ $marking }, including with { NOM($counterparts) }.
engagement-met-count = { $when } { NOM($by) }{ $often } held { NOM($count) }{ $where }{ $about }{ $marking }.
    .passive = { $when } { NOM($count) } { AGREE($count, verb-was) }{ $often } held{ $where }{ $about }{ $marking }.
engagement-met-counterparts = { $when } { NOM($by) }{ $often } met { NOM($counterparts) }{ $where }{ $about }{ $marking }.
    .passive = { $when } meetings were{ $often } held with { NOM($counterparts) }{ $where }{ $about }{ $marking }.
engagement-met-counterparts-open = { $when } { NOM($by) }{ $often } held meetings{ $where }{ $about }{ $marking }, including with { NOM($counterparts) }.
    .passive = { $when } meetings were{ $often } held{ $where }{ $about }{ $marking }, including with { NOM($counterparts) }.
engagement-met = { $when } { NOM($by) }{ $often } held meetings{ $where }{ $about }{ $marking }.
    .passive = { $when } meetings were{ $often } held{ $where }{ $about }{ $marking }.

engagement-discussed-counterparts = { $when } { NOM($by) }{ $often } kept up a dialogue with { NOM($counterparts) }{ $about }{ $where }.
    .passive = { $when } there was a dialogue{ $often } with { NOM($counterparts) }{ $about }{ $where }.
engagement-discussed-counterparts-open = { $when } { NOM($by) }{ $often } kept up a dialogue{ $about }{ $where }, including with { NOM($counterparts) }.
    .passive = { $when } there was a dialogue{ $often }{ $about }{ $where }, including with { NOM($counterparts) }.
engagement-discussed-count = { $when } { NOM($by) }{ $often } kept up a dialogue: { NOM($count) }{ $about }{ $where }.
    .passive = { $when } there was a dialogue{ $often }: { NOM($count) }{ $about }{ $where }.
engagement-discussed = { $when } { NOM($by) }{ $often } kept up a dialogue{ $about }{ $where }.
    .passive = { $when } there was a dialogue{ $often }{ $about }{ $where }.

engagement-held-count-counterparts = { $when } { NOM($by) }{ $often } held { NOM($count) } with { NOM($counterparts) }{ $at }{ $where }{ $with }{ $about }{ $marking }.
    .passive = { $when } { NOM($count) } with { NOM($counterparts) } { AGREE($count, verb-was) }{ $often } held{ $at }{ $where }{ $about }{ $marking }.
engagement-held-count-counterparts-open = { $when } { NOM($by) }{ $often } held { NOM($count) }{ $at }{ $where }{ $with }{ $about }{ $marking }, including with { NOM($counterparts) }.
    .passive = { $when } { NOM($count) } { AGREE($count, verb-was) }{ $often } held{ $at }{ $where }{ $about }{ $marking }, including with { NOM($counterparts) }.
engagement-held-counterparts = { $when } { NOM($by) }{ $often } held meetings with { NOM($counterparts) }{ $at }{ $where }{ $with }{ $about }{ $marking }.
    .passive = { $when } meetings with { NOM($counterparts) } were{ $often } held{ $at }{ $where }{ $about }{ $marking }.
engagement-held-events = { $when } { NOM($by) } held { NOM($events) }{ $at }{ $where }{ $with }{ $about }{ $marking }.
    .passive = { $when } { NOM($events) } { AGREE($events, verb-was) } held{ $at }{ $where }{ $about }{ $marking }.
engagement-held-count-audience = { $when } { NOM($by) } held { NOM($count) } for { NOM($audience) }{ $at }{ $where }{ $with }{ $about }{ $marking }.
    .passive = { $when } { NOM($count) } { AGREE($count, verb-was) } held for { NOM($audience) }{ $at }{ $where }{ $about }{ $marking }.
engagement-held-count = { $when } { NOM($by) } held { NOM($count) }{ $at }{ $where }{ $with }{ $about }{ $marking }.
    .passive = { $when } { NOM($count) } { AGREE($count, verb-was) } held{ $at }{ $where }{ $about }{ $marking }.
engagement-held = { $when } { NOM($by) }{ $often } held an event{ $at }{ $where }{ $with }{ $about }{ $marking }.
    .passive = { $when } an event was{ $often } held{ $at }{ $where }{ $about }{ $marking }.

engagement-hosted-events = { $when } { NOM($by) } organised { NOM($events) }{ $at }{ $where }{ $with }{ $about }{ $marking }.
    .passive = { $when } { NOM($events) } { AGREE($events, verb-was) } organised{ $at }{ $where }{ $about }{ $marking }.
engagement-hosted-count = { $when } { NOM($by) } organised { NOM($count) }{ $at }{ $where }{ $with }{ $about }{ $marking }.
    .passive = { $when } { NOM($count) } { AGREE($count, verb-was) } organised{ $at }{ $where }{ $about }{ $marking }.
engagement-hosted-count-participants = { $when } { NOM($by) } organised { NOM($count) } for { NOM($participants) }{ $at }{ $where }{ $with }{ $about }{ $marking }.
    .passive = { $when } { NOM($count) } { AGREE($count, verb-was) } organised for { NOM($participants) }{ $at }{ $where }{ $about }{ $marking }.
engagement-hosted-events-participants = { $when } { NOM($participants) } took part in { NOM($events) }{ $organised }{ $where }{ $about }{ $marking }.
engagement-hosted-participants = { $when } { NOM($participants) } took part{ $where }{ $about }{ $marking }.
engagement-hosted = { $when } { NOM($by) } organised an event{ $at }{ $where }{ $with }{ $about }{ $marking }.
    .passive = { $when } an event was organised{ $at }{ $where }{ $about }{ $marking }.

engagement-co_hosted-events = { $when } { NOM($by) } organised { NOM($events) }{ $together }{ $at }{ $where }{ $about }{ $marking }.
    .passive = { $when } { NOM($events) } { AGREE($events, verb-was) } organised{ $together }{ $at }{ $where }{ $about }{ $marking }.
engagement-co_hosted-count = { $when } { NOM($by) } organised { NOM($count) }{ $together }{ $at }{ $where }{ $about }{ $marking }.
    .passive = { $when } { NOM($count) } { AGREE($count, verb-was) } organised{ $together }{ $at }{ $where }{ $about }{ $marking }.
engagement-co_hosted-count-participants = { $when } { NOM($by) } organised { NOM($count) }{ $together } for { NOM($participants) }{ $at }{ $where }{ $about }{ $marking }.
    .passive = { $when } { NOM($count) } { AGREE($count, verb-was) } organised{ $together } for { NOM($participants) }{ $at }{ $where }{ $about }{ $marking }.
engagement-co_hosted-events-participants = { $when } { NOM($by) } organised { NOM($events) }{ $together } for { NOM($participants) }{ $at }{ $where }{ $about }{ $marking }.
    .passive = { $when } { NOM($events) } { AGREE($events, verb-was) } organised{ $together } for { NOM($participants) }{ $at }{ $where }{ $about }{ $marking }.
engagement-co_hosted = { $when } { NOM($by) } organised an event{ $together }{ $at }{ $where }{ $about }{ $marking }.
    .passive = { $when } an event was organised{ $together }{ $at }{ $where }{ $about }{ $marking }.

engagement-trained-participants = { $when } { NOM($by) } trained { NOM($participants) }{ $at }{ $where }{ $with }{ $about }{ $marking }.
    .passive = { $when } { NOM($participants) } { AGREE($participants, verb-was) } trained{ $at }{ $where }{ $about }{ $marking }.
engagement-trained-count-participants = { $when } { NOM($by) } gave { NOM($count) } to { NOM($participants) }{ $at }{ $where }{ $with }{ $about }{ $marking }.
    .passive = { $when } { NOM($count) } { AGREE($count, verb-was) } given to { NOM($participants) }{ $at }{ $where }{ $about }{ $marking }.
engagement-trained-count = { $when } { NOM($by) } gave { NOM($count) }{ $at }{ $where }{ $with }{ $about }{ $marking }.
    .passive = { $when } { NOM($count) } { AGREE($count, verb-was) } given{ $at }{ $where }{ $about }{ $marking }.
engagement-trained-count-audience = { $when } { NOM($by) } gave { NOM($count) } to { NOM($audience) }{ $at }{ $where }{ $with }{ $about }{ $marking }.
    .passive = { $when } { NOM($count) } { AGREE($count, verb-was) } given to { NOM($audience) }{ $at }{ $where }{ $about }{ $marking }.
engagement-trained-events-participants = { $when } { NOM($participants) } took part in { NOM($events) }{ $organised }{ $where }{ $about }{ $marking }.
engagement-trained = { $when } { NOM($by) } gave training{ $at }{ $where }{ $with }{ $about }{ $marking }.
    .passive = { $when } training was given{ $at }{ $where }{ $about }{ $marking }.

engagement-supported-events = { $when } { NOM($by) } supported { NOM($events) }{ $organised }{ $where }{ $marking }.
    .passive = { $when } { NOM($events) } { AGREE($events, verb-was) } supported{ $where }{ $marking }.
engagement-supported = { $when } { NOM($by) } gave support{ $where }{ $about }{ $marking }.
    .passive = { $when } support was given{ $where }{ $about }{ $marking }.

# Assistance
delivery-cash-beneficiaries = { $when }{ $led } { NOM($by) } provided cash assistance to { NOM($beneficiaries) }{ $where }{ $coordinated }{ $responding }.
    .passive = { $when } { NOM($beneficiaries) } received cash assistance{ $where }{ $responding }.
delivery-cash = { $when }{ $led } { NOM($by) } provided cash assistance{ $where }{ $coordinated }{ $responding }.
    .passive = { $when } cash assistance was provided{ $where }{ $responding }.
delivery-items-beneficiaries = { $when }{ $led } { NOM($by) } provided { NOM($items) } to { NOM($beneficiaries) }{ $where }{ $coordinated }{ $responding }.
    .passive = { $when } { NOM($beneficiaries) } received { NOM($items) }{ $where }{ $responding }.
delivery-items-consignee = { $when }{ $led } { NOM($by) } donated { NOM($items) } to { NOM($consignee) }{ $where }{ $coordinated }{ $responding }.
    .passive = { $when } { NOM($items) } { AGREE($items, verb-was) } donated to { NOM($consignee) }{ $where }{ $responding }.
delivery-messages-items-beneficiaries = { $when }{ $led } { NOM($by) } delivered { NOM($items) } to { NOM($beneficiaries) }{ $where }.
    .passive = { $when } { NOM($items) } { AGREE($items, verb-was) } delivered to { NOM($beneficiaries) }{ $where }.
delivery-items-legs = { $when }{ $led } { NOM($by) } sent { $legs }{ $coordinated }{ $responding }. Cargo: { NOM($items) }.
    .passive = { $when } { $legs } { AGREE($legs, verb-was) } sent{ $responding }. Cargo: { NOM($items) }.
delivery-items = { $when }{ $led } { NOM($by) } delivered { NOM($items) }{ $where }{ $coordinated }{ $responding }.
    .passive = { $when } { NOM($items) } { AGREE($items, verb-was) } delivered{ $where }{ $responding }.
delivery-legs = { $when }{ $led } { NOM($by) } sent { $legs }{ $coordinated }{ $responding }.
    .passive = { $when } { $legs } { AGREE($legs, verb-was) } sent{ $responding }.
delivery-beneficiaries = { $when }{ $led } { NOM($by) } assisted { NOM($beneficiaries) }{ $where }{ $coordinated }{ $responding }{ $compared }.
    .passive = { $when } { NOM($beneficiaries) } received assistance{ $where }{ $responding }{ $compared }.
delivery-consignee = { $when }{ $led } { NOM($by) } assisted { NOM($consignee) }{ $where }{ $coordinated }{ $responding }.
    .passive = { $when } { NOM($consignee) } received assistance{ $where }{ $responding }.
delivery = { $when }{ $led } { NOM($by) } provided assistance{ $where }{ $coordinated }{ $responding }.
    .passive = { $when } assistance was provided{ $where }{ $responding }.

delivery-vouchers-beneficiaries = { $when }{ $led } { NOM($by) } provided vouchers to { NOM($beneficiaries) }{ $where }{ $coordinated }{ $responding }.
    .passive = { $when } { NOM($beneficiaries) } received vouchers{ $where }{ $responding }.
delivery-messages-beneficiaries = { $when }{ $led } { NOM($by) } delivered messages to { NOM($beneficiaries) }{ $where }{ $coordinated }.
    .passive = { $when } { NOM($beneficiaries) } received messages{ $where }.
delivery-services-beneficiaries = { $when }{ $led } { NOM($by) } provided services to { NOM($beneficiaries) }{ $where }{ $coordinated }{ $responding }.
    .passive = { $when } { NOM($beneficiaries) } received services{ $where }{ $responding }.

# Programmes
programme-allocations = { $when }{ $led } { NOM($by) } allocated { $allocations }{ $where }{ $responding }.
    .passive = { $when } { $allocations } { AGREE($allocations, verb-was) } allocated{ $where }{ $responding }.
programme-services = { NOM($by) }{ $where }{ $with }{ $when }: { NOM($services) }{ $compared }.
    .passive = { NOM($services) }{ $where }{ $when }{ $compared }.
programme-services-beneficiaries = { $when }{ $led } { NOM($by) } gave { NOM($services) } for { NOM($beneficiaries) }{ $where }.
    .passive = { $when } { NOM($services) } { AGREE($services, verb-was) } given for { NOM($beneficiaries) }{ $where }.
programme-supported = { $when }{ $led } { NOM($by) } supported { NOM($supported) }{ $where }.
    .passive = { $when } { NOM($supported) } { AGREE($supported, verb-was) } supported{ $where }.
programme-beneficiaries = { $when }{ $led } { NOM($by) } assisted { NOM($beneficiaries) }{ $where }{ $coordinated }{ $as }{ $responding }{ $compared }.
    .passive = { $when } { NOM($beneficiaries) } { AGREE($beneficiaries, verb-was) } assisted{ $where }{ $responding }{ $compared }.
programme-route-beneficiaries = { $when }{ $led } { NOM($by) } accompanied { NOM($beneficiaries) } { $route }{ $coordinated }{ $as }{ $responding }{ $compared }.
    .passive = { $when } { NOM($beneficiaries) } { AGREE($beneficiaries, verb-was) } accompanied { $route }{ $responding }{ $compared }.
programme-figures = { NOM($by) }{ $where }{ $with }{ $when }: { NOM($figures) }{ $compared }.
    .passive = { NOM($figures) }{ $where }{ $when }{ $compared }.
programme-changes = { NOM($by) }{ $where }{ $when }, change: { NOM($changes) }.
    .passive = { $where }{ $when }, change: { NOM($changes) }.
programme = { $when }{ $led } { NOM($by) }{ $often } worked{ $where }{ $coordinated }{ $as }{ $about }{ $responding }.
    .passive = { $when } work was{ $often } done{ $where }{ $about }{ $responding }.

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
tail-by = Carried out by { NOM($by) }.
tail-open = The list is not complete.
tail-form = Form: { NOM($form) }.
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
group-sex-female = female
group-sex-male = male
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
sheet-organisation = { BARE($organisation) }
sheet-period = { NOM($period) }
sheet-notes = Notes
sheet-contact = Contact
sheet-imprint = © { BARE($organisation) }, { NOM($published) }
section-lead = { DATE($period) }:
note-boundaries = The names and boundaries used in this document do not imply official endorsement, nor do they express a political opinion on the part of { NOM($organisation) }.
contact-address = { $address }
contact-phone = T { $phone }
contact-email = Email: { $email }
contact-web = { $web }
factsheet = { $title }: { NOM($activities) } and { NOM($figures) }

# The charts of a sheet
chart-heading = Figures compared
chart-people = People helped, by activity
chart-people-about = Activity
chart-people-figure = People
chart-people-note = One person may have been helped more than once, so these figures do not add up to a total.
chart-deliveries = Deliveries by destination
chart-deliveries-about = Destination
chart-deliveries-figure = Vehicles
chart-allocations = Funds allocated, by purpose
chart-allocations-about = Purpose
chart-allocations-figure = Amount
chart-pale = The pale part of a bar: the exact number is not stated.
chart-dotted = A dotted line: stated without a number.

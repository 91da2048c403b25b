package export

import (
	"strings"
	"sync"
)

// oneOf says whether a list has a word, in any case.
func oneOf(list func() string, word string) bool {
	return strings.Contains(list(), " "+strings.ToLower(word)+" ")
}

// wordList is a list that is made with the first word that is asked for.
func wordList(words string) func() string {
	return sync.OnceValue(func() string { return " " + strings.Join(strings.Fields(words), " ") + " " })
}

// isOrdinary says whether a name is a word of the language too, or a word that is used much may be a surname.
func isOrdinary(word string) bool { return oneOf(ordinary, word) || isJoining(word) }

var ordinary = wordList(`ace amber angel april archer art august baker ball banks barber basil bass bay beach beard bell best bill bird bishop black
	bob bond booth bowles branch brand bridges bright broad brook brooks brown buddy burns bush butcher butler cannon carroll
	carter case cash chambers chance chase check childs chip christian church clay cliff close cook costa crews cross crystal
	daisy dale dash dawn day dean dell dove downs drake drew duke dusty earl east energy eve fairchild faith field fields fish
	fisher flint flood flowers ford forest foster fox frank franks freed freeman gate gates gay gene ginger glass glen glory gold
	golden golding good goodman grace grant grave graves gray green grey gross guy hall hand harding hardy harmony heard heath
	herring hightower hill holiday holly honor hood hope house hunt hunter irons iris ivy jack jade jay jean jet jewel job joy
	judge june justice kelly king kitchen kit knight lake lance land lane law lawson light lily lima lisa little long lord love
	low lucky lyon mai major marks mark marsh mason masters max may melody miles mill miller mills mine moon moons morales moss
	newman newton nick night noble north nova ocean olive opal pace page park parks parsons peace parish parson pat pearl penny
	pepper pierce pike pilot pool poppy porter post potter pound power powers price priest prince prior quick queen raines rain
	rains ray read redman reed rex rice rich river rivers rob robin rock rocks rocky roman root rose rowan rowland royal ruby rush
	rusty sage saint sand sands sandy sells sharp shell shore silver simpson singer sky smart snow song soul south sparks
	sparrow spring star stark steel sterling stone storm stormy strong sue summer sun sunny swan sweet swift temple thorn tower
	towers townsend tuck underwood van victor viola violet wade wait walker wall walls ward warren waterman waters weaver web
	welles wells west white whitehead wild will winter winters wise wolf wood woods woodward workman worth wren yard york young
	youngs hu hui li ng tan ho ma wu`)

// isJoining says whether a word that carries grammar is a name too, beside another name alone: Anh Do, Per Holm.
func isJoining(word string) bool { return oneOf(joining, word) }

var joining = wordList(`an do he ho le ma per so van`)

// shortNames are names that lists have for short forms or for words of other languages.
var shortNames = wordList(`al don ed hai han hu hui jo kan lei li mai mo ng su vi yu`)

// isRole says whether a word says what somebody does or who in general is meant, in any case; or what is said of people, or a tool that
// is another word too.
func isRole(word string) bool { return oneOf(roles, word) }

var roles = wordList(`staff principal senior seniors junior juniors lead leads leader leaders leadership manager managers management director
	directors engineer engineers engineering architect architects head heads chief chiefs officer officers president vice team
	teams platform product designer designers developer developers tester testers analyst analysts scientist scientists programmer
	programmers partner partners friend friends colleague colleagues coworker coworkers teammate teammates boss bosses mentor
	mentors coach coaches founder founders cofounder cofounders owner owners peer peers recruiter recruiters tech supervisor
	supervisors executive executives secretary assistant assistants treasurer chair chairman chairwoman chairperson trustee
	trustees member members board boards committee committees council councils department departments dept division group groups
	office company companies firm firms agency agencies union community public crowd panel people person folk folks guys man men
	woman women kid kids baby family wife wives husband husbands spouse fiancé fiancée girlfriend boyfriend mother father mum mom
	dad mama papa parent parents brother brothers sister sisters sibling siblings son sons daughter daughters cousin cousins uncle
	aunt auntie grandma grandpa grandmother grandfather nanny niece nephew roommate roommates flatmate flatmates landlord landlady
	neighbour neighbours neighbor neighbors doctor doctors nurse therapist lawyer lawyers counsel accountant accountants adviser
	advisers advisor advisors teacher teachers professor student students intern interns apprentice trainee trainees employee
	employees employer worker workers investor investors shareholder shareholders stakeholder stakeholders sponsor sponsors
	customer customers client clients user users reader readers vendor vendors supplier suppliers contractor contractors
	consultant consultants freelancer freelancers reviewer reviewers approver approvers maintainer maintainers author authors host
	hosts volunteer volunteers attendees bank school university government mayor authorities mr mrs ms miss mx dr prof sir herr
	frau señor señora monsieur madame depends depending approval approvals agreement consent permission budget tbd etc aka incl
	unknown mann chef chefin eltern familie kollege kollegen kollegin freund freundin jefe jefa marido mujer esposa esposo equipo
	familia padres amigo amiga femme mari équipe famille patron patronne collègue collègues ami amie copain copine moeder vader
	vriend vriendin collega betriebsrat vorstand guild guilds squad squads tribe
	chapter forum employers organizers participants researchers slack zoom notion rust`)

// isJargon says whether a word that no list has as a plain one says what somebody does, in short or as people at work do.
func isJargon(word string) bool { return oneOf(jargon, word) }

var jargon = wordList(`admin admins ai bi bu ceo cfo cio cmo coo cpo cro cso cto dba dev devs devops devrel em ems eng eu evp exec execs fintech gm
	gtm hq hr ic ics io ios it jr kpi kpis lgtm mentee mentees ml mlops na noreply okr okrs oncall ops oss pa pm pms pmo po pos pr
	qa rnd sde sec secops skip sre sres sr svp swe sysadmin sysadmins tbc tbd tl tls tpm tpms uk us usa ui ux vc vcs vp vps xfn`)

// isTitle says whether a word stands in front of a name.
func isTitle(word string) bool { return oneOf(titles, word) }

var titles = wordList(`mr mrs ms miss mx dr prof sir professor doctor uncle aunt auntie herr frau señor señora monsieur madame`)

// places stand before where a person is from.
var places = wordList(`from at of in for on`)

// relatives go on about somebody: Dana, who hired me.
var relatives = wordList(`who whom whose that which when where after before because about if with`)

// verbs are names that are verbs as well.
var verbs = wordList(`will may mark hope grant sue rob pat`)

// things stand before a word that is no name.
var things = wordList(`a an the my our your his her their its this that these those who whoever which what it i we you he she they everyone everybody
	nobody somebody someone anyone anybody all both some any each every no`)

// said are the keys of front matter behind which a person says something.
var said = wordList(`question context way_back when_where must_agree with who_sees`)

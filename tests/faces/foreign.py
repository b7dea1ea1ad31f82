"""Reads every format with a library that is not ours, and compares counts and dates with the JSON file."""
import csv, json, sys, datetime, pathlib
import duckdb, icalendar, jsonschema, networkx, rdflib, yaml, ruamel.yaml, sqlite3
d = pathlib.Path(sys.argv[1])
t = json.load(open(d / 't.json'))
events = {e['id']: e for e in t['events']}
dated = [e for e in t['events'] if e['start'][0]]
def same(what, a, b):
    if a != b: sys.exit(f'{what}: {a!r} is not {b!r}')
    print(f'ok {what}: {str(a)[:80]}')
cal = icalendar.Calendar.from_ical((d / 't.ics').read_bytes())
got = {str(e['UID']).removesuffix('@annals'): e for e in cal.walk('VEVENT')}
same('icalendar events', len(got), len(dated))
bad = [i for i, e in got.items() if not str(e.decoded('DTSTART'))[:10] == events[i]['start'][0][:10]]
same('icalendar first days that differ', bad, [])
same('icalendar titles that differ', [i for i, e in got.items() if str(e['SUMMARY']) != events[i]['title']], [])
g = networkx.read_graphml(d / 't.graphml')
same('networkx nodes', g.number_of_nodes(), len(events))
same('networkx start', [i for i, n in g.nodes(data=True) if n.get('start_earliest') != events[i]['start'][0]], [])
before = networkx.DiGraph((a, b) for a, b, k in g.edges(data='relation') if k == 'before')
whole = networkx.DiGraph()
for r in t.get('relations', []):
    if r['relation'] == 'before': whole.add_edge(r['from'], r['to'])
    if r['relation'] == 'after': whole.add_edge(r['to'], r['from'])
if whole.number_of_edges() and networkx.is_directed_acyclic_graph(whole):
    same('networkx reduction', set(before.edges) == set(networkx.transitive_reduction(whole).edges), True)
rd = rdflib.Graph().parse(d / 't.jsonld', format='json-ld')
S = rdflib.Namespace('https://schema.org/'); T = rdflib.Namespace('http://www.w3.org/2006/time#')
same('rdflib events', len(set(rd.subjects(rdflib.RDF.type, S.Event))), len(events))
same('rdflib intervals of starts', len(list(rd.subject_objects(T.hasBeginning))) >= len(events), True)
q = '''SELECT ?id ?v WHERE { ?e schema:identifier ?id ; time:hasTime/time:hasBeginning ?s . ?w time:inside ?s ; time:hasBeginning/time:inXSDDateTimeStamp ?v . ?e a schema:Event }'''
rows = {str(r.id): str(r.v) for r in rd.query(q, initNs={'schema': S, 'time': T})}
same('rdflib earliest starts', {k: v[:10] for k, v in rows.items()} == {e['id']: e['start'][0][:10] for e in dated}, True)
rows = [json.loads(l) for l in open(d / 't.jsonl')]
same('json lines', [r for r in rows if 'type' in r] == t['events'], True)
same('json lines: relations', [r for r in rows if 'relation' in r] == t.get('relations', []), True)
rows = list(csv.DictReader(open(d / 't.csv', newline='')))
same('csv', [(r['id'], r['start_earliest'] or None) for r in rows] == [(e['id'], e['start'][0]) for e in t['events']], True)
for name, y in [('PyYAML', yaml.safe_load((d / 't.yaml').read_text())), ('ruamel', ruamel.yaml.YAML(typ='safe').load((d / 't.yaml').read_text()))]:
    same(name, [(e['id'], e['title'], e.get('when')) for e in y['events']] == [(e['id'], e['title'], e.get('when')) for e in t['events']], True)
    jsonschema.validate(y, json.load(open(d / 'schema.json')))
jsonschema.validate(t, json.load(open(d / 'schema.json')))
print('ok jsonschema: YAML and JSON')
seen = duckdb.sql(f"select count(*), count(start_earliest), min(start_earliest::varchar) from read_csv('{d / 't.csv'}', all_varchar=true)").fetchall()[0]
same('duckdb', seen, (len(events), len(dated), min(e['start'][0] for e in dated)))
if (d / 't.sqlite').exists():
    db = sqlite3.connect(d / 't.sqlite')
    same('sqlite is well', db.execute('pragma integrity_check').fetchone()[0], 'ok')
    rows = db.execute('select id, title, "when", start_earliest, end_latest, status from events order by position').fetchall()
    same('sqlite events', rows == [(e['id'], e['title'], e.get('when'), e['start'][0], e['end'][1], e['status']) for e in t['events']], True)
    count = lambda table: db.execute(f'select count(*) from {table}').fetchone()[0]
    same('sqlite rows', [count(x) for x in ('participants', 'evidence', 'relations', 'contradictions')],
         [sum(len(e.get('actors', [])) for e in t['events']), sum(len(e.get('evidence', [])) for e in t['events']), len(t.get('relations', [])), len(t.get('contradictions', []))])
from anafora.timeml import to_anafora_data, to_document_creation_time
tml = to_anafora_data(str(d / 't.tml'))
of = lambda kind: [a.properties for a in tml.annotations if a.type == kind]
first = {}
for a in tml.annotations:
    if a.type == 'MAKEINSTANCE': first.setdefault(a.properties['comment'].split()[0], a.id)
same('timeml events', list(first) == list(events), True)
same('timeml quotes', len(of('EVENT')), sum(max(1, len(e.get('evidence', []))) for e in t['events']))
def earliest(time): return time.properties['beginPoint'].properties['value'] if 'beginPoint' in time.properties else time.properties['value']
dates = {a['eventInstanceID'].id: earliest(a['relatedToTime']) for a in of('TLINK') if 'relatedToTime' in a}
same('timeml first days that differ', [i for i, e in events.items() if e['start'][0] and not e['start'][0].startswith(dates[first[i]][:10])], [])
same('timeml day of the collection', to_document_creation_time(str(d / 't.tml')), max(x['published'] for x in t['documents']))
links = {(a['eventInstanceID'].id, a['relatedToEventInstance'].id) for a in of('TLINK') if a['relType'] == 'BEFORE'}
same('timeml links', links == {(first[r['from']], first[r['to']]) for r in t['relations'] if r['relation'] == 'before'}, True)

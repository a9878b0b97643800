#!/usr/bin/env python3
"""Reads a Hearth plan file by docs/snapshot-format.md alone: no code of Hearth is used.

It verifies the form and id of every change, blanks what is ordered to be erased, rebuilds the present
state of each plan and its conflicts from the changes, and compares them with what the file states. Only the standard library is needed.

    python3 read_plan.py FILE...

Ends with 1, and says what differs, where a file does not hold together.
"""

import hashlib
import json
import re
import sys

# --- Ids: "The id of a change" -----------------------------------------------------------------


def canonical(value):
    """RFC 8785, for what a change can hold: no fractions."""
    if isinstance(value, dict):
        # Keys are ordered by their UTF-16 code units.
        keys = sorted(value, key=lambda key: key.encode("utf-16-be", "surrogatepass"))
        return "{" + ",".join(canonical(key) + ":" + canonical(value[key]) for key in keys) + "}"
    if isinstance(value, list):
        return "[" + ",".join(map(canonical, value)) + "]"
    if isinstance(value, float) or isinstance(value, int) and not isinstance(value, bool) and abs(value) > 2**53:
        raise ValueError(f"{value} cannot be part of a change")
    return json.dumps(value, ensure_ascii=False)


def is_text(value):
    return (
        isinstance(value, dict)
        and value.keys() == {"text", "salt"}
        and all(isinstance(part, str) for part in value.values())
        and "\n" not in value["salt"]
    )


def is_erased(value):
    return isinstance(value, dict) and value.keys() == {"digest"} and isinstance(value["digest"], str)


def digested(value):
    if not is_text(value):
        return value
    return {"digest": hashlib.sha256(f"{value['salt']}\n{value['text']}".encode()).hexdigest()}


def worked_out_id(change):
    bare = {key: value for key, value in change.items() if key != "id"}
    for note in ("why", "source"):
        if note in bare:
            bare[note] = digested(bare[note])
    bare["sets"] = [{**one, "value": digested(one["value"])} for one in bare["sets"]]
    return hashlib.sha256(canonical(bare).encode()).hexdigest()[:32]


# --- Forms: "A change" -------------------------------------------------------------------------

ID = r"[a-z]+-[a-z0-9-]+"
CHANGE_ID = re.compile(r"[0-9a-f]{32}")


def is_thing(entity):
    return isinstance(entity, str) and len(entity) <= 96 and re.fullmatch(ID, entity) is not None


def is_list_of_changes(ids):
    return (
        isinstance(ids, list)
        and ids != []
        and all(isinstance(one, str) and CHANGE_ID.fullmatch(one) for one in ids)
        and ids == sorted(set(ids))
    )


def fault(change):
    """Why a change is set aside; None where it is not."""
    if not isinstance(change, dict) or not isinstance(change.get("id"), str):
        return "it is no change"
    by, sets = change.get("by"), change.get("sets")
    if not isinstance(by, dict) or not all(isinstance(by.get(key), str) for key in ("name", "device")):
        return "`by` is not as it should be"
    if not isinstance(change.get("at"), str):
        return "`at` is not as it should be"
    if not isinstance(sets, list) or not sets:
        return "it sets nothing"
    for one in sets:
        if not isinstance(one, dict) or not is_thing(one.get("entity")) or not isinstance(one.get("field"), str):
            return "a set is not as it should be"
        if "value" not in one:
            return "a set gives no value"
    lists = [(key, change[key]) for key in ("after", "undoes") if key in change]
    lists += [("over", one["over"]) for one in sets if "over" in one]
    for key, ids in lists:
        if not is_list_of_changes(ids):
            return f"`{key}` is not a sorted list of changes"
    needs = change.get("needs", ["-"])
    if not isinstance(needs, list) or not needs or not all(isinstance(need, str) for need in needs):
        return "`needs` is not as it should be"
    if any(change.get(note, "-") is None for note in ("why", "source")):
        return "a note is null"
    try:
        right = worked_out_id(change)
    except ValueError as problem:
        return str(problem)
    return None if right == change["id"] else f"its content gives {right}"


# --- Erasing -----------------------------------------------------------------------------------

ORDER = re.compile(r"erase/([0-9a-f]{32})/((?!erase/).*)", re.DOTALL)


def without_erased(plan, changes):
    """The changes, two copies of one as one, without the texts that are ordered to be erased."""
    copies = {}
    for change in changes:
        copies.setdefault(change["id"], []).append(change)
    orders = set()
    for change in changes:
        for one in change["sets"]:
            match = ORDER.fullmatch(one["field"])
            if match and one["value"] is True:
                orders.add((match[1], one["entity"], match[2]))
    digests = set()
    for change in changes:
        for one in change["sets"]:
            if (change["id"], one["entity"], one["field"]) in orders:
                value = digested(one["value"])
                if is_erased(value):
                    digests.add((one["entity"], one["field"], value["digest"]))

    def held(change, entity, field, values):
        # Of two copies the text is kept, unless it is ordered to be erased.
        value = next((value for value in values if not is_erased(value)), values[0])
        bare = digested(value)
        gone = (change, entity, field) in orders
        gone = gone or is_erased(bare) and (entity, field, bare["digest"]) in digests
        return bare if gone else value

    out = []
    for id, same in copies.items():
        change = dict(same[0])
        for note in ("why", "source"):
            if note in change:
                change[note] = held(id, plan, f"@{note}", [copy[note] for copy in same])
        change["sets"] = [
            {**one, "value": held(id, one["entity"], one["field"], [copy["sets"][number]["value"] for copy in same])}
            for number, one in enumerate(change["sets"])
        ]
        out.append(change)
    return out


# --- Fields: "What stands" ---------------------------------------------------------------------


def is_empty(value):
    return value is None or is_erased(value) or is_text(value) and value["text"] == ""


def shown(value):
    return value["text"] if is_text(value) else value


class History:
    def __init__(self, changes):
        self.changes = {change["id"]: change for change in changes}
        # (entity, field) -> [(id of the change, number of the set, value)]
        self.given = {}
        # (entity, field) -> the changes replaced, each with those that replaced it
        self.replaced = {}
        for change in changes:
            for number, one in enumerate(change["sets"]):
                key = (one["entity"], one["field"])
                self.given.setdefault(key, []).append((change["id"], number, one["value"]))
                for old in one.get("over", []):
                    self.replaced.setdefault(key, {}).setdefault(old, set()).add(change["id"])

    def standing(self, entity, field):
        """The answers that stand, the one shown first."""
        key = (entity, field)
        gone = self.replaced.get(key, {})
        standing = [answer for answer in self.given.get(key, []) if answer[0] not in gone]
        standing.sort(key=lambda answer: (is_erased(answer[2]), answer[0]))
        return standing

    def value(self, entity, field):
        """The value shown, as JSON; None where there is none."""
        standing = self.standing(entity, field)
        if not standing or is_empty(standing[0][2]):
            return None
        return shown(standing[0][2])

    def entities(self):
        return {entity for entity, _ in self.given}

    def fields(self, entity):
        return sorted(field for other, field in self.given if other == entity)


# --- The plan: "The readable part" -------------------------------------------------------------

PARENTS = {
    "section": ["plan"],
    "party": ["plan"],
    "status": ["plan"],
    "commitment": ["section"],
    "connection": ["section"],
    "action": ["section", "commitment"],
    "point": ["commitment", "action"],
    "outcome": ["commitment", "action"],
    "update": ["commitment", "action"],
    "evidence": ["commitment", "action", "update"],
    "alias": ["party"],
}

# Of each kind: its fields by key, and its lists by key.
FIELDS = {
    "plan": ["title", "organisation", "period", "adopted", "note", "year-basis", "cycle-months", "origin"],
    "section": ["number", "title", "objective"],
    "commitment": ["ref", "text", "published", "tracked", "responsibility", "status"],
    "action": ["ref", "text", "published", "responsibility", "status"],
    "point": ["text"],
    "outcome": ["text"],
    "connection": ["text"],
    "alias": ["text"],
    "update": ["date", "status", "text", "on-behalf-of"],
    "evidence": ["title", "link", "date"],
    "party": ["name", "party-kind"],
    "status": ["word", "shape", "stage", "meaning"],
}
LISTS = {
    "plan": {"statuses": "status", "sections": "section", "parties": "party"},
    "section": {"connections": "connection", "commitments": "commitment", "actions": "action"},
    "commitment": {
        "points": "point",
        "outcomes": "outcome",
        "evidence": "evidence",
        "updates": "update",
        "actions": "action",
    },
    "action": {"points": "point", "outcomes": "outcome", "evidence": "evidence", "updates": "update"},
    "update": {"evidence": "evidence"},
    "party": {"aliases": "alias"},
}
LINES = ["commitment", "action"]

LEAD = re.compile(rf"lead/([^/]*)/({ID})")
ERASURE = re.compile(r"erase/[^/]*/(?!erase/).*", re.DOTALL)
SAME = re.compile(rf"same/({ID})")


def kind_of(entity):
    return entity.split("-")[0]


class Plan:
    def __init__(self, plan, history):
        self.plan, self.history, self.written = plan, history, set()
        self.children = {}
        for entity in history.entities():
            parent = self.parent(entity)
            if parent is not None:
                self.children.setdefault(parent, []).append(entity)
        for siblings in self.children.values():
            siblings.sort(key=lambda entity: (self.history.value(entity, "place")["order"].encode(), entity.encode()))

    def parent(self, entity):
        """What a thing stands under; None where its place is none."""
        place = self.history.value(entity, "place")
        well_formed = isinstance(place, dict) and all(isinstance(place.get(key), str) for key in ("parent", "order"))
        fits = well_formed and kind_of(place["parent"]) in PARENTS.get(kind_of(entity), [])
        return place["parent"] if fits else None

    def present(self):
        root = self.thing(self.plan)
        loose = []
        for entity in sorted(self.history.entities() - self.written):
            if self.parent(entity) not in self.history.entities():
                thing = self.thing(entity)
                place = self.history.value(entity, "place")
                loose.append(thing if place is None else {**thing, "place": place})
        if loose:
            root["unplaced"] = loose
        return root

    def thing(self, entity):
        self.written.add(entity)
        kind, value = kind_of(entity), lambda field: self.history.value(entity, field)
        out, elsewhere = {"id": entity}, {"place", "removed", *FIELDS.get(kind, [])}
        for field in ["removed", *FIELDS.get(kind, [])]:
            if value(field) is not None:
                out["kind" if field == "party-kind" else field] = value(field)
        if "status" in out and kind in [*LINES, "update"]:
            is_status = isinstance(out["status"], str) and kind_of(out["status"]) == "status"
            word = self.history.value(out["status"], "word") if is_status else None
            if isinstance(word, str):
                out["status-word"] = word
        if kind == "plan":
            elsewhere |= {"section-word", "commitment-word"}
            words = {level: value(f"{level}-word") for level in ("section", "commitment")}
            levels = {level: word for level, word in words.items() if word is not None}
            if levels:
                out["levels"] = levels
        if kind == "update":
            first = [
                answer[0]
                for answer in self.history.given.get((entity, "place"), [])
                if not self.history.changes[answer[0]]["sets"][answer[1]].get("over")
            ]
            if first:
                out["entered-by"] = self.history.changes[min(first)]["by"]["name"]
                out["entered-at"] = self.history.changes[min(first)]["at"]
        if kind in LINES:
            out.update(self.line(entity, elsewhere))
        if kind == "party":
            same = [field for field in self.history.fields(entity) if SAME.fullmatch(field) and value(field) is True]
            elsewhere |= set(same)
            if same:
                out["same"] = [field.removeprefix("same/") for field in same]
        for key, of_kind in LISTS.get(kind, {}).items():
            under = [self.thing(child) for child in self.children.get(entity, []) if kind_of(child) == of_kind]
            if under:
                out[key] = under
        other = {
            field: value(field)
            for field in self.history.fields(entity)
            if field not in elsewhere and not ERASURE.fullmatch(field) and value(field) is not None
        }
        if other:
            out["other"] = other
        return out

    def line(self, entity, elsewhere):
        """Leads and timeframe of a commitment or action."""
        out, leads = {}, []
        value = lambda field: self.history.value(entity, field)
        for field in self.history.fields(entity):
            match = LEAD.fullmatch(field)
            if match and isinstance(value(field), dict):
                elsewhere.add(field)
                role, party = match.groups()
                lead = {"party": party, "role": role}
                name = self.history.value(party, "name")
                if isinstance(name, str):
                    lead["name"] = name
                if value(field).get("unconfirmed") is True:
                    lead["unconfirmed"] = True
                order = value(field).get("order", "")
                leads.append((order.encode(), party, role, lead))
        if leads:
            out["leads"] = [lead for *_, lead in sorted(leads, key=lambda lead: lead[:3])]
        words, reading = value("timeframe"), value("reading")
        timeframe = {}
        if isinstance(words, str):
            elsewhere.add("timeframe")
            timeframe["text"] = words
        if isinstance(reading, dict) and "text" not in reading:
            elsewhere.add("reading")
            timeframe.update(reading)
        if timeframe:
            out["timeframe"] = timeframe
        return out


def as_said(json):
    """The readable part without what is only worked out from the words of a timeframe."""
    if isinstance(json, list):
        return [as_said(item) for item in json]
    if not isinstance(json, dict):
        return json
    out = {key: as_said(value) for key, value in json.items()}
    timeframe = out.get("timeframe")
    if isinstance(timeframe, dict) and timeframe.get("confirmed") is not True:
        out["timeframe"] = {"text": timeframe["text"]}
    return out


# --- Two answers: "Conflicts" ------------------------------------------------------------------


def is_one_answer(field, one, other):
    entry = lambda value, key: value.get(key) if isinstance(value, dict) and not is_text(value) else None
    if field == "place":
        return entry(one, "parent") == entry(other, "parent")
    if LEAD.fullmatch(field):
        confirmed = lambda value: entry(value, "unconfirmed") is not True
        return is_empty(one) == is_empty(other) and confirmed(one) == confirmed(other)
    if is_text(one) and is_text(other):
        return one["text"] == other["text"]
    return is_empty(one) and is_empty(other) or canonical(one) == canonical(other)


class Conflicts:
    def __init__(self, plan):
        self.plan, self.history = plan, plan.history
        self.before = {}

    def found(self):
        """As a set: of each its thing, its field, and the changes named."""
        out = set()
        for (entity, field) in self.history.given:
            if ERASURE.fullmatch(field):
                continue
            standing = [answer for answer in self.history.standing(entity, field) if not is_erased(answer[2])]
            if any(not is_one_answer(field, standing[0][2], other[2]) for other in standing[1:]):
                out.add((entity, field, "answers", tuple(answer[0] for answer in standing)))
        for entity in self.history.entities():
            if self.history.value(entity, "removed") is True:
                out |= self.removal(entity)
        return out

    def past(self, change):
        """What the author of a change had seen."""
        if change not in self.before:
            seen, todo = set(), [change]
            while todo:
                for earlier in self.history.changes.get(todo.pop(), {}).get("after", []):
                    if earlier not in seen:
                        seen.add(earlier)
                        todo.append(earlier)
            self.before[change] = seen
        return self.before[change]

    def under(self, entity):
        yield entity
        for child in self.plan.children.get(entity, []):
            yield from self.under(child)

    def removal(self, entity):
        removals = [answer[0] for answer in self.history.standing(entity, "removed") if not is_empty(answer[2])]
        touching, current, undone = set(), set(), {}
        things = set(self.under(entity))
        for (of, field), given in self.history.given.items():
            if of not in things or field == "removed" or ERASURE.fullmatch(field):
                continue
            touching |= {answer[0] for answer in given}
            for answer in self.history.standing(of, field):
                current.add(answer[0])
                if "undoes" in self.history.changes[answer[0]]:
                    undone[answer[0]] = True
        related = lambda one, other: one in self.past(other) or other in self.past(one) or one == other
        unseen = {change for change in touching if not any(related(change, removal) for removal in removals)}
        if undone.keys() & unseen or any("undoes" in self.history.changes[change] for change in unseen):
            # What an undo put back takes following many of them: not rebuilt here.
            return {(entity, "removed", "?", ())}
        work = unseen & current
        return {(entity, "removed", min(removals), tuple(sorted(work)))} if work else set()


def stated_conflicts(entries):
    out = set()
    for entry in entries:
        if "answers" in entry:
            changes = tuple(answer["change"] for answer in entry["answers"])
            out.add((entry["entity"], entry["field"], "answers", changes))
        else:
            changes = tuple(work["change"] for work in entry["unseen"])
            out.add((entry["entity"], entry["field"], entry["removed"]["change"], changes))
    return out


def differing_conflicts(stated, found):
    open_ = {conflict[0] for conflict in found if conflict[2] == "?"}
    keep = lambda conflicts: {one for one in conflicts if one[2] == "answers" or one[0] not in open_}
    for conflict in sorted(keep(stated) ^ keep(found)):
        yield f"conflict {conflict}: {'stated only' if conflict in stated else 'not stated'}"


# --- The file ----------------------------------------------------------------------------------


def no_key_twice(pairs):
    keys = [key for key, _ in pairs]
    if len(keys) != len(set(keys)):
        raise ValueError(f"a key stands twice: {keys}")
    return dict(pairs)


def differences(one, other, at=""):
    if isinstance(one, dict) and isinstance(other, dict):
        for key in sorted(one.keys() | other.keys()):
            yield from differences(one.get(key), other.get(key), f"{at}/{key}")
    elif isinstance(one, list) and isinstance(other, list) and len(one) == len(other):
        for number, pair in enumerate(zip(one, other)):
            yield from differences(*pair, f"{at}/{number}")
    elif one != other or isinstance(one, bool) != isinstance(other, bool):
        yield f"{at}: stated {one!r}, but the changes give {other!r}"


def read(name):
    with open(name, encoding="utf-8-sig") as file:
        content = json.load(file, object_pairs_hook=no_key_twice)
    if content.get("format") != "hearth-plan" or content.get("version") != 1:
        raise ValueError("not a plan file of version 1")
    problems = []
    for entry in content["plans"]:
        stated, changes = entry["plan"], entry.get("changes", [])
        good = []
        for change in changes:
            why = fault(change)
            if why is None:
                good.append(change)
            else:
                problems.append(f"change {change.get('id') if isinstance(change, dict) else change}: {why}")
        plan = Plan(stated["id"], History(without_erased(stated["id"], good)))
        present = plan.present()
        problems += differences(as_said(stated), as_said(present))
        if "conflicts" in entry:
            problems += differing_conflicts(stated_conflicts(entry["conflicts"]), Conflicts(plan).found())
        print(f"{name}: {stated.get('title')}: {len(changes)} changes verified, {len(json.dumps(present))} letters rebuilt")
    return problems


def main(names):
    failed = False
    for name in names:
        for problem in read(name):
            print(f"{name}: {problem}", file=sys.stderr)
            failed = True
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

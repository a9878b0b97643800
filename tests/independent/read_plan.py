#!/usr/bin/env python3
"""Reads a Hearth plan file by docs/snapshot-format.md alone: no code of Hearth is used.

It verifies the id of every change, rebuilds the present state of each plan from the changes, and
compares it with the readable part. Only the standard library is needed.

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
    "plan": ["title", "organisation", "period", "adopted", "note", "year-basis", "origin"],
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

ID = r"[a-z]+-[a-z0-9-]+"
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
        for change in changes:
            if worked_out_id(change) != change["id"]:
                problems.append(f"change {change['id']}: its content gives {worked_out_id(change)}")
        present = Plan(stated["id"], History(changes)).present()
        problems += differences(as_said(stated), as_said(present))
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

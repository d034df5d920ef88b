#!/usr/bin/env python3
"""Counts a coding job again, from the API's own answers, with nothing but Python's standard library.

    recount.py codes [--base respondents|mentions|Q1=1200]... PAGE...    prints the counts as `codes --json` does
    recount.py compare-codes FILE [--base ...]... PAGE...                 holds a `codes --json` document against them
    recount.py compare-csv FILE PAGE...                                   holds an `export --format csv` file against them
    recount.py compare-wide-csv FILE PAGE...                              the same for wide-csv
    recount.py compare-codeframe-csv FILE [--base ...]... PAGE...         the same for codeframe-csv
    recount.py save-pages URL JOB FOLDER                                  saves a job's pages as they are on a server

PAGE is a saved answer of the API; several are pages of one job. Ends with 1 and says where on the first differences.
It shares no code with the program and counts as naively as can be, with a set for everything.
"""

import argparse
import csv
import itertools
import json
import os
import re
import sys
import unicodedata
import urllib.parse
import urllib.request

FORMULA = tuple("=+-@＝＋－＠﹦﹢﹣﹫−")
# What Unicode says is not to be drawn, as far as no category tells it.
UNDRAWN = [(0x34F, 0x34F), (0x115F, 0x1160), (0x17B4, 0x17B5), (0x180B, 0x180F), (0x2065, 0x2065), (0x3164, 0x3164)]
UNDRAWN += [(0xFE00, 0xFE0F), (0xFFA0, 0xFFA0), (0xFFF0, 0xFFF8), (0xE0000, 0xE0FFF)]


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("task", choices=["codes", "save-pages", *COMPARISONS])
    parser.add_argument("--base", action="append", default=[])
    parser.add_argument("files", nargs="+")
    options = parser.parse_intermixed_args()  # options may stand between the files
    if options.task == "save-pages":
        return save_pages(*options.files)
    written = None if options.task == "codes" else options.files.pop(0)
    job = Job(options.files)
    if written is None:
        json.dump(job.codes(options.base), sys.stdout, ensure_ascii=False)
        print()
        return 0
    differences = list(COMPARISONS[options.task](job, written, options.base))
    for difference in differences[:20]:
        print(difference, file=sys.stderr)
    return 1 if differences else 0


class Job:
    """The pages merged: questions by identifier, codes by path, answers by all that they consist of."""

    def __init__(self, paths):
        self.questions = {}
        self.respondents = {}  # an ordered set
        cursors = []
        for path in paths:
            with open(path, encoding="utf-8") as file:
                page = json.load(file)
            self.head = {"jobId": page["batchJobId"], "surveyIdentifier": page["surveyIdentifier"]}
            self.status = page["status"]
            results = page.get("results") or {}
            cursors.append(results.get("nextCursor"))
            for question in results.get("questionCodes") or []:
                self.merge(question)
        finished = self.status in ("completed", "partial_failure", "total_failure")
        self.complete = finished and None in cursors

    def merge(self, page):
        name = page["questionIdentifier"]
        question = self.questions.setdefault(name, {"text": page["question"], "codes": {}, "roots": []})
        work = [(code, ()) for code in reversed(page["responseCodes"])]
        while work:  # no recursion: Python would run out of stack before the program does
            code, above = work.pop()
            path = above + (code["id"],)
            if path not in question["codes"]:
                question["codes"][path] = {"label": code["label"], "answers": {}, "children": []}
                siblings = question["codes"][above]["children"] if above else question["roots"]
                siblings.append(path)
            for response in code["responses"]:
                answer = identity(response)
                question["codes"][path]["answers"][answer] = None
                self.respondents[answer[0]] = None
            work += [(child, path) for child in reversed(code.get("subCodes") or [])]

    def preorder(self, question):
        work = list(reversed(question["roots"]))
        while work:
            path = work.pop()
            yield path
            work += reversed(question["codes"][path]["children"])

    def counted(self):
        """For each question its identifier, its data, and its codes in order, each with path, data and subtree."""
        for name, question in self.questions.items():
            rows = []
            for path in self.preorder(question):
                below = [code for other, code in question["codes"].items() if other[: len(path)] == path]
                rows.append((path, question["codes"][path], below))
            yield name, question, rows

    def codes(self, bases):
        kind = ([base for base in bases if "=" not in base] or ["respondents"])[0]
        given = dict(base.rsplit("=", 1) for base in bases if "=" in base)
        return {
            **self.head,
            "status": self.status,
            "complete": self.complete,
            "questions": [
                self.question_codes(name, question, rows, kind, given) for name, question, rows in self.counted()
            ],
        }

    def question_codes(self, name, question, rows, kind, given):
        everything = [answer for code in question["codes"].values() for answer in code["answers"]]
        sizes = {"respondents": people(everything), "mentions": len(everything), "given": int(given.get(name, 0))}
        kind = "given" if name in given else kind
        base = {"kind": kind, "n": sizes[kind]}
        codes = []
        for path, code, below in rows:
            mentions = [answer for each in below for answer in each["answers"]]
            part = len(mentions) if kind == "mentions" else people(mentions)
            codes.append(
                {
                    "path": "/".join(map(str, path)),
                    "id": path[-1],
                    "label": code["label"],
                    "depth": len(path) - 1,
                    "directAnswers": len(code["answers"]),
                    "netAnswers": len(set(mentions)),
                    "directRespondents": people(code["answers"]),
                    "netRespondents": people(mentions),
                    "netMentions": len(mentions),
                    "percent": percent(part, base["n"]) if self.complete and base["n"] > 0 else None,
                    "base": base,
                }
            )
        return {
            "questionIdentifier": name,
            "question": question["text"],
            "answers": len(set(everything)),
            "allAnswers": len(set(everything)),
            "codedRespondents": people(everything),
            "mentions": len(everything),
            "base": base,
            "codes": codes,
        }


def save_pages(url, job, folder):
    """Asks with the key of AFTERCARE_API_KEY, and prints the paths of the files in order."""
    cursor, number = None, 0
    while cursor or number == 0:
        number += 1
        query = "?" + urllib.parse.urlencode({"cursor": cursor}) if cursor else ""
        request = urllib.request.Request(f"{url}/api/v1/coding/{job}{query}")
        request.add_header("X-Aftercare-Key", os.environ["AFTERCARE_API_KEY"])
        with urllib.request.urlopen(request, timeout=30) as answer:
            body = answer.read()
        path = os.path.join(folder, f"raw-{number:03}.json")
        with open(path, "wb") as file:
            file.write(body)
        print(path)
        cursor = (json.loads(body).get("results") or {}).get("nextCursor")
    return 0


def identity(response):
    followups = tuple((each["question"], each["answer"]) for each in response.get("followupResponses") or [])
    return (response["responseIdentifier"], response["answer"], followups)


def people(answers):
    return len({answer[0] for answer in answers})


def percent(part, whole):
    """One digit after the point, halves up, in whole numbers so that no binary fraction rounds it for us."""
    return (2000 * part + whole) // (2 * whole) / 10


def guarded(text):
    """As the program guards a text from spreadsheets."""
    bare = text.lstrip("'")
    seen = "".join(itertools.dropwhile(is_unseen, bare))
    return "'" + text if bare.startswith(("\t", "\r", "\n")) or seen.startswith(FORMULA) else text


def is_unseen(character):
    """White space, controls, formats, and what is not to be drawn."""
    is_undrawn = any(first <= ord(character) <= last for first, last in UNDRAWN)
    return is_undrawn or unicodedata.category(character) in ("Cc", "Cf", "Zs", "Zl", "Zp")


def variable_names(job):
    """The names of the columns of wide-csv: a list for each question, by path, with "none" last."""
    taken = {"response_identifier", "respondent_key"}
    taken |= set("all and by eq ge gt le lt ne not or to with".split())
    names = {}
    for question, _, rows in job.counted():
        paths = ["/".join(map(str, path)) for path, _, _ in rows] + ["none"]
        names[question] = {path: variable_name(question, path, taken) for path in paths}
    return names


def variable_name(question, path, taken):
    name = f"{question}_{path.replace('/', '_')}"
    if not re.fullmatch(r"[A-Za-z][A-Za-z0-9_]{0,31}", name) or name.lower() in taken:
        tries = (made_name(question, path, attempt) for attempt in itertools.count())
        name = next(each for each in tries if each.lower() not in taken)
    taken.add(name.lower())
    return name


def made_name(question, path, attempt):
    question = question.encode()
    value = 0xCBF29CE484222325
    for byte in question + b"\0" + path.encode() + b"\0" * attempt:
        value = (value ^ byte) * 0x100000001B3 % (1 << 64)
    mark = "_"
    for base in (26, 36, 36, 36, 36, 36):
        value, digit = divmod(value, base)
        mark += "abcdefghijklmnopqrstuvwxyz0123456789"[digit]
    if len(path) > 16:
        path = path[-16:] if path[-17] == "/" or "/" not in path[-16:] else path[-16:].split("/", 1)[1]
    ending = "_" + legible(path.encode())
    stem = legible(question[:256])
    stem = stem if stem[:1].isalpha() else "q" + stem
    return stem[: 32 - len(ending) - len(mark)].rstrip("_") + ending + mark


def legible(text):
    text = re.sub(rb"(^|/)-", rb"\1_m", text)
    return re.sub(rb"[^A-Za-z0-9]+", b"_", text).strip(b"_").decode()


def respondent_key(name):
    """Reversible: small letters and digits are themselves, a capital is a point and the small one."""
    spelled = "".join(
        chr(byte) if re.match(rb"[a-z0-9_-]", bytes([byte])) else
        "." + chr(byte).lower() if 65 <= byte <= 90 else f"~{byte:02x}"
        for byte in name.encode()
    )  # fmt: skip
    return "r_" + spelled if name else ""


def rows_of(path):
    csv.field_size_limit(1 << 30)
    # newline="" as the csv module asks: line ends within cells are theirs.
    with open(path, encoding="utf-8-sig", newline="") as file:
        yield from csv.reader(file)


def differing(expected, found, what):
    if len(expected) != len(found):
        yield f"{what}: {len(found)} rows where {len(expected)} are right"
    for number, (right, row) in enumerate(zip(expected, found)):
        if right != row:
            yield f"{what}, row {number}: {row} where {right} is right"


def compare_codes(job, path, bases):
    with open(path, encoding="utf-8") as file:
        found = json.load(file)
    right = job.codes(bases)
    for name in ("jobId", "surveyIdentifier", "status", "complete"):
        if found[name] != right[name]:
            yield f"{name}: {found[name]} where {right[name]} is right"
    yield from differing(right["questions"], found["questions"], "codes")


def compare_csv(job, path, _):
    head = [
        "job_id", "survey_identifier", "question_identifier", "question", "code_path", "code_id", "code_label",
        "net_labels", "response_identifier", "answer", "followups", "respondent_key", "wide_column",
    ]  # fmt: skip
    expected = []
    columns = variable_names(job)
    for name, question, rows in job.counted():
        for code_path, code, _ in rows:
            labels = [question["codes"][code_path[: n + 1]]["label"] for n in range(len(code_path))]
            for who, text, followups in code["answers"]:
                cells = [
                    job.head["jobId"], job.head["surveyIdentifier"], name, question["text"],
                    "/".join(map(str, code_path)), code_path[-1], code["label"], " › ".join(labels), who, text,
                ]  # fmt: skip
                parsed = [{"question": asked, "answer": answered} for asked, answered in followups]
                cells = [str(cell) if isinstance(cell, int) else guarded(cell) for cell in cells]
                column = columns[name]["/".join(map(str, code_path))]
                expected.append(cells + [parsed, respondent_key(who), column])
    found = list(rows_of(path))
    if found[0] != head:
        yield f"csv: columns {found[0]} where {head} are right"
    found = [row[:10] + [json.loads(row[10])] + row[11:] for row in found[1:]]
    # Answers of a code stand by first appearance in the question, which is not what this counts.
    yield from differing(sorted(expected, key=repr), sorted(found, key=repr), "csv")
    order = [(row[2], row[4]) for row in found]
    if list(dict.fromkeys(order)) != list(dict.fromkeys((row[2], row[4]) for row in expected)):
        yield "csv: codes are not in pre-order"


def compare_wide_csv(job, path, _):
    head, columns, names = ["response_identifier"], [], variable_names(job)
    for name, question, rows in job.counted():
        held = [{answer[0] for each in below for answer in each["answers"]} for _, _, below in rows]
        head += names[name].values()
        columns += held + [set(job.respondents) - set().union(*held)]
    expected = [head + ["respondent_key"]] + [
        [guarded(who)] + ["1" if who in column else "0" for column in columns] + [respondent_key(who)]
        for who in job.respondents
    ]
    yield from differing(expected, list(rows_of(path)), "wide-csv")


def compare_codeframe_csv(job, path, bases):
    head = [
        "job_id", "survey_identifier", "question_identifier", "question", "code_path", "code_id", "code_label",
        "net_labels", "depth", "direct_answers", "net_answers", "direct_respondents", "net_respondents", "percent",
        "base_kind", "base_n", "answers", "all_answers", "wide_column",
    ]  # fmt: skip
    expected, columns = [head], variable_names(job)
    for question in job.codes(bases)["questions"]:
        labels = {code["path"]: code["label"] for code in question["codes"]}
        for code in question["codes"]:
            ids = code["path"].split("/")
            way = " › ".join(labels["/".join(ids[: n + 1])] for n in range(len(ids)))
            expected.append(
                [
                    guarded(job.head["jobId"]), guarded(job.head["surveyIdentifier"]),
                    guarded(question["questionIdentifier"]), guarded(question["question"]), guarded(code["path"]),
                    str(code["id"]), guarded(code["label"]), guarded(way), str(code["depth"]),
                    str(code["directAnswers"]), str(code["netAnswers"]), str(code["directRespondents"]),
                    str(code["netRespondents"]), "" if code["percent"] is None else f"{code['percent']:.1f}",
                    code["base"]["kind"], str(code["base"]["n"]), str(question["answers"]), str(question["answers"]),
                    columns[question["questionIdentifier"]][code["path"]],
                ]
            )  # fmt: skip
    yield from differing(expected, list(rows_of(path)), "codeframe-csv")


COMPARISONS = {
    "compare-codes": compare_codes,
    "compare-csv": compare_csv,
    "compare-wide-csv": compare_wide_csv,
    "compare-codeframe-csv": compare_codeframe_csv,
}

if __name__ == "__main__":
    sys.exit(main())

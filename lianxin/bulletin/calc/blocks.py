"""The plain marks of a body: an empty line begins a paragraph, ``## `` a heading, ``- `` a row of a list. Pure."""


def blocks(text):
    """``("p", words)``, ``("h", words)`` and ``("ul", [rows])`` in order."""
    found: list[tuple] = []
    lines: list[str] = []

    def end_paragraph():
        if lines:
            found.append(("p", "\n".join(lines)))
            lines.clear()

    for raw in text.splitlines():
        line = raw.strip()
        if line.startswith(("- ", "· ")):
            end_paragraph()
            if not found or found[-1][0] != "ul":
                found.append(("ul", []))
            found[-1][1].append(line[2:].strip())
        elif line.startswith("## "):
            end_paragraph()
            found.append(("h", line[3:].strip()))
        elif line:
            lines.append(line)
        else:
            end_paragraph()
    end_paragraph()
    return found

"""Copies of an article as newsrooms make them, and articles that only look like copies.

Each edit takes (article, another article, random.Random) and returns the copy's (title, text), or
None where the article does not lend itself to it. Articles are (title, text). Edits work on any
language: in scripts without spaces a character counts as half a word."""

import re

_PARAGRAPHS = (re.compile(r"\n\s*\n"), re.compile(r"\n"))
_SENTENCE = re.compile(r"(?<=[.!?…。！？։।])\s+|(?<=[。！？])")
# Letters with the vowel signs of Indic scripts, which Python does not count as letters.
_WORD = re.compile(r"(?:[^\W\d_]|[\u0900-\u0df3\u200d])+|\d[\d.,:/]*\d|\d")
_CJK = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_LEAST_PARAGRAPH = 20  # words
_FILLER = ("(Writing by A. Porter; editing by N. Lund)", "All rights reserved.",
           "Follow our channel for more news of the region.")


def words(text):
    """How many words a text has."""
    cjk = len(_CJK.findall(text))
    return len(_WORD.findall(_CJK.sub(" ", text))) + cjk // 2


def sentences(text):
    return [piece for piece in _SENTENCE.split(text.replace("\n", " ")) if piece.strip()]


def paragraphs(text):
    """What stands between empty lines, else lines, else sentences, joined to 20 words or more."""
    for between in _PARAGRAPHS:
        pieces = [piece for piece in between.split(text) if piece.strip()]
        if len(pieces) >= 4:
            break
    else:
        pieces = sentences(text)
    found, size = [], _LEAST_PARAGRAPH
    for piece in pieces:
        if size >= _LEAST_PARAGRAPH:
            found.append(piece)
            size = 0
        else:
            found[-1] += "\n" + piece
        size += words(piece)
    return found


def exact(article, _other, _chance):
    return article


def headline(article, other, _chance):
    return other[0], article[1]


def byline(article, other, chance):
    return other[0], (f"By Our Correspondent\nHILLTOWN, {chance.randrange(1, 29)} September\n\n"
                      f"{article[1]}\n\n{chance.choice(_FILLER)}")


def added(article, other, chance):
    """About a third more text, from another article, in two places."""
    own, more = paragraphs(article[1]), paragraphs(other[1])
    budget = words(article[1]) // 3
    new = []
    for piece in more:
        if budget <= 0:
            break
        new.append(piece)
        budget -= words(piece)
    for piece in new:
        own.insert(chance.randrange(1, len(own) + 1), piece)
    return article[0], "\n\n".join(own)


def dropped(article, _other, chance):
    """Without two of five paragraphs, the first among those that stay."""
    own = paragraphs(article[1])
    if len(own) < 5:
        return None
    gone = set(chance.sample(range(1, len(own)), len(own) * 2 // 5))
    return article[0], "\n\n".join(p for i, p in enumerate(own) if i not in gone)


def lead(article, other, _chance):
    """The first sentences only, 25 words or more; the whole is four times as long at least."""
    kept, count = [], 0
    for sentence in sentences(article[1]):
        kept.append(sentence)
        count += words(sentence)
        if count >= 25:
            break
    if count < 25 or count * 4 > words(article[1]):
        return None
    return other[0], " ".join(kept)


def reordered(article, _other, chance):
    own = paragraphs(article[1])
    if len(own) < 3:
        return None
    chance.shuffle(own)
    return article[0], "\n\n".join(own)


def typos(article, _other, chance):
    """One word of twenty is misspelt."""
    def misspelt(match):
        word = match.group()
        if chance.random() >= 0.05 or word[0].isdigit():
            return word
        place = chance.randrange(len(word))
        return word[:place] + chance.choice("aeiou") + word[place + 1:]
    return article[0], _WORD.sub(misspelt, article[1])


def embedded(article, other, chance):
    """In the middle of another article, which is cut to be as long again."""
    around, count, budget = paragraphs(other[1]), 0, words(article[1])
    kept = []
    for piece in around:
        if count >= budget:
            break
        kept.append(piece)
        count += words(piece)
    middle = len(kept) // 2 if len(kept) > 1 else chance.randrange(2)
    return other[0], "\n\n".join(kept[:middle] + [article[1]] + kept[middle:])


def other_numbers(article, _other, chance):
    """No copy: the same template with other numbers, of articles with a number in twelve words."""
    numbers = re.findall(r"\d+", article[1])
    if len(numbers) < 6 or len(numbers) * 12 < words(article[1]):
        return None
    return article[0], re.sub(
        r"\d+", lambda match: str(chance.randrange(10 ** (len(match.group()) - 1),
                                                   10 ** len(match.group()))), article[1])


def same_ending(article, other, _chance):
    """No copy: another article with the last third of this one as boilerplate."""
    own = paragraphs(article[1])
    ending = own[len(own) * 2 // 3:]
    if not ending or words(" ".join(ending)) * 2 > words(other[1]):
        return None
    return other[0], other[1] + "\n\n" + "\n\n".join(ending)


COPIES = {"exact": exact, "headline changed": headline, "byline and footer": byline,
          "paragraphs added": added, "paragraphs dropped": dropped, "cut to the lead": lead,
          "paragraphs reordered": reordered, "5 % of words misspelt": typos,
          "within a longer piece": embedded}
LOOKALIKES = {"same template, other numbers": other_numbers, "same ending": same_ending}

using Maestro.Harness.Scenarios.Binding;

namespace Maestro.Harness.Tests.Scenarios;

internal sealed class YamlTests
{
    [TestCase("", "1:1: The file is empty; expected keys with values, such as `title: …`.")]
    [TestCase("# only words\n", "1:1: The file is empty; expected keys with values, such as `title: …`.")]
    [TestCase("- a\n- b\n", "1:1: The file holds a list; expected keys with values, such as `title: …`.")]
    [TestCase("title:x\n", "1:1: The file holds `title:x`; expected keys with values, such as `title: …`.")]
    [TestCase("--- \n", "2:2: The file holds nothing; expected keys with values, such as `title: …`.")]
    public void A_file_that_holds_no_keys_is_refused(string text, string problem) =>
        Assert.That(Yaml.Problems(text), Is.EqualTo(new[] { problem }));

    [TestCase("title: a: b\n", "1:9: A second `: ` stands in one value; expected one key and one value on a line.\n    Quote a value that contains `: `, indent all keys of a mapping alike, and end each key with a `:`.")]
    [TestCase("title: x\n steps: y\n", "2:7: A second `: ` stands in one value; expected one key and one value on a line.\n    Quote a value that contains `: `, indent all keys of a mapping alike, and end each key with a `:`.")]
    [TestCase("title: x\n  \ny\n", "3:1: A key was expected here; the line is not indented as the keys above it, or a quote ends too early.\n    Indent all keys of a mapping alike.")]
    [TestCase("title: \"a\" b\n", "1:12: A key was expected here; the line is not indented as the keys above it, or a quote ends too early.\n    Indent all keys of a mapping alike.")]
    [TestCase("steps:\n  - open: x\n   - open: y\n", "3:4: A `-` was expected here; the line is indented differently from the items above it.\n    Indent all items of a list alike, and the keys of an item below its first one.")]
    [TestCase("steps: - a\n", "1:8: A list begins where none can be; expected it on a line of its own.\n    Begin the list on the line after its key.")]
    [TestCase("tags: [a, b\nsteps: x\n", "2:1: A value, a `[` or a `{` before this place is not finished.\n    Close every bracket and quote; quote values with special characters.")]
    [TestCase("a: { at: ${x} }\n", "1:11: A mapping in `{ }` is not finished; expected `,` or `}`.\n    Close it with `}`; quote a value that holds `: `, `,`, `[`, `{` or `${name}`.")]
    [TestCase("a: [b}\n", "1:6: A list in `[ ]` is not finished; expected `,` or `]`.\n    Close it with `]`; quote words with special characters.")]
    [TestCase("title: \"abc\nsteps: x\n", "1:8: A quoted text goes on in a line that is not indented below its key.\n    Close it with the quote it began with, or indent the line.")]
    [TestCase("title: 'abc\n", "1:8: A quoted text is not closed.\n    Close it with the quote it began with.")]
    [TestCase("title: 'abc\n---\n", "1:8: A quoted text is not closed before `---` or `...`.\n    Close it with the quote it began with.")]
    [TestCase("title: \"a\\qb\"\n", "1:8: A `\\` in double quotes is followed by a letter that YAML does not know.\n    Write `\\\\` for a backslash, or use single quotes.")]
    [TestCase("title: \"a\\xg0\"\n", "1:8: An escape in double quotes lacks its hexadecimal digits.\n    Write `\\\\` for a backslash, or use single quotes.")]
    [TestCase("title: \"\\ud800\"\n", "1:8: An escape in double quotes is no character.\n    Write the character itself.")]
    [TestCase("title: @x\n", "1:8: A value begins with a character that YAML keeps for itself.\n    Quote the value.")]
    [TestCase("title: *\n", "1:8: An anchor or alias (`&`, `*`) begins here; expected a value without one.\n    Quote the value if it is text.")]
    [TestCase("title: !<\n", "1:8: A tag (`!`) begins here; expected a value without one.\n    Quote the value if it is text.")]
    [TestCase("title: |x\n a\n", "1:8: The first line of a text after `|` or `>` is wrong; expected nothing but a comment behind the sign.\n    Begin the text on the next line, indented by two spaces.")]
    [TestCase("a: [b, , c]\n", "1:8: A value was expected here, and there is none.\n    Complete the line before; quote a value that begins with `,`, `]`, `}` or `-`.")]
    [TestCase("a:\n  b:\n    : x\n", "4:1: A value was expected here, and there is none.\n    Complete the line before; quote a value that begins with `,`, `]`, `}` or `-`.")]
    [TestCase("  title: x\nsteps: y\n", "2:1: The mapping of the file ends before this place; expected nothing more.\n    Indent the first key of the file as all others; remove what does not belong to it.")]
    [TestCase("title: x\n...\n%YAML x\n---\n", "3:1: A directive (`%`) begins here; expected none.\n    Quote the value if it is text.")]
    public void Broken_YAML_is_explained_in_plain_words(string text, string problem) =>
        Assert.That(Yaml.Problems(text), Is.EqualTo(new[] { problem }));

    [Test]
    public void What_has_no_words_of_ours_is_passed_on() =>
        Assert.That(
            YamlWords.Of("While scanning, found no end.").Message,
            Is.EqualTo("This is no YAML: While scanning, found no end"));

    [Test]
    public void Anchors_aliases_tags_and_repeated_keys_are_refused_together() =>
        Assert.That(
            Yaml.Problems("title: &a x\ntags: [*a]\nseverity: !!str high\nbuild: a\nbuild: b\nclaims: a\n" + Step),
            Is.EqualTo(new[]
            {
                "1:8: `&a` is an anchor; expected a value without one.\n    Remove it.",
                "2:8: `*a` is an alias; expected the value itself.\n    Write the value out; for repeated scenarios use `matrix`.",
                "3:11: A tag stands here; expected a value without one.\n    Remove the `!…`.",
                "5:1: `build` stands twice; expected each key once.\n    It stands in line 4 already.",
            }));

    [TestCase("? [a]\n: b\n", "1:3: A list stands as a key; expected a word.")]
    [TestCase(": b\n", "1:1: A key is missing before `:`; expected a word.")]
    public void A_key_that_is_no_word_is_refused(string entry, string problem) =>
        Assert.That(Yaml.Problems(entry + "title: t\nclaims: a\n" + Step), Is.EqualTo(new[] { problem }));

    [Test]
    public void A_second_document_is_refused() =>
        Assert.That(
            Yaml.Problems("title: t\nclaims: a\n" + Step + "---\ntitle: u\n"),
            Is.EqualTo(new[] { "4:1: A second document begins here; expected one document in a file.\n    Move it to a file of its own." }));

    [TestCase(49, true)]
    [TestCase(50, false)]
    public void Nesting_is_allowed_to_a_limit(int depth, bool allowed)
    {
        var text = $"title: t\nclaims: a\n{Step}matrix: {{ x: {new string('[', depth - 2)}1{new string(']', depth - 2)} }}\n";
        var tooDeep = Yaml.Problems(text).Any(problem => problem.Contains("nested more than 50 deep"));
        Assert.That(tooDeep, Is.Not.EqualTo(allowed));
    }

    [Test]
    public void Bottomless_nesting_is_refused_at_once() =>
        Assert.That(
            Yaml.Problems($"a: {new string('[', 900_000)}"),
            Is.EqualTo(new[] { "1:53: Mappings and lists are nested more than 50 deep here.\n    Flatten them." }));

    private const string Step = "steps: { open: desk }\n";
}

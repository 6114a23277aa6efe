using Maestro.Room.Views;

namespace Maestro.Room.Tests;

internal sealed class RunbookReaderTests
{
    private const string Markdown = """
        # Book

        ### Key loss

        Symptoms, see [contract](contract.md):

        - **KEY-1** In the console: `gone`.
          [one](../scenarios/a.yaml), [two](../scenarios/b.yaml)

        ```js
        localStorage.clear()
        fetch('/x', {
          method: 'POST'
        }).then(r => r.json())
        ```

        1. **KEY-2** Type *all* of this.
        """;

    private static Section KeyLoss => RunbookReader.Read(Markdown).Single(section => section.Title is "Key loss");

    [Test]
    public void A_section_has_what_stands_below_its_heading() =>
        Assert.That(KeyLoss.Passages.Select(passage => passage.Kind), Is.EqualTo(new[] { "text", "item", "code", "step" }));

    [Test]
    public void A_statement_has_its_claim_and_no_links_to_scenarios() =>
        Assert.That(KeyLoss.Passages[1], Is.EqualTo(new Passage("item", "In the console: `gone`.", "KEY-1")));

    [Test]
    public void Another_link_becomes_its_words() => Assert.That(KeyLoss.Passages[0].Text, Is.EqualTo("Symptoms, see contract:"));

    [Test]
    public void Code_falls_into_what_is_typed_one_after_the_other() => Assert.That(
        KeyLoss.Passages[2].Statements,
        Is.EqualTo(new[] { "localStorage.clear()", "fetch('/x', {\n  method: 'POST'\n}).then(r => r.json())" }));

    [Test]
    public void Emphasis_is_left_out() => Assert.That(KeyLoss.Passages[3].Text, Is.EqualTo("Type all of this."));
}

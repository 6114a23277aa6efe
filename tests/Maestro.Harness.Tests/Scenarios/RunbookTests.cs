using Maestro.Harness.Scenarios;

namespace Maestro.Harness.Tests.Scenarios;

internal sealed class RunbookTests
{
    private const string Good = """
        # Runbook

        ## Symptoms
        - **ABC-1** It stops.
          Shown by [one](../scenarios/one.yaml) and [two](../scenarios/deep/two.yaml).
        - **ABC-2** It says so: [two](../scenarios/deep/two.yaml)

        ## Recovery
        Playbook `mend`:

        ```js
        indexedDB.deleteDatabase('a')
        ```

        1. **ABC-3** It goes on; see [the guide](guide.md). [one](../scenarios/one.yaml)
        """;

    private static readonly RunbookFacts Facts = new(
        ["ABC-1", "ABC-2", "ABC-3"],
        new Dictionary<string, IReadOnlyCollection<string>>
        {
            ["scenarios/one.yaml"] = ["ABC-1", "ABC-3"],
            ["scenarios/deep/two.yaml"] = ["ABC-1", "ABC-2"],
        },
        new Dictionary<string, IReadOnlyList<string>> { ["mend"] = ["indexedDB.deleteDatabase('a')"] });

    [Test]
    public void A_runbook_that_agrees_has_no_problem() => Assert.That(Runbook.Problems(Good, Facts), Is.Empty);

    [TestCase("- **ABC-2** It says so: [two](../scenarios/deep/two.yaml)", "", "ABC-2 stands in no line; expected one")]
    [TestCase("It stops.", "It stops, as ABC-2 says.", "ABC-2 stands in the lines 4, 6; expected one")]
    [TestCase("- **ABC-2**", "- ABC-2", "line 6: ABC-2 begins no list item")]
    [TestCase("It stops.", "It stops.\n- **ABC-9** [one](../scenarios/one.yaml)", "line 5: ABC-9 is no claim")]
    [TestCase(" [one](../scenarios/one.yaml)", "", "line 15: ABC-3 links no scenario")]
    [TestCase("It says so: [two](../scenarios/deep/two.yaml)", "It says so: [two](../scenarios/two.yaml)", "line 6: there is no scenario scenarios/two.yaml")]
    [TestCase("It says so: [two](../scenarios/deep/two.yaml)", "It says so: [one](../scenarios/one.yaml)", "line 6: scenarios/one.yaml does not claim ABC-2")]
    [TestCase("Playbook `mend`", "Playbook `mind`", "0 sections name the playbook `mend`; expected one")]
    [TestCase("It stops.", "It stops: playbook `mend`.", "2 sections name the playbook `mend`; expected one")]
    [TestCase("indexedDB.deleteDatabase('a')", "indexedDB.deleteDatabase('b')", "the section of the playbook `mend` lacks the line that it types: indexedDB.deleteDatabase('a')")]
    [TestCase("```js\n", "```js\nlocalStorage.clear()\n", "no playbook of its section types: localStorage.clear()")]
    public void What_one_has_lost_is_told(string right, string wrong, string problem)
    {
        var at = Good.LastIndexOf(right, StringComparison.Ordinal);
        Assert.That(Runbook.Problems(Good[..at] + wrong + Good[(at + right.Length)..], Facts), Does.Contain(problem));
    }

    [Test]
    public void A_scenario_that_no_statement_links_is_told()
    {
        var scenarios = new Dictionary<string, IReadOnlyCollection<string>>(Facts.Scenarios) { ["scenarios/three.yaml"] = ["ABC-1"] };
        Assert.That(Runbook.Problems(Good, Facts with { Scenarios = scenarios }), Is.EqualTo(["no statement links scenarios/three.yaml"]));
    }
}

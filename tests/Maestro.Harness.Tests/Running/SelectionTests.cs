using Maestro.Harness.Running;
using Maestro.Harness.Scenarios;

namespace Maestro.Harness.Tests.Running;

internal sealed class SelectionTests
{
    private static readonly ScenarioVariant[] All =
    [
        Made("operation/green", "A letter is sent", ["RCP-1"], ["smoke"]),
        Made("operation/blocked", "A letter is refused", ["VAL-1", "RCP-1"], []),
        Made("offline/flapping", "The network comes and goes", ["OFF-1"], ["slow", "network"]),
    ];

    [TestCase("", "", "", "operation/green operation/blocked offline/flapping")]
    [TestCase("smoke", "", "", "operation/green")]
    [TestCase("smoke slow", "", "", "operation/green offline/flapping")]
    [TestCase("", "RCP-1", "", "operation/green operation/blocked")]
    [TestCase("", "RCP-1", "refused", "operation/blocked")]
    [TestCase("", "", "LETTER", "operation/green operation/blocked")]
    [TestCase("", "", "^operation/ flapping$", "operation/green operation/blocked offline/flapping")]
    public void Words_choose(string tags, string claims, string patterns, string chosen) =>
        Assert.That(string.Join(' ', Of(tags, claims, patterns).Select(variant => variant.Id)), Is.EqualTo(chosen));

    [TestCase("smok", "", "", "No scenario here has the tag `smok`; expected `network`, `slow` or `smoke`.\n    Did you mean `smoke`?")]
    [TestCase("", "RPC-1", "", "No scenario here has the claim `RPC-1`; expected `RCP-1`, `VAL-1` or `OFF-1`.\n    Did you mean `RCP-1`?")]
    [TestCase("smoke", "OFF-1", "", "None of the 3 scenarios fits all of --tag, --claim and --grep.\n    See what there is: ./maestro list")]
    public void What_fits_nothing_is_told(string tags, string claims, string patterns, string problem) =>
        Assert.That(Assert.Throws<InputException>(() => Of(tags, claims, patterns))!.Message, Is.EqualTo(problem));

    [Test]
    public void A_pattern_that_is_none_is_told() =>
        Assert.That(Assert.Throws<InputException>(() => Of("", "", "("))!.Message, Does.StartWith("--grep ( is no regular expression: "));

    private static IReadOnlyList<ScenarioVariant> Of(string tags, string claims, string patterns) =>
        new Selection(Words(tags), Words(claims), Words(patterns)).Of(All, ["RCP-1", "VAL-1", "OFF-1"]);

    private static string[] Words(string words) => words.Split(' ', StringSplitOptions.RemoveEmptyEntries);

    private static ScenarioVariant Made(string id, string title, string[] claims, string[] tags) =>
        new(id, new Scenario(title, claims, [], Tags: tags), "", new Dictionary<string, string>(), "");
}

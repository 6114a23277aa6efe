using Maestro.Harness.Scenarios;
using Maestro.Harness.Scenarios.Binding;

namespace Maestro.Harness.Tests.Scenarios;

internal sealed class FamilyTests
{
    private static readonly string[] Steps = ["execute", "expect", "heal", "inject", "open", "reload", "stop"];

    [Test]
    public void The_first_key_that_is_a_keyword_chooses_the_record() =>
        Assert.That(First("as: letter\nexecute: email.send\ntimes: 2"), Is.EqualTo(
            new ExecuteStep("email.send", "letter", 2) { Place = new("scenarios/test.yaml", 4, 5) }));

    [Test]
    public void Every_record_of_a_family_takes_the_familys_own_keys() =>
        Assert.That(First("open: desk\non: device").On, Is.EqualTo(new[] { "device" }));

    [Test]
    public void A_keyword_whose_value_is_optional_needs_none() =>
        Assert.That(((ReloadStep)First("reload:")).Page, Is.EqualTo("desk"));

    [Test]
    public void A_keyword_without_parameters_takes_no_value() =>
        Assert.That(First("stop:"), Is.TypeOf<StopStep>());

    [Test]
    public void A_value_for_a_keyword_without_parameters_is_refused() =>
        Assert.That(
            Yaml.Problems(Yaml.WithSteps("stop: now")),
            Is.EqualTo(new[] { "4:11: `stop` is `now`; expected nothing after the `:`." }));

    [Test]
    public void A_family_within_a_family_is_bound() =>
        Assert.That(((ExpectStep)First("expect: { console: warn, says: x }")).Expect, Is.EqualTo(new[]
        {
            new ConsoleExpectation(Level.Warn, "x") { Place = new("scenarios/test.yaml", 4, 13) },
        }));

    [Test]
    public void An_unknown_keyword_is_refused_with_the_nearest() =>
        Assert.That(Yaml.Problems(Yaml.WithSteps("opne: desk")), Is.EqualTo(new[]
        {
            "4:5: No step begins with `opne`; expected `execute`, `expect`, `heal`, `inject`, `open`, `reload` or `stop`.\n"
            + "    Did you mean `open`?",
        }));

    [Test]
    public void Keys_that_are_far_from_any_keyword_get_an_example() =>
        Assert.That(Yaml.Problems(Yaml.WithSteps("expect: { says: x }")), Is.EqualTo(new[]
        {
            "4:15: No expectation begins with `says`; expected `console` or `status`.\n    Example: { console: info, says: <text> }",
        }));

    [TestCase("reload", "4:5: `steps` holds `reload`; expected a step such as `execute: email.send`.\n    Write a `:` after it: `reload:`.")]
    [TestCase("restart", "4:5: `steps` holds `restart`; expected a step such as `execute: email.send`.")]
    [TestCase("{}", "4:5: `steps` holds a mapping; expected a step such as `execute: email.send`.")]
    [TestCase("[]", "4:5: `steps` holds a list; expected a step such as `execute: email.send`.")]
    public void What_is_no_step_is_refused(string step, string problem) =>
        Assert.That(Yaml.Problems(Yaml.WithSteps(step)), Is.EqualTo(new[] { problem }));

    [Test]
    public void A_second_keyword_in_a_step_is_refused() =>
        Assert.That(Yaml.Problems(Yaml.WithSteps("execute: x\nopen: desk")), Is.EqualTo(new[]
        {
            "5:5: `open` begins another step; expected keys of `execute`.\n    Put it in a list item of its own: - open: …",
        }));

    [Test]
    public void A_missing_key_comes_with_an_example() =>
        Assert.That(Yaml.Problems(Yaml.WithSteps("expect: { console: warn }")), Is.EqualTo(new[]
        {
            "4:13: `console` lacks `says`; expected text.\n    Example: { console: info, says: <text> }",
        }));

    [Test]
    public void An_example_of_several_lines_is_indented() =>
        Assert.That(Yaml.Problems(Yaml.WithSteps("expect: { status: 1, xxxxxxx: 2 }")), Is.EqualTo(new[]
        {
            "4:26: `xxxxxxx` is no key of `status`; expected `status`.\n    Example:\n      status:\n        mode: on",
        }));

    [Test]
    public void An_unknown_key_comes_with_the_nearest() =>
        Assert.That(Yaml.Problems(Yaml.WithSteps("execute: x\ntime: 3")), Is.EqualTo(new[]
        {
            "5:5: `time` is no key of `execute`; expected `execute`, `as`, `times`, `params` or `on`.\n    Did you mean `times`?",
        }));

    [Test]
    public void The_catalog_lists_a_family_by_keyword() =>
        Assert.That(Yaml.Catalog.Family(typeof(Step)).Keys, Is.EqualTo(Steps));

    [Test]
    public void One_keyword_for_two_records_is_an_error_in_code() =>
        Assert.That(
            () => new Catalog(typeof(Yaml).Assembly, typeof(Yaml).Assembly),
            Throws.InvalidOperationException.With.Message.Contains("is the keyword of both"));

    private static Step First(string step) => Yaml.Load(Yaml.WithSteps(step))[0].Scenario.Steps[0];
}

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
            "4:15: No expectation begins with `says`; expected `console` or `status`.\n    Example: { result: letter, success: true }",
        }));

    [TestCase("reload", "4:5: `steps` holds `reload`; expected a step such as `open: desk`.\n    Write a `:` after it: `reload:`.")]
    [TestCase("open:desk", "4:5: `steps` holds `open:desk`; expected a step such as `open: desk`.\n    Write a blank after the `:`: `open: desk`.")]
    [TestCase("restart", "4:5: `steps` holds `restart`; expected a step such as `open: desk`.")]
    [TestCase("{}", "4:5: `steps` holds a mapping; expected a step such as `open: desk`.")]
    [TestCase("[]", "4:5: `steps` holds a list; expected a step such as `open: desk`.")]
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
            "4:26: `xxxxxxx` is no key of `status`; expected `status`.\n    Example:\n      - expect: { status: any }\n        on: device",
        }));

    [Test]
    public void An_unknown_key_comes_with_the_nearest() =>
        Assert.That(Yaml.Problems(Yaml.WithSteps("execute: x\ntime: 3")), Is.EqualTo(new[]
        {
            "5:5: `time` is no key of `execute`; expected `execute`, `as`, `times`, `params` or `on`.\n    Did you mean `times`?",
        }));

    [Test]
    public void A_word_of_other_tools_leads_to_its_own() =>
        Assert.That(Yaml.Problems(Yaml.WithSteps("goto: desk")), Is.EqualTo(new[]
        {
            "4:5: No step begins with `goto`; expected `execute`, `expect`, `heal`, `inject`, `open`, `reload` or `stop`.\n    Use `open`: `open: desk`.",
        }));

    [Test]
    public void A_word_of_another_family_is_shown_in_its_place() =>
        Assert.That(Yaml.Problems(Yaml.WithSteps("status: { mode: \"on\" }")), Is.EqualTo(new[]
        {
            "4:5: No step begins with `status`; expected `execute`, `expect`, `heal`, `inject`, `open`, `reload` or `stop`.\n"
            + "    Example:\n      - expect: { status: any }\n        on: device",
        }));

    [Test]
    public void A_second_expectation_is_sent_to_a_step_of_its_own() =>
        Assert.That(Yaml.Problems(Yaml.WithSteps("expect: { console: warn, says: x, status: }")), Is.EqualTo(new[]
        {
            "4:39: `status` begins another expectation; expected keys of `console`.\n    Put it in a list item of its own: - expect: { status: … }",
        }));

    [Test]
    public void A_key_of_the_family_can_mean_nothing_to_one_record() =>
        Assert.That(Yaml.Problems(Yaml.WithSteps("heal: storage.quota-full\non: device")), Is.EqualTo(new[]
        {
            "5:5: `on` is no key of `heal`; expected `heal`.\n    Example: heal: storage.quota-full",
        }));

    [Test]
    public void A_key_that_stands_too_far_in_is_sent_out() =>
        Assert.That(Yaml.Problems(Yaml.WithSteps("expect: { console: warn, says: x, on: device }")), Is.EqualTo(new[]
        {
            "4:39: `on` is no key of `console`; expected `console` or `says`.\n    It is a key of `expect`: put it on a line of its own, below `expect`.",
        }));

    [Test]
    public void A_text_that_a_comma_has_cut_is_to_be_quoted() =>
        Assert.That(Yaml.Problems(Yaml.WithSteps("expect: { console: warn, says: Sent, and queued }")), Is.EqualTo(new[]
        {
            "4:42: `and queued` is no key of `console`; expected `console` or `says`.\n"
            + "    Quote the text before it if this belongs to it: inside `{ }` a `,` ends a text.",
        }));

    [Test]
    public void A_value_of_another_shape_comes_with_an_example() =>
        Assert.That(Yaml.Problems(Yaml.WithSteps("open: { desk: }")), Is.EqualTo(new[]
        {
            "4:11: `open` is a mapping; expected text.\n    Example: open: desk",
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

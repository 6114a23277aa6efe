using Maestro.Harness.Scenarios;
using Maestro.Harness.Scenarios.Binding;

namespace Maestro.Harness.Tests.Scenarios;

internal sealed class ChosenOptionsTests
{
    [Test]
    public void Another_keys_value_chooses_the_record() =>
        Assert.That(
            With("inject: network.answer-lost\nwith: { route: claim-receipt, keep-alive: true, after: 20 ms }"),
            Is.EqualTo(new AnswerLost("claim-receipt", After: TimeSpan.FromMilliseconds(20), KeepAlive: true)
            {
                Place = new("scenarios/test.yaml", 5, 11),
            }));

    [TestCase("inject: storage.quota-full")]
    [TestCase("with:\ninject: storage.quota-full")]
    [TestCase("inject: storage.quota-full\nwith: {}")]
    public void Without_options_the_defaults_hold(string step) =>
        Assert.That((With(step) as QuotaFull)?.Percent, Is.EqualTo(100));

    [TestCase("inject: storage.quota-full", 4, 13)]
    [TestCase("inject: storage.quota-full\nwith: {}", 5, 11)]
    public void Options_have_their_own_place_or_the_names(string step, int line, int column) =>
        Assert.That(With(step)!.Place, Is.EqualTo(new Place("scenarios/test.yaml", line, column)));

    [Test]
    public void A_required_option_is_missed_where_the_name_stands() =>
        Assert.That(Yaml.Problems(Yaml.WithSteps("inject: network.answer-lost")), Is.EqualTo(new[]
        {
            "4:13: `network.answer-lost` lacks `route`; expected `claim-receipt` or `maestro-sync`.\n"
            + "    Example: with: { route: claim-receipt }",
        }));

    [Test]
    public void Wrong_options_are_all_refused() =>
        Assert.That(
            Yaml.Problems(Yaml.WithSteps("inject: network.answer-lost\nwith: { route: claim, times: 9, percent: 1 }")),
            Is.EqualTo(new[]
            {
                "5:20: `route` is `claim`; expected `claim-receipt` or `maestro-sync`.\n    Did you mean `claim-receipt`?",
                "5:34: `times` is `9`; expected a whole number between 1 and 5.",
                "5:37: `percent` is no key of `network.answer-lost`; expected `route`, `times`, `after` or `keep-alive`.\n"
                + "    Example: with: { route: claim-receipt }",
            }));

    [Test]
    public void An_option_beside_the_name_is_sent_under_with() =>
        Assert.That(Yaml.Problems(Yaml.WithSteps("inject: storage.quota-full\npercent: 9")), Is.EqualTo(new[]
        {
            "5:5: `percent` is no key of `inject`; expected `inject`, `at`, `with` or `on`.\n"
            + "    It is an option of `storage.quota-full`: put it under `with`, as in `with: { percent: … }`.",
        }));

    [TestCase("inject: storage.quota", "inject")]
    [TestCase("heal: storage.quota", "heal")]
    public void An_unknown_name_is_refused_with_the_nearest(string step, string key) =>
        Assert.That(Yaml.Problems(Yaml.WithSteps(step)), Is.EqualTo(new[]
        {
            $"4:{key.Length + 7}: `{key}` is `storage.quota`; expected `network.answer-lost` or `storage.quota-full`.\n"
            + "    Did you mean `storage.quota-full`?",
        }));

    [Test]
    public void Options_of_another_shape_are_refused() =>
        Assert.That(
            Yaml.Problems(Yaml.WithSteps("inject: storage.quota-full\nwith: 90")),
            Is.EqualTo(new[] { "5:11: `with` is `90`; expected keys with values." }));

    [Test]
    public void Options_without_a_name_are_refused() =>
        Assert.That(
            Yaml.Problems(() => Yaml.Bind<Loose>("with: { percent: 3 }")),
            Is.EqualTo(new[] { "1:7: `with` needs `fault`; expected a name there that it fits." }));

    private static FaultOptions? With(string step) =>
        ((InjectStep)Yaml.Load(Yaml.WithSteps(step))[0].Scenario.Steps[0]).With;

    private sealed record Loose(
        string? Fault = null,
        [ChosenBy("fault")] FaultOptions? With = null);
}

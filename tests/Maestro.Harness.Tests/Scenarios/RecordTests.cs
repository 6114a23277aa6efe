using Maestro.Harness.Scenarios;
using Maestro.Harness.Scenarios.Binding;

namespace Maestro.Harness.Tests.Scenarios;

internal sealed class RecordTests
{
    [Test]
    public void Keys_are_the_parameters_in_kebab_case() =>
        Assert.That(
            Yaml.Bind<Outer>("keep-alive: true\nINNER: { sha256-hash: x }"),
            Is.EqualTo(new Outer(true, new Inner("x") { Place = new("scenarios/test.yaml", 2, 8) })));

    [Test]
    public void Problems_of_all_keys_are_gathered_in_the_files_order() =>
        Assert.That(
            Yaml.Problems(() => Yaml.Bind<Outer>("INNER: { sha256-hsh: x, b: y }\nkeepalive: true")),
            Is.EqualTo(new[]
            {
                "1:1: The file lacks `keep-alive`; expected `true` or `false`.\n    Example: { keep-alive: true, INNER: {} }",
                "1:8: `INNER` lacks `sha256-hash`; expected text.\n    Example: { sha256-hash: <text> }",
                "1:10: `sha256-hsh` is no key of `INNER`; expected `sha256-hash`.\n    Did you mean `sha256-hash`?",
                "1:25: `b` is no key of `INNER`; expected `sha256-hash`.\n    Example: { sha256-hash: <text> }",
                "2:1: `keepalive` is no key of the file; expected `keep-alive` or `INNER`.\n    Did you mean `keep-alive`?",
            }));

    [Test]
    public void A_value_in_place_of_a_record_is_refused() =>
        Assert.That(
            Yaml.Problems(() => Yaml.Bind<Outer>("keep-alive: true\nINNER: 3")),
            Is.EqualTo(new[] { "2:8: `INNER` is `3`; expected keys with values." }));

    [Test]
    public void Nothing_is_a_record_that_requires_nothing() =>
        Assert.That(
            Yaml.Load("devices: { phone: , laptop: {} }\n" + Yaml.WithSteps("open: desk"))[0].Scenario.Devices!.Values,
            Is.EqualTo(new[] { new Device(), new Device() }));

    [Test]
    public void What_a_record_says_against_itself_is_a_problem_at_its_place() =>
        Assert.That(
            Yaml.Problems(() => Yaml.Bind<Outer>("keep-alive: true\nINNER: { sha256-hash: wrong }")),
            Is.EqualTo(new[] { "2:8: The hash is wrong; expected another.", "2:8: And it is short." }));

    private sealed record Outer(bool KeepAlive, [Key("INNER")] Inner Inner);

    private sealed record Inner(string Sha256Hash) : IChecked
    {
        public Place Place { get; init; }

        public IEnumerable<string> Check() =>
            Sha256Hash is "wrong" ? ["the hash is wrong; expected another", "and it is short"] : [];
    }
}

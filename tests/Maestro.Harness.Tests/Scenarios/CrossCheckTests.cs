using Maestro.Harness.Scenarios;

namespace Maestro.Harness.Tests.Scenarios;

internal sealed class CrossCheckTests
{
    private static readonly Dictionary<string, Claim> Known = new()
    {
        ["QUO-1"] = new("QUO-1", "symptom", "a"),
        ["OVR-1"] = new("OVR-1", "guarantee", "b"),
    };

    [TestCase("", "device")]
    [TestCase("", "device.1")]
    [TestCase("devices: { phone: { tabs: 2 } }\n", "phone.2")]
    public void Declared_devices_and_tabs_can_be_used(string devices, string address) =>
        Assert.That(
            Yaml.Load(devices + Yaml.WithSteps($"open: x\non: {address}"))[0].Scenario.Steps[0].On,
            Is.EqualTo(new[] { address }));

    [TestCase("", "phone", "`phone` is no device or tab here; expected `device`.\n    Declare it under `devices`, with as many `tabs` as it needs.", 5)]
    [TestCase("devices: { phone: {}, laptop: }\n", "phon", "`phon` is no device or tab here; expected `phone` or `laptop`.\n    Did you mean `phone` or `phone.1`?", 6)]
    [TestCase("devices: { phone: { tabs: 2 } }\n", "phone.3", "`phone.3` is no device or tab here; expected `phone`.\n    Did you mean `phone`, `phone.1` or `phone.2`?", 6)]
    public void Others_are_refused(string devices, string address, string problem, int line) =>
        Assert.That(
            Yaml.Problems(devices + Yaml.WithSteps($"open: x\non: {address}")),
            Is.EqualTo(new[] { $"{line}:9: {problem}" }));

    [Test]
    public void Every_address_in_a_list_is_checked_also_in_steps_that_are_wrong() =>
        Assert.That(
            Yaml.Problems(Yaml.WithSteps("inject: storage.quota-full\nat: [y]\non: [device, tv, radio]"))
                .Select(problem => problem.Split(';')[0]),
            Is.EqualTo(new[]
            {
                "5:9: `at` is a list",
                "6:18: `tv` is no device or tab here",
                "6:22: `radio` is no device or tab here",
            }));

    [Test]
    public void Tabs_of_an_unreadable_number_are_not_refused_twice() =>
        Assert.That(
            Yaml.Problems("devices: { phone: { tabs: x } }\n" + Yaml.WithSteps("open: x\non: phone.7")),
            Is.EqualTo(new[] { "1:27: `tabs` is `x`; expected a whole number between 1 and 20." }));

    [Test]
    public void What_is_done_on_one_tab_takes_no_list() => Assert.That(
        Yaml.Problems("devices: { phone: {}, laptop: {} }\n" + Yaml.WithSteps("execute: x\non: [phone, laptop]")),
        Is.EqualTo(new[] { "6:9: `execute` is done on one tab; expected one device or tab.\n    Write the step once for each; `parallel` does them at the same moment." }));

    [TestCase("[phone]", "1:10: `devices` is a list; expected names, each with keys with values such as `{ tabs: 2, storage: sqlite }`.")]
    [TestCase("{ phone: 2 }", "1:19: `phone` is `2`; expected keys with values such as `{ tabs: 2, storage: sqlite }`.")]
    public void Devices_of_another_shape_are_refused_once(string devices, string problem) => Assert.That(
        Yaml.Problems($"devices: {devices}\n" + Yaml.WithSteps("open: x\non: phone.2")), Is.EqualTo(new[] { problem }));

    [Test]
    public void Several_claims_in_one_text_are_to_be_put_in_brackets() => Assert.That(
        Yaml.Problems("title: t\nclaims: QUO-1, OVR-1\nsteps: { open: x }\n", Known),
        Is.EqualTo(new[] { "2:9: `QUO-1, OVR-1` is no claim; expected an id from claims.yaml.\n    Put several in brackets: `[QUO-1, OVR-1]`." }));

    [TestCase("{ Phone: {} }", "1:12: `Phone` names a device; expected lower-case letters, digits and `-`, such as `phone`.")]
    [TestCase("{ phone.2: {} }", "1:12: `phone.2` names a device; expected lower-case letters, digits and `-`, such as `phone`.")]
    [TestCase("{}", "1:10: `devices` is empty; expected at least one device.\n    Leave it out for one device named `device`.")]
    public void Devices_need_names(string devices, string problem) =>
        Assert.That(Yaml.Problems($"devices: {devices}\n" + Yaml.WithSteps("open: x")), Is.EqualTo(new[] { problem }));

    [Test]
    public void Unknown_claims_are_refused_with_the_nearest() =>
        Assert.That(Yaml.Problems("claims: [QUO-1, QU-1]\ntitle: t\nsteps: { open: x }\n", Known), Is.EqualTo(new[]
        {
            "1:17: `QU-1` is no claim; expected an id from claims.yaml.\n    Did you mean `QUO-1`?",
        }));

    [Test]
    public void Without_known_claims_none_is_refused() =>
        Assert.That(Yaml.Load("claims: [NO-1]\ntitle: t\nsteps: { open: x }\n"), Has.Count.EqualTo(1));
}

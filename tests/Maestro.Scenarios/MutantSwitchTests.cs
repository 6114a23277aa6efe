using System.Text.Json.Nodes;
using Maestro.Harness.History;
using Maestro.Harness.Mutation.Score;
using Maestro.Harness.Scenarios;
using Maestro.Harness.Worlds;

namespace Maestro.Scenarios;

/// <summary>That a mutant of the mutation score is on wherever the client runs: a page without it would be a page of the clean client.</summary>
internal sealed class MutantSwitchTests
{
    private const string Active = "() => globalThis.__stryker__?.activeMutant ?? 'none'";

    [Test]
    public async Task A_mutant_is_on_in_every_tab_of_every_device_and_after_a_reload_and_a_restart()
    {
        var cancel = TestContext.CurrentContext.CancellationToken;
        using var recorder = new Recorder(Stream.Null, TimeProvider.System);
        var devices = new Dictionary<string, Device> { ["phone"] = new(Tabs: 2), ["laptop"] = new(Storage: Backend.LevelDb) };
        var variant = new ScenarioVariant(
            "mutant-switch", new Scenario("A mutant is on", ["none"], [], Devices: devices), "", new Dictionary<string, string>(), "");
        await using var world = await World.CreateAsync(
            await OnStage.StageAsync(), variant, new ScenarioRecorder(recorder, variant.Id), 1, new Actuator(), TimeProvider.System, cancel,
            context => MutantSwitch.OnAsync(context, "12"));

        foreach (var name in new[] { "phone", "phone.2", "laptop" })
        {
            await world.Tab(name).OpenAsync(cancel);
            Assert.That(await ActiveAsync(world.Tab(name), cancel), Is.EqualTo("12"), name);
        }

        await world.Tab("phone").ReloadAsync(cancel);
        Assert.That(await ActiveAsync(world.Tab("phone"), cancel), Is.EqualTo("12"), "reloaded");
        await world.Tab("laptop").Device.RestartAsync(_ => Task.CompletedTask, cancel);
        Assert.That(await ActiveAsync(world.Tab("laptop"), cancel), Is.EqualTo("12"), "restarted");
    }

    private static async Task<string?> ActiveAsync(LiveTab tab, CancellationToken cancel) =>
        (string?)await tab.CallAsync(Active, null, cancel);
}

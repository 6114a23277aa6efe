using Maestro.Harness.History;
using Maestro.Harness.History.Events;
using Maestro.Harness.Worlds;

namespace Maestro.Harness.Playbooks;

/// <summary>The runbook's recovery from key loss: the next load of the page makes a new key, and the console is looked at for it.</summary>
public sealed class KeyLoss : IPlaybook
{
    private const string Sign = "[MAESTRO] Generated new encryption key";

    public string Name => "key-loss";

    public async Task<Proof> PerformAsync(World world, LiveTab tab, CancellationToken cancel)
    {
        var since = world.Recorder.Events.LastOrDefault()?.Seq ?? 0;
        await OperatorsConsole.ReloadAsync(world, tab.Device, cancel);
        var said = await world.Recorder.WaitForAsync<ConsoleSaid>(
            said => said.Seq > since && said.Device == tab.Device.Name && said.Text.StartsWith(Sign, StringComparison.Ordinal),
            world.Settings.ExpectTimeout,
            cancel);
        return new Proof(said is not null, said is null ? $"the console does not say \"{Sign}\"" : $"the console says \"{said.Text}\"");
    }
}

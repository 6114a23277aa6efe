using Maestro.Harness.Scenarios;
using Maestro.Harness.Worlds;

namespace Maestro.Harness.Faults.Storage.Physical;

/// <summary>
/// The disk refuses the browser, and nothing is lost. Receipt: a write in this origin fails. Healed: one succeeds. One look is enough,
/// since no browser repairs this; where none opens, Chromium takes 2 s for it.
/// </summary>
public abstract class RefusalFault<TOptions>(FaultSite site, TOptions options) : Fault<TOptions>(site, options)
    where TOptions : FaultOptions
{
    public override async Task<Proof> ProveAsync(CancellationToken cancel)
    {
        var said = await WriteAsync(cancel);
        return new Proof(IsRefused(said), $"{Device.Backend}, a write of 10,000 bytes: {said}");
    }

    public override async Task<Proof> HealAsync(CancellationToken cancel)
    {
        await GiveBackAsync(cancel);
        var said = await WriteAsync(cancel);
        return new Proof(said is "written", $"{Device.Backend}, a write of 10,000 bytes: {said}");
    }

    /// <summary>Takes the refusal back, at the aim.</summary>
    protected abstract Task GiveBackAsync(CancellationToken cancel);

    private static bool IsRefused(string said) => said.Split(':')[0] is "UnknownError" or "AbortError";

    private async Task<string> WriteAsync(CancellationToken cancel)
    {
        var page = await Device.ProbePageAsync();
        var said = await StorageProbe.WriteAsync(page).WaitAsync(World.Settings.ExpectTimeout, cancel);
        await page.CloseAsync();
        return said;
    }
}

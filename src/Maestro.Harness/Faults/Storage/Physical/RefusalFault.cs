using Maestro.Harness.Scenarios;
using Maestro.Harness.Worlds;

namespace Maestro.Harness.Faults.Storage.Physical;

/// <summary>
/// The disk refuses the browser, and nothing is lost. Receipt: a write in this origin fails, twice in a row. Healed: one succeeds.
/// </summary>
public abstract class RefusalFault<TOptions>(FaultSite site, TOptions options) : Fault<TOptions>(site, options)
    where TOptions : FaultOptions
{
    public override async Task<Proof> ProveAsync(CancellationToken cancel)
    {
        var (first, second) = (await WriteAsync(cancel), await WriteAsync(cancel));
        return new Proof(IsRefused(first) && IsRefused(second), $"{Device.Backend}, a write of 10,000 bytes: {first}; again: {second}");
    }

    public override async Task<Proof> HealAsync(CancellationToken cancel)
    {
        await GiveBackAsync(cancel);
        var (first, second) = (await WriteAsync(cancel), await WriteAsync(cancel));
        return new Proof(second is "written", $"{Device.Backend}, a write of 10,000 bytes: {first}; again: {second}");
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

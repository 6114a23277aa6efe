using Maestro.Harness.Scenarios;
using Maestro.Harness.Worlds;

namespace Maestro.Harness.Faults.Storage.Physical;

/// <summary>
/// The browser loses what it had stored, and goes on. Receipt: a record that was written before is gone, while storage works. What is
/// lost stays lost; healed means that a record that is written now is kept.
/// </summary>
public abstract class LossFault<TOptions>(FaultSite site, TOptions options) : Fault<TOptions>(site, options)
    where TOptions : FaultOptions
{
    /// <summary>What the first page said that opened a database after the loss: the browser tells of it but once.</summary>
    private string? _first;

    public override async Task InjectAsync(CancellationToken cancel)
    {
        var page = await Device.ProbePageAsync();
        await Sentinel.WriteAsync(page, World, cancel);
        await page.CloseAsync();
        await LoseAsync(cancel);
    }

    public override async Task<Proof> ProveAsync(CancellationToken cancel)
    {
        var said = await ReadAsync(cancel);
        return new Proof(
            Sentinel.IsGone(said), $"{Device.Backend}, a record written before: {(Sentinel.IsGone(said) ? _first ?? said : said)}");
    }

    public override async Task<Proof> HealAsync(CancellationToken cancel)
    {
        var page = await Device.ProbePageAsync();
        var written = await Sentinel.WriteAsync(page, World, cancel);
        await page.CloseAsync();
        var said = await ReadAsync(cancel);
        return new Proof(said is Sentinel.Kept, $"what was lost stays lost; a record written now: {written}, {said}");
    }

    /// <summary>Does it, at the aim; by default with the browser closed.</summary>
    protected virtual Task LoseAsync(CancellationToken cancel) => Aim.Device.RestartAsync(
        profile =>
        {
            Do(() => Damage(profile));
            return Task.CompletedTask;
        },
        cancel,
        async () => _first = await ReadAsync(cancel));

    /// <param name="profile">Of the closed browser.</param>
    protected abstract void Damage(string profile);

    private async Task<string> ReadAsync(CancellationToken cancel)
    {
        var page = await Device.ProbePageAsync();
        var said = await Sentinel.ReadAsync(page, World, cancel);
        await page.CloseAsync();
        return said;
    }
}

using Maestro.Harness.Worlds;

namespace Maestro.Harness.Playbooks;

/// <summary>No recovery: an error is thrown in the page that nobody catches, so that a canary has something to be caught by.</summary>
public sealed class PageError : IPlaybook
{
    private const string Throw = "() => { setTimeout(() => { throw new Error('the canary sings'); }); }";

    public string Name => "page-error";

    public async Task<Proof> PerformAsync(World world, LiveTab tab, CancellationToken cancel)
    {
        await tab.CallAsync(Throw, null, cancel);
        return new Proof(true, "an error was thrown in the page");
    }
}
